import Camarilla
import CamarillaFormats

/// Reads GraphML into a document.
///
/// Nodes within nodes are read flat and keep the enclosing node's id in the column `parent`; ports
/// are passed over, and hyperedges left out; all are warned of.
///
/// Time: linear in the file. Space: the document's, and 20 bytes a node.
struct GraphMLReader: ~Copyable {
  var reader: XMLReader
  var assembler: GraphAssembler
  var keys = GraphMLKeys()
  var hasTitle = false
  /// The node or edge that a key labeled last, and the edge that one weighted last.
  var lastLabeled: (item: GraphItem, row: Int)?
  var lastWeighted: Int?
  private var graphs = AssembledGraphs()

  init(_ input: TableInput) throws(FormatsError) {
    reader = try XMLReader(input: input, root: .graphml)
    assembler = GraphAssembler(file: input.name)
  }

  consuming func documents() throws(FormatsError) -> [GraphDocument] {
    if try reader.enterRoot(.graphml, of: &assembler) { try readRoot() }
    try reader.leaveRoot(of: &assembler, graphs: graphs.count)
    keys.fillDefaults(&assembler)
    return try graphs.documents(last: assembler, fault: reader.fault)
  }

  private mutating func readRoot() throws(FormatsError) {
    while try reader.nextChild() {
      switch reader.isForeign ? nil : reader.name {
      case .key: try readKey()
      case .graph:
        if graphs.count > 0 { finishGraph() }
        graphs.begin(reader.string(named: .id))
        keys.begin(&assembler)
        try readGraph(parent: nil)
      case .data: try readGraphData()
      default: try reader.skip()
      }
    }
  }

  // MARK: Graphs

  /// Puts away the graph at hand, as another one follows.
  private mutating func finishGraph() {
    keys.fillDefaults(&assembler)
    graphs.add(assembler)
    assembler = GraphAssembler(file: assembler.file, defaultCount: assembler.defaultCount)
    (hasTitle, lastLabeled, lastWeighted) = (false, nil, nil)
  }

  private mutating func readGraph(parent: Int32?) throws(FormatsError) {
    let isDirected = edgeDefault()
    while try reader.nextChild() {
      switch reader.isForeign ? nil : reader.name {
      case .node: try readNode(parent: parent)
      case .edge: try readEdge(isDirected)
      case .data: if parent == nil { try readGraphData() } else { try reader.skip() }
      case .desc:
        try reader.readText()
        if parent == nil, !reader.text.isEmpty {
          assembler.addAttribute("desc", value: reader.textString, at: reader.textLocation)
        }
      case .hyperedge:
        assembler.leaveOutHyperedge(at: reader.location)
        try reader.skip()
      case .locator:
        warn("a graph that stands in another file is not read", what: "locator")
        try reader.skip()
      default: try reader.skip()
      }
    }
  }

  private mutating func edgeDefault() -> Bool {
    let text = reader.string(named: .edgedefault)
    switch text {
    case "directed": return true
    case "undirected": return false
    case nil:
      warn("the graph has no edgedefault; its edges are read as undirected", what: "edgedefault")
      return false
    case let text?:
      assembler.diagnostics.add(
        .error(
          "unknown edgedefault '\(shortened(text))'", rule: .malformedValue,
          at: reader.location(of: .edgedefault), text: text, expected: "directed or undirected",
          suggestion: Suggestion(nearestTo: text, among: ["directed", "undirected"])))
      return false
    }
  }

  // MARK: Nodes and edges

  private mutating func readNode(parent: Int32?) throws(FormatsError) {
    let location = reader.location
    guard let id = unsafe assembler.id(ofNode: reader) else { return try reader.skip() }
    let node = unsafe assembler.declare(id, at: reader.location(of: .id), of: location)
    if let node, let parent {
      let column = assembler.ownColumn(named: "parent", type: .text, item: .node, at: location)
      assembler.setValue(
        assembler.document.nodes.ids[Int(parent)], item: .node, column: column, row: Int(node),
        at: nil)
    }
    while try reader.nextChild() {
      switch reader.isForeign ? nil : reader.name {
      case .data: try readData(.node, row: node.map(Int.init))
      case .desc: try readDescription(.node, row: node.map(Int.init))
      case .port:
        warn("ports of nodes are left out", what: "port")
        try reader.skip()
      case .graph:
        assembler.tellNesting(at: reader.location)
        try readGraph(parent: node)
      default: try reader.skip()
      }
    }
  }

  private mutating func readEdge(_ isDirectedByDefault: Bool) throws(FormatsError) {
    let location = reader.location
    guard let source = assembler.end(.source, ofEdge: reader),
      let target = assembler.end(.target, ofEdge: reader)
    else {
      return try reader.skip()
    }
    var isDirected = isDirectedByDefault
    if let bytes = unsafe reader.bytes(named: .directed) {
      if let value = unsafe AttributeType.boolean.value(from: bytes) {
        isDirected = value == "true"
      } else {
        let text = unsafe String(decoding: bytes, as: UTF8.self)
        assembler.diagnostics.add(
          .error(
            "an edge's 'directed' is '\(shortened(text))'", rule: .malformedValue,
            at: reader.location(of: .directed), text: text, expected: "true or false"))
      }
    }
    if reader.has(.sourceport) || reader.has(.targetport) {
      warn("ports of nodes are left out", what: "port")
    }
    let edge = assembler.addEdge(
      from: source, to: target, directed: isDirected, at: location)
    if keys.defaultWeight != 1 {
      assembler.setWeight(keys.defaultWeight, ofEdge: edge, at: keys.defaultWeightLocation)
    }
    if let id = reader.string(named: .id) { assembler.setID(id, ofEdge: edge) }
    while try reader.nextChild() {
      switch reader.isForeign ? nil : reader.name {
      case .data: try readData(.edge, row: edge)
      case .desc: try readDescription(.edge, row: edge)
      case .graph:
        assembler.diagnostics.add(
          .error(
            "a graph stands within an edge", at: reader.location,
            expected: "graphs within nodes only"))
        try reader.skip()
      default: try reader.skip()
      }
    }
  }

  private mutating func readDescription(_ item: GraphItem, row: Int?) throws(FormatsError) {
    try reader.readText()
    guard let row, !reader.text.isEmpty else { return }
    let column = assembler.ownColumn(named: "desc", type: .text, item: item, at: reader.location)
    assembler.setValue(reader.textString, item: item, column: column, row: row, at: nil)
  }

  /// Warns of something that a file may have anywhere.
  mutating func warn(_ message: String, what: String) {
    let location = reader.location
    assembler.diagnostics.once(
      per: what, .warning(message, at: location, expected: "a plain graph"))
  }
}
