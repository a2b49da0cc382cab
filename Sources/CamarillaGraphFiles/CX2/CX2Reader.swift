import Camarilla
import CamarillaFormats

/// Reads a network in CX2; see ``CX2``.
struct CX2Reader: ~Copyable {
  typealias Failure = JSONReader.Failure

  private let file: String
  private var reader: JSONReader
  private var graph: MemberGraph
  private var declarations: [CX2Declaration] = []
  private var attributeColumns = MemberColumns()
  /// How many elements the file says each aspect has.
  private var announced: [(aspect: String, count: String, location: Problem.Location)] = []

  /// Aspects that say how the network is drawn.
  private static let pictures: Set<String> = [
    "visualProperties", "nodeBypasses", "edgeBypasses", "visualEditorProperties",
    "cartesianLayout", "tableVisualProperties",
  ]

  init(reader: consuming JSONReader, file: String) {
    self.reader = reader
    self.file = file
    graph = MemberGraph(file: file)
    // Edges may name no others.
    _ = graph.notes(of: "nodes")
  }

  mutating func document() throws(Failure) -> GraphDocument {
    guard try reader.next() == .beginArray else {
      report("the file is no list of aspects", expected: "[{\"CXVersion\": \"2.0\"}, …]")
      return graph.document
    }
    while case let token = try reader.next(), token != .endArray {
      guard token == .beginObject else {
        report("an element is no object", expected: "an aspect such as {\"nodes\": […]}")
        try reader.skip(token)
        continue
      }
      while try reader.next() == .name { try readAspect(reader.text) }
    }
    // What follows the list is no JSON.
    _ = try reader.next()
    return finished()
  }

  // MARK: Aspects

  private mutating func readAspect(_ name: String) throws(Failure) {
    let location = reader.tokenLocation()
    let token = try reader.next()
    switch name {
    case "CXVersion":
      let version = try reader.value(from: token)
      let text = version.text ?? version.compactText
      if text != "2", !text.hasPrefix("2.") {
        report("the version is '\(shortened(text))'", text: text, expected: "\"2.0\"")
      }
    case "hasFragments": try reader.skip(token)
    case "numberVerification":
      report("the file is CX of version 1", location: location, expected: "CX2")
      try reader.skip(token)
    case "nodes":
      try readElements(of: name, token) { reader throws(Failure) in try reader.readNode() }
    case "edges":
      try readElements(of: name, token) { reader throws(Failure) in try reader.readEdge() }
    case "attributeDeclarations":
      try readElements(of: name, token) { reader throws(Failure) in try reader.readDeclarations() }
    case "networkAttributes":
      try readElements(of: name, token) { reader throws(Failure) in
        try reader.readNetworkAttributes()
      }
    case "metaData":
      try readElements(of: name, token) { reader throws(Failure) in try reader.readMetaData() }
    case "status":
      try readElements(of: name, token) { reader throws(Failure) in try reader.readStatus() }
    case _ where Self.pictures.contains(name): try reader.skip(token)
    default:
      let start = graph.location(location)
      graph.document.diagnostics.once(
        per: "aspect \(name)",
        .warning(
          "the aspect '\(shortened(name))' is left out", at: start, text: name,
          expected: "nodes, edges and their attributes"))
      try reader.skip(token)
    }
  }

  /// - Parameter read: reads an element whose object has begun.
  private mutating func readElements(
    of aspect: String, _ token: JSONReader.Token,
    _ read: (inout CX2Reader) throws(Failure) -> Void
  ) throws(Failure) {
    guard token == .beginArray else {
      report("'\(aspect)' is no array", expected: "an array of objects")
      return try reader.skip(token)
    }
    while case let token = try reader.next(), token != .endArray {
      if token == .beginObject {
        try read(&self)
      } else {
        report("an element of '\(aspect)' is no object", expected: "an object")
        try reader.skip(token)
      }
    }
  }

  private mutating func readDeclarations() throws(Failure) {
    while try reader.next() == .name {
      let of = reader.text
      let token = try reader.next()
      guard token == .beginObject else {
        try reader.skip(token)
        continue
      }
      while try reader.next() == .name {
        let name = reader.text
        let location = reader.tokenLocation()
        let value = try reader.value(from: try reader.next())
        let declaration = CX2Declaration(of: of, name: name, value: value)
        if let declaration {
          declarations.append(declaration)
        } else {
          report(
            "the type of '\(shortened(name))' is '\(shortened((value["d"] ?? value).compactText))'",
            rule: .malformedValue, location: location, text: name,
            expected: "string, integer, long, double, boolean or a list of them")
        }
      }
    }
  }

  private mutating func readNetworkAttributes() throws(Failure) {
    while try reader.next() == .name {
      let name = reader.text
      let token = try reader.next()
      let location = reader.tokenLocation()
      graph.addAttribute(name, value: try reader.value(from: token), at: location)
    }
  }

  private mutating func readMetaData() throws(Failure) {
    let location = graph.location(reader.tokenLocation())
    let element = try reader.value(from: .beginObject)
    if let name = element["name"]?.text, case .number(let count)? = element["elementCount"] {
      announced.append((name, count, location))
    }
  }

  private mutating func readStatus() throws(Failure) {
    let location = reader.tokenLocation()
    let status = try reader.value(from: .beginObject)
    if status["success"] == .bool(false) {
      let reason = status["error"]?.text ?? ""
      report(
        "the program that wrote the file says that it failed"
          + (reason.isEmpty ? "" : ": '\(shortened(reason))'"), location: location,
        expected: "\"success\": true")
    }
  }

