import Camarilla

/// Reads the graphs of a text in the DOT language, by Graphviz's grammar.
///
///     graph     : [strict] (graph | digraph) [id] '{' statement* '}'
///     statement : (graph | node | edge) list+ | id '=' id | group (edgeop group)* list*   [';']
///     group     : node (',' node)* | [subgraph [id]] '{' statement* '}'
///     node      : id [':' id [':' id]]
///     list      : '[' (id '=' id [';' | ','])* ']'
///     id        : text ('+' text)*, the texts in quotes
///
/// Time and memory: linear in the text, beside a million edges and five million attributes that a text may make and not
/// write out: two groups with an edge operator between make an edge for each two of their nodes.
struct DOTParser {
  /// How deep subgraphs may stand within each other.
  static let depthLimit = 256

  private var lexer: DOTLexer
  private var token: DOTToken
  private var depth = 0
  private var builder: DOTGraphBuilder

  /// The graphs of a text, in its order, and what is doubtful in it.
  ///
  /// - Parameters:
  ///   - bytes: valid UTF-8, without a byte order mark.
  ///   - file: what problems call the text.
  static func graphs(
    in bytes: [UInt8], file: String = ""
  ) throws(TextFault) -> (graphs: [DOTGraph], diagnostics: Diagnostics) {
    var lexer = DOTLexer(bytes, file: file)
    var token = try lexer.next()
    var graphs: [DOTGraph] = []
    var last: DOTGraphBuilder?
    while token.kind != .end {
      var parser = DOTParser(lexer: lexer, token: token)
      graphs.append(try parser.graph(after: last))
      (lexer, token, last) = (parser.lexer, parser.token, parser.builder)
    }
    return (graphs, lexer.diagnostics)
  }

  private init(lexer: DOTLexer, token: DOTToken) {
    self.lexer = lexer
    self.token = token
    builder = DOTGraphBuilder(
      DOTGraph(isDirected: false, isStrict: false, position: token.position))
  }

  // MARK: Tokens

  private mutating func advance() throws(TextFault) { token = try lexer.next() }

  private mutating func skip(_ symbol: Character) throws(TextFault) -> Bool {
    guard token.kind == .symbol(symbol.asciiValue!) else { return false }
    try advance()
    return true
  }

  private mutating func require(_ symbol: Character, after what: String) throws(TextFault) {
    guard try skip(symbol) else {
      throw fault("\(token.description) stands after \(what)", expected: "'\(symbol)'")
    }
  }

  private func fault(_ message: String, expected: String) -> TextFault {
    TextFault(
      message: message, expected: expected, text: token.kind == .end ? nil : token.text,
      position: token.position)
  }

  private var isIdentifier: Bool { token.kind == .text || token.kind == .markup }

  private mutating func identifier(after what: String) throws(TextFault) -> DOTGraph.Value {
    switch token.kind {
    case .markup, .text: break
    case .end, .symbol, .edgeOperator:
      throw fault("\(token.description) stands after \(what)", expected: "an identifier")
    default:
      throw fault(
        "the keyword '\(token.text)' stands after \(what)",
        expected: "an identifier (\"\(token.text)\" if it is one)")
    }
    var value = DOTGraph.Value(
      text: token.text, isMarkup: token.kind == .markup, position: token.position)
    let isQuoted = token.isQuoted
    try advance()
    while isQuoted, try skip("+") {
      guard token.isQuoted else {
        throw fault("\(token.description) stands after '+'", expected: "a text in quotes")
      }
      value.text += token.text
      value.isMarkup = false
      try advance()
    }
    return value
  }

  // MARK: The graph

  /// - Parameter last: what made the graph before it.
  private mutating func graph(after last: DOTGraphBuilder?) throws(TextFault) -> DOTGraph {
    var graph = DOTGraph(
      isDirected: false, isStrict: token.kind == .strict, position: token.position)
    if graph.isStrict { try advance() }
    switch token.kind {
    case .graph: break
    case .digraph: graph.isDirected = true
    default:
      throw fault("\(token.description) stands where a graph begins", expected: "graph or digraph")
    }
    let keyword = token.text
    try advance()
    if isIdentifier { graph.name = try identifier(after: keyword).text }
    builder = DOTGraphBuilder(graph)
    if let last { builder.count(last) }
    let opening = token.position
    try require("{", after: graph.name.isEmpty ? keyword : "the graph's name")
    try statements(from: opening)
    return builder.finished()
  }

