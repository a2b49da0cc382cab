/// What the dates of a column are: they are read differently, and not every date suits each.
package enum DateColumn: Hashable, Sendable {
  /// A date or an interval: `when`.
  case period
  /// A date that is no interval: `born`, `died`.
  case date
  /// One end of an interval: `start`, `end`.
  case end(Period.End.Side)

  /// Whether a text is read as it stands, without a remark. A column of starts takes an interval for a row whose
  /// end is blank, which is filled in with its end; see ``ends(of:)``.
  package func accepts(_ text: String) -> Bool {
    if text.isEmpty { return mayBeBlank }
    if ends(of: text) != nil { return true }
    guard let read = try? reading(text) else { return false }
    return read.remark == nil
  }

  /// Whether a blank cell is one without a date. A relationship needs a date, if not an end.
  var mayBeBlank: Bool { self == .date || self == .end(.end) }

  /// The two ends of an interval that stands in a column of starts, as a table writes each; nil in other columns,
  /// and for other texts.
  package func ends(of text: String) -> (start: String, end: String)? {
    guard self == .end(.start), case .interval(let interval) = try? Period(text),
      case .date(let start) = interval.start
    else { return nil }
    switch interval.end {
    case .date(let end): return (start.tableText, end.tableText)
    case .open: return (start.tableText, "..")
    case .unknown: return nil
    }
  }

  /// The date at which an interval ends; nil where it has none there.
  private static func end(of edtf: String) -> HistoricalDate? {
    guard case .interval(let interval) = try? Period(edtf), case .date(let end) = interval.end
    else { return nil }
    return end
  }

  /// What a year that stands for no date, `9999`, is to be: an end that is open, or else a date that isn't known.
  fileprivate func placeholder(for date: FutureDate) -> String? {
    guard date.isPlaceholder else { return nil }
    return self == .end(.end) ? ".." : written("XXXX")
  }

  /// What is told of a text that is read; nil where nothing is.
  package func remark(of text: String) -> DateRemark? { (try? reading(text))?.remark }

  /// What tables are read by makes of a text.
  ///
  /// - Returns: the period it is, how a table writes that, and what is told of it.
  fileprivate func reading(
    _ text: String
  ) throws(DateError) -> (period: Period, written: String, remark: DateRemark?) {
    switch self {
    case .period:
      let (period, remark) = try Period.reading(text)
      return (period, period.tableText, remark)
    case .date:
      let (date, remark) = try HistoricalDate.reading(text)
      return (.event(date), date.tableText, remark)
    case .end(let side):
      if text == ".." { return (try Period(start: .open, end: .open), text, nil) }
      let (end, remark) = try DateParser.withBytes(text: text) { bytes throws(DateError) in
        try Period.End.suitable(utf8: bytes, of: side)
      }
      guard case .date(let date) = end else { return (try Period(text), text, remark) }
      return (.event(date), date.tableText, remark)
    }
  }

  /// How a table writes a text of EDTF, where that suits the column and is then read without a remark.
  fileprivate func written(_ edtf: String) -> String? {
    let text: String?
    switch self {
    case .period: text = (try? Period(edtf))?.tableText
    case .date: text = ((try? HistoricalDate(edtf)) ?? (try? .choice(of: edtf)))?.tableText
    case .end(let side):
      if edtf == ".." || side == .start && ends(of: edtf) != nil { return edtf }
      text = ((try? HistoricalDate(edtf)) ?? Self.end(of: edtf))?.tableText
    }
    return text.flatMap { accepts($0) ? $0 : nil }
  }
}

extension Repair {
  /// The repair of a cell that holds a date; nil where it needs none, or where nobody can tell what is meant.
  ///
  /// - Parameters:
  ///   - text: the cell without the blanks around it.
  ///   - column: what the column's dates are.
  package init?(ofDate text: String, in column: DateColumn) {
    guard !text.isEmpty else { return nil }
    if let (date, calendar) = WrittenCalendar.marked(text) {
      self.init(text, date: date, calendar: calendar, in: column)
      return
    }
    if DateSuggestions.isBlank(text) {
      self.init(blank: text, in: column)
      return
    }
    do throws(DateError) {
      let (period, written, remark) = try column.reading(text)
      if let remark {
        self.init(remark, written: written, in: column)
      } else {
        guard let future = FutureDate(period), let meant = future.meaning,
          let written = meant.text.flatMap(column.written) ?? column.placeholder(for: future)
        else { return nil }
        self.init(
          readings: [written], isCertain: false, rule: .futureDate,
          reason: "'\(text)' lies in the future, perhaps "
            + (written == ".." ? "a number that stands for an end that is open" : meant.words))
      }
    } catch {
      self.init(text, error: error, in: column)
    }
  }

