/// A graph as its vertices' neighbors in two flat arrays (compressed sparse rows).
///
/// Vertices are `0 ..< vertexCount`. The arcs of vertex `v` stand at
/// `offsets[v] ..< offsets[v + 1]` of `targets` (and of `weights`), in ascending order of target,
/// without repetition and without self-loops. An undirected edge is stored as two arcs, one each way,
/// with equal weights; a directed one as a single arc at its source.
///
/// - Complexity: space 4 bytes a vertex, and 4 an arc (12 with weights).
package struct CompactGraph: Sendable, Equatable {
  /// Where each vertex's arcs begin; `vertexCount + 1` entries, the last of which is `arcCount`.
  package internal(set) var offsets: [Int32]
  /// The vertex at the other end of each arc.
  package internal(set) var targets: [Int32]
  /// The signed value of each arc, aligned with `targets`; empty when every arc counts 1.
  package internal(set) var weights: [Double]
  /// Whether an arc runs one way only.
  package internal(set) var isDirected: Bool

  package var vertexCount: Int { offsets.count - 1 }
  package var arcCount: Int { targets.count }
  /// The number of edges: arcs of a directed graph, pairs of an undirected one.
  package var edgeCount: Int { isDirected ? arcCount : arcCount / 2 }

  /// The caller vouches for the layout above; `CompactGraph+Invariants` checks it in debug builds.
  package init(offsets: [Int32], targets: [Int32], weights: [Double] = [], isDirected: Bool) {
    self.offsets = offsets
    self.targets = targets
    self.weights = weights
    self.isDirected = isDirected
    assert(layoutViolation == nil, layoutViolation ?? "")
  }

  /// The positions of `vertex`'s arcs in `targets` and `weights`.
  package func arcs(of vertex: Int) -> Range<Int> {
    let start = Int(offsets[vertex])
    let end = Int(offsets[vertex + 1])
    // Offsets never fall, and the positions are checked again where they are used.
    return unsafe Range(uncheckedBounds: (start, end))
  }

  /// The number of arcs that leave `vertex`; for an undirected graph, its number of neighbors.
  package func degree(of vertex: Int) -> Int {
    Int(offsets[vertex + 1] - offsets[vertex])
  }

  /// The signed value of the arc at position `arc`: 1 where the graph has no weights.
  package func weight(ofArc arc: Int) -> Double {
    weights.isEmpty ? 1 : weights[arc]
  }
}
