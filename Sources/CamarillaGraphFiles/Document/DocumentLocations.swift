import Camarilla

/// Where relationships and figures, and what is known to be worth it of their values, stand in the file that
/// they were read from.
struct DocumentLocations: Sendable {
  private let edges: Items
  private let nodes: Items
  /// The edge of each relationship.
  private let edgeOfRow: [Int32]

  /// The file and the lines of items, 0 where nobody knows, where they begin in them, and the locations of their values by
  /// the name of the field.
  private struct Items: Sendable {
    var file: String
    var lines: [Int32]
    var columns: [Int32]
    var values: [String: ValueLocations]
  }

  init(document: GraphDocument, edges edgeOfRow: [Int32], columns: EdgeColumns) {
    self.edgeOfRow = edgeOfRow
    let table = document.edges
    edges = Items(
      file: document.file, lines: table.lines, columns: table.positions,
      values: [
        "when": columns.when ?? columns.start, "confidence": columns.confidence,
        "citation": columns.citation,
      ].compactMapValues { $0.map { table.columns[$0].locations } })
    let lives = document.nodes.columns.filter { $0.name == "born" || $0.name == "died" }
    nodes = Items(
      file: document.nodes.file ?? document.file, lines: document.nodes.lines,
      columns: document.nodes.positions,
      values: Dictionary(lives.map { ($0.name, $0.locations) }) { first, _ in first })
  }

  func located(_ problems: [Problem]) -> [Problem] {
    problems.map { problem in
      var problem = problem
      if problem.location == nil {
        problem.location = problem.subject.flatMap { location(of: $0) }
      }
      if !problem.related.isEmpty {
        problem.relatedLocations = problem.related.compactMap { location(of: $0) }
      }
      for (index, group) in problem.furtherRows.enumerated() where !group.rows.isEmpty {
        problem.furtherRows[index].locations = group.rows.compactMap {
          location(of: .init(table: group.table, row: Int($0), field: group.field, id: ""))
        }
        for (account, told) in group.accounts.enumerated() {
          problem.furtherRows[index].accounts[account].relatedLocation =
            told.related.flatMap { location(of: $0) }
        }
      }
      return problem
    }
  }

  /// Whether a problem compares the dates of relationships, one of which is of an edge whose date could not be
  /// read: then it says nothing of the file.
  func isOfDates(_ problem: Problem, ofEdges misdated: Set<Int32>) -> Bool {
    switch problem.rule {
    case .exactDuplicate, .overlappingPeriods, .contradiction, .beforeBirth, .afterDeath:
      ([problem.subject].compactMap(\.self) + problem.related).contains {
        $0.table == .relationships && edgeOfRow.indices.contains($0.row)
          && misdated.contains(edgeOfRow[$0.row])
      }
    default: false
    }
  }

  private func location(of subject: Problem.Subject) -> Problem.Location? {
    switch subject.table {
    case .relationships:
      guard edgeOfRow.indices.contains(subject.row) else { return nil }
      return location(of: Int(edgeOfRow[subject.row]), among: edges, field: subject.field)
    case .figures: return location(of: subject.row, among: nodes, field: subject.field)
    case .kinds, .sources: return nil
    }
  }

  /// The location of an item's value, else of the item.
  private func location(of row: Int, among items: Items, field: String?) -> Problem.Location? {
    if let location = field.flatMap({ items.values[$0]?[row] }) {
      return Problem.Location(file: items.file, line: location.line, column: location.column)
    }
    guard items.lines.indices.contains(row), items.lines[row] > 0 else { return nil }
    return Problem.Location(
      file: items.file, line: Int(items.lines[row]), column: Int(items.columns[row]))
  }
}
