/// The triangles of a graph whose ties stay while their signs change: found once, counted often.
package struct TriangleList: Sendable {
  /// Three units a triangle, one after the other.
  private let units: [Int32]

  /// More than this take too much memory to be kept.
  package static let most = 20_000_000

  /// nil where there are too many triangles to be kept.
  ///
  /// - Parameters:
  ///   - graph: undirected; ties of value 0 have no part in it.
  ///   - units: its ties.
  /// - Complexity: O(m √m) time; 12 bytes a triangle of space.
  package init?(_ graph: CompactGraph, units: RandomUnits) {
    precondition(!graph.isDirected, "signed triangles are counted among undirected edges")
    var unitOfArc = [Int32](repeating: -1, count: graph.arcCount)
    for (unit, (there, back)) in units.arcs.enumerated() where units.sign(of: unit) != 0 {
      unitOfArc[Int(there)] = Int32(truncatingIfNeeded: unit)
      if let back { unitOfArc[Int(back)] = Int32(truncatingIfNeeded: unit) }
    }
    let order = graph.verticesByDegree()
    var rank = [Int32](repeating: 0, count: graph.vertexCount)
    for (index, vertex) in order.enumerated() { rank[Int(vertex)] = Int32(index) }
    func rising(_ vertex: Int) -> some Sequence<Int> {
      graph.arcs(of: vertex).lazy.filter {
        unitOfArc[$0] >= 0 && rank[Int(graph.targets[$0])] > rank[vertex]
      }
    }
    // The unit that ties the vertex at hand to each of higher rank.
    var mark = [Int32](repeating: -1, count: graph.vertexCount)
    var found: [Int32] = []
    for low in order {
      for arc in rising(Int(low)) { mark[Int(graph.targets[arc])] = unitOfArc[arc] }
      for arc in rising(Int(low)) {
        for next in rising(Int(graph.targets[arc])) where mark[Int(graph.targets[next])] >= 0 {
          found += [unitOfArc[arc], unitOfArc[next], mark[Int(graph.targets[next])]]
        }
      }
      for arc in rising(Int(low)) { mark[Int(graph.targets[arc])] = -1 }
      if found.count > 3 * Self.most { return nil }
    }
    self.units = found
  }

  /// The census of the triangles where some units are negative.
  package func census(negatives isNegative: [Bool]) -> SignedTriangles {
    var counts = [0, 0, 0, 0]
    for first in stride(from: 0, to: units.count, by: 3) {
      let negative =
        (isNegative[Int(units[first])] ? 1 : 0) + (isNegative[Int(units[first + 1])] ? 1 : 0)
        + (isNegative[Int(units[first + 2])] ? 1 : 0)
      counts[negative] += 1
    }
    return SignedTriangles(counts: counts)
  }
}
