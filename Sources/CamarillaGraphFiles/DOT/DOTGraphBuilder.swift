/// Makes a graph of statements: keeps defaults in their scopes, finds nodes by name, and edges where
/// several are one.
///
/// A default holds for the nodes or edges that are made after it within its graph or subgraph. An
/// attribute that is named for the first time is blank for all that were made before.
///
/// Few words make many things: groups with an operator between the product of their edges, defaults and lists the
/// product of things and attributes, subgraphs within each other as many memberships. They are counted before they are
/// made.
struct DOTGraphBuilder {
  typealias Value = DOTGraph.Value
  typealias Assignment = (name: String, value: Value)

  /// The most attributes and memberships that a graph may have beside one for each byte of the text.
  static let mostUnwrittenValues = 5_000_000

  private(set) var graph: DOTGraph
  private var nodeIndices: [String: Int] = [:]
  private var graphColumns: [String: Int] = [:]
  private var nodeColumns: [String: Int] = [:]
  private var edgeColumns: [String: Int] = [:]
  /// The graph itself, and the subgraphs that are open.
  private var scopes = [Scope(subgraph: nil)]
  /// The defaults that hold, by columns.
  private var nodeDefaults: [Int: Value] = [:]
  private var edgeDefaults: [Int: Value] = [:]
  /// Subgraphs that may be opened again, by their names, within each subgraph.
  private var named: [SubgraphName: Int] = [:]
  /// The defaults and nodes of each subgraph.
  private var contents: [Contents] = []
  private var uniqueEdges: [EdgeName: Int] = [:]

  /// What is open, and the defaults that held before it where it has others; nil where there were none.
  private struct Scope {
    var subgraph: Int?
    var nodeDefaults: [(column: Int, before: Value?)] = []
    var edgeDefaults: [(column: Int, before: Value?)] = []
  }

  private struct Contents {
    var nodes: Set<Int> = []
    var nodeDefaults: [Int: Value] = [:]
    var edgeDefaults: [Int: Value] = [:]
  }

  private struct SubgraphName: Hashable {
    var parent: Int?
    var name: String
  }

  private struct EdgeName: Hashable {
    var tail: Int
    var head: Int
    var key: String

    init(tail: Int, head: Int, key: String) {
      (self.tail, self.head, self.key) = (tail, head, key)
    }
  }

  /// How many edges were mentioned so far, and attributes and memberships set.
  private(set) var edgeCount = 0
  private(set) var valueCount = 0

  init(_ graph: DOTGraph) { self.graph = graph }

  /// Takes over what the graphs of the file before this one have made.
  mutating func count(_ other: DOTGraphBuilder) {
    (edgeCount, valueCount) = (other.edgeCount, other.valueCount)
  }

  consuming func finished() -> DOTGraph {
    for (index, contents) in contents.enumerated() {
      graph.subgraphs[index].nodes = contents.nodes.sorted()
    }
    return graph
  }

  // MARK: Subgraphs

  mutating func openSubgraph(named name: String) -> Int {
    let subgraph = subgraph(named: name, in: scopes[scopes.count - 1].subgraph)
    scopes.append(Scope(subgraph: subgraph))
    for (column, value) in contents[subgraph].nodeDefaults {
      setNodeDefault(value, column: column)
    }
    for (column, value) in contents[subgraph].edgeDefaults {
      setEdgeDefault(value, column: column)
    }
    return subgraph
  }

  mutating func closeSubgraph() {
    let scope = scopes.removeLast()
    for (column, before) in scope.nodeDefaults.reversed() { nodeDefaults[column] = before }
    for (column, before) in scope.edgeDefaults.reversed() { edgeDefaults[column] = before }
  }

  private mutating func setNodeDefault(_ value: Value, column: Int) {
    valueCount += 1
    let before = nodeDefaults.updateValue(value, forKey: column)
    scopes[scopes.count - 1].nodeDefaults.append((column, before))
  }

  private mutating func setEdgeDefault(_ value: Value, column: Int) {
    valueCount += 1
    let before = edgeDefaults.updateValue(value, forKey: column)
    scopes[scopes.count - 1].edgeDefaults.append((column, before))
  }

  private mutating func subgraph(named name: String, in parent: Int?) -> Int {
    let key = SubgraphName(parent: parent, name: name)
    if !name.isEmpty, let known = named[key] { return known }
    let index = graph.subgraphs.count
    graph.subgraphs.append(DOTGraph.Subgraph(name: name))
    contents.append(Contents())
    if !name.isEmpty { named[key] = index }
    return index
  }

  /// The nodes of a subgraph, as far as it is read, in the order of the graph.
  mutating func nodes(ofSubgraph subgraph: Int) -> [Int] {
    valueCount += contents[subgraph].nodes.count
    return contents[subgraph].nodes.sorted()
  }

  // MARK: Attributes

  mutating func setGraphAttributes(_ assignments: [Assignment]) {
    for (name, value) in assignments {
      if let subgraph = scopes[scopes.count - 1].subgraph {
        if name == "label" { graph.subgraphs[subgraph].label = value }
      } else if let index = graphColumns[name] {
        graph.attributes[index].value = value
      } else {
        graphColumns[name] = graph.attributes.count
        graph.attributes.append((name, value))
      }
    }
  }

