import LongWork

/// Which way arcs are read by ``CompactGraph/signedStatus(_:)``.
package enum SignedStatusReading: Sendable, CaseIterable {
  /// Without directions: `(I − A/(2n−2))⁻¹ 1`.
  case undirected
  /// By what others send: `(I − AᵀA/(4(n−1)²))⁻¹ (I + Aᵀ/(2(n−1))) 1`.
  case incoming
  /// By what a vertex sends: `(I − AAᵀ/(4(n−1)²))⁻¹ (I + A/(2(n−1))) 1`.
  case outgoing
}

extension CompactGraph {
  /// The PN index: status from positive and negative edges at once.
  ///
  /// With A = P − 2N, where P and N hold 1 for every positive and every negative arc, the
  /// index is as ``SignedStatusReading`` says. A vertex without edges has 1, neighbors raise and
  /// enemies lower it. Weights count by their sign only; edges of value 0 are neutral. Definition:
  /// Everett & Borgatti 2014, "Networks containing negative ties", Social Networks 38.
  ///
  /// The matrix to invert is symmetric and, for n > 2, positive definite (every row of |A| sums to
  /// at most 2n − 2), so conjugate gradients solve the system; its condition is a small constant, so
  /// a few dozen steps suffice. Two enemies alone make it singular: of the solutions the one of
  /// least norm is taken, 1/2 each. A single vertex has 1.
  ///
  /// Of arcs that all run both ways alike, every reading is the same, as (I − A²)⁻¹ (I + A) is
  /// (I − A)⁻¹; so it is then computed as without directions, which stays defined where I + A is
  /// singular.
  ///
  /// - Complexity: time O(n + m) a step; space O(n + m).
  package func signedStatus(_ reading: SignedStatusReading) -> IterativeScores {
    if reading != .undirected, runsBothWaysAlike {
      return signedStatus(.undirected)
    }
    let graph = reading == .undirected ? undirected() : self
    let n = graph.vertexCount
    let ones = [Double](repeating: 1, count: n)
    guard n > 1, graph.arcCount > 0 else {
      return IterativeScores(values: ones, isConverged: true)
    }
    let matrix = graph.signMatrix(scaledBy: 1 / Double(2 * n - 2))
    let progress = WorkStep(name: "pn")
    if reading == .undirected {
      return solveSymmetric(for: ones, progress: progress) { matrix.sumsOverNeighbors(of: $0) }
    }
    let back = matrix.reversed()
    let (outer, inner) = reading == .incoming ? (back, matrix) : (matrix, back)
    let right = outer.sumsOverNeighbors(of: ones).map { 1 + $0 }
    return solveSymmetric(for: right, progress: progress) {
      outer.sumsOverNeighbors(of: inner.sumsOverNeighbors(of: $0))
    }
  }

  /// Whether each arc has one of the same sign back.
  private var runsBothWaysAlike: Bool {
    guard isDirected else { return true }
    let back = reversed()
    return back.targets == targets && back.offsets == offsets
      && targets.indices.allSatisfy { sign(ofArc: $0) == back.sign(ofArc: $0) }
  }

  /// The graph whose values are 1 for a positive arc, −2 for a negative one, 0 for a neutral one, times `scale`.
  private func signMatrix(scaledBy scale: Double) -> CompactGraph {
    let values = targets.indices.map { arc in
      let value = weight(ofArc: arc)
      return value > 0 ? scale : value < 0 ? -2 * scale : 0
    }
    return CompactGraph(offsets: offsets, targets: targets, weights: values, isDirected: isDirected)
  }
}
