import LongWork

extension CompactGraph {
  /// How many triangles each vertex is a corner of; a directed graph is read without directions.
  ///
  /// - Complexity: time O(m √m); space O(n + m).
  package func triangleCounts() -> [Int] { OrientedTriangles(undirected()).counts() }

  /// The share of the pairs of each vertex's neighbors that are tied themselves.
  ///
  /// `2 t / (d (d − 1))`, 0 for fewer than two neighbors; a directed graph is read without directions.
  /// Definition: Watts & Strogatz 1998, Nature 393.
  ///
  /// - Complexity: time O(m √m); space O(n + m).
  package func clusteringCoefficients() -> [Double] {
    let graph = undirected()
    return zip(0..<vertexCount, graph.triangleCounts()).map { vertex, triangles in
      let degree = Double(graph.degree(of: vertex))
      return degree < 2 ? 0 : 2 * Double(triangles) / (degree * (degree - 1))
    }
  }

  /// The share of all pairs of edges at one vertex that a third edge closes: 3 × triangles / pairs.
  ///
  /// nil when no vertex has two edges. A directed graph is read without directions.
  ///
  /// - Complexity: time O(m √m).
  package func transitivity() -> Double? {
    let graph = undirected()
    let corners = graph.triangleCounts().reduce(0, +)
    let pairs = (0..<vertexCount).reduce(0) { sum, vertex in
      let degree = graph.degree(of: vertex)
      return sum + degree * (degree - 1) / 2
    }
    return pairs == 0 ? nil : Double(corners) / Double(pairs)
  }
}

/// Every edge of an undirected graph turned toward its end of more edges, so that no vertex is left
/// with more than √(2m) and each triangle is met once.
///
/// Schank & Wagner 2005, "Finding, counting and listing all triangles in large graphs".
struct OrientedTriangles: ~Copyable {
  private let vertexCount: Int
  /// Vertices here are ranks by degree; `originals` has the graph's.
  private let originals: KernelBuffer<Int32>
  private let offsets: KernelBuffer<Int32>
  private let targets: KernelBuffer<Int32>

  var edgeCount: Int { targets.count }

  init(_ graph: CompactGraph) {
    vertexCount = graph.vertexCount
    originals = KernelBuffer(graph.verticesByDegree())
    let ranks = KernelBuffer<Int32>(uninitialized: vertexCount)
    for rank in 0..<vertexCount { ranks[originals[rank]] = Int32(truncatingIfNeeded: rank) }
    offsets = KernelBuffer(repeating: 0, count: vertexCount + 1)
    targets = KernelBuffer(uninitialized: graph.edgeCount)
    var count = 0
    for rank in 0..<vertexCount {
      for arc in graph.arcs(of: Int(originals[rank])) {
        let other = ranks[graph.targets[arc]]
        if Int(other) > rank {
          targets[count] = other
          count += 1
        }
      }
      offsets[rank + 1] = Int32(truncatingIfNeeded: count)
    }
  }

  @inline(__always)
  private func edges(of rank: Int32) -> Range<Int> {
    Int(offsets[rank])..<Int(offsets[rank + 1])
  }

  /// How many triangles each vertex is a corner of.
  func counts() -> [Int] {
    var counts = [Int](repeating: 0, count: vertexCount)
    let met = KernelBuffer<Int32>(repeating: 0, count: vertexCount)
    let isNear = KernelBuffer<Bool>(repeating: false, count: vertexCount)
    let progress = WorkStep(name: "triangles", of: edgeCount)
    for first in 0..<Int32(truncatingIfNeeded: vertexCount) where !progress.isCancelled {
      for edge in edges(of: first) { isNear[targets[edge]] = true }
      var found: Int32 = 0
      for edge in edges(of: first) {
        let second = targets[edge]
        var closed: Int32 = 0
        for next in edges(of: second) where isNear[targets[next]] {
          met[targets[next]] += 1
          closed += 1
        }
        met[second] += closed
        found += closed
      }
      met[first] += found
      progress.advance(by: edges(of: first).count)
      for edge in edges(of: first) { isNear[targets[edge]] = false }
    }
    for rank in 0..<vertexCount { counts[Int(originals[rank])] = Int(met[rank]) }
    return counts
  }

  /// For every edge, by its number, the sum over the triangles on it of a value of the third corner.
  func sumsOverThirdCorners(_ value: (Int) -> Double) -> [Double] {
    let values = KernelBuffer<Double>(repeating: 0, count: vertexCount)
    for rank in 0..<vertexCount { values[rank] = value(Int(originals[rank])) }
    var sums = [Double](repeating: 0, count: edgeCount)
    // The edge from the first corner to each vertex, or −1.
    let direct = KernelBuffer<Int32>(repeating: -1, count: vertexCount)
    let progress = WorkStep(name: "triangles", of: edgeCount)
    for first in 0..<Int32(truncatingIfNeeded: vertexCount) where !progress.isCancelled {
      for edge in edges(of: first) { direct[targets[edge]] = Int32(truncatingIfNeeded: edge) }
      for edge in edges(of: first) {
        let second = targets[edge]
        for next in edges(of: second) {
          let third = targets[next]
          let closing = Int(direct[third])
          if closing < 0 { continue }
          sums[edge] += values[third]
          sums[next] += values[first]
          sums[closing] += values[second]
        }
      }
      for edge in edges(of: first) { direct[targets[edge]] = -1 }
      progress.advance(by: edges(of: first).count)
    }
    return sums
  }

  /// Calls with both ends of every edge and its number, in a fixed order.
  func forEachEdge(_ visit: (_ first: Int, _ second: Int, _ edge: Int) -> Void) {
    for rank in 0..<Int32(truncatingIfNeeded: vertexCount) {
      for edge in edges(of: rank) {
        visit(Int(originals[rank]), Int(originals[targets[edge]]), edge)
      }
    }
  }
}
