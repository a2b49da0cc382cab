import Camarilla
import CamarillaFormats

/// Reads the graphs of a file of node-link JSON; see ``NodeLink``.
///
/// Besides NetworkX's are read those of d3 (`links`, whose ends may be the nodes themselves), graphology and
/// sigma.js (`key`, `attributes`, pairs), Cytoscape (`elements`, `data`, `position`) and vis.js (`from`, `to`,
/// `arrows`).
struct NodeLinkReader: ~Copyable {
  typealias Failure = JSONReader.Failure

  let file: String
  var reader: JSONReader
  /// The graph at hand.
  var graph: MemberGraph
  /// What the edge at hand says in the words of vis.js.
  var vis = NodeLinkVis()
  /// What a workspace of Gephi Lite says beside its graph.
  var workspace = GephiLiteWorkspace()
  private var finished: [GraphDocument] = []

  /// Whether the file is graphology's: edges run one way where nothing is said of it, and a workspace of Gephi Lite may
  /// be around the graph.
  private let isGraphology: Bool

  init(reader: consuming JSONReader, file: String, isGraphology: Bool = false) {
    self.reader = reader
    self.file = file
    self.isGraphology = isGraphology
    graph = MemberGraph(file: file)
  }

  /// One graph, or a list of several.
  mutating func graphs() throws(Failure) -> [GraphDocument] {
    let token = try reader.next()
    let location = reader.tokenLocation()
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
        "the file holds no JSON object", location: location,
        expected: "an object with nodes and edges")
    }
    if !graph.document.diagnostics.isEmpty { finished.append(graph.document) }
    if !finished.isEmpty { reader.tellNonFinite(to: &finished[0]) }
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
    while try reader.next() == .name { try readMember(reader.text, isWhole: isWhole) }
    if isWhole {
      // What follows the graph is no JSON.
      _ = try reader.next()
      if !finished.isEmpty, !graph.has("nodes"), !graph.has("edges") { return }
    }
    if !graph.has("nodes") { report("there are no 'nodes'", expected: "an array 'nodes'") }
    if !graph.has("edges") && !graph.has("links") {
      report("there are no 'edges'", expected: "an array 'edges' (or 'links')")
    }
    if graph.isDirected == nil, isGraphology { graph.isDirected = true }
    workspace.give(to: &graph)
    graph.finish()
    finished.append(graph.document)
    graph = MemberGraph(file: file)
  }

  /// Reads a member of the graph.
  mutating func readMember(_ name: String, isWhole: Bool) throws(Failure) {
    let isEdges = name == "edges" || name == "links"
    if !graph.notes(of: name) || isEdges && graph.has("edges") && graph.has("links") {
      report(
        "'\(shortened(name))' stands here a second time", rule: .duplicateID, text: name,
        expected: "every member once")
    }
    let token = try reader.next()
    if isGraphology, try readWorkspaceMember(name, token: token) { return }
    switch (name, token) {
    case ("directed", .bool(let value)): graph.isDirected = value
    case ("multigraph", .bool): break
    case ("directed", _), ("multigraph", _):
      report("'\(name)' is neither true nor false", expected: "true or false")
      try reader.skip(token)
    case ("graph", .beginObject), ("attributes", .beginObject), ("data", .beginObject):
      try readGraphAttributes()
    case ("elements", .beginObject):
      graph.hasElements = true
      while try reader.next() == .name { try readMember(reader.text, isWhole: false) }
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
    default: try keep(name, token: token)
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
        try keep(name, token: token)
      }
    }
  }

  /// Keeps a member as an attribute of the graph.
  mutating func keep(_ name: String, token: JSONReader.Token) throws(Failure) {
    let location = reader.tokenLocation()
    graph.addAttribute(name, value: try reader.value(from: token), at: location)
  }

  mutating func report(
    _ message: String, rule: Problem.Rule = .malformedTable,
    location: (line: Int, column: Int)? = nil, text: String? = nil, expected: String
  ) {
    graph.report(
      message, rule: rule, location: location ?? reader.tokenLocation(), text: text,
      expected: expected)
  }
}
