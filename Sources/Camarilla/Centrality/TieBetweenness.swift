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

extension Snapshot {
  /// How much runs along each tie: the busiest first, then by their figures.
  ///
  /// - Parameters:
  ///   - ties: which ties count.
  ///   - options: whether distances are by value (``CentralityOptions/isWeighted``), 1 / |value| a tie, when
  ///     ambivalent ties are no way and left out; and how many threads may work. Directions play no part.
  ///
  /// Algorithm: Brandes 2008.
  ///
  /// - Complexity: O(nm log n).
  public func tieBetweenness(
    ties: TieSelection = .all, options: CentralityOptions = CentralityOptions()
  ) -> [TieBetweenness] {
    var graph = tieGraph(selection: ties)
    var lengths: [Double]?
    if options.isWeighted { (graph, lengths) = Self.distances(graph: graph) }
    let isLarge = graph.vertexCount * graph.arcCount > 1_000_000
    let scores = graph.edgeBetweenness(
      lengths: lengths, threads: isLarge ? max(1, options.threads) : 1)
    // One arc of each tie: that from the first by id.
    var ends: [(source: Int, arc: Int)] = []
    for source in 0..<graph.vertexCount {
      for arc in graph.arcs(of: source) where Int(graph.targets[arc]) > source {
        ends.append((source, arc))
      }
    }
    let ranking = Ranking(scores: ends.map { scores[$0.arc] })
    let shared = graph.sharedNeighborCounts()
    return ranking.order.map { index in
      let (source, arc) = ends[index]
      return TieBetweenness(
        figures: [figures[source].id, figures[Int(graph.targets[arc])].id],
        value: graph.weight(ofArc: arc), betweenness: ranking.scores[index],
        rank: ranking.ranks[index], sharedNeighbors: shared[arc])
    }
  }
}
