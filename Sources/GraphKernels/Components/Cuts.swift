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
    var order = [Int32](repeating: -1, count: n)
    var earliest = [Int32](repeating: 0, count: n)
    var parents = [Int32](repeating: -1, count: n)
    var next = Array(graph.offsets.dropLast())
    // How many branches hang by each vertex alone.
    var hanging = [Int](repeating: 0, count: n)
    var bridges: [(source: Int32, target: Int32)] = []
    var time: Int32 = 0
    var stack: [Int32] = []
    for root in 0..<Int32(truncatingIfNeeded: n) where order[Int(root)] < 0 {
      stack.append(root)
      order[Int(root)] = time
      earliest[Int(root)] = time
      time += 1
      while let top = stack.last {
        let vertex = Int(top)
        if next[vertex] < graph.offsets[vertex + 1] {
          let target = graph.targets[Int(next[vertex])]
          next[vertex] += 1
          if order[Int(target)] < 0 {
            parents[Int(target)] = top
            order[Int(target)] = time
            earliest[Int(target)] = time
            time += 1
            stack.append(target)
          } else if target != parents[vertex] {
            earliest[vertex] = min(earliest[vertex], order[Int(target)])
          }
          continue
        }
        stack.removeLast()
        guard let above = stack.last else { continue }
        let parent = Int(above)
        earliest[parent] = min(earliest[parent], earliest[vertex])
        if earliest[vertex] > order[parent] {
          bridges.append((min(top, above), max(top, above)))
        }
        if earliest[vertex] >= order[parent] { hanging[parent] += 1 }
      }
      // Nothing lies above a root: its branches are all the parts there are.
      hanging[Int(root)] -= 1
    }
    let vertices = (0..<Int32(truncatingIfNeeded: n)).filter { hanging[Int($0)] > 0 }
    return Cuts(
      vertices: vertices, parts: vertices.map { hanging[Int($0)] + 1 },
      bridges: bridges.sorted { $0 < $1 })
  }
}
