extension CompactGraph {
  /// Estimates betweenness, as ``betweenness(threads:)`` defines it, from shortest paths between pairs drawn at random:
  /// the share of the paths that pass through a vertex.
  ///
  /// The error is that of ``SampledPaths``. A directed graph is read without directions.
  ///
  /// - Parameters:
  ///   - samples: how many paths, at least 1.
  ///   - seed: of the draws.
  ///   - threads: how many threads may work at once; the scores are the same for any.
  /// - Complexity: of a path O(m) at worst, and about √m in graphs without much structure; space O(n + m) a thread.
  package func sampledBetweenness(samples: Int, seed: UInt64, threads: Int = 1) -> SampledScores {
    precondition(samples > 0, "at least one path has to be drawn")
    let count = vertexCount
    guard count > 2 else {
      return SampledScores(values: [Double](repeating: 0, count: count), error: 0, samples: samples)
    }
    let graph = undirected()
    let paths = SampledPaths(
      of: graph, samples: samples, seed: seed, threads: threads, step: "betweenness",
      placeCount: count, places: { path in path.dropFirst().dropLast().map { Int($0) } })
    // Of all pairs, those that don't end in a vertex; of a path's vertices, two are its ends.
    let pairs = Double(count) / Double(count - 2)
    return SampledScores(
      values: paths.shares.map { pairs * $0 },
      error: pairs
        * paths.error(placeCount: count, mostOfPath: graph.mostVerticesOfShortestPath - 2),
      samples: samples)
  }

  /// Estimates edge betweenness, as ``edgeBetweenness(lengths:threads:)`` defines it without lengths, from shortest paths
  /// between pairs drawn at random: the share of the paths that run along an edge.
  ///
  /// The error is that of ``SampledPaths``.
  ///
  /// - Parameters: as ``sampledBetweenness(samples:seed:threads:)`` has them.
  /// - Returns: a score for every arc, the same for both of an edge.
  /// - Complexity: as ``sampledBetweenness(samples:seed:threads:)``.
  package func sampledEdgeBetweenness(
    samples: Int, seed: UInt64, threads: Int = 1
  ) -> SampledScores {
    precondition(!isDirected, "edge betweenness is of undirected graphs")
    precondition(samples > 0, "at least one path has to be drawn")
    guard arcCount > 0 else { return SampledScores(values: [], error: 0, samples: samples) }
    let paths = SampledPaths(
      of: self, samples: samples, seed: seed, threads: threads, step: "edge betweenness",
      placeCount: arcCount,
      places: { path in
        zip(path, path.dropFirst()).compactMap {
          position(ofArcFrom: Int(min($0, $1)), to: Int(max($0, $1)))
        }
      })
    // A path has an edge less than vertices.
    return SampledScores(
      values: sumsOverEdges(of: paths.shares),
      error: paths.error(
        placeCount: edgeCount, mostOfPath: mostVerticesOfShortestPath - 1),
      samples: samples)
  }
}
