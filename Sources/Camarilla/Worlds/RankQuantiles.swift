/// How central each figure is over possible worlds: a collection of entries, by mean rank, then by id.
public struct RankQuantiles: Hashable, Sendable {
  /// One figure's ranks.
  ///
  /// In a world where it is not there, a figure ranks below all who are: its rank is one more than
  /// their number.
  public struct Entry: Encodable, Hashable, Sendable, Identifiable {
    /// The figure's id.
    public let id: Figure.ID
    /// The name of the figure, as it is shown.
    public let name: String
    /// The probability that it is there at all; exact.
    public let presence: Double
    /// The mean of its ranks.
    public let mean: Double
    /// The rank that it has or betters in 5 % of the worlds, by weight.
    public let low: Int
    /// The same for 50 %.
    public let median: Int
    /// The same for 95 %: the ranks from `low` to `high` are its 90 % interval.
    public let high: Int
    /// The share of worlds in which it ranks first; where several share the first rank, each has its
    /// part of the world.
    public let first: Double
    /// The standard error of ``first``, from drawing worlds instead of going through all; 0 where that
    /// is exact.
    public let firstError: Double
  }

  /// The measure that ranks them; nil for the consensus.
  public let measure: CentralityMeasure?
  /// How many worlds that rests on.
  public let worlds: Int
  /// Whether these are all worlds that there are.
  public let isExact: Bool

  /// In the order of the snapshot's figures.
  private let entries: [Entry]
  /// The indices of the entries by mean rank.
  private let order: [Int]
  private let list: FigureList

  fileprivate init(measure: CentralityMeasure?, entries: [Entry], sample: WorldSample) {
    self.measure = measure
    self.entries = entries
    order = entries.indices.sorted { (entries[$0].mean, $0) < (entries[$1].mean, $1) }
    list = sample.worlds.snapshot.list
    worlds = sample.count
    isExact = sample.isExact
  }
}

extension RankQuantiles: RandomAccessCollection {
  /// The position of the entry with the least mean rank: 0.
  public var startIndex: Int { 0 }
  /// The number of figures.
  public var endIndex: Int { order.count }
  /// The entry at a position, by mean rank and then by id.
  public subscript(position: Int) -> Entry { entries[order[position]] }

  /// The entry of a figure; nil when it isn't in the snapshot.
  ///
  /// - Complexity: O(log n).
  public subscript(id: Figure.ID) -> Entry? { list.index(of: id).map { entries[$0] } }
}

extension WorldSample {
  /// How central each figure is by the consensus, over the worlds.
  ///
  /// - Parameters:
  ///   - ties: which ties count.
  ///   - options: how the voting measures read them.
  ///   - threads: how many worlds are looked at side by side; the answer does not depend on it.
  /// - Complexity: a consensus a world; space 4 bytes a figure and world.
  public func consensusRanks(
    ties: TieSelection = .all, options: CentralityOptions = CentralityOptions(), threads: Int = 1
  ) -> RankQuantiles {
    spread(measure: nil, threads: threads) { world in
      world.consensus(ties: ties, options: options.single).ranks
    }
  }

  /// How central each figure is by a measure, over the worlds. As ``consensusRanks(ties:options:threads:)``.
  public func ranks(
    by measure: CentralityMeasure, ties: TieSelection = .all,
    options: CentralityOptions = CentralityOptions(), threads: Int = 1
  ) -> RankQuantiles {
    spread(measure: measure, threads: threads) { world in
      world.scores(by: measure, ties: ties, options: options.single).ranks
    }
  }

  private func spread(
    measure: CentralityMeasure?, threads: Int,
    _ ranking: @Sendable (Snapshot) -> [Int]
  ) -> RankQuantiles {
    let figures = worlds.snapshot.figures
    let ranksOfWorlds = concurrentMap(threads: threads) { world in
      worlds.inOrderOfSnapshot(
        ranking(world).map { Int32($0) }, of: world, absent: Int32(world.figures.count + 1))
    }
    let weights = (0..<count).map(weight)
    var tally = RankTally(figures: figures.count)
    let winners = ranksOfWorlds.map { ranks in ranks.count { $0 == 1 } }
    let presences = worlds.presences()
    let entries = figures.indices.map { index in
      tally.clear()
      for world in 0..<count {
        tally.add(
          rank: Int(ranksOfWorlds[world][index]), weight: weights[world],
          sharers: winners[world])
      }
      return RankQuantiles.Entry(
        id: figures[index].id, name: figures[index].name, presence: presences[index],
        mean: tally.mean, low: tally.quantile(of: 0.05), median: tally.quantile(of: 0.5),
        high: tally.quantile(of: 0.95), first: tally.first,
        firstError: isExact ? 0 : tally.firstError(draws: count))
    }
    return RankQuantiles(measure: measure, entries: entries, sample: self)
  }
}

/// Gathers one figure's ranks.
private struct RankTally {
  /// The weight of the worlds in which it has each rank.
  private var weights: [Double]
  private var total = 0.0
  private var sum = 0.0
  private var firsts = 0.0
  private var squaredFirsts = 0.0

  init(figures: Int) { weights = [Double](repeating: 0, count: figures + 2) }

  mutating func clear() {
    for rank in weights.indices { weights[rank] = 0 }
    (total, sum, firsts, squaredFirsts) = (0, 0, 0, 0)
  }

  mutating func add(rank: Int, weight: Double, sharers: Int) {
    weights[rank] += weight
    total += weight
    sum += weight * Double(rank)
    guard rank == 1 else { return }
    firsts += weight / Double(sharers)
    squaredFirsts += weight / Double(sharers * sharers)
  }

  var mean: Double { sum / total }

  var first: Double { min(firsts / total, 1) }

  /// The least rank that is not exceeded in a share of the worlds.
  func quantile(of share: Double) -> Int {
    var reached = 0.0
    for rank in weights.indices {
      reached += weights[rank]
      // Weights are sums of products of rounded numbers.
      if reached >= share * total * (1 - 1e-12) { return rank }
    }
    return weights.count - 1
  }

  func firstError(draws: Int) -> Double {
    guard draws > 1 else { return 0 }
    let variance = squaredFirsts / total - first * first
    return (max(0, variance) / Double(draws - 1)).squareRoot()
  }
}

extension CentralityOptions {
  /// The same on one thread, as the worlds have the others.
  fileprivate var single: CentralityOptions {
    var options = self
    options.threads = 1
    return options
  }
}
