import LongWork

/// A graph's strong components, each with a matrix of its own: what non-negative matrices are taken
/// apart into.
///
/// Here M holds in row v and column u what the arc from u to v weighs, 1 where the graph has no weights,
/// so that M x adds up at every vertex what those have from which arcs run to it.
struct StrongComponentMatrices {
  /// The component of each vertex; every arc between two leads from a higher number to a lower one.
  let labels: [Int32]
  /// The vertices of each component, ascending.
  let members: [[Int32]]
  let matrices: [ClassMatrix]
  /// The graph with its arcs turned round: row v names those from which arcs run to v.
  let incoming: CompactGraph

  init(graph: CompactGraph, progress: WorkStep) {
    let found = graph.componentsInTarjansOrder()
    labels = found.labels
    incoming = graph.reversed()
    var members = [[Int32]](repeating: [], count: found.count)
    var indices: [Int32] = []
    for (vertex, label) in labels.enumerated() {
      indices.append(Int32(truncatingIfNeeded: members[Int(label)].count))
      members[Int(label)].append(Int32(truncatingIfNeeded: vertex))
    }
    var matrices: [ClassMatrix] = []
    matrices.reserveCapacity(found.count)
    for (label, vertices) in members.enumerated() {
      var offsets: [Int32] = [0]
      var sources: [Int32] = []
      var weights: [Double] = []
      for vertex in vertices {
        for arc in incoming.arcs(of: Int(vertex)) {
          let source = Int(incoming.targets[arc])
          guard Int(labels[source]) == label else { continue }
          sources.append(indices[source])
          if !incoming.weights.isEmpty { weights.append(incoming.weights[arc]) }
        }
        offsets.append(Int32(truncatingIfNeeded: sources.count))
      }
      matrices.append(
        ClassMatrix(offsets: offsets, sources: sources, weights: weights, progress: progress))
    }
    self.members = members
    self.matrices = matrices
  }

  var count: Int { members.count }

  /// What the vertices of a component get from those of others.
  func inflow(to label: Int, from vector: [Double]) -> [Double] {
    members[label].map { vertex in
      var sum = 0.0
      for arc in incoming.arcs(of: Int(vertex)) {
        let source = Int(incoming.targets[arc])
        if Int(labels[source]) != label { sum += incoming.weight(ofArc: arc) * vector[source] }
      }
      return sum
    }
  }
}

/// The irreducible matrix M ≥ 0 of one strong component, or 0 for a vertex alone.
struct ClassMatrix {
  private let offsets: [Int32]
  private let sources: [Int32]
  /// Aligned with `sources`; empty where every entry is 1.
  private let weights: [Double]
  private let progress: WorkStep

  /// Up to this size systems are solved by elimination, in n³/3 steps and without any doubt about
  /// convergence; above, by iteration.
  private static let eliminationLimit = 256

  init(offsets: [Int32], sources: [Int32], weights: [Double], progress: WorkStep) {
    self.progress = progress
    self.offsets = offsets
    self.sources = sources
    self.weights = weights
  }

  var size: Int { offsets.count - 1 }
  var arcCount: Int { sources.count }

  /// The largest sum of a row's entries.
  var largestRow: Double {
    (0..<size).reduce(0) { most, row in
      max(most, entries(of: row).reduce(0) { $0 + weight(at: $1) })
    }
  }

  private func entries(of row: Int) -> Range<Int> { Int(offsets[row])..<Int(offsets[row + 1]) }

  private func weight(at index: Int) -> Double { weights.isEmpty ? 1 : weights[index] }

  func product(of vector: [Double]) -> [Double] {
    (0..<size).map { sum(of: vector, at: $0) }
  }

  private func sum(of vector: [Double], at row: Int) -> Double {
    var sum = 0.0
    // Twice, as the many matrices of ones need no product.
    if weights.isEmpty {
      for index in entries(of: row) { sum += vector[Int(sources[index])] }
    } else {
      for index in entries(of: row) { sum += weights[index] * vector[Int(sources[index])] }
    }
    return sum
  }

  /// The x ≥ 0 with `(d I − s M) x = right` for `right` ≥ 0; nil when s times M's spectral radius is
  /// no less than d, or too near to tell.
  func solve(diagonal d: Double, scale s: Double, right: [Double]) -> [Double]? {
    if size == 1 { return [right[0] / d] }
    return size <= Self.eliminationLimit
      ? eliminate(diagonal: d, scale: s, right: right, isSingularAllowed: false)
      : sweep(diagonal: d, scale: s, right: right)
  }

