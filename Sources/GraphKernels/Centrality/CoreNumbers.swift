extension CompactGraph {
  /// The largest k for which each figure belongs to a group in which all have k ties to one another.
  ///
  /// A directed graph is read without directions. Definition: Seidman 1983, "Network structure and
  /// minimum degree", Social Networks 5. Algorithm: Batagelj & Zaveršnik 2003, "An O(m) algorithm for
  /// cores decomposition of networks".
  ///
  /// Time: O(n + m). Space: O(n), directed also the reading.
  package func coreNumbers() -> [Int] {
    let graph = undirected()
    let n = vertexCount
    let degrees = KernelBuffer<Int32>(repeating: 0, count: n)
    var largest = 0
    for vertex in 0..<n {
      degrees[vertex] = Int32(truncatingIfNeeded: graph.degree(of: vertex))
      largest = max(largest, graph.degree(of: vertex))
    }
    // The vertices by falling need: `order` sorted by degree, and where in it each degree begins.
    let starts = KernelBuffer<Int32>(repeating: 0, count: largest + 2)
    for vertex in 0..<n { starts[degrees[vertex] + 1] += 1 }
    for degree in 0...largest { starts[degree + 1] += starts[degree] }
    let order = KernelBuffer<Int32>(repeating: 0, count: n)
    let indices = KernelBuffer<Int32>(repeating: 0, count: n)
    for vertex in 0..<n {
      indices[vertex] = starts[degrees[vertex]]
      order[indices[vertex]] = Int32(truncatingIfNeeded: vertex)
      starts[degrees[vertex]] += 1
    }
    for degree in stride(from: largest + 1, to: 0, by: -1) { starts[degree] = starts[degree - 1] }
    starts[0] = 0
    for index in 0..<n {
      let vertex = order[index]
      for arc in graph.arcs(of: Int(vertex)) {
        let neighbour = graph.targets[arc]
        if degrees[neighbour] <= degrees[vertex] { continue }
        // One tie fewer: swap it with the first of its degree, whose bucket then starts later.
        let first = starts[degrees[neighbour]]
        let other = order[first]
        order[indices[neighbour]] = other
        indices[other] = indices[neighbour]
        order[first] = neighbour
        indices[neighbour] = first
        starts[degrees[neighbour]] += 1
        degrees[neighbour] -= 1
      }
    }
    return (0..<n).map { Int(degrees[$0]) }
  }
}
