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
  /// Algorithm: Brandes 2001, over what ``DegreeOneReduction`` leaves of an undirected graph, as vertices
  /// with one neighbor lie on no path of others however long their edges are.
  ///
  /// - Complexity: time O(nm) for lengths with a ``CommonUnit``, 32 searches at once; O(n (n + m) log n)
  ///   for others; space O(n + m) a thread.
  package func weightedBetweenness(lengths: [Double], threads: Int = 1) -> [Double] {
    if allAlike(lengths) != nil {
      return isDirected ? directedBetweenness(threads: threads) : betweenness(threads: threads)
    }
    var dependencies = [Double](repeating: 0, count: vertexCount)
    let order: ReducedGraph
    if isDirected {
      order = ReducedGraph(undirected())
    } else {
      let folding = DegreeOneReduction(self)
      dependencies = folding.dependencies
      order = ReducedGraph(graph: self, kept: folding.kept, mass: folding.mass)
    }
    let graph = MeasuredGraph(graph: self, lengths: lengths, order: order)
    for (vertex, dependency) in zip(order.originals, graph.dependencies(threads: threads)) {
      dependencies[Int(vertex)] += dependency
    }
    return betweennessScores(ofDependencies: dependencies)
  }

  /// Closeness over lengths: as ``closeness(threads:)``, with lengths for hops.
  ///
  /// Parameters as ``weightedBetweenness(lengths:threads:)``.
  ///
  /// - Complexity: as ``weightedBetweenness(lengths:threads:)``.
  package func weightedCloseness(lengths: [Double], threads: Int = 1) -> [Double] {
    if let length = allAlike(lengths) {
      let scores =
        isDirected ? outwardDistanceSums(threads: threads).closeness : closeness(threads: threads)
      return scores.map { ($0 / length).finite }
    }
    let graph = MeasuredGraph(graph: self, lengths: lengths, order: ReducedGraph(undirected()))
    let sums = graph.distanceSums(threads: threads)
    let others = Double(vertexCount - 1)
    var scores = [Double](repeating: 0, count: vertexCount)
    for (index, vertex) in graph.order.originals.enumerated() where sums[2 * index] > 0 {
      let (reached, distances) = (sums[2 * index], sums[2 * index + 1])
      scores[Int(vertex)] = reached / others * (reached / distances).finite
    }
    return scores
  }

  /// Harmonic centrality over lengths: as ``harmonic(threads:)``, with lengths for hops.
  ///
  /// Not bounded by 1 when lengths may be below 1. Parameters as
  /// ``weightedBetweenness(lengths:threads:)``.
  ///
  /// - Complexity: as ``weightedBetweenness(lengths:threads:)``.
  package func weightedHarmonic(lengths: [Double], threads: Int = 1) -> [Double] {
    if let length = allAlike(lengths) {
      let scores =
        isDirected ? outwardDistanceSums(threads: threads).harmonic : harmonic(threads: threads)
      return scores.map { ($0 / length).finite }
    }
    let graph = MeasuredGraph(graph: self, lengths: lengths, order: ReducedGraph(undirected()))
    let others = Double(vertexCount - 1)
    var scores = [Double](repeating: 0, count: vertexCount)
    for (vertex, sum) in zip(graph.order.originals, graph.reciprocalSums(threads: threads)) {
      scores[Int(vertex)] = (sum / others).finite
    }
    return scores
  }

  /// The length that all arcs have, so that paths are measured in hops; nil where they differ.
  private func allAlike(_ lengths: [Double]) -> Double? {
    precondition(lengths.count == arcCount, "every arc needs a length")
    precondition(lengths.allSatisfy { $0 > 0 && $0.isFinite }, "lengths are positive and finite")
    let first = lengths.first ?? 1
    return lengths.allSatisfy { $0 == first } ? first : nil
  }
}

extension Double {
  /// The number itself, or the greatest there is for an infinite one.
  fileprivate var finite: Double { Swift.min(self, .greatestFiniteMagnitude) }
}
