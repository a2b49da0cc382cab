import Camarilla

extension TableCleaner {
  /// What was expected of an accepted text that can't stand in a column; nil where it can.
  func whyRefused(_ text: String, in content: CellContent) -> String? {
    switch content {
    case .date(let column): column.accepts(text) ? nil : "a date in EDTF"
    case .year: Self.isYear(text) ? nil : "a year"
    case .number(let bounds):
      Double(text).map(bounds.contains) == true ? nil : "a number such as 1 or 0.5"
    case .kind: vocabularies.kinds.contains(text) ? nil : "the name of a kind"
    case .figure:
      !text.isEmpty && vocabularies.figures?.contains(text) ?? true ? nil : "the id of a figure"
    case .word(let word): word.accepts(text) ? nil : word == .sign ? "-1, 0 or 1" : "true or false"
    case .text, .name, .key, .citations: text.isEmpty ? "a text" : nil
    }
  }

  /// A text with all that is certain, and what is doubtful in it.
  mutating func certain(of written: String, in content: CellContent) -> Outcome {
    var outcome = Outcome(text: written.withoutOuterBlanks)
    if outcome.text.isEmpty || input.missingValues.contains(outcome.text) {
      outcome.text = outcome.text.isEmpty ? "" : written
      return outcome
    }
    if let key = takenKey(of: written, in: content) {
      outcome.text = written
      outcome.doubt = key
      return outcome
    }
    if outcome.text.utf8.count != written.utf8.count {
      outcome.reasons.append("the text is read \(written.outerBlanksText)")
    }
    if let blank = outcome.text.oddBlank, isTidied(outcome.text, in: content) {
      outcome.text = outcome.text.withoutOddBlanks
      outcome.reasons.append("it had \(blank) in it")
    }
    guard let repair = repair(of: outcome.text, in: content) else { return outcome }
    if repair.isCertain {
      outcome.text = repair.proposal
      outcome.rule = repair.rule
      outcome.reasons.append(repair.reason)
    } else {
      outcome.doubt = repair
    }
    return outcome
  }

  /// The repair of an id that, but for blanks, another row of the table has: whether the two are one is for a person to
  /// say. Of a table that a mapping describes, several rows may tell of one.
  private func takenKey(of written: String, in content: CellContent) -> Repair? {
    guard case .key = content, columns == nil else { return nil }
    let key = written.withoutOuterBlanks.withoutOddBlanks
    guard !key.unicodeScalars.elementsEqual(written.unicodeScalars),
      let count = writtenKeys[key], count > (key == written.withoutOuterBlanks ? 1 : 0)
    else { return nil }
    return Repair(
      readings: [key], isCertain: false, rule: .strayBlanks,
      reason: "another row has the id '\(shortened(key))'"
        + (table == .figures ? "; accepted, the two are one figure" : ""))
  }

  /// Whether blanks within a text are put right.
  private func isTidied(_ text: String, in content: CellContent) -> Bool {
    switch content {
    case .text, .citations: false
    case .name, .kind, .date, .year, .number, .word: true
    case .key: columns != nil || writtenKeys[text.withoutOddBlanks] == nil
    case .figure: vocabularies.figures?.contains(text) != true
    }
  }

  private mutating func repair(of text: String, in content: CellContent) -> Repair? {
    switch content {
    case .text, .name, .key: nil
    case .kind: vocabularies.kinds.repair(of: text)
    case .figure: vocabularies.figures?.repair(of: text)
    case .date(let column): Repair(ofDate: text, in: column)
    case .year: Self.isYear(text) && !Self.isPlaceholder(text) ? nil : Self.repair(ofYear: text)
    case .number(let bounds): Repair(ofNumber: text, within: bounds)
    case .word(let word): word.repair(of: text)
    case .citations: vocabularies.sources?.repair(ofCitations: text)
    }
  }

  private static func isYear(_ text: String) -> Bool {
    if Int(text) != nil || CalendarYear(text) != nil { return true }
    guard let date = try? HistoricalDate(text) else { return false }
    return date.isSet || date.precision >= .year
  }

  /// Whether a year stands for no date, as 9999 does.
  private static func isPlaceholder(_ text: String) -> Bool {
    Int(text).map { 9990...9999 ~= $0 } ?? false
  }

  /// What a text in a column of years is to become, where that is a year.
  private static func repair(ofYear text: String) -> Repair? {
    guard let repair = Repair(ofDate: text, in: .date) else { return nil }
    let years = repair.readings.filter(isYear)
    return Repair(
      readings: years, isCertain: repair.isCertain && years.count == repair.readings.count,
      rule: repair.rule, reason: repair.reason)
  }
}
