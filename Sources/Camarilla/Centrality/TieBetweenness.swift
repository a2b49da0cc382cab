import GraphKernels

/// How much runs along a tie, and how it is embedded in others.
public struct TieBetweenness: Encodable, Hashable, Sendable {
  /// Both ends, sorted by id.
  public let figures: [Figure.ID]
  /// The tie's value, Σ sign × weight × confidence over its relationships.
  public let value: Double
  /// The share of the shortest paths between all figures that run along it (Girvan & Newman 2002), equally short
  /// ones counting alike; divided by n(n − 1)/2, as NetworkX has it.
  public let betweenness: Double
  /// 1 for the tie along which most runs; ties along which as much runs share their rank.
  public let rank: Int
  /// How many figures are tied to both ends.
  public let sharedNeighbors: Int
}

/// The ties of a snapshot by how much runs along them: a collection, the busiest first, then by their figures.
public struct TieRanking: Hashable, Sendable {
  /// A tie by the indices of its ends.
  struct Tie: Hashable, Sendable {
    var source: Int32
    var target: Int32
    var value: Double
    var sharedNeighbors: Int
  }

  /// How far betweenness can be off; nil where it is exact.
  public let estimate: Scores.Estimate?
  let list: FigureList
  /// By their figures.
  let ties: [Tie]
  /// Of those.
  let ranking: Ranking
}

extension TieRanking: RandomAccessCollection {
  /// The position of the tie along which most runs: 0.
  public var startIndex: Int { 0 }
  /// One past the position of the last tie: the number of ties.
  public var endIndex: Int { ties.count }
  /// The tie at a position, by rank and then by its figures.
  public subscript(position: Int) -> TieBetweenness {
    let index = ranking.order[position]
    let tie = ties[index]
    return TieBetweenness(
      figures: [tie.source, tie.target].map { list.figures[Int($0)].id }, value: tie.value,
      betweenness: ranking.scores[index], rank: ranking.ranks[index],
      sharedNeighbors: tie.sharedNeighbors)
  }
}

extension Snapshot {
  /// Whether ``tieBetweenness(ties:options:)`` by value would take minutes or longer: where figures times ties are beyond
  /// two billion, and ties are no forest. Nothing is estimated there.
  ///
  /// - Parameter ties: which ties count.
  /// - Complexity: O(n + m).
  public func takesMinutesByValue(ties: TieSelection = .all) -> Bool {
    tiePaths(ties: ties, isWeighted: true).takeMinutes
  }

  /// How much runs along each tie.
  ///
  /// Where searches from every figure would take minutes, as in a consensus, betweenness is the share of 40,000 random
  /// shortest paths that run along a tie, and ``TieRanking/estimate`` says how well that is known.
  ///
  /// - Parameters:
  ///   - ties: which ties count.
  ///   - options: whether distances are by value (``CentralityOptions/isWeighted``), 1 / |value| a tie, when
  ///     ambivalent ties are no way and left out; whether nothing is estimated (``CentralityOptions/isExact``), as
  ///     nothing is by value, where ``takesMinutesByValue(ties:)`` warns of what that takes; and how many threads may
  ///     work. Directions play no part.
  ///
  /// Algorithm: Brandes 2008; of samples, Riondato & Kornaropoulos 2016 and Maurer & Pontil 2009.
  ///
  /// - Complexity: O(nm), by value O(nm log n), of a forest O(n) either way; estimated, about as many steps as 40,000 searches for paths take.
  public func tieBetweenness(
    ties: TieSelection = .all, options: CentralityOptions = CentralityOptions()
  ) -> TieRanking {
    tiePaths(ties: ties, isWeighted: options.isWeighted).betweenness(options: options)
  }

  /// What ``takesMinutesByValue(ties:)`` and ``tieBetweenness(ties:options:)`` look at, for who asks both.
  ///
  /// - Parameter isWeighted: whether distances are by value.
  /// - Complexity: O(n + m).
  package func tiePaths(ties: TieSelection = .all, isWeighted: Bool) -> TiePaths {
    let graph = tieGraph(selection: ties)
    guard isWeighted else { return TiePaths(list: list, graph: graph, lengths: nil) }
    let (tied, lengths) = Self.distances(graph: graph)
    return TiePaths(list: list, graph: tied, lengths: lengths)
  }
}

/// The ties that paths run along, and how long they are.
package struct TiePaths: Sendable {
  let list: FigureList
  let graph: CompactGraph
  /// Of each arc; nil where all are of one length.
  let lengths: [Double]?

  /// Whether to follow the shortest of all takes minutes or longer, and nothing is estimated.
  ///
  /// - Complexity: O(n + m).
  package var takeMinutes: Bool { lengths != nil && Estimation.isTooMuchByValue(graph) }

  /// See ``Snapshot/tieBetweenness(ties:options:)``.
  ///
  /// - Parameter options: whether nothing is estimated, and how many threads may work.
  package func betweenness(options: CentralityOptions) -> TieRanking {
    // Where there is one path between two, its length says nothing.
    let lengths = graph.isForest ? nil : lengths
    let threads = max(1, options.threads)
    let scores: [Double]
    var estimate: Scores.Estimate?
    if lengths == nil, !options.isExact, Estimation.isNeeded(for: graph) {
      let sample = Estimation.edgeBetweenness(of: graph, threads: threads)
      (scores, estimate) = (sample.values, Scores.Estimate(of: sample))
    } else {
      let isLarge = graph.vertexCount * graph.arcCount > 1_000_000
      scores = graph.edgeBetweenness(lengths: lengths, threads: isLarge ? threads : 1)
    }
    let shared = graph.sharedNeighborCounts()
    var found: [TieRanking.Tie] = []
    var foundScores: [Double] = []
    // One arc of each tie: that from the first by id.
    for source in 0..<graph.vertexCount {
      for arc in graph.arcs(of: source) where Int(graph.targets[arc]) > source {
        found.append(
          TieRanking.Tie(
            source: Int32(truncatingIfNeeded: source), target: graph.targets[arc],
            value: graph.weight(ofArc: arc), sharedNeighbors: shared[arc]))
        foundScores.append(scores[arc])
      }
    }
    return TieRanking(
      estimate: estimate, list: list, ties: found, ranking: Ranking(scores: foundScores))
  }
}
