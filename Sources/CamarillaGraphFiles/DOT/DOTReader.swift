import Camarilla
import CamarillaFormats

/// Makes a document of a graph in the DOT language.
struct DOTReader {
  private let graph: DOTGraph
  private var built: GraphDocument
  /// What the graph and its nodes are called.
  private let name: String
  private let names: [String]
  /// How many bytes of labels and of subgraphs' names were made of fewer in the file.
  private var madeBytes = 0
  /// The most of them: a label may name its node a thousand times, and be a thousand nodes'.
  static let mostMadeBytes = 100_000_000

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
        built.title =
          value.isMarkup
          ? DOTText.withoutMarkup(of: value.text)
          : labelText(value.text, names: DOTText.Names(graph: name), at: value.position)
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
      let read = attribute(column: column) {
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
    // Nodes that are in the same subgraphs share their text.
    var texts = [""]
    var textOfNode = [Int](repeating: 0, count: names.count)
    for subgraph in graph.subgraphs where !subgraph.name.isEmpty {
      let own = DOTText.name(subgraph.name)
      let label =
        subgraph.label.isMarkup
        ? ""
        : labelText(
          subgraph.label.text, names: DOTText.Names(graph: own), at: subgraph.label.position)
      let called = label.isEmpty ? own : label
      var joined: [Int: Int] = [:]
      for node in subgraph.nodes {
        let before = textOfNode[node]
        if joined[before] == nil {
          let others = texts[before]
          guard before == 0 || mayMake(others.utf8.count + called.utf8.count, at: nil) else {
            return
          }
          joined[before] = texts.count
          texts.append(before == 0 ? called : "\(others); \(called)")
        }
        textOfNode[node] = joined[before]!
      }
    }
    for (node, text) in textOfNode.enumerated() where text > 0 { column.values[node] = texts[text] }
    if !column.values.isEmpty { built.nodes.columns.append(column) }
  }

  /// Whether so many bytes may be made; tells, once, when they may not.
  private mutating func mayMake(_ bytes: Int, at position: TextPosition?) -> Bool {
    let wasRoom = madeBytes <= Self.mostMadeBytes
    madeBytes += bytes
    guard madeBytes > Self.mostMadeBytes else { return true }
    if wasRoom {
      built.diagnostics.add(
        .error(
          "the labels of nodes and edges and the names of their subgraphs have \(madeBytes) bytes",
          at: (position ?? graph.position).location(in: built.file),
          expected: "at most \(Self.mostMadeBytes)"))
    }
    return false
  }

  /// A label with what it names; blank where that would be too long.
  private mutating func labelText(
    _ text: String, names: DOTText.Names, at position: TextPosition?
  ) -> String {
    let named = DOTText.lengthOfNames(in: text, names: names)
    if named > 0, !mayMake(text.utf8.count + named, at: position) { return "" }
    return DOTText.label(text: text, names: names)
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
      let read = attribute(column: column) { row in
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
    column: DOTGraph.Column, _ names: (Int) -> DOTText.Names
  ) -> AttributeColumn {
    var attribute = AttributeColumn(name: DOT.unescaped(DOTText.plain(of: column.name)))
    attribute.locations = column.locations
    let isLabel = Self.labels.contains(column.name)
    // What many rows have by default is read once.
    var last = DOTGraph.Value(text: "")
    var lastRead = ""
    for row in column.values.rows {
      let value = column[row]
      // The label that is a node's name says nothing.
      if column.name == "label", value.text == #"\N"# { continue }
      if isLabel, !value.isMarkup, DOTText.namesThings(value.text) {
        attribute.values[row] = labelText(value.text, names: names(row), at: nil)
        continue
      }
      if value.text != last.text || value.isMarkup != last.isMarkup {
        last = value
        lastRead =
          value.isMarkup
          ? DOTText.withoutMarkup(of: value.text)
          : isLabel
            ? DOTText.label(text: value.text, names: names(row)) : DOTText.plain(of: value.text)
      }
      attribute.values[row] = lastRead
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

  private mutating func warn(_ message: String, at position: TextPosition, text: String? = nil) {
    built.diagnostics.add(.warning(message, at: position.location(in: built.file), text: text))
  }
}
