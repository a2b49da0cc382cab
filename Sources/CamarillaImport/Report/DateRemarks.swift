import Camarilla

/// What is to be told of a table's dates that were read although they are not plain EDTF: each text once, at
/// the location where it first stands.
///
/// Cells are read through a table that is only borrowed, hence a class.
final class DateRemarks {
  private let table: String
  private(set) var diagnostics = Diagnostics()
  /// Of each column, the first date of each calendar.
  private var calendars: [String: [WrittenCalendar: String]] = [:]
  private var markedColumns: Set<String> = []

  init(table: String) { self.table = table }

  /// Tells something once a table.
  private func tell(_ key: String, _ problem: @autoclosure () -> Problem) {
    let key = "\(table) \(key)"
    if !diagnostics.has(key) { diagnostics.once(per: key, problem()) }
  }

  func add(_ remark: DateRemark, at location: Problem.Location) {
    // A period is read once for all rows that write it, so how often it stands isn't known.
    tell(
      remark.text,
      Problem(
        severity: .warning, rule: .dateNotation, message: remark.description, location: location,
        text: remark.text, expected: "a date in EDTF", suggestion: remark.reading))
  }

  /// Takes down in which calendar a date of a column is, and tells of a column of two.
  ///
  /// - Parameter marked: whether the date itself says it.
  func note(
    _ calendar: WrittenCalendar, marked: Bool, in column: String, text: String,
    at location: @autoclosure () -> Problem.Location
  ) {
    if marked { markedColumns.insert(column) }
    guard calendars[column]?[calendar] == nil else { return }
    calendars[column, default: [:]][calendar] = text
    guard markedColumns.contains(column), let julian = calendars[column]?[.julian],
      let gregorian = calendars[column]?[.gregorian]
    else { return }
    tell(
      "calendars \(column)",
      .warning(
        "'\(column)' has dates of two calendars: '\(shortened(julian))' is read as Julian, and"
          + " '\(shortened(gregorian))' as Gregorian", rule: .dateNotation, at: location(),
        text: text, expected: "one calendar a column, or a column that says it under 'calendar'"))
  }

  /// Tells once of dates that can't be brought into EDTF's calendar for want of a day.
  func noteUnsettled(_ message: String, at location: @autoclosure () -> Problem.Location) {
    tell(
      message,
      .warning(message, rule: .dateNotation, at: location(), expected: "a date with its day"))
  }
}
