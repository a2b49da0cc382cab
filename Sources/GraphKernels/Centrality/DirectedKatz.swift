import LongWork

extension CompactGraph {
  /// How many walks along arcs, of any length, end at each vertex, longer ones counting less.
  ///
  /// `x(v) = 1 + α Σ_{u→v} x(u)`, scaled to Euclidean length 1; weighted, x(u) counts |value| times. Of
  /// the ``reversed()`` graph it counts the walks that start there. Definition: Katz 1953, as in NetworkX.
  ///
  /// The sum is finite only for α below the reciprocal of the largest eigenvalue; without any circle of
  /// arcs it always is. Otherwise all scores are 0 and the result says that it has not converged.
  ///
  /// - Parameters:
  ///   - alpha: α, what each further step keeps; finite and at least 0.
  ///   - isWeighted: whether values count.
  ///
  /// Algorithm: by strong components, elimination up to 256 vertices, Gauss–Seidel sweeps above.
  ///
  /// - Complexity: time O(n + m), and O(k³) for a component of k ≤ 256 vertices or O(m) a sweep;
  ///   space O(n + m + k²).
  package func incomingKatz(alpha: Double = 0.1, isWeighted: Bool = false) -> IterativeScores {
    precondition(alpha >= 0 && alpha.isFinite, "alpha is a finite number, at least 0")
    let (entries, scale) = matrix(isWeighted: isWeighted)
    let alpha = alpha * scale
    let classes = StrongComponentMatrices(graph: entries, progress: WorkStep(name: "katz"))
    var values = [Double](repeating: 0, count: vertexCount)
    for label in (0..<classes.count).reversed() {
      let right = classes.inflow(to: label, from: values).map { 1 + alpha * $0 }
      guard
        let found = classes.matrices[label].solve(diagonal: 1, scale: alpha, right: right),
        found.allSatisfy({ $0 < 1e150 })
      else {
        let zeros = [Double](repeating: 0, count: vertexCount)
        return IterativeScores(values: zeros, isConverged: false)
      }
      for (vertex, entry) in zip(classes.members[label], found) { values[Int(vertex)] = entry }
    }
    return IterativeScores(values: unit(of: values), isConverged: true)
  }
}
