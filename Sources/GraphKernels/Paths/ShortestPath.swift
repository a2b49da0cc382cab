extension CompactGraph {
  /// A path of fewest arcs, both ends included; nil when there is none.
  ///
  /// Arcs are followed the way they run. Of several such paths it is the one whose vertices come
  /// first when compared from the source on.
  ///
  /// - Complexity: time O(n + m); space O(n), directed also the reverse.
  package func shortestPath(from source: Int, to target: Int) -> [Int32]? {
    let back = reversed()
    var distances = [Int32](repeating: -1, count: vertexCount)
    var queue = [Int32(truncatingIfNeeded: target)]
    distances[target] = 0
    var head = 0
    while head < queue.count, distances[source] < 0 {
      let vertex = Int(queue[head])
      head += 1
      for arc in back.arcs(of: vertex) where distances[Int(back.targets[arc])] < 0 {
        distances[Int(back.targets[arc])] = distances[vertex] + 1
        queue.append(back.targets[arc])
      }
    }
    guard distances[source] >= 0 else { return nil }
    var path = [Int32(truncatingIfNeeded: source)]
    while let last = path.last, Int(last) != target {
      let nearer = distances[Int(last)] - 1
      // Rows ascend, so the first neighbor that is nearer is the lowest.
      for arc in arcs(of: Int(last)) where distances[Int(targets[arc])] == nearer {
        path.append(targets[arc])
        break
      }
    }
    return path
  }

  /// A path of least length, both ends included, and its length; nil when there is none.
  ///
  /// Arcs are followed the way they run. Of several such paths it is the one whose vertices come first
  /// when compared from the source on.
  ///
  /// - Parameter lengths: how long each arc is, aligned with `targets`; above 0 and finite.
  ///
  /// Algorithm: Dijkstra 1959, from the target.
  ///
  /// - Complexity: time O((n + m) log n); space O(n + m).
  package func shortestPath(
    from source: Int, to target: Int, lengths: [Double]
  ) -> (vertices: [Int32], length: Double)? {
    let back = CompactGraph(
      offsets: offsets, targets: targets, weights: lengths, isDirected: true
    ).reversed()
    let search = Dijkstra(graph: back)
    search.search(from: target)
    guard search.distances[source].isFinite else { return nil }
    var path = [Int32(truncatingIfNeeded: source)]
    while let last = path.last, Int(last) != target {
      let indices = search.predecessorIndices(of: last)
      guard let next = indices.map({ search.predecessors[$0] }).min() else { return nil }
      path.append(next)
    }
    return (path, search.distances[source])
  }
}
