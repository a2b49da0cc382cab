import LongWork

extension CompactGraph {
  /// How far each vertex lies on the shortest paths from others to others, along arcs as they run.
  ///
  /// `b(v) = Σ_{s≠t} σ_st(v) / σ_st / ((n − 1)(n − 2))`, over ordered pairs of other vertices, where
  /// σ_st counts the shortest paths, in hops, from s to t and σ_st(v) those through v; weights play
  /// no part. With fewer than three vertices every score is 0. Definition and scaling: White &
  /// Borgatti 1994, "Betweenness centrality measures for directed graphs", Social Networks 16, as
  /// NetworkX has it. Where every arc is answered the scores are those of ``betweenness(threads:)``.
  ///
  /// - Parameter threads: how many threads may work at once; the scores are the same bits for any.
  ///
  /// Algorithm: Brandes 2001.
  ///
  /// - Complexity: time O(nm); space O(n + m), and O(n) a thread.
  package func directedBetweenness(threads: Int = 1) -> [Double] {
    let sums = parallelSums(
      overSources: vertexCount, threads: threads,
      step: WorkStep(name: "betweenness", of: vertexCount),
      makeWorkspace: { DirectedBrandes(self) },
      search: { source, workspace in workspace.accumulate(from: source) },
      takeSums: { $0.takeSums() })
    return betweennessScores(ofDependencies: sums)
  }
}

/// One thread's searches from one source after the other, along arcs as they run.
private final class DirectedBrandes {
  private let vertexCount: Int
  private let offsets: KernelBuffer<Int32>
  private let targets: KernelBuffer<Int32>
  private let sums: KernelBuffer<Double>
  private let paths: KernelBuffer<Double>
  private let dependencies: KernelBuffer<Double>
  private let distances: KernelBuffer<Int32>
  private let queue: KernelBuffer<Int32>

  init(_ graph: CompactGraph) {
    vertexCount = graph.vertexCount
    offsets = KernelBuffer(graph.offsets)
    targets = KernelBuffer(graph.targets)
    sums = KernelBuffer(repeating: 0, count: vertexCount)
    paths = KernelBuffer(repeating: 0, count: vertexCount)
    dependencies = KernelBuffer(repeating: 0, count: vertexCount)
    distances = KernelBuffer(repeating: -1, count: vertexCount)
    queue = KernelBuffer(uninitialized: vertexCount)
  }

  /// The sums since they were last taken.
  func takeSums() -> [Double] {
    let taken = sums.copyToArray()
    for vertex in 0..<vertexCount { sums[vertex] = 0 }
    return taken
  }

  func accumulate(from source: Int) {
    distances[source] = 0
    queue[0] = Int32(truncatingIfNeeded: source)
    paths[source] = 1
    var length = 1
    var head = 0
    var largest = 0.0
    while head < length {
      let vertex = queue[head]
      head += 1
      let next = distances[vertex] + 1
      let count = paths[vertex]
      largest = max(largest, count)
      for arc in Int(offsets[vertex])..<Int(offsets[vertex + 1]) {
        let target = targets[arc]
        if distances[target] < 0 {
          distances[target] = next
          queue[length] = target
          length += 1
        }
        if distances[target] == next { paths[target] += count }
      }
    }
    if largest < UnboundedCount.threshold {
      foldBack(length) { self.paths[$0] / self.paths[$1] }
    } else {
      let counts = wideCounts(of: length)
      foldBack(length) { counts[Int($0)].quotient(by: counts[Int($1)]) }
    }
    for index in 0..<length {
      distances[queue[index]] = -1
      paths[queue[index]] = 0
      dependencies[queue[index]] = 0
    }
  }

  /// - Parameter share: of the shortest paths to the second vertex, those whose last but one is the
  ///   first.
  private func foldBack(_ length: Int, _ share: (Int32, Int32) -> Double) {
    for index in stride(from: length - 1, to: 0, by: -1) {
      let vertex = queue[index]
      let beyond = distances[vertex] + 1
      var sum = 0.0
      for arc in Int(offsets[vertex])..<Int(offsets[vertex + 1]) {
        let target = targets[arc]
        if distances[target] == beyond { sum += share(vertex, target) * (1 + dependencies[target]) }
      }
      dependencies[vertex] = sum
      sums[vertex] += sum
    }
  }

  /// The path counts of the present search once more, in numbers without a limit.
  private func wideCounts(of length: Int) -> [UnboundedCount] {
    var counts = [UnboundedCount](repeating: UnboundedCount(), count: vertexCount)
    counts[Int(queue[0])] = UnboundedCount(significand: 1, exponent: 0)
    for index in 0..<length {
      let vertex = queue[index]
      for arc in Int(offsets[vertex])..<Int(offsets[vertex + 1])
      where distances[targets[arc]] == distances[vertex] + 1 {
        counts[Int(targets[arc])].add(counts[Int(vertex)])
      }
    }
    return counts
  }
}
