/// A graph's matrix, of its weights or of 1 for every arc where it has none, for products with vectors.
struct AdjacencyMatrix: ~Copyable, Sendable {
  let vertexCount: Int
  private let offsets: FrozenBuffer<Int32>
  private let targets: FrozenBuffer<Int32>
  /// Empty where every arc is 1.
  private let weights: FrozenBuffer<Double>
  private let threads: Int
  /// The rows in pieces of about as many arcs, which threads multiply side by side; none where one thread does it.
  private let pieces: [Range<Int>]

  /// With fewer arcs, more time would go in waking threads than they save.
  private static let arcsForThreads = 65_536
  private static let pieceCount = 32

  /// - Parameter threads: how many may multiply at once; no product depends on it.
  init(_ graph: CompactGraph, threads: Int = 1) {
    vertexCount = graph.vertexCount
    offsets = FrozenBuffer(graph.offsets)
    targets = FrozenBuffer(graph.targets)
    weights = FrozenBuffer(graph.weights)
    self.threads = threads
    pieces =
      threads > 1 && graph.arcCount >= Self.arcsForThreads
      ? graph.rows(inPieces: Self.pieceCount) : []
  }

  /// The sum of a vector's entries at the targets of a vertex's arcs, each times the arc's weight.
  ///
  /// Four sums side by side, as the processor can add to one while it waits for another.
  @inline(__always)
  func sum(of vector: borrowing KernelBuffer<Double>, around vertex: Int) -> Double {
    sum(of: vector.shared, around: vertex)
  }

  @inline(__always)
  private func sum(of vector: SharedBuffer<Double>, around vertex: Int) -> Double {
    var arc = Int(offsets[vertex])
    let end = Int(offsets[vertex + 1])
    guard weights.count == 0 else {
      var sum = 0.0
      while arc < end {
        sum += weights[arc] * vector[targets[arc]]
        arc &+= 1
      }
      return sum
    }
    var first = 0.0
    var second = 0.0
    var third = 0.0
    var fourth = 0.0
    while arc &+ 3 < end {
      first += vector[targets[arc]]
      second += vector[targets[arc &+ 1]]
      third += vector[targets[arc &+ 2]]
      fourth += vector[targets[arc &+ 3]]
      arc &+= 4
    }
    while arc < end {
      first += vector[targets[arc]]
      arc &+= 1
    }
    return (first + second) + (third + fourth)
  }

  /// The matrix times a vector.
  func multiply(
    _ vector: borrowing KernelBuffer<Double>, into result: borrowing KernelBuffer<Double>
  ) {
    let (vector, result) = (vector.shared, result.shared)
    guard !pieces.isEmpty else {
      for vertex in 0..<vertexCount { result[vertex] = sum(of: vector, around: vertex) }
      return
    }
    parallelForEach(pieces, threads: threads) { rows in
      for vertex in rows { result[vertex] = sum(of: vector, around: vertex) }
    }
  }
}

extension KernelBuffer where Element == Double {
  /// The sum of products, in eight sums side by side.
  func dot(of other: borrowing KernelBuffer<Double>) -> Double {
    var sums = SIMD8<Double>.zero
    var index = 0
    while index &+ 8 <= count {
      var left = SIMD8<Double>()
      var right = SIMD8<Double>()
      for lane in 0..<8 {
        left[lane] = self[index &+ lane]
        right[lane] = other[index &+ lane]
      }
      sums += left * right
      index &+= 8
    }
    var sum = sums.sum()
    while index < count {
      sum += self[index] * other[index]
      index &+= 1
    }
    return sum
  }

  /// Adds a multiple of another vector.
  func add(_ factor: Double, other: borrowing KernelBuffer<Double>) {
    for index in 0..<count { self[index] += factor * other[index] }
  }

  func scale(_ factor: Double) {
    for index in 0..<count { self[index] *= factor }
  }

  func copy(_ other: borrowing KernelBuffer<Double>) {
    for index in 0..<count { self[index] = other[index] }
  }
}
