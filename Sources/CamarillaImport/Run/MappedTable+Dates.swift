import Camarilla
import CamarillaFormats

/// One part of a date as a row has it.
private enum DatePart {
  case absent
  /// There is a code for unknown.
  case unknown
  case number(Int)
}

extension MappedTable {
  /// What a row says of a time, a date or where it is written in EDTF perhaps an interval, and the word
  /// on how it is meant; nil where it says nothing.
  func time(rule: DateRule) throws(CellStop) -> (period: Period, word: DateWord)? {
    var stops = CellStops()
    let word = stops.value { () throws(CellStop) in try dateWord(rule: rule.word) }
    if word == .unknown { return nil }
    let period = stops.value { () throws(CellStop) in try written(rule: rule) }
    try stops.check()
    guard let word, let period = period ?? nil else { return nil }
    return (period, word)
  }

  /// A date, where an interval is a fault; of a range of years such as `1539-40` a life has one of them,
  /// and an end of a period its own.
  func date(
    rule: DateRule, isLife: Bool = false, of side: Period.End.Side? = nil
  ) throws(CellStop) -> (date: HistoricalDate, word: DateWord)? {
    guard let (period, word) = try time(rule: rule) else { return nil }
    switch period {
    case .event(let date): return (date, word)
    case .interval(let interval):
      let written: String? =
        if case .constant(let text) = rule.cells { text } else {
          rule.mainSlot.map { text(at: $0) }
        }
      if let written, isLife || side != nil, let date = rangeOfYears(text: written, of: side) {
        return (date, word)
      }
      throw .fault(
        CellFault(
          interval: interval, in: rule.mainSlot.map { text(at: $0) } ?? period.description,
          isLife: isLife,
          slot: rule.mainSlot))
    }
  }

  private func rangeOfYears(text: String, of side: Period.End.Side?) -> HistoricalDate? {
    guard let side else {
      let read = try? HistoricalDate.reading(text)
      return read?.remark == nil ? nil : read?.date
    }
    guard case (.date(let date), _?)? = try? Period.End.reading(text, of: side) else { return nil }
    return date
  }

  func dateWord(rule: TextRule?) throws(CellStop) -> DateWord {
    let text = try text(rule: rule)
    if text.isEmpty { return .exact }
    if let word = DateWord(rawValue: text) { return word }
    let words = DateWord.allCases.map(\.rawValue)
    throw .fault(
      CellFault(
        slot: rule?.slots.first,
        message: "'\(shortened(text))' is no word for a date",
        expected: "one of \(words.joined(separator: ", ")), or the key 'values' in the mapping",
        suggestion: Suggestion(nearestTo: text, among: words)))
  }

  private func written(rule: DateRule) throws(CellStop) -> Period? {
    switch rule.cells {
    case .constant(let text): return try read(text, slot: nil, at: rule.location)
    case .whole(let slot, let formats, let readsEDTF):
      let cell = text(at: slot)
      if cell.isEmpty || rule.unknown.contains(cell) { return nil }
      // The day before a date takes its year, month and day.
      let tried = formats + (readsEDTF && rule.isExclusive ? Self.plainFormats : [])
      for format in tried {
        guard let parts = format.parts(cell: cell, unknown: rule.unknown) else { continue }
        let part = DateRule.Part(slot: slot, unknown: rule.unknown)
        return try date(parts: [part, part, part], texts: parts.map { $0 ?? "" }, rule: rule).map {
          .event($0)
        }
      }
      if readsEDTF, !rule.isExclusive { return try read(cell, slot: slot) }
      throw .fault(
        CellFault(
          slot: slot, message: "'\(shortened(cell))' is not a date of the mapping's format",
          expected: expected(
            formats.isEmpty
              ? "a year, a month of a year or a day, such as 1926-05-14" : "a date so written",
            inPlaceOf: cell)))
    case .parts(let year, let month, let day):
      let parts = [year, month, day].map { part in
        part.map { DateRule.Part(slot: $0.slot, unknown: $0.unknown + rule.unknown) }
      }
      return try date(
        parts: parts, texts: parts.map { $0.map { text(at: $0.slot) } ?? "" }, rule: rule
      )
      .map { .event($0) }
    }
  }

  /// What a text in EDTF says.
  private func read(
    _ text: String, slot: Int?, at constant: Problem.Location? = nil
  ) throws(CellStop) -> Period {
    do throws(DateError) {
      let (period, remark) = try Period.reading(text)
      if let remark { remarks.add(remark, at: constant ?? location(at: slot)) }
      return period
    } catch {
      throw .fault(CellFault(error: error, takesIntervals: true, slot: slot))
    }
  }

  private static let plainFormats = ["YYYY-MM-DD", "YYYY-MM", "YYYY"].compactMap { DateFormat($0) }

