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
  /// Algorithm: Brandes 2008, "On variants of shortest-path betweenness centrality", Social Networks 30; without lengths on
  /// what ``DegreeOneReduction`` leaves of the graph.
  ///
  /// - Complexity: time O(nm), with lengths O(n (n + m) log n); space O(n + m) a thread.
  package func edgeBetweenness(lengths: [Double]? = nil, threads: Int = 1) -> [Double] {
    precondition(!isDirected, "edge betweenness is of undirected graphs")
    let steps =
      lengths.map { stepSums(lengths: $0, threads: threads) } ?? stepSums(threads: threads)
    // Every pair was met from both ends, on one arc of the edge or on the other.
    let pairs = Double(vertexCount) * Double(vertexCount - 1)
    return sumsOverEdges(of: steps).map { $0 / pairs }
  }

  /// By arc, over all ordered pairs of vertices: the share of the shortest paths that run along it.
  private func stepSums(threads: Int) -> [Double] {
    let reduction = DegreeOneReduction(self)
    let graph = ReducedGraph(graph: self, kept: reduction.kept, mass: reduction.mass)
    let progress = WorkStep(name: "edge betweenness", of: graph.vertexCount)
    let found = parallelSums(
      over: (0..<graph.vertexCount).inChunks(), threads: threads,
      length: graph.rows.targets.count,
      makeWorkspace: { SingleSourceBrandes(graph, countsSteps: true) },
      vector: { sources, search in
        for source in sources where !progress.isCancelled {
          search.accumulate(from: Int32(truncatingIfNeeded: source))
          progress.advance()
        }
        return search.takeStepSums()
      })
    var sums = [Double](repeating: 0, count: arcCount)
    for (vertex, source) in graph.originals.enumerated() {
      for arc in graph.arcs(of: vertex) {
        let target = graph.originals[Int(graph.rows.targets[arc])]
        if let place = position(ofArcFrom: Int(source), to: Int(target)) {
          sums[place] = found[arc]
        }
      }
    }
    // On one arc for both, as the two are added.
    for bridge in reduction.bridges { sums[bridge.arc] = 2 * bridge.pairs }
    return sums
  }

  /// The same by lengths.
  private func stepSums(lengths: [Double], threads: Int) -> [Double] {
    let graph = CompactGraph(
      offsets: offsets, targets: targets, weights: lengths, isDirected: false)
    let progress = WorkStep(name: "edge betweenness", of: vertexCount)
    return parallelSums(
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
  }

  /// By arc: the sum of what stands on both arcs of its edge.
  func sumsOverEdges(of values: [Double]) -> [Double] {
    var sums = values
    for vertex in 0..<vertexCount {
      for arc in arcs(of: vertex) where Int(targets[arc]) > vertex {
        guard let back = position(ofArcFrom: Int(targets[arc]), to: vertex) else { continue }
        let sum = values[arc] + values[back]
        (sums[arc], sums[back]) = (sum, sum)
      }
    }
    return sums
  }
}
