package import Camarilla

/// A graph as the files of other programs hold it: nodes and edges with attributes, by columns.
///
/// Every format is read into one and written from one. What its columns mean to a chronicle is known
/// by `ChronicleDecoder` and `GraphDocument(_: Chronicle)` alone:
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

  /// Brings the changes of values into the order of their rows.
  mutating func sortChanges() {
    for index in nodes.columns.indices { nodes.columns[index].sortChanges() }
    for index in edges.columns.indices { edges.columns[index].sortChanges() }
  }
}
