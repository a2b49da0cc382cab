import LongWork

/// How nearly the closed walks of a signed graph are balanced.
package struct WalkBalance: Sendable, Equatable {
  /// K = tr e^A / tr e^|A|: 1 exactly when every closed walk is balanced; without directions above 0.
  package let index: Double
  /// The same for each vertex: (e^A)ᵢᵢ / (e^|A|)ᵢᵢ.
  package let ofVertex: [Double]
}

extension CompactGraph {
  /// The walk balance of a graph, or `nil` if it has no vertices or is too large.
  ///
  ///     K = tr e^A / tr e^|A|,   Kᵢ = (e^A)ᵢᵢ / (e^|A|)ᵢᵢ
  ///
  /// (Estrada & Benzi 2014, "Walk-based measure of balance in signed networks", Phys. Rev. E
  /// 90:042802). A holds the signs of the edges, −1, 0 or 1, whatever their weights; an edge of weight
  /// 0 is no edge here. Closed walks of a directed graph follow its arcs. A vertex on no closed walk
  /// has Kᵢ = 1.
  ///
  /// No closed walk leaves its part (``WalkParts``); in a balanced part Kᵢ is 1, and of a balanced graph
  /// nothing needs computing. Otherwise the series of e^A is summed over steps short enough that its
  /// terms hardly cancel; eight vertices share each pass over the arcs of their parts, and several threads
  /// make passes for different ones where there are many to be made. Without
  /// directions (e^A)ᵢᵢ is the squared length of e^(A/2) eᵢ, which halves the steps. Only + − × ÷ are
  /// used, so the result is the same on every machine.
  ///
  /// - Parameters:
  ///   - workLimit: the most arc visits allowed; above it the answer is `nil`, unless the graph
  ///     is balanced. The default lasts some seconds and admits, say, 1,500 vertices of mean degree 20.
  ///   - threads: how many may work at once; where nil, as many as there are cores, if it is worth it. The answer is
  ///     the same for any.
  /// - Complexity: O(Σ vertices · arcs · ρ) time over the parts, where ρ is the greatest eigenvalue of
  ///   |A|, at least the mean degree and at most the greatest; O(vertices + arcs) if balanced, which is
  ///   the space too, for each thread.
  package func walkBalance(
    workLimit: Int = 10_000_000_000, threads: Int? = nil
  ) -> WalkBalance? {
    guard vertexCount > 0 else { return nil }
    let parts = WalkParts(self)
    guard parts.tangledCount > 0 else {
      return WalkBalance(index: 1, ofVertex: [Double](repeating: 1, count: vertexCount))
    }
    let matrix = SignMatrix(graph: self, parts: parts)
    let starts = Array(stride(from: 0, to: vertexCount, by: 8))
    // In balanced parts signs make no difference.
    let passes = starts.map { matrix.passCount * ($0 < parts.tangledCount ? 2 : 1) }
    var work = 0.0
    for (first, passes) in zip(starts, passes) {
      work += Double(passes) * Double(matrix.arcCount(of: parts.span(ofEightFrom: first)))
    }
    guard work <= Double(workLimit) else { return nil }
    let none = ScaledNumber(significand: 0, exponent: 0)
    let progress = WorkStep(name: "walk balance", of: starts.count)
    let (signed, plain) = parallelFold(
      starts, threads: threads ?? (work < Self.leastSharedWork ? 1 : .max),
      into: (
        signed: [ScaledNumber](repeating: none, count: vertexCount),
        plain: [ScaledNumber](repeating: none, count: vertexCount)
      ),
      makeWorkspace: { WalkVectors(count: parts.vertices.count) },
      transform: { first, vectors -> (first: Int, with: [ScaledNumber], without: [ScaledNumber])? in
        if progress.isCancelled { return nil }
        let span = parts.span(ofEightFrom: first)
        func diagonal(keepingSigns: Bool) -> [ScaledNumber] {
          matrix.exponentialDiagonal(
            from: first, over: span, keepingSigns: keepingSigns, vectors: vectors,
            progress: progress)
        }
        let without = diagonal(keepingSigns: false)
        let with = first < parts.tangledCount ? diagonal(keepingSigns: true) : without
        if progress.isCancelled { return nil }
        progress.advance()
        return (first: first, with: with, without: without)
      },
      combine: { sums, eight in
        guard let eight else { return }
        for lane in 0..<min(8, parts.vertices.count - eight.first) {
          let vertex = Int(parts.vertices[eight.first + lane])
          (sums.signed[vertex], sums.plain[vertex]) = (eight.with[lane], eight.without[lane])
        }
      })
    if progress.isCancelled { return nil }
    let traceSigned = ScaledNumber.sum(signed)
    let tracePlain = ScaledNumber.sum(plain)
    return WalkBalance(
      index: traceSigned.divided(by: tracePlain),
      ofVertex: zip(signed, plain).map { $0.divided(by: $1) })
  }
}

