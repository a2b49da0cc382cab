extension CompactGraph {
  /// For each vertex, the largest k such that it is in a subgraph in which all have k neighbors.
  ///
  /// A directed graph is read without directions. Definition: Seidman 1983, "Network structure and
  /// minimum degree", Social Networks 5. Algorithm: Batagelj & Zaveršnik 2003, "An O(m) algorithm for
  /// cores decomposition of networks".
  ///
  /// - Complexity: time O(n + m); space O(n), directed also the reading.
  package func coreNumbers() -> [Int] {
    let graph = undirected()
    let n = vertexCount
    let degrees = KernelBuffer<Int32>(repeating: 0, count: n)
    var largest = 0
    for vertex in 0..<n {
      degrees[vertex] = Int32(truncatingIfNeeded: graph.degree(of: vertex))
      largest = max(largest, graph.degree(of: vertex))
    }
    // The vertices by rising degree, and where in that order each degree begins.
    var byDegree = CountingSort(keyCount: largest + 1)
    for vertex in 0..<n { byDegree.count(Int(degrees[vertex])) }
    byDegree.closeCounts()
    let order = KernelBuffer<Int32>(uninitialized: n)
    let indices = KernelBuffer<Int32>(uninitialized: n)
    for vertex in 0..<n {
      let index = byDegree.position(for: Int(degrees[vertex]))
      indices[vertex] = Int32(truncatingIfNeeded: index)
      order[index] = Int32(truncatingIfNeeded: vertex)
    }
    let starts = KernelBuffer(Array(byDegree.offsets))
    for index in 0..<n {
      let vertex = order[index]
      for arc in graph.arcs(of: Int(vertex)) {
        let neighbor = graph.targets[arc]
        if degrees[neighbor] <= degrees[vertex] { continue }
        // One neighbor fewer: swap it with the first of its degree, whose bucket then starts later.
        let first = starts[degrees[neighbor]]
        let other = order[first]
        order[indices[neighbor]] = other
        indices[other] = indices[neighbor]
        order[first] = neighbor
        indices[neighbor] = first
        starts[degrees[neighbor]] += 1
        degrees[neighbor] -= 1
      }
    }
    return (0..<n).map { Int(degrees[$0]) }
  }
}
