extension CompactGraph {
  /// How far each vertex's edges lead back to the same vertices.
  ///
  /// `c(i) = Σ_j (p_ij + Σ_q p_iq p_qj)²` over the neighbors j of i, where p_ij is the share of i's
  /// edges that goes to j: 1 / degree, as all edges count alike; by values see
  /// ``weightedConstraint()``. A vertex without edges has 0, though
  /// nothing makes it a broker. A directed graph is read without directions. Low constraint means
  /// room to broker. Definition: Burt 1992, Structural Holes, chapter 2.
  ///
  /// - Complexity: time O(m √m); space O(n + m).
  package func constraint() -> [Double] {
    let graph = undirected()
    let triangles = OrientedTriangles(graph)
    let shares = triangles.sumsOverThirdCorners { 1 / Double(graph.degree(of: $0)) }
    var sums = [Double](repeating: 0, count: vertexCount)
    triangles.forEachEdge { first, second, edge in
      for end in [first, second] {
        let proportion = (1 + shares[edge]) / Double(graph.degree(of: end))
        sums[end] += proportion * proportion
      }
    }
    return sums
  }

  /// How many of each vertex's neighbors are not redundant.
  ///
  /// `e(i) = d − 2 t / d`, where d counts i's neighbors and t the edges among them; 0 for a vertex
  /// without edges. A directed graph is read without directions. Definition: Burt 1992, in the form of
  /// Borgatti 1997, "Structural holes: unpacking Burt's redundancy measures", Connections 20.
  ///
  /// - Complexity: time O(m √m); space O(n + m).
  package func effectiveSize() -> [Double] {
    let graph = undirected()
    return zip(0..<vertexCount, graph.triangleCounts()).map { vertex, triangles in
      let degree = graph.degree(of: vertex)
      return degree == 0 ? 0 : Double(degree * degree - 2 * triangles) / Double(degree)
    }
  }
}
