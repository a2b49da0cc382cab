import Camarilla
import CamarillaFormats

/// Reads the graphs of a file of node-link JSON; see ``NodeLink``.
struct NodeLinkReader: ~Copyable {
  typealias Failure = JSONReader.Failure

  private let file: String
  var reader: JSONReader
  /// The graph at hand.
  var graph: NodeLinkGraph
  private var finished: [GraphDocument] = []

  init(_ reader: consuming JSONReader, file: String) {
    self.reader = reader
    self.file = file
    graph = NodeLinkGraph(file: file)
  }

  /// One graph, or a list of several.
  mutating func graphs() throws(Failure) -> [GraphDocument] {
    let token = try reader.next()
    let place = reader.tokenPlace()
    switch token {
    case .beginObject: try readGraph(isWhole: true)
    case .beginArray:
      try readList()
      // What follows the list is no JSON.
      _ = try reader.next()
    default: break
    }
    if finished.isEmpty {
      report(
        "the file holds no JSON object", place, expected: "an object with nodes and edges")
    }
    if !graph.document.problems.isEmpty { finished.append(graph.document) }
    return finished
  }

  private mutating func readList() throws(Failure) {
    while case let token = try reader.next(), token != .endArray {
      if token == .beginObject {
        try readGraph(isWhole: false)
      } else {
        report("an element is no object", expected: "an object with nodes and edges")
        try reader.skip(token)
      }
    }
  }

  /// Reads a graph whose object has begun.
  ///
  /// - Parameter isWhole: whether it is all that the file holds, so that it may be a list of graphs itself.
  private mutating func readGraph(isWhole: Bool) throws(Failure) {
    while try reader.next() == .name { try readMember(reader.text, isWhole) }
    if isWhole {
      // What follows the graph is no JSON.
      _ = try reader.next()
      if !finished.isEmpty, !graph.has("nodes"), !graph.has("edges") { return }
    }
    if !graph.has("nodes") { report("there are no 'nodes'", expected: "an array 'nodes'") }
    if !graph.has("edges") && !graph.has("links") {
      report("there are no 'edges'", expected: "an array 'edges' (or 'links')")
    }
    graph.finish()
    finished.append(graph.document)
    graph = NodeLinkGraph(file: file)
  }

  /// Reads a member of the graph.
  private mutating func readMember(_ name: String, _ isWhole: Bool) throws(Failure) {
    let isEdges = name == "edges" || name == "links"
    if !graph.notes(name) || isEdges && graph.has("edges") && graph.has("links") {
      report(
        "'\(shortened(name))' stands here a second time", rule: .duplicateID, text: name,
        expected: "every member once")
    }
    let token = try reader.next()
    switch (name, token) {
    case ("directed", .bool(let value)): graph.isDirected = value
    case ("multigraph", .bool): break
    case ("directed", _), ("multigraph", _):
      report("'\(name)' is neither true nor false", expected: "true or false")
      try reader.skip(token)
    case ("graph", .beginObject), ("attributes", .beginObject): try readGraphAttributes()
    case ("options", .beginObject): graph.takeOptions(try reader.value(from: token))
    case ("graphs", .beginArray) where isWhole: try readList()
    case ("nodes", .beginArray):
      try readElements { reader, token throws(Failure) in
        guard token == .beginObject else { return false }
        try reader.readNode()
        return true
      }
    case (_, .beginArray) where isEdges:
      try readElements { reader, token throws(Failure) in
        switch token {
        case .beginObject: try reader.readEdge()
        case .beginArray: try reader.readPair()
        default: return false
        }
        return true
      }
    case (_, _) where isEdges || name == "nodes":
      report("'\(name)' is no array", expected: "an array of objects")
      try reader.skip(token)
    default: try keep(name, token)
    }
  }

  /// - Parameter read: reads an element that begins with a token; returns whether it is one.
  private mutating func readElements(
    _ read: (inout NodeLinkReader, JSONReader.Token) throws(Failure) -> Bool
  ) throws(Failure) {
    while case let token = try reader.next(), token != .endArray {
      if try read(&self, token) { continue }
      report("an element is no object", expected: "an object")
      try reader.skip(token)
    }
  }

  private mutating func readGraphAttributes() throws(Failure) {
    while try reader.next() == .name {
      let name = reader.text
      let token = try reader.next()
      if name == "name", token == .string, graph.document.title.isEmpty {
        graph.document.title = reader.text
      } else {
        try keep(name, token)
      }
    }
  }

  /// Keeps a member as an attribute of the graph.
  private mutating func keep(_ name: String, _ token: JSONReader.Token) throws(Failure) {
    let value = try reader.value(from: token)
    if value == .null { return }
    graph.document.attributes.append(
      Attribute(name: name, value: value.text ?? value.compactText))
  }

  // MARK: Nodes and edges

  private mutating func readNode() throws(Failure) {
    let row = graph.addNode(at: reader.tokenPlace())
    try readNodeMembers(row)
  }

