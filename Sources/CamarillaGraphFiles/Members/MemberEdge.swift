import Camarilla

/// An edge while a graph is read.
struct MemberEdge {
  var source: Int32?
  var target: Int32?
  /// Nil where the edge doesn't say.
  var weight: Double?
  /// Nil where it goes by the graph.
  var isDirected: Bool?
  var line: Int
  var position: Int
}

/// An edge's ends, and which of them bear an arrow, as vis.js says it; elsewhere attributes of any meaning.
struct NodeLinkVis {
  var from: (end: GraphEnd, location: (line: Int, column: Int))?
  var to: (end: GraphEnd, location: (line: Int, column: Int))?
  var arrows = ""
}

/// What nodes are called, by rows.
struct MemberNames {
  var ids = TextColumn()
  var keys = TextColumn()
}
