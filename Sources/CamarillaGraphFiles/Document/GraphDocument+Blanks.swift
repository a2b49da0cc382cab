import Camarilla
import CamarillaFormats

extension GraphDocument {
  /// The document with the blanks around its nodes' ids left out, which is told once with a number.
  ///
  /// Nodes that nothing but such blanks told apart are one then. It has what the first of them says, and of
  /// the others what the first doesn't say.
  func withoutBlanksAroundIDs() -> GraphDocument {
    let trimmed = nodes.ids.indices.filter { node in
      let id = nodes.ids[node].withoutOuterBlanks
      return !id.isEmpty && id.unicodeScalars.count < nodes.ids[node].unicodeScalars.count
    }
    guard let first = trimmed.first else { return self }
    var document = self
    var merged = NodeTable()
    merged.file = nodes.file
    var isTrimmed = [Bool](repeating: false, count: nodes.count)
    for node in trimmed { isTrimmed[node] = true }
    let indices = nodes.ids.indices.map { node in
      let id = nodes.ids[node]
      return merged.mention(
        isTrimmed[node] ? id.withoutOuterBlanks : id, line: Int(nodes.lines[node]),
        position: Int(nodes.positions[node]))
    }
    // The rows in the order of the nodes that they become, so that changes and spells stay sorted.
    let order = nodes.ids.indices.sorted { (indices[$0], $0) < (indices[$1], $1) }
    merged.columns = nodes.columns.map { AttributeColumn(name: $0.name, type: $0.type) }
    let cells = FilledCells(nodes.columns, rowCount: nodes.count)
    var contradictions = Diagnostics()
    for node in order {
      let index = indices[node]
      let id = merged.ids[Int(index)]
      func fill(_ column: inout TextColumn, from values: TextColumn, name: String) {
        let (kept, value) = (column[Int(index)], values[node])
        if kept.isEmpty {
          column[Int(index)] = value
        } else if !value.isEmpty, value != kept {
          contradictions.once(
            per: "contradiction \(name)",
            .warning(
              "the nodes that are read as '\(shortened(id))' have the '\(shortened(name))'"
                + " '\(shortened(kept))' and '\(shortened(value))'; the first counts",
              rule: .duplicateID, at: location(ofNode: node), text: value,
              expected: "one '\(shortened(name))' a node"))
        }
      }
      fill(&merged.labels, from: nodes.labels, name: "label")
      for position in cells[node] {
        let column = nodes.columns[position]
        if merged.columns[position].values[Int(index)].isEmpty, let written = column.locations[node]
        {
          merged.columns[position].locations[Int(index)] = written
        }
        fill(&merged.columns[position].values, from: column.values, name: column.name)
        merged.columns[position].changes += column.changes(of: Int32(node)).map {
          ValueChange(row: index, value: $0.value, period: $0.period)
        }
      }
      for spell in nodes.spells.spells(ofRow: Int32(node)) {
        merged.spells.add(nodes.spells.periods[spell], row: index)
      }
    }
    document.nodes = merged
    document.edges.rename { indices[Int($0)] }

    let id = nodes.ids[first]
    let more =
      trimmed.count == 1
      ? ""
      : "; so \(trimmed.count == 2 ? "is 1 more id" : "are \(trimmed.count - 1) more ids")"
    let lost = nodes.count - merged.count
    let joined =
      lost == 0
      ? "" : "; \(lost == 1 ? "1 node is" : "\(lost) nodes are") one with another thereby"
    document.diagnostics.add(
      Problem(
        severity: .warning, rule: .strayBlanks,
        message: "the node '\(shortened(id))' is read as '\(shortened(id.withoutOuterBlanks))',"
          + " \(id.outerBlanksText)\(more)\(joined)",
        location: location(ofNode: first), text: shortened(id),
        expected: "no blanks around an id", suggestion: id.withoutOuterBlanks,
        count: trimmed.count))
    document.diagnostics.add(contentsOf: contradictions)
    return document
  }
}
