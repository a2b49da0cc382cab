import Camarilla
import CamarillaFormats

extension GEXFReader {
  /// The periods that the tag at hand names; none where it names no time.
  mutating func spellsOfTag() -> [Period] {
    if let text = reader.string(named: .intervals) {
      return bracketed(text, name: .intervals).compactMap { group in
        guard group.times.count == 2 else {
          report(group.text, name: .intervals, expected: "an interval such as [1920, 1925]")
          return nil
        }
        guard let from = time(text: group.times[0], name: .intervals, side: .start),
          let to = time(text: group.times[1], name: .intervals, side: .end)
        else { return nil }
        return period(
          from: group.excludesStart ? from.date?.stepped(by: 1) : from.date,
          to: group.excludesEnd ? to.date?.stepped(by: -1) : to.date, name: .intervals)
      }
    }
    if let text = reader.string(named: .timestamps) {
      return bracketed(text, name: .timestamps).flatMap { group in
        group.times.compactMap { event(text: $0, name: .timestamps) }
      }
    }
    return period().map { [$0] } ?? []
  }

  /// What stands between one pair of brackets, of which round ones leave out the time beside them.
  private struct Group {
    let text: String
    var times: [String]
    var excludesStart: Bool
    var excludesEnd: Bool
  }

  /// The groups of `<[1, 2]; (4, 5]>`, or one of all of it where there are no brackets.
  ///
  /// Times have commas between them, or blanks where each part is a time by itself, as of `44 BCE` none is.
  private func bracketed(_ text: String, name: XMLName) -> [Group] {
    text.filter { $0 != "<" && $0 != ">" }.split(separator: ";").map { part in
      let inner = part.filter { !"[]()".contains($0) }
      let words = inner.split(whereSeparator: \.isWhitespace)
      let isOfWords =
        !inner.contains(",")
        && (name == .intervals
          || words.allSatisfy { ForeignTime.date(of: $0) != nil || ForeignTime.isUnbounded($0) })
      let times = isOfWords ? words.map(String.init) : inner.split(separator: ",").map(String.init)
      return Group(
        text: inner, times: times.map { String($0.trimmingBlanks()) }.filter { !$0.isEmpty },
        excludesStart: part.contains("("), excludesEnd: part.contains(")"))
    }
  }

  /// The period from the tag's start to its end, or at its time stamp; nil without any of them.
  ///
  /// Without an end, a range of years that stands for the start says the end as well.
  mutating func period() -> Period? {
    if let text = reader.string(named: .timestamp) { return event(text: text, name: .timestamp) }
    let start = bound(.start, side: .start)
    let startOpen = bound(.startopen, side: .start)
    let end = bound(.end, side: .end)
    let endOpen = bound(.endopen, side: .end)
    guard start != nil || end != nil || startOpen != nil || endOpen != nil else { return nil }
    let endName: XMLName =
      end != nil ? .end : endOpen != nil ? .endopen : start != nil ? .start : .startopen
    let lastYear = reader.has(.end) || reader.has(.endopen) ? nil : start?.lastYear
    return period(
      from: start?.date ?? startOpen?.date?.stepped(by: 1),
      to: end?.date ?? endOpen?.date?.stepped(by: -1) ?? lastYear, name: endName)
  }

  private mutating func bound(_ name: XMLName, side: Period.End.Side) -> GEXFTime? {
    reader.string(named: name).flatMap { time(text: $0, name: name, side: side) }
  }

  /// - Parameter name: the attribute that says the end.
  private mutating func period(
    from start: HistoricalDate?, to end: HistoricalDate?, name: XMLName
  ) -> Period? {
    if let period = Period(from: start, through: end) { return period }
    if let start, let end {
      assembler.diagnostics.add(
        .error(
          "a spell ends on \(end.latest), before it begins on \(start.earliest)",
          rule: .endBeforeStart, at: reader.location(of: name), text: "\(end.latest)",
          expected: "an end that is not before the start"))
    }
    return nil
  }

  /// An event at a time; whenever, where that is without bound, and through them of several years.
  private mutating func event(text: String, name: XMLName) -> Period? {
    guard let time = time(text: text, name: name, side: .start) else { return nil }
    guard let date = time.date else { return .boundless }
    return time.lastYear.flatMap { Period(from: date, through: $0) } ?? .event(date)
  }

  /// What a text means; nil, and an error, when it is no time. Blank is none either.
  private mutating func time(
    text: String, name: XMLName, side: Period.End.Side
  ) -> GEXFTime? {
    if text.isEmpty { return nil }
    let key = GEXFTimeText(text: text, isOfEnd: side == .end)
    if let known = times[key], known.remark == nil { return known }
    guard let time = GEXFTime(text: String(text.trimmingBlanks()), of: side) else {
      report(
        text, name: name,
        expected: ForeignTime.expectation(
          inPlaceOf: text, plain: "a year, or a date such as 1926-05-14"))
      return nil
    }
    if let remark = time.remark {
      assembler.diagnostics.once(
        per: "date \(text)",
        .ofDate(remark, what: "'\(name.rawValue)'", at: reader.location(of: name)))
    }
    times[key] = time
    return time
  }

  private mutating func report(_ text: String, name: XMLName, expected: String) {
    assembler.diagnostics.add(
      .error(
        "'\(shortened(text))' is no time", rule: .malformedDate, at: reader.location(of: name),
        text: text, expected: expected))
  }

  /// Reads `<spells>`, or `<slices>` as draft 1.1 has it.
  mutating func readSpells(_ spells: inout [Period]) throws(FormatsError) {
    while try reader.nextChild() {
      if reader.name == .spell || reader.name == .slice {
        let isBounded =
          reader.has(.start) || reader.has(.end) || reader.has(.startopen) || reader.has(.endopen)
          || reader.has(.timestamp)
        if isBounded {
          if let period = period() { spells.append(period) }
        } else {
          spells.append(.boundless)
        }
      }
      try reader.skip()
    }
  }
}
