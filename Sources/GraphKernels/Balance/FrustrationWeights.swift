/// What each arc of a graph counts in its frustration, as the whole numbers that the exact solvers
/// work on.
struct FrustrationWeights {
  /// Signed, a multiple of `SignedCore.unit`; 0 for an arc without a sign.
  let ofArc: [Int64]
  /// What one unit is worth in the graph's own weights.
  let unitValue: Double
  /// Whether arcs count what they weigh; otherwise less, by below a unit each.
  let isExact: Bool

  /// The most that all arcs may weigh together, in units: as finely as solvers can tell costs apart, and far enough from
  /// where numbers end.
  private static let most = Double(1 << 40)

  /// Every edge counts 1, whatever its weight.
  init(signsOf graph: CompactGraph) {
    self.init(
      ofArc: (0..<graph.arcCount).map { Int64(graph.sign(ofArc: $0)) * SignedCore.unit },
      unitValue: 1, isExact: true)
  }

  /// Every edge counts the magnitude of its weight.
  ///
  /// Weights that are multiples of a common number, as whole numbers and decimals are, are taken as
  /// they are. Others are rounded down to a trillionth of their sum, so that what holds of all
  /// divisions by these weights holds by the graph's own.
  ///
  /// - Parameter ceiling: what heavier edges count instead.
  init(weightsOf graph: CompactGraph, below ceiling: Double = .infinity) {
    guard !graph.weights.isEmpty else {
      self.init(signsOf: graph)
      return
    }
    let magnitudes = graph.weights.map { min(abs($0), ceiling) }
    let exact = Self.exactMultiples(magnitudes)
    let (multiples, unit) = exact ?? Self.roundedMultiples(magnitudes)
    self.init(
      ofArc: zip(graph.weights, multiples).map { ($0 < 0 ? -$1 : $1) * SignedCore.unit },
      unitValue: unit, isExact: exact != nil)
  }

  private init(ofArc: [Int64], unitValue: Double, isExact: Bool) {
    self.ofArc = ofArc
    self.unitValue = unitValue
    self.isExact = isExact
  }

  /// The magnitudes in multiples of the greatest number of which all are multiples; nil if there is
  /// none, or the multiples would be too great.
  private static func exactMultiples(_ magnitudes: [Double]) -> ([Int64], Double)? {
    guard let least = magnitudes.lazy.filter({ $0 > 0 }).min() else {
      return ([Int64](repeating: 0, count: magnitudes.count), 1)
    }
    // Of the least one, wherever they stand on the scale of numbers, or of a decimal or another fraction.
    if let (multiples, divisor) = wholeNumbers(magnitudes.map { $0 / least }) {
      return (multiples, divisor * least)
    }
    let decimals = (0...12).map { exponent in (0..<exponent).reduce(1.0) { power, _ in power * 10 }
    }
    for factor in decimals + (2...64).map(Double.init) {
      if let (multiples, divisor) = wholeNumbers(magnitudes.map { $0 * factor }) {
        return (multiples, divisor / factor)
      }
    }
    return nil
  }

  /// Whole numbers divided by their greatest common divisor; nil if the numbers aren't whole, or are too great.
  private static func wholeNumbers(
    _ numbers: [Double]
  ) -> (multiples: [Int64], divisor: Double)? {
    var whole: [Int64] = []
    whole.reserveCapacity(numbers.count)
    var divisor: Int64 = 0
    var sum = 0.0
    for number in numbers {
      let rounded = number.rounded()
      // But for what sums of decimals are off by.
      guard rounded < 1e15, abs(number - rounded) <= 1e-13 * rounded else { return nil }
      whole.append(Int64(rounded))
      sum += rounded
      var (one, other) = (divisor, Int64(rounded))
      while other != 0 { (one, other) = (other, one % other) }
      divisor = one
    }
    guard sum / Double(divisor) <= most else { return nil }
    return (whole.map { $0 / divisor }, Double(divisor))
  }

  /// The magnitudes rounded down, all together to no more than the most.
  private static func roundedMultiples(_ magnitudes: [Double]) -> ([Int64], Double) {
    // By the greatest first, so that no sum leaves the range of numbers.
    let greatest = magnitudes.max() ?? 1
    let shares = magnitudes.map { $0 / greatest }
    let factor = most / shares.reduce(0, +)
    return (shares.map { Int64($0 * factor) }, greatest / factor)
  }
}

/// A division, what it frustrates, and what every division does, in the graph's own measures.
struct WeighedDivision {
  private(set) var division: Partition
  /// The edges that it frustrates.
  private(set) var index: Int
  /// No division frustrates fewer.
  private(set) var lowerBound: Int
  /// What the edges weigh that it frustrates, and what no division's weigh less than: the same where that is proven.
  private(set) var weight: Double
  private(set) var weightBound: Double
  /// Whether the work allowed was used up before the proof was done.
  private(set) var isWorkUsedUp: Bool

  /// Where weights have no common measure, a division is called best when no other weighs less by more than this
  /// fraction.
  private static let precision = 1e-7

  /// - Parameters:
  ///   - cost: what the division costs, as the solvers count.
  ///   - bound: what every division costs at least, but for the slack.
  init(
    of graph: CompactGraph, division: Partition, counts: FrustrationWeights, cost: Int64,
    bound: Int64, slack: Int64, isWeighted: Bool, isWorkUsedUp: Bool
  ) {
    self.division = division
    self.isWorkUsedUp = isWorkUsedUp
    // Whatever is frustrated weighs whole units.
    let units = (max(0, bound - slack) + SignedCore.unit - 1) / SignedCore.unit
    index = graph.frustratedEdges(under: division)
    guard isWeighted else {
      lowerBound = Int(units)
      weight = Double(index)
      weightBound = Double(units)
      return
    }
    weight = graph.frustratedWeight(under: division)
    let least = min(weight, Double(units) * counts.unitValue)
    let isProven =
      counts.isExact
      ? units * SignedCore.unit >= cost : weight - least <= Self.precision * weight
    weightBound = isProven ? weight : least
    // Where no division is free of frustration, none is free of frustrated edges.
    lowerBound = units > 0 ? 1 : 0
  }

  /// The best division of a graph that can be found, by whatever solves for weights in whole numbers.
  ///
  /// Magnitudes may be too far apart for one unit. But an edge that is heavier than all that a division frustrates is
  /// frustrated by no better one, whatever it weighs: so it is counted as twice that, the unit becomes finer, and the
  /// light edges that it hid are told apart.
  static func best(
    of graph: CompactGraph, isWeighted: Bool,
    solve: (FrustrationWeights) -> WeighedDivision
  ) -> WeighedDivision {
    guard isWeighted else { return solve(FrustrationWeights(signsOf: graph)) }
    var best = solve(FrustrationWeights(weightsOf: graph))
    var heaviest = graph.weights.reduce(0) { max($0, abs($1)) }
    while best.weight > best.weightBound, !best.isWorkUsedUp, 2 * best.weight < heaviest {
      heaviest = 2 * best.weight
      best.take(solve(FrustrationWeights(weightsOf: graph, below: heaviest)))
    }
    return best
  }

  /// The better of two divisions of one graph, and what is proven of all.
  private mutating func take(_ other: WeighedDivision) {
    let (known, knownCount) = (
      max(weightBound, other.weightBound), max(lowerBound, other.lowerBound)
    )
    if other.weight <= weight { self = other }
    weightBound = min(weight, known)
    lowerBound = knownCount
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
