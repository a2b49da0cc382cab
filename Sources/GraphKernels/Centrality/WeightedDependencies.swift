import LongWork

extension MeasuredGraph {
  /// For every vertex, over all ordered pairs of others, the share of shortest paths through it.
  func dependencies(threads: Int) -> [Double] {
    sumsOfBatches(
      length: order.vertexCount, threads: threads,
      makeWorkspace: { WeightedBrandesWorkspace(self) },
      add: { batch, workspace, progress, sums in
        workspace.accumulate(batch, into: &sums, progress: progress)
      },
      finish: { workspace, sums in workspace.takeSums(into: &sums) })
  }
}

/// One thread's buffers for both ways of going through a batch, made when first needed.
private final class WeightedBrandesWorkspace {
  private let graph: MeasuredGraph
  private lazy var batched = BatchedWeightedBrandes(graph)
  private lazy var single = DijkstraBrandes(graph.arcs())
  private let canBatch: Bool

  init(_ graph: MeasuredGraph) {
    self.graph = graph
    canBatch = graph.unit != nil
  }

  func accumulate(_ batch: MeasuredBatch, into sums: inout [Double], progress: WorkStep) {
    if canBatch, batched.accumulate(from: batch.sources, in: batch.block) { return }
    for source in batch.sources where !progress.isCancelled {
      let share = graph.order.mass[source]
      single.accumulate(
        from: Int(source), mass: { graph.order.mass[$0] },
        visitVertex: { sums[Int($0)] += share * $1 }, visitStep: { _, _, _ in })
    }
  }

  /// Adds what batches have left.
  func takeSums(into sums: inout [Double]) {
    guard canBatch else { return }
    for (vertex, sum) in batched.takeSums().enumerated() { sums[vertex] += sum }
  }
}
