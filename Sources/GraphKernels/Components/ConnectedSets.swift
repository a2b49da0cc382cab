/// The parts of a multigraph that hang together, as sets of vertices that edges join one by one. Each is known by its
/// lowest vertex.
///
/// - Complexity: space 4 bytes a vertex.
package struct ConnectedSets: Sendable {
  /// Each vertex points toward the lowest of its set, which points at itself.
  private var parents: [Int32]

  /// Every vertex in a set of its own.
  package init(vertexCount: Int) { parents = Array(0..<Int32(truncatingIfNeeded: vertexCount)) }

  /// The sets that edges make of vertices.
  ///
  /// - Parameter ends: the vertices of all edges, both ends of each side by side.
  package init(vertexCount: Int, joining ends: [Int32]) {
    self.init(vertexCount: vertexCount)
    var end = 0
    while end < ends.count {
      join(ends[end], with: ends[end + 1])
      end += 2
    }
  }

  /// The lowest vertex of the set that a vertex is in, which it comes closer to on the way.
  ///
  /// - Complexity: amortized O(log n).
  package mutating func lowest(with vertex: Int32) -> Int32 {
    var vertex = vertex
    var parent = parents[Int(vertex)]
    while parent != vertex {
      let next = parents[Int(parent)]
      parents[Int(vertex)] = next
      vertex = parent
      parent = next
    }
    return vertex
  }

  /// Makes one set of those that two vertices are in.
  package mutating func join(_ one: Int32, with other: Int32) {
    let (first, second) = (lowest(with: one), lowest(with: other))
    if first < second {
      parents[Int(second)] = first
    } else if second < first {
      parents[Int(first)] = second
    }
  }

  /// Whether each vertex is in the largest set; of several as large, in that of the lowest vertex.
  ///
  /// - Complexity: O(n log n).
  package mutating func isInLargest() -> [Bool] {
    var sizes = [Int32](repeating: 0, count: parents.count)
    for vertex in parents.indices {
      // Its parent is lower and has come to the root already.
      let lowest = parents[Int(parents[vertex])]
      parents[vertex] = lowest
      sizes[Int(lowest)] += 1
    }
    let size = sizes.max() ?? 0
    let largest = sizes.firstIndex(of: size).map { Int32(truncatingIfNeeded: $0) }
    return parents.map { $0 == largest }
  }
}
