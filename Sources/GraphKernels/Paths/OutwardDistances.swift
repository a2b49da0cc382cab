import LongWork

extension CompactGraph {
  /// For every vertex, how many others its arcs lead to, and the sums of its distances to them.
  ///
  /// Distances are in hops, along arcs as they run; of the ``reversed()`` graph they are those from
  /// the others to each vertex, which is what NetworkX takes for closeness in directed graphs.
  ///
  /// - Parameter threads: how many threads may work at once; the sums are the same bits for any.
  ///
  /// - Complexity: time O(nm); space O(n + m), and O(n) a thread.
  package func outwardDistanceSums(threads: Int = 1) -> DistanceSums {
    let n = vertexCount
    let progress = WorkStep(name: "distances", of: n)
    let found = parallelSums(
      over: (0..<n).inChunks(), threads: threads, length: 3 * n,
      makeWorkspace: { DirectedBreadthFirstSearch(self) },
      vector: { sources, search in
        var sums = [Double](repeating: 0, count: 3 * n)
        for source in sources where !progress.isCancelled {
          let (reached, distances, reciprocals) = search.sums(from: source)
          sums[3 * source] = Double(reached)
          sums[3 * source + 1] = Double(distances)
          sums[3 * source + 2] = reciprocals
          progress.advance()
        }
        return sums
      })
    return DistanceSums(
      reached: (0..<n).map { Int(found[3 * $0]) },
      distances: (0..<n).map { Int(found[3 * $0 + 1]) },
      reciprocals: (0..<n).map { found[3 * $0 + 2] })
  }
}

/// One thread's breadth-first searches along arcs as they run.
private final class DirectedBreadthFirstSearch {
  private let offsets: KernelBuffer<Int32>
  private let targets: KernelBuffer<Int32>
  private let isReached: KernelBuffer<Bool>
  private let queue: KernelBuffer<Int32>

  init(_ graph: CompactGraph) {
    offsets = KernelBuffer(graph.offsets)
    targets = KernelBuffer(graph.targets)
    isReached = KernelBuffer(repeating: false, count: graph.vertexCount)
    queue = KernelBuffer(uninitialized: graph.vertexCount)
  }

  /// Level by level, so that there is one division for each.
  func sums(from source: Int) -> (reached: Int, distances: Int, reciprocals: Double) {
    queue[0] = Int32(truncatingIfNeeded: source)
    isReached[source] = true
    var (length, start, hops) = (1, 0, 0)
    var (distances, reciprocals) = (0, 0.0)
    while start < length {
      let end = length
      hops += 1
      for index in start..<end {
        let vertex = queue[index]
        for arc in Int(offsets[vertex])..<Int(offsets[vertex + 1]) where !isReached[targets[arc]] {
          isReached[targets[arc]] = true
          queue[length] = targets[arc]
          length += 1
        }
      }
      distances += (length - end) * hops
      reciprocals += Double(length - end) / Double(hops)
      start = end
    }
    for index in 0..<length { isReached[queue[index]] = false }
    return (length - 1, distances, reciprocals)
  }
}
