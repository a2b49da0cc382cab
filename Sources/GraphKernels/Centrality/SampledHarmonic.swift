import LongWork

extension CompactGraph {
  /// Estimates harmonic centrality, as ``harmonic(threads:)`` defines it, from the distances to some vertices drawn at
  /// random (Eppstein & Wang 2004, "Fast approximation of centrality", J. Graph Algorithms Appl. 8:39).
  ///
  /// Neighbors are counted, not drawn, and components that are trees or have no more than 512 vertices are exact. The
  /// error is that of Bardenet & Maillard 2015, "Concentration inequalities for sampling without replacement", Bernoulli
  /// 21:1361, theorem 4.3: of reciprocals of at most ½ whose sample has the variance V,
  /// √(2 V l (1 − (k − 1)/n) / k) + ½ (7/3 + 3/√2) l / k, where k is the number of sources drawn of n, and l = ln 10n/δ for
  /// both sides of all vertices. A directed graph is read without directions.
  ///
  /// - Parameters:
  ///   - sources: how many to draw, at least 1; of fewer vertices all are taken, and the error is 0.
  ///   - seed: of the draws.
  ///   - threads: how many threads may work at once; the scores are the same bits for any.
  /// - Complexity: time O(n + km), 512 searches at once; space O(n + m), and O(n + m) a thread.
  package func sampledHarmonic(sources: Int, seed: UInt64, threads: Int = 1) -> SampledScores {
    precondition(sources > 0, "at least one source has to be drawn")
    let (n, k) = (Double(vertexCount), Double(sources))
    guard sources < vertexCount else {
      return SampledScores(values: harmonic(threads: threads), error: 0, samples: vertexCount)
    }
    let graph = ReducedGraph(undirected())
    var generator = SplitMix64(seed: seed)
    var drawn = (0..<Int32(vertexCount)).map { $0 }
    generator.shuffle(&drawn)
    var isDrawn = [Bool](repeating: false, count: vertexCount)
    for vertex in drawn.prefix(sources) { isDrawn[Int(vertex)] = true }
    let small = graph.blocks.filter {
      $0.vertices.count <= BatchedBreadthFirstSearch.width || $0.isTree
    }
    let large = graph.blocks.filter {
      $0.vertices.count > BatchedBreadthFirstSearch.width && !$0.isTree
    }
    let exact = graph.exactReciprocals(of: small)
    let batches = large.flatMap { block in
      graph.neighborly(of: block) { isDrawn[Int(graph.originals[$0])] }
        .inPieces(of: BatchedBreadthFirstSearch.width).map { (sources: $0, block: block) }
    }
    let progress = WorkStep(name: "distances", of: batches.count)
    let found = parallelSums(
      over: batches, threads: threads, length: 3 * graph.vertexCount,
      makeWorkspace: { BatchedBreadthFirstSearch(graph, isOfSample: true) },
      vector: { batch, search in
        if !progress.isCancelled { search.search(from: batch.sources, in: batch.block) }
        progress.advance()
        return search.takeSums()
      })
    var values = [Double](repeating: 0, count: vertexCount)
    for block in small {
      for vertex in block.vertices {
        values[Int(graph.originals[vertex])] = exact[vertex] / (n - 1)
      }
    }
    var variance = 0.0
    for vertex in large.lazy.flatMap(\.vertices) {
      let (sum, squares) = (found[3 * vertex + 2], found[3 * vertex + 1])
      variance = max(variance, (squares - sum * sum / k) / max(1, k - 1))
      values[Int(graph.originals[vertex])] =
        (Double(graph.arcs(of: vertex).count) + n / k * sum) / (n - 1)
    }
    let logarithm = SampledScores.logarithm(of: 10 * n)
    let error =
      (2 * variance * logarithm * (1 - (k - 1) / n) / k).squareRoot()
      + 0.5 * (7 / 3 + 3 / 2.0.squareRoot()) * logarithm / k
    return SampledScores(
      values: values, error: large.isEmpty ? 0 : min(1, n / (n - 1) * error), samples: sources)
  }
}

extension ReducedGraph {
  /// By vertex of the blocks: the sum of the reciprocals of its distances to the others.
  fileprivate func exactReciprocals(of blocks: [Block]) -> [Double] {
    let search = BatchedBreadthFirstSearch(self)
    var sums = [Double](repeating: 0, count: vertexCount)
    for block in blocks where block.isTree {
      var tree = TreeDistances(graph: self, block: block)
      let found = tree.sums()
      for vertex in block.vertices { sums[vertex] = found[3 * vertex + 2] }
    }
    let others = blocks.filter { !$0.isTree }
    for block in others { search.search(from: neighborly(of: block)[...], in: block) }
    let found = search.takeSums()
    for vertex in others.lazy.flatMap(\.vertices) { sums[vertex] = found[3 * vertex + 2] }
    return sums
  }
}
