/// For every vertex: how many others it reaches, and the sums of its distances to them.
package struct DistanceSums: Sendable, Equatable {
  /// How many other vertices each vertex reaches.
  package var reached: [Int]
  /// The sum of each vertex's distances in hops to those.
  package var distances: [Int]
  /// The sum of the reciprocals of those distances.
  package var reciprocals: [Double]

  /// Closeness centrality as ``CompactGraph/closeness(threads:)`` defines it.
  package var closeness: [Double] {
    let others = Double(reached.count - 1)
    return zip(reached, distances).map { reached, distance in
      reached == 0 ? 0 : Double(reached) / others * (Double(reached) / Double(distance))
    }
  }

  /// Harmonic centrality as ``CompactGraph/harmonic(threads:)`` defines it.
  package var harmonic: [Double] {
    guard reached.count > 1 else { return reciprocals }
    let others = Double(reached.count - 1)
    return reciprocals.map { $0 / others }
  }
}

extension CompactGraph {
  /// What closeness and harmonic centrality are made of, for every vertex, from one sweep.
  ///
  /// Distances are in hops; a directed graph is read without directions.
  ///
  /// - Parameter threads: how many threads may work at once; the sums are the same bits for any.
  ///
  /// Time: O(nm), hundreds of searches at once. Space: O(n + m), and O(n) a thread.
  package func distanceSums(threads: Int = 1) -> DistanceSums {
    let graph = FoldedGraph(undirected())
    let batches = graph.searchBatches()
    // Chunks are what the bits of the sums depend on, so the threads have no say in their size.
    let size = max(1, batches.count / 64)
    let chunks = stride(from: 0, to: batches.count, by: size).map {
      batches[$0..<min($0 + size, batches.count)]
    }
    let found = orderedFold(
      chunks: chunks.count, threads: threads, length: 3 * graph.vertexCount,
      makeWorker: { SearchWorker(graph) },
      work: { chunk, worker in worker.sums(of: chunks[chunk]) })
    var sums = DistanceSums(
      reached: [Int](repeating: 0, count: vertexCount),
      distances: [Int](repeating: 0, count: vertexCount),
      reciprocals: [Double](repeating: 0, count: vertexCount))
    for (place, vertex) in graph.originals.enumerated() {
      sums.reached[Int(vertex)] = Int(found[3 * place])
      sums.distances[Int(vertex)] = Int(found[3 * place + 1])
      sums.reciprocals[Int(vertex)] = found[3 * place + 2]
    }
    return sums
  }
}

/// Sources that are searched from at once, or one after the other.
private struct SearchBatch: Sendable {
  var sources: ArraySlice<Int32>
  var block: FoldedGraph.Block
  var isShallow: Bool
}

extension FoldedGraph {
  fileprivate func searchBatches() -> [SearchBatch] {
    var batches: [SearchBatch] = []
    for block in blocks {
      let sources = neighbourly(block)[...]
      let isShallow = isShallow(block, sources.prefix(BitParallelSearch.width))
      for start in stride(from: 0, to: sources.count, by: BitParallelSearch.width) {
        let slice = sources.dropFirst(start).prefix(BitParallelSearch.width)
        batches.append(SearchBatch(sources: slice, block: block, isShallow: isShallow))
      }
    }
    return batches
  }

  /// Whether searches meet often enough for hundreds at once to pay, by trying the first.
  ///
  /// Measured: an entry of a batch costs about as much as a search alone takes for twelve arcs.
  private func isShallow(_ block: Block, _ sources: ArraySlice<Int32>) -> Bool {
    guard block.vertices.count > 2 * BitParallelSearch.width else { return true }
    let search = BitParallelSearch(self)
    search.search(from: sources, in: block)
    return 12 * search.entryCount < sources.count * (block.vertices.count + block.arcCount)
  }
}

/// One thread's room for both ways of going through a batch, made when first needed.
private final class SearchWorker {
  private let graph: FoldedGraph
  private lazy var together = BitParallelSearch(graph)
  private lazy var apart = PlainSearch(graph)

  init(_ graph: FoldedGraph) { self.graph = graph }

  func sums(of batches: ArraySlice<SearchBatch>) -> [Double] {
    for batch in batches {
      if batch.isShallow {
        together.search(from: batch.sources, in: batch.block)
      } else {
        for source in batch.sources { apart.search(from: source) }
      }
    }
    // The blocks of a chunk are either kind, and each vertex belongs to one.
    guard batches.contains(where: { !$0.isShallow }) else { return together.takeSums() }
    guard batches.contains(where: \.isShallow) else { return apart.takeSums() }
    return zip(together.takeSums(), apart.takeSums()).map { $0 + $1 }
  }
}
