import Camarilla

/// Merges figures of a folder whose table lists them: what names the one then names the other, whose row takes
/// what it leaves blank, and the row of the first is taken out.
struct FigureMerging {
  /// The figures that are given up, each with the one that is kept.
  let merges: [String: CleaningAnswers.Answer]
  private(set) var log: CleaningLog
  private var rows: [String: FigureRow] = [:]

  /// The ids of which there are several rows that are to be one.
  private let doubled: Set<String>
  /// The rows of those beside the first, by their ids.
  private var doubles: [(id: String, row: FigureRow)] = []
  /// Which blank cells of rows that are kept have been filled.
  private var filled: Set<Int> = []

  private struct FigureRow {
    var number: Int
    var range: Range<Int>
    /// The id with the blanks around it.
    var written: String
    var cells: [(heading: String, text: String, range: Range<Int>)]
  }

  init(_ merges: [String: CleaningAnswers.Answer], doubled: Set<String>, log: CleaningLog) {
    self.merges = merges
    self.doubled = doubled
    self.log = log
  }

  // MARK: Figures

  /// The table of figures without those that are given up.
  mutating func merged(
    figures input: TableInput, bytes: [UInt8], file: String
  ) throws(FormatsError) -> [UInt8] {
    try readRows(input)
    var edits = TableEdits()
    var given = rows.compactMap { id, row in merges[id].map { (row, $0.proposal) } }
    given += doubles.map { ($0.row, $0.id) }
    for (row, proposal) in given.sorted(by: { $0.0.number < $1.0.number }) {
      var reason = "the two are one figure"
      if let kept = rows[proposal] {
        edits.remove(row.range)
        for (cell, own) in row.cells.compactMap({ cell in
          kept.cells.first { $0.heading == cell.heading }.map { (cell, $0) }
        }) where cell.heading != "id" && !cell.text.isEmpty && own.text != cell.text {
          guard own.text.isEmpty, filled.insert(own.range.lowerBound).inserted else {
            reason += "; its \(cell.heading) '\(shortened(cell.text))' is dropped"
            continue
          }
          edits.replace(cell: own.range, of: bytes, with: cell.text, delimiter: input.delimiter)
          log.change(
            Correction(
              file: file, row: "\(kept.number)", column: cell.heading, text: "",
              proposal: cell.text, status: .accepted, rule: .similarNames,
              reason: "taken over from '\(row.written)', which is merged into '\(proposal)'"))
        }
      } else if let cell = row.cells.first(where: { $0.heading == "id" }) {
        edits.replace(cell: cell.range, of: bytes, with: proposal, delimiter: input.delimiter)
        reason = "the figure is called otherwise"
      }
      log.change(
        Correction(
          file: file, row: "\(row.number)", column: "id", text: row.written, proposal: proposal,
          status: .accepted, rule: .similarNames, reason: reason))
    }
    return edits.applied(to: bytes)
  }

  private mutating func readRows(_ input: TableInput) throws(FormatsError) {
    var table = try TableRows(input)
    guard let column = table.headings.firstIndex(of: "id") else { return }
    let wanted = Set(merges.keys).union(merges.values.map(\.proposal)).union(doubled)
    while try table.next() {
      let id = table.text(at: column).withoutOuterBlanks
      guard wanted.contains(id), rows[id] == nil || doubled.contains(id) else { continue }
      var cells: [(heading: String, text: String, range: Range<Int>)] = []
      for index in table.headings.indices {
        let text = table.text(at: index).withoutOuterBlanks
        cells.append((table.headings[index], text, table.range(at: index)))
      }
      let row = FigureRow(
        number: table.number, range: table.range, written: table.text(at: column), cells: cells)
      guard let known = rows[id] else {
        rows[id] = row
        continue
      }
      // The row that is written without blanks is kept; of several such ones, nobody said that they are one.
      if row.written != id {
        doubles.append((id, row))
      } else if known.written != id {
        doubles.append((id, known))
        rows[id] = row
      }
    }
  }

  // MARK: Relationships

  /// The table of relationships with the figures that are kept.
  mutating func merged(
    relationships input: TableInput, bytes: [UInt8], file: String
  ) throws(FormatsError) -> [UInt8] {
    var table = try TableRows(input)
    let columns = table.headings.indices.filter {
      ["source", "target"].contains(table.headings[$0])
    }
    var edits = TableEdits()
    while try table.next() {
      var ends: [(before: String, after: String)] = []
      for column in columns {
        let id = table.text(at: column).withoutOuterBlanks
        guard let answer = merges[id] else {
          ends.append((id, id))
          continue
        }
        ends.append((id, answer.proposal))
        edits.replace(
          cell: table.range(at: column), of: bytes, with: answer.proposal,
          delimiter: input.delimiter)
        log.change(
          Correction(
            file: file, row: "\(table.number)", column: table.headings[column], text: id,
            proposal: answer.proposal, status: .accepted, rule: .similarNames,
            reason: "'\(id)' is merged into '\(answer.proposal)'"))
      }
      log.answers.check(ends: ends, merging: merges, row: table.number, ofFile: file)
    }
    return edits.applied(to: bytes)
  }
}

extension CleaningAnswers {
  /// Tells of a merging that would tie a figure to itself.
  ///
  /// - Parameters:
  ///   - ends: those of a relationship, before the merging and after it.
  ///   - merges: the figures that are given up.
  mutating func check(
    ends: [(before: String, after: String)], merging merges: [String: Answer], row: Int,
    ofFile file: String
  ) {
    guard ends.count == 2, ends[0].after == ends[1].after, ends[0].before != ends[1].before,
      let (figure, kept) = ends.first(where: { $0.before != $0.after }), let answer = merges[figure]
    else { return }
    diagnostics.add(
      .error(
        "'\(shortened(figure))' is tied to '\(shortened(kept))' in row \(row) of '\(file)', so the two can't"
          + " be one", rule: .selfRelationship, at: answer.location, text: figure,
        expected: "two figures, or that row to be taken out first"))
  }
}
