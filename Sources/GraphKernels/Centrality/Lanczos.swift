import LongWork

/// The largest eigenvalue and its eigenvector of a connected undirected graph's 0/1 matrix.
///
/// Lanczos 1950. No vector is orthogonalised anew: orthogonality is lost only
/// toward Ritz vectors that have converged (Paige 1971), and the one wanted ends the iteration when
/// it has, or when the loss begins to tell on it: what it is by then is where the next iteration starts.
/// The first few vectors of the basis are kept; if more are needed, these are computed a
/// second time when the eigenvector is put together, so that thousands of steps take no more space.
struct Lanczos: ~Copyable {
  private(set) var value = 0.0
  /// Whether the entries of the vector are right to about 10⁻⁹.
  private(set) var isConverged = false

  private let matrix: AdjacencyMatrix
  private let progress: WorkStep
  private let size: Int
  private let start: KernelBuffer<Double>
  /// The newest vector of the basis, the one before it, and the one to come.
  private let vector: KernelBuffer<Double>
  private let previous: KernelBuffer<Double>
  private let next: KernelBuffer<Double>
  /// The first vectors of the basis, one after the other.
  private let kept: KernelBuffer<Double>
  /// The matrix as the basis sees it.
  private var tridiagonal = TridiagonalMatrix()
  /// How far apart the two largest eigenvalues are, as it was seen on the way to the goal: who starts near that hardly
  /// sees the eigenvalue next to the largest, and who goes on sees copies of the largest come up there (Paige 1971).
  private var gap: Double?

  private static let keptCount = 24
  private static let mostSteps = 6_000
  private static let rounds = 5
  /// How far off the vector may be: of the iteration's making, of rounding's where starting again may help, and at all.
  private static let goal = 1e-11
  private static let wanted = 1e-10
  private static let bound = 1e-9
  private static let rounding = 1e-15
  /// How many times as far off as the best a vector is that shows a copy of its eigenvalue coming up, which only grows.
  private static let decline = 8.0

  /// What rounding leaves of a vector of which nothing is left: sums of so many terms are that far off. Taken for a vector
  /// of the basis it would not stand upright on the others.
  private let nothing: Double

  /// - Parameter threads: how many may work at once; no bit of the result depends on it.
  init(graph: CompactGraph, threads: Int, progress: WorkStep) {
    self.progress = progress
    matrix = AdjacencyMatrix(graph, threads: threads)
    size = graph.vertexCount
    nothing = 4 * .ulpOfOne * Double(size).squareRoot()
    start = KernelBuffer((0..<size).map { Double(1 + graph.degree(of: $0)) })
    start.scale(1 / start.dot(of: start).squareRoot())
    vector = KernelBuffer(repeating: 0, count: size)
    previous = KernelBuffer(repeating: 0, count: size)
    next = KernelBuffer(repeating: 0, count: size)
    kept = KernelBuffer(uninitialized: Self.keptCount * size)
  }

  /// Iterates to the end, and returns the eigenvector: non-negative and of Euclidean length 1.
  mutating func run() -> [Double] {
    var isDone = false
    // Who starts near the goal sees the vector get worse before it gets better, in about as many steps as led there.
    var patience = 0
    // Thousands of steps add up their rounding; starting again from what they led to leaves it out.
    for _ in 0..<Self.rounds where !isDone && !progress.isCancelled {
      let (found, gap) = iterate(patience: patience)
      patience = max(patience, found.shares.count)
      value = found.value
      combine(found.shares)
      matrix.multiply(vector, into: next)
      next.add(-next.dot(of: vector), other: vector)
      let residual = max(next.dot(of: next).squareRoot(), Self.rounding * value)
      isConverged = residual <= Self.bound * gap
      isDone = residual <= Self.wanted * gap
      start.copy(vector)
    }
    for index in 0..<size { vector[index] = vector[index].magnitude }
    return vector.copyToArray()
  }

