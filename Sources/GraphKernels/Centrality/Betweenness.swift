import LongWork

extension CompactGraph {
  /// How far each vertex lies on the shortest paths between others, exactly.
  ///
  /// `b(v) = Σ_{s<t} σ_st(v) / σ_st / ((n − 1)(n − 2) / 2)`, over unordered pairs of other vertices,
  /// where σ_st counts the shortest paths, in hops, from s to t and σ_st(v) those through v. A
  /// directed graph is read without directions; weights play no part. With fewer than three
  /// vertices every score is 0. Definition: Freeman 1977, Sociometry 40. Algorithm: Brandes 2001,
  /// "A faster algorithm for betweenness centrality", Journal of Mathematical Sociology 25.
  ///
  /// - Parameter threads: how many threads may work at once; the scores are the same bits for any.
  ///
  /// - Complexity: time O(nm); space O(n + m), and O(n) a thread.
  package func betweenness(threads: Int = 1) -> [Double] {
    let graph = undirected()
    let folding = DegreeOneReduction(graph)
    let folded = ReducedGraph(graph: graph, kept: folding.kept, mass: folding.mass)
    var dependencies = folding.dependencies
    let found = folded.dependencies(threads: threads)
    for (vertex, dependency) in zip(folded.originals, found) {
      dependencies[Int(vertex)] += dependency
    }
    return graph.betweennessScores(ofDependencies: dependencies)
  }

  /// Scales the dependencies summed over all sources, which count every pair from both ends.
  func betweennessScores(ofDependencies dependencies: [Double]) -> [Double] {
    guard vertexCount > 2 else { return [Double](repeating: 0, count: vertexCount) }
    let orderedPairs = Double(vertexCount - 1) * Double(vertexCount - 2)
    return dependencies.map { $0 / orderedPairs }
  }
}

extension ReducedGraph {
  /// For every vertex, over all ordered pairs of others, the share of shortest paths through it.
  func dependencies(threads: Int) -> [Double] {
    let batches = batches()
    let progress = WorkStep(name: "betweenness", of: vertexCount)
    // Chunks are what the bits of the sums depend on, so the threads have no say in their size.
    return parallelSums(
      over: batches.indices.inChunks().map { batches[$0] }, threads: threads, length: vertexCount,
      makeWorkspace: { BrandesWorkspace(graph: self, progress: progress) },
      vector: { batches, workspace in workspace.sums(of: batches) })
  }

  /// Sources that are searched from at once.
  private func batches() -> [BrandesBatch] {
    var batches: [BrandesBatch] = []
    for block in blocks {
      let sources = neighborly(of: block)
      let isShallow = isShallow(block, sources: sources)
      batches += sources.inPieces(of: BatchedBrandes.laneCount).map {
        BrandesBatch(sources: $0, block: block, isShallow: isShallow)
      }
    }
    return batches
  }

  /// Whether the searches of a batch meet often enough for batches to pay, by trying the first.
  ///
  /// Measured: an entry of a batch costs about as much as a search alone takes for twelve arcs.
  private func isShallow(_ block: Block, sources: [Int32]) -> Bool {
    let batch = BatchedBrandes(self)
    let pilot = sources.prefix(BatchedBrandes.laneCount)
    guard batch.accumulate(from: pilot, in: block) else { return false }
    return 12 * batch.entryCount < pilot.count * (block.vertices.count + block.arcCount)
  }
}

private struct BrandesBatch: Sendable {
  var sources: ArraySlice<Int32>
  var block: ReducedGraph.Block
  var isShallow: Bool
}

/// One thread's buffers for both ways of going through a batch, made when first needed.
private final class BrandesWorkspace {
  private let graph: ReducedGraph
  private let progress: WorkStep
  private lazy var batched = BatchedBrandes(graph)
  private lazy var plain = SingleSourceBrandes(graph)

  init(graph: ReducedGraph, progress: WorkStep) {
    self.graph = graph
    self.progress = progress
  }

  func sums(of batches: ArraySlice<BrandesBatch>) -> [Double] {
    var sums = [Double](repeating: 0, count: graph.vertexCount)
    func add(_ other: [Double]) { for index in sums.indices { sums[index] += other[index] } }
    for batch in batches {
      if progress.isCancelled { break }
      defer { progress.advance(by: batch.sources.count) }
      if batch.isShallow, batched.accumulate(from: batch.sources, in: batch.block) { continue }
      for source in batch.sources where !progress.isCancelled { plain.accumulate(from: source) }
    }
    if batches.contains(where: \.isShallow) { add(batched.takeSums()) }
    add(plain.takeSums())
    return sums
  }
}
