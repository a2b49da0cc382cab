import Camarilla

/// A graph of the DOT language: what the text says, nothing laid out.
///
/// Attributes are by columns: each that is named for nodes, or for edges, has a value for every one of
/// them, that of its default where nothing else is said.
struct DOTGraph {
  /// What an attribute is given.
  struct Value {
    /// A backslash that is written twice stands here twice.
    var text: String
    /// Whether it is markup; `text` is without the outermost `<` and `>` then.
    var isMarkup = false
    var position: TextPosition?
  }

  /// One attribute of all nodes or of all edges.
  struct Column {
    var name: String
    var values = TextColumn()
    /// The rows whose value is markup.
    private(set) var markup: Set<Int> = []
    /// Where the first of them stands.
    private(set) var firstMarkup: TextPosition?
    /// Where values stand that may be wrong in themselves.
    private(set) var locations = ValueLocations()
    private let keepsLocations: Bool

    init(name: String) {
      self.name = name
      keepsLocations = AttributeColumn.keepsLocations(name)
    }

    subscript(row: Int) -> Value {
      get { Value(text: values[row], isMarkup: markup.contains(row)) }
      set {
        values[row] = newValue.text
        if keepsLocations { locations[row] = newValue.position.map { ($0.line, $0.column) } }
        if newValue.isMarkup {
          if firstMarkup == nil { firstMarkup = newValue.position }
          markup.insert(row)
        } else if !markup.isEmpty {
          markup.remove(row)
        }
      }
    }
  }

  struct Edge {
    /// Indices of nodes.
    var tail: Int
    var head: Int
    /// What tells it from other edges of the two nodes; blank where the text gives none.
    var key: String
    /// Of its statement.
    var position: TextPosition
  }

  struct Subgraph {
    /// Blank where it has none.
    var name: String
    /// Its own label.
    var label = Value(text: "")
    /// Indices of its nodes, those of subgraphs within it included, in ascending order.
    var nodes: [Int] = []
  }

  /// Blank where the graph has none.
  var name = ""
  var isDirected: Bool
  /// Whether several edges of two nodes are one.
  var isStrict: Bool
  /// Where the graph begins.
  var position: TextPosition
  /// Of the graph as a whole, in the order in which they are named.
  var attributes: [(name: String, value: Value)] = []
  /// The nodes' names, in the order in which they are mentioned.
  var nodes: [String] = []
  /// Where each node is mentioned first.
  var nodePositions: [TextPosition] = []
  var nodeColumns: [Column] = []
  var edges: [Edge] = []
  var edgeColumns: [Column] = []
  /// Each before those within it.
  var subgraphs: [Subgraph] = []
}