  /// The vector of a space that is nearest to the eigenvector.
  private struct RitzVector {
    var value: Double
    var shares: [Double]
    var residual: Double
  }

  /// Spans the space until the best vector in it is good enough, or, near the goal, gets worse; returns the best that there
  /// was, and how far apart the two largest eigenvalues are.
  ///
  /// - Parameter patience: so many steps are taken however much worse it gets.
  private mutating func iterate(patience: Int) -> (vector: RitzVector, gap: Double) {
    tridiagonal = TridiagonalMatrix()
    vector.copy(start)
    previous.scale(0)
    var above = Double.infinity
    var best: RitzVector?
    // How many steps there were at the look before: a copy may have come up since.
    var lookedAt: Int?
    // Who starts again near the goal is to come nearer than rounding leaves a first space.
    let least = gap == nil ? nothing : Self.rounding
    while true {
      let step = tridiagonal.size
      if step < Self.keptCount {
        for index in 0..<size { kept[step * size + index] = vector[index] }
      }
      matrix.multiply(vector, into: next)
      let share = next.dot(of: vector)
      tridiagonal.diagonal.append(share)
      let link = tridiagonal.links.last ?? 0
      for index in 0..<size { next[index] -= share * vector[index] + link * previous[index] }
      let length = next.dot(of: next).squareRoot()
      var isLast =
        step + 1 == Self.mostSteps || length <= least * (share.magnitude + link)
        || progress.isCancelled
      if isLast || Self.isDue(step) {
        let ritz = tridiagonal.topEigenpair(guess: above)
        let residual = length * ritz.vector[step].magnitude
        // As a rule the next space's largest eigenvalue lies below this.
        above = ritz.value + residual
        if isLast || residual <= Self.goal * ritz.value {
          let gap =
            gap ?? ritz.value
            - tridiagonal.secondEigenvalue(ofFirst: lookedAt ?? step + 1, below: ritz.value)
          self.gap = gap
          isLast = isLast || residual <= max(Self.goal * gap, Self.rounding * ritz.value)
          if best.map({ residual < $0.residual }) ?? true {
            best = RitzVector(value: ritz.value, shares: ritz.vector, residual: residual)
          }
        }
        if let best, let gap,
          isLast || (step >= patience && residual > Self.decline * best.residual)
        {
          return (best, gap)
        }
        lookedAt = step + 1
      }
      tridiagonal.links.append(length)
      advance(length)
    }
  }

  /// Whether to look for convergence after a step: ever less often, as looking takes longer.
  private static func isDue(_ step: Int) -> Bool {
    step % (step < keptCount ? 2 : max(8, step / 16)) == 1
  }

  private func advance(_ length: Double) {
    previous.copy(vector)
    for index in 0..<size { vector[index] = next[index] / length }
  }

  /// Adds up the basis, the vectors that were not kept being computed as they were before.
  private func combine(_ shares: [Double]) {
    let keptCount = min(shares.count, Self.keptCount)
    let sum = KernelBuffer<Double>(repeating: 0, count: size)
    for step in 0..<keptCount {
      let first = step * size
      for index in 0..<size { sum[index] += shares[step] * kept[first + index] }
    }
    if shares.count > keptCount {
      let last = (keptCount - 1) * size
      for index in 0..<size {
        vector[index] = kept[last + index]
        previous[index] = kept[last - size + index]
      }
    }
    for step in keptCount..<max(keptCount, shares.count) {
      matrix.multiply(vector, into: next)
      let share = tridiagonal.diagonal[step - 1]
      let link = tridiagonal.links[step - 2]
      for index in 0..<size { next[index] -= share * vector[index] + link * previous[index] }
      advance(tridiagonal.links[step - 1])
      sum.add(shares[step], other: vector)
    }
    vector.copy(sum)
    vector.scale(1 / vector.dot(of: vector).squareRoot())
  }
}
