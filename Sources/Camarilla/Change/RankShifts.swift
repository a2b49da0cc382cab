internal import GraphKernels

/// Who rose and who fell between two snapshots, by a measure of centrality or the consensus: a collection of
/// entries.
///
/// Ranks are those among the figures in both snapshots, so that nobody moves because others come or go. Figures with
/// one score share the last of their ranks: who falls among many at the bottom has fallen, and who stands at the
/// bottom both times hasn't risen because others joined him there.
///
/// Those in both snapshots come first, by how many ranks they rose, then by how much their score grew, then by
/// id; then those who came, by their rank, and those who left, by theirs.
public struct RankShifts: Sendable {
  /// Where one figure stood before and after.
  public struct Entry: Encodable, Hashable, Sendable, Identifiable {
    /// The figure's id.
    public let id: Figure.ID
    /// The name of the figure, as it is shown.
    public let name: String
    /// In the earlier snapshot; nil where the figure isn't in it.
    public let before: Standing?
    /// In the later one.
    public let after: Standing?
    /// What ``rise`` and ``change`` are over possible worlds; nil where nobody asked, and for who isn't in
    /// both snapshots in any of them.
    public internal(set) var bounds: Bounds?

    /// How many ranks the figure rose; below 0 for one that fell, nil for one that isn't in both.
    public var rise: Int? {
      guard let before, let after else { return nil }
      return before.rank - after.rank
    }

    /// By how much its score grew; nil for one that isn't in both.
    public var change: Double? {
      guard let before, let after else { return nil }
      return after.score - before.score
    }
  }

  /// A rank with its score.
  public struct Standing: Encodable, Hashable, Sendable {
    /// How many figures of both snapshots have as good a score, the figure among them: 1 for who alone is the most
    /// central. For who is in one snapshot only, one more than have a better score there.
    public let rank: Int
    /// What it rests on.
    public let score: Double
  }

  /// Between what a figure's shift lies, the claims and dates being doubtful.
  public struct Bounds: Encodable, Hashable, Sendable {
    /// The share of worlds in which the figure is in both snapshots; all else is of these.
    public let presence: Double
    /// The 5 % quantile of the ranks that it rose.
    public let lowRise: Int
    /// The 95 % quantile.
    public let highRise: Int
    /// The 5 % quantile of the growth of its score.
    public let lowChange: Double
    /// The 95 % quantile.
    public let highChange: Double
    /// The share of worlds in which it rose.
    public let rose: Double
    /// The share in which it fell.
    public let fell: Double
  }

  /// The possible worlds that bounds rest on.
  public struct Worlds: Hashable, Sendable {
    /// How many they are.
    public let count: Int
    /// Whether they are all that there are, so that what is worked out over them is exact.
    public let isExact: Bool
  }

  /// The measure that ranks them; nil for the consensus.
  public let measure: CentralityMeasure?
  /// What the bounds rest on; nil where nobody asked for them.
  public let worlds: Worlds?
  private let entries: [Entry]

  init(measure: CentralityMeasure?, worlds: Worlds?, entries: [Entry]) {
    (self.measure, self.worlds) = (measure, worlds)
    // Who is in both, who came, who left; within each, the first first.
    func group(of entry: Entry) -> Int {
      entry.before == nil ? 1 : entry.after == nil ? 2 : 0
    }
    self.entries = entries.sorted { one, other in
      let (left, right) = (group(of: one), group(of: other))
      if left != right { return left < right }
      guard let rise = one.rise, let otherRise = other.rise else {
        let ranks = [one, other].map { ($0.after ?? $0.before)?.rank ?? 0 }
        return (ranks[0], one.id) < (ranks[1], other.id)
      }
      return (-rise, -(one.change ?? 0), one.id) < (-otherRise, -(other.change ?? 0), other.id)
    }
  }
}

extension RankShifts {
  typealias Standings = [Figure.ID: Standing]

