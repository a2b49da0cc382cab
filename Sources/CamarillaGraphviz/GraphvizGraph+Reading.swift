internal import CGraphvizShim

extension Graphviz {
  /// Reads one graph in the DOT language, with Graphviz's own parser, and lays nothing out.
  ///
  /// The work is done on Graphviz's thread, in its turn; the calling thread waits for it. So this can be
  /// called from where nothing can be awaited. It may block a thread of Swift's pool for as long as the
  /// reading takes, but never for good: Graphviz's thread is none of that pool and waits for nobody.
  ///
  /// - Parameter dot: the text.
  /// - Returns: the graph, in the order of the text.
  /// - Throws: ``GraphvizError/syntax(line:near:message:)``, ``GraphvizError/noGraph``,
  ///   ``GraphvizError/moreThanOneGraph``, ``GraphvizError/textTooLarge(_:)`` for more than 512 MiB or
  ///   20,000,000 edges (Graphviz keeps the whole graph in memory), or ``GraphvizError/outOfMemory``.
  /// - Complexity: O(length of the text); Graphviz keeps the whole graph in memory meanwhile.
  public nonisolated func graph(dot: String) throws(GraphvizError) -> GraphvizGraph {
    try GraphvizLimits.check(dot)
    return try thread.wait(for: { GraphvizLibrary.graph(dot) }).get()
  }
}

extension GraphvizLibrary {
  static func graph(_ dot: String) -> Result<GraphvizGraph, GraphvizError> {
    var dot = dot
    var result = unsafe camarilla_gv_graph()
    defer { unsafe camarilla_gv_free_graph(&result) }
    let status = dot.withUTF8 { text in
      unsafe text.withMemoryRebound(to: CChar.self) { text in
        unsafe camarilla_gv_read(text.baseAddress, text.count, &result)
      }
    }
    let messages = unsafe Message.read(result.messages, length: result.messages_length)
    switch status {
    case camarilla_gv_done: break
    case camarilla_gv_syntax: return .failure(GraphvizError(syntaxMessages: messages))
    case camarilla_gv_no_graph: return .failure(.noGraph)
    case camarilla_gv_more_graphs: return .failure(.moreThanOneGraph)
    case camarilla_gv_too_many_edges:
      return .failure(.textTooLarge("it has more than 20000000 edges"))
    default: return .failure(.outOfMemory)
    }
    return unsafe .success(GraphvizGraph(result, warnings: messages.map(\.text)))
  }
}

extension GraphvizGraph {
  /// Takes the texts in their order; see `camarilla_gv_graph`.
  fileprivate init(_ graph: camarilla_gv_graph, warnings: [String]) {
    var texts = unsafe Texts(
      rest: UnsafeRawBufferPointer(start: graph.texts, count: graph.texts_length))
    unsafe (isDirected, isStrict) = (graph.is_directed, graph.is_strict)
    name = unsafe texts.next()
    let names = (0..<(unsafe graph.graph_attributes)).map { _ in unsafe texts.next() }
    attributes = names.map { unsafe ($0, texts.nextValue().text) }
    nodeColumns = unsafe (0..<graph.node_attributes).map { _ in
      unsafe Column(name: texts.next(), values: [], markup: [])
    }
    edgeColumns = unsafe (0..<graph.edge_attributes).map { _ in
      unsafe Column(name: texts.next(), values: [], markup: [])
    }
    nodes = []
    edges = []
    subgraphs = []
    self.warnings = warnings
    unsafe nodes.reserveCapacity(graph.node_count)
    for _ in 0..<(unsafe graph.node_count) {
      nodes.append(unsafe texts.next())
      unsafe texts.takeValues(into: &nodeColumns)
    }
    unsafe edges.reserveCapacity(graph.edge_count)
    for edge in 0..<(unsafe graph.edge_count) {
      let (tail, head) = unsafe (graph.ends[2 * edge], graph.ends[2 * edge + 1])
      edges.append(Edge(tail: Int(tail), head: Int(head), key: unsafe texts.next()))
      unsafe texts.takeValues(into: &edgeColumns)
    }
    var member = 0
    for _ in 0..<(unsafe graph.subgraph_count) {
      let name = unsafe texts.next()
      let label = unsafe texts.nextValue()
      let count = Int(unsafe graph.members[member])
      member += 1
      let members = (member..<member + count).map { unsafe Int(graph.members[$0]) }
      member += count
      subgraphs.append(
        Subgraph(name: name, label: label.isMarkup ? "" : label.text, nodes: members))
    }
  }
}

/// Texts that stand one behind the other, each with a zero byte behind it.
@unsafe private struct Texts {
  private var rest: UnsafeRawBufferPointer

  init(rest: UnsafeRawBufferPointer) { unsafe self.rest = rest }

  mutating func next() -> String {
    let bytes = unsafe rest.prefix { $0 != 0 }
    defer { unsafe rest = UnsafeRawBufferPointer(rebasing: rest[(bytes.endIndex + 1)...]) }
    return unsafe String(decoding: bytes, as: UTF8.self)
  }

  mutating func nextValue() -> (text: String, isMarkup: Bool) {
    let isMarkup = unsafe rest[0] == UInt8(ascii: "H")
    unsafe rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst())
    return unsafe (next(), isMarkup)
  }

  mutating func takeValues(into columns: inout [GraphvizGraph.Column]) {
    for column in columns.indices {
      let value = unsafe nextValue()
      if value.isMarkup { columns[column].markup.append(columns[column].values.count) }
      columns[column].values.append(value.text)
    }
  }
}
