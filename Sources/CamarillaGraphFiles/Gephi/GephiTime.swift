import Camarilla
import CamarillaFormats

/// Gephi's sets of times: `<[1917.0, 1924.0]; (1930.0, 1933.0]>` of intervals, `<[1917.0, 1918.0, 1920.0]>`
/// of points.
///
/// A time is a date (`1917-03-02`, a time of day behind it is ignored), or written in any form that dates are
/// read in elsewhere (`44 BCE`), an unbounded end (`-Infinity`), or a
/// number: a year up to 9999, a whole one all of it; beyond, as Gephi keeps dates, the milliseconds
/// since 1970. Square brackets include an interval's end, round ones don't. A value that changes has it
/// behind the times it holds at: `<[1917.0, 1924.0, 2.5]; [1930.0, 1933.0, 1.0]>`.
///
/// One time between brackets is a point. Two are an interval, but two points in a column that has more than
/// two somewhere, unless the column has what only intervals have: several groups, a round bracket, or an
/// end without bound.
enum GephiTime {
  struct Point: Equatable {
    /// Nil is without bound.
    var date: HistoricalDate?
    /// Whether a number stood for milliseconds.
    var isStamp = false
    /// What is to be told of it, where it is no time of Gephi's.
    var remark: DateRemark?
  }

  /// The notes on the times of a cell, each once.
  static func remarks(of groups: [Group]) -> [DateRemark] {
    var remarks: [DateRemark] = []
    for remark in groups.flatMap(\.points).compactMap(\.remark) where !remarks.contains(remark) {
      remarks.append(remark)
    }
    return remarks
  }

  /// What stands between one pair of brackets.
  struct Group: Equatable {
    var points: [Point]
    /// The value that holds then, of a cell of values.
    var value: String?
    var includesStart: Bool
    var includesEnd: Bool

    /// Whether it can be nothing but an interval: an end that is left out, or without bound.
    var isInterval: Bool {
      points.count == 2
        && !(includesStart && includesEnd && points.allSatisfy { $0.date != nil })
    }
  }

  /// The groups of a cell; nil where it is no set of times.
  ///
  /// - Parameter haveValues: whether the last text of each group is a value.
  static func groups(_ text: String, haveValues: Bool = false) -> [Group]? {
    var body = trimmed(text[...])
    if body.hasPrefix("<"), body.hasSuffix(">"), body.utf8.count >= 2 {
      body = trimmed(body.dropFirst().dropLast())
    }
    if body.isEmpty || body == "empty" { return [] }
    if !body.hasPrefix("["), !body.hasPrefix("(") {
      // A time by itself, or several with commas between.
      return haveValues ? nil : group(body, hasValue: false).map { [$0] }
    }
    var groups: [Group] = []
    while let open = body.first {
      guard open == "[" || open == "(",
        let close = body.firstIndex(where: { $0 == "]" || $0 == ")" }),
        var group = group(body[body.index(after: body.startIndex)..<close], hasValue: haveValues)
      else { return nil }
      (group.includesStart, group.includesEnd) = (open == "[", body[close] == "]")
      groups.append(group)
      body = trimmed(body[body.index(after: close)...])
      if body.isEmpty { return groups }
      guard body.first == ";" || body.first == "," else { return nil }
      body = trimmed(body.dropFirst())
    }
    return nil
  }

  private static func group(_ text: Substring, hasValue: Bool) -> Group? {
    var parts = text.split(separator: ",", omittingEmptySubsequences: false).map(trimmed)
    let value = hasValue ? parts.popLast().map { String(unquoted($0)) } : nil
    var points: [Point] = []
    for part in parts {
      let isEnd = parts.count == 2 && points.count == 1
      guard let point = point(text: unquoted(part), side: isEnd ? .end : .start) else { return nil }
      points.append(point)
    }
    return Group(points: points, value: value, includesStart: true, includesEnd: true)
  }

  private static func unquoted(_ text: Substring) -> Substring {
    let isQuoted = text.utf8.count >= 2 && text.first == "\"" && text.last == "\""
    return isQuoted ? text.dropFirst().dropLast() : text
  }

  private static func point(text: Substring, side: Period.End.Side) -> Point? {
    if ForeignTime.isUnbounded(text) { return Point() }
    if let (date, remark) = ForeignTime.reading(text, of: side) {
      return Point(date: date, remark: remark)
    }
    guard let number = Double(text), number.isFinite,
      case let days = (number / 86_400_000).rounded(.down), abs(days) < 4_000_000
    else { return nil }
    return HistoricalDate(CalendarDay(number: Int(days))).map { Point(date: $0, isStamp: true) }
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.first?.isWhitespace ?? false { text.removeFirst() }
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return text
  }

  /// The periods of a cell, with the values that hold then; nil where one ends before it begins.
  ///
  /// - Parameter arePoints: whether two times between brackets are two points, and not an interval.
  static func spells(
    groups: [Group], arePoints: Bool
  ) -> [(period: Period, value: String?)]? {
    var spells: [(period: Period, value: String?)] = []
    for group in groups {
      if group.points.count != 2 || arePoints {
        spells += group.points.map { ($0.period, group.value) }
        continue
      }
      let (from, to) = (group.points[0].date, group.points[1].date)
      guard
        let period = Period(
          from: group.includesStart ? from : from?.stepped(by: 1),
          through: group.includesEnd ? to : to?.stepped(by: -1))
      else { return nil }
      spells.append((period, group.value))
    }
    return spells
  }

  // MARK: Writing

  /// A cell for the spells of a row, blank where it has none.
  static func text(
    table: SpellTable, row: Int, pool: PeriodPool, asYears: Bool
  ) -> String {
    let indices = table.spells(ofRow: Int32(row))
    guard !indices.isEmpty else { return "" }
    let intervals = indices.map { index in
      let hull = SpellHull(pool[table.periods[index]])
      let start = hull.start.map { text(day: $0, asYears: asYears) } ?? "-Infinity"
      let end = hull.end.map { text(day: $0, asYears: asYears) } ?? "Infinity"
      return "[\(start), \(end)]"
    }
    return "<\(intervals.joined(separator: "; "))>"
  }

  private static func text(day: CalendarDay, asYears: Bool) -> String {
    asYears ? "\(day.year).0" : "\(day)"
  }
}

extension GephiTime.Point {
  /// An event at the time; through a range of years, and whenever without a bound.
  fileprivate var period: Period {
    guard let date else { return .boundless }
    return remark?.lastYear.flatMap { Period(from: date, through: $0) } ?? .event(date)
  }
}
