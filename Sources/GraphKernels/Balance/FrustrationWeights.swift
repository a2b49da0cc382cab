/// What each arc of a graph counts in its frustration, as the whole numbers that the exact solvers
/// work on.
struct FrustrationWeights {
  /// Signed, a multiple of `SignedCore.unit`; 0 for an arc without a sign.
  let ofArc: [Int64]
  /// What one unit is worth in the graph's own weights.
  let unitValue: Double

  /// The most that all arcs may weigh together, in units: enough to tell any two from each other that
  /// differ by more than a few hundred-millionths of the whole, and few enough for the linear programs.
  private static let most = Double(1 << 26)

  /// Every edge counts 1, whatever its weight.
  init(signsOf graph: CompactGraph) {
    ofArc = (0..<graph.arcCount).map { Int64(graph.sign(ofArc: $0)) * SignedCore.unit }
    unitValue = 1
  }

  /// Every edge counts the magnitude of its weight.
  ///
  /// Weights that are multiples of a common number, as whole numbers and decimals are, are taken as
  /// they are. Others are rounded to a 67-millionth of their sum.
  init(weightsOf graph: CompactGraph) {
    guard !graph.weights.isEmpty else {
      self.init(signsOf: graph)
      return
    }
    let magnitudes = graph.weights.map { abs($0) }
    let (multiples, unit) = Self.exactMultiples(magnitudes) ?? Self.roundedMultiples(magnitudes)
    self.init(
      ofArc: zip(graph.weights, multiples).map { ($0 < 0 ? -$1 : $1) * SignedCore.unit },
      unitValue: unit)
  }

  private init(ofArc: [Int64], unitValue: Double) {
    self.ofArc = ofArc
    self.unitValue = unitValue
  }

  /// The magnitudes in multiples of the greatest number of which all are multiples; nil if there is
  /// none, or the multiples would be too great.
  private static func exactMultiples(_ magnitudes: [Double]) -> ([Int64], Double)? {
    let greatest = magnitudes.max() ?? 0
    guard greatest > 0 else { return ([Int64](repeating: 0, count: magnitudes.count), 1) }
    let decimals = [1.0, 10, 100, 1_000, 10_000, 100_000, 1_000_000]
    search: for factor in decimals + (2...64).map(Double.init) {
      guard greatest * factor < 1e15 else { continue }
      var multiples: [Int64] = []
      multiples.reserveCapacity(magnitudes.count)
      var divisor: Int64 = 0
      var sum = 0.0
      for magnitude in magnitudes {
        let multiple = (magnitude * factor).rounded()
        let isExact = abs(magnitude * factor - multiple) <= 1e-9 * multiple
        guard isExact else { continue search }
        multiples.append(Int64(multiple))
        sum += multiple
        var (one, other) = (divisor, Int64(multiple))
        while other != 0 { (one, other) = (other, one % other) }
        divisor = one
      }
      guard sum / Double(divisor) <= most else { continue }
      return (multiples.map { $0 / divisor }, Double(divisor) / factor)
    }
    return nil
  }

  /// The magnitudes rounded so that all together make up the most; the least count 1.
  private static func roundedMultiples(_ magnitudes: [Double]) -> ([Int64], Double) {
    // By the greatest first, so that no sum leaves the range of numbers.
    let greatest = magnitudes.max() ?? 1
    let shares = magnitudes.map { $0 / greatest }
    let factor = most / shares.reduce(0, +)
    return (
      zip(magnitudes, shares).map { $0 > 0 ? max(1, Int64(($1 * factor).rounded())) : 0 },
      greatest / factor
    )
  }
}

extension CompactGraph {
  /// The weight of the edges that run against a division: Σ of the magnitudes of the negative ones
  /// inside a group and the positive ones between; no more than the greatest number there is.
  ///
  /// - Complexity: O(vertices + arcs).
  package func frustratedWeight(under partition: Partition) -> Double {
    precondition(partition.vertexCount == vertexCount, "the partition is of another graph")
    var sum = 0.0
    for vertex in 0..<vertexCount {
      for arc in arcs(of: vertex) where isDirected || Int(targets[arc]) > vertex {
        let isInside = partition.groups[vertex] == partition.groups[Int(targets[arc])]
        if sign(ofArc: arc) == (isInside ? -1 : 1) { sum += abs(weight(ofArc: arc)) }
      }
    }
    return min(sum, .greatestFiniteMagnitude)
  }
}
