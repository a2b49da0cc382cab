import Camarilla
import CamarillaFormats

/// Makes a document of a graph in the DOT language.
struct DOTReader {
  private let graph: DOTGraph
  private var built: GraphDocument
  /// What the graph and its nodes are called.
  private let name: String
  private let names: [String]

  /// Attributes that are labels: their escapes name what they belong to.
  private static let labels: Set<String> = [
    "label", "xlabel", "headlabel", "taillabel", "tooltip", "labeltooltip", "edgetooltip",
  ]

  /// - Parameter diagnostics: what the parser found.
  init(graph: DOTGraph, diagnostics: Diagnostics, file: String) {
    self.graph = graph
    built = GraphDocument(file: file)
    built.diagnostics = diagnostics
    name = DOTText.name(graph.name)
    names = graph.nodes.map(DOTText.name)
  }

  consuming func document() -> GraphDocument {
    built.title = name
    for (attribute, value) in graph.attributes {
      if attribute == "label", built.title.isEmpty {
        built.title = text(value: value, names: DOTText.Names(graph: name))
      } else if attribute.lowercased() != "charset", !value.text.isEmpty {
        let own = DOTText.plain(of: attribute)
        built.attributes.append(
          Attribute(
            name: own,
            value: value.isMarkup
              ? DOTText.withoutMarkup(of: value.text) : DOTText.plain(of: value.text)))
        built.attributeLocations[own] = value.position?.location(in: built.file)
      }
    }
    addNodes()
    addSubgraphs()
    addEdges()
    return built
  }

  private mutating func addNodes() {
    for (node, name) in names.enumerated() {
      let position = graph.nodePositions[node]
      let added = built.nodes.add(id: name, line: position.line, position: position.column)
      if added != nil { continue }
      // Names that differ in their backslashes may be one without them.
      built.diagnostics.add(
        Problem(
          severity: .error, rule: .duplicateID,
          message: "two nodes are called '\(shortened(name))'",
          location: position.location(in: built.file), text: name, expected: "every id once"))
      var other = "node-\(node + 1)"
      while built.nodes.add(id: other, line: position.line) == nil { other += "-2" }
    }
    let (name, names) = (name, names)
    for column in graph.nodeColumns {
      let read = attribute(column: column, rowCount: names.count) {
        DOTText.Names(graph: name, node: names[$0])
      }
      if column.name == "label" {
        built.nodes.labels = read.values
      } else {
        built.nodes.columns.append(read)
      }
    }
  }

  private mutating func addSubgraphs() {
    let taken = Set(built.nodes.columns.map(\.name))
    var name = "subgraph"
    while taken.contains(name) { name += "-of" }
    var column = AttributeColumn(name: name)
    for subgraph in graph.subgraphs where !subgraph.name.isEmpty {
      let own = DOTText.name(subgraph.name)
      let label =
        subgraph.label.isMarkup ? "" : text(value: subgraph.label, names: DOTText.Names(graph: own))
      for node in subgraph.nodes {
        let others = column.values[node]
        let called = label.isEmpty ? own : label
        column.values[node] = others.isEmpty ? called : "\(others); \(called)"
      }
    }
    if !column.values.isEmpty { built.nodes.columns.append(column) }
  }

  private mutating func addEdges() {
    built.edges.reserveCapacity(graph.edges.count)
    for (index, edge) in graph.edges.enumerated() {
      built.edges.add(
        source: Int32(edge.tail), target: Int32(edge.head), directed: graph.isDirected,
        line: edge.position.line, position: edge.position.column)
      built.edges.ids[index] = DOTText.name(edge.key)
    }
    let (name, names, graph) = (name, names, graph)
    let weight = NameChoice(name: "weight", among: graph.edgeColumns.map(\.name))
    for (index, column) in graph.edgeColumns.enumerated() {
      if index == weight?.index {
        addWeights(column)
        continue
      }
      let read = attribute(column: column, rowCount: graph.edges.count) { row in
        let edge = graph.edges[row]
        return DOTText.Names(
          graph: name, tail: names[edge.tail], head: names[edge.head],
          isDirected: graph.isDirected)
      }
      switch column.name {
      case "label": built.edges.labels = read.values
      case DOT.direction: addDirections(read)
      default: built.edges.columns.append(read)
      }
    }
    weight?.tell(
      of: .edge, among: graph.edgeColumns.map(\.name), at: graph.position.location(in: built.file),
      to: &built.diagnostics)
  }

  /// Takes the arrows that say something else than the graph; what tells of the picture only remains an
  /// attribute.
  private mutating func addDirections(_ column: AttributeColumn) {
    var rest = AttributeColumn(name: column.name)
    for edge in graph.edges.indices {
      switch column.values[edge] {
      case "": break
      case "none": built.edges.directed[edge] = false
      case "forward": built.edges.directed[edge] = true
      case "back":
        built.edges.directed[edge] = true
        built.edges.turn(edge)
      case let other: rest.values[edge] = other
      }
    }
    if !rest.values.isEmpty { built.edges.columns.append(rest) }
  }

  private mutating func addWeights(_ column: DOTGraph.Column) {
    let file = built.file
    for edge in graph.edges.indices {
      let text = column.values[edge]
      guard !text.isEmpty || column.locations[edge] != nil else { continue }
      let position = graph.edges[edge].position
      let location = column.locations[edge] ?? (position.line, position.column)
      let weight = built.diagnostics.weight(
        from: text, at: .init(file: file, line: location.line, column: location.column))
      built.edges.setWeight(weight, ofEdge: edge, at: location)
    }
  }

  // MARK: Texts

  /// A column as an attribute of the document.
  private mutating func attribute(
    column: DOTGraph.Column, rowCount: Int, _ names: (Int) -> DOTText.Names
  ) -> AttributeColumn {
    var attribute = AttributeColumn(name: DOT.unescaped(DOTText.plain(of: column.name)))
    attribute.locations = column.locations
    let isLabel = Self.labels.contains(column.name)
    for row in 0..<rowCount where !column.values[row].isEmpty {
      let value = column[row]
      // The label that is a node's name says nothing.
      if column.name == "label", value.text == #"\N"# { continue }
      attribute.values[row] =
        isLabel || value.isMarkup
        ? text(value: value, names: names(row)) : DOTText.plain(of: value.text)
    }
    if let first = column.markup.min() {
      let are =
        column.markup.count == 1
        ? "1 '\(column.name)' is" : "\(column.markup.count) '\(column.name)' are"
      warn(
        "\(are) markup, of which only the text is kept", at: column.firstMarkup ?? graph.position,
        text: shortened(column.values[first]))
    }
    return attribute
  }

  private func text(value: DOTGraph.Value, names: DOTText.Names) -> String {
    value.isMarkup
      ? DOTText.withoutMarkup(of: value.text) : DOTText.label(text: value.text, names: names)
  }

  private mutating func warn(_ message: String, at position: TextPosition, text: String? = nil) {
    built.diagnostics.add(.warning(message, at: position.location(in: built.file), text: text))
  }
}
