extension CompactGraph {
  /// How near each figure is to all others, after Wasserman and Faust.
  ///
  /// `c(v) = (r − 1) / (n − 1) · (r − 1) / Σ_u d(v, u)`, where r counts the vertices that v reaches,
  /// itself included, and the sum of distances in hops runs over them; 0 for a vertex that reaches
  /// none. A directed graph is read without directions. Definition: Wasserman & Faust 1994, Social
  /// Network Analysis, p. 201, for graphs in several components, as NetworkX has it.
  ///
  /// Time: O(nm). Space: O(n + m).
  package func closeness() -> [Double] { distanceSums().closeness }

  /// How near each figure is to all others, by the mean of reciprocal distances.
  ///
  /// `h(v) = Σ_{u ≠ v} 1 / d(v, u) / (n − 1)`, distances in hops, 1/∞ = 0. A directed graph is read
  /// without directions. Definition: Marchiori & Latora 2000, Physica A 285; Rochat 2009.
  ///
  /// Time: O(nm). Space: O(n + m).
  package func harmonic() -> [Double] { distanceSums().harmonic }

  /// What closeness and harmonic centrality are made of, for every vertex, from one sweep.
  package func distanceSums() -> DistanceSums {
    let graph = undirected()
    var sums = DistanceSums(vertexCount: vertexCount)
    var distances = [Int32](repeating: -1, count: vertexCount)
    var queue: [Int32] = []
    for source in 0..<vertexCount {
      queue.append(Int32(truncatingIfNeeded: source))
      distances[source] = 0
      var head = 0
      while head < queue.count {
        let vertex = Int(queue[head])
        head += 1
        for arc in graph.arcs(of: vertex) where distances[Int(graph.targets[arc])] < 0 {
          distances[Int(graph.targets[arc])] = distances[vertex] + 1
          queue.append(graph.targets[arc])
        }
      }
      for entry in queue.dropFirst() {
        let distance = Int(distances[Int(entry)])
        sums.reached[source] += 1
        sums.distances[source] += distance
        sums.reciprocals[source] += 1 / Double(distance)
      }
      for entry in queue { distances[Int(entry)] = -1 }
      queue.removeAll(keepingCapacity: true)
    }
    return sums
  }
}

/// For every vertex: how many others it reaches, and the sums of its distances to them.
package struct DistanceSums: Sendable, Equatable {
  /// How many other vertices each vertex reaches.
  package var reached: [Int]
  /// The sum of each vertex's distances in hops to those.
  package var distances: [Int]
  /// The sum of the reciprocals of those distances.
  package var reciprocals: [Double]

  init(vertexCount: Int) {
    reached = [Int](repeating: 0, count: vertexCount)
    distances = reached
    reciprocals = [Double](repeating: 0, count: vertexCount)
  }

  /// Closeness centrality as ``CompactGraph/closeness()`` defines it.
  package var closeness: [Double] {
    let others = Double(reached.count - 1)
    return zip(reached, distances).map { reached, distance in
      reached == 0 ? 0 : Double(reached) / others * (Double(reached) / Double(distance))
    }
  }

  /// Harmonic centrality as ``CompactGraph/harmonic()`` defines it.
  package var harmonic: [Double] {
    guard reached.count > 1 else { return reciprocals }
    let others = Double(reached.count - 1)
    return reciprocals.map { $0 / others }
  }
}
