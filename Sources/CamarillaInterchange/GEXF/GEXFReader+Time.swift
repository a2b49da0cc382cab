import Camarilla
import CamarillaFormats

extension GEXFReader {
  /// The periods that the tag at hand names; none where it names no time.
  mutating func spellsOfTag() -> [Period] {
    if let text = reader.string(.intervals) {
      return bracketed(text).compactMap { group in
        guard group.times.count == 2 else {
          report(group.text, expected: "an interval such as [1920, 1925]")
          return nil
        }
        guard let from = time(group.times[0]), let to = time(group.times[1]) else { return nil }
        return period(
          from: group.excludesStart ? from.date?.stepped(by: 1) : from.date,
          to: group.excludesEnd ? to.date?.stepped(by: -1) : to.date)
      }
    }
    if let text = reader.string(.timestamps) {
      return bracketed(text).flatMap { group in group.times.compactMap { time($0)?.period } }
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
  private func bracketed(_ text: String) -> [Group] {
    text.filter { $0 != "<" && $0 != ">" }.split(separator: ";").map { part in
      let inner = part.filter { !"[]()".contains($0) }
      return Group(
        text: inner,
        times: inner.split(whereSeparator: { $0 == "," || $0.isWhitespace }).map(String.init),
        excludesStart: part.contains("("), excludesEnd: part.contains(")"))
    }
  }

  /// The period from the tag's start to its end, or at its time stamp; nil without any of them.
  mutating func period() -> Period? {
    if let text = reader.string(.timestamp) { return time(text)?.period }
    let start = reader.string(.start).flatMap { time($0) }
    let startOpen = reader.string(.startopen).flatMap { time($0) }
    let end = reader.string(.end).flatMap { time($0) }
    let endOpen = reader.string(.endopen).flatMap { time($0) }
    guard start != nil || end != nil || startOpen != nil || endOpen != nil else { return nil }
    return period(
      from: start?.date ?? startOpen?.date?.stepped(by: 1),
      to: end?.date ?? endOpen?.date?.stepped(by: -1))
  }

  private mutating func period(from start: HistoricalDate?, to end: HistoricalDate?) -> Period? {
    if let period = Period(from: start, through: end) { return period }
    if let start, let end {
      assembler.error(
        .endBeforeStart,
        "a spell ends on \(end.latest), before it begins on \(start.earliest)",
        at: reader.location, text: "\(end.latest)",
        expected: "an end that is not before the start")
    }
    return nil
  }

  /// What a text means; nil, and an error, when it is no time. Blank is none either.
  private mutating func time(_ text: String) -> GEXFTime? {
    if text.isEmpty { return nil }
    if let known = times[text] { return known }
    let time = GEXFTime(String(text.trimmingBlanks()))
    if time == nil {
      report(
        text,
        expected: ForeignTime.expectation(
          inPlaceOf: text, "a year, or a date such as 1926-05-14"))
    }
    times[text] = .some(time)
    return time
  }

  private mutating func report(_ text: String, expected: String) {
    assembler.error(
      .malformedDate, "'\(shortened(text))' is no time", at: reader.location, text: text,
      expected: expected)
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

extension GEXFTime {
  /// An event at the time; without bound, whenever.
  fileprivate var period: Period { date.map { .event($0) } ?? .boundless }
}
