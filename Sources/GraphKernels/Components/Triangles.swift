import LongWork

extension CompactGraph {
  /// How many triangles each vertex is a corner of; a directed graph is read without directions.
  ///
  /// - Parameter threads: how many may work at once; no count depends on it.
  /// - Complexity: time O(m √m); space O(n + m), and O(n) a thread.
  package func triangleCounts(threads: Int = 1) -> [Int] {
    let graph = undirected()
    return graph.hasShortRows
      ? graph.triangleCountsByMergingRows(threads: threads)
      : OrientedTriangles(graph).counts(threads: threads)
  }

  /// The share of the pairs of each vertex's neighbors that are tied themselves.
  ///
  /// `2 t / (d (d − 1))`, 0 for fewer than two neighbors; a directed graph is read without directions.
  /// Definition: Watts & Strogatz 1998, Nature 393.
  ///
  /// - Parameter threads: how many may work at once; no score depends on it.
  /// - Complexity: time O(m √m); space O(n + m), and O(n) a thread.
  package func clusteringCoefficients(threads: Int = 1) -> [Double] {
    clusteringCoefficients(triangles: triangleCounts(threads: threads))
  }

  /// The same where the triangles have been counted.
  ///
  /// - Parameter triangles: how many each vertex is a corner of.
  /// - Complexity: time and space O(n).
  package func clusteringCoefficients(triangles: [Int]) -> [Double] {
    let graph = undirected()
    return zip(0..<vertexCount, triangles).map { vertex, triangles in
      let degree = Double(graph.degree(of: vertex))
      return degree < 2 ? 0 : 2 * Double(triangles) / (degree * (degree - 1))
    }
  }

  /// The share of all pairs of edges at one vertex that a third edge closes: 3 × triangles / pairs.
  ///
  /// nil when no vertex has two edges. A directed graph is read without directions.
  ///
  /// - Parameter triangles: how many each vertex is a corner of, as ``triangleCounts(threads:)`` has them.
  /// - Complexity: time O(n).
  package func transitivity(triangles: [Int]) -> Double? {
    let graph = undirected()
    let pairs = (0..<vertexCount).reduce(0) { sum, vertex in
      let degree = graph.degree(of: vertex)
      return sum + degree * (degree - 1) / 2
    }
    return pairs == 0 ? nil : Double(triangles.reduce(0, +)) / Double(pairs)
  }
}

/// Every edge of an undirected graph turned toward its end of more edges, of as many the higher, so that no vertex is left
/// with more than √(2m) and each triangle is met once.
///
/// Schank & Wagner 2005, "Finding, counting and listing all triangles in large graphs".
struct OrientedTriangles: ~Copyable, Sendable {
  private let vertexCount: Int
  private let offsets: FrozenBuffer<Int32>
  private let targets: FrozenBuffer<Int32>

  /// With fewer edges, more time would go in starting threads than they save.
  private static let edgesForThreads = 8_192

  var edgeCount: Int { targets.count }

  init(_ graph: CompactGraph) {
    vertexCount = graph.vertexCount
    let offsets = KernelBuffer<Int32>(uninitialized: vertexCount + 1)
    let targets = KernelBuffer<Int32>(uninitialized: graph.edgeCount)
    let degrees = KernelBuffer<Int32>(uninitialized: vertexCount)
    for vertex in 0..<vertexCount {
      degrees[vertex] = Int32(truncatingIfNeeded: graph.degree(of: vertex))
    }
    var count = 0
    for vertex in 0..<vertexCount {
      offsets[vertex] = Int32(truncatingIfNeeded: count)
      let degree = degrees[vertex]
      for arc in graph.arcs(of: vertex) {
        let other = graph.targets[arc]
        if degrees[other] > degree || (degrees[other] == degree && other > vertex) {
          targets[count] = other
          count += 1
        }
      }
    }
    offsets[vertexCount] = Int32(truncatingIfNeeded: count)
    self.offsets = offsets.frozen()
    self.targets = targets.frozen()
  }

  @inline(__always)
  private func edges(of vertex: Int32) -> Range<Int> {
    Int(offsets[vertex])..<Int(offsets[vertex + 1])
  }

  /// How many triangles each vertex is a corner of.
  func counts(threads: Int) -> [Int] {
    let progress = WorkStep(name: "triangles", of: edgeCount)
    return parallelGathering(
      (0..<vertexCount).inChunks(), threads: edgeCount < Self.edgesForThreads ? 1 : threads,
      into: [Int](repeating: 0, count: vertexCount),
      makeWorkspace: { TriangleCounter(vertexCount: vertexCount) },
      gather: { vertices, counter in
        for first in vertices where edges(of: Int32(truncatingIfNeeded: first)).count > 1 {
          if progress.isCancelled { break }
          count(from: Int32(truncatingIfNeeded: first), into: counter)
          progress.advance(by: edges(of: Int32(truncatingIfNeeded: first)).count)
        }
      },
      combine: { counts, counter in
        for vertex in counts.indices { counts[vertex] += Int(counter.met[vertex]) }
      })
  }

  /// Counts the triangles of which a vertex is the first corner.
  private func count(from first: Int32, into counter: borrowing TriangleCounter) {
    for edge in edges(of: first) { counter.isNear[targets[edge]] = true }
    var found: Int32 = 0
    for edge in edges(of: first) {
      let second = targets[edge]
      var closed: Int32 = 0
      for next in edges(of: second) where counter.isNear[targets[next]] {
        counter.met[targets[next]] += 1
        closed += 1
      }
      counter.met[second] += closed
      found += closed
    }
    counter.met[first] += found
    for edge in edges(of: first) { counter.isNear[targets[edge]] = false }
  }

  /// For every edge, by its number, the sum over the triangles on it of a value of the third corner.
  func sumsOverThirdCorners(_ value: (Int) -> Double) -> [Double] {
    let values = KernelBuffer<Double>(uninitialized: vertexCount)
    for vertex in 0..<vertexCount { values[vertex] = value(vertex) }
    var sums = [Double](repeating: 0, count: edgeCount)
    // The edge from the first corner to each vertex, or −1.
    let direct = KernelBuffer<Int32>(repeating: -1, count: vertexCount)
    let progress = WorkStep(name: "triangles", of: edgeCount)
    for first in 0..<Int32(truncatingIfNeeded: vertexCount) where edges(of: first).count > 1 {
      if progress.isCancelled { break }
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
    for first in 0..<Int32(truncatingIfNeeded: vertexCount) {
      for edge in edges(of: first) { visit(Int(first), Int(targets[edge]), edge) }
    }
  }
}

/// Where one thread counts triangles.
private struct TriangleCounter: ~Copyable {
  /// How many triangles of those counted so far each vertex is a corner of.
  let met: KernelBuffer<Int32>
  /// Whether an edge leads from the first corner at hand to a vertex.
  let isNear: KernelBuffer<Bool>

  init(vertexCount: Int) {
    met = KernelBuffer(repeating: 0, count: vertexCount)
    isNear = KernelBuffer(repeating: false, count: vertexCount)
  }
}
