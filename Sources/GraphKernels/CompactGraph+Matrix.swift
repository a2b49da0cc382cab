extension CompactGraph {
  /// The graph as a matrix of numbers from 0 to 1, and what one of them stands for.
  ///
  /// Without weights every arc is 1. With them it is |value| over the largest |value| of all, so that no
  /// product of entries leaves the range of numbers; arcs that come to 0 are left out.
  ///
  /// - Complexity: time and space O(n + m).
  func matrix(isWeighted: Bool) -> (entries: CompactGraph, unit: Double) {
    guard isWeighted, !weights.isEmpty else {
      let plain = CompactGraph(offsets: offsets, targets: targets, isDirected: isDirected)
      return (plain, 1)
    }
    let (graph, largest) = relative()
    return (graph.edges { $0 > 0 }, largest > 0 ? largest : 1)
  }

  /// The graph with |value| over the largest |value| of all for weights, and that largest; arcs of 0 stay.
  ///
  /// - Complexity: time and space O(n + m).
  func relative() -> (graph: CompactGraph, largest: Double) {
    // Sums of arcs may have left the range of numbers.
    let values = weights.map { min($0.magnitude, .greatestFiniteMagnitude) }
    let largest = values.max() ?? 0
    let relative = CompactGraph(
      offsets: offsets, targets: targets,
      weights: largest > 0 ? values.map { $0 / largest } : values, isDirected: isDirected)
    return (relative, largest)
  }

  /// What share of its vertex's weight each arc has; a vertex's shares add up to 1, or to 0 where its arcs do.
  ///
  /// - Complexity: time O(n + m); space O(m).
  func shares() -> [Double] {
    var shares = [Double](repeating: 0, count: arcCount)
    for vertex in 0..<vertexCount {
      // By the largest, as the sum of the smallest numbers has no reciprocal.
      let largest = arcs(of: vertex).reduce(0) { max($0, weight(ofArc: $1)) }
      guard largest > 0 else { continue }
      let total = arcs(of: vertex).reduce(0) { $0 + weight(ofArc: $1) / largest }
      for arc in arcs(of: vertex) { shares[arc] = weight(ofArc: arc) / largest / total }
    }
    return shares
  }
}