  /// Whether a text only says that no date is known: `?`, `n.d.`
  package static func saysNoDate(_ text: String) -> Bool { DateSuggestions.isBlank(text) }

  /// Whether it does so as databases do, by a date of nothing: `0000-00-00`.
  package static func isNullDate(_ text: String) -> Bool { DateSuggestions.isNull(text) }

  /// The repair of a text that only says that no date is known: a blank where that says the same. A person is asked
  /// about a blank end, by which a relationship may go on for ever, and about some year elsewhere.
  private init?(blank text: String, in column: DateColumn) {
    guard let proposal = column.mayBeBlank ? "" : column.written("XXXX") else { return nil }
    let meaning =
      switch column {
      case .date: "as a blank does"
      case .end(.end): "and with a blank end the row may go on without one"
      case .period, .end(.start): "\(proposal) in EDTF"
      }
    self.init(
      readings: [proposal], isCertain: column == .date, rule: .malformedDate,
      reason: "'\(DateError.quotable(of: text))' says that no date is known, \(meaning)")
  }

  /// The repair of a date that is read with a remark.
  private init?(_ remark: DateRemark, written: String, in column: DateColumn) {
    // Of a start that tells the end too, the end has to be filled in with it: a person is asked.
    var whole: String?
    if remark.lastYear != nil, column == .end(.start) {
      whole = (try? Period.reading(remark.text).period)?.description
    }
    guard let proposal = whole ?? column.written(written) else { return nil }
    let isPlain = !remark.isAmbiguous && remark.lastYear == nil
    let quoted = DateError.quotable(of: remark.text)
    let other = remark.other.map { ", unless it is the part of a year, \($0.text)" } ?? ""
    self.init(
      readings: [proposal], isCertain: isPlain, rule: .dateNotation,
      reason: whole == nil
        ? remark.description : "'\(quoted)' tells the start and the end, \(proposal)\(other)")
  }

  /// The repair of a text that is no date.
  private init?(_ text: String, error: DateError, in column: DateColumn) {
    var suggestions = DateSuggestions.suggestions(for: text)
    if suggestions.isEmpty, error.kind == .endBeforeStart {
      suggestions = DateSuggestions.reversed(text)
    }
    // Of a time of day an end has the day.
    var isShortened = false
    let likeliest = suggestions.first ?? text
    if case .end = column, (try? HistoricalDate(likeliest))?.timeOfDay != nil {
      suggestions = likeliest.split(separator: "T").prefix(1).map(String.init)
      isShortened = true
    }
    // Of days from one to another a life has one, unless it may be a date as it is.
    let dates = suggestions.filter { column != .date || (try? HistoricalDate($0)) != nil }
    let readings = (dates.isEmpty ? suggestions : dates).compactMap(column.written)
    guard let first = readings.first else { return nil }
    let isSplit = column.ends(of: first) != nil
    // Of an interval in a column of ends, the start is left.
    let isCut = column == .end(.end) && (try? HistoricalDate(suggestions[0])) == nil
    let isGuess =
      error.kind == .endBeforeStart || error.kind == .unsuitableEnd || isShortened || isSplit
      || isCut
      || column == .date && dates.isEmpty
      || DateSuggestions.isGuess(text, readings: suggestions)
    let quoted = DateError.quotable(of: text)
    let others = readings.dropFirst().map { " or \($0)" }.joined()
    let isCertain = readings.count == suggestions.count && readings.count == 1 && !isGuess
    let meaning =
      DateSuggestions.isGrouped(text)
      ? "may mean the year \(first), or be a number" : "may mean \(first)\(others)"
    self.init(
      readings: readings, isCertain: isCertain,
      rule: error.kind == .endBeforeStart ? .endBeforeStart : .malformedDate,
      reason: isSplit
        ? "'\(quoted)' tells the start and the end, \(first)"
        : isCertain ? "'\(quoted)' is \(first) in EDTF" : "'\(quoted)' \(meaning)")
  }

  /// The repair of a date behind which its calendar stands: `1917-10-25 O.S.`
  private init?(
    _ text: String, date: String, calendar: WrittenCalendar, in column: DateColumn
  ) {
    guard let (days, isCertain) = calendar.readings(of: date, in: .period) else { return nil }
    let isWhole = days.allSatisfy(calendar.isSettled)
    let readings = days.compactMap { calendar.gregorian(edtf: $0).flatMap(column.written) }
    guard !readings.isEmpty else { return nil }
    self.init(
      readings: readings,
      isCertain: isWhole && isCertain && readings.count == days.count,
      rule: .malformedDate,
      reason: "'\(DateError.quotable(of: text))' is \(readings.joined(separator: " or ")) in EDTF"
        + (isWhole ? "" : ", as written, for want of a day"))
  }
}