  private mutating func readNodeMembers(_ row: Int) throws(Failure) {
    while try reader.next() == .name {
      let column = graph.nodeMembers.place(of: reader)
      let token = try reader.next()
      switch graph.nodeMembers.name(column) {
      case "id":
        if let id = try identifier(token, "the id of a node") {
          let other = graph.names.ids[row]
          tellOverridden("id", other.isEmpty ? nil : other, by: id.text)
          graph.names.ids[row] = id.text
        }
      case "key" where token == .string || token == .number:
        graph.names.keys[row] = NodeLinkEnd(reader.text, isNumber: token == .number).text
        try graph.nodeMembers.take(token, &reader, column, row: row)
      // graphology keeps attributes apart.
      case "attributes" where token == .beginObject: try readNodeMembers(row)
      default: try graph.nodeMembers.take(token, &reader, column, row: row)
      }
    }
  }

  private mutating func readEdge() throws(Failure) {
    let place = reader.tokenPlace()
    var edge = NodeLinkEdge(line: place.line, position: place.column)
    graph.edgeMembers.begin()
    try readEdgeMembers(&edge)
    for (name, end) in [("source", edge.source), ("target", edge.target)] where end == nil {
      report(
        "an edge has no '\(name)'", rule: .missingValue, place, expected: "the id of a node")
    }
    if edge.source != nil, edge.target != nil { graph.edges.append(edge) }
  }

  private mutating func readEdgeMembers(_ edge: inout NodeLinkEdge) throws(Failure) {
    let row = graph.edges.count
    while try reader.next() == .name {
      let column = graph.edgeMembers.place(of: reader)
      let token = try reader.next()
      switch (graph.edgeMembers.name(column), token) {
      case ("source", _):
        let source = try end(token, "the source of an edge", edge.line)
        tellOverridden("source", edge.source, by: source)
        edge.source = source
      case ("target", _):
        let target = try end(token, "the target of an edge", edge.line)
        tellOverridden("target", edge.target, by: target)
        edge.target = target
      case ("weight", _):
        let weight = try number(token) ?? 1
        tellOverridden("weight", edge.weight, by: weight)
        edge.weight = weight
      case ("directed", .bool(let value)):
        tellOverridden("directed", edge.isDirected, by: value)
        edge.isDirected = value
      case ("undirected", .bool(let value)):
        tellOverridden("undirected", edge.isDirected, by: !value)
        edge.isDirected = !value
      case ("attributes", .beginObject): try readEdgeMembers(&edge)
      // The place among the edges of a pair, which says nothing.
      case ("key", .number): break
      default: try graph.edgeMembers.take(token, &reader, column, row: row)
      }
    }
  }

  /// Notes that a member of an object takes the place of an earlier one of another value.
  private mutating func tellOverridden<Value: Equatable>(
    _ name: String, _ earlier: Value?, by value: Value?
  ) {
    guard let earlier, earlier != value else { return }
    let place = reader.tokenPlace()
    graph.overridden.add(
      name,
      Problem(
        .warning, .duplicateID,
        "'\(name)' stands in one object several times with different values; the last counts",
        location: .init(file: file, line: place.line, column: place.column), text: name,
        expected: "every member once"))
  }

  /// Reads an edge that is the list of its ends.
  private mutating func readPair() throws(Failure) {
    let place = reader.tokenPlace()
    var edge = NodeLinkEdge(line: place.line, position: place.column)
    var count = 0
    while case let token = try reader.next(), token != .endArray {
      count += 1
      switch count {
      case 1: edge.source = try end(token, "the source of an edge", place.line)
      case 2: edge.target = try end(token, "the target of an edge", place.line)
      default: try reader.skip(token)
      }
    }
    guard count == 2, edge.source != nil, edge.target != nil else {
      return report(
        "an edge is a list of \(count) values", place, expected: "an object, or a list of two ends")
    }
    graph.edges.append(edge)
  }

  // MARK: Values

  private mutating func end(
    _ token: JSONReader.Token, _ what: String, _ line: Int
  ) throws(Failure) -> Int32? {
    try identifier(token, what).map { graph.ends.place(of: $0, line: line) }
  }

  /// What a value that names a node is called: a text or a number as it stands, a list as its JSON.
  private mutating func identifier(
    _ token: JSONReader.Token, _ what: String
  ) throws(Failure) -> NodeLinkEnd? {
    switch token {
    case .string, .number: return NodeLinkEnd(reader.text, isNumber: token == .number)
    case .beginArray:
      return NodeLinkEnd(try reader.value(from: token).compactText, isNumber: false)
    default:
      report("\(what) is neither a text nor a number", expected: "a text or a number")
      try reader.skip(token)
      return nil
    }
  }

  private mutating func number(_ token: JSONReader.Token) throws(Failure) -> Double? {
    if token == .null { return nil }
    let isText = token == .string || token == .number
    if isText, let number = Double(reader.text), number.isFinite { return number }
    let place = reader.tokenPlace()
    let text = isText ? reader.text : try reader.value(from: token).compactText
    graph.weights.add(text, at: .init(file: file, line: place.line, column: place.column))
    return nil
  }

  private mutating func report(
    _ message: String, rule: Problem.Rule = .malformedTable,
    _ place: (line: Int, column: Int)? = nil, text: String? = nil, expected: String
  ) {
    graph.report(message, rule: rule, place ?? reader.tokenPlace(), text: text, expected: expected)
  }
}
