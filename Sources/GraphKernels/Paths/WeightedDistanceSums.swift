import LongWork

extension MeasuredGraph {
  /// For every vertex how many others it reaches, and then the sum of its distances to them.
  func distanceSums(threads: Int) -> [Double] {
    sumsOfBatches(
      length: 2 * order.vertexCount, threads: threads, makeWorkspace: { DistanceWorkspace(self) },
      add: { batch, workspace, progress, sums in
        workspace.putDistances(of: batch, into: &sums, progress: progress)
      })
  }

  /// For every vertex the sum of the reciprocals of its distances to others.
  func reciprocalSums(threads: Int) -> [Double] {
    sumsOfBatches(
      length: order.vertexCount, threads: threads, makeWorkspace: { DistanceWorkspace(self) },
      add: { batch, workspace, progress, sums in
        workspace.putReciprocals(of: batch, into: &sums, progress: progress)
      })
  }
}

/// One thread's buffers for both ways of searching from a batch, made when first needed.
private final class DistanceWorkspace {
  private let graph: MeasuredGraph
  private lazy var batched = BatchedBellmanFord(graph)
  private lazy var single = Dijkstra(
    graph: graph.arcs(), keepsPredecessors: false)
  /// Of whole distances, 0 for 0, as far as they have been wanted.
  private var reciprocals = [0.0]

  init(_ graph: MeasuredGraph) { self.graph = graph }

  func putDistances(
    of batch: MeasuredBatch, into sums: inout [Double], progress: WorkStep
  ) {
    if let unit = graph.unit, batched.search(from: batch.sources, in: batch.block) {
      let totals = DistanceTotals(of: batch.block.vertices, distances: batched.distances)
      for (lane, source) in batch.sources.enumerated() {
        sums[2 * Int(source)] = Double(totals.reached[lane] - 1)
        sums[2 * Int(source) + 1] = Double(totals.distances[lane]) * unit.length
      }
      return
    }
    for source in batch.sources where !progress.isCancelled {
      single.search(from: Int(source))
      sums[2 * Int(source)] = Double(single.reachedCount - 1)
      for index in 0..<single.reachedCount {
        sums[2 * Int(source) + 1] += single.distances[single.order[index]]
      }
    }
  }

  func putReciprocals(
    of batch: MeasuredBatch, into sums: inout [Double], progress: WorkStep
  ) {
    if let unit = graph.unit, batched.search(from: batch.sources, in: batch.block) {
      while reciprocals.count <= batched.largest {
        reciprocals.append(1 / Double(reciprocals.count) / unit.length)
      }
      for vertex in batch.block.vertices {
        let distances = batched.distances[vertex]
        for (lane, source) in batch.sources.enumerated() where distances[lane] < reciprocals.count {
          sums[Int(source)] += reciprocals[Int(distances[lane])]
        }
      }
      return
    }
    for source in batch.sources where !progress.isCancelled {
      single.search(from: Int(source))
      for index in 1..<single.reachedCount {
        sums[Int(source)] += 1 / single.distances[single.order[index]]
      }
    }
  }
}
