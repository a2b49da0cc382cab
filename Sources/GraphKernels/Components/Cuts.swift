/// The vertices and edges without which a graph falls into more pieces.
package struct Cuts: Sendable {
  /// Ascending.
  package var vertices: [Int32]
  /// Into how many parts each of those vertices' components falls without it; at least 2.
  package var parts: [Int]
  /// Each with its lower end first, ascending.
  package var bridges: [(source: Int32, target: Int32)]
}

extension CompactGraph {
  /// Who and what holds the graph together: articulation vertices and bridges.
  ///
  /// A directed graph is read without directions. Algorithm: Hopcroft & Tarjan 1973, "Efficient
  /// algorithms for graph manipulation", Communications of the ACM 16, without recursion.
  ///
  /// - Complexity: time O(n + m); space O(n), directed also the reading.
  package func cuts() -> Cuts {
    let graph = undirected()
    let n = vertexCount
    // When each vertex was first met, and the earliest met that its branch leads back to.
    let order = KernelBuffer<Int32>(repeating: -1, count: n)
    let earliest = KernelBuffer<Int32>(uninitialized: n)
    // From whom it was met; once its branch is known, only if nothing but that edge ties it to the rest.
    let parents = KernelBuffer<Int32>(repeating: -1, count: n)
    let next = KernelBuffer(Array(graph.offsets.dropLast()))
    // How many branches hang by each vertex alone, and how many bridges it is the lower end of.
    let hanging = KernelBuffer<Int32>(repeating: 0, count: n)
    let bridgeCounts = KernelBuffer<Int32>(repeating: 0, count: n)
    // The way from the root.
    let path = KernelBuffer<Int32>(uninitialized: n)
    var time: Int32 = 0
    var bridgeCount = 0
    for root in 0..<Int32(truncatingIfNeeded: n) where order[root] < 0 {
      path[0] = root
      var depth = 1
      order[root] = time
      earliest[root] = time
      time += 1
      while depth > 0 {
        let vertex = path[depth - 1]
        if next[vertex] < graph.offsets[Int(vertex) + 1] {
          let target = graph.targets[Int(next[vertex])]
          next[vertex] += 1
          if order[target] < 0 {
            parents[target] = vertex
            order[target] = time
            earliest[target] = time
            time += 1
            path[depth] = target
            depth += 1
          } else if target != parents[vertex] {
            earliest[vertex] = min(earliest[vertex], order[target])
          }
          continue
        }
        depth -= 1
        if depth == 0 { break }
        let above = path[depth - 1]
        earliest[above] = min(earliest[above], earliest[vertex])
        if earliest[vertex] >= order[above] { hanging[above] += 1 }
        if earliest[vertex] > order[above] {
          bridgeCounts[min(vertex, above)] += 1
          bridgeCount += 1
        } else {
          parents[vertex] = -1
        }
      }
      // Nothing lies above a root: its branches are all the parts there are.
      hanging[root] -= 1
    }
    var bridges: [(source: Int32, target: Int32)] = []
    bridges.reserveCapacity(bridgeCount)
    for source in 0..<Int32(truncatingIfNeeded: n) where bridgeCounts[source] > 0 {
      for arc in graph.arcs(of: Int(source)) {
        let target = graph.targets[arc]
        if target > source, parents[target] == source || parents[source] == target {
          bridges.append((source, target))
        }
      }
    }
    let vertices = (0..<Int32(truncatingIfNeeded: n)).filter { hanging[$0] > 0 }
    return Cuts(vertices: vertices, parts: vertices.map { Int(hanging[$0]) + 1 }, bridges: bridges)
  }
}
