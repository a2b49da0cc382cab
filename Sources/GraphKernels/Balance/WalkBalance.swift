/// How nearly the closed walks of a signed graph are balanced.
package struct WalkBalance: Sendable, Equatable {
  /// K = tr e^A / tr e^|A|: above 0, and 1 exactly when the graph is balanced.
  package let index: Double
  /// The same for each vertex: (e^A)ᵢᵢ / (e^|A|)ᵢᵢ.
  package let ofVertex: [Double]
}

extension CompactGraph {
  /// The walk balance of an undirected graph, or `nil` if it has no vertices or is too large.
  ///
  ///     K = tr e^A / tr e^|A|,   Kᵢ = (e^A)ᵢᵢ / (e^|A|)ᵢᵢ
  ///
  /// (Estrada & Benzi 2014, "Walk-based measure of balance in signed networks", Phys. Rev. E
  /// 90:042802). A holds the signs of the ties, −1, 0 or 1, whatever their weights; a tie of weight
  /// 0 is no tie here. A vertex without ties has Kᵢ = 1.
  ///
  /// (e^A)ᵢᵢ is the squared length of e^(A/2) eᵢ, so nothing cancels in the last step. The vector
  /// comes from Taylor's series over steps short enough that the terms don't cancel either; eight
  /// vertices share each pass over the arcs. Only + − × ÷ are used, so the result is the same on
  /// every machine.
  ///
  /// - Parameter workLimit: the most arc visits allowed; above it the answer is `nil`. The default
  ///   lasts some ten seconds and admits, say, 1,500 vertices of mean degree 20.
  /// - Complexity: O(vertices · arcs · ρ) time, where ρ is the greatest eigenvalue of |A|, at least
  ///   the mean degree and at most the greatest; O(vertices + arcs) space.
  package func walkBalance(workLimit: Int = 10_000_000_000) -> WalkBalance? {
    precondition(!isDirected, "walk balance is defined here for undirected ties")
    guard vertexCount > 0 else { return nil }
    let matrix = SignMatrix(self)
    let batches = (vertexCount + 7) / 8
    let work = Double(matrix.passCount) * Double(matrix.targets.count) * Double(batches)
    guard work <= Double(workLimit) else { return nil }
    var signed: [ScaledNumber] = []
    var plain: [ScaledNumber] = []
    for first in stride(from: 0, to: vertexCount, by: 8) {
      let lanes = min(8, vertexCount - first)
      signed += matrix.exponentialDiagonal(from: first, keepingSigns: true).prefix(lanes)
      plain += matrix.exponentialDiagonal(from: first, keepingSigns: false).prefix(lanes)
    }
    let traceSigned = ScaledNumber.sum(signed)
    let tracePlain = ScaledNumber.sum(plain)
    return WalkBalance(
      index: traceSigned.divided(by: tracePlain),
      ofVertex: zip(signed, plain).map { $0.divided(by: $1) })
  }
}

/// A number too large for the floating-point range: `significand · 2^exponent`.
struct ScaledNumber: Sendable, Equatable {
  var significand: Double
  var exponent: Int

  func divided(by other: ScaledNumber) -> Double {
    let exponent = max(-4000, min(4000, exponent - other.exponent))
    return Double.powerOfTwo(exponent, times: significand / other.significand)
  }

  static func sum(_ numbers: [ScaledNumber]) -> ScaledNumber {
    let exponent = numbers.map(\.exponent).max() ?? 0
    var sum = 0.0
    for number in numbers {
      sum += Double.powerOfTwo(max(-4000, number.exponent - exponent), times: number.significand)
    }
    return ScaledNumber(significand: sum, exponent: exponent)
  }
}

extension Double {
  /// `value · 2^exponent`, by exact steps unless the result leaves the normal range.
  static func powerOfTwo(_ exponent: Int, times value: Double) -> Double {
    var value = value
    var rest = exponent
    while rest > 0 {
      let step = min(rest, 1000)
      value *= Double(sign: .plus, exponent: step, significand: 1)
      rest -= step
    }
    while rest < 0 {
      let step = min(-rest, 1000)
      value *= Double(sign: .plus, exponent: -step, significand: 1)
      rest += step
    }
    return value
  }
}

