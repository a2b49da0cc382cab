import Camarilla
import CamarillaFormats

// Nodes and edges, and what names a node.

extension NodeLinkReader {
  mutating func readNode() throws(Failure) {
    let row = graph.addNode(at: reader.tokenLocation())
    try readNodeMembers(row)
  }

  /// - Parameter isApart: whether they are what graphology keeps apart, where no name but those of attributes
  ///   means something.
  private mutating func readNodeMembers(_ row: Int, isApart: Bool = false) throws(Failure) {
    while try reader.next() == .name {
      let column = graph.nodeMembers.index(of: reader)
      let token = try reader.next()
      switch graph.nodeMembers.name(column) {
      case _ where isApart:
        try graph.nodeMembers.take(token, reader: &reader, index: column, row: row)
      case "id":
        if let id = try identifier(token: token, what: "the id of a node") {
          let other = graph.names.ids[row]
          tellOverridden("id", earlier: other.isEmpty ? nil : other, by: id.text)
          graph.names.ids[row] = id.text
          graph.idLocations[row] = reader.tokenLocation()
        }
      case "key" where token == .string || token == .number:
        graph.names.keys[row] = GraphEnd(text: reader.text, isNumber: token == .number).text
      // graphology keeps attributes apart, and Cytoscape all but what is seen.
      case "attributes" where token == .beginObject: try readNodeMembers(row, isApart: true)
      case "data" where token == .beginObject && graph.hasElements,
        "position" where token == .beginObject && graph.hasElements:
        try readNodeMembers(row)
      default: try graph.nodeMembers.take(token, reader: &reader, index: column, row: row)
      }
    }
  }

  mutating func readEdge() throws(Failure) {
    let location = reader.tokenLocation()
    var edge = MemberEdge(line: location.line, position: location.column)
    graph.edgeMembers.begin()
    vis = NodeLinkVis()
    try readEdgeMembers(&edge)
    takeEndsOfVis(&edge)
    graph.add(edge, ends: (source: "source", target: "target"))
  }

  /// - Parameter isApart: as of ``readNodeMembers(_:isApart:)``.
  private mutating func readEdgeMembers(
    _ edge: inout MemberEdge, isApart: Bool = false
  ) throws(Failure) {
    let row = graph.edges.count
    while try reader.next() == .name {
      let column = graph.edgeMembers.index(of: reader)
      let token = try reader.next()
      switch (graph.edgeMembers.name(column), token) {
      case (let name, _) where isApart && name != "weight":
        try graph.edgeMembers.take(token, reader: &reader, index: column, row: row)
      case ("source", _):
        let source = try end(token, what: "the source of an edge")
        tellOverridden("source", earlier: edge.source, by: source)
        edge.source = source
      case ("target", _):
        let target = try end(token, what: "the target of an edge")
        tellOverridden("target", earlier: edge.target, by: target)
        edge.target = target
      case ("weight", _):
        let weight = try number(from: token) ?? 1
        tellOverridden("weight", earlier: edge.weight, by: weight)
        edge.weight = weight
        if weight == 0 { graph.weightLocations[row] = reader.tokenLocation() }
      case ("directed", .bool(let value)):
        tellOverridden("directed", earlier: edge.isDirected, by: value)
        edge.isDirected = value
      case ("undirected", .bool(let value)):
        tellOverridden("undirected", earlier: edge.isDirected, by: !value)
        edge.isDirected = !value
      case ("attributes", .beginObject): try readEdgeMembers(&edge, isApart: true)
      case ("data", .beginObject) where graph.hasElements: try readEdgeMembers(&edge)
      case ("from", .string), ("from", .number):
        vis.from = (
          GraphEnd(text: reader.text, isNumber: token == .number), reader.tokenLocation()
        )
        try graph.edgeMembers.take(token, reader: &reader, index: column, row: row)
      case ("to", .string), ("to", .number):
        vis.to = (
          GraphEnd(text: reader.text, isNumber: token == .number), reader.tokenLocation()
        )
        try graph.edgeMembers.take(token, reader: &reader, index: column, row: row)
      case ("arrows", .string):
        vis.arrows = reader.text
        try graph.edgeMembers.take(token, reader: &reader, index: column, row: row)
      // The position among the edges of a pair, which says nothing.
      case ("key", .number): break
      default: try graph.edgeMembers.take(token, reader: &reader, index: column, row: row)
      }
    }
  }

