import LongWork

extension CompactGraph {
  /// Status that allies lend and enemies take away: the dominant eigenvector of the signs.
  ///
  /// The x with `A x = λ x` for the eigenvalue of the largest magnitude, the positive one of two that
  /// are equally large, scaled to Euclidean length 1, where A holds 1 for a positive edge, −1 for a
  /// negative one and 0 for one of value 0. A directed graph is read without directions. Its direction
  /// is such that the scores add up to no less than 0, or that the first of the largest magnitude is
  /// positive where they add up to 0: vertices on the two sides of a divide have opposite signs.
  /// Definition: Bonacich & Lloyd 2004, "Calculating status with negative relations", Social Networks
  /// 26, as in signnet's `eigen_centrality_signed`, which gives up on two of equal magnitude.
  ///
  /// Where the eigenvalue is repeated, as among unconnected groups alike, there is no one such x: all
  /// scores are 0 and the result says that it has not converged; so too where no edge has a sign.
  ///
  /// Algorithm: Lanczos 1950 with full orthogonalization, restarted; once more beside the
  /// eigenvector found, for whether the eigenvalue comes twice.
  ///
  /// - Complexity: time O(n + m) a step, of which some hundreds suffice as a rule and 20,000 are
  ///   the most; space O(40 n + m).
  package func signedEigenvector() -> IterativeScores {
    let zeros = [Double](repeating: 0, count: vertexCount)
    let graph = undirected().edges { $0 != 0 }
    guard graph.arcCount > 0 else {
      return IterativeScores(values: zeros, isConverged: vertexCount == 0)
    }
    let signs = graph.targets.indices.map { graph.weight(ofArc: $0) < 0 ? -1.0 : 1 }
    let search = SignedLanczos(
      graph: graph, signs: signs, progress: WorkStep(name: "signed eigenvector"))
    let highest = search.largest(negated: false, beside: nil)
    let lowest = search.largest(negated: true, beside: nil)
    let isNegated = highest.value < lowest.value * (1 - sameSignedEigenvalue)
    let found = isNegated ? lowest : highest
    let next = search.largest(negated: isNegated, beside: found)
    guard found.isConverged, next.value < found.value * (1 - sameSignedEigenvalue) else {
      return IterativeScores(values: zeros, isConverged: false)
    }
    return IterativeScores(values: graph.oriented(found.vector), isConverged: true)
  }

  /// The vector turned as ``signedEigenvector()`` says, without what rounding left in components that
  /// have no part in it.
  private func oriented(_ vector: [Double]) -> [Double] {
    let most = vector.map(\.magnitude).max() ?? 0
    let first = vector.firstIndex { $0.magnitude >= most * (1 - 1e-9) } ?? 0
    let components = connectedComponents()
    var values = vector
    for vertex in values.indices where components.labels[vertex] != components.labels[first] {
      values[vertex] = 0
    }
    let total = values.reduce(0, +)
    let isTurned = total.magnitude > 1e-9 ? total < 0 : values[first] < 0
    return unit(of: isTurned ? values.map { 0 - $0 } : values)
  }
}

/// How far apart, relatively, two eigenvalues may be computed that count as the same.
private let sameSignedEigenvalue = 1e-9

/// Largest eigenvalues of a symmetric matrix of signs.
private struct SignedLanczos {
  struct Pair {
    var value: Double
    var vector: [Double]
    var isConverged: Bool
  }

  private let graph: CompactGraph
  private let signs: [Double]
  private let progress: WorkStep
  private static let basisSize = 40
  private static let restarts = 500
  private static let tolerance = 1e-13

  init(graph: CompactGraph, signs: [Double], progress: WorkStep) {
    self.graph = graph
    self.progress = progress
    self.signs = signs
  }

  /// The largest eigenvalue and its eigenvector, among vectors at right angles to another if there is
  /// one; a value below all others where no such vector is left.
  ///
  /// - Parameters:
  ///   - negated: whether the signs count the other way round, for the least eigenvalue.
  ///   - other: an eigenvector found before. Then the value alone is looked for, and only as far as
  ///     it takes to tell whether it is less than the other's.
  func largest(negated: Bool, beside other: Pair?) -> Pair {
    let n = graph.vertexCount
    let scale = Double((0..<n).map { graph.degree(of: $0) }.max() ?? 0)
    // From no vertex's point of view, so that no eigenvector is missed by symmetry; and the second time
    // from elsewhere, as the eigenvector found has all that the first start has of its eigenvalue.
    var generator = SplitMix64(seed: other == nil ? 2004 : 1953)
    var vector = (0..<n).map { _ in Double(1 + generator.below(of: 1_000_000)) / 1_000_000 - 0.5 }
    var found = Pair(value: -.infinity, vector: vector, isConverged: false)
    for _ in 0..<Self.restarts where !progress.isCancelled {
      var basis: [[Double]] = []
      var diagonal: [Double] = []
      var links: [Double] = []
      orthogonalise(&vector, other: other, basis: basis)
      guard dot(vector, vector).squareRoot() > 1e-8 else { return found }
      vector = unit(of: vector)
      while true {
        var next = product(vector: vector, negated: negated)
        basis.append(vector)
        diagonal.append(dot(next, vector))
        orthogonalise(&next, other: other, basis: basis)
        let length = dot(next, next).squareRoot()
        let ritz = TridiagonalMatrix(diagonal: diagonal, links: links).topEigenpair()
        let residual = length * ritz.vector[ritz.vector.count - 1].magnitude
        let isExact = residual <= Self.tolerance * scale || length <= 1e-12 * scale
        let isTold =
          other.map { basis.count >= 16 && ritz.value + residual < $0.value * (1 - 1e-6) } ?? false
        if isExact || isTold || basis.count == Self.basisSize {
          vector = combined(basis, shares: ritz.vector)
          found = Pair(value: ritz.value, vector: vector, isConverged: isExact)
          if isExact || isTold { return found }
          break
        }
        links.append(length)
        vector = next.map { $0 / length }
      }
    }
    return found
  }

  private func product(vector: [Double], negated: Bool) -> [Double] {
    (0..<graph.vertexCount).map { vertex in
      var sum = 0.0
      for arc in graph.arcs(of: vertex) { sum += signs[arc] * vector[Int(graph.targets[arc])] }
      return negated ? 0 - sum : sum
    }
  }

  /// Takes out of a vector what it shares with others, twice, for the rounding of the first time.
  private func orthogonalise(_ vector: inout [Double], other: Pair?, basis: [[Double]]) {
    for _ in 0..<2 {
      for known in (other.map { [$0.vector] } ?? []) + basis {
        let share = dot(known, vector)
        for index in vector.indices { vector[index] -= share * known[index] }
      }
    }
  }

  private func combined(_ basis: [[Double]], shares: [Double]) -> [Double] {
    var vector = [Double](repeating: 0, count: graph.vertexCount)
    for (known, share) in zip(basis, shares) {
      for index in vector.indices { vector[index] += share * known[index] }
    }
    return unit(of: vector)
  }
}
