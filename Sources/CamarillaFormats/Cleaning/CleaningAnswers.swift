package import Camarilla

/// What a person decided about doubtful texts: the table of doubts, with answers in its column `accept`.
package struct CleaningAnswers: Sendable {
  package struct Answer: Hashable, Sendable {
    /// The row it speaks of; blank where the table has no such column.
    package var row: String
    /// The column, as it is written.
    package var column: String
    /// What is to stand there.
    package var proposal: String
    package var isAccepted: Bool
    /// Where it was written.
    package var location: Problem.Location
    /// Where its proposal stands.
    package var proposalLocation: Problem.Location
    /// Where its row stands.
    package var rowLocation: Problem.Location
  }

  /// The columns of the table.
  package static let columns = [
    "file", "row", "column", "text", "proposal", "accept", "reason", "score",
  ]
  private static let needed = ["column", "text", "proposal", "accept"]
  private static let yes: Set = [
    "yes", "y", "true", "1", "x", "ok", "accept", "accepted", "ja", "oui", "si", "да", "✓",
  ]
  private static let no: Set = [
    "no", "n", "false", "0", "-", "reject", "rejected", "nein", "non", "нет",
  ]

  private var answers: [Correction.Key: Answer] = [:]
  private var order: [Correction.Key] = []
  /// All that the table asks, answered or not; a lone table is under no name.
  private var asked: Set<Correction.Key> = []
  /// All files that the table names, in lines with an answer or without.
  private var files: Set<String> = []
  /// What is wrong with them.
  package var diagnostics = Diagnostics(limit: .max)
  /// How many accepted answers ask for what stands there already.
  package var doneCount = 0

  /// Nobody decided anything yet.
  package init() {}

  /// Reads a table of answers. An answer that is neither yes nor no, and two answers to one question, are told in
  /// ``diagnostics``, so that whoever carries out the others tells of all that is wrong at once.
  ///
  /// - Throws: ``FormatsError/invalid(_:)`` for a table without its columns.
  package init(contentsOf path: String) throws(FormatsError) {
    let input = try TableInput(path: path).findingDelimiter(for: Self.columns)
    var table = try HeaderedTable(input)
    let expected = "a header with the columns \(list(Self.columns))"
    if let problem = try table.readHeader(expecting: expected) { diagnostics.add(problem) }
    let headings = table.headings.map { $0.lowercased() }
    for name in Self.needed where !headings.contains(name) && diagnostics.isEmpty {
      diagnostics.add(
        table.refusal(
          "the header has no column '\(name)'; it has \(list(headings))", expected: expected))
      table.abandon()
    }
    try diagnostics.check()
    let columns = Dictionary(
      headings.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    reading: while true {
      switch try table.next() {
      case .end: break reading
      case .fault(let problem), .ragged(let problem): diagnostics.add(problem)
      case .row: take(table, columns: columns)
      }
    }
  }

  private mutating func take(_ table: borrowing HeaderedTable, columns: [String: Int]) {
    func text(_ name: String) -> String {
      columns[name].map { table.text(at: $0).withoutOuterBlanks } ?? ""
    }
    let word = text("accept").lowercased()
    files.insert(text("file"))
    asked.insert(Correction.Key(file: "", column: text("column"), text: text("text")))
    if word.isEmpty { return }
    let isAccepted = Self.yes.contains(word)
    guard isAccepted || Self.no.contains(word) else {
      diagnostics.add(
        .error(
          "'\(word)' is no answer", rule: .malformedValue,
          at: table.location(of: columns["accept"]!), text: word, expected: "yes, no, or nothing"))
      return
    }
    let key = Correction.Key(file: text("file"), column: text("column"), text: text("text"))
    let answer = Answer(
      row: text("row"), column: key.column == "source" ? text("column") : key.column,
      proposal: text("proposal"), isAccepted: isAccepted,
      location: table.location(of: columns["text"]!),
      proposalLocation: table.location(of: columns["proposal"]!),
      rowLocation: table.location(of: columns["row"] ?? columns["text"]!))
    // A blank takes the place of nothing but words for one; where it may stand, the column knows.
    if isAccepted, answer.proposal.isEmpty, !Repair.saysNoDate(key.text) {
      diagnostics.add(
        .error(
          "a blank proposal is accepted", rule: .missingValue, at: answer.proposalLocation,
          expected: "what is to stand in place of '\(shortened(key.text))'"))
      return
    }
    add(answer, to: key)
  }

  /// Takes in an answer, unless there is one to the same question.
  private mutating func add(_ answer: Answer, to key: Correction.Key) {
    if let other = answers[key] {
      if (other.proposal, other.isAccepted) == (answer.proposal, answer.isAccepted) { return }
      diagnostics.add(
        .error(
          "'\(shortened(key.text))' in column '\(key.column)' is answered twice,"
            + " on line \(other.location.line) otherwise", rule: .contradiction,
          at: answer.location,
          text: key.text, expected: "one answer"))
      return
    }
    answers[key] = answer
    order.append(key)
  }

  /// Whether the table asks all of some doubts already.
  package func ask(_ doubts: [Correction]) -> Bool {
    doubts.allSatisfy {
      asked.contains(Correction.Key(file: "", column: $0.column, text: $0.text))
    }
  }

  /// What stands where a table of doubts is to be written.
  package enum Former {
    /// Nothing, or nothing that would be lost.
    case nothing
    /// A table of doubts, as cleaning wrote it.
    case doubts
    /// A table of doubts in whose column `accept` somebody wrote.
    case answers
    /// A file of another sort.
    case foreign
  }

  /// What a file is that a table of doubts would take the place of. A look at what is not read.
  package static func former(file path: String) -> Former {
    guard fileKind(of: path) == .regular else { return .nothing }
    guard let bytes = try? TableInput.contents(path: path, isInput: false) else { return .foreign }
    if bytes.isEmpty { return .nothing }
    guard let input = try? TableInput(name: path, bytes: bytes).findingDelimiter(for: columns),
      var rows = try? TableRows(input), rows.headings.map({ $0.lowercased() }) == columns,
      let column = columns.firstIndex(of: "accept")
    else { return .foreign }
    while (try? rows.next()) == true {
      if !rows.text(at: column).withoutOuterBlanks.isEmpty { return .answers }
    }
    return .doubts
  }

  /// Takes the answers that name no file for those about one table, the only one there is. Where all name one other
  /// file, the table had its name before it was cleaned or renamed, and they are about it as well.
  mutating func concernOnly(_ file: String) {
    let named = files.subtracting([""])
    let former = named.count == 1 ? named.first : nil
    let (written, keys) = (answers, order)
    (answers, order) = ([:], [])
    for key in keys {
      let isOwn = key.file.isEmpty || key.file == former
      add(
        written[key]!,
        to: Correction.Key(
          file: isOwn ? file : key.file, column: key.column, text: key.text))
    }
  }

  /// Calls the columns that answers speak of otherwise.
  mutating func renameColumns(_ names: [String: String]) {
    let (written, keys) = (answers, order)
    (answers, order) = ([:], [])
    for key in keys {
      let column = names[written[key]!.column] ?? key.column
      add(written[key]!, to: Correction.Key(file: key.file, column: column, text: key.text))
    }
  }

  /// Refuses accepted answers whose row is none that a file can have, where rows are counted.
  mutating func refuseRowsThatAreNone() {
    var refused: Set<Correction.Key> = []
    for (key, answer) in accepted() where !answer.row.isEmpty {
      if let row = Int(answer.row), row >= 1 { continue }
      diagnostics.add(
        .error(
          "'\(shortened(answer.row))' is no row of a table", rule: .malformedValue,
          at: answer.rowLocation, text: answer.row,
          expected: "a row as a spreadsheet counts them, the header being 1, or nothing"))
      refused.insert(key)
    }
    if refused.isEmpty { return }
    order.removeAll(where: refused.contains)
    for key in refused { answers[key] = nil }
  }

  // MARK: Asking

  /// What was decided about a text.
  package func answer(to key: Correction.Key) -> Answer? {
    answers.isEmpty ? nil : answers[key]
  }

  /// The answers about the texts of a column, in their order.
  package func answers(
    inFile file: String, column: String
  ) -> [(text: String, answer: Answer)] {
    order.filter { $0.file == file && $0.column == column }.map { ($0.text, answers[$0]!) }
  }

  /// The accepted answers about a table, in their order; about all tables where none is named.
  package func accepted(
    inFile file: String? = nil
  ) -> [(key: Correction.Key, answer: Answer)] {
    order.filter { (file == nil || $0.file == file) && answers[$0]!.isAccepted }
      .map { ($0, answers[$0]!) }
  }

  /// Tells of an accepted text that can't stand in its column.
  package mutating func refuse(_ answer: Answer, inColumn column: String, expected: String) {
    diagnostics.add(
      .error(
        "'\(shortened(answer.proposal))' can't stand in column '\(column)'",
        rule: .malformedValue, at: answer.proposalLocation, text: answer.proposal,
        expected: expected))
  }

  /// The ids that some ids are to become, each followed to where it ends.
  ///
  /// - Throws: through `diagnostics`, where they go round in a circle.
  package mutating func resolved(
    _ answers: [(text: String, answer: Answer)]
  ) -> [String: Answer] {
    let accepted = answers.filter(\.answer.isAccepted)
    let next = Dictionary(
      accepted.map { ($0.text, $0.answer) }, uniquingKeysWith: { first, _ in first })
    var resolved: [String: Answer] = [:]
    for (text, answer) in accepted {
      var end = answer
      var seen: Set = [text]
      while let further = next[end.proposal] {
        guard seen.insert(end.proposal).inserted else {
          diagnostics.add(
            .error(
              "'\(shortened(text))' would become '\(shortened(answer.proposal))', which becomes it again",
              rule: .contradiction, at: answer.location, text: text,
              expected: "one of the two to be kept"))
          break
        }
        end.proposal = further.proposal
      }
      resolved[text] = end
    }
    return resolved
  }
}
