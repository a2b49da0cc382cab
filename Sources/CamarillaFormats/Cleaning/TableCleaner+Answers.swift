import Camarilla

// An answer speaks of a cell, by its row, its column and what it says, and so for all cells of the column that say
// the same. Where the cell says by now what was accepted, the answer is carried out already: a table of answers may
// be handed back twice. Where it says anything else, somebody has to look.

extension TableCleaner {
  /// What the table makes of an answer.
  private enum Standing {
    case open
    case done
    case fault(message: String, expected: String)
  }

  /// Notes which rows are to be remembered, as answers speak of them.
  mutating func noteAnsweredRows() {
    let answers = log.answers.accepted(inFile: file)
    // Where figures were merged, what followed them has moved up.
    let merged = table == .figures ? answers.count { $0.key.column == "id" } : 0
    for (_, answer) in answers {
      guard let row = Int(answer.row) else { continue }
      for moved in 0...merged { answeredRows[row - moved] = [:] }
    }
  }

  /// Counts the answers that are carried out already, and tells of those that speak of what isn't there.
  ///
  /// - Parameter header: the headings as they are written, and their row.
  mutating func checkAnswers(headings header: (names: [String], row: Int)) {
    let answers = log.answers.accepted(inFile: file)
    var mergedRows: [Int] = []
    for (key, answer) in answers where table == .figures && key.column == "id" {
      switch standing(ofFigure: key, answer: answer) {
      case .open: break
      case .done:
        log.answers.doneCount += 1
        if let row = Int(answer.row) { mergedRows.append(row) }
      case .fault(let message, let expected):
        refuse(answer, text: key.text, message: message, expected: expected)
      }
    }
    for (key, answer) in answers where table != .figures || key.column != "id" {
      let row = Int(answer.row)
      let moved = row.map { row in mergedRows.count { $0 < row } } ?? 0
      switch standing(of: key, answer: answer, movedBy: moved, header: header) {
      case .open: break
      case .done: log.answers.doneCount += 1
      case .fault(let message, let expected):
        refuse(answer, text: key.text, message: message, expected: expected)
      }
    }
  }

  private mutating func refuse(
    _ answer: CleaningAnswers.Answer, text: String, message: String, expected: String
  ) {
    log.answers.diagnostics.add(
      .error(
        message, rule: .malformedValue, at: answer.location, text: text, expected: expected))
  }

  /// A figure that is to be merged into another, whose row goes with it.
  private func standing(
    ofFigure key: Correction.Key, answer: CleaningAnswers.Answer
  ) -> Standing {
    // Rows of one id, written with blanks and without.
    if key.text == answer.proposal, let count = writtenKeys[key.text] {
      return count > 1 ? .open : .done
    }
    if let mention = mentions[key.text] {
      return answer.row.isEmpty || mention.row == answer.row
        ? .open : elsewhere(key, answer: answer, row: mention.row)
    }
    return mentions[answer.proposal] != nil ? .done : nowhere(key, answer: answer)
  }

  private func standing(
    of key: Correction.Key, answer: CleaningAnswers.Answer, movedBy moved: Int,
    header: (names: [String], row: Int)
  ) -> Standing {
    if answer.row == "\(header.row)" || answer.row.isEmpty && answer.column == key.text {
      if header.names.contains(key.text) { return .open }
      if header.names.contains(answer.proposal) { return .done }
    }
    let names = key.column == "source" ? ["source", "target"] : [key.column]
    let columns = headings.indices.filter {
      names.contains(headings[$0]) || names.contains(header.names[$0])
    }
    guard !columns.isEmpty else {
      return .fault(
        message: "'\(file)' has no column '\(shortened(answer.column))'",
        expected: "one of \(list(headings))")
    }
    guard let row = Int(answer.row) else {
      if firstRows[key] != nil { return .open }
      let isThere = columns.contains { column in
        cellTexts(ofColumn: column).contains { says($0, answer: answer, key: key, column: column) }
      }
      return isThere ? .done : nowhere(key, answer: answer)
    }
    let rows = [row, row - moved]
    for column in columns {
      if rows.contains(where: { answeredRows[$0]?[column] == key.text }) { return .open }
    }
    for column in columns {
      let isDone = rows.contains {
        answeredRows[$0]?[column].map { says($0, answer: answer, key: key, column: column) }
          ?? false
      }
      if isDone { return .done }
    }
    if let first = firstRows[key] { return elsewhere(key, answer: answer, row: "\(first)") }
    return nowhere(
      key, answer: answer, said: columns.lazy.compactMap { answeredRows[row]?[$0] }.first)
  }

  /// Whether a cell says what was accepted, or what came of it.
  private func says(
    _ text: String, answer: CleaningAnswers.Answer, key: Correction.Key, column: Int
  ) -> Bool {
    if text == answer.proposal { return true }
    switch contents[column] {
    case .figure: return ends[key.text]?.proposal == text
    case .date(let dates): return dates.ends(of: answer.proposal)?.start == text
    default: return false
    }
  }

  private func elsewhere(
    _ key: Correction.Key, answer: CleaningAnswers.Answer, row: String
  ) -> Standing {
    .fault(
      message: "row \(answer.row) of '\(file)' doesn't say '\(shortened(key.text))' in column"
        + " '\(answer.column)', but row \(row) does",
      expected: "the row in which the text stands")
  }

  private func nowhere(
    _ key: Correction.Key, answer: CleaningAnswers.Answer, said text: String? = nil
  ) -> Standing {
    let row =
      switch text {
      case nil: answer.row.isEmpty ? "" : ", neither in row \(answer.row) nor elsewhere"
      case ""?: ", and row \(answer.row) says nothing"
      case let text?: ", and row \(answer.row) says '\(shortened(text))'"
      }
    return .fault(
      message: "no cell of column '\(shortened(answer.column))' in '\(file)' says"
        + " '\(shortened(key.text))'\(row)", expected: "the text of a cell as it stands there")
  }
}