  // MARK: Nodes and edges

  private mutating func readNode() throws(Failure) {
    let row = graph.addNode(at: reader.tokenLocation())
    while try reader.next() == .name {
      let name = reader.text
      let token = try reader.next()
      let location = reader.tokenLocation()
      switch (name, token) {
      case ("id", _):
        if let id = try identifier(token, what: "the id of a node") {
          graph.names.ids[row] = id.text
          graph.idLocations[row] = location
        }
      case ("v", .beginObject):
        while try reader.next() == .name {
          let index = graph.nodeMembers.index(of: reader)
          try graph.nodeMembers.take(
            try reader.next(), reader: &reader, index: index, row: row)
        }
      default:
        graph.nodeMembers.take(
          try reader.value(from: token), named: name, at: location, row: row)
      }
    }
  }

  private mutating func readEdge() throws(Failure) {
    let start = reader.tokenLocation()
    var edge = MemberEdge(line: start.line, position: start.column)
    let row = graph.edges.count
    graph.edgeMembers.begin()
    while try reader.next() == .name {
      let name = reader.text
      let token = try reader.next()
      let location = reader.tokenLocation()
      switch (name, token) {
      case ("s", _), ("t", _):
        let what = name == "s" ? "the source of an edge" : "the target of an edge"
        guard let end = try identifier(token, what: what) else { continue }
        let index = graph.ends.number(of: end, at: location)
        if name == "s" { edge.source = index } else { edge.target = index }
      case ("v", .beginObject):
        while try reader.next() == .name {
          let index = graph.edgeMembers.index(of: reader)
          try graph.edgeMembers.take(
            try reader.next(), reader: &reader, index: index, row: row)
        }
      default:
        graph.edgeMembers.take(
          try reader.value(from: token), named: name, at: location, row: row)
      }
    }
    graph.add(edge, ends: (source: "s", target: "t"))
  }

  private mutating func identifier(
    _ token: JSONReader.Token, what: String
  ) throws(Failure) -> GraphEnd? {
    if token == .number || token == .string {
      return GraphEnd(text: reader.text, isNumber: token == .number)
    }
    report("\(what) is no number", expected: "a whole number")
    try reader.skip(token)
    return nil
  }

  private mutating func report(
    _ message: String, rule: Problem.Rule = .malformedTable,
    location: (line: Int, column: Int)? = nil, text: String? = nil, expected: String
  ) {
    graph.report(
      message, rule: rule, location: location ?? reader.tokenLocation(), text: text,
      expected: expected)
  }

  // MARK: The end

  private mutating func finished() -> GraphDocument {
    for declaration in declarations {
      guard let alias = declaration.alias else { continue }
      let name = declaration.name
      switch declaration.item {
      case .node: graph.nodeMembers.rename(alias, to: name)
      case .edge: graph.edgeMembers.rename(alias, to: name)
      case nil: break
      }
    }
    if !graph.edgeMembers.has("kind") {
      graph.document.kindName = "interaction"
      graph.edgeMembers.rename("interaction", to: "kind")
      for index in declarations.indices
      where declarations[index].item == .edge && declarations[index].name == "interaction" {
        declarations[index].name = "kind"
      }
    }
    graph.fillNamesAndWeights(declarations)
    graph.finish()
    var document = graph.document
    document.apply(declarations)
    document.nameNumberedNodes(ownIDs: "identifier")
    document.takeEdgesOfCX2()
    if let title = document.attributes.first(where: { $0.name == "name" }) {
      document.title = title.value
      document.attributes.removeAll { $0.name == "name" }
    }
    for (aspect, count, location) in announced {
      let found = aspect == "nodes" ? document.declaredNodes : document.edges.count
      guard aspect == "nodes" || aspect == "edges", count != "\(found)" else { continue }
      document.diagnostics.add(
        .warning(
          "the file says that it has \(shortened(count)) \(aspect), and has \(found)",
          at: location, text: count, expected: "\(found)"))
    }
    reader.tellNonFinite(to: &document)
    return document
  }
}

extension GraphDocument {
  /// Takes what attributes say of edges: their ids, and whether they have a direction.
  fileprivate mutating func takeEdgesOfCX2() {
    if let index = edges.columns.firstIndex(where: { $0.name == "identifier" }) {
      edges.ids = edges.columns.remove(at: index).values
    } else if [0, 1].contains(where: { first in
      (0..<edges.count).allSatisfy { edges.ids[$0] == "\($0 + first)" }
    }) {
      // Numbers that only count are no ids.
      edges.ids = TextColumn()
    }
    let column = edges.columns.firstIndex { $0.name == "directed" && $0.type == .boolean }
    let told = column.map { edges.columns.remove(at: $0).values } ?? TextColumn()
    let kinds = kinds
    for edge in 0..<edges.count {
      edges.directed[edge] =
        told[edge].isEmpty ? KindName.isDirected(kinds[edge]) : told[edge] == "true"
    }
    nodes.columns = nodes.columns.map {
      $0.renamed(ReservedNames.unescaped($0.name, reserved: CX2.reservedOfNodes))
    }
    edges.columns = edges.columns.map {
      $0.renamed(ReservedNames.unescaped($0.name, reserved: CX2.reservedOfEdges))
    }
    for index in attributes.indices {
      attributes[index].name = ReservedNames.unescaped(
        attributes[index].name, reserved: CX2.reservedOfGraph)
    }
  }
}
