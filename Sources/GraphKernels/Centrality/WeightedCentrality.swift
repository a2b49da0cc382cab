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
  /// Algorithm: Brandes 2001 with Dijkstra's searches. Time: O(n (n + m) log n). Space: O(n + m) a
  /// thread.
  package func weightedBetweenness(lengths: [Double], threads: Int = 1) -> [Double] {
    let sums = foldedOverSources(threads: threads, lengths: lengths, length: vertexCount) {
      source, search, sums in
      var paths = [WideCount](repeating: WideCount(), count: search.distances.count)
      var dependency = [Double](repeating: 0, count: paths.count)
      paths[source] = WideCount(significand: 1, exponent: 0)
      for vertex in search.order.dropFirst() {
        for before in search.predecessors(of: Int(vertex)) {
          paths[Int(vertex)].add(paths[Int(before)])
        }
      }
      for vertex in search.order.dropFirst().reversed() {
        for before in search.predecessors(of: Int(vertex)) {
          let share = paths[Int(before)].quotient(by: paths[Int(vertex)])
          dependency[Int(before)] += share * (1 + dependency[Int(vertex)])
        }
        sums[Int(vertex)] += dependency[Int(vertex)]
      }
    }
    return betweennessScores(ofDependencies: sums)
  }

  /// Closeness over lengths: as ``closeness(threads:)``, with lengths for hops.
  ///
  /// Parameters as ``weightedBetweenness(lengths:threads:)``. Time: O(n (n + m) log n).
  package func weightedCloseness(lengths: [Double], threads: Int = 1) -> [Double] {
    let others = Double(vertexCount - 1)
    return foldedOverSources(threads: threads, lengths: lengths, length: vertexCount) {
      source, search, sums in
      let reached = Double(search.order.count - 1)
      let total = search.order.reduce(0) { $0 + search.distances[Int($1)] }
      if reached > 0 { sums[source] = reached / others * (reached / total).finite }
    }
  }

  /// Harmonic centrality over lengths: as ``harmonic(threads:)``, with lengths for hops.
  ///
  /// Not bounded by 1 when lengths may be below 1. Parameters as
  /// ``weightedBetweenness(lengths:threads:)``. Time: O(n (n + m) log n).
  package func weightedHarmonic(lengths: [Double], threads: Int = 1) -> [Double] {
    let others = Double(vertexCount - 1)
    return foldedOverSources(threads: threads, lengths: lengths, length: vertexCount) {
      source, search, sums in
      for vertex in search.order.dropFirst() {
        sums[source] += 1 / search.distances[Int(vertex)] / others
      }
      sums[source] = sums[source].finite
    }
  }

  /// Adds up what each source's search contributes, in chunks that depend on the graph only.
  private func foldedOverSources(
    threads: Int, lengths: [Double], length: Int,
    _ contribute: @Sendable (Int, WeightedSearch, inout [Double]) -> Void
  ) -> [Double] {
    let size = max(1, vertexCount / 64)
    let progress = WorkStep("weighted distances", of: vertexCount)
    return orderedFold(
      chunks: (vertexCount + size - 1) / size, threads: threads, length: length,
      makeWorker: { WeightedSearchRoom(WeightedSearch(self, lengths: lengths)) },
      work: { chunk, room in
        var sums = [Double](repeating: 0, count: length)
        for source in chunk * size..<min((chunk + 1) * size, vertexCount) {
          if progress.isCancelled { break }
          room.search.search(from: source)
          contribute(source, room.search, &sums)
          progress.advance()
        }
        return sums
      })
  }
}

/// A thread's search, kept from chunk to chunk.
private final class WeightedSearchRoom {
  var search: WeightedSearch
  init(_ search: WeightedSearch) { self.search = search }
}

extension Double {
  /// The number itself, or the greatest there is for an infinite one.
  fileprivate var finite: Double { Swift.min(self, .greatestFiniteMagnitude) }
}
