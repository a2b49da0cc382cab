import Camarilla

/// What is to be told of a table when it was read: above all of its dates that are not plain EDTF, each text once, at
/// the location where it first stands, and dates in words a column at a time.
///
/// Cells are read through a table that is only borrowed, hence a class.
final class TableRemarks {
  private let table: String
  private var diagnostics = Diagnostics()
  /// The first date of each column that has a day, and the calendar in which it is.
  private var calendars: [String: CalendarDate] = [:]
  private var orders = DateOrders<String>()
  /// The values of open ends that were looked for, and whether some cell was one of them.
  private(set) var openEnds: [OpenEnd: Bool] = [:]
  /// The columns with dates in words, in the order in which they were found.
  private var spelledColumns: [SpelledColumn] = []

  /// A date as a cell has it, and in which calendar.
  struct CalendarDate {
    let calendar: WrittenCalendar
    let text: String
    let line: Int
  }

  private struct SpelledColumn {
    let name: String
    let location: Problem.Location
    var dates: [(text: String, reading: String)] = []
    var texts: Set<String> = []
  }

  init(table: String) { self.table = table }

  /// Tells of a ditto mark that is taken for a figure.
  func noteDitto(
    _ text: String, in column: String, at location: @autoclosure () -> Problem.Location
  ) {
    tell(
      "ditto \(column)",
      .warning(
        "'\(text)' in '\(column)' is taken for the id of a figure; 'fill-down: [\(column)]' under 'table' takes it"
          + " for a ditto mark", rule: .malformedValue, at: location(), text: text,
        expected: "the id of a figure"))
  }

  /// Takes down that an end was looked for among values that say that it is open.
  func note(_ end: OpenEnd, isMet: Bool) {
    if openEnds[end] != true { openEnds[end] = isMet }
  }

  // MARK: Columns of fixed widths

  /// Counts a row in which a column of fixed width cuts a word in two, by the column and its positions.
  func noteCutWord(in column: String, at location: @autoclosure () -> Problem.Location) {
    let location = location()
    diagnostics.tally(per: "cut \(column)") { rows in
      .warning(
        "\(column) begins or ends within a word in \(rows == 1 ? "1 row" : "\(rows) rows"), and what"
          + " stands beside it is in no column", rule: .malformedTable, at: location,
        expected: "positions with a blank or another column beside them")
    }
  }

  /// All that is to be told when the table was read.
  var finished: Diagnostics {
    var finished = diagnostics
    for column in spelledColumns { finished.add(remark(of: column)) }
    return finished
  }

  /// Tells something once a table.
  private func tell(_ key: String, _ problem: @autoclosure () -> Problem) {
    let key = "\(table) \(key)"
    if !diagnostics.has(key) { diagnostics.once(per: key, problem()) }
  }

  func add(_ remark: DateRemark, at location: Problem.Location) {
    // A period is read once for all rows that write it, so how often it stands isn't known.
    tell(remark.text, .ofDate(remark, at: location))
  }

  // MARK: Dates in words

  /// Takes down a date in words, and what it was read as.
  func note(
    spelled text: String, as reading: String, in column: String, at location: Problem.Location
  ) {
    var index = spelledColumns.firstIndex { $0.name == column } ?? spelledColumns.count
    if index == spelledColumns.count {
      index = spelledColumns.endIndex
      spelledColumns.append(SpelledColumn(name: column, location: location))
    }
    if spelledColumns[index].texts.insert(text).inserted {
      spelledColumns[index].dates.append((text, reading))
    }
  }

  private func remark(of column: SpelledColumn) -> Problem {
    let (dates, isOne) = (column.dates, column.dates.count == 1)
    let readings = dates.map { "'\(shortened($0.text))' as \($0.reading)" }
    return .warning(
      "'\(column.name)' has \(isOne ? "a date" : "\(dates.count) dates") in words, which"
        + " \(isOne ? "is" : "are") read in EDTF: \(list(readings, limit: 5))",
      rule: .dateNotation, at: column.location, text: dates[0].text, expected: "dates in EDTF")
  }

  /// Tells once of a column in which some dates have their day first, and some their month.
  func noteOrder(
    of text: String, line: Int, in column: String, at location: Problem.Location
  ) {
    guard let found = orders.contradiction(of: text, row: line, called: "line", in: column) else {
      return
    }
    tell(
      "order \(column)",
      .warning(
        "'\(column)' has dates of both orders: \(found)", rule: .dateNotation, at: location,
        text: text,
        expected: "one order a column, which 'format' says"))
  }

  /// Tells once a column of numbers that lost their leading zeros.
  func notePadded(
    _ text: String, as padded: String, in column: String, at location: Problem.Location
  ) {
    tell(
      "padded \(column)",
      .warning(
        "'\(column)' has numbers without their leading zeros, such as '\(shortened(text))', which is"
          + " read as \(padded)", rule: .dateNotation, at: location, text: text, expected: padded))
  }

  // MARK: Calendars

  /// The first date of a column where that is of another calendar than a further one.
  func other(than date: CalendarDate, in column: String) -> CalendarDate? {
    guard let first = calendars[column] else {
      calendars[column] = date
      return nil
    }
    return first.calendar == date.calendar ? nil : first
  }

  /// Tells of a column with dates of two calendars, where the mapping says what dates without a mark are of.
  func note(
    _ first: CalendarDate, and second: CalendarDate, in column: String,
    at location: Problem.Location
  ) {
    let (julian, gregorian) = first.calendar == .julian ? (first, second) : (second, first)
    tell(
      "calendars \(column)",
      .warning(
        "'\(column)' has dates of two calendars: '\(shortened(julian.text))' is read as Julian, and"
          + " '\(shortened(gregorian.text))' as Gregorian", rule: .dateNotation, at: location,
        text: second.text,
        expected: "one calendar a column, or a column that says it under 'calendar'"))
  }

  /// Counts a date that a year which begins at Easter has twice, and so may be one of two.
  func noteTwice(
    _ text: String, as reading: String, in column: String, at location: Problem.Location
  ) {
    diagnostics.tally(per: "twice \(column)") { dates in
      .warning(
        "'\(column)' has \(dates == 1 ? "a date" : "\(dates) dates") that a year from Easter to Easter"
          + " has twice, such as '\(shortened(text))', which is kept as \(reading); 'before Easter' or"
          + " 'after Easter' behind a date tells which is meant",
        rule: .dateNotation, at: location, text: text, expected: "a day that the year has once")
    }
  }

  /// Tells once of dates that can't be brought into EDTF's calendar for want of a day.
  func noteUnsettled(_ message: String, at location: @autoclosure () -> Problem.Location) {
    tell(
      message,
      .warning(message, rule: .dateNotation, at: location(), expected: "a date with its day"))
  }
}
