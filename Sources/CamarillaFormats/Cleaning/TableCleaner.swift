import Camarilla

/// Repairs the cells of one table: makes what is certain and what a person accepted, and tells what is doubtful.
struct TableCleaner {
  /// What names mean that the cells of a table use.
  struct Vocabularies {
    var kinds = Vocabulary(
      of: "kind", rule: .unknownKind, names: RelationshipKind.standard.map(\.name), aliases: [],
      trustsSlips: true)
    /// Nil where figures are called by their ids alone, so that any id is one.
    var figures: Vocabulary?
    var sources: Vocabulary?
  }

  /// What becomes of a text, wherever it stands in a column.
  private struct Outcome {
    /// The text with all that is certain, and why.
    var text: String
    var reasons: [String] = []
    var rule = Problem.Rule.strayBlanks
    var doubt: Repair?
    /// The text that a person accepted in its place.
    var accepted: String?
  }

  let input: TableInput
  let bytes: [UInt8]
  let table: Problem.Subject.Table
  let shape: TableShape
  /// What the report calls the table's file.
  let file: String
  var vocabularies: Vocabularies
  var log: CleaningLog
  var edits = TableEdits()
  /// What rows are called, repaired, with what else they are called.
  private(set) var keys: [(key: String, name: String)] = []
  /// The row and the column in which a name is first used, and how often it is.
  private(set) var mentions: [String: (row: String, column: String, count: Int)] = [:]
  private(set) var kindMentions: [String: (row: String, column: String, count: Int)] = [:]

  var contents: [CellContent] = []
  var headings: [String] = []
  private var outcomes: [[String: Outcome]] = []
  /// All keys of the table as they stand there, which repairs must not make equal.
  private var writtenKeys: Set<String> = []
  private var ends: [String: CleaningAnswers.Answer] = [:]

  init(
    _ input: TableInput, bytes: [UInt8], shape: TableShape, file: String,
    vocabularies: Vocabularies, log: CleaningLog
  ) {
    self.input = input
    self.bytes = bytes
    self.shape = shape
    table = shape.table
    self.file = file
    self.vocabularies = vocabularies
    self.log = log
  }

  /// Goes through the table once.
  mutating func run() throws(FormatsError) {
    var rows = try TableRows(input)
    readHeader(rows)
    outcomes = Array(repeating: [:], count: headings.count)
    ends = log.answers.resolved(log.answers.answers(inFile: file, column: "source"))
    let keyColumn = contents.firstIndex { if case .key = $0 { true } else { false } }
    if let keyColumn {
      var rows = try TableRows(input)
      while try rows.next() { writtenKeys.insert(rows.text(at: keyColumn).withoutOuterBlanks) }
    }
    let nameColumn = contents.firstIndex { if case .name = $0 { true } else { false } }
    let endColumns = contents.indices.filter {
      if case .figure = contents[$0] { true } else { false }
    }
    while try rows.next() {
      var texts: [Int: (before: String, after: String)] = [:]
      for column in headings.indices {
        guard let text = clean(column, rows: rows) else { continue }
        if column == keyColumn || column == nameColumn || endColumns.contains(column) {
          texts[column] = text
        }
      }
      if let key = keyColumn.flatMap({ texts[$0]?.after }) {
        keys.append((key, nameColumn.flatMap { texts[$0]?.after } ?? ""))
        if mentions[key] == nil { mentions[key] = ("\(rows.number)", "id", 1) }
      }
      checkEnds(endColumns.compactMap { texts[$0] }, row: rows.number)
    }
  }

  // MARK: Cells