  /// Statements as far as the brace that closes them.
  private mutating func statements(from opening: TextPosition) throws(TextFault) {
    while try !skip("}") {
      if token.kind == .end {
        throw fault(
          "the file ends within the '{' of line \(opening.line), column \(opening.column)",
          expected: "'}'")
      }
      if try skip(";") { continue }
      let position = token.position
      try statement()
      try checkValues(at: position)
    }
  }

  private mutating func statement() throws(TextFault) {
    switch token.kind {
    case .graph: builder.setGraphAttributes(try defaults())
    case .node: builder.setNodeDefaults(try defaults())
    case .edge: builder.setEdgeDefaults(try defaults())
    case .text, .markup: try assignmentOrGroups()
    case .subgraph, .symbol(UInt8(ascii: "{")):
      let position = token.position
      try groups(first: try subgraph(), at: position)
    default:
      throw fault(
        "\(token.description) stands where a statement begins",
        expected: "a node, an edge or an attribute")
    }
  }

  // MARK: Attributes

  private mutating func defaults() throws(TextFault) -> [DOTGraphBuilder.Assignment] {
    let keyword = token.text
    try advance()
    guard token.kind == .symbol(UInt8(ascii: "[")) else {
      throw fault("\(token.description) stands after '\(keyword)'", expected: "'['")
    }
    return try lists()
  }

  private mutating func lists() throws(TextFault) -> [DOTGraphBuilder.Assignment] {
    var assignments: [DOTGraphBuilder.Assignment] = []
    while try skip("[") {
      while try !skip("]") {
        if token.kind == .symbol(UInt8(ascii: "@")) {
          throw fault("a macro '@' stands here, and macros are not read", expected: "an attribute")
        }
        let name = try identifier(after: assignments.isEmpty ? "'['" : "an attribute").text
        try require("=", after: "the attribute's name '\(shortened(name))'")
        assignments.append((name, try identifier(after: "'\(shortened(name))='")))
        if try !skip(",") { _ = try skip(";") }
      }
    }
    if assignments.count > 1 { tellOverridden(assignments) }
    return assignments
  }

  /// Tells of attributes that one statement gives several values.
  private mutating func tellOverridden(_ assignments: [DOTGraphBuilder.Assignment]) {
    var values: [String: DOTGraph.Value] = [:]
    for (name, value) in assignments {
      guard let earlier = values.updateValue(value, forKey: name),
        earlier.text != value.text || earlier.isMarkup != value.isMarkup
      else { continue }
      let location = value.position?.location(in: lexer.file)
      lexer.diagnostics.once(
        per: "overridden",
        .warning(
          "'\(shortened(name))' is '\(shortened(earlier.text))' and '\(shortened(value.text))' in one"
            + " statement, of which the last counts, as in Graphviz", at: location,
          text: value.text, expected: "every attribute once"))
    }
  }

  // MARK: Nodes and edges

  private enum Group {
    case nodes([(node: Int, port: String)])
    case subgraph(Int)
  }

  private mutating func assignmentOrGroups() throws(TextFault) {
    let position = token.position
    let name = try identifier(after: "a statement")
    if try skip("=") {
      let value = try identifier(after: "'\(shortened(name.text))='")
      builder.setGraphAttributes([(name.text, value)])
      return
    }
    try groups(first: .nodes(try nodes(first: name.text, at: position)), at: position)
  }

  private mutating func nodes(
    first name: String, at position: TextPosition
  ) throws(TextFault) -> [(node: Int, port: String)] {
    var nodes = [(node: builder.node(named: name, at: position), port: try port())]
    while try skip(",") {
      let position = token.position
      let name = try identifier(after: "','").text
      nodes.append((builder.node(named: name, at: position), try port()))
    }
    return nodes
  }