extension CompactGraph {
  /// Below so many arc visits, some hundredths of a second, threads are not worth it.
  private static let leastSharedWork = 1e8
}

/// Eight vertices' vectors: the sum so far, the term at hand and the next. Each thread has its own.
private final class WalkVectors {
  let vector: KernelBuffer<SIMD8<Double>>
  let term: KernelBuffer<SIMD8<Double>>
  let next: KernelBuffer<SIMD8<Double>>

  init(count: Int) {
    vector = KernelBuffer(uninitialized: count)
    term = KernelBuffer(uninitialized: count)
    next = KernelBuffer(uninitialized: count)
  }
}

/// The sign matrix of a graph, sparse, part after part.
private struct SignMatrix: ~Copyable {
  let vertexCount: Int
  private let isDirected: Bool
  private let offsets: KernelBuffer<Int32>
  private let targets: KernelBuffer<Int32>
  private let signs: KernelBuffer<Double>
  /// How many steps make up e^A, or e^(A/2) without directions.
  private var steps = 1

  /// A step's norm is at most this: small enough that a term of the series never dwarfs the sum,
  /// e^±2.5, by more than two digits.
  private static let stepNorm = 2.5

  /// Terms of a step; even, as they alternate between two buffers.
  ///
  /// Of 28 the next is below 2⁻⁶⁰ e^−2.5, which is enough where norms say all. With directions the
  /// diagonal can be far smaller than the norm; 40 keep what is lost of each closed walk's weight, a
  /// tail of Poisson's distribution, below rounding for every length of walk that matters.
  private let termCount: Int

  /// Vertices are numbered as the parts list them; arcs between parts are on no closed walk.
  init(graph: CompactGraph, parts: WalkParts) {
    let count = graph.vertexCount
    vertexCount = count
    isDirected = graph.isDirected
    termCount = graph.isDirected ? 40 : 28
    offsets = KernelBuffer(repeating: 0, count: count + 1)
    targets = KernelBuffer(uninitialized: graph.arcCount)
    signs = KernelBuffer(uninitialized: graph.arcCount)
    let numbers = KernelBuffer<Int32>(uninitialized: count)
    for (number, vertex) in parts.vertices.enumerated() {
      numbers[vertex] = Int32(truncatingIfNeeded: number)
    }
    var arcs = 0
    for (number, vertex) in parts.vertices.enumerated() {
      for arc in graph.arcs(of: Int(vertex)) {
        let sign = graph.sign(ofArc: arc)
        let target = numbers[graph.targets[arc]]
        if sign != 0 && parts.spans[number].contains(Int(target)) {
          targets[arcs] = target
          signs[arcs] = Double(sign)
          arcs += 1
        }
      }
      offsets[number + 1] = Int32(truncatingIfNeeded: arcs)
    }
    let norm = isDirected ? spectralBound() : spectralBound() / 2
    while SignMatrix.stepNorm * Double(steps) < norm { steps += 1 }
  }

  /// How many arcs leave the vertices of a range.
  func arcCount(of range: Range<Int>) -> Int {
    Int(offsets[range.upperBound] - offsets[range.lowerBound])
  }

  /// Passes over the arcs that one batch of vertices takes, with signs or without.
  var passCount: Int { steps * termCount }

