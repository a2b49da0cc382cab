extension ChronicleParts {
  /// Dates after ``CalendarYear/lastPlausible``: a day that a spreadsheet has made into its number, a
  /// placeholder for "no end", or a slip.
  ///
  /// One problem a distinct period, at its first row, with a count: a placeholder may stand in every row.
  ///
  /// - Complexity: O(periods + rows).
  func futureDateProblems() -> [Problem] {
    let dates = table.periods.map(FutureDate.init)
    guard dates.contains(where: { $0 != nil }) else { return [] }
    var problemIndices: [String: Int] = [:]
    var problems: [Problem] = []
    for row in 0..<table.count {
      guard let date = dates[Int(table.whens[row])] else { continue }
      if let index = problemIndices[date.text] {
        problems[index].count += 1
        problems[index].furtherRows[0].rows.append(Int32(row))
        if problems[index].count <= Diagnostics.mostRepeats {
          problems[index].furtherRows[0].accounts.append(
            Problem.Account(
              id: table.id(at: row), message: problems[index].message, text: date.text))
        }
      } else {
        problemIndices[date.text] = problems.count
        var problem = date.problem(of: subject(row: row, field: "when"))
        problem.furtherRows = [Problem.Rows(table: .relationships, field: "when", rows: [])]
        problems.append(problem)
      }
    }
    return problems
  }

  /// The same of births and deaths.
  func futureLifeProblems() -> [Problem] {
    figures.enumerated().flatMap { index, figure in
      [("born", figure?.born), ("died", figure?.died)].compactMap { field, date in
        date.flatMap { FutureDate(.event($0)) }?.problem(
          of: subject(figure: index, field: field))
      }
    }
  }
}

/// A period with a date in the future, and what may have been meant.
struct FutureDate {
  let text: String
  let year: Int
  /// Whether the year is one that stands for no date, 9999 or near to it.
  var isPlaceholder: Bool { 9990...9999 ~= year }
  /// What may have been meant, in words and in EDTF.
  let meaning: (words: String, text: String?)?

  /// Nil for a period of which no date lies wholly after ``CalendarYear/lastPlausible``.
  init?(_ period: Period) {
    guard period.hasDate(where: Self.isFuture),
      let date = period.dates.last(where: Self.isFuture)
    else { return nil }
    text = period.description
    year = date.earliest.year
    let isPlainYear = date.precision == .year && date.description.utf8.count == 4
    if case .interval(let interval) = period, year >= 9990,
      let open = try? Period(start: interval.start, end: .open),
      !open.dates.contains(where: Self.isFuture)
    {
      meaning = ("a number that stands for an end that is open", open.description)
    } else if year >= 9990 {
      meaning = ("a number that stands for a date that isn't known", nil)
    } else if isPlainYear, let read = Self.readAsExcelNumbers(period) {
      meaning = ("the number by which Excel keeps a day", read)
    } else {
      meaning = nil
    }
  }

  private static func isFuture(_ date: HistoricalDate) -> Bool {
    if let year = date.definiteYear { return year > CalendarYear.lastPlausible }
    let earliest = date.earliest
    return earliest > .distantPast && earliest.year > CalendarYear.lastPlausible
  }

  /// The period with every plain year in the future read as the number of a day.
  private static func readAsExcelNumbers(_ period: Period) -> String? {
    func day(of date: HistoricalDate) -> HistoricalDate? {
      guard isFuture(date) else { return date }
      guard date.precision == .year, date.description.utf8.count == 4 else { return nil }
      return CalendarDay(excelNumber: date.earliest.year).flatMap { HistoricalDate($0) }
    }
    switch period {
    case .event(let date): return day(of: date)?.description
    case .interval(let interval):
      let ends = [interval.start, interval.end].compactMap { end in
        if case .date(let date) = end { day(of: date).map(Period.End.date) } else { end }
      }
      guard ends.count == 2 else { return nil }
      return (try? Period(start: ends[0], end: ends[1]))?.description
    }
  }

  func problem(of subject: Problem.Subject) -> Problem {
    let hint =
      meaning.map { ", perhaps \($0.words)" + Suggestion($0.text).hintOfDates } ?? ""
    return Problem(
      severity: .warning, rule: .futureDate,
      message:
        "'\(text)' lies in the future: \(year) is after \(CalendarYear.lastPlausible)\(hint)",
      subject: subject, text: text,
      expected: "a date up to \(CalendarYear.lastPlausible)", suggestion: meaning?.text)
  }
}
