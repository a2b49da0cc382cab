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
      heading(at: slot), DateRemarks.CalendarDate(calendar: calendar, text: cell, line: line)
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

  /// The parts of a date as EDTF counts them: in the Gregorian calendar, by years that begin on 1 January.
  func inOwnCalendar(
    _ parts: [DatePart], as written: WrittenDate, daySlot: Int?
  ) throws(CellStop) -> [DatePart] {
    var parts = parts
    guard let year = parts[0].number else { return parts }
    let (month, day) = (parts[1].number, parts[2].number)
    if let newYear = written.rule.setting.newYear, let month {
      if let shift = newYear.shift(month: month, day: day) {
        parts[0] = .number(year + shift)
      } else {
        remarks.noteUnsettled(
          "a month in which the year begins is left in the year that is written",
          at: location(at: written.slot))
      }
    }
    guard written.calendar == .julian else { return parts }
    guard let month, let day, let counted = parts[0].number else {
      remarks.noteUnsettled(
        "a date of the Julian calendar without a day is left as it is written",
        at: location(at: written.slot))
      return parts
    }
    guard let found = CalendarDay(julianYear: counted, month: month, day: day) else {
      throw .fault(
        CellFault(
          slot: daySlot ?? written.slot,
          message:
            "the Julian calendar has no day \(day) in month \(month) of \(CalendarYear(counted))",
          expected: "a day of that month"))
    }
    let civil = found.civil
    return [.number(civil.year), .number(civil.month), .number(civil.day)]
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

  private static let marks: [(text: String, calendar: WrittenCalendar)] = [
    ("o.s.", .julian), ("o. s.", .julian), ("os", .julian), ("old style", .julian),
    ("julian", .julian), ("a. st.", .julian), ("ст. ст.", .julian), ("ст.ст.", .julian),
    ("n.s.", .gregorian), ("n. s.", .gregorian), ("ns", .gregorian), ("new style", .gregorian),
    ("gregorian", .gregorian), ("n. st.", .gregorian), ("н. ст.", .gregorian),
    ("н.ст.", .gregorian),
  ]

  /// The calendar that stands behind a date, and the date without it; nil where none does.
  static func marked(_ text: String) -> (text: String, calendar: WrittenCalendar)? {
    guard let last = text.unicodeScalars.last,
      last == "." || last == ")" || last.properties.isAlphabetic
    else { return nil }
    var lowered = text.lowercased()
    if lowered.hasSuffix(")"), let bracket = lowered.lastIndex(of: "(") {
      lowered = lowered[..<bracket] + " " + lowered[lowered.index(after: bracket)...].dropLast()
    }
    for mark in marks where lowered.hasSuffix(mark.text) {
      let rest = lowered.dropLast(mark.text.count)
      guard rest.last?.isWhitespace == true || rest.last?.isNumber == true else { continue }
      // As it was written, since it is told.
      return (String(text.prefix(String(rest).trimmingBlanks().count)), mark.calendar)
    }
    return nil
  }
}
