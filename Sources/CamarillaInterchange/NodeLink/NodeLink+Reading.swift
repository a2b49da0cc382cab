import Camarilla
package import CamarillaFormats
import LongWork

extension NodeLink {
  /// Reads a graph, from front to back; the file itself is never in memory whole. Linear time.
  ///
  /// - Throws: ``FormatsError/invalid(_:)`` with every problem and its place; what is no JSON ends the
  ///   reading. ``FormatsError/notFound(path:)`` and the like, as for any file.
  package static func read(_ input: TableInput) throws(FormatsError) -> GraphDocument {
    let progress = WorkStep("reading", of: input.byteCount)
    do throws(JSONReader.Failure) {
      let source: ByteSource
      do throws(FormatsError) { source = try input.open() } catch { throw .source(error) }
      var reader = NodeLinkReader(try JSONReader(source, progress: progress), file: input.name)
      return try reader.document()
    } catch {
      switch error {
      case .source(let error): throw error
      case .fault(let fault):
        throw .invalid(
          InvalidChronicle(problems: [
            Problem(
              .error, .malformedTable, "the file is not JSON: expected \(fault.expected)",
              location: .init(file: input.name, line: fault.line, column: fault.column),
              expected: fault.expected)
          ]))
      }
    }
  }
}

/// Reads one graph.
private struct NodeLinkReader: ~Copyable {
  private typealias Failure = JSONReader.Failure

  private var reader: JSONReader
  private var built: GraphDocument
  private var nodeMembers = MemberColumns()
  private var edgeMembers = MemberColumns()
  /// The members of the graph that were read.
  private var seen: Set<String> = []
  /// Whether each node is among `nodes`, and not only at the end of an edge.
  private var isDeclared: [Bool] = []
  private var nodeCount = 0
  private var isDirected = false
  /// The edges that say for themselves whether they are directed; the others go by the graph.
  private var ownDirections: [(edge: Int32, isDirected: Bool)] = []

  init(_ reader: consuming JSONReader, file: String) {
    self.reader = reader
    built = GraphDocument(file: file)
  }

  mutating func document() throws(JSONReader.Failure) -> GraphDocument {
    guard try reader.next() == .beginObject else {
      report("the file holds no JSON object", expected: "an object with nodes and edges")
      return built
    }
    while try reader.next() == .name { try member(reader.text) }
    _ = try reader.next()
    if !seen.contains("nodes") { report("there are no 'nodes'", expected: "an array 'nodes'") }
    if !seen.contains("edges") && !seen.contains("links") {
      report("there are no 'edges'", expected: "an array 'edges' (or 'links')")
    }
    finishNodes()
    finishEdges()
    return built
  }

  /// Reads a member of the graph.
  private mutating func member(_ name: String) throws(Failure) {
    let isEdges = name == "edges" || name == "links"
    if !seen.insert(name).inserted || isEdges && seen.isSuperset(of: ["edges", "links"]) {
      report(
        "'\(shortened(name))' stands here a second time", rule: .duplicateID, text: name,
        expected: "every member once")
    }
    let token = try reader.next()
    switch (name, token) {
    case ("directed", .bool(let value)): isDirected = value
    case ("multigraph", .bool): break
    case ("directed", _), ("multigraph", _):
      report("'\(name)' is neither true nor false", expected: "true or false")
      try reader.skip(token)
    case ("graph", .beginObject): try graphAttributes()
    case ("nodes", .beginArray): try elements { reader throws(Failure) in try reader.node() }
    case (_, .beginArray) where isEdges:
      try elements { reader throws(Failure) in try reader.edge() }
    case (_, _) where isEdges || name == "nodes":
      report("'\(name)' is no array", expected: "an array of objects")
      try reader.skip(token)
    default: try keep(name, token)
    }
  }

  private mutating func elements(
    _ element: (inout NodeLinkReader) throws(JSONReader.Failure) -> Void
  ) throws(Failure) {
    while case let token = try reader.next(), token != .endArray {
      if token == .beginObject {
        try element(&self)
      } else {
        report("an element is no object", expected: "an object")
        try reader.skip(token)
      }
    }
  }

  // MARK: The graph

  private mutating func graphAttributes() throws(Failure) {
    while try reader.next() == .name {
      let name = reader.text
      let token = try reader.next()
      if name == "name", token == .string, built.title.isEmpty {
        built.title = reader.text
      } else {
        try keep(name, token)
      }
    }
  }

  /// Keeps a member as an attribute of the graph.
  private mutating func keep(_ name: String, _ token: JSONReader.Token) throws(Failure) {
    let value = try reader.value(from: token)
    if value == .null { return }
    built.attributes.append(Attribute(name: name, value: value.text ?? value.compactText))
  }

  // MARK: Nodes

  private mutating func node() throws(Failure) {
    let place = reader.tokenPlace()
    var id = "\(nodeCount)"
    nodeCount += 1
    // A node's row is known once its id is; its members come before that as often as not.
    var members: [(place: Int, value: JSONValue)] = []
    var row = -1
    nodeMembers.begin()
    while try reader.next() == .name {
      let column = nodeMembers.place(of: reader)
      let token = try reader.next()
      if nodeMembers.name(column) == "id", row < 0 {
        id = try identifier(token, "the id of a node") ?? id
        row = declare(id, place)
      } else if row >= 0 {
        try nodeMembers.take(token, &reader, column, row: row)
      } else {
        members.append((column, try reader.value(from: token)))
      }
    }
    if row < 0 { row = declare(id, place) }
    for (column, value) in members { nodeMembers.take(value, column, row: row) }
  }

