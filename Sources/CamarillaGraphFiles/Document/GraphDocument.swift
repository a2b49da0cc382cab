package import Camarilla

/// A graph as the files of other programs hold it: nodes and edges with attributes, by columns.
///
/// Every format is read into one and written from one. What its columns mean to a chronicle is known
/// by `ChronicleDecoder` and `ChronicleEncoder` alone:
///
/// | of | column | meaning |
/// |---|---|---|
/// | edges | `kind` | the relationship's kind, by name |
/// | | `sign` | −1, 0 or 1: the kind's sign, for programs that know no kinds |
/// | | `when` | the period in EDTF; a spell says it too, as far as the format's time goes |
/// | | `confidence`, `post`, `citation`, `note` | as in a chronicle's table |
/// | nodes | `born`, `died` | dates in EDTF |
/// | the graph | `kinds`, `sources` | what a chronicle declares, as JSON texts |
///
/// Every other column is an attribute.
package struct GraphDocument: Sendable {
  package var title = ""
  /// Of the graph as a whole, in their order.
  package var attributes: [Attribute] = []
  /// Where they stand in the file, by name.
  var attributeLocations: [String: Problem.Location] = [:]
  package var nodes = NodeTable()
  /// How many of the nodes, the last ones, only edges name although the file says how many nodes it has.
  var addedNodes = 0
  package var edges = EdgeTable()
  /// The periods to which spells and changes refer.
  package var periods = PeriodPool()
  /// What the format calls the kind of an edge, where it has a word of its own for it.
  var kindName: String?
  /// What attributes are called in the file that were chosen for something, by what a chronicle calls that.
  var chosenRoles: [String: String] = [:]
  /// Where edges of any number of ends stand, which a chronicle has no room for and are left out.
  var hyperedges: [Problem.Location] = []
  /// Where lines of a file with tabs begin whose fields are parted by blanks.
  var linesPartedByBlanks: [Problem.Location] = []
  /// What its reader found, and whatever is found when graphs are joined and ids trimmed.
  package var diagnostics = Diagnostics()
  /// What messages call the file; blank for a document that was not read from one.
  package var file: String

  package init(file: String = "") { self.file = file }

  /// How many nodes the file itself says it has.
  var declaredNodes: Int { nodes.count - addedNodes }

  /// What was found, in its order.
  package var problems: [Problem] { diagnostics.problems }

  /// A location in the file; nil where the line is not known.
  package func location(line: Int32, column: Int = 1) -> Problem.Location? {
    line > 0 ? Problem.Location(file: file, line: Int(line), column: column) : nil
  }

  /// Where an attribute of the graph stands in the file; its beginning where that is not known.
  func location(of attribute: Attribute) -> Problem.Location? {
    attributeLocations[attribute.name] ?? location(line: 1)
  }

  /// Where a node stands in the file, or in that of the nodes.
  func location(ofNode node: Int) -> Problem.Location? {
    guard nodes.lines[node] > 0 else { return nil }
    return Problem.Location(
      file: nodes.file ?? file, line: Int(nodes.lines[node]), column: Int(nodes.positions[node]))
  }

  /// Where a value of a node stands, or else the node.
  func location(of column: AttributeColumn, ofNode node: Int) -> Problem.Location? {
    column.locations[node].map {
      Problem.Location(file: nodes.file ?? file, line: $0.line, column: $0.column)
    } ?? location(ofNode: node)
  }

  /// Where an edge stands in the file.
  func location(ofEdge edge: Int) -> Problem.Location? {
    location(line: edges.lines[edge], column: Int(edges.positions[edge]))
  }

  /// Where an edge's weight of 0 stands in the file; nil where that is not known.
  func location(ofWeight edge: Int) -> Problem.Location? {
    edges.weightLocations[edge].map { .init(file: file, line: $0.line, column: $0.column) }
  }

  /// Where a value of an edge stands in the file; nil where that is not known.
  func location(of column: AttributeColumn, row: Int) -> Problem.Location? {
    column.locations[row].map { .init(file: file, line: $0.line, column: $0.column) }
  }
}

