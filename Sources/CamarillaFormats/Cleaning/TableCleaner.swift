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
  struct Outcome {
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
  /// What the columns are where a mapping says it; nil where the headings do.
  let columns: ForeignColumns?
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
  private(set) var writtenKeys: [String: Int] = [:]
  /// What becomes of the figures at the ends of relationships that a person accepted another id for.
  var ends: [String: CleaningAnswers.Answer] = [:]
  /// The rows that answers speak of, with their cells; and where texts that are answered stand first.
  var answeredRows: [Int: [Int: String]] = [:]
  var firstRows: [Correction.Key: Int] = [:]
  private var orders = DateOrders<Int>()
  /// The end of the interval that stood in the start of the row at hand.
  private var spareEnd: (text: String, reason: String)?

  init(
    _ input: TableInput, bytes: [UInt8], shape: TableShape, file: String,
    columns: ForeignColumns? = nil, vocabularies: Vocabularies, log: CleaningLog
  ) {
    self.input = input
    self.columns = columns
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
    let headerRow = rows.number
    readHeader(rows)
    outcomes = Array(repeating: [:], count: headings.count)
    ends = log.answers.resolved(log.answers.answers(inFile: file, column: "source"))
    noteAnsweredRows()
    let keyColumn = contents.firstIndex { if case .key = $0 { true } else { false } }
    if let keyColumn {
      var rows = try TableRows(input)
      while try rows.next() {
        writtenKeys[rows.text(at: keyColumn).withoutOuterBlanks, default: 0] += 1
      }
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
      fillEnd(rows)
      if let key = keyColumn.flatMap({ texts[$0]?.after }) {
        keys.append((key, nameColumn.flatMap { texts[$0]?.after } ?? ""))
        if mentions[key] == nil { mentions[key] = ("\(rows.number)", "id", 1) }
      }
      log.answers.check(
        ends: endColumns.compactMap { texts[$0] }, merging: ends, row: rows.number, ofFile: file)
    }
    checkAnswers(headings: (columns == nil ? rows.headings : headings, headerRow))
  }

  // MARK: Cells

  /// Repairs a cell; returns its text before and after, without the blanks around it, where it has one.
  private mutating func clean(
    _ column: Int, rows: borrowing TableRows
  ) -> (before: String, after: String)? {
    // Blanks around a text fill up a column of fixed width, and are none of it.
    let cell = rows.text(at: column)
    let written = input.positions == nil ? cell : cell.withoutOuterBlanks
    if written.isEmpty {
      answeredRows[rows.number]?[column] = ""
      return nil
    }
    let outcome = outcome(of: written, column: column, row: rows.number)
    answeredRows[rows.number]?[column] = outcome.text.withoutOuterBlanks
    if outcome.text.isEmpty, outcome.reasons.isEmpty { return nil }
    let row = "\(rows.number)"
    func correction(_ text: String, _ proposal: String) -> Correction {
      Correction(
        file: file, row: row, column: headings[column], text: text, proposal: proposal,
        status: .certain, rule: outcome.rule,
        // Texts that compare equal have one outcome, which is written as the first of them.
        reason: outcome.reasons.isEmpty
          ? "its accents are written as where it stands first"
          : outcome.reasons.joined(separator: "; "))
    }
    var final = outcome.accepted ?? outcome.text
    if case .date(let dates) = contents[column], outcome.accepted != nil,
      let interval = dates.ends(of: final)
    {
      final = interval.start
      spareEnd = (interval.end, outcome.doubt?.reason ?? "accepted by a person")
    }
    guard let fitting = rows.fitting(final, at: column) else {
      var unfit = correction(outcome.text, final)
      unfit.status = .doubtful
      unfit.reason += "; it has more characters than the column"
      log.doubt(unfit)
      return (outcome.text, written.withoutOuterBlanks)
    }
    if !written.unicodeScalars.elementsEqual(final.unicodeScalars) {
      if !written.unicodeScalars.elementsEqual(outcome.text.unicodeScalars) {
        log.change(correction(written, outcome.text))
      }
      if outcome.accepted != nil {
        var change = correction(outcome.text, final)
        change.status = .accepted
        change.rule = outcome.doubt?.rule ?? .similarNames
        change.reason = outcome.doubt?.reason ?? "accepted by a person"
        log.change(change)
      }
      edits.replace(
        cell: rows.range(at: column), of: bytes, with: fitting, delimiter: rows.delimiter)
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
    return (outcome.text.withoutOuterBlanks, final.withoutOuterBlanks)
  }

  /// Fills in a blank end with that of the interval that stood in the row's start.
  private mutating func fillEnd(_ rows: borrowing TableRows) {
    guard let (text, reason) = spareEnd else { return }
    spareEnd = nil
    guard let column = headings.firstIndex(of: "end") else { return }
    let written = rows.text(at: column).withoutOuterBlanks
    guard written.isEmpty || input.missingValues.contains(written) else { return }
    log.change(
      Correction(
        file: file, row: "\(rows.number)", column: "end", text: written, proposal: text,
        status: .accepted, rule: .dateNotation, reason: reason))
    edits.replace(
      cell: rows.range(at: column), of: bytes, with: rows.fitting(text, at: column) ?? text,
      delimiter: rows.delimiter)
  }

  private mutating func outcome(of written: String, column: Int, row: Int) -> Outcome {
    if let known = outcomes[column][written] { return known }
    let isKnown = columns?.roles[column]?.words.contains(written.withoutOuterBlanks) ?? false
    var outcome = certain(of: written, in: isKnown ? .text : contents[column])
    if case .date = contents[column], !outcome.reasons.isEmpty || outcome.doubt != nil,
      let found = orders.contradiction(of: written, row: row, called: "row", in: column)
    {
      outcome.reasons.append(found)
    }
    let key = Correction.Key(file: file, column: headings[column], text: outcome.text)
    if log.answers.answer(to: key) != nil { firstRows[key] = firstRows[key] ?? row }
    if case .figure = contents[column], let answer = ends[outcome.text] {
      accept(answer, of: key, content: .figure, in: &outcome)
    } else if table != .figures || headings[column] != "id",
      let answer = log.answers.answer(to: key), answer.isAccepted
    {
      accept(answer, of: key, content: contents[column], in: &outcome)
    } else if log.answers.answer(to: key)?.isAccepted == true {
      // The merging of the two figures is told where it is made.
      outcome.doubt = nil
    }
    outcomes[column][written] = outcome
    return outcome
  }

  private mutating func accept(
    _ answer: CleaningAnswers.Answer, of key: Correction.Key, content: CellContent,
    in outcome: inout Outcome
  ) {
    if let expected = whyRefused(answer.proposal, in: content) {
      log.answers.refuse(answer, inColumn: key.column, expected: expected)
      return
    }
    outcome.accepted = answer.proposal
  }

  /// What cells of a column say, each text once.
  func cellTexts(ofColumn column: Int) -> some Collection<String> {
    outcomes[column].values.lazy.map(\.text)
  }
}
