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

  /// What worlds that have been gone through make of them.
  ///
  /// - Parameter sample: that of the worlds, where it is at hand.
  package init(
    measure: CentralityMeasure?, drawn: DrawnRanks, from sample: WorldSample? = nil
  ) {
    let entries = drawn.entries
    self.measure = measure
    self.entries = entries
    order = entries.indices.sorted { (entries[$0].mean, $0) < (entries[$1].mean, $1) }
    list =
      sample?.worlds.snapshot.list
      ?? FigureList(drawn.figures.map { Figure(id: $0.id, name: $0.name) })
    worlds = drawn.count
    isExact = drawn.isExact
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
    RankQuantiles(
      measure: nil,
      drawn: drawnRanks(by: nil, ties: ties, options: options, threads: threads), from: self)
  }

  /// How central each figure is by a measure, over the worlds. As ``consensusRanks(ties:options:threads:)``.
  public func ranks(
    by measure: CentralityMeasure, ties: TieSelection = .all,
    options: CentralityOptions = CentralityOptions(), threads: Int = 1
  ) -> RankQuantiles {
    RankQuantiles(
      measure: measure,
      drawn: drawnRanks(by: measure, ties: ties, options: options, threads: threads), from: self)
  }

  /// The ranks of all figures in each of the worlds that are gone through.
  ///
  /// - Parameter measure: what ranks them; nil for the consensus.
  package func drawnRanks(
    by measure: CentralityMeasure?, ties: TieSelection, options: CentralityOptions, threads: Int
  ) -> DrawnRanks {
    var options = options
    // The worlds have the threads.
    options.threads = 1
    let ranks = concurrentMap(threads: threads) { [options] world in
      let ranks =
        measure.map { world.scores(by: $0, ties: ties, options: options).ranks }
        ?? world.consensus(ties: ties, options: options).ranks
      return worlds.inOrderOfSnapshot(
        ranks.map { Int32($0) }, of: world, absent: Int32(world.figures.count + 1))
    }
    return drawn(
      ranks,
      of: zip(worlds.snapshot.figures, worlds.presences()).map { figure, presence in
        RankedMember(id: figure.id, name: figure.name, presence: presence)
      })
  }
}