  mutating func setNodeDefaults(_ assignments: [Assignment]) {
    for (name, value) in assignments {
      let column = Self.column(named: name, indices: &nodeColumns, columns: &graph.nodeColumns)
      setNodeDefault(value, column: column)
      if let subgraph = scopes[scopes.count - 1].subgraph {
        contents[subgraph].nodeDefaults[column] = value
      }
    }
  }

  mutating func setEdgeDefaults(_ assignments: [Assignment]) {
    for (name, value) in assignments where name != "key" {
      let column = Self.column(named: name, indices: &edgeColumns, columns: &graph.edgeColumns)
      setEdgeDefault(value, column: column)
      if let subgraph = scopes[scopes.count - 1].subgraph {
        contents[subgraph].edgeDefaults[column] = value
      }
    }
  }

  private static func column(
    named name: String, indices: inout [String: Int], columns: inout [DOTGraph.Column]
  ) -> Int {
    if let index = indices[name] { return index }
    indices[name] = columns.count
    columns.append(DOTGraph.Column(name: name))
    return columns.count - 1
  }

  // MARK: Nodes

  /// The node of a name in the open subgraphs, made if there is none.
  mutating func node(named name: String, at position: TextPosition) -> Int {
    let node: Int
    if let known = nodeIndices[name] {
      node = known
    } else {
      node = graph.nodes.count
      nodeIndices[name] = node
      graph.nodes.append(name)
      graph.nodePositions.append(position)
      valueCount += nodeDefaults.count
      if hasRoom(inFileOf: position.offset) {
        for (column, value) in nodeDefaults { graph.nodeColumns[column][node] = value }
      }
    }
    for scope in scopes.reversed() {
      // Whoever is in a subgraph is in those about it.
      guard let subgraph = scope.subgraph, contents[subgraph].nodes.insert(node).inserted else {
        break
      }
      valueCount += 1
    }
    return node
  }

  /// Whether a text of so many bytes may make more attributes and memberships.
  private func hasRoom(inFileOf bytes: Int) -> Bool {
    valueCount <= Self.mostUnwrittenValues + bytes
  }

  mutating func setAttributes(ofNode node: Int, assignments: [Assignment]) {
    valueCount += assignments.count
    for (name, value) in assignments {
      graph.nodeColumns[
        Self.column(named: name, indices: &nodeColumns, columns: &graph.nodeColumns)][node] = value
    }
  }

  // MARK: Edges

  /// What an edge statement says of one edge.
  struct Mention {
    var tail: Int
    var head: Int
    /// What follows the ends' names, blank where there is nothing.
    var tailPort: String
    var headPort: String
  }

  /// Makes an edge, or finds the one that it is another mention of: in a strict graph every edge of
  /// the two nodes, else one with the same key.
  mutating func addEdge(
    _ mention: Mention, key: String, at position: TextPosition, assignments: [Assignment]
  ) {
    edgeCount += 1
    valueCount += assignments.count
    let edge: Int
    if let known = knownEdge(mention: mention, key: key) {
      edge = known
    } else {
      edge = graph.edges.count
      graph.edges.append(
        DOTGraph.Edge(tail: mention.tail, head: mention.head, key: key, position: position))
      if graph.isStrict || !key.isEmpty {
        uniqueEdges[
          EdgeName(tail: mention.tail, head: mention.head, key: graph.isStrict ? "" : key)] = edge
      }
      valueCount += edgeDefaults.count
      if hasRoom(inFileOf: position.offset) {
        for (column, value) in edgeDefaults { graph.edgeColumns[column][edge] = value }
      }
    }
    // Of an edge without an arrow that is known the other way round.
    let isReversed = mention.tail != mention.head && graph.edges[edge].head == mention.tail
    let (tailName, headName) = isReversed ? ("headport", "tailport") : ("tailport", "headport")
    set(tailName, value: Value(text: mention.tailPort), ofEdge: edge, unlessBlank: true)
    set(headName, value: Value(text: mention.headPort), ofEdge: edge, unlessBlank: true)
    for (name, value) in assignments where name != "key" { set(name, value: value, ofEdge: edge) }
  }

  private mutating func set(
    _ name: String, value: Value, ofEdge edge: Int, unlessBlank: Bool = false
  ) {
    if unlessBlank, value.text.isEmpty { return }
    graph.edgeColumns[Self.column(named: name, indices: &edgeColumns, columns: &graph.edgeColumns)][
      edge] = value
  }

  private func knownEdge(mention: Mention, key: String) -> Int? {
    guard graph.isStrict || !key.isEmpty else { return nil }
    let key = graph.isStrict ? "" : key
    return uniqueEdges[EdgeName(tail: mention.tail, head: mention.head, key: key)]
      ?? (graph.isDirected
        ? nil : uniqueEdges[EdgeName(tail: mention.head, head: mention.tail, key: key)])
  }
}
