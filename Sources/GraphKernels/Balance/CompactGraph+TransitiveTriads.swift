/// How the transitive parts of a signed directed graph are balanced.
package struct TransitiveTriads: Sendable, Equatable {
  /// Transitive semicycles, arcs i → j, j → k and i → k among three vertices, with 0, 1, 2 and 3
  /// negative arcs.
  package var semicycles = [0, 0, 0, 0]
  /// Triads of three connected vertices in which every two arcs i → j → k are closed by i → k, and
  /// which have a semicycle: those of the types 030T, 120D, 120U and 300.
  package var triads = 0
  /// Those of them whose semicycles all have an even number of negative arcs.
  package var balanced = 0

  package init() {}
}

extension CompactGraph {
  /// The census of a directed graph's transitive semicycles by sign, and of its transitive triads.
  ///
  /// Only the signs of the weights count; an arc of weight 0 has none and is no arc here. The triads
  /// are those of Aref, Dinh, Rezapour & Diesner 2020, "Multilevel structural evaluation of signed
  /// directed social networks based on balance theory", Sci. Rep. 10:15228; cycles i → j → k → i say
  /// nothing, as the relation need not be symmetric (Doreian & Mrvar 1996).
  ///
  /// - Complexity: O(arcs · √arcs) time at worst; 40 bytes an arc of space.
  package func transitiveTriads() -> TransitiveTriads {
    precondition(isDirected, "transitive triads are counted among arcs")
    let dyads = SignedDyads(self)
    var census = TransitiveTriads()
    // The place in the row at hand of each higher neighbour, or −1.
    var mark = [Int](repeating: -1, count: vertexCount)
    for low in 0..<vertexCount {
      for place in dyads.row(low) { mark[Int(dyads.targets[place])] = place }
      for first in dyads.row(low) {
        let middle = Int(dyads.targets[first])
        for second in dyads.row(middle) {
          let third = mark[Int(dyads.targets[second])]
          if third >= 0 {
            census.add(dyads.signs[first], dyads.signs[second], dyads.signs[third])
          }
        }
      }
      for place in dyads.row(low) { mark[Int(dyads.targets[place])] = -1 }
    }
    return census
  }
}

extension TransitiveTriads {
  /// Counts three vertices x, y and z, given the dyads xy, yz and xz.
  fileprivate mutating func add(_ xy: SIMD2<Int8>, _ yz: SIMD2<Int8>, _ xz: SIMD2<Int8>) {
    // The sign of the arc from each to each.
    let signs: [[Int8]] = [[0, xy[0], xz[0]], [xy[1], 0, yz[0]], [xz[1], yz[1], 0]]
    var found = 0
    var isTransitive = true
    var isBalanced = true
    for (i, j, k) in [(0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)] {
      guard signs[i][j] != 0 && signs[j][k] != 0 else { continue }
      guard signs[i][k] != 0 else {
        isTransitive = false
        continue
      }
      let negatives = [signs[i][j], signs[j][k], signs[i][k]].count { $0 < 0 }
      semicycles[negatives] += 1
      found += 1
      if negatives % 2 == 1 { isBalanced = false }
    }
    guard isTransitive && found > 0 else { return }
    triads += 1
    if isBalanced { balanced += 1 }
  }
}

/// Every pair of vertices with a signed arc either way, stored once, at the end of lower rank by
/// degree; so no row is longer than O(√arcs).
private struct SignedDyads {
  /// By rank; the targets too are ranks.
  private(set) var offsets: [Int] = [0]
  private(set) var targets: [Int32] = []
  /// The signs of the arc to the target and of that back, 0 where there is none.
  private(set) var signs: [SIMD2<Int8>] = []

  func row(_ rank: Int) -> Range<Int> { offsets[rank]..<offsets[rank + 1] }

  init(_ graph: CompactGraph) {
    let back = graph.reversed()
    var degree = [Int](repeating: 0, count: graph.vertexCount)
    for vertex in degree.indices {
      degree[vertex] = graph.arcs(of: vertex).count + back.arcs(of: vertex).count
    }
    let order = degree.indices.sorted { (degree[$0], $0) < (degree[$1], $1) }
    var rank = [Int32](repeating: 0, count: graph.vertexCount)
    for (place, vertex) in order.enumerated() { rank[vertex] = Int32(place) }
    // The place in the row at hand of each rank, or one before it.
    var slot = [Int](repeating: -1, count: graph.vertexCount)
    for vertex in order {
      let start = targets.count
      for (side, reading) in [graph, back].enumerated() {
        for arc in reading.arcs(of: vertex) {
          let sign = reading.sign(ofArc: arc)
          let other = rank[Int(reading.targets[arc])]
          guard sign != 0, other > rank[vertex] else { continue }
          if slot[Int(other)] < start {
            slot[Int(other)] = targets.count
            targets.append(other)
            signs.append(.zero)
          }
          signs[slot[Int(other)]][side] = Int8(sign)
        }
      }
      offsets.append(targets.count)
    }
  }
}
