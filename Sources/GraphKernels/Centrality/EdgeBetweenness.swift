import LongWork

extension CompactGraph {
  /// How many of the shortest paths between all vertices run along each edge.
  ///
  /// `b(e) = Σ_{s<t} σ_st(e) / σ_st / (n (n − 1) / 2)` over unordered pairs of vertices, where σ_st counts
  /// the shortest paths from s to t and σ_st(e) those along e. Definition: Anthonisse 1971; Girvan & Newman
  /// 2002, "Community structure in social and biological networks", PNAS 99:7821; scaled as NetworkX has it.
  ///
  /// - Parameters:
  ///   - lengths: how long each arc is, aligned with `targets`: above 0, finite, and the same both ways;
  ///     nil where all are alike.
  ///   - threads: how many threads may work at once; the scores are the same bits for any.
  /// - Returns: a score for every arc, the same for both of an edge.
  ///
  /// Algorithm: Brandes 2008, "On variants of shortest-path betweenness centrality", Social Networks 30.
  ///
  /// - Complexity: time O(n (n + m) log n); space O(n + m) a thread.
  package func edgeBetweenness(lengths: [Double]? = nil, threads: Int = 1) -> [Double] {
    precondition(!isDirected, "edge betweenness is of undirected graphs")
    let graph = CompactGraph(
      offsets: offsets, targets: targets,
      weights: lengths ?? [Double](repeating: 1, count: arcCount), isDirected: false)
    let progress = WorkStep(name: "edge betweenness", of: vertexCount)
    let sums = parallelSums(
      over: (0..<vertexCount).inChunks(), threads: threads, length: arcCount,
      makeWorkspace: { DijkstraBrandes(graph) },
      vector: { sources, workspace in
        var sums = [Double](repeating: 0, count: arcCount)
        for source in sources where !progress.isCancelled {
          workspace.accumulate(from: source, mass: { _ in 1 }, visitVertex: { _, _ in }) {
            vertex, before, share in
            if let arc = position(ofArcFrom: Int(vertex), to: Int(before)) { sums[arc] += share }
          }
          progress.advance()
        }
        return sums
      })
    // Every pair was met from both ends, on one arc of the edge or on the other.
    let pairs = Double(vertexCount) * Double(vertexCount - 1)
    var scores = sums
    for vertex in 0..<vertexCount {
      for arc in arcs(of: vertex) where Int(targets[arc]) > vertex {
        guard let back = position(ofArcFrom: Int(targets[arc]), to: vertex) else { continue }
        let score = (sums[arc] + sums[back]) / pairs
        (scores[arc], scores[back]) = (score, score)
      }
    }
    return scores
  }
}
