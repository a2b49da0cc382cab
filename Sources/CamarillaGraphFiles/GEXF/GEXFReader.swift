import Camarilla
import CamarillaFormats

/// Reads GEXF into a document.
///
/// Spells and the periods of values include both their ends, but for those that drafts call open. Mutual
/// edges are read as undirected, and nodes within nodes flat, with the enclosing one's id in the column
/// `parent`; both are warned of. Of what is seen, positions become the columns `x`, `y` and `z`, colors
/// `color`, and `size`, `thickness` and `shape` stay themselves.
///
/// Time: linear in the file. Space: the document's, and 20 bytes a node.
struct GEXFReader: ~Copyable {
  var reader: XMLReader
  var assembler: GraphAssembler
  var nodeAttributes = GEXFAttributes(item: .node)
  var edgeAttributes = GEXFAttributes(item: .edge)
  var nodeSpells: [(row: Int32, period: Period)] = []
  var edgeSpells: [(row: Int32, period: Period)] = []
  /// The times that texts mean, since files repeat them.
  var times: [GEXFTimeText: GEXFTime] = [:]
  /// When a graph that is one slice of time is.
  var slice: Period?
  /// The weight that the tag of the edge at hand says.
  var tagWeight: Double?
  /// Whether edges run one way when they say nothing.
  var isDirectedByDefault = false
  private var graphs = AssembledGraphs()
  private var description = ""

  init(_ input: TableInput) throws(FormatsError) {
    reader = try XMLReader(input: input, root: .gexf)
    assembler = GraphAssembler(file: input.name)
  }

  consuming func documents() throws(FormatsError) -> [GraphDocument] {
    if try reader.enterRoot(.gexf, of: &assembler) { try readRoot() }
    try reader.leaveRoot(of: &assembler, graphs: graphs.count)
    finishGraph()
    return try graphs.documents(last: assembler, fault: reader.fault)
  }

  private mutating func finishGraph() {
    if assembler.title.isEmpty { assembler.setTitle(description) }
    nodeAttributes.fillDefaults(&assembler)
    edgeAttributes.fillDefaults(&assembler)
    assembler.sortChanges()
    assembler.setSpells(nodeSpells, item: .node)
    assembler.setSpells(edgeSpells, item: .edge)
  }

  /// Puts away the graph at hand, as another one follows.
  private mutating func beginNext() {
    finishGraph()
    graphs.add(assembler)
    assembler = GraphAssembler(file: assembler.file, defaultCount: assembler.defaultCount)
    (nodeAttributes, edgeAttributes) = (GEXFAttributes(item: .node), GEXFAttributes(item: .edge))
    (nodeSpells, edgeSpells, slice) = ([], [], nil)
    isDirectedByDefault = false
  }

  private mutating func readRoot() throws(FormatsError) {
    if let version = reader.string(named: .version), version.hasPrefix("1.0") {
      warn("GEXF 1.0 is read as if it were 1.1", what: "version", expected: "GEXF 1.1 to 1.3")
    }
    while try reader.nextChild() {
      switch reader.isForeign ? nil : reader.name {
      case .meta: try readMeta()
      case .graph:
        if graphs.count > 0 { beginNext() }
        graphs.begin(reader.string(named: .name) ?? reader.string(named: .id))
        try readGraph()
      default: try reader.skip()
      }
    }
  }

  /// A title, as Gephi writes it, or a description.
  private mutating func readMeta() throws(FormatsError) {
    while try reader.nextChild() {
      switch reader.isForeign ? nil : reader.name {
      case .title:
        try reader.readText()
        assembler.setTitle(reader.textString)
      case .description:
        try reader.readText()
        description = reader.textString
      default: try reader.skip()
      }
    }
  }

  private mutating func readGraph() throws(FormatsError) {
    if let name = reader.string(named: .name), !name.isEmpty, assembler.title.isEmpty {
      assembler.setTitle(name)
    }
    if let text = reader.string(named: .defaultedgetype) {
      isDirectedByDefault = isDirected(text, name: .defaultedgetype) ?? false
    }
    check(.mode, among: ["static", "dynamic", "slice"])
    check(.timeformat, among: ["integer", "double", "date", "dateTime"])
    if reader.string(named: .mode) == "slice" { slice = period() }
    while try reader.nextChild() {
      switch reader.isForeign ? nil : reader.name {
      case .attributes: try readAttributes()
      case .nodes: try readNodes(parent: nil)
      case .edges: try readEdges()
      default: try reader.skip()
      }
    }
  }

  private mutating func check(_ name: XMLName, among values: [String]) {
    // Besides, the drafts' own words, which Gephi takes too, and NetworkX's.
    guard let text = reader.string(named: name), !values.contains(text),
      !["float", "timestamp", "datetime", "long", "int", "string"].contains(text)
    else { return }
    assembler.diagnostics.add(
      .error(
        "unknown \(name.rawValue) '\(shortened(text))'", rule: .malformedValue,
        at: reader.location(of: name), text: text,
        expected: "one of \(values.joined(separator: ", "))",
        suggestion: Suggestion(nearestTo: text, among: values)))
  }

  /// Whether a type of edge means one that runs one way; nil, and an error, when it is unknown.
  ///
  /// - Parameter name: the attribute that says it.
  mutating func isDirected(_ text: String, name: XMLName) -> Bool? {
    switch text.lowercased() {
    case "directed": return true
    case "undirected": return false
    case "mutual":
      warn(
        "mutual edges, which run both ways, are read as undirected", what: "mutual",
        expected: "directed or undirected edges")
      return false
    default:
      assembler.diagnostics.add(
        .error(
          "unknown \(name == .type ? "type of edge" : name.rawValue) '\(shortened(text))'",
          rule: .malformedValue, at: reader.location(of: name), text: text,
          expected: "one of directed, undirected, mutual",
          suggestion: Suggestion(nearestTo: text, among: ["directed", "undirected", "mutual"])))
      return nil
    }
  }

  /// Warns of something that a file may have anywhere.
  mutating func warn(
    _ message: String, what: String, expected: String, at location: Problem.Location? = nil
  ) {
    let location = location ?? reader.location
    assembler.diagnostics.once(per: what, .warning(message, at: location, expected: expected))
  }
}