  private mutating func port() throws(TextFault) -> String {
    guard try skip(":") else { return "" }
    let port = try identifier(after: "':'").text
    return try skip(":") ? "\(port):\(try identifier(after: "':'").text)" : port
  }

  private mutating func subgraph() throws(TextFault) -> Group {
    var name = ""
    if token.kind == .subgraph {
      try advance()
      if isIdentifier { name = try identifier(after: "subgraph").text }
    }
    let opening = token.position
    guard depth < Self.depthLimit else {
      throw fault(
        "subgraphs are nested more than \(Self.depthLimit) deep",
        expected: "at most \(Self.depthLimit) subgraphs within each other")
    }
    try require("{", after: name.isEmpty ? "subgraph" : "the subgraph's name")
    depth += 1
    let subgraph = builder.openSubgraph(named: name)
    try statements(from: opening)
    builder.closeSubgraph()
    depth -= 1
    return .subgraph(subgraph)
  }

  /// What follows the first group of a statement: edges to other groups, and attributes.
  private mutating func groups(
    first: Group, at position: TextPosition
  ) throws(TextFault) {
    var groups = [first]
    while case .edgeOperator(let isDirected) = token.kind {
      guard isDirected == builder.graph.isDirected else {
        let (kind, other) = isDirected ? ("graph", "--") : ("digraph", "->")
        throw fault("'\(token.text)' stands between nodes of a \(kind)", expected: "'\(other)'")
      }
      let edgeOperator = token.text
      try advance()
      groups.append(try group(after: edgeOperator))
    }
    let assignments = try lists()
    if groups.count > 1 {
      try addEdges(groups, assignments: assignments, at: position)
    } else if case .nodes(let nodes) = first {
      try checkValues(besides: nodes.count * assignments.count, at: position)
      for (node, _) in nodes { builder.setAttributes(ofNode: node, assignments: assignments) }
    }
  }

  /// Makes sure that the text so far makes no more attributes and memberships than it may.
  ///
  /// - Parameter count: how many more it is about to make.
  private func checkValues(besides count: Int = 0, at position: TextPosition) throws(TextFault) {
    let most = DOTGraphBuilder.mostUnwrittenValues + token.position.offset
    let values = builder.valueCount + count
    guard values > most else { return }
    throw TextFault(
      message: "the graph has \(values) attributes of nodes and edges and memberships in subgraphs",
      expected: "at most \(most) in a file up to here", position: position)
  }

  private mutating func group(after edgeOperator: String) throws(TextFault) -> Group {
    if token.kind == .subgraph || token.kind == .symbol(UInt8(ascii: "{")) {
      return try subgraph()
    }
    let position = token.position
    let name = try identifier(after: "'\(edgeOperator)'").text
    return .nodes(try nodes(first: name, at: position))
  }

  private mutating func addEdges(
    _ groups: [Group], assignments: [DOTGraphBuilder.Assignment], at position: TextPosition
  ) throws(TextFault) {
    let key = assignments.last { $0.name == "key" }?.value.text ?? ""
    var ends: [[(node: Int, port: String)]] = []
    for group in groups {
      switch group {
      case .nodes(let nodes): ends.append(nodes)
      case .subgraph(let subgraph):
        ends.append(builder.nodes(ofSubgraph: subgraph).map { ($0, "") })
      }
    }
    for (tails, heads) in zip(ends, ends.dropFirst()) {
      let most = GraphDocument.most(inFileOf: token.position.offset)
      let count = builder.edgeCount + tails.count * heads.count
      guard count <= most else {
        throw TextFault(
          message: "the graph has \(count) edges", expected: "at most \(most) in a file up to here",
          position: position)
      }
      try checkValues(
        besides: tails.count * heads.count * assignments.count, at: position)
      for (tail, tailPort) in tails {
        for (head, headPort) in heads {
          builder.addEdge(
            DOTGraphBuilder.Mention(tail: tail, head: head, tailPort: tailPort, headPort: headPort),
            key: key, at: position, assignments: assignments)
        }
      }
    }
  }
}