  /// Takes the ends of an edge as vis.js names them, where it has no others, and the arrows that it draws.
  private mutating func takeEndsOfVis(_ edge: inout MemberEdge) {
    guard edge.source == nil, edge.target == nil, let from = vis.from, let to = vis.to
    else { return }
    graph.hasEndsOfVis = true
    edge.source = graph.ends.number(of: from.end, at: from.location)
    edge.target = graph.ends.number(of: to.end, at: to.location)
    let (pointsTo, pointsFrom) = (
      vis.arrows.contains("to"), vis.arrows.contains("from")
    )
    if edge.isDirected == nil, pointsTo != pointsFrom { edge.isDirected = true }
    if pointsFrom, !pointsTo { swap(&edge.source, &edge.target) }
  }

  /// Notes that a member of an object takes the place of an earlier one of another value.
  private mutating func tellOverridden<Value: Equatable>(
    _ name: String, earlier: Value?, by value: Value?
  ) {
    guard let earlier, earlier != value else { return }
    let location = graph.location(reader.tokenLocation())
    graph.document.diagnostics.once(
      per: "overridden \(name)",
      .warning(
        "'\(name)' stands in one object several times with different values; the last counts",
        rule: .duplicateID, at: location, text: name, expected: "every member once"))
  }

  /// Reads an edge that is the list of its ends.
  mutating func readPair() throws(Failure) {
    let location = reader.tokenLocation()
    var edge = MemberEdge(line: location.line, position: location.column)
    var count = 0
    while case let token = try reader.next(), token != .endArray {
      count += 1
      switch count {
      case 1: edge.source = try end(token, what: "the source of an edge")
      case 2: edge.target = try end(token, what: "the target of an edge")
      default: try reader.skip(token)
      }
    }
    guard count == 2, edge.source != nil, edge.target != nil else {
      return report(
        "an edge is a list of \(count) values", location: location,
        expected: "an object, or a list of two ends")
    }
    graph.edges.append(edge)
  }

  // MARK: Values

  private mutating func end(
    _ token: JSONReader.Token, what: String
  ) throws(Failure) -> Int32? {
    guard let end = try identifier(token: token, what: what) else { return nil }
    return graph.ends.number(of: end, at: reader.tokenLocation())
  }

  /// What a value that names a node is called: a text or a number as it stands, a list as its JSON.
  private mutating func identifier(
    token: JSONReader.Token, what: String
  ) throws(Failure) -> GraphEnd? {
    switch token {
    case .string, .number: return GraphEnd(text: reader.text, isNumber: token == .number)
    case .beginArray:
      return GraphEnd(text: try reader.value(from: token).compactText, isNumber: false)
    case .beginObject:
      // d3 puts the nodes themselves in place of their names.
      let location = reader.tokenLocation()
      let node = try reader.value(from: token)
      for name in ["id", "key", "name", "index"] {
        switch node[name] {
        case .string(let text)?: return GraphEnd(text: text, isNumber: false)
        case .number(let text)?: return GraphEnd(text: text, isNumber: true)
        default: continue
        }
      }
      report("\(what) is an object without an id", location: location, expected: "the id of a node")
      return nil
    default:
      report("\(what) is neither a text nor a number", expected: "a text or a number")
      try reader.skip(token)
      return nil
    }
  }

  private mutating func number(from token: JSONReader.Token) throws(Failure) -> Double? {
    if token == .null { return nil }
    let isText = token == .string || token == .number || token == .nonFinite
    if isText, let number = Double(reader.text), number.isFinite { return number }
    let location = graph.location(reader.tokenLocation())
    let text = isText ? reader.text : try reader.value(from: token).compactText
    return graph.document.diagnostics.weight(from: text, at: location)
  }
}
