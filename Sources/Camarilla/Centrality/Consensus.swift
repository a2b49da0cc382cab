import LongWork

/// Who is most central when several measures have a vote.
///
/// The Borda count (de Borda 1781): each measure gives a figure one point for every figure that it
/// ranks below it, and half a point for every other that it ranks alike. Figures of equal points
/// are ordered by status from allies and enemies, ``CentralityMeasure/pn``, then by id.
public struct Consensus: Hashable, Sendable {
  /// One figure's place.
  public struct Entry: Hashable, Sendable, Identifiable {
    /// The figure's id.
    public var id: Figure.ID
    /// The name of the figure, as it is shown.
    public var name: String
    /// The sum of its points; at most 4 (n − 1).
    public var points: Double
    /// 1 for the most central; no two share a rank unless neither points nor pn tell them apart.
    public var rank: Int
  }

  /// The measures that vote.
  public static let measures: [CentralityMeasure] = [
    .degree, .betweenness, .harmonic, .eigenvector,
  ]

  /// By rank, then by id.
  public let entries: [Entry]
  /// What each measure said, in the order of ``measures``.
  public let votes: [Scores]

  /// The count itself as scores by a measure, for what tells of both.
  public var scores: [Scores.Entry] {
    entries.map { Scores.Entry(id: $0.id, name: $0.name, score: $0.points, rank: $0.rank) }
  }

  /// The first of all; nil in a snapshot of nobody.
  public var mostCentral: Entry? { entries.first }

  /// The measures that rank the most central figure first.
  public var agreeing: [CentralityMeasure] {
    guard let winner = mostCentral else { return [] }
    return votes.filter { $0[winner.id]?.rank == 1 }.map(\.measure)
  }
}

extension Snapshot {
  /// Who is most central by the vote of degree, betweenness, harmonic and eigenvector centrality.
  ///
  /// - Parameters:
  ///   - ties: which ties count.
  ///   - options: how the voting measures read them.
  ///
  /// O(nm), for betweenness.
  public func consensus(
    ties: TieSelection = .all, options: CentralityOptions = CentralityOptions()
  ) -> Consensus {
    // Betweenness, harmonic, eigenvector and pn; degrees are no work.
    WorkPlan.run([12, 3, 1, 1]) { countedConsensus(ties, options: options) }
  }

  private func countedConsensus(_ ties: TieSelection, options: CentralityOptions) -> Consensus {
    let votes = Consensus.measures.map { scores(by: $0, ties: ties, options: options) }
    var points = [Double](repeating: 0, count: figures.count)
    var indices: [Figure.ID: Int] = [:]
    for (place, figure) in figures.enumerated() { indices[figure.id] = place }
    for vote in votes {
      // Entries come by rank, so those of one rank stand together.
      var start = 0
      while start < vote.entries.count {
        let rank = vote.entries[start].rank
        let end = vote.entries[start...].firstIndex { $0.rank != rank } ?? vote.entries.count
        let below = Double(vote.entries.count - end)
        let alike = Double(end - start - 1)
        for entry in vote.entries[start..<end] {
          points[indices[entry.id]!] += below + alike / 2
        }
        start = end
      }
    }
    let status = Dictionary(
      uniqueKeysWithValues: scores(by: .pn, ties: ties).entries.map { ($0.id, $0.rank) })
    let order = figures.indices.sorted {
      (-points[$0], status[figures[$0].id]!, $0) < (-points[$1], status[figures[$1].id]!, $1)
    }
    var entries: [Consensus.Entry] = []
    for (index, place) in order.enumerated() {
      let figure = figures[place]
      var rank = index + 1
      if let last = entries.last, last.points == points[place],
        status[last.id] == status[figure.id]
      {
        rank = last.rank
      }
      entries.append(
        Consensus.Entry(id: figure.id, name: figure.name, points: points[place], rank: rank))
    }
    return Consensus(entries: entries, votes: votes)
  }
}
