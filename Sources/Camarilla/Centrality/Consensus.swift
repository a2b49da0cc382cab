import GraphKernels
import LongWork

/// Who is most central when several measures have a vote: a collection of entries, by rank and then by
/// id.
///
/// The Borda count (de Borda 1781): each measure gives a figure one point for every figure that it
/// ranks below it, and half a point for every other that it ranks alike. Figures of equal points
/// are ordered by status from allies and enemies, ``CentralityMeasure/pn``, then by id.
public struct Consensus: Hashable, Sendable {
  /// One figure's points and rank.
  public struct Entry: Encodable, Hashable, Sendable, Identifiable {
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

  /// What each measure said, in the order of ``measures``.
  public let votes: [Scores]
  let list: FigureList
  /// The count, with points for scores.
  let ranking: Ranking

  /// The indices in ``Snapshot/figures`` by rank and then by id.
  package var order: [Int] { ranking.order }
  /// The points in the order of ``Snapshot/figures``.
  package var points: [Double] { ranking.scores }
  /// The ranks in the order of ``Snapshot/figures``.
  package var ranks: [Int] { ranking.ranks }

  /// The count itself as scores by a measure, for what tells of both.
  public var scores: [Scores.Entry] {
    map { Scores.Entry(id: $0.id, name: $0.name, score: $0.points, rank: $0.rank) }
  }

  /// The first of all; nil in a snapshot of nobody.
  public var mostCentral: Entry? { first }

  /// Whether some of the votes are estimates (``Scores/estimate``).
  public var isEstimated: Bool { votes.contains { $0.estimate != nil } }

  /// The measures that rank the most central figure first.
  public var agreeing: [CentralityMeasure] {
    guard let winner = ranking.order.first else { return [] }
    return votes.filter { $0.ranks[winner] == 1 }.map(\.measure)
  }
}

extension Consensus: RandomAccessCollection {
  /// The position of the most central figure: 0.
  public var startIndex: Int { 0 }
  /// One past the position of the least central figure: the number of figures.
  public var endIndex: Int { ranking.order.count }
  /// The entry at a position, by rank and then by id.
  public subscript(position: Int) -> Entry { entry(ofFigure: ranking.order[position]) }

  /// The entry of a figure; nil when it isn't in the snapshot.
  ///
  /// - Complexity: O(log n).
  public subscript(id: Figure.ID) -> Entry? { list.index(of: id).map(entry) }

  private func entry(ofFigure index: Int) -> Entry {
    let figure = list.figures[index]
    return Entry(
      id: figure.id, name: figure.name, points: ranking.scores[index], rank: ranking.ranks[index])
  }
}

extension Consensus {
  /// The vote of the measures on some graphs.
  init(graphs: inout CentralityGraphs, list: FigureList, options: CentralityOptions) {
    let votes: [Scores]
    let status: Scores
    if graphs.isVoteEstimated(options: options) {
      // Of the measures some have one thread alone: side by side, none waits for those.
      let measures = Consensus.measures + [.pn]
      let step = WorkStep(name: "centrality", of: measures.count)
      let found = step.map(measures, threads: Swift.max(1, options.threads)) {
        [graphs] (measure: CentralityMeasure) -> Scores in
        var graphs = graphs
        return measure == .pn
          ? graphs.scores(by: .pn, options: CentralityOptions())
          : graphs.vote(by: measure, options: options, isEstimated: true)
      }
      (votes, status) = (Array(found.dropLast()), found[found.count - 1])
    } else {
      votes = Consensus.measures.map { graphs.vote(by: $0, options: options, isEstimated: false) }
      status = graphs.scores(by: .pn, options: CentralityOptions())
    }
    self.init(
      votes: votes, list: list,
      ranking: Ranking(bordaCountOf: votes.map(\.ranking), status: status.ranks))
  }
}

extension Snapshot {
  /// Who is most central by the vote of degree, betweenness, harmonic and eigenvector centrality.
  ///
  /// - Parameters:
  ///   - ties: which ties count.
  ///   - options: how the voting measures read them.
  /// - Complexity: O(nm), for betweenness; where that is too much, about as many steps as 30,000 searches for paths
  ///   take (``CentralityOptions/isExact``).
  public func consensus(
    ties: TieSelection = .all, options: CentralityOptions = CentralityOptions()
  ) -> Consensus {
    // Betweenness, harmonic, eigenvector and pn; degrees are no work.
    WorkPlan.run([12, 3, 1, 1]) {
      var graphs = CentralityGraphs(of: self, ties: ties)
      return Consensus(graphs: &graphs, list: list, options: options)
    }
  }
}

extension Snapshot {
  /// Whether ``consensus(ties:options:)`` rests on estimates here.
  ///
  /// - Complexity: O(n + m).
  package var isConsensusEstimated: Bool {
    var graphs = CentralityGraphs(of: self, ties: .all)
    return graphs.isVoteEstimated(options: CentralityOptions())
  }
}
