extension CompactGraph {
  /// Each figure's importance as the importance of its neighbours, added up.
  ///
  /// The x ≥ 0 with `A x = λ x` for the largest eigenvalue λ, scaled to Euclidean length 1, where A
  /// holds 1 for every tie whatever its value. A directed graph is read without directions.
  /// Definition: Bonacich 1972, Journal of Mathematical Sociology 2.
  ///
  /// Where several components share the largest eigenvalue there is no one such x. The scores are
  /// then what repeated multiplication of a constant vector by A + I tends to, as in NetworkX, and
  /// the result says that it has not converged. Vertices of other components have 0; in a
  /// graph without ties all have 0, not converged unless there is no vertex at all.
  ///
  /// Algorithm: Lanczos 1950 on every component that can hold the largest eigenvalue, restarted.
  /// Time: O(n + m) a step, of which a few dozen are needed as a rule. Space: O(24 n + m).
  package func eigenvector() -> IterativeScores {
    let graph = undirected()
    let dominant = graph.dominantEigenvectors()
    var values = [Double](repeating: 0, count: vertexCount)
    for part in dominant.parts {
      let reach = part.vector.reduce(0, +)
      for (vertex, entry) in zip(part.vertices, part.vector) { values[Int(vertex)] = reach * entry }
    }
    let isUnique = dominant.parts.count == 1 || vertexCount == 0
    return IterativeScores(values: unit(values), isConverged: isUnique && dominant.isConverged)
  }

