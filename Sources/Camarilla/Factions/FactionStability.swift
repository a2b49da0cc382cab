import GraphKernels
import LongWork

/// How firmly each figure belongs to its faction: what other searches make of it.
///
/// A division is often one of many that are nearly as good. Those memberships on which separate
/// searches agree are worth more than those that chance decides (Lancichinetti & Fortunato,
/// *Consensus clustering in complex networks*, Sci. Rep. 2, 2012). The measure is that of Hennig,
/// *Cluster-wise assessment of cluster stability*, Comput. Stat. Data Anal. 52, 2007, taken figure by
/// figure.
public struct FactionStability: Hashable, Sendable {
  /// The division whose memberships are judged: what ``Snapshot/factions(options:threads:)`` gives
  /// for the same options.
  public let factions: Factions
  /// How many other searches had their say.
  public let runs: Int
  /// Every figure, sorted by id.
  public let members: [Member]

  /// Below this a membership is unstable; Hennig's bound for a valid cluster.
  public static let threshold = 0.75

  /// One figure's membership.
  public struct Member: Encodable, Hashable, Sendable, Identifiable {
    /// The figure's id.
    public let id: Figure.ID
    /// The name of the figure, as it is shown.
    public let name: String
    /// The label of its faction.
    public let faction: String
    /// The mean over the runs of how alike the figure's company was: the figures that both its faction
    /// here and its faction there have, over all that either has (Jaccard's index). 1 if every run put
    /// it among the same figures; above 0 in any case, as it is in both itself.
    public let stability: Double

    /// Whether ``stability`` reaches ``FactionStability/threshold``.
    public var isStable: Bool { stability >= FactionStability.threshold }
  }

  /// The membership of a figure; nil when it isn't in the snapshot.
  ///
  /// - Complexity: O(log n).
  public subscript(id: Figure.ID) -> Member? {
    factions.list.index(of: id).map { members[$0] }
  }
}

extension Snapshot {
  /// Divides the figures into factions and says how stable each membership is.
  ///
  /// A run is a single search from a seed of its own, without the repetitions and the proof that make
  /// the division itself better; so it may end in any division that is nearly as good.
  ///
  /// - Parameters:
  ///   - options: how to divide; the seed is that of the division and of all the runs.
  ///   - runs: how many to hear, at least 1; by default 100, and fewer, but at least 10, in snapshots
  ///     of more than 5,000 ties.
  ///   - threads: how many searches may be made at once, at least 1; nothing depends on it.
  /// - Complexity: time that of the division, and a search each run; space O(n).
  public func factionStability(
    options: FactionOptions = .modularity, runs: Int? = nil, threads: Int = 1
  ) -> FactionStability {
    precondition(runs ?? 1 > 0, "judged by \(runs ?? 0) runs; expected 1 or more")
    let graph = factionGraph(for: options.method)
    let runs = runs ?? max(10, min(100, 1_000_000 / max(1, graph.ties.arcCount)))
    // The division takes about as long as this many single searches.
    return WorkPlan.run([20, Double(runs)]) {
      stability(of: graph, options: options, runs: runs, threads: threads)
    }
  }

  private func stability(
    of graph: FactionGraph, options: FactionOptions, runs: Int, threads: Int
  ) -> FactionStability {
    let (division, partition) = factions(of: graph, options: options, threads: threads)
    let progress = WorkStep(name: "stability", of: runs)
    // Where each run's numbers begin, so that it matters to none what thread makes it.
    var generator = SplitMix64(seed: options.seed)
    var indices = (0..<Int32(figures.count)).map { $0 }
    let generators = (0..<runs).map { _ in
      let start = generator
      if progress.isCancelled { return start }
      generator.shuffle(&indices)
      _ = generator.next()
      return start
    }
    let agreements = progress.map(
      0..<runs, threads: graph.ties.arcCount > 1_000 ? max(1, threads) : 1
    ) { run in
      var generator = generators[run]
      // Of equally good groups a search takes the first; numbering the figures anew for each run
      // leaves it to chance which that is.
      var indices = (0..<Int32(figures.count)).map { $0 }
      generator.shuffle(&indices)
      let seed = generator.next()
      let found = graph.ties.renumbered(indices).division(
        by: options.method, resolution: options.resolution, seed: seed,
        isConnected: options.isConnected, isWeighted: options.isWeighted, effort: .single
      ).partition
      return partition.companyAgreement(
        with: Partition(labels: indices.map { found.groups[Int($0)] }))
    }
    var sums = [DecimalSum](repeating: DecimalSum(), count: figures.count)
    for agreement in agreements where !progress.isCancelled {
      for (index, share) in agreement.enumerated() { sums[index].add(share) }
    }
    return FactionStability(
      factions: division, runs: runs,
      members: figures.enumerated().map { index, figure in
        FactionStability.Member(
          id: figure.id, name: figure.name, faction: division[division.factionIndices[index]].label,
          stability: sums[index].value / Double(runs))
      })
  }
}

extension CompactGraph {
  /// The same undirected graph with vertex v numbered `indices[v]`.
  fileprivate func renumbered(_ indices: [Int32]) -> CompactGraph {
    var (sources, ends, values): ([Int32], [Int32], [Double]) = ([], [], [])
    for vertex in 0..<vertexCount {
      for arc in arcs(of: vertex) where Int(targets[arc]) > vertex {
        sources.append(indices[vertex])
        ends.append(indices[Int(targets[arc])])
        values.append(weight(ofArc: arc))
      }
    }
    return .undirected(
      vertexCount: vertexCount, sources: sources, targets: ends, weights: values)
  }
}
