extension CompactGraph {
  /// The total of the absolute values of the arcs that run to each vertex, not normalized.
  ///
  /// Of an undirected graph the ``strength()``. Definition: Barrat, Barthélemy, Pastor-Satorras &
  /// Vespignani 2004, PNAS 101:11, by direction.
  ///
  /// - Complexity: time O(n + m); space O(n).
  package func inStrength() -> [Double] {
    var totals = [DecimalSum](repeating: DecimalSum(), count: vertexCount)
    for arc in targets.indices {
      totals[Int(targets[arc])].add(weight(ofArc: arc).magnitude)
    }
    return totals.map(\.value)
  }

  /// The share of the other vertices from which a positive arc runs to each vertex, and a negative one.
  ///
  /// The counts are those of signnet's `degree_signed`, divided by n − 1 here; arcs of value 0 are
  /// neither. An undirected edge runs both ways.
  ///
  /// - Complexity: time O(n + m); space O(n).
  package func signedDegreeCentrality() -> (positive: [Double], negative: [Double]) {
    var positive = [Double](repeating: 0, count: vertexCount)
    var negative = positive
    for arc in targets.indices {
      let value = weight(ofArc: arc)
      if value > 0 { positive[Int(targets[arc])] += 1 }
      if value < 0 { negative[Int(targets[arc])] += 1 }
    }
    let others = Double(max(vertexCount - 1, 1))
    return (positive.map { $0 / others }, negative.map { $0 / others })
  }
}