/// The nodes of a document. Edges name them by their indices.
package struct NodeTable: Sendable {
  package private(set) var ids: [String] = []
  private var indices: [String: Int32] = [:]
  /// The file of a table of nodes, where they have one of their own.
  var file: String?
  /// Blank where a node has none.
  package var labels = TextColumn()
  package var columns: [AttributeColumn] = []
  package var spells = SpellTable()
  /// The line of each node in its file, 0 where the file has no lines.
  package private(set) var lines: [Int32] = []
  /// Where in its line each node begins, as far as its reader tells it.
  private(set) var positions: [Int32] = []

  package init() {}

  package var count: Int { ids.count }

  /// What programs are to show of a node: its id where it has no label. Many show nothing for want of one.
  func shownLabel(ofNode node: Int) -> String {
    let label = labels[node]
    return label.isEmpty ? ids[node] : label
  }

  /// Adds a node; nil when the id is there already.
  package mutating func add(id: String, line: Int = 0, position: Int = 1) -> Int32? {
    guard indices[id] == nil else { return nil }
    let index = Int32(ids.count)
    indices[id] = index
    ids.append(id)
    lines.append(Int32(clamping: line))
    positions.append(Int32(clamping: position))
    return index
  }

  /// The index of a node; ids in NFC and NFD compare equal. O(1).
  package func index(of id: String) -> Int32? { indices[id] }

  /// The index of a node, added if there is none of the id.
  package mutating func mention(_ id: String, line: Int = 0, position: Int = 1) -> Int32 {
    index(of: id) ?? add(id: id, line: line, position: position)!
  }

  /// Says where a node stands that was mentioned before.
  mutating func setLocation(ofNode node: Int32, line: Int, position: Int) {
    lines[Int(node)] = Int32(clamping: line)
    positions[Int(node)] = Int32(clamping: position)
  }
}

/// The edges of a document.
package struct EdgeTable: Sendable {
  /// Indices of nodes.
  package private(set) var sources: [Int32] = []
  package private(set) var targets: [Int32] = []
  package var directed: [Bool] = []
  /// How much each edge counts, 1 where the file says nothing; below 0 in some signed networks.
  package var weights: [Double] = []
  /// Where weights of 0 stand, which count for nothing and are told of.
  var weightLocations = ValueLocations()
  /// Blank where an edge has none.
  package var ids = TextColumn()
  package var labels = TextColumn()
  /// What edges without a kind are told apart by, where what they belong to has no name in the file: the
  /// number of a relation, or the position of a graph among several.
  package var parts = TextColumn()
  package var columns: [AttributeColumn] = []
  package var spells = SpellTable()
  /// The line of each edge in its file, 0 where the file has no lines.
  package private(set) var lines: [Int32] = []
  /// Where in its line each edge begins, as far as its reader tells it.
  private(set) var positions: [Int32] = []

  package init() {}

  package var count: Int { sources.count }

  /// Whether some edge counts for more or less than 1. Then files say it of every edge, for what says nothing is no
  /// number to igraph and R.
  var haveWeights: Bool { weights.contains { $0 != 1 } }

  /// Whether an edge ties a node to itself.
  package func isLoop(_ edge: Int) -> Bool { sources[edge] == targets[edge] }

  /// Adds an edge of weight 1; returns its index.
  @discardableResult
  package mutating func add(
    source: Int32, target: Int32, directed: Bool, line: Int = 0, position: Int = 1
  ) -> Int32 {
    sources.append(source)
    targets.append(target)
    self.directed.append(directed)
    weights.append(1)
    lines.append(Int32(clamping: line))
    positions.append(Int32(clamping: position))
    return Int32(sources.count - 1)
  }

  /// Sets the weight that stands at a location.
  mutating func setWeight(_ weight: Double, ofEdge edge: Int, at location: (line: Int, column: Int))
  {
    weights[edge] = weight
    if weight == 0 { weightLocations[edge] = location }
  }

  /// Turns an edge round.
  mutating func turn(_ edge: Int) {
    (sources[edge], targets[edge]) = (targets[edge], sources[edge])
  }

  /// Gives the nodes that edges name other indices.
  mutating func rename(_ index: (Int32) -> Int32) {
    for edge in sources.indices {
      sources[edge] = index(sources[edge])
      targets[edge] = index(targets[edge])
    }
  }

  package mutating func reserveCapacity(_ count: Int) {
    sources.reserveCapacity(count)
    targets.reserveCapacity(count)
    directed.reserveCapacity(count)
    weights.reserveCapacity(count)
    lines.reserveCapacity(count)
    positions.reserveCapacity(count)
  }
}
