import Camarilla

/// How a program writes a graph as a table of nodes and one of edges: what `GraphTableReader` has to know of it.
struct TableDialect {
  /// The words of messages.
  struct Words {
    /// `edge`, `relation`.
    var edge: String
    /// One end of it, `a node's id`.
    var end: String
    /// One node and several, `node` and `nodes`.
    var node: (one: String, several: String)
    /// What an id that stands there again is called in front of itself, `the id `, and what was expected.
    var repeated: (id: String, expected: String)
  }

  /// What a cell says that tells whether an edge is directed.
  struct Direction {
    var heading: String
    /// In lower case; a blank cell says yes, too.
    var yes: [String]
    var no: [String]
    /// What is read as no, with a warning: the edge runs both ways.
    var mutual: String?
    /// What is wrong with another text, behind it.
    var fault: String
    /// The two texts that are expected.
    var expected: (yes: String, no: String)
    /// Whether one of them is suggested for a text like it.
    var suggests = false
  }

  /// The headings with a meaning, in lower case.
  var nodeHeadings: Set<String>
  var edgeHeadings: Set<String>
  /// The headings of an edge's ends.
  var ends: (source: [String], target: [String])
  /// The heading of what a node is called.
  var nodeLabel: String
  /// Whether nodes without an id are known by what they are called.
  var labelsMayBeIDs = false
  var direction: Direction
  /// Whether a weight may change in time, as Gephi writes it.
  var weightsMayChange = false
  var words: Words
}

/// The columns in which a dialect says when rows hold.
protocol TimeColumns {
  init(_ sheet: inout Sheet)

  /// Reads when the row at hand holds, which goes for a node or an edge.
  mutating func read(_ sheet: inout Sheet, row: Int32, pool: inout PeriodPool)

  /// The spells of all rows, in their order.
  mutating func table(of sheet: inout Sheet, pool: inout PeriodPool) -> SpellTable
}
