import Camarilla
import CamarillaFormats

/// Old Style and New Style: days of the Julian calendar, and years that begin on another day than 1 January.
extension MappedTable {
  /// The calendar in which a row says that its dates are.
  func calendar(rule: DateRule) throws(CellStop) -> WrittenCalendar {
    switch rule.setting.calendar {
    case nil: return .gregorian
    case .always(let calendar): return calendar
    case .text(let text):
      let word = try self.text(rule: text)
      if word.isEmpty { return .gregorian }
      if let calendar = WrittenCalendar(rawValue: word) { return calendar }
      let words = WrittenCalendar.allCases.map(\.rawValue)
      throw .fault(
        CellFault(
          rule: .malformedValue, slot: text.slots.first,
          message: "'\(shortened(word))' is no calendar",
          expected: "one of \(words.joined(separator: ", ")), or the key 'values' in the mapping",
          suggestion: Suggestion(nearestTo: word, among: words)))
    }
  }

  /// The calendar of a cell, which may name it itself (`1917-10-25 O.S.`), and its text without that.
  func calendar(
    of cell: String, rule: DateRule, slot: Int
  ) throws(CellStop) -> (text: String, calendar: WrittenCalendar) {
    let said = try calendar(rule: rule)
    return WrittenCalendar.marked(cell) ?? (cell, said)
  }

  /// Makes sure that a column's days are of one calendar, unless the mapping says which those without a mark are
  /// of. A date without a day may be of either.
  ///
  /// - Parameter period: what the cell was read as.
  func checkCalendar(
    _ calendar: WrittenCalendar, of cell: String, as period: Period, rule: DateRule, slot: Int
  ) throws(CellStop) {
    if case .text = rule.setting.calendar { return }
    guard period.hasDay else { return }
    let (column, date) = (
      heading(at: slot), TableRemarks.CalendarDate(calendar: calendar, text: cell, line: line)
    )
    guard let first = remarks.other(than: date, in: column) else { return }
    if rule.setting.calendar != nil {
      remarks.note(first, and: date, in: column, at: location(at: slot))
      return
    }
    throw .fault(
      CellFault(
        slot: slot,
        message: "'\(column)' has dates of two calendars: '\(shortened(first.text))' in line"
          + " \(first.line) is \(first.calendar.name), and '\(shortened(cell))' here"
          + " \(calendar.name)",
        expected: "one calendar a column, or the key 'calendar' in the mapping, which says of which"
          + " one dates without a mark are", commonKey: "calendars \(column)"))
  }

  /// The parts of a date as EDTF counts them: in the Gregorian calendar, by years that begin on 1 January. They are
  /// two dates where a year that begins at Easter has the day twice.
  func inOwnCalendar(
    _ parts: [DatePart], as written: WrittenDate, daySlot: Int?
  ) throws(CellStop) -> [[DatePart]] {
    var readings: [[DatePart]] = []
    for year in try years(of: parts, as: written, daySlot: daySlot) {
      readings.append(
        try inGregorian([year] + parts.dropFirst(), as: written, daySlot: daySlot))
    }
    return readings
  }

  /// The years of a date that begin on 1 January, by the one that is written.
  private func years(
    of parts: [DatePart], as written: WrittenDate, daySlot: Int?
  ) throws(CellStop) -> [DatePart] {
    guard let newYear = written.newYear, let year = parts[0].number,
      let month = parts[1].number
    else { return [parts[0]] }
    let day = parts[2].number
    let shifts = newYear.shifts(year: year, month: month, day: day, calendar: written.calendar)
    guard var shifts else {
      remarks.noteUnsettled(
        "a month in which the year begins is left in the year that is written",
        at: location(at: written.slot))
      return [parts[0]]
    }
    if let side = written.easterSide { shifts = shifts.filter { $0 == side.shift } }
    if shifts.isEmpty {
      throw .fault(
        Self.faultOutsideOfYear(year, written: written, slot: daySlot ?? written.slot))
    }
    return shifts.map { .number(year + $0) }
  }

  /// A day that a year from Easter to Easter doesn't have.
  private static func faultOutsideOfYear(
    _ year: Int, written: WrittenDate, slot: Int
  ) -> CellFault {
    func text(of year: Int) -> String {
      let (month, day) = NewYear.easter(of: year, calendar: written.calendar)
      return "\(day) \(month == 3 ? "March" : "April") \(CalendarYear(year))"
    }
    return CellFault(
      slot: slot,
      message: "the year \(CalendarYear(year)), which begins at Easter, has no such day"
        + (written.easterSide.map { " \($0 == .before ? "before" : "after") Easter" } ?? ""),
      expected: "a day from \(text(of: year)) to the eve of \(text(of: year + 1))")
  }

  /// The parts of a date in the Gregorian calendar.
  private func inGregorian(
    _ parts: [DatePart], as written: WrittenDate, daySlot: Int?
  ) throws(CellStop) -> [DatePart] {
    guard written.calendar == .julian, parts[0].number != nil else { return parts }
    guard let year = parts[0].number, let month = parts[1].number, let day = parts[2].number else {
      remarks.noteUnsettled(
        "a date of the Julian calendar without a day is left as it is written",
        at: location(at: written.slot))
      return parts
    }
    guard let found = CalendarDay(julianYear: year, month: month, day: day) else {
      throw .fault(
        CellFault(
          slot: daySlot ?? written.slot,
          message:
            "the Julian calendar has no day \(day) in month \(month) of \(CalendarYear(year))",
          expected: "a day of that month"))
    }
    let civil = found.civil
    return [.number(civil.year), .number(civil.month), .number(civil.day)]
  }

  /// One of two dates, where a year that begins at Easter has the day twice, which is told.
  func either(
    _ dates: [HistoricalDate], as written: WrittenDate
  ) throws(CellStop) -> HistoricalDate? {
    guard dates.count > 1 else { return dates.first }
    let set = "[" + dates.map(\.description).joined(separator: ",") + "]"
    remarks.noteTwice(
      text(at: written.slot), as: set, in: heading(at: written.slot),
      at: location(at: written.slot))
    do throws(DateError) {
      return try HistoricalDate(set)
    } catch {
      throw .fault(CellFault(error: error, takesIntervals: false, slot: written.slot))
    }
  }
}

extension Period {
  /// Whether it begins or ends on a day that is written, so that it matters in which calendar.
  fileprivate var hasDay: Bool {
    dates.contains { $0.precision == .day }
  }
}

extension WrittenCalendar {
  fileprivate var name: String { self == .julian ? "Julian" : "Gregorian" }
}
