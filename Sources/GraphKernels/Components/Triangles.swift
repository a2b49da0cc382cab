import LongWork

extension CompactGraph {
  /// How many triangles each figure is a corner of; a directed graph is read without directions.
  ///
  /// Time: O(m √m). Space: O(n + m).
  package func triangleCounts() -> [Int] { OrientedTriangles(undirected()).counts() }

  /// The share of the pairs of each figure's neighbours that are tied themselves.
  ///
  /// `2 t / (d (d − 1))`, 0 for fewer than two neighbours; a directed graph is read without directions.
  /// Definition: Watts & Strogatz 1998, Nature 393. Time: O(m √m). Space: O(n + m).
  package func clusteringCoefficients() -> [Double] {
    let graph = undirected()
    return zip(0..<vertexCount, graph.triangleCounts()).map { vertex, triangles in
      let degree = Double(graph.degree(of: vertex))
      return degree < 2 ? 0 : 2 * Double(triangles) / (degree * (degree - 1))
    }
  }

  /// The share of all pairs of ties at one figure that a third tie closes: 3 × triangles / pairs.
  ///
  /// nil when no figure has two ties. A directed graph is read without directions. Time: O(m √m).
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

/// Every tie of an undirected graph turned towards its end of more ties, so that no vertex is left
/// with more than √(2m) and each triangle is met once.
///
/// Schank & Wagner 2005, "Finding, counting and listing all triangles in large graphs".
struct OrientedTriangles: ~Copyable {
  private let vertexCount: Int
  /// Vertices here are ranks by degree; `originals` has the graph's.
  private let originals: KernelBuffer<Int32>
  private let offsets: KernelBuffer<Int32>
  private let targets: KernelBuffer<Int32>

  var tieCount: Int { targets.count }

  init(_ graph: CompactGraph) {
    vertexCount = graph.vertexCount
    // A counting sort by degree, so by vertex within a degree.
    var starts = [Int32](repeating: 0, count: vertexCount + 1)
    for vertex in 0..<vertexCount { starts[graph.degree(of: vertex) + 1] += 1 }
    for degree in starts.indices.dropFirst() { starts[degree] += starts[degree - 1] }
    originals = KernelBuffer(repeating: 0, count: vertexCount)
    let ranks = KernelBuffer<Int32>(repeating: 0, count: vertexCount)
    for vertex in 0..<vertexCount {
      let rank = starts[graph.degree(of: vertex)]
      starts[graph.degree(of: vertex)] += 1
      ranks[vertex] = rank
      originals[rank] = Int32(truncatingIfNeeded: vertex)
    }
    offsets = KernelBuffer(repeating: 0, count: vertexCount + 1)
    targets = KernelBuffer(uninitialised: graph.tieCount)
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
  private func ties(of rank: Int32) -> Range<Int> {
    Int(offsets[rank])..<Int(offsets[rank + 1])
  }

  /// How many triangles each vertex is a corner of.
  func counts() -> [Int] {
    var counts = [Int](repeating: 0, count: vertexCount)
    let met = KernelBuffer<Int32>(repeating: 0, count: vertexCount)
    let isNear = KernelBuffer<Bool>(repeating: false, count: vertexCount)
    let progress = WorkStep(name: "triangles", of: tieCount)
    for first in 0..<Int32(truncatingIfNeeded: vertexCount) where !progress.isCancelled {
      for tie in ties(of: first) { isNear[targets[tie]] = true }
      var found: Int32 = 0
      for tie in ties(of: first) {
        let second = targets[tie]
        var closed: Int32 = 0
        for next in ties(of: second) where isNear[targets[next]] {
          met[targets[next]] += 1
          closed += 1
        }
        met[second] += closed
        found += closed
      }
      met[first] += found
      progress.advance(by: ties(of: first).count)
      for tie in ties(of: first) { isNear[targets[tie]] = false }
    }
    for rank in 0..<vertexCount { counts[Int(originals[rank])] = Int(met[rank]) }
    return counts
  }

  /// For every tie, by its number, the sum over the triangles on it of a value of the third corner.
  func sumsOverThirdCorners(_ value: (Int) -> Double) -> [Double] {
    let values = KernelBuffer<Double>(repeating: 0, count: vertexCount)
    for rank in 0..<vertexCount { values[rank] = value(Int(originals[rank])) }
    var sums = [Double](repeating: 0, count: tieCount)
    // The tie from the first corner to each vertex, or −1.
    let direct = KernelBuffer<Int32>(repeating: -1, count: vertexCount)
    let progress = WorkStep(name: "triangles", of: tieCount)
    for first in 0..<Int32(truncatingIfNeeded: vertexCount) where !progress.isCancelled {
      for tie in ties(of: first) { direct[targets[tie]] = Int32(truncatingIfNeeded: tie) }
      for tie in ties(of: first) {
        let second = targets[tie]
        for next in ties(of: second) {
          let third = targets[next]
          let closing = Int(direct[third])
          if closing < 0 { continue }
          sums[tie] += values[third]
          sums[next] += values[first]
          sums[closing] += values[second]
        }
      }
      for tie in ties(of: first) { direct[targets[tie]] = -1 }
      progress.advance(by: ties(of: first).count)
    }
    return sums
  }

  /// Calls with both ends of every tie and its number, in a fixed order.
  func forEachTie(_ visit: (_ first: Int, _ second: Int, _ tie: Int) -> Void) {
    for rank in 0..<Int32(truncatingIfNeeded: vertexCount) {
      for tie in ties(of: rank) {
        visit(Int(originals[rank]), Int(originals[targets[tie]]), tie)
      }
    }
  }
}
