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
    var sum = DecimalSum()
    for vertex in 0..<vertexCount {
      for arc in arcs(of: vertex) where isDirected || Int(targets[arc]) > vertex {
        let isInside = partition.groups[vertex] == partition.groups[Int(targets[arc])]
        if sign(ofArc: arc) == (isInside ? -1 : 1) { sum.add(abs(weight(ofArc: arc))) }
      }
    }
    return sum.value
  }
}
