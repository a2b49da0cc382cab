extension CompactGraph {
  /// Groups of vertices that maximize signed modularity, by the Leiden method.
  ///
  /// Fast local moving with a queue, refinement and aggregation are iterated until nothing improves
  /// (Traag, Waltman & van Eck 2019, "From Louvain to Leiden: guaranteeing well-connected
  /// communities", Sci. Rep. 9:5233), for the modularity that `modularity(of:resolution:)` defines.
  /// The search is repeated from several random orders and the best partition kept, the first of
  /// equals.
  ///
  /// Promises:
  /// - Without negative edges each group is connected: splitting what isn't never lowers modularity.
  ///   With negative edges the null model rewards putting vertices with common negative neighbors together, so a
  ///   group may fall apart by its positive edges; but only where no such part is worth as much on its
  ///   own. With `isConnected` it never falls apart, and a vertex without positive edges stands alone.
  /// - No vertex can be moved to another group, or out on its own, so that modularity rises; with
  ///   `isConnected` none that leaves both groups connected. (Of more than 2,000 groups, those without
  ///   positive edges to the vertex aren't all tried.)
  /// - The same graph, resolution, seed and number of restarts give the same partition everywhere.
  ///   Another numbering of the vertices may lead the search to another partition.
  ///
  /// Refinement takes the best merger after chance has taken up to a fiftieth off the gain of each, where the paper
  /// draws one with a probability that grows with its gain. On graphs of over 5,000 arcs the first iteration of the
  /// first search visits the vertices in the order of their degrees; all other orders are random. An iteration that
  /// is to be the only one isn't refined: it is the method of Louvain (Blondel, Guillaume, Lambiotte & Lefebvre 2008,
  /// "Fast unfolding of communities in large networks", J. Stat. Mech. P10008), followed by what makes the promises good.
  ///
  /// - Parameters:
  ///   - resolution: γ, from 0 to 1e100.
  ///   - restarts: how often to search; at least 1, on graphs of over 50,000 arcs 4 unless `iterations` are told. By
  ///     default `defaultRestarts`.
  ///   - iterations: the most that each search may take; by default as many as improve anything. What
  ///     is promised of the groups holds for any number.
  ///   - threads: how many threads may search at once; the partition is the same for any.
  ///   - isConnected: whether the best is sought among the partitions whose groups are connected by
  ///     their own positive edges, as Traag, Waltman & van Eck demand of a community. Every search then
  ///     takes what it has found apart where it isn't, and goes on from there.
  ///   - start: a partition that competes with what the searches find.
  /// - Complexity: nearly linear in arcs an iteration in practice; O(vertices + arcs) space.
  package func communities(
    resolution: Double = 1, seed: UInt64 = 0, restarts: Int? = nil, iterations: Int? = nil,
    threads: Int = 1, isConnected: Bool = false, from start: Partition? = nil
  ) -> Partition {
    precondition(0...1e100 ~= resolution, "the resolution is \(resolution); expected 0 to 1e100")
    let layers = SignedLayers(self)
    let search = Leiden(
      layers: layers, objective: .modularity(of: layers, resolution: resolution),
      isConnected: isConnected)
    return search.best(
      seed: seed, restarts: restarts ?? defaultRestarts, iterations: iterations, threads: threads,
      from: start)
  }

  /// How often group search starts when the caller doesn't say: 100 times on small graphs, fewer on
  /// larger ones so that the visited arcs stay near a million, but at least three times.
  package var defaultRestarts: Int { max(3, min(100, 1_000_000 / max(1, arcCount))) }
}
