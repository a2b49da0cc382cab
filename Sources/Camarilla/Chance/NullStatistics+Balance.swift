import GraphKernels

extension NullStatistics {
  /// How long the search for the best split of the snapshot and of each draw may take, in elementary
  /// operations: some milliseconds, in which the splits of small snapshots are proven the best.
  private static let work = 4_000_000

  static func balance(options: BalanceOptions) -> NullStatistics {
    let signs = ["+++", "++-", "+--", "---"]
    return NullStatistics(
      labels: (signs + ["degreeOfBalance"] + (options.seeksFrustration ? ["frustration"] : []))
        .map { Label($0) }
    ) { ties in
      let graph = options.isDirected ? ties.arcGraph() : ties.tieGraph()
      let census =
        options.isDirected
        ? SignedTriangles(counts: graph.transitiveTriads().semicycles)
        : ties.signedTriangles(of: graph)
      let numbers = census.counts.map(Double.init) + [census.degreeOfBalance]
      guard options.seeksFrustration else { return numbers }
      let frustration = graph.frustration(
        seed: options.seed, workLimit: min(options.workLimit, work), isWeighted: options.isWeighted
      )
      return numbers + [frustration.weight]
    }
  }

  static func factions(of snapshot: Snapshot, options: FactionOptions) -> NullStatistics {
    let byModularity = options.method == .modularity
    return NullStatistics(
      labels: [byModularity ? "modularity" : "frustration", "factions", "alone"].map { Label($0) },
      readsUnsigned: byModularity && snapshot.isUnsigned
    ) { ties in
      let graph = ties.tieGraph()
      let division = graph.division(
        by: options.method, resolution: options.resolution, seed: options.seed,
        isConnected: options.isConnected, isWeighted: options.isWeighted,
        effort: .limited(searches: searches(of: graph), work: work))
      let quality =
        byModularity
        ? graph.modularity(of: division.partition, resolution: options.resolution)
        : division.weight
      let alone = division.partition.members.count { $0.count == 1 }
      return [quality, Double(division.partition.groupCount - alone), Double(alone)]
    }
  }

  /// How often factions are searched for in the snapshot and in each draw: as often as in an answer, if
  /// that is small, and eight times in one of 150 figures and 1,250 ties.
  private static func searches(of graph: CompactGraph) -> Int {
    max(1, min(graph.defaultRestarts, 20_000 / max(1, graph.arcCount)))
  }
}