  /// The row of a node, which has not been declared yet.
  private mutating func declare(_ id: String, _ place: (line: Int, column: Int)) -> Int {
    let node = mention(id, place.line)
    if isDeclared[node] {
      report(
        "two nodes have the id '\(shortened(id))'", rule: .duplicateID, place, text: id,
        expected: "every id once")
    }
    isDeclared[node] = true
    return node
  }

  private mutating func mention(_ id: String, _ line: Int) -> Int {
    let node = Int(built.nodes.mention(id, line: line))
    if node == isDeclared.count { isDeclared.append(false) }
    return node
  }

  private mutating func finishNodes() {
    var taken: Set<String> = ["id", "label"]
    if let labels = nodeMembers.identifiers("label") {
      built.nodes.labels = labels
    } else {
      taken.remove("label")
      if let names = nodeMembers.identifiers("name") {
        built.nodes.labels = names
        taken.insert("name")
      }
    }
    built.nodes.columns = nodeMembers.attributes(rows: built.nodes.count, besides: taken)
    guard seen.contains("nodes") else { return }
    let declared = built.nodes.ids.indices.filter { isDeclared[$0] }.map { built.nodes.ids[$0] }
    var count = 0
    // Blanks around an id are none of it, and are told of later.
    let plain = Set(declared.map(\.withoutOuterBlanks))
    for (node, id) in built.nodes.ids.enumerated()
    where !isDeclared[node] && !plain.contains(id.withoutOuterBlanks) {
      count += 1
      let near = count <= 50 ? nearestName(to: id, among: declared) : nil
      let hint = near.map { " — did you mean '\($0)'?" } ?? ""
      report(
        "unknown node '\(shortened(id))' at the end of an edge\(hint)", rule: .unknownFigure,
        (Int(built.nodes.lines[node]), 1), text: id, expected: "the id of a node",
        suggestion: near)
    }
  }

  // MARK: Edges

  private mutating func edge() throws(Failure) {
    let place = reader.tokenPlace()
    let row = built.edges.count
    var source: String?
    var target: String?
    var weight = 1.0
    edgeMembers.begin()
    while try reader.next() == .name {
      let column = edgeMembers.place(of: reader)
      let token = try reader.next()
      switch edgeMembers.name(column) {
      case "source": source = try identifier(token, "the source of an edge")
      case "target": target = try identifier(token, "the target of an edge")
      case "weight": weight = try number(token) ?? 1
      case "directed":
        if case .bool(let value) = token {
          ownDirections.append((Int32(row), value))
        } else {
          try edgeMembers.take(token, &reader, column, row: row)
        }
      case "key" where token == .number:
        // The place among the edges of a pair, which says nothing.
        break
      default: try edgeMembers.take(token, &reader, column, row: row)
      }
    }
    for (name, end) in [("source", source), ("target", target)] where end == nil {
      report(
        "an edge has no '\(name)'", rule: .missingValue, place, expected: "the id of a node")
    }
    guard let source, let target else { return }
    built.edges.add(
      source: Int32(mention(source, place.line)), target: Int32(mention(target, place.line)),
      directed: false, line: place.line)
    built.edges.weights[row] = weight
  }

  private mutating func finishEdges() {
    for edge in built.edges.directed.indices { built.edges.directed[edge] = isDirected }
    for (edge, isDirected) in ownDirections where edge < built.edges.count {
      built.edges.directed[Int(edge)] = isDirected
    }
    var taken: Set<String> = ["source", "target", "weight"]
    if let labels = edgeMembers.identifiers("label") {
      built.edges.labels = labels
      taken.insert("label")
    }
    for name in ["id", "key"] where built.edges.ids.isEmpty {
      if let ids = edgeMembers.identifiers(name) {
        built.edges.ids = ids
        taken.insert(name)
      }
    }
    // An end that is null is an open one; without any ends edges are events.
    built.edges.columns = edgeMembers.attributes(
      rows: built.edges.count, besides: taken, nullable: ["end"])
  }

  // MARK: Values

  /// What a value that names a node is called: a text or a number as it stands, a list as its JSON.
  private mutating func identifier(
    _ token: JSONReader.Token, _ what: String
  ) throws(Failure) -> String? {
    switch token {
    case .string, .number: return reader.text
    case .beginArray: return try reader.value(from: token).compactText
    default:
      report("\(what) is neither a text nor a number", expected: "a text or a number")
      try reader.skip(token)
      return nil
    }
  }

  private mutating func number(_ token: JSONReader.Token) throws(Failure) -> Double? {
    if token == .null { return nil }
    if token == .number, let number = Double(reader.text), number.isFinite { return number }
    let isText = token == .string || token == .number
    let text = isText ? shortened(reader.text) : nil
    report(
      "the weight \(text.map { "'\($0)' " } ?? "")of an edge is no number", rule: .malformedValue,
      text: text, expected: "a number")
    try reader.skip(token)
    return nil
  }

  private mutating func report(
    _ message: String, rule: Problem.Rule = .malformedTable,
    _ place: (line: Int, column: Int)? = nil, text: String? = nil, expected: String,
    suggestion: String? = nil
  ) {
    let place = place ?? reader.tokenPlace()
    built.problems.append(
      Problem(
        .error, rule, suggestion == nil ? "\(message); expected \(expected)" : message,
        location: .init(file: built.file, line: place.line, column: place.column),
        text: text.map { shortened($0) }, expected: expected, suggestion: suggestion))
  }
}
