/// The edges of an undirected multigraph, listed at the vertices of their ends: for what asks only who is tied to whom,
/// however often.
///
/// A ``CompactGraph`` sorts edges, makes parallel ones one and adds up their weights; this takes one pass and does none of
/// it, so that a part of a graph can be cut out for less than it takes to make the graph of the whole.
///
/// - Complexity: time O(n + m); space 4 bytes a vertex and 8 an edge.
package struct IncidenceLists: Sendable {
  /// The vertices at both ends of each edge: edge e has ends 2e and 2e + 1.
  private let ends: [Int32]
  /// The end that was listed last at each vertex; −1 where there is none.
  private var latest: [Int32]
  /// The end that was listed at the same vertex before; −1 for none.
  private var earlier: [Int32]

  /// - Parameter ends: the vertices of all edges, both ends of each side by side. No edge ties a vertex to itself.
  package init(vertexCount: Int, ends: [Int32]) {
    self.ends = ends
    latest = [Int32](repeating: -1, count: vertexCount)
    earlier = [Int32](repeating: -1, count: ends.count)
    for end in ends.indices {
      let vertex = Int(ends[end])
      earlier[end] = latest[vertex]
      latest[vertex] = Int32(truncatingIfNeeded: end)
    }
  }

  /// Whether each vertex can be reached from one of some by so many edges at most.
  ///
  /// - Complexity: time and space O(n + m).
  package func reached(from centers: [Int32], within steps: Int) -> [Bool] {
    var isReached = [Bool](repeating: false, count: latest.count)
    for center in centers { isReached[Int(center)] = true }
    var frontier = centers
    var step = 0
    while step < steps, !frontier.isEmpty {
      step += 1
      var next: [Int32] = []
      for vertex in frontier {
        var end = latest[Int(vertex)]
        while end >= 0 {
          let neighbor = ends[Int(end) ^ 1]
          if !isReached[Int(neighbor)] {
            isReached[Int(neighbor)] = true
            next.append(neighbor)
          }
          end = earlier[Int(end)]
        }
      }
      frontier = next
    }
    return isReached
  }

  /// Whether each vertex is in the k-core, the largest set in which all have k neighbors (Seidman 1983): who has fewer is
  /// taken away until all have as many.
  ///
  /// - Parameter k: at least 1, so that who has no edge is in none.
  /// - Complexity: time and space O(n + m).
  package func isInCore(_ k: Int) -> [Bool] {
    var isLeft = [Bool](repeating: false, count: latest.count)
    var degrees = [Int32](repeating: 0, count: latest.count)
    // Of parallel edges the one counts that is met first; a mark tells for whom a vertex was met last.
    var marks = [Int32](repeating: -1, count: latest.count)
    var pending: [Int32] = []
    for vertex in latest.indices where latest[vertex] >= 0 {
      var degree: Int32 = 0
      var end = latest[vertex]
      while end >= 0 {
        let neighbor = Int(ends[Int(end) ^ 1])
        if marks[neighbor] != Int32(truncatingIfNeeded: vertex) {
          marks[neighbor] = Int32(truncatingIfNeeded: vertex)
          degree += 1
        }
        end = earlier[Int(end)]
      }
      degrees[vertex] = degree
      isLeft[vertex] = degree >= k
      if degree < k { pending.append(Int32(truncatingIfNeeded: vertex)) }
    }
    for index in marks.indices { marks[index] = -1 }
    while let vertex = pending.popLast() {
      var end = latest[Int(vertex)]
      while end >= 0 {
        let neighbor = Int(ends[Int(end) ^ 1])
        if isLeft[neighbor], marks[neighbor] != vertex {
          marks[neighbor] = vertex
          degrees[neighbor] -= 1
          if degrees[neighbor] < k {
            isLeft[neighbor] = false
            pending.append(Int32(truncatingIfNeeded: neighbor))
          }
        }
        end = earlier[Int(end)]
      }
    }
    return isLeft
  }
}
