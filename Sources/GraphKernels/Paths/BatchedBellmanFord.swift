/// Distances from 32 sources at once, a lane each, over lengths in whole units.
///
/// Each vertex takes the least of its neighbors' distances and the arcs from them, for all sources in one go, until
/// nothing changes any more (Bellman 1958). The vertices are gone through up and down in turn, as Yen 1970, "An
/// algorithm for finding shortest routes from all source nodes to a given destination in general networks",
/// Quarterly of Applied Mathematics 27, has it, and only those next to a change; so most graphs take a few passes,
/// at an instruction or two an arc and source, where a heap takes hundreds.
///
/// What it finds doesn't depend on the order.
final class BatchedBellmanFord {
  /// By vertex, from the last sources.
  let distances: KernelBuffer<DistanceLanes>
  /// The greatest distance found.
  private(set) var largest = 0

  private let graph: MeasuredGraph
  /// The vertices with a neighbor whose distances have changed; none between searches.
  private let isDue: KernelBuffer<Bool>

  /// Dijkstra's searches take less than so many passes over the arcs.
  private static let patience = 128

  init(_ graph: MeasuredGraph) {
    self.graph = graph
    distances = KernelBuffer(repeating: DistanceLanes(), count: graph.order.vertexCount)
    isDue = KernelBuffer(repeating: false, count: graph.order.vertexCount)
  }

  /// Finds the distances from up to 32 distinct sources of one block to all of its vertices, or says false where
  /// they are too long or take too many passes.
  ///
  /// - Complexity: time O(m) a pass.
  func search(from sources: ArraySlice<Int32>, in block: ReducedGraph.Block) -> Bool {
    guard let unit = graph.unit else { return false }
    for vertex in block.vertices { distances[vertex] = DistanceLanes() }
    for (lane, source) in sources.enumerated() {
      distances[source][lane] = 0
      makeNeighborsDue(of: Int(source))
    }
    var arcsLeft = Self.patience * (block.arcCount + 1)
    var isUpward = true
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for index in 0..<block.vertices.count {
        let vertex =
          isUpward ? block.vertices.lowerBound &+ index : block.vertices.upperBound &- 1 &- index
        guard isDue[vertex] else { continue }
        isDue[vertex] = false
        if pull(vertex) { hasChanged = true }
        arcsLeft -= graph.inward.rows.arcs(of: vertex).count
      }
      isUpward.toggle()
      if arcsLeft < 0 {
        for vertex in block.vertices { isDue[vertex] = false }
        return false
      }
    }
    // A distance that an arc might have taken beyond what a lane holds hasn't been told from none.
    largest = greatestDistance(in: block)
    return largest + unit.largestMultiple < Int(DistanceLanes.unreached)
  }

  /// Brings a vertex up to date with its neighbors; says whether anything has changed.
  @inline(__always)
  private func pull(_ vertex: Int) -> Bool {
    let known = distances[vertex]
    var found = known
    for arc in graph.inward.rows.arcs(of: vertex) {
      found = found.least(
        distances[graph.inward.rows.targets[arc]].adding(graph.inward.lengths[arc]))
    }
    guard found.isLess(than: known) else { return false }
    distances[vertex] = found
    makeNeighborsDue(of: vertex)
    return true
  }

  @inline(__always)
  private func makeNeighborsDue(of vertex: Int) {
    for arc in graph.order.arcs(of: vertex) { isDue[graph.order.rows.targets[arc]] = true }
  }

  private func greatestDistance(in block: ReducedGraph.Block) -> Int {
    var greatest = GreatestDistance()
    for vertex in block.vertices { greatest.take(distances[vertex]) }
    return greatest.value
  }
}
