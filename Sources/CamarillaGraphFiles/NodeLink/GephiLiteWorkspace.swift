import Camarilla
import CamarillaFormats

/// What a workspace of Gephi Lite says of nodes and edges apart from its graph, by their keys.
struct GephiLiteWorkspace {
  /// A value of a node or an edge.
  struct Value {
    var name: String
    var value: JSONValue
    var location: (line: Int, column: Int)
  }

  /// Whether the file is a workspace.
  var isPresent = false
  private var nodes: [String: [Value]] = [:]
  private var edges: [String: [Value]] = [:]
  private var first: (line: Int, column: Int)?

  /// Adds values to those of the node or edge of a key.
  mutating func add(_ values: [Value], to item: GraphItem, key: String) {
    guard let value = values.first else { return }
    first = first ?? value.location
    switch item {
    case .node: nodes[key, default: []] += values
    case .edge: edges[key, default: []] += values
    }
  }

  /// Gives the nodes and edges of a graph what is said of them.
  mutating func give(to graph: inout MemberGraph) {
    guard first != nil else { return }
    for row in 0..<graph.nodeCount {
      for value in nodes.removeValue(forKey: graph.names.keys[row]) ?? [] {
        graph.nodeMembers.take(value.value, named: value.name, at: value.location, row: row)
      }
    }
    for row in graph.edges.indices {
      let key = graph.edgeMembers.text(named: "key", row: row)
      for value in edges.removeValue(forKey: key) ?? [] {
        if value.name == "weight", value.value != .null {
          let text = value.value.text ?? value.value.compactText
          let location = graph.location(value.location)
          graph.edges[row].weight = graph.document.diagnostics.weight(from: text, at: location)
          if graph.edges[row].weight == 0 { graph.weightLocations[row] = value.location }
        } else {
          graph.edgeMembers.take(value.value, named: value.name, at: value.location, row: row)
        }
      }
    }
    let rest = nodes.count + edges.count
    guard rest > 0, let first else { return }
    graph.document.diagnostics.add(
      .warning(
        rest == 1
          ? "1 node or edge with attributes is not in the graph, and is left out"
          : "\(rest) nodes and edges with attributes are not in the graph, and are left out",
        rule: .malformedValue, at: graph.location(first), expected: "the keys of 'fullGraph'"))
  }
}

extension NodeLinkReader {
  /// Reads a member of a workspace, or of the data set in it; returns whether it is one.
  ///
  /// The graph itself bears keys alone: attributes stand beside it, and in versions before 1.0 labels, weights and
  /// positions apart from the others. How it is filtered and drawn is no part of it.
  mutating func readWorkspaceMember(
    _ name: String, token: JSONReader.Token
  ) throws(Failure) -> Bool {
    switch (name, token) {
    case ("type", .string) where reader.text == "gephi-lite": workspace.isPresent = true
    case ("graphDataset", .beginObject), ("fullGraph", .beginObject):
      workspace.isPresent = true
      while try reader.next() == .name { try readMember(reader.text, isWhole: false) }
    case ("nodeData", .beginObject), ("nodeRenderingData", .beginObject):
      workspace.isPresent = true
      try readData(of: .node)
    case ("edgeData", .beginObject), ("edgeRenderingData", .beginObject):
      workspace.isPresent = true
      try readData(of: .edge)
    case ("layout", .beginObject) where workspace.isPresent: try readData(of: .node)
    case ("metadata", .beginObject) where workspace.isPresent: try readMetadata()
    case ("filters", .beginObject) where workspace.isPresent: try readFilters()
    case ("version", _) where workspace.isPresent, ("appearance", _) where workspace.isPresent,
      ("nodeFields", _) where workspace.isPresent, ("edgeFields", _) where workspace.isPresent:
      try reader.skip(token)
    default: return false
    }
    return true
  }

  /// Reads the attributes of nodes or edges by their keys.
  private mutating func readData(of item: GraphItem) throws(Failure) {
    while try reader.next() == .name {
      let key = reader.text
      let token = try reader.next()
      guard token == .beginObject else {
        try reader.skip(token)
        continue
      }
      var values: [GephiLiteWorkspace.Value] = []
      while try reader.next() == .name {
        let name = reader.text
        let token = try reader.next()
        let location = reader.tokenLocation()
        values.append(.init(name: name, value: try reader.value(from: token), location: location))
      }
      workspace.add(values, to: item, key: key)
    }
  }

  /// Reads the title, and what else is said of the graph but its type, which it says itself.
  private mutating func readMetadata() throws(Failure) {
    while try reader.next() == .name {
      let name = reader.text
      let token = try reader.next()
      switch (name, token) {
      case ("title", .string):
        if graph.document.title.isEmpty { graph.document.title = reader.text }
      case ("type", _): try reader.skip(token)
      default: try keep(name, token: token)
      }
    }
  }

  private mutating func readFilters() throws(Failure) {
    let location = graph.location(reader.tokenLocation())
    let filters = try reader.value(from: .beginObject)
    guard let applied = filters["past"]?.elements, !applied.isEmpty else { return }
    graph.document.diagnostics.add(
      .warning(
        "the workspace is filtered; all of its graph is read", at: location,
        expected: "a workspace without filters"))
  }
}
