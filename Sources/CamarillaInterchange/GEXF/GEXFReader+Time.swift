import Camarilla
import CamarillaFormats

extension GEXFReader {
  /// The periods that the tag at hand names; none where it names no time.
  mutating func spellsOfTag() -> [Period] {
    if let text = reader.string(.intervals) {
      return bracketed(text).compactMap { interval in
        let parts = interval.split(whereSeparator: { $0 == "," || $0.isWhitespace })
        guard parts.count == 2 else {
          report(interval, expected: "an interval such as [1920, 1925]")
          return nil
        }
        return period(from: time(String(parts[0])), to: time(String(parts[1])))
      }
    }
    if let text = reader.string(.timestamps) {
      return bracketed(text).flatMap { list in
        list.split(whereSeparator: { $0 == "," || $0.isWhitespace }).compactMap { text in
          time(String(text))?.period
        }
      }
    }
    return period().map { [$0] } ?? []
  }

  /// The texts within the brackets of `<[1, 2]; [4, 5]>`, or all of it where there are none.
  private func bracketed(_ text: String) -> [String] {
    let inner = text.filter { $0 != "<" && $0 != ">" }
    let parts = inner.split(separator: ";")
    return parts.map { part in
      String(part.filter { $0 != "[" && $0 != "]" && $0 != "(" && $0 != ")" })
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

  private mutating func period(from start: GEXFTime?, to end: GEXFTime?) -> Period? {
    guard let start, let end else { return nil }
    return period(from: start.date, to: end.date)
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
    let time = GEXFTime(String(text.trimmingSpaces()))
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
