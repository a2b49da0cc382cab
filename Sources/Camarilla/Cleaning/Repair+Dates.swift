/// What the dates of a column are: they are read differently, and not every date suits each.
package enum DateColumn: Hashable, Sendable {
  /// A date or an interval: `when`.
  case period
  /// A date that is no interval: `born`, `died`.
  case date
  /// One end of an interval: `start`, `end`.
  case end(Period.End.Side)

  /// Whether a text is read as it stands, without a remark.
  package func accepts(_ text: String) -> Bool {
    guard let read = try? reading(text) else { return false }
    return read.remark == nil
  }

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
      let (end, remark) = try Period.End.reading(text, of: side)
      guard case .date(let date) = end else { return (try Period(text), text, remark) }
      // What can't stand at an interval's end is refused here.
      _ = try side == .start ? Period(start: end, end: .open) : Period(start: .open, end: end)
      return (.event(date), date.tableText, remark)
    }
  }

  /// How a table writes a text of EDTF, where that suits the column and is then read without a remark.
  fileprivate func written(_ edtf: String) -> String? {
    let text: String?
    switch self {
    case .period: text = (try? Period(edtf))?.tableText
    case .date: text = (try? HistoricalDate(edtf))?.tableText
    case .end: text = edtf == ".." ? edtf : (try? HistoricalDate(edtf))?.tableText
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
    do throws(DateError) {
      let (period, written, remark) = try column.reading(text)
      if let remark {
        // Of a start that tells the end too, the end has to be filled in with it.
        guard remark.lastYear == nil, let written = column.written(written) else { return nil }
        self.init(
          readings: [written], isCertain: !remark.isAmbiguous, rule: .dateNotation,
          reason: remark.description)
      } else {
        guard let future = FutureDate(period), let meant = future.meaning,
          let written = meant.text.flatMap(column.written)
        else { return nil }
        self.init(
          readings: [written], isCertain: false, rule: .futureDate,
          reason: "'\(text)' lies in the future, perhaps \(meant.words)")
      }
    } catch {
      let readings = error.suggestions.compactMap(column.written)
      guard let first = readings.first else { return nil }
      let isGuess = error.kind == .endBeforeStart || DateSuggestions.isGuess(text)
      let quoted = DateError.quotable(of: text)
      let others = readings.dropFirst().map { " or \($0)" }.joined()
      self.init(
        readings: readings, isCertain: readings.count == error.suggestions.count && !isGuess,
        rule: error.kind == .endBeforeStart ? .endBeforeStart : .malformedDate,
        reason: readings.count > 1 || isGuess
          ? "'\(quoted)' may mean \(first)\(others)" : "'\(quoted)' is \(first) in EDTF")
    }
  }
}

extension DateSuggestions {
  /// Whether what is suggested for a text rests on a guess: its century isn't written, or it says more than
  /// EDTF has a form for (`early 1926`).
  static func isGuess(_ text: String) -> Bool {
    let tokens = SpelledToken.tokens(from: text.withoutOddBlanks)
    let vague: Set = ["early", "late", "mid"]
    if tokens.contains(where: { vague.contains($0.text) }) { return true }
    // A c behind a number is a century, before one it is circa.
    return tokens.last?.text != "c"
      && !tokens.contains {
        ($0.digits?.utf8.count ?? 0) > 2 || $0.isEra || ["century", "cent"].contains($0.text)
      }
  }
}
