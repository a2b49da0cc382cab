extension CompactGraph {
  /// For each vertex, the largest k such that it is in a subgraph in which all have k neighbors.
  ///
  /// A directed graph is read without directions. Definition: Seidman 1983, "Network structure and
  /// minimum degree", Social Networks 5. Algorithm: level by level, as Dasari, Ranjan & Zubair 2014, "ParK: An efficient
  /// algorithm for k-core decomposition on multicore processors", on one thread. Nobody is looked at in more levels than
  /// they have neighbors, so that the levels take no longer than the edges.
  ///
  /// - Complexity: time O(n + m); space O(n), directed also the reading.
  package func coreNumbers() -> [Int] {
    let graph = undirected()
    let n = vertexCount
    // The neighbors that are left to each vertex; where it has left itself, its core number.
    let degrees = KernelBuffer<Int32>(uninitialized: n)
    // Whoever may not have left yet; and who leaves in this level, with one that may or may not.
    let remaining = KernelBuffer<Int32>(uninitialized: n)
    let leaving = KernelBuffer<Int32>(uninitialized: n + 1)
    for vertex in 0..<n {
      degrees[vertex] = Int32(truncatingIfNeeded: graph.degree(of: vertex))
      remaining[vertex] = Int32(truncatingIfNeeded: vertex)
    }
    var remainingCount = n
    var level: Int32 = 0
    while remainingCount > 0 {
      var leavingCount = 0
      var kept = 0
      var least = Int32.max
      for index in 0..<remainingCount {
        let vertex = remaining[index]
        let degree = degrees[vertex]
        if degree == level {
          leaving[leavingCount] = vertex
          leavingCount += 1
        } else if degree > level {
          remaining[kept] = vertex
          kept += 1
          least = min(least, degree)
        }
      }
      remainingCount = kept
      if leavingCount == 0 {
        level = least
        continue
      }
      var next = 0
      while next < leavingCount {
        let vertex = leaving[next]
        next += 1
        for arc in graph.arcs(of: Int(vertex)) {
          // Without branches, which nobody could foretell.
          let neighbor = graph.targets[arc]
          let degree = degrees[neighbor]
          degrees[neighbor] = degree > level ? degree - 1 : degree
          leaving[leavingCount] = neighbor
          leavingCount += degree == level + 1 ? 1 : 0
        }
      }
      level += 1
    }
    return (0..<n).map { Int(degrees[$0]) }
  }
}
