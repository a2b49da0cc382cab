/// Breadth-first searches of a graph of up to 64 vertices, of which a word holds any set.
///
/// What a level reaches are the neighborhoods of the level before, joined, so that a search takes a step a vertex.
/// Nothing is reduced, ordered or set up first, which in a small graph would take most of the time.
struct WordSearch {
  static let mostVertices = UInt64.bitWidth

  /// The neighbors of each vertex, whichever way its arcs run.
  private let neighbors: [UInt64]

  init(_ graph: CompactGraph) {
    var neighbors = [UInt64](repeating: 0, count: graph.vertexCount)
    for vertex in 0..<graph.vertexCount {
      for arc in graph.arcs(of: vertex) {
        let target = Int(graph.targets[arc])
        neighbors[vertex] |= 1 << UInt64(target)
        neighbors[target] |= 1 << UInt64(vertex)
      }
    }
    self.neighbors = neighbors
  }

  /// - Complexity: time O(n²) and a step a level; space O(n).
  func distanceSums() -> DistanceSums {
    let count = neighbors.count
    var sums = DistanceSums(
      reached: [Int](repeating: 0, count: count), distances: [Int](repeating: 0, count: count),
      reciprocals: [Double](repeating: 0, count: count))
    // All that a vertex reaches; not known before the first search of its component.
    var components = [UInt64](repeating: .max, count: count)
    for source in 0..<count {
      var seen: UInt64 = 1 << UInt64(source)
      var frontier = seen
      var level = 0
      while frontier != 0, seen != components[source] {
        level += 1
        frontier = joinedNeighborhoods(of: frontier) & ~seen
        seen |= frontier
        let found = frontier.nonzeroBitCount
        sums.reached[source] += found
        sums.distances[source] += found * level
        sums.reciprocals[source] += Double(found) / Double(level)
      }
      guard components[source] == .max else { continue }
      for vertex in source..<count where seen &>> UInt64(vertex) & 1 == 1 {
        components[vertex] = seen
      }
    }
    return sums
  }

  @inline(__always)
  private func joinedNeighborhoods(of vertices: UInt64) -> UInt64 {
    var rest = vertices
    var joined: UInt64 = 0
    while rest != 0 {
      joined |= neighbors[rest.trailingZeroBitCount]
      rest &= rest &- 1
    }
    return joined
  }
}
