extension CompactGraph {
  /// The share of the other vertices that each vertex has an arc to: outgoing arcs / (n − 1).
  ///
  /// An undirected edge counts both ways.
  ///
  /// - Complexity: time and space O(n).
  package func outDegreeCentrality() -> [Double] {
    shares { degree(of: $0) }
  }

  /// The share of the other vertices that have an arc to each vertex: incoming arcs / (n − 1).
  ///
  /// An undirected edge counts both ways.
  ///
  /// - Complexity: time O(n + m); space O(n).
  package func inDegreeCentrality() -> [Double] {
    var counts = [Int](repeating: 0, count: vertexCount)
    for target in targets { counts[Int(target)] += 1 }
    return shares { counts[$0] }
  }

  /// The total of the absolute values of each vertex's edges, not normalized: Σ |value|.
  ///
  /// For a directed graph the arcs of both directions count, each on its own. Definition: Barrat,
  /// Barthélemy, Pastor-Satorras & Vespignani 2004, PNAS 101:11.
  ///
  /// - Complexity: time O(n + m); space O(n).
  package func strength() -> [Double] {
    var totals = [DecimalSum](repeating: DecimalSum(), count: vertexCount)
    for vertex in 0..<vertexCount {
      for arc in arcs(of: vertex) {
        let value = weight(ofArc: arc).magnitude
        totals[vertex].add(value)
        if isDirected { totals[Int(targets[arc])].add(value) }
      }
    }
    return totals.map(\.value)
  }

  private func shares(of count: (Int) -> Int) -> [Double] {
    guard vertexCount > 1 else { return [Double](repeating: 0, count: vertexCount) }
    let others = Double(vertexCount - 1)
    return (0..<vertexCount).map { Double(count($0)) / others }
  }
}
