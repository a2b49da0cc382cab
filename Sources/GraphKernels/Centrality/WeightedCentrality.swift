import LongWork

extension CompactGraph {
  /// Betweenness over paths of least length: as ``betweenness(threads:)``, with lengths for hops.
  ///
  /// Arcs are followed as they run: of a directed graph it is ``directedBetweenness(threads:)`` with
  /// lengths, and closeness and harmonic centrality below are by the distances from each vertex.
  ///
  /// - Parameters:
  ///   - lengths: how long each arc is, aligned with `targets`; above 0, finite, and of an undirected
  ///     graph the same both ways. Equal means equal to 10⁻¹² of themselves.
  ///   - threads: how many threads may work at once; the scores are the same bits for any.
  ///
  /// Algorithm: Brandes 2001 with Dijkstra's searches.
  ///
  /// - Complexity: time O(n (n + m) log n); space O(n + m) a thread.
  package func weightedBetweenness(lengths: [Double], threads: Int = 1) -> [Double] {
    let sums = foldedOverSources(threads: threads, lengths: lengths, wantsPaths: true) {
      source, workspace, sums in
      workspace.goBack(to: source, vertex: { sums[Int($0)] += $1 }, step: { _, _, _ in })
    }
    return betweennessScores(ofDependencies: sums)
  }

  /// Closeness over lengths: as ``closeness(threads:)``, with lengths for hops.
  ///
  /// Parameters as ``weightedBetweenness(lengths:threads:)``.
  ///
  /// - Complexity: time O(n (n + m) log n).
  package func weightedCloseness(lengths: [Double], threads: Int = 1) -> [Double] {
    let others = Double(vertexCount - 1)
    return foldedOverSources(threads: threads, lengths: lengths, wantsPaths: false) {
      source, workspace, sums in
      let reached = Double(workspace.search.reachedCount - 1)
      var total = 0.0
      workspace.forEachDistance { total += $0 }
      if reached > 0 { sums[source] = reached / others * (reached / total).finite }
    }
  }

  /// Harmonic centrality over lengths: as ``harmonic(threads:)``, with lengths for hops.
  ///
  /// Not bounded by 1 when lengths may be below 1. Parameters as
  /// ``weightedBetweenness(lengths:threads:)``.
  ///
  /// - Complexity: time O(n (n + m) log n).
  package func weightedHarmonic(lengths: [Double], threads: Int = 1) -> [Double] {
    let others = Double(vertexCount - 1)
    return foldedOverSources(threads: threads, lengths: lengths, wantsPaths: false) {
      source, workspace, sums in
      var total = 0.0
      workspace.forEachDistance { total += 1 / $0 / others }
      sums[source] = total.finite
    }
  }

  /// Adds up what each source's search contributes, in chunks that depend on the graph only.
  private func foldedOverSources(
    threads: Int, lengths: [Double], wantsPaths: Bool,
    _ contribute: @Sendable (Int, DijkstraWorkspace, inout [Double]) -> Void
  ) -> [Double] {
    let progress = WorkStep(name: "weighted distances", of: vertexCount)
    return parallelSums(
      over: (0..<vertexCount).inChunks(), threads: threads, length: vertexCount,
      makeWorkspace: { DijkstraWorkspace(graph: self, lengths: lengths, wantsPaths: wantsPaths) },
      vector: { sources, workspace in
        var sums = [Double](repeating: 0, count: vertexCount)
        for source in sources where !progress.isCancelled {
          workspace.search.search(from: source)
          contribute(source, workspace, &sums)
          progress.advance()
        }
        return sums
      })
  }
}

/// A thread's search, kept from chunk to chunk, and its sums along the paths.
final class DijkstraWorkspace {
  let search: Dijkstra
  private let paths: KernelBuffer<Double>
  private let dependencies: KernelBuffer<Double>

  init(graph: CompactGraph, lengths: [Double], wantsPaths: Bool) {
    search = Dijkstra(graph: graph, lengths: lengths, keepsPredecessors: wantsPaths)
    paths = KernelBuffer(repeating: 0, count: wantsPaths ? graph.vertexCount : 0)
    dependencies = KernelBuffer(repeating: 0, count: wantsPaths ? graph.vertexCount : 0)
  }

  /// The distances to those reached from the last source but itself, in their order.
  @inline(__always)
  func forEachDistance(_ body: (Double) -> Void) {
    for index in 1..<max(1, search.reachedCount) { body(search.distances[search.order[index]]) }
  }

  /// Goes back to the last source from the farthest vertex on, by what Brandes 2001 calls dependencies.
  ///
  /// - Parameters:
  ///   - visitVertex: takes a vertex and how many of the paths on to others lead through it, each as its
  ///     share of those that are equally short.
  ///   - visitStep: takes a vertex, one right before it, and as much of the step between them.
  @inline(__always)
  func goBack(
    to source: Int, vertex visitVertex: (Int32, Double) -> Void,
    step visitStep: (Int32, Int32, Double) -> Void
  ) {
    paths[source] = 1
    var largest = 1.0
    for index in 1..<search.reachedCount {
      let vertex = search.order[index]
      var count = 0.0
      for index in search.predecessorIndices(of: vertex) {
        count += paths[search.predecessors[index]]
      }
      paths[vertex] = count
      largest = max(largest, count)
    }
    if largest < UnboundedCount.threshold {
      foldBack(vertex: visitVertex, step: visitStep) { self.paths[$0] / self.paths[$1] }
    } else {
      let counts = wideCounts(from: source)
      foldBack(vertex: visitVertex, step: visitStep) {
        counts[Int($0)].quotient(by: counts[Int($1)])
      }
    }
    dependencies[source] = 0
  }

  /// - Parameter share: of the shortest paths to the second vertex, those whose last but one is the
  ///   first.
  @inline(__always)
  private func foldBack(
    vertex visitVertex: (Int32, Double) -> Void, step visitStep: (Int32, Int32, Double) -> Void,
    share: (Int32, Int32) -> Double
  ) {
    for index in stride(from: search.reachedCount - 1, to: 0, by: -1) {
      let vertex = search.order[index]
      let dependency = dependencies[vertex]
      for index in search.predecessorIndices(of: vertex) {
        let before = search.predecessors[index]
        let part = share(before, vertex) * (1 + dependency)
        dependencies[before] += part
        visitStep(vertex, before, part)
      }
      visitVertex(vertex, dependency)
      dependencies[vertex] = 0
    }
  }

  /// The path counts of the last search once more, in numbers without a limit.
  private func wideCounts(from source: Int) -> [UnboundedCount] {
    var counts = [UnboundedCount](repeating: UnboundedCount(), count: paths.count)
    counts[source] = UnboundedCount(significand: 1, exponent: 0)
    for index in 1..<search.reachedCount {
      let vertex = search.order[index]
      for index in search.predecessorIndices(of: vertex) {
        counts[Int(vertex)].add(counts[Int(search.predecessors[index])])
      }
    }
    return counts
  }
}

extension Double {
  /// The number itself, or the greatest there is for an infinite one.
  fileprivate var finite: Double { Swift.min(self, .greatestFiniteMagnitude) }
}
