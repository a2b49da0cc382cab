/// How ties come and go through a range of years, and how long they last.
///
/// A tie is a pair of figures that stands in some relationship in a year, or only those whose value is
/// above or below 0 (``TieSelection``). It is seen year by year: a pair that parts and comes together
/// again within a year has not changed, and one that is apart for a year has ended and begun anew.
public struct TieTurnover: Encodable, Hashable, Sendable {
  /// The years compared, both ends included.
  public let years: ClosedRange<Int>
  /// The ties that are counted.
  public let ties: TieSelection
  /// After how many years ``Year/persistence`` looks, ascending.
  public let spans: [Int]
  /// Each year in turn.
  public let changes: [Year]
  /// For each of ``spans``, the share of all ties that hold that many years later, of all years that
  /// the range allows together; nil where there are none.
  public let persistence: [Double?]
  /// How long ties last.
  public let durations: TieDurations

  /// What changed from the year before.
  public struct Year: Encodable, Hashable, Sendable {
    /// The year that is compared with the one before it.
    public let year: Int
    /// How many hold in the year.
    public let ties: Int
    /// Those that did not hold the year before; nil in the first year, of which nobody knows.
    public let begun: Int?
    /// Those of the year before that hold no longer.
    public let ended: Int?
    /// Those of both years.
    public let kept: Int?
    /// For each of ``TieTurnover/spans`` the share of the year's ties that hold that many years later,
    /// whatever was in between; nil where the year has none or the range ends before.
    public let persistence: [Double?]

    /// How alike the year and the one before it are: kept / (kept + begun + ended), the Jaccard index
    /// by which Snijders, van de Bunt & Steglich (*Introduction to stochastic actor-based models for
    /// network dynamics*, Social Networks 32, 2010) judge whether a network changes slowly enough to be
    /// taken for one that evolves: above 0.3 it does, and below 0.2 hardly. 1 when nothing changed;
    /// nil in the first year, and when neither year has a tie.
    public var stability: Double? {
      guard let begun, let ended, let kept, begun + ended + kept > 0 else { return nil }
      return Double(kept) / Double(begun + ended + kept)
    }
  }
}

extension Chronicle {
  /// How ties come and go through a range of years.
  ///
  /// - Parameters:
  ///   - years: where to look; what was before and after is not known.
  ///   - ties: which of each year's ties count.
  ///   - options: which relationships count in each year.
  ///   - spans: after how many years to ask what still holds; each at least 1.
  /// - Complexity: as the sweep and its tie graphs, and O(ties) a year and span; space O(ties) for as many
  ///   years as the longest span has, and for the tie spells.
  public func turnover(
    years: ClosedRange<Int>, ties: TieSelection = .all,
    options: SnapshotOptions = SnapshotOptions(), spans: [Int] = [1, 2, 5, 10]
  ) -> TieTurnover {
    precondition(spans.allSatisfy { $0 > 0 }, "a span is a year or more")
    let spans = Set(spans).sorted()
    /// The ties of the last years, as far back as the longest span, the latest last.
    var memory: [[UInt64]] = []
    var counts: [(ties: Int, kept: Int)] = []
    var survivors = [[Int?]](
      repeating: [Int?](repeating: nil, count: spans.count), count: years.count)
    var durations = TieDurations.Counter()
    let reach = max(1, spans.last ?? 1)
    for snapshot in sweep(years: years, options: options) {
      let now = snapshot.pairKeys(selection: ties)
      let last = memory.last ?? []
      counts.append((now.count, last.commonCount(with: now)))
      durations.add(now)
      for (index, span) in spans.enumerated() where span <= memory.count {
        survivors[snapshot.year - years.lowerBound - span][index] =
          memory[memory.count - span].commonCount(with: now)
      }
      memory.append(now)
      if memory.count > reach { memory.removeFirst() }
    }
    let changes = counts.indices.map { index in
      let now = counts[index]
      return TieTurnover.Year(
        year: years.lowerBound + index, ties: now.ties,
        begun: index > 0 ? now.ties - now.kept : nil,
        ended: index > 0 ? counts[index - 1].ties - now.kept : nil,
        kept: index > 0 ? now.kept : nil,
        persistence: survivors[index].map { count in
          count.flatMap { now.ties > 0 ? Double($0) / Double(now.ties) : nil }
        })
    }
    let persistence = spans.indices.map { span -> Double? in
      var (kept, all) = (0, 0)
      for index in counts.indices {
        guard let count = survivors[index][span] else { continue }
        kept += count
        all += counts[index].ties
      }
      return all > 0 ? Double(kept) / Double(all) : nil
    }
    return TieTurnover(
      years: years, ties: ties, spans: spans, changes: changes, persistence: persistence,
      durations: durations.durations())
  }
}

extension Snapshot {
  /// A number for each pair that is tied, the same in every year, ascending.
  fileprivate func pairKeys(selection: TieSelection) -> [UInt64] {
    let ranks = figureIndices.map { UInt64(chronicle.figureRanks[Int($0)]) }
    // Figures stand by rank, and ties by their ends.
    return netTies(selection: selection, isDirected: false).map {
      ranks[Int($0.source)] << 32 | ranks[Int($0.target)]
    }
  }
}

extension [UInt64] {
  /// How many elements two ascending lists share. O(n + m).
  fileprivate func commonCount(with others: [UInt64]) -> Int {
    var (index, other, common) = (0, 0, 0)
    while index < count, other < others.count {
      if self[index] == others[other] {
        common += 1
        index += 1
        other += 1
      } else if self[index] < others[other] {
        index += 1
      } else {
        other += 1
      }
    }
    return common
  }
}