  /// Repairs a cell; returns its text before and after, without the blanks around it, where it has one.
  private mutating func clean(
    _ column: Int, rows: borrowing TableRows
  ) -> (before: String, after: String)? {
    let written = rows.text(at: column)
    if written.isEmpty { return nil }
    let outcome = outcome(of: written, column: column)
    if outcome.text.isEmpty { return nil }
    let row = "\(rows.number)"
    func correction(_ text: String, _ proposal: String) -> Correction {
      Correction(
        file: file, row: row, column: headings[column], text: text, proposal: proposal,
        status: .certain, rule: outcome.rule, reason: outcome.reasons.joined(separator: "; "))
    }
    let final = outcome.accepted ?? outcome.text
    if !written.unicodeScalars.elementsEqual(final.unicodeScalars) {
      if !written.unicodeScalars.elementsEqual(outcome.text.unicodeScalars) {
        log.change(correction(written, outcome.text))
      }
      if let accepted = outcome.accepted {
        var change = correction(outcome.text, accepted)
        change.status = .accepted
        change.rule = outcome.doubt?.rule ?? .similarNames
        change.reason = outcome.doubt?.reason ?? "accepted by a person"
        log.change(change)
      }
      edits.replace(
        cell: rows.range(at: column), of: bytes, with: final, delimiter: rows.delimiter)
    }
    if let doubt = outcome.doubt, outcome.accepted == nil {
      var correction = correction(outcome.text, doubt.proposal)
      (correction.status, correction.rule, correction.reason) =
        (.doubtful, doubt.rule, doubt.reason)
      log.doubt(correction)
    }
    switch contents[column] {
    case .figure:
      mentions[final, default: (row, headings[column], 0)].count += 1
    case .kind: kindMentions[final, default: (row, headings[column], 0)].count += 1
    default: break
    }
    return (outcome.text, final)
  }

  private mutating func outcome(of written: String, column: Int) -> Outcome {
    if let known = outcomes[column][written] { return known }
    var outcome = certain(of: written, in: contents[column])
    let key = Correction.Key(file: file, column: headings[column], text: outcome.text)
    if case .figure = contents[column], let answer = ends[outcome.text] {
      log.answers.settle(key)
      accept(answer, of: key, content: .figure, in: &outcome)
    } else if table != .figures || headings[column] != "id",
      let answer = log.answers.answer(to: key), answer.isAccepted
    {
      accept(answer, of: key, content: contents[column], in: &outcome)
    }
    outcomes[column][written] = outcome
    return outcome
  }

  private mutating func accept(
    _ answer: CleaningAnswers.Answer, of key: Correction.Key, content: CellContent,
    in outcome: inout Outcome
  ) {
    if let expected = whyRefused(answer.proposal, in: content) {
      log.answers.diagnostics.add(
        .error(
          "'\(shortened(answer.proposal))' can't stand in column '\(key.column)'",
          rule: .malformedValue, at: answer.proposalLocation, text: answer.proposal,
          expected: expected))
      return
    }
    outcome.accepted = answer.proposal
  }

  /// What was expected of an accepted text that can't stand in a column; nil where it can.
  private func whyRefused(_ text: String, in content: CellContent) -> String? {
    switch content {
    case .date(let column): column.accepts(text) ? nil : "a date in EDTF"
    case .number(let bounds):
      Double(text).map(bounds.contains) == true ? nil : "a number such as 1 or 0.5"
    case .kind: vocabularies.kinds.contains(text) ? nil : "the name of a kind"
    case .figure:
      vocabularies.figures?.contains(text) ?? true ? nil : "the id of a figure"
    case .text, .name, .key, .citations: nil
    }
  }

  /// A text with all that is certain, and what is doubtful in it.
  private mutating func certain(of written: String, in content: CellContent) -> Outcome {
    var outcome = Outcome(text: written.withoutOuterBlanks)
    if outcome.text.isEmpty || input.missingValues.contains(outcome.text) {
      outcome.text = outcome.text.isEmpty ? "" : written
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

  /// Whether blanks within a text are put right.
  private func isTidied(_ text: String, in content: CellContent) -> Bool {
    switch content {
    case .text, .citations: false
    case .name, .kind, .date, .number: true
    case .key: !writtenKeys.contains(text.withoutOddBlanks)
    case .figure: vocabularies.figures?.contains(text) != true
    }
  }

  private mutating func repair(of text: String, in content: CellContent) -> Repair? {
    switch content {
    case .text, .name, .key: nil
    case .kind: vocabularies.kinds.repair(of: text)
    case .figure: vocabularies.figures?.repair(of: text)
    case .date(let column): Repair(ofDate: text, in: column)
    case .number(let bounds): Repair(ofNumber: text, within: bounds)
    case .citations: vocabularies.sources?.repair(ofCitations: text)
    }
  }

  // MARK: Ends

  /// Tells of an accepted merging that would tie a figure to itself.
  private mutating func checkEnds(_ ends: [(before: String, after: String)], row: Int) {
    guard ends.count == 2, ends[0].after == ends[1].after, ends[0].before != ends[1].before,
      let changed = ends.first(where: { $0.before != $0.after }),
      let answer = self.ends[changed.before]
    else { return }
    log.answers.refuse(
      mergingOf: changed.before, into: changed.after, tiedInRow: row, ofFile: file, answer: answer)
  }
}