  /// For every component that has the largest eigenvalue of all: its vertices and unit eigenvector.
  func dominantEigenvectors() -> (
    parts: [(vertices: [Int32], vector: [Double])], isConverged: Bool
  ) {
    let components = connectedComponents()
    // The largest eigenvalue is at most the largest degree, and at most √(2m(1 − 1/n)).
    var candidates: [(vertices: [Int32], bound: Double)] = []
    for vertices in components.members() where vertices.count > 1 {
      let degrees = vertices.map { degree(of: Int($0)) }
      let share = 1 - 1 / Double(vertices.count)
      let energy = (Double(degrees.reduce(0, +)) * share).squareRoot()
      candidates.append((vertices, min(Double(degrees.max() ?? 0), energy)))
    }
    candidates.sort { ($1.bound, $0.vertices[0]) < ($0.bound, $1.vertices[0]) }
    var found: [(vertices: [Int32], value: Double, vector: [Double], isConverged: Bool)] = []
    var largest = 0.0
    for candidate in candidates where candidate.bound >= largest * (1 - sameEigenvalue) {
      let isWhole = candidate.vertices.count == vertexCount
      var lanczos = Lanczos(isWhole ? self : induced(on: candidate.vertices))
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
private let sameEigenvalue = 1e-10

/// The largest eigenvalue and its eigenvector of a connected undirected graph's 0/1 matrix.
///
/// No vector is orthogonalised anew: orthogonality is lost only towards Ritz vectors that have
/// converged (Paige 1971), and the one wanted ends the iteration when it has.
struct Lanczos: ~Copyable {
  private(set) var value = 0.0
  private(set) var isConverged = false

  private let matrix: ArcKernel
  private let size: Int
  private let vector: KernelBuffer<Double>
  /// The vectors that span the space searched, one after the other.
  private let basis: KernelBuffer<Double>
  private let next: KernelBuffer<Double>
  private var diagonal: [Double] = []
  private var offDiagonal: [Double] = []

  private static let tolerance = 1e-13
  private static let basisSize = 24
  private static let restarts = 500

  init(_ graph: CompactGraph) {
    matrix = ArcKernel(graph)
    size = graph.vertexCount
    vector = KernelBuffer((0..<size).map { Double(1 + graph.degree(of: $0)) })
    basis = KernelBuffer(uninitialised: Self.basisSize * size)
    next = KernelBuffer(repeating: 0, count: size)
    normalise()
  }

  /// Iterates to the end, and returns the eigenvector: non-negative and of Euclidean length 1.
  mutating func run() -> [Double] {
    for _ in 0..<Self.restarts where !isConverged { restart() }
    for index in 0..<size { vector[index] = vector[index].magnitude }
    normalise()
    return vector.copyToArray()
  }

  private func normalise() { vector.scale(1 / vector.dot(vector).squareRoot()) }

  /// Spans a new space from the present vector and takes the best vector in it.
  private mutating func restart() {
    diagonal = []
    offDiagonal = []
    var bounds = 0.0...Double.infinity
    while true {
      // Here `vector` is the newest of the basis.
      let start = diagonal.count * size
      for index in 0..<size { basis[start + index] = vector[index] }
      matrix.multiply(vector, into: next)
      let share = next.dot(vector)
      diagonal.append(share)
      next.add(-share, vector)
      if let link = offDiagonal.last {
        for index in 0..<size { next[index] -= link * basis[start - size + index] }
      }
      let length = next.dot(next).squareRoot()
      let ritz = topEigenpair(diagonal: diagonal, offDiagonal: offDiagonal, within: bounds)
      let residual = length * ritz.vector[ritz.vector.count - 1].magnitude
      isConverged = residual <= Self.tolerance * ritz.value
      // The next space holds this one, and has an eigenvalue this near; as a rule its largest.
      bounds = ritz.value * (1 - 1e-14)...(ritz.value + residual) * (1 + 1e-14)
      if isConverged || diagonal.count == Self.basisSize {
        value = ritz.value
        combine(ritz.vector)
        return
      }
      offDiagonal.append(length)
      vector.copy(next)
      vector.scale(1 / length)
    }
  }

  private func combine(_ shares: [Double]) {
    vector.scale(0)
    for (column, share) in shares.enumerated() {
      let start = column * size
      for index in 0..<size { vector[index] += share * basis[start + index] }
    }
    normalise()
  }
}

extension CompactGraph {
  /// For every vertex, the sum of its neighbours' entries: the 0/1 matrix times a vector.
  func sumsOverNeighbours(of vector: [Double]) -> [Double] {
    (0..<vertexCount).map { vertex in
      var sum = 0.0
      for arc in arcs(of: vertex) { sum += vector[Int(targets[arc])] }
      return sum
    }
  }
}

/// The largest eigenvalue of a symmetric tridiagonal matrix, and its eigenvector of length 1.
///
/// Bisection by Sturm counts, then inverse iteration on the positive definite matrix just above.
///
/// - Parameter bounds: below, where the eigenvalue is known to be; above, where it is guessed to be.
func topEigenpair(
  diagonal: [Double], offDiagonal: [Double], within bounds: ClosedRange<Double>
) -> (value: Double, vector: [Double]) {
  let size = diagonal.count
  func link(_ row: Int) -> Double { row > 0 ? offDiagonal[row - 1] : 0 }
  var low = bounds.lowerBound
  var high = diagonal[0]
  for row in 0..<size {
    let spread = link(row).magnitude + (row + 1 < size ? offDiagonal[row].magnitude : 0)
    low = max(low, diagonal[row])
    high = max(high, diagonal[row] + spread)
  }
  // σI − T is positive definite exactly when σ lies above the largest eigenvalue.
  func isAbove(_ shift: Double) -> Bool {
    var pivot = 1.0
    for row in 0..<size {
      pivot = shift - diagonal[row] - link(row) * link(row) / pivot
      if pivot <= 0 { return false }
    }
    return true
  }
  let guess = max(low, bounds.upperBound)
  if guess < high, isAbove(guess) { high = guess }
  while high - low > 4e-16 * high {
    let middle = low + (high - low) / 2
    if middle <= low || middle >= high { break }
    if isAbove(middle) { high = middle } else { low = middle }
  }
  var vector = [Double](repeating: 1, count: size)
  var pivots = [Double](repeating: 0, count: size)
  let floor = high.magnitude * 1e-16 + .leastNormalMagnitude
  for row in 0..<size {
    let before = row > 0 ? link(row) * link(row) / pivots[row - 1] : 0
    pivots[row] = max(high - diagonal[row] - before, floor)
  }
  for _ in 0..<4 {
    for row in 1..<max(size, 1) { vector[row] += link(row) / pivots[row - 1] * vector[row - 1] }
    for row in stride(from: size - 1, through: 0, by: -1) {
      let after = row + 1 < size ? offDiagonal[row] * vector[row + 1] : 0
      vector[row] = (vector[row] + after) / pivots[row]
    }
    vector = unit(vector)
  }
  return (high, vector)
}
