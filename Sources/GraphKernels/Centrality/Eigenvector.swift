import LongWork

extension CompactGraph {
  /// Each vertex's importance as the importance of its neighbors, added up.
  ///
  /// The x ≥ 0 with `A x = λ x` for the largest eigenvalue λ, scaled to Euclidean length 1, where A
  /// holds 1 for every edge whatever its value, or, weighted, its |value|. A directed graph is read
  /// without directions.
  /// Definition: Bonacich 1972, Journal of Mathematical Sociology 2.
  ///
  /// Where several components share the largest eigenvalue there is no one such x. The scores are
  /// then what repeated multiplication of a constant vector by A + I tends to, as in NetworkX, and
  /// the result says that it has not converged. Vertices of other components have 0; in a
  /// graph without edges all have 0, not converged unless there is no vertex at all.
  ///
  /// Nor has it converged where the second largest eigenvalue comes so near the largest that rounding
  /// alone may put the scores off by more than 10⁻⁹: in a chain of 5,000 vertices, say.
  ///
  /// Algorithm: Lanczos 1950 on every component that can hold the largest eigenvalue.
  ///
  /// - Parameter threads: how many may work at once; the scores are the same bits for any.
  /// - Complexity: time O(n + m) a step, of which a few dozen are needed as a rule, and at most
  ///   30,000 taken; space O(24 n + m).
  package func eigenvector(isWeighted: Bool = false, threads: Int = 1) -> IterativeScores {
    let graph = undirected().matrix(isWeighted: isWeighted).entries
    let dominant = graph.dominantEigenvectors(
      threads: threads, progress: WorkStep(name: "eigenvector"))
    var values = [Double](repeating: 0, count: vertexCount)
    for part in dominant.parts {
      let reach = part.vector.reduce(0, +)
      for (vertex, entry) in zip(part.vertices, part.vector) { values[Int(vertex)] = reach * entry }
    }
    let isUnique = dominant.parts.count == 1 || vertexCount == 0
    return IterativeScores(values: unit(of: values), isConverged: isUnique && dominant.isConverged)
  }

  /// For every component that has the largest eigenvalue of all: its vertices and unit eigenvector.
  ///
  /// The weights are the matrix's entries, none of them negative; 1 for every arc where there are none.
  func dominantEigenvectors(
    threads: Int, progress: WorkStep
  ) -> (parts: [(vertices: [Int32], vector: [Double])], isConverged: Bool) {
    let components = connectedComponents()
    // The largest eigenvalue is at most the largest sum of a row, and at most √((1 − 1/n) Σ a²).
    var candidates: [(vertices: [Int32], bound: Double)] = []
    for vertices in components.members() where vertices.count > 1 {
      var (most, squares) = (0.0, 0.0)
      for vertex in vertices {
        var sum = 0.0
        if weights.isEmpty {
          sum = Double(degree(of: Int(vertex)))
          squares += sum
        } else {
          for arc in arcs(of: Int(vertex)) {
            sum += weights[arc]
            squares += weights[arc] * weights[arc]
          }
        }
        most = max(most, sum)
      }
      let share = 1 - 1 / Double(vertices.count)
      candidates.append((vertices, min(most, (squares * share).squareRoot())))
    }
    candidates.sort { ($1.bound, $0.vertices[0]) < ($0.bound, $1.vertices[0]) }
    var found: [(vertices: [Int32], value: Double, vector: [Double], isConverged: Bool)] = []
    var largest = 0.0
    for candidate in candidates where candidate.bound >= largest * (1 - sameEigenvalue) {
      if progress.isCancelled { break }
      let isWhole = candidate.vertices.count == vertexCount
      var lanczos = Lanczos(
        graph: isWhole ? self : induced(on: candidate.vertices), threads: threads,
        progress: progress)
      let vector = lanczos.run()
      found.append((candidate.vertices, lanczos.value, vector, lanczos.isConverged))
      largest = max(largest, lanczos.value)
    }
    found.removeAll { $0.value < largest * (1 - sameEigenvalue) }
    return (
      found.map { ($0.vertices, $0.vector) }, found.allSatisfy(\.isConverged)
    )
  }
}

/// How far apart, relatively, two eigenvalues may be computed that count as the same.
let sameEigenvalue = 1e-10

extension CompactGraph {
  /// For every vertex, the sum of its neighbors' entries times the edges' weights, 1 where there are
  /// none: the matrix times a vector.
  func sumsOverNeighbors(of vector: [Double]) -> [Double] {
    (0..<vertexCount).map { vertex in
      var sum = 0.0
      if weights.isEmpty {
        for arc in arcs(of: vertex) { sum += vector[Int(targets[arc])] }
      } else {
        for arc in arcs(of: vertex) { sum += weights[arc] * vector[Int(targets[arc])] }
      }
      return sum
    }
  }
}
