import Camarilla
import CamarillaFormats

/// One part of a date as a row has it.
enum DatePart {
  case absent
  /// There is a code for unknown.
  case unknown
  case number(Int)

  var number: Int? { if case .number(let number) = self { number } else { nil } }
}

/// A date on its way from cells: its rule, the calendar in which it is written, and the cell that stands for it
/// in messages.
struct WrittenDate {
  let rule: DateRule
  let calendar: WrittenCalendar
  let slot: Int
  /// What is meant, by which words are read.
  let column: DateColumn
  /// It is the first day that is no longer meant.
  var isExclusive: Bool
  /// On which side of Easter it lies, where it says so.
  var easterSide: EasterSide?
  /// The day on which its year began, unless it says by itself that it counts from 1 January.
  var newYear: NewYear?

  init(rule: DateRule, calendar: WrittenCalendar, slot: Int, column: DateColumn) {
    (self.rule, self.calendar, self.slot, self.column) = (rule, calendar, slot, column)
    isExclusive = rule.isExclusive
    newYear = rule.setting.newYear
  }

  /// Whether a date in EDTF has to be read by its year, month and day.
  func needsParts(in cell: String) -> Bool {
    isExclusive || calendar == .julian || newYear != nil
      || rule.excludesEnd && cell.contains("/")
  }
}

/// Dates of numbers for year, month and day.
extension MappedTable {
  /// The date of the texts of year, month and day.
  func date(
    parts: [DateRule.Part?], texts: [String], as written: WrittenDate
  ) throws(CellStop) -> HistoricalDate? {
    var numbers = [DatePart](repeating: .absent, count: 3)
    var stops = CellStops()
    for (index, name) in ["year", "month", "day"].enumerated() {
      guard let part = parts[index] else { continue }
      let number = stops.value { () throws(CellStop) in
        try self.number(text: texts[index], name: name, part: part, rule: written.rule)
      }
      numbers[index] = number ?? .absent
    }
    try stops.check()
    var dates: [HistoricalDate] = []
    for reading in try inOwnCalendar(numbers, as: written, daySlot: parts[2]?.slot) {
      if let date = try date(parts: reading, as: written, daySlot: parts[2]?.slot) {
        dates.append(date)
      }
    }
    return try either(dates, as: written)
  }

  private func number(
    text: String, name: String, part: DateRule.Part, rule: DateRule
  ) throws(CellStop) -> DatePart {
    if text.isEmpty { return .absent }
    if part.unknown.contains(text) { return .unknown }
    guard let number = Int(withoutZeros(of: text)) else {
      // A year with its era says by itself how it counts.
      if name == "year", let year = CalendarYear(text) { return .number(year.number) }
      let isTwo = name == "year" && CalendarYear(doubleDated: text, month: "1", day: "") != nil
      throw .fault(
        CellFault(
          slot: part.slot, message: "the \(name) '\(shortened(text))' is no whole number",
          expected: isTwo
            ? "one year; only a day or a month before 25 March is of both"
            : wordForNothing(of: text) == nil
              ? "a number, or one of the codes under 'unknown' in the mapping"
              : expected("a number", inPlaceOf: text)))
    }
    if name == "year" {
      return .number(try astronomical(year: number, rule: rule, slot: part.slot))
    }
    let last = name == "month" ? 12 : 31
    let cell = self.text(at: part.slot)
    let whole = cell == text ? "" : " in '\(shortened(cell))'"
    if (1...last).contains(number) { return .number(number) }
    throw .fault(
      CellFault(
        slot: part.slot, message: "the \(name) \(number)\(whole) is none",
        expected: "1 to \(last), or one of the codes under 'unknown' in the mapping"))
  }

  /// The date of year, month and day. A blank part is left out where nothing finer follows; an unknown one
  /// is X's.
  func date(
    parts: [DatePart], as written: WrittenDate, daySlot: Int? = nil
  ) throws(CellStop) -> HistoricalDate? {
    var (year, month, day) = (parts[0], parts[1], parts[2])
    if written.isExclusive {
      (year, month, day) = Self.dayBefore(year, month: month, day: day)
    }
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
        throw tooFar(year: number, slot: written.slot)
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
          error: error, takesIntervals: false,
          slot: text.utf8.count > 7 ? daySlot ?? written.slot : written.slot))
    }
  }

  /// A year as EDTF counts it, with a year 0.
  func astronomical(
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
