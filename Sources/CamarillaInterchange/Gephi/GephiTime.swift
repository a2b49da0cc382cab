import Camarilla
import CamarillaFormats

/// Gephi's sets of times: `<[1917.0, 1924.0]; (1930.0, 1933.0]>` of intervals, `<[1917.0, 1918.0, 1920.0]>`
/// of points.
///
/// A time is a date (`1917-03-02`, a time of day behind it is ignored), an unbounded end (`-Infinity`), or a
/// number: a year up to 9999, a whole one all of it; beyond, as Gephi keeps dates, the milliseconds
/// since 1970. Square brackets include an interval's end, round ones don't.
enum GephiTime {
  /// A time, as the days that it may be.
  struct Point: Equatable {
    /// Nil is without bound.
    var first: CalendarDay?
    var last: CalendarDay?
  }

  /// What stands between one pair of brackets.
  struct Group: Equatable {
    var points: [Point]
    var includesStart: Bool
    var includesEnd: Bool
  }

  /// The groups of a cell; nil where it is no set of times.
  static func groups(_ text: String) -> [Group]? {
    var body = trimmed(text[...])
    if body.hasPrefix("<"), body.hasSuffix(">"), body.utf8.count >= 2 {
      body = trimmed(body.dropFirst().dropLast())
    }
    if body.isEmpty || body == "empty" { return [] }
    if !body.hasPrefix("["), !body.hasPrefix("(") {
      // A time by itself, or several with commas between.
      return points(body).map { [Group(points: $0, includesStart: true, includesEnd: true)] }
    }
    var groups: [Group] = []
    while let open = body.first {
      guard open == "[" || open == "(",
        let close = body.firstIndex(where: { $0 == "]" || $0 == ")" }),
        let points = points(body[body.index(after: body.startIndex)..<close])
      else { return nil }
      groups.append(
        Group(points: points, includesStart: open == "[", includesEnd: body[close] == "]"))
      body = trimmed(body[body.index(after: close)...])
      if body.isEmpty { return groups }
      guard body.first == ";" || body.first == "," else { return nil }
      body = trimmed(body.dropFirst())
    }
    return nil
  }

  private static func points(_ text: Substring) -> [Point]? {
    var points: [Point] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let point = point(trimmed(part)) else { return nil }
      points.append(point)
    }
    return points
  }

  private static func point(_ text: Substring) -> Point? {
    let text = text.first == "\"" && text.last == "\"" ? text.dropFirst().dropLast() : text
    if ["infinity", "-infinity"].contains(text.lowercased()) { return Point() }
    if let number = Double(text) { return number.isFinite ? point(number) : nil }
    let date = text.prefix { $0 != "T" && $0 != " " }
    // EDTF beyond plain dates is not Gephi's.
    guard date.allSatisfy({ $0.isNumber || $0 == "-" }),
      let parsed = try? HistoricalDate(String(date))
    else { return nil }
    return Point(first: parsed.earliest, last: parsed.latest)
  }

  private static func point(_ number: Double) -> Point? {
    guard abs(number) <= 9999 else {
      let days = (number / 86_400_000).rounded(.down)
      guard abs(days) < 4_000_000 else { return nil }
      let day = CalendarDay(number: Int(days))
      return Point(first: day, last: day)
    }
    guard let day = DecimalYear.day(number) else { return nil }
    let isYear = number == number.rounded()
    return Point(first: day, last: isYear ? .last(ofYear: day.year) : day)
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.first?.isWhitespace ?? false { text.removeFirst() }
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return text
  }

  /// The spells of a cell; nil where one ends before it begins.
  ///
  /// - Parameter arePoints: whether two times between brackets are two points, and not an interval.
  static func spells(_ groups: [Group], arePoints: Bool) -> [SpellHull]? {
    var spells: [SpellHull] = []
    for group in groups {
      if group.points.count != 2 || arePoints {
        spells += group.points.map { SpellHull(start: $0.first, end: $0.last) }
        continue
      }
      let (from, to) = (group.points[0], group.points[1])
      let start = group.includesStart ? from.first : from.last.map { $0.advanced(by: 1) }
      let end = group.includesEnd ? to.last : to.first.map { $0.advanced(by: -1) }
      if let start, let end, end < start { return nil }
      spells.append(SpellHull(start: start, end: end))
    }
    return spells
  }

  // MARK: Writing

  /// Whether every spell of a document begins and ends with a year, so that years can stand for dates:
  /// Gephi takes all times of a graph for dates, or all for numbers.
  static func areYears(_ document: GraphDocument) -> Bool {
    (document.nodes.spells.periods + document.edges.spells.periods).allSatisfy {
      let hull = SpellHull(document.periods[$0])
      return hull.inYears == hull
    }
  }

  /// A cell for the spells of a row, blank where it has none.
  static func text(
    _ table: SpellTable, _ row: Int, _ pool: PeriodPool, asYears: Bool
  ) -> String {
    let places = table.spells(ofRow: Int32(row))
    guard !places.isEmpty else { return "" }
    let intervals = places.map { place in
      let hull = SpellHull(pool[table.periods[place]])
      let start = hull.start.map { text($0, asYears) } ?? "-Infinity"
      let end = hull.end.map { text($0, asYears) } ?? "Infinity"
      return "[\(start), \(end)]"
    }
    return "<\(intervals.joined(separator: "; "))>"
  }

  private static func text(_ day: CalendarDay, _ asYears: Bool) -> String {
    asYears ? "\(day.year).0" : "\(day)"
  }
}
