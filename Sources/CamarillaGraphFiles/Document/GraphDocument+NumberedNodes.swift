import Camarilla
import CamarillaFormats

extension GraphDocument {
  /// Names the nodes of a format that numbers them by texts of theirs.
  ///
  /// Those are their own ids in the column `ownIDs`, or else their labels: whichever every node has and no two
  /// share. A node that bears an own id is called as its column `name` says, or else by its label, which says nothing
  /// where it is the id. Where neither names all nodes, the numbers stay their ids; where they go and do more
  /// than count, they are the column `id`.
  mutating func nameNumberedNodes(ownIDs: String) {
    let ids = nodes.columns.first { $0.name == ownIDs }?.values ?? TextColumn()
    let names = nodes.columns.first { $0.name == "name" }?.values ?? TextColumn()
    func areNames(_ texts: [String]) -> Bool {
      !texts.contains("") && Set(texts).count == texts.count
    }
    let rows = 0..<nodes.count
    let own = rows.map { ids[$0].isEmpty ? nodes.labels[$0] : ids[$0] }
    let labels = rows.map { nodes.labels[$0] }
    var named = self
    if !ids.isEmpty, areNames(own) {
      named.rename(own)
      let dropped = named.nodes.columns.indices.filter {
        [ownIDs, "name"].contains(named.nodes.columns[$0].name)
      }
      for row in rows where !ids[row].isEmpty {
        let label = labels[row] == ids[row] ? "" : labels[row]
        named.nodes.labels[row] = names[row].isEmpty ? label : names[row]
        for column in dropped { named.nodes.columns[column].values[row] = "" }
      }
      for row in rows where ids[row].isEmpty { named.nodes.labels[row] = "" }
      named.nodes.columns.removeAll { [ownIDs, "name"].contains($0.name) && $0.values.isBlank }
    } else if areNames(labels) {
      named.rename(labels)
      named.nodes.labels = TextColumn()
    } else {
      return
    }
    let counts = [0, 1].contains { first in
      nodes.ids.enumerated().allSatisfy { $1 == "\($0 + first)" }
    }
    if !counts, !named.nodes.columns.contains(where: { $0.name == "id" }) {
      var column = AttributeColumn(
        name: "id", type: nodes.ids.allSatisfy { Int32($0) != nil } ? .integer : .text)
      for row in rows { column.values[row] = nodes.ids[row] }
      named.nodes.columns.insert(column, at: 0)
    }
    self = named
  }

  /// Gives the nodes other ids, no two alike.
  mutating func rename(_ ids: [String]) {
    var table = NodeTable()
    table.file = nodes.file
    for (node, id) in ids.enumerated() {
      _ = table.add(id: id, line: Int(nodes.lines[node]), position: Int(nodes.positions[node]))
    }
    table.labels = nodes.labels
    table.columns = nodes.columns
    table.spells = nodes.spells
    nodes = table
  }
}

extension TextColumn {
  /// Whether every row is blank.
  var isBlank: Bool { allSatisfy { _ in false } }
}
