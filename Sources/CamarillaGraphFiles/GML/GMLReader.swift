import Camarilla
import CamarillaFormats

/// Reads the graphs of a file of GML; see ``GML``.
struct GMLReader {
  private var parser: GMLParser
  private let file: String
  /// What was found of the text itself.
  private let diagnostics: Diagnostics
  private var graph: MemberGraph
  private var attributes: [GMLAttribute] = []

  init(text: [UInt8], diagnostics: Diagnostics, file: String) {
    parser = GMLParser(text)
    self.file = file
    self.diagnostics = diagnostics
    graph = MemberGraph(file: file)
  }

  mutating func graphs() throws(TextFault) -> [GraphDocument] {
    var finished: [GraphDocument] = []
    var outside = diagnostics
    let file = file
    while let position = try parser.nextGraph({ entry, position in
      // What is said of the file itself.
      if ["creator", "version", "comment"].contains(entry.key.lowercased()) { return }
      outside.once(
        per: "outside \(entry.key)",
        .warning(
          "'\(shortened(entry.key))' stands outside of the graph and is passed over",
          at: position.location(in: file), text: entry.key, expected: "'graph ['"))
    }) {
      finished.append(try readGraph(at: position))
    }
    guard !finished.isEmpty else {
      throw TextFault(
        message: "the file holds no graph", expected: "'graph ['",
        position: TextPosition(offset: 0, line: 1, column: 1))
    }
    outside.add(contentsOf: finished[0].diagnostics)
    finished[0].diagnostics = outside
    return finished
  }

  private mutating func readGraph(at position: TextPosition) throws(TextFault) -> GraphDocument {
    graph = MemberGraph(file: file)
    graph.weightNames = ["weight", "value"]
    // Edges may name no others.
    _ = graph.notes(of: "nodes")
    attributes = []
    while let (key, position) = try parser.nextKey() {
      switch key {
      case "node" where try parser.opensList(): addNode(try parser.entries(), at: position)
      case "edge" where try parser.opensList(): addEdge(try parser.entries(), at: position)
      default: addAttribute(try parser.entry(key))
      }
    }
    graph.finish()
    var document = graph.document
    document.nameNumberedNodes(ownIDs: "identifier")
    document.apply(attributes)
    return document
  }

  // MARK: The graph

  private mutating func addAttribute(_ entry: GMLEntry) {
    let location = (entry.position.line, entry.position.column)
    if let attribute = GMLAttribute(entry) { return attributes.append(attribute) }
    let value = entry.value.json
    switch entry.key {
    case "directed":
      graph.isDirected = truth(value, key: "directed", at: entry.position) ?? graph.isDirected
    case "multigraph": break
    case "name" where graph.document.title.isEmpty && value.text != nil,
      "label" where graph.document.title.isEmpty && value.text != nil:
      graph.document.title = value.text ?? ""
    default: graph.addAttribute(entry.key, value: value, at: location)
    }
  }

  /// 0 or 1; nil, and an error, for all else.
  private mutating func truth(
    _ value: JSONValue, key: String, at position: TextPosition
  ) -> Bool? {
    switch value.text ?? value.compactText {
    case "1", "true": return true
    case "0", "false": return false
    case let text:
      graph.report(
        "'\(key)' is '\(shortened(text))'", rule: .malformedValue,
        location: (position.line, position.column), text: text, expected: "0 or 1")
      return nil
    }
  }

  // MARK: Nodes and edges

  private mutating func addNode(_ entries: [GMLEntry], at position: TextPosition) {
    let row = graph.addNode(at: (position.line, position.column))
    for member in GMLValue.members(of: entries) {
      let (name, value) = (member.name, member.value)
      let location = (member.position.line, member.position.column)
      switch name {
      case "id":
        if let end = end(value, what: "the id of a node", at: location) {
          graph.names.ids[row] = end.text
          graph.idLocations[row] = location
        }
      case "graphics":
        for (name, value) in withoutCoordinates(value) {
          graph.nodeMembers.take(value, named: name, at: location, row: row)
        }
      default: graph.nodeMembers.take(value, named: name, at: location, row: row)
      }
    }
  }

  /// The coordinates of a node's graphics, and apart from them what is left, which says how it is drawn.
  private func withoutCoordinates(_ graphics: JSONValue) -> [(name: String, value: JSONValue)] {
    guard case .object(let members) = graphics else { return [("graphics", graphics)] }
    let axes = ["x", "y", "z"]
    let rest = members.filter { !axes.contains($0.name) }
    let coordinates = members.filter { axes.contains($0.name) }.map { ($0.name, $0.value) }
    return coordinates + (rest.isEmpty ? [] : [("graphics", .object(rest))])
  }

  private mutating func addEdge(_ entries: [GMLEntry], at position: TextPosition) {
    var edge = MemberEdge(line: position.line, position: position.column)
    let row = graph.edges.count
    let members = GMLValue.members(of: entries)
    for member in members where member.name == "source" || member.name == "target" {
      let location = (member.position.line, member.position.column)
      let what = "the \(member.name) of an edge"
      guard let end = end(member.value, what: what, at: location) else { return }
      let index = graph.ends.number(of: end, at: location)
      if member.name == "source" { edge.source = index } else { edge.target = index }
    }
    for member in members {
      let location = (member.position.line, member.position.column)
      switch (member.name, member.value) {
      case ("source", _), ("target", _): break
      case ("weight", let value):
        let text = member.word ?? value.text ?? value.compactText
        edge.weight = graph.document.diagnostics.weight(from: text, at: graph.location(location))
        if edge.weight == 0 { graph.weightLocations[row] = location }
      case ("directed", let value):
        edge.isDirected = truth(value, key: "directed", at: member.position)
      // NetworkX counts the edges of a pair.
      case ("key", .number): break
      case (let name, .null):
        graph.edgeMembers.take(noValue: member.word ?? "", named: name, at: location, row: row)
      case (let name, let value):
        graph.edgeMembers.take(value, named: name, at: location, row: row)
      }
    }
    graph.add(edge, ends: (source: "source", target: "target"))
  }

  /// What a value calls a node; nil, and an error, where it calls none.
  private mutating func end(
    _ value: JSONValue, what: String, at location: (line: Int, column: Int)
  ) -> GraphEnd? {
    switch value {
    case .number(let text): return GraphEnd(text: text, isNumber: true)
    case .string(let text): return GraphEnd(text: text, isNumber: false)
    default:
      graph.report(
        "\(what) is '\(shortened(value.compactText))'", location: location, expected: "a number")
      return nil
    }
  }
}
