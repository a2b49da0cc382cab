import LongWork

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
  /// Distances are in hops; a directed graph is read without directions. A graph of few vertices is searched by
  /// ``WordSearch``. Each component of another takes one of three ways: a tree, ``TreeDistances``; one as long as
  /// ``ReducedGraph/Block/isDeep`` says, ``NeighborhoodSearch``; any other, ``BatchedBreadthFirstSearch``.
  ///
  /// - Parameter threads: how many threads may work at once; the sums are the same bits for any.
  ///
  /// - Complexity: time O(nm), hundreds of searches at once; for trees O(n log n + h²), h the
  ///   height; space O(n + m), and O(n + m) a thread.
  package func distanceSums(threads: Int = 1) -> DistanceSums {
    vertexCount <= WordSearch.mostVertices
      ? WordSearch(self).distanceSums() : reducedDistanceSums(threads: threads)
  }

  /// The same, however few the vertices are.
  package func reducedDistanceSums(threads: Int) -> DistanceSums {
    let graph = ReducedGraph(undirected())
    let batches = graph.searchBatches()
    let progress = WorkStep(name: "distances", of: graph.vertexCount)
    // Chunks are what the bits of the sums depend on, so the threads have no say in their size.
    let size = (batches.count + 31) / 32
    let chunks = stride(from: 0, to: batches.count, by: max(1, size)).map {
      batches[$0..<min($0 + size, batches.count)]
    }
    let found = parallelSums(
      over: chunks, threads: threads, length: 3 * graph.vertexCount,
      makeWorkspace: { SearchWorkspace(graph: graph, progress: progress) },
      vector: { batches, workspace in workspace.sums(of: batches) })
    var sums = DistanceSums(
      reached: [Int](repeating: 0, count: vertexCount),
      distances: [Int](repeating: 0, count: vertexCount),
      reciprocals: [Double](repeating: 0, count: vertexCount))
    for (index, vertex) in graph.originals.enumerated() {
      sums.reached[Int(vertex)] = Int(found[3 * index])
      sums.distances[Int(vertex)] = Int(found[3 * index + 1])
      sums.reciprocals[Int(vertex)] = found[3 * index + 2]
    }
    return sums
  }
}

/// Sources that are searched from at once, or a whole tree.
private struct SearchBatch: Sendable {
  var sources: [Int32]
  var block: ReducedGraph.Block
}

extension ReducedGraph {
  fileprivate func searchBatches() -> [SearchBatch] {
    var batches: [SearchBatch] = []
    for block in blocks {
      if block.isTree {
        batches.append(SearchBatch(sources: [], block: block))
      } else if block.isDeep {
        for sources in NeighborhoodSearch(self).neighborhoods(of: block) {
          batches.append(SearchBatch(sources: sources, block: block))
        }
      } else {
        for piece in neighborly(of: block).inPieces(of: BatchedBreadthFirstSearch.width) {
          batches.append(SearchBatch(sources: Array(piece), block: block))
        }
      }
    }
    return batches
  }
}

/// One thread's buffers for all ways of going through a batch, made when first needed.
private final class SearchWorkspace {
  private let graph: ReducedGraph
  private let progress: WorkStep
  private lazy var together = BatchedBreadthFirstSearch(graph)
  private lazy var nearby = NeighborhoodSearch(graph)

  init(graph: ReducedGraph, progress: WorkStep) {
    self.graph = graph
    self.progress = progress
  }

  func sums(of batches: ArraySlice<SearchBatch>) -> [Double] {
    var parts: [[Double]] = []
    for batch in batches {
      if progress.isCancelled { return [Double](repeating: 0, count: 3 * graph.vertexCount) }
      if batch.block.isTree {
        var tree = TreeDistances(graph: graph, block: batch.block)
        parts.append(tree.sums())
      } else if batch.block.isDeep {
        nearby.search(from: batch.sources, in: batch.block)
      } else {
        together.search(from: batch.sources[...], in: batch.block)
      }
      progress.advance(
        by: batch.block.isTree ? batch.block.vertices.count : batch.sources.count)
    }
    let others = batches.lazy.filter { !$0.block.isTree }
    if others.contains(where: \.block.isDeep) { parts.append(nearby.takeSums()) }
    if others.contains(where: { !$0.block.isDeep }) { parts.append(together.takeSums()) }
    return parts.dropFirst().reduce(into: parts[0]) { sums, part in
      for index in sums.indices { sums[index] += part[index] }
    }
  }
}
