extension CompactGraph {
  /// How much each figure stands on the shortest paths between others, exactly.
  ///
  /// `b(v) = Σ_{s<t} σ_st(v) / σ_st / ((n − 1)(n − 2) / 2)`, over unordered pairs of other vertices,
  /// where σ_st counts the shortest paths, in hops, from s to t and σ_st(v) those through v. A
  /// directed graph is read without directions; weights play no part. With fewer than three
  /// vertices every score is 0. Definition: Freeman 1977, Sociometry 40. Algorithm: Brandes 2001,
  /// "A faster algorithm for betweenness centrality", Journal of Mathematical Sociology 25.
  ///
  /// Time: O(nm). Space: O(n + m).
  package func betweenness() -> [Double] {
    let graph = undirected()
    var brandes = PlainBrandes(graph)
    for source in 0..<graph.vertexCount { brandes.accumulate(from: source) }
    return graph.betweennessScores(ofDependencies: brandes.dependencies)
  }

  /// Scales the dependencies summed over all sources, which count every pair from both ends.
  func betweennessScores(ofDependencies dependencies: [Double]) -> [Double] {
    guard vertexCount > 2 else { return [Double](repeating: 0, count: vertexCount) }
    let orderedPairs = Double(vertexCount - 1) * Double(vertexCount - 2)
    return dependencies.map { $0 / orderedPairs }
  }
}

/// Brandes' algorithm, one source at a time, on a graph read in hops.
struct PlainBrandes {
  private let graph: CompactGraph
  private(set) var dependencies: [Double]
  private var pathCounts: [Double]
  private var dependency: [Double]
  private var distances: [Int32]
  private var queue: [Int32] = []

  init(_ graph: CompactGraph) {
    self.graph = graph
    dependencies = [Double](repeating: 0, count: graph.vertexCount)
    pathCounts = dependencies
    dependency = dependencies
    distances = [Int32](repeating: -1, count: graph.vertexCount)
    queue.reserveCapacity(graph.vertexCount)
  }

  /// Adds the dependency of `source` on every other vertex.
  mutating func accumulate(from source: Int) {
    queue.append(Int32(truncatingIfNeeded: source))
    distances[source] = 0
    pathCounts[source] = 1
    var head = 0
    while head < queue.count {
      let vertex = Int(queue[head])
      head += 1
      for arc in graph.arcs(of: vertex) {
        let next = Int(graph.targets[arc])
        if distances[next] < 0 {
          distances[next] = distances[vertex] + 1
          queue.append(graph.targets[arc])
        }
        if distances[next] == distances[vertex] + 1 { pathCounts[next] += pathCounts[vertex] }
      }
    }
    for entry in queue.reversed() {
      let vertex = Int(entry)
      var sum = 0.0
      for arc in graph.arcs(of: vertex) {
        let next = Int(graph.targets[arc])
        if distances[next] == distances[vertex] + 1 {
          sum += (1 + dependency[next]) / pathCounts[next]
        }
      }
      dependency[vertex] = pathCounts[vertex] * sum
      if vertex != source { dependencies[vertex] += dependency[vertex] }
    }
    for entry in queue {
      distances[Int(entry)] = -1
      pathCounts[Int(entry)] = 0
      dependency[Int(entry)] = 0
    }
    queue.removeAll(keepingCapacity: true)
  }
}
