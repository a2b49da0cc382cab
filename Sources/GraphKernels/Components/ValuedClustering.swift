extension CompactGraph {
  /// How strongly what each vertex puts into its edges goes to pairs that are tied themselves.
  ///
  /// `C(i) = Σ (w_ij + w_iq) / (s_i (d_i − 1))` over the pairs j, q of i's neighbors that are tied, w
  /// being |value|, s_i the sum of i's and d_i their number; 0 for fewer than two neighbors, and where s_i
  /// is 0. Edges of value 0 are edges too: they count in d_i and close triangles, and the third edge
  /// counts alike whatever its value. A directed graph is read without directions. Definition:
  /// Barrat, Barthélemy, Pastor-Satorras & Vespignani 2004, "The architecture of complex weighted
  /// networks", PNAS 101:3747, as igraph has it.
  ///
  /// - Complexity: time O(m √m); space O(n + m).
  package func barratClustering() -> [Double] {
    let graph = undirected().relative().graph
    let shares = graph.shares()
    var sums = [Double](repeating: 0, count: vertexCount)
    graph.forEachCorner { sums[$0.vertex] += shares[$0.first] + shares[$0.second] }
    return (0..<vertexCount).map { vertex in
      let degree = Double(graph.degree(of: vertex))
      return degree > 1 ? sums[vertex] / (degree - 1) : 0
    }
  }

  /// How strong the triangles on each vertex are, against all pairs of its neighbors tied by the largest
  /// value there is.
  ///
  /// `C(i) = 2 Σ ∛(w_ij w_iq w_jq) / (d_i (d_i − 1))`, w = |value| / the largest |value| of all edges; 0
  /// for fewer than two neighbors. Edges of value 0 are edges too: they count in d_i, and their triangles
  /// are worth 0. A directed graph is read without directions. Definition: Onnela, Saramäki, Kertész
  /// & Kaski 2005, "Intensity and coherence of motifs in weighted complex networks", Phys. Rev. E
  /// 71:065103, as NetworkX has it.
  ///
  /// - Complexity: time O(m √m); space O(n + m).
  package func onnelaClustering() -> [Double] {
    let graph = undirected().relative().graph
    // Root by root, as the product of three small numbers may vanish.
    let roots = (0..<graph.arcCount).map { cubeRoot(of: graph.weight(ofArc: $0)) }
    var sums = [Double](repeating: 0, count: vertexCount)
    graph.forEachCorner {
      sums[$0.vertex] += roots[$0.first] * roots[$0.second] * roots[$0.across]
    }
    return (0..<vertexCount).map { vertex in
      let degree = Double(graph.degree(of: vertex))
      return degree > 1 ? 2 * sums[vertex] / (degree * (degree - 1)) : 0
    }
  }
}

/// The cube root of a number ≥ 0, the same bits on every machine, which a system's `cbrt` is not.
///
/// Newton's method from a power of two within a factor of two of the root.
func cubeRoot(of number: Double) -> Double {
  guard number > 0, number.isFinite else { return number }
  var root = Double(
    sign: .plus, exponent: Int((Double(number.exponent) / 3).rounded()), significand: 1)
  for _ in 0..<8 { root = (2 * root + number / (root * root)) / 3 }
  return root
}
