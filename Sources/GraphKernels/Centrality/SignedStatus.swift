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
    let signs = graph.signedArcs(scaledBy: 1 / Double(2 * n - 2))
    let progress = WorkStep(name: "pn")
    switch reading {
    case .undirected:
      return solveSymmetric(for: ones, progress: progress) {
        graph.product(values: signs, vector: $0)
      }
    case .incoming:
      let back = graph.reversed()
      let backSigns = back.signedArcs(scaledBy: 1 / Double(2 * n - 2))
      let right = zip(ones, back.product(values: backSigns, vector: ones)).map { $0 + $1 }
      return solveSymmetric(for: right, progress: progress) {
        back.product(values: backSigns, vector: graph.product(values: signs, vector: $0))
      }
    case .outgoing:
      let back = graph.reversed()
      let backSigns = back.signedArcs(scaledBy: 1 / Double(2 * n - 2))
      let right = zip(ones, graph.product(values: signs, vector: ones)).map { $0 + $1 }
      return solveSymmetric(for: right, progress: progress) {
        graph.product(values: signs, vector: back.product(values: backSigns, vector: $0))
      }
    }
  }

  /// Whether each arc has one of the same sign back.
  private var runsBothWaysAlike: Bool {
    guard isDirected else { return true }
    let back = reversed()
    return back.targets == targets && back.offsets == offsets
      && targets.indices.allSatisfy { sign(ofArc: $0) == back.sign(ofArc: $0) }
  }

  /// 1 for a positive arc, −2 for a negative one, 0 for a neutral one, times `scale`.
  private func signedArcs(scaledBy scale: Double) -> [Double] {
    targets.indices.map { arc in
      let value = weight(ofArc: arc)
      return value > 0 ? scale : value < 0 ? -2 * scale : 0
    }
  }

  /// The matrix of the given arc values, times a vector.
  private func product(values: [Double], vector: [Double]) -> [Double] {
    (0..<vertexCount).map { vertex in
      var sum = 0.0
      for arc in arcs(of: vertex) { sum += values[arc] * vector[Int(targets[arc])] }
      return sum
    }
  }
}

/// Solves `(I − M) x = right` for a symmetric M by conjugate gradients (Hestenes & Stiefel 1952).
///
/// For a positive semidefinite I − M with a solvable system it finds the solution of least norm.
/// When it meets a direction along which I − M is not positive, or runs out of steps, it says that
/// it has not converged.
func solveSymmetric(
  for right: [Double], progress: WorkStep, steps: Int = 10_000,
  applying matrix: ([Double]) -> [Double]
) -> IterativeScores {
  var solution = [Double](repeating: 0, count: right.count)
  var residual = right
  var direction = right
  var square = dot(residual, residual)
  let goal = square * 1e-30
  for _ in 0..<steps where !progress.isCancelled {
    if square <= goal { return IterativeScores(values: solution, isConverged: true) }
    let moved = matrix(direction)
    var curvature = 0.0
    for index in direction.indices {
      curvature += direction[index] * (direction[index] - moved[index])
    }
    guard curvature > 0 else { return IterativeScores(values: solution, isConverged: false) }
    let step = square / curvature
    for index in solution.indices {
      solution[index] += step * direction[index]
      residual[index] -= step * (direction[index] - moved[index])
    }
    let next = dot(residual, residual)
    let momentum = next / square
    square = next
    for index in direction.indices {
      direction[index] = residual[index] + momentum * direction[index]
    }
  }
  return IterativeScores(values: solution, isConverged: square <= goal)
}