  /// The date of the texts of year, month and day.
  private func date(
    parts: [DateRule.Part?], texts: [String], rule: DateRule
  ) throws(CellStop) -> HistoricalDate? {
    var numbers = [DatePart](repeating: .absent, count: 3)
    var stops = CellStops()
    for (index, name) in ["year", "month", "day"].enumerated() {
      guard let part = parts[index] else { continue }
      let number = stops.value { () throws(CellStop) in
        try self.number(text: texts[index], name: name, part: part, rule: rule)
      }
      numbers[index] = number ?? .absent
    }
    try stops.check()
    let slot = parts[0]?.slot
    return try date(parts: numbers, rule: rule, slots: parts.map { $0?.slot ?? slot })
  }

  private func number(
    text: String, name: String, part: DateRule.Part, rule: DateRule
  ) throws(CellStop) -> DatePart {
    if text.isEmpty { return .absent }
    if part.unknown.contains(text) { return .unknown }
    guard let number = Int(withoutZeros(of: text)) else {
      // A year with its era says by itself how it counts.
      if name == "year", let year = CalendarYear(text) { return .number(year.number) }
      throw .fault(
        CellFault(
          slot: part.slot, message: "the \(name) '\(shortened(text))' is no whole number",
          expected: wordForNothing(of: text) == nil
            ? "a number, or one of the codes under 'unknown' in the mapping"
            : expected("a number", inPlaceOf: text)))
    }
    if name == "year" {
      return .number(try astronomical(year: number, rule: rule, slot: part.slot))
    }
    let last = name == "month" ? 12 : 31
    if (1...last).contains(number) { return .number(number) }
    throw .fault(
      CellFault(
        slot: part.slot, message: "the \(name) \(number) is none",
        expected: "1 to \(last), or one of the codes under 'unknown' in the mapping"))
  }

  /// The date of year, month and day. A blank part is left out where nothing finer follows; an unknown one
  /// is X's.
  private func date(
    parts: [DatePart], rule: DateRule, slots: [Int?]
  ) throws(CellStop) -> HistoricalDate? {
    var (year, month, day) = (parts[0], parts[1], parts[2])
    if rule.isExclusive { (year, month, day) = Self.dayBefore(year, month: month, day: day) }
    var text = ""
    switch (month, day) {
    case (.number, .number(let number)), (.unknown, .number(let number)),
      (.absent, .number(let number)):
      text = "-" + two(of: number)
    case (.number, .unknown), (.unknown, .unknown): text = "-XX"
    default: break
    }
    switch month {
    case .number(let number): text = "-\(two(of: number))" + text
    case .unknown: text = "-XX" + text
    case .absent: if !text.isEmpty { text = "-XX" + text }
    }
    switch year {
    case .number(let number):
      guard let date = HistoricalDate(year: number) else {
        throw tooFar(year: number, slot: slots[0])
      }
      text = date.description + text
    case .unknown, .absent:
      if text.isEmpty || !text.contains(where: \.isNumber) { return nil }
      text = "XXXX" + text
    }
    do throws(DateError) {
      return try HistoricalDate(text)
    } catch {
      throw .fault(
        CellFault(
          error: error, takesIntervals: false, slot: text.utf8.count > 7 ? slots[2] : slots[0]))
    }
  }

  /// A year as EDTF counts it, with a year 0.
  private func astronomical(
    year: Int, rule: DateRule, slot: Int
  ) throws(CellStop) -> Int {
    guard HistoricalDate(year: year) != nil else { throw tooFar(year: year, slot: slot) }
    guard rule.lacksYearZero, year <= 0 else { return year }
    if year < 0 { return year + 1 }
    throw .fault(
      CellFault(
        slot: slot, message: "there is no year 0 where the mapping says 'year-zero: false'",
        expected: "-1 for 1 BCE, or 1 for 1 CE"))
  }

  private func tooFar(year: Int, slot: Int?) -> CellStop {
    .fault(CellFault(slot: slot, message: "the year \(year) is too far away", expected: "a year"))
  }

  /// The last day, month or year before one; with an unknown part the date itself, as the day before an
  /// unknown day is unknown too.
  private static func dayBefore(
    _ year: DatePart, month: DatePart, day: DatePart
  ) -> (DatePart, DatePart, DatePart) {
    switch (year, month, day) {
    case (.number(let year), .absent, .absent): return (.number(year - 1), .absent, .absent)
    case (.number(let year), .number(let month), .absent):
      return month > 1
        ? (.number(year), .number(month - 1), .absent) : (.number(year - 1), .number(12), .absent)
    case (.number(let y), .number(let m), .number(let d)):
      guard let date = CalendarDay(year: y, month: m, day: d) else { return (year, month, day) }
      let (year, month, day) = date.advanced(by: -1).civil
      return (.number(year), .number(month), .number(day))
    default: return (year, month, day)
    }
  }
}

/// Two digits.
private func two(of number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
