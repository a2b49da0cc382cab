import Camarilla
package import CamarillaFormats

extension GML {
  /// Writes a document as one graph, in ASCII. Linear time.
  ///
  /// - Throws: as ``AtomicFile``.
  package static func write(_ document: GraphDocument, to path: String) throws(FormatsError) {
    var writer = GMLWriter(document: document)
    var file = try AtomicFile(path: path)
    try writer.write(to: &file)
    try file.commit()
  }
}

/// Writes a document as GML; see ``GML``.
private struct GMLWriter {
  private let document: GraphDocument
  /// The columns that have values, each with what is said of it.
  private let nodeColumns: [(column: AttributeColumn, attribute: GMLAttribute)]
  private let edgeColumns: [(column: AttributeColumn, attribute: GMLAttribute)]
  private let hasWeights: Bool
  private var out: [UInt8] = []

  init(document: GraphDocument) {
    self.document = document
    hasWeights = document.edges.haveWeights
    nodeColumns = Self.attributes(of: document.nodes.columns, item: .node)
    edgeColumns = Self.attributes(of: document.edges.columns, item: .edge)
  }

  private static func attributes(
    of columns: [AttributeColumn], item: GraphItem
  ) -> [(column: AttributeColumn, attribute: GMLAttribute)] {
    var taken = GML.reservedKeys(of: item)
    return columns.filter { !$0.values.isEmpty }.map { column in
      let attribute = GMLAttribute(column, of: item, taken: taken)
      taken.insert(attribute.key)
      return (column, attribute)
    }
  }

  mutating func write(to file: inout AtomicFile) throws(FormatsError) {
    let isDirected = document.edges.directed.contains(true)
    line("graph [")
    line("  directed \(isDirected ? 1 : 0)")
    // Several edges of two nodes are read as such.
    line("  multigraph 1")
    if !document.title.isEmpty { line("  name \"\(GMLText.escaped(document.title))\"") }
    for (_, attribute) in nodeColumns + edgeColumns where attribute.isNeeded {
      line("  \(attribute.text)")
    }
    writeAttributes()
    writeNodes()
    try flush(to: &file, limit: 1)
    for edge in 0..<document.edges.count {
      writeEdge(edge, isDirected: isDirected)
      try flush(to: &file, limit: 1 << 18)
    }
    line("]")
    try flush(to: &file, limit: 1)
  }

  private mutating func line(_ text: String) {
    out += text.utf8
    out.append(UInt8(ascii: "\n"))
  }

  private mutating func flush(to file: inout AtomicFile, limit: Int) throws(FormatsError) {
    guard out.count >= limit else { return }
    try file.write(out)
    out.removeAll(keepingCapacity: true)
  }

  /// What is said of the graph itself.
  private mutating func writeAttributes() {
    var taken = GML.reservedKeys(of: nil)
    for attribute in document.attributes {
      let described = GMLAttribute(attribute.name, of: nil, taken: taken)
      taken.insert(described.key)
      if described.isNeeded { line("  \(described.text)") }
      line("  \(described.key) \"\(GMLText.escaped(attribute.value))\"")
    }
  }

  private mutating func writeNodes() {
    let nodes = document.nodes
    let names = document.nodeNames
    // Labels are the ids where nodes have no others.
    let isLabeled = !nodes.labels.isEmpty
    for node in 0..<nodes.count {
      let (id, label) = (nodes.ids[node], nodes.labels[node])
      line("  node [")
      line("    id \(node)")
      line("    label \"\(GMLText.escaped(names[node]))\"")
      if isLabeled { line("    identifier \"\(GMLText.escaped(id))\"") }
      if !label.isEmpty, label != names[node] {
        line("    name \"\(GMLText.escaped(label))\"")
      }
      var coordinates = ""
      for (column, attribute) in nodeColumns where !column.values[node].isEmpty {
        if ["x", "y", "z"].contains(column.name), column.type.isOfNumbers, attribute.type == nil {
          coordinates += " \(attribute.key) \(text(column, row: node, attribute: attribute))"
        } else {
          line("    \(attribute.key) \(text(column, row: node, attribute: attribute))")
        }
      }
      if !coordinates.isEmpty { line("    graphics [\(coordinates) ]") }
      line("  ]")
    }
  }

  private mutating func writeEdge(_ edge: Int, isDirected: Bool) {
    let edges = document.edges
    line("  edge [")
    line("    source \(edges.sources[edge])")
    line("    target \(edges.targets[edge])")
    if edges.directed[edge] != isDirected { line("    directed \(isDirected ? 0 : 1)") }
    if !edges.ids[edge].isEmpty { line("    key \"\(GMLText.escaped(edges.ids[edge]))\"") }
    if !edges.labels[edge].isEmpty {
      line("    label \"\(GMLText.escaped(edges.labels[edge]))\"")
    }
    if hasWeights {
      let weight = shortest(of: edges.weights[edge])
      line("    weight \(GMLText.number(weight, isWhole: false) ?? weight)")
    }
    for (column, attribute) in edgeColumns where !column.values[edge].isEmpty {
      line("    \(attribute.key) \(text(column, row: edge, attribute: attribute))")
    }
    line("  ]")
  }

  /// A value as the language has it: a number where the column is of such, else in quotes.
  private func text(_ column: AttributeColumn, row: Int, attribute: GMLAttribute) -> String {
    let value = column.values[row]
    switch column.type {
    case .boolean where value == "true" || value == "false": return value == "true" ? "1" : "0"
    case .integer where attribute.type == nil, .real where attribute.type == nil:
      return GMLText.number(value, isWhole: column.type == .integer) ?? "\"\(value)\""
    default: return "\"\(GMLText.escaped(value))\""
    }
  }
}
