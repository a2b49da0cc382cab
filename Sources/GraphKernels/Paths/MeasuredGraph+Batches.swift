import LongWork

/// Sources that are searched from at once.
struct MeasuredBatch: Sendable {
  var sources: ArraySlice<Int32>
  var block: ReducedGraph.Block
}

extension MeasuredGraph {
  /// Sums of what batches of searches from every vertex contribute, the same bits for any number of threads.
  ///
  /// - Parameters:
  ///   - length: the length of the sums.
  ///   - makeWorkspace: the buffers of one thread.
  ///   - add: takes a batch, and adds what its searches contribute, unless the step is cancelled.
  ///   - finish: adds what the workspace has kept since it was last called.
  func sumsOfBatches<Workspace>(
    length: Int, threads: Int, makeWorkspace: @Sendable () -> Workspace,
    add: @Sendable (MeasuredBatch, Workspace, WorkStep, inout [Double]) -> Void,
    finish: @Sendable (Workspace, inout [Double]) -> Void = { _, _ in }
  ) -> [Double] {
    let batches = batches()
    let progress = WorkStep(name: "weighted distances", of: order.vertexCount)
    // Waking a thread takes longer than searches in a small graph.
    let isSmall = order.vertexCount * inward.lengths.count < 100_000
    // Chunks are what the bits of the sums depend on, so the threads have no say in their size.
    return parallelSums(
      over: batches.indices.inChunks().map { batches[$0] }, threads: isSmall ? 1 : threads,
      length: length, makeWorkspace: makeWorkspace,
      vector: { batches, workspace in
        var sums = [Double](repeating: 0, count: length)
        for batch in batches where !progress.isCancelled {
          add(batch, workspace, progress, &sums)
          progress.advance(by: batch.sources.count)
        }
        finish(workspace, &sums)
        return sums
      })
  }

  private func batches() -> [MeasuredBatch] {
    var batches: [MeasuredBatch] = []
    for block in order.blocks {
      let sources = block.isDeep ? patches(of: block) : order.neighborly(of: block)
      for piece in sources.inPieces(of: DistanceLanes.count) {
        batches.append(MeasuredBatch(sources: piece, block: block))
      }
    }
    return batches
  }

  /// A block's vertices, so that those of a batch are a breadth-first search's from one of them.
  ///
  /// In a long graph the distances from sources close together differ little wherever they are measured, and each
  /// vertex changes seldom until all are found.
  private func patches(of block: ReducedGraph.Block) -> [Int32] {
    let first = block.vertices.lowerBound
    var isTaken = [Bool](repeating: false, count: block.vertices.count)
    var sources: [Int32] = []
    sources.reserveCapacity(block.vertices.count)
    var next = 0
    for start in block.vertices {
      if !isTaken[start - first] {
        isTaken[start - first] = true
        sources.append(Int32(truncatingIfNeeded: start))
      }
      // Until the batch is full, or nothing is left around.
      while next < sources.count, !sources.count.isMultiple(of: DistanceLanes.count) {
        for arc in order.arcs(of: Int(sources[next])) {
          let neighbor = order.rows.targets[arc]
          if isTaken[Int(neighbor) - first] { continue }
          isTaken[Int(neighbor) - first] = true
          sources.append(neighbor)
          if sources.count.isMultiple(of: DistanceLanes.count) { break }
        }
        next += 1
      }
      if sources.count.isMultiple(of: DistanceLanes.count) { next = sources.count }
    }
    return sources
  }
}