  /// An upper bound on the greatest eigenvalue of |A|, close above it: the greatest quotient of an
  /// entry of (|A| + I) x by the entry of x, less 1, for any positive x (Collatz 1942); here for some
  /// on the way to the dominant eigenvector.
  private func spectralBound() -> Double {
    var x = [Double](repeating: 1, count: vertexCount)
    var bound = Double.infinity
    for _ in 0..<24 {
      var product = x
      var quotient = 1.0
      var greatest = 1.0
      for vertex in 0..<vertexCount {
        for arc in Int(offsets[vertex])..<Int(offsets[vertex + 1]) {
          product[vertex] += x[Int(targets[arc])]
        }
        quotient = max(quotient, product[vertex] / x[vertex])
        greatest = max(greatest, product[vertex])
      }
      bound = min(bound, quotient - 1)
      // Entries of parts that fall far behind must stay above 0, whatever they do to the bound.
      for vertex in x.indices { x[vertex] = max(product[vertex] / greatest, 1e-200) }
    }
    return bound
  }

  /// (e^A)ᵢᵢ of the eight vertices from `first` on; lanes past the last vertex hold nothing.
  ///
  /// - Parameter range: the vertices of their parts.
  func exponentialDiagonal(
    from first: Int, over range: Range<Int>, keepingSigns: Bool, vectors: WalkVectors,
    progress: WorkStep
  ) -> [ScaledNumber] {
    // Whoever owns the memory is there until the end.
    defer { withExtendedLifetime(vectors) {} }
    let (vector, term, next) = (vectors.vector.shared, vectors.term.shared, vectors.next.shared)
    for vertex in range { vector[vertex] = .zero }
    for lane in 0..<8 where first + lane < vertexCount {
      var unit = SIMD8<Double>.zero
      unit[lane] = 1
      vector[first + lane] = unit
    }
    var exponents = SIMD8<Int64>(repeating: 0)
    let scale = isDirected ? Double(steps) : 2 * Double(steps)
    for _ in 0..<steps where !progress.isCancelled {
      for vertex in range { term[vertex] = vector[vertex] }
      for order in stride(from: 1, to: termCount, by: 2) {
        let factors = (1 / (scale * Double(order)), 1 / (scale * Double(order + 1)))
        advance(
          term, into: next, sum: vector, over: range, times: factors.0, keepingSigns: keepingSigns)
        advance(
          next, into: term, sum: vector, over: range, times: factors.1, keepingSigns: keepingSigns)
      }
      exponents &+= rescale(vector, of: range)
    }
    guard !isDirected else {
      return (0..<8).map { lane in
        let entry = first + lane < vertexCount ? vector[first + lane][lane] : 0
        return ScaledNumber(significand: entry, exponent: Int(exponents[lane]))
      }
    }
    var squares = SIMD8<Double>.zero
    for vertex in range { squares += vector[vertex] * vector[vertex] }
    return (0..<8).map { ScaledNumber(significand: squares[$0], exponent: 2 * Int(exponents[$0])) }
  }

  /// The next term of the series, which is added to the sum.
  @inline(__always)
  private func advance(
    _ term: SharedBuffer<SIMD8<Double>>, into next: SharedBuffer<SIMD8<Double>>,
    sum vector: SharedBuffer<SIMD8<Double>>, over range: Range<Int>, times factor: Double,
    keepingSigns: Bool
  ) {
    for vertex in range {
      var sum = SIMD8<Double>.zero
      let arcs = Int(offsets[vertex])..<Int(offsets[vertex + 1])
      if keepingSigns {
        for arc in arcs { sum += signs[arc] * term[Int(targets[arc])] }
      } else {
        for arc in arcs { sum += term[Int(targets[arc])] }
      }
      sum *= factor
      next[vertex] = sum
      vector[vertex] += sum
    }
  }

  /// Brings lanes that have grown beyond 2¹⁰⁰ down by as much, and says by how many powers of two.
  private func rescale(
    _ vector: SharedBuffer<SIMD8<Double>>, of range: Range<Int>
  ) -> SIMD8<Int64> {
    let limit = Double(sign: .plus, exponent: 100, significand: 1)
    var greatest = SIMD8<Double>.zero
    for vertex in range {
      let size = vector[vertex].replacing(with: -vector[vertex], where: vector[vertex] .< 0)
      greatest.replace(with: size, where: size .> greatest)
    }
    let isLarge = greatest .> limit
    guard any(isLarge) else { return .zero }
    let factor = SIMD8<Double>(repeating: 1).replacing(with: 1 / limit, where: isLarge)
    for vertex in range { vector[vertex] *= factor }
    return SIMD8<Int64>(repeating: 0).replacing(with: 100, where: isLarge)
  }
}
