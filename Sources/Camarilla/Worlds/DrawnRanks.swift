import GraphKernels

/// The ranks of figures in possible worlds.
package typealias DrawnRanks = DrawnWorlds<RankedMember>

/// A figure, and the probability that it is there at all.
package struct RankedMember: Codable, Sendable {
  package let id: Figure.ID
  package let name: String
  package let presence: Double
}

extension DrawnRanks {
  /// How central each figure is over the worlds, in the order of the figures.
  var entries: [RankQuantiles.Entry] {
    var tally = RankTally()
    let winners = worlds.map { world in world.numbers.count { $0 == 1 } }
    return figures.enumerated().map { index, figure in
      tally.clear()
      for (world, sharers) in zip(worlds, winners) {
        tally.add(rank: Int(world.numbers[index]), weight: world.weight, sharers: sharers)
      }
      tally.sort()
      return RankQuantiles.Entry(
        id: figure.id, name: figure.name, presence: figure.presence,
        mean: tally.mean, low: tally.quantile(of: 0.05), median: tally.quantile(of: 0.5),
        high: tally.quantile(of: 0.95), first: tally.first,
        firstError: isExact ? 0 : tally.firstError(draws: count))
    }
  }
}

/// Gathers one figure's ranks.
private struct RankTally {
  /// In each world, and what the world weighs.
  private var ranks: [(rank: Int, weight: Double)] = []
  private var total = DecimalSum()
  private var sum = DecimalSum()
  private var firsts = DecimalSum()
  private var squaredFirsts = 0.0

  mutating func clear() {
    ranks.removeAll(keepingCapacity: true)
    (total, sum, firsts, squaredFirsts) = (DecimalSum(), DecimalSum(), DecimalSum(), 0)
  }

  mutating func add(rank: Int, weight: Double, sharers: Int) {
    ranks.append((rank, weight))
    total.add(weight)
    sum.add(weight.decimalProduct(Double(rank)))
    guard rank == 1 else { return }
    firsts.add(weight / Double(sharers))
    squaredFirsts += weight / Double(sharers * sharers)
  }

  /// To be called once all are added, before quantiles are asked for.
  mutating func sort() { ranks.sort { $0.rank < $1.rank } }

  var mean: Double { sum.value / total.value }

  var first: Double { min(firsts.value / total.value, 1) }

  /// The least rank that is not exceeded in a share of the worlds.
  func quantile(of share: Double) -> Int {
    // Weights are sums of products of rounded numbers.
    let wanted = share * total.value * (1 - 1e-12)
    var reached = 0.0
    for (rank, weight) in ranks {
      reached += weight
      if reached >= wanted { return rank }
    }
    return ranks.last?.rank ?? 0
  }

  func firstError(draws: Int) -> Double {
    guard draws > 1 else { return 0 }
    let variance = squaredFirsts / total.value - first * first
    return (max(0, variance) / Double(draws - 1)).squareRoot()
  }
}
