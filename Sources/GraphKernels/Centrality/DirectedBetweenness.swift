import LongWork

extension CompactGraph {
  /// How far each vertex lies on the shortest paths from others to others, along arcs as they run.
  ///
  /// `b(v) = Σ_{s≠t} σ_st(v) / σ_st / ((n − 1)(n − 2))`, over ordered pairs of other vertices, where
  /// σ_st counts the shortest paths, in hops, from s to t and σ_st(v) those through v; weights play
  /// no part. With fewer than three vertices every score is 0. Definition and scaling: White &
  /// Borgatti 1994, "Betweenness centrality measures for directed graphs", Social Networks 16, as
  /// NetworkX has it. Where every arc is answered the scores are those of ``betweenness(threads:)``.
  ///
  /// - Parameter threads: how many threads may work at once; the scores are the same bits for any.
  ///
  /// Algorithm: Brandes 2001.
  ///
  /// - Complexity: time O(nm); space O(n + m), and O(n) a thread.
  package func directedBetweenness(threads: Int = 1) -> [Double] {
    let graph = ReducedGraph(asItIs: self)
    let sums = parallelSums(
      overSources: vertexCount, threads: threads,
      step: WorkStep(name: "betweenness", of: vertexCount),
      makeWorkspace: { SingleSourceBrandes(graph) },
      search: { source, workspace in
        workspace.accumulate(from: Int32(truncatingIfNeeded: source))
      },
      takeSums: { $0.takeSums() })
    return betweennessScores(ofDependencies: sums)
  }
}