  /// Gauss' elimination without exchanges, which is stable for such a matrix, and in which all pivots
  /// are positive exactly when a non-negative solution exists (Berman & Plemmons 1994, theorem 6.2.3).
  private func eliminate(
    diagonal d: Double, scale s: Double, right: [Double], isSingularAllowed: Bool
  ) -> [Double]? {
    let n = size
    var rows = [Double](repeating: 0, count: n * n)
    for row in 0..<n {
      rows[row * n + row] = d
      for index in entries(of: row) {
        rows[row * n + Int(sources[index])] -= s * weight(at: index)
      }
    }
    var solution = right
    for column in 0..<n {
      var pivot = rows[column * n + column]
      if pivot <= 1e-14 * d {
        guard isSingularAllowed else { return nil }
        pivot = 1e-16 * d
        rows[column * n + column] = pivot
      }
      for row in column + 1..<max(n, column + 1) where rows[row * n + column] != 0 {
        let factor = rows[row * n + column] / pivot
        for entry in column + 1..<max(n, column + 1) {
          rows[row * n + entry] -= factor * rows[column * n + entry]
        }
        solution[row] -= factor * solution[column]
      }
    }
    for row in stride(from: n - 1, through: 0, by: -1) {
      for entry in row + 1..<max(n, row + 1) {
        solution[row] -= rows[row * n + entry] * solution[entry]
      }
      solution[row] /= rows[row * n + row]
    }
    return solution
  }

  /// Gauss–Seidel sweeps, which rise toward the solution where there is one.
  private func sweep(diagonal d: Double, scale s: Double, right: [Double]) -> [Double]? {
    var solution = right.map { $0 / d }
    for _ in 0..<20_000 where !progress.isCancelled {
      var change = 0.0
      var largest = 0.0
      for row in 0..<size {
        let value = (right[row] + s * sum(of: solution, at: row)) / d
        change = max(change, (value - solution[row]).magnitude)
        largest = max(largest, value)
        solution[row] = value
      }
      guard largest < 1e150 else { return nil }
      if change <= 1e-15 * largest { return solution }
    }
    return nil
  }

  /// The spectral radius, its eigenvector, positive and of Euclidean length 1, and whether both are
  /// exact up to rounding.
  ///
  /// For any x > 0 the radius lies between the least and the greatest ratio (M x)ᵢ / xᵢ (Collatz 1942,
  /// Wielandt 1950), so what has been reached is known.
  func perron() -> (value: Double, vector: [Double], isConverged: Bool) {
    if size == 1 { return (0, [1], true) }
    var vector = unit(of: [Double](repeating: 1, count: size))
    var moved = product(of: vector)
    var bounds = ratios(moved: moved, vector: vector)
    let isSmall = size <= Self.eliminationLimit
    let shift = weights.max() ?? 1
    // As many products as take some seconds, or as many eliminations as are ever needed.
    let limit = isSmall ? 60 : max(1_000, 2_000_000_000 / (arcCount + size))
    var rounds = 0
    while bounds.high - bounds.low > 1e-14 * bounds.high, rounds < limit,
      !progress.isCancelled
    {
      rounds += 1
      let next: [Double]
      if isSmall {
        // Noda 1971, Numerische Mathematik 17: inverse iteration from above, quadratically convergent.
        next =
          eliminate(diagonal: bounds.high, scale: 1, right: vector, isSingularAllowed: true)
          ?? vector
      } else {
        // With as much on the diagonal as anywhere M is primitive, so that the products settle.
        next = zip(moved, vector).map { $0 + shift * $1 }
      }
      let candidate = unit(of: next)
      let product = product(of: candidate)
      let found = ratios(moved: product, vector: candidate)
      // Elimination has given all it can.
      if isSmall, found.high - found.low >= bounds.high - bounds.low { break }
      (vector, moved, bounds) = (candidate, product, found)
    }
    let isConverged = bounds.high - bounds.low <= 1e-11 * bounds.high
    return (bounds.high, vector, isConverged)
  }

  private func ratios(moved: [Double], vector: [Double]) -> (low: Double, high: Double) {
    var (low, high) = (Double.infinity, 0.0)
    // What is vanishingly small against the rest has lost its digits.
    for (above, below) in zip(moved, vector) where below > 1e-290 {
      low = min(low, above / below)
      high = max(high, above / below)
    }
    return (min(low, high), high)
  }
}
