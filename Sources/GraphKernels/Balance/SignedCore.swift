/// A weighted signed graph as the exact solvers work on it: edges are numbered, none repeated.
///
/// Weights are integers. Where edges are merged or vertices eliminated, halves arise; so an edge of the
/// original graph weighs `SignedCore.unit`, or a multiple of it, and everything stays an integer.
struct SignedCore {
  /// What one edge of the original graph weighs.
  static let unit: Int64 = 1 << 10

  var vertexCount: Int
  /// The ends and the signed weight, never 0, of each edge.
  var tails: [Int32] = []
  var heads: [Int32] = []
  var weights: [Int64] = []
  /// Where the arcs of each vertex begin; the arc's other end and its edge.
  private(set) var offsets: [Int32] = []
  private(set) var targets: [Int32] = []
  private(set) var edgeOfArc: [Int32] = []

  var edgeCount: Int { weights.count }

  /// Where the arcs of a vertex stand in ``targets`` and ``edgeOfArc``.
  @inline(__always)
  func arcs(of vertex: Int) -> Range<Int> { Int(offsets[vertex])..<Int(offsets[vertex + 1]) }

  init(vertexCount: Int, tails: [Int32], heads: [Int32], weights: [Int64]) {
    self.vertexCount = vertexCount
    self.tails = tails
    self.heads = heads
    self.weights = weights
    var byEnd = CountingSort(keyCount: vertexCount)
    for edge in weights.indices {
      byEnd.count(Int(tails[edge]))
      byEnd.count(Int(heads[edge]))
    }
    byEnd.closeCounts()
    targets = [Int32](repeating: 0, count: 2 * weights.count)
    edgeOfArc = targets
    for edge in weights.indices {
      for (end, other) in [(tails[edge], heads[edge]), (heads[edge], tails[edge])] {
        let arc = byEnd.position(for: Int(end))
        targets[arc] = other
        edgeOfArc[arc] = Int32(edge)
      }
    }
    offsets = Array(byEnd.offsets)
  }

  /// The edges of a graph, each as heavy as it counts; those that count nothing are left out.
  ///
  /// Of a directed graph, two arcs of one pair add up to one edge; as far as they disagree, they cost
  /// the same however the pair is divided, which `conflict` counts.
  init(graph: CompactGraph, counting counts: FrustrationWeights, conflict: inout Int64) {
    var tails: [Int32] = []
    var heads: [Int32] = []
    var weights: [Int64] = []
    var slot = [Int32](repeating: -1, count: graph.vertexCount)
    // A directed arc is stored once, at its source; so each pair is gathered at its lower end.
    var lower = [[(other: Int32, weight: Int64)]](
      repeating: [], count: graph.isDirected ? graph.vertexCount : 0)
    if graph.isDirected {
      for vertex in 0..<graph.vertexCount {
        for arc in Int(graph.offsets[vertex])..<Int(graph.offsets[vertex + 1]) {
          let other = Int(graph.targets[arc])
          lower[min(vertex, other)].append(
            (Int32(max(vertex, other)), counts.ofArc[arc]))
        }
      }
    }
    for vertex in 0..<graph.vertexCount {
      let first = Int32(weights.count)
      func add(_ other: Int32, weight: Int64) {
        if slot[Int(other)] >= first {
          let edge = Int(slot[Int(other)])
          if (weights[edge] < 0) != (weight < 0) {
            conflict += min(abs(weights[edge]), abs(weight))
          }
          weights[edge] += weight
        } else if weight != 0 {
          slot[Int(other)] = Int32(weights.count)
          tails.append(Int32(vertex))
          heads.append(other)
          weights.append(weight)
        }
      }
      if graph.isDirected {
        for (other, weight) in lower[vertex] { add(other, weight: weight) }
      } else {
        for arc in Int(graph.offsets[vertex])..<Int(graph.offsets[vertex + 1])
        where Int(graph.targets[arc]) > vertex {
          add(graph.targets[arc], weight: counts.ofArc[arc])
        }
      }
    }
    let kept = weights.indices.filter { weights[$0] != 0 }
    self.init(
      vertexCount: graph.vertexCount, tails: kept.map { tails[$0] }, heads: kept.map { heads[$0] },
      weights: kept.map { weights[$0] })
  }

  /// The weight of the edges that run against a division into two sides.
  func frustration(of sides: [Bool]) -> Int64 {
    var sum: Int64 = 0
    for edge in weights.indices
    where (sides[Int(tails[edge])] == sides[Int(heads[edge])]) != (weights[edge] > 0) {
      sum += abs(weights[edge])
    }
    return sum
  }

  /// The greatest number that divides every edge's weight: the frustration is a multiple of it.
  var grain: Int64 {
    var grain: Int64 = 0
    for weight in weights {
      var (one, other) = (grain, abs(weight))
      while other != 0 { (one, other) = (other, one % other) }
      grain = one
      if grain == 1 { break }
    }
    return max(1, grain)
  }
}