/// The sign matrix of a graph, sparse.
private struct SignMatrix {
  var offsets: [Int32] = [0]
  var targets: [Int32] = []
  var signs: [Double] = []
  /// How many steps make up e^(A/2), each of norm at most `stepNorm`.
  var steps = 1

  /// A step's norm is at most 2.5: small enough that a term of Taylor's series never dwarfs the sum,
  /// e^±2.5, by more than two digits.
  static let squaredStepNorm = 6.25
  /// Terms of a step: 2.5^k / k! is below 2⁻⁶⁰ e^−2.5 from here on.
  static let termCount = 28

  init(_ graph: CompactGraph) {
    for vertex in 0..<graph.vertexCount {
      for arc in Int(graph.offsets[vertex])..<Int(graph.offsets[vertex + 1]) {
        let sign = graph.sign(ofArc: arc)
        if sign != 0 {
          targets.append(graph.targets[arc])
          signs.append(Double(sign))
        }
      }
      offsets.append(Int32(targets.count))
    }
    let bound = squaredSpectralBound
    while 4 * SignMatrix.squaredStepNorm * Double(steps * steps) < bound { steps += 1 }
  }

  var vertexCount: Int { offsets.count - 1 }

  /// Passes over the arcs that one batch of vertices takes, twice: with signs and without.
  var passCount: Int { 2 * steps * SignMatrix.termCount }

  /// The square of an upper bound on the norm of A and of |A|: the greatest product of the degrees
  /// of a tie's ends.
  private var squaredSpectralBound: Double {
    var greatest = 0.0
    for vertex in 0..<vertexCount {
      let degree = Double(offsets[vertex + 1] - offsets[vertex])
      for arc in Int(offsets[vertex])..<Int(offsets[vertex + 1]) {
        let other = Int(targets[arc])
        greatest = max(greatest, degree * Double(offsets[other + 1] - offsets[other]))
      }
    }
    return greatest
  }

  /// (e^A)ᵢᵢ of the eight vertices from `first` on; lanes past the last vertex hold nothing.
  func exponentialDiagonal(from first: Int, keepingSigns: Bool) -> [ScaledNumber] {
    let count = vertexCount
    var vector = [SIMD8<Double>](repeating: .zero, count: count)
    for lane in 0..<8 where first + lane < count { vector[first + lane][lane] = 1 }
    var exponents = SIMD8<Int64>(repeating: 0)
    var term = vector
    var next = vector
    for _ in 0..<steps {
      term = vector
      for order in 1...SignMatrix.termCount {
        let factor = 1 / (2 * Double(steps) * Double(order))
        for vertex in 0..<count {
          var sum = SIMD8<Double>.zero
          let arcs = Int(offsets[vertex])..<Int(offsets[vertex + 1])
          if keepingSigns {
            for arc in arcs { sum += signs[arc] * term[Int(targets[arc])] }
          } else {
            for arc in arcs { sum += term[Int(targets[arc])] }
          }
          next[vertex] = sum * factor
          vector[vertex] += next[vertex]
        }
        swap(&term, &next)
      }
      exponents &+= SignMatrix.rescale(&vector)
    }
    var squares = SIMD8<Double>.zero
    for vertex in 0..<count { squares += vector[vertex] * vector[vertex] }
    return (0..<8).map { ScaledNumber(significand: squares[$0], exponent: 2 * Int(exponents[$0])) }
  }

  /// Brings lanes that have grown beyond 2¹⁰⁰ down by as much, and says by how many powers of two.
  private static func rescale(_ vector: inout [SIMD8<Double>]) -> SIMD8<Int64> {
    let limit = Double(sign: .plus, exponent: 100, significand: 1)
    var greatest = SIMD8<Double>.zero
    for element in vector { greatest.replace(with: element, where: element .> greatest) }
    let isLarge = greatest .> limit
    guard any(isLarge) else { return .zero }
    let factor = SIMD8<Double>(repeating: 1).replacing(with: 1 / limit, where: isLarge)
    for vertex in vector.indices { vector[vertex] *= factor }
    return SIMD8<Int64>(repeating: 0).replacing(with: 100, where: isLarge)
  }
}
