import LongWork

extension CompactGraph {
  /// How many walks of any length lead to each vertex, longer ones counting less.
  ///
  /// `x = α A x + β 1`, that is `x = β Σ_k αᵏ Aᵏ 1`, with β = 1 and then scaled to Euclidean length 1,
  /// where A holds 1 for every edge whatever its value, or, weighted, its |value|. A directed graph is
  /// read without directions.
  /// Definition: Katz 1953, "A new status index derived from sociometric analysis", Psychometrika 18.
  ///
  /// The sum is finite only for α below the reciprocal of A's largest eigenvalue. Otherwise all
  /// scores are 0 and the result says that it has not converged. In a graph without edges all vertices
  /// have the same score.
  ///
  /// - Parameters:
  ///   - alpha: α, what each further step keeps; finite and at least 0.
  ///   - isWeighted: whether values count.
  ///
  /// Algorithm: conjugate gradients.
  ///
  /// - Complexity: time O(n + m) a step, of which there are few unless α comes close to its limit;
  ///   space O(n + m).
  package func katz(alpha: Double = 0.1, isWeighted: Bool = false) -> IterativeScores {
    precondition(alpha >= 0 && alpha.isFinite, "alpha is a finite number, at least 0")
    let (graph, scale) = undirected().matrix(isWeighted: isWeighted)
    let alpha = alpha * scale
    let ones = [Double](repeating: 1, count: vertexCount)
    let found = solveSymmetric(for: ones, progress: WorkStep(name: "katz")) { vector in
      graph.sumsOverNeighbors(of: vector).map { alpha * $0 }
    }
    // I − αA has no positive entries off its diagonal. Such a matrix sends some positive vector to a
    // positive one exactly when the series converges (Berman & Plemmons 1994, theorem 6.2.3).
    guard found.isConverged, found.values.allSatisfy({ $0 > 0 && $0.isFinite }) else {
      let zeros = [Double](repeating: 0, count: vertexCount)
      return IterativeScores(values: zeros, isConverged: false)
    }
    return IterativeScores(values: unit(of: found.values), isConverged: true)
  }
}
