extension CompactGraph {
  /// How far what each vertex puts into its edges leads back to the same vertices.
  ///
  /// As ``constraint()`` with p_ij = |w_ij| / Σ_k |w_ik|; edges of value 0 are no edges here. Definition:
  /// Burt 1992, Structural Holes, as NetworkX and igraph have it with weights.
  ///
  /// - Complexity: time O(m √m); space O(n + m).
  package func weightedConstraint() -> [Double] {
    let graph = undirected().matrix(isWeighted: true).entries
    let shares = graph.shares()
    // What goes to a neighbor by way of others, by arc.
    var indirect = [Double](repeating: 0, count: graph.arcCount)
    graph.forEachCorner { corner in
      indirect[corner.first] += shares[corner.second] * shares[corner.acrossBack]
      indirect[corner.second] += shares[corner.first] * shares[corner.across]
    }
    return (0..<vertexCount).map { vertex in
      graph.arcs(of: vertex).reduce(0) { sum, arc in
        let whole = shares[arc] + indirect[arc]
        return sum + whole * whole
      }
    }
  }

  /// How many of each vertex's neighbors are not redundant, by what is put into the edges.
  ///
  /// `e(i) = Σ_j (1 − Σ_q p_iq m_jq)` over the neighbors j of i and those q that both have, with p as in
  /// ``weightedConstraint()`` and m_jq = |w_jq| / the largest |w_jk|. Where all values are alike it is
  /// ``effectiveSize()``. Definition: Burt 1992, as NetworkX has it with weights.
  ///
  /// - Complexity: time O(m √m); space O(n + m).
  package func weightedEffectiveSize() -> [Double] {
    let graph = undirected().matrix(isWeighted: true).entries
    let shares = graph.shares()
    var strengths = [Double](repeating: 0, count: graph.arcCount)
    for vertex in 0..<vertexCount {
      let largest = graph.arcs(of: vertex).reduce(0) { max($0, graph.weight(ofArc: $1)) }
      for arc in graph.arcs(of: vertex) { strengths[arc] = graph.weight(ofArc: arc) / largest }
    }
    var redundancy = [Double](repeating: 0, count: vertexCount)
    graph.forEachCorner { corner in
      redundancy[corner.vertex] +=
        shares[corner.second] * strengths[corner.across]
        + shares[corner.first] * strengths[corner.acrossBack]
    }
    return (0..<vertexCount).map { Double(graph.degree(of: $0)) - redundancy[$0] }
  }
}
