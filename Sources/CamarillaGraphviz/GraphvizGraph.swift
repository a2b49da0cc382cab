/// A graph of the DOT language: what the text says, nothing laid out.
///
/// Attributes are by columns: each that is declared for nodes, or for edges, has a value for every one
/// of them, that of its default where nothing else is said.
public struct GraphvizGraph: Equatable, Sendable {
  /// One attribute of all nodes or of all edges.
  public struct Column: Equatable, Sendable {
    public var name: String
    /// One a node or edge; blank where there is none. As Graphviz keeps them: a backslash that was
    /// written twice stands there twice.
    public var values: [String]
    /// The rows, ascending, whose value is HTML-like markup, without the outermost `<` and `>`.
    public var markup: [Int]
  }

  public struct Edge: Equatable, Sendable {
    /// Places in ``GraphvizGraph/nodes``.
    public var tail: Int
    public var head: Int
    /// What tells it from other edges of the two nodes; blank where the text gives none.
    public var key: String
  }

  /// A subgraph that has a name.
  public struct Subgraph: Equatable, Sendable {
    public var name: String
    /// Its own label; blank where it has none.
    public var label: String
    /// The places of its nodes, those of subgraphs within it included.
    public var nodes: [Int]
  }

  /// Blank where the graph has none.
  public var name: String
  public var isDirected: Bool
  /// Whether several edges of two nodes became one.
  public var isStrict: Bool
  /// Of the graph as a whole.
  public var attributes: [(name: String, value: String)]
  /// The nodes' names, in the order of the text.
  public var nodes: [String]
  public var nodeColumns: [Column]
  /// In the order of the text.
  public var edges: [Edge]
  public var edgeColumns: [Column]
  /// Each before those within it.
  public var subgraphs: [Subgraph]
  /// What Graphviz remarked; one entry a message.
  public var warnings: [String]

  public static func == (a: Self, b: Self) -> Bool {
    a.name == b.name && a.isDirected == b.isDirected && a.isStrict == b.isStrict
      && a.attributes.elementsEqual(b.attributes, by: ==) && a.nodes == b.nodes
      && a.nodeColumns == b.nodeColumns && a.edges == b.edges && a.edgeColumns == b.edgeColumns
      && a.subgraphs == b.subgraphs && a.warnings == b.warnings
  }
}