  /// Standings at two times with the ranks that shifts are told in.
  ///
  /// The given ranks are those within each snapshot, where figures with one score share the first of their ranks.
  static func ranked(before: Standings, after: Standings) -> (before: Standings, after: Standings) {
    func reranked(_ standings: Standings, besides other: Standings) -> Standings {
      let ranks = standings.lazy.filter { other[$0.key] != nil }.map(\.value.rank).sorted()
      return Standings(
        uniqueKeysWithValues: standings.map { id, old in
          guard other[id] != nil else { return (id, old) }
          let rank = ranks.lowerBound { $0 <= old.rank }
          return (id, Standing(rank: rank, score: old.score))
        })
    }
    return (reranked(before, besides: after), reranked(after, besides: before))
  }
}

extension RankShifts: RandomAccessCollection {
  /// The position of the figure who rose most: 0.
  public var startIndex: Int { 0 }
  /// The number of figures in either snapshot.
  public var endIndex: Int { entries.endIndex }
  /// The entry at a position.
  public subscript(position: Int) -> Entry { entries[position] }
}

extension Snapshot {
  /// Who rises and who falls from this snapshot to a later one.
  ///
  /// Scores are each snapshot's own. With figures more or less in one of them, they shift by that alone; scores that
  /// are shares of the others (``CentralityMeasure/isNormalized``) do not, and neither do ranks.
  ///
  /// - Parameters:
  ///   - later: another snapshot of the same chronicle.
  ///   - measure: which measure ranks them; nil for the consensus.
  ///   - ties: which ties count.
  ///   - options: how measures read them.
  ///   - worlds: over how many possible worlds to say how sure that is, or over all if there are no more; nil for not at
  ///     all.
  ///   - doubt: what is left to chance in these.
  ///   - seed: of the worlds.
  ///   - members: whom to tell of, with the ranks that they have among all; nil for everybody.
  /// - Complexity: the measure twice, and twice a world.
  public func rankShifts(
    to later: Snapshot, by measure: CentralityMeasure? = nil, ties: TieSelection = .all,
    options: CentralityOptions = CentralityOptions(), worlds: Int? = nil, doubt: WorldDoubt = .all,
    seed: UInt64 = 0, among members: Set<Figure.ID>? = nil
  ) -> RankShifts {
    let standings = RankShifts.ranked(
      before: standings(by: measure, ties: ties, options: options),
      after: later.standings(by: measure, ties: ties, options: options))
    let names = Dictionary(
      (later.figures + figures).map { ($0.id, $0.name) }, uniquingKeysWith: { later, _ in later })
    var bounds: [Figure.ID: RankShifts.Bounds] = [:]
    var gone: RankShifts.Worlds?
    if let worlds {
      (bounds, gone) = ShiftedWorlds(from: self, to: later, doubt: doubt, seed: seed).bounds(
        count: worlds, threads: options.threads
      ) { snapshot in
        var single = options
        single.threads = 1
        return snapshot.standings(by: measure, ties: ties, options: single)
      }
    }
    return RankShifts(
      measure: measure, worlds: gone,
      entries: names.keys.filter { members?.contains($0) ?? true }.sorted().map { id in
        RankShifts.Entry(
          id: id, name: names[id] ?? "", before: standings.before[id], after: standings.after[id],
          bounds: bounds[id])
      })
  }

  /// Every figure's rank and score.
  private func standings(
    by measure: CentralityMeasure?, ties: TieSelection, options: CentralityOptions
  ) -> [Figure.ID: RankShifts.Standing] {
    let (ranks, scores): ([Int], [Double])
    if let measure {
      let found = self.scores(by: measure, ties: ties, options: options)
      (ranks, scores) = (found.ranks, found.values)
    } else {
      let consensus = consensus(ties: ties, options: options)
      (ranks, scores) = (consensus.ranks, consensus.points)
    }
    return Dictionary(
      uniqueKeysWithValues: figures.indices.map { index in
        (figures[index].id, RankShifts.Standing(rank: ranks[index], score: scores[index]))
      })
  }
}
