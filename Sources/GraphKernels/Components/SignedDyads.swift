import LongWork

/// Every pair of vertices with a signed arc either way, stored once, at the end of fewer arcs; so no
/// vertex keeps more than O(√m) pairs, and each triangle is met once.
///
/// As ``OrientedTriangles``, for directed graphs: of every pair it knows which way the arcs run and
/// what sign they have. An arc of weight 0 has no sign and is no arc here.
struct SignedDyads {
  /// Vertices here are ranks by their number of arcs; `originals` has the graph's.
  private let originals: [Int32]
  private var offsets: [Int] = [0]
  private var targets: [Int32] = []
  /// The signs of the arc to the target and of that back, 0 where there is none.
  private var signs: [SIMD2<Int8>] = []

  init(_ graph: CompactGraph) {
    let back = graph.reversed()
    let degrees = (0..<graph.vertexCount).map { graph.degree(of: $0) + back.degree(of: $0) }
    let order = CountingSort.order(
      itemCount: degrees.count, keyCount: (degrees.max() ?? 0) + 1, by: { degrees[$0] })
    var ranks = [Int32](repeating: 0, count: graph.vertexCount)
    for (rank, vertex) in order.enumerated() { ranks[Int(vertex)] = Int32(rank) }
    originals = order
    // The index of each rank in the row at hand, or one before it.
    var slot = [Int](repeating: -1, count: graph.vertexCount)
    for (rank, vertex) in order.enumerated() {
      let start = targets.count
      for (side, reading) in [graph, back].enumerated() {
        for arc in reading.arcs(of: Int(vertex)) {
          let sign = reading.sign(ofArc: arc)
          let other = Int(ranks[Int(reading.targets[arc])])
          guard sign != 0, other > rank else { continue }
          if slot[other] < start {
            slot[other] = targets.count
            targets.append(Int32(truncatingIfNeeded: other))
            signs.append(.zero)
          }
          signs[slot[other]][side] = Int8(truncatingIfNeeded: sign)
        }
      }
      offsets.append(targets.count)
    }
  }

  private func row(of rank: Int) -> Range<Int> { offsets[rank]..<offsets[rank + 1] }

  /// Calls with every three vertices that are tied pair by pair, once, in a fixed order.
  ///
  /// - Complexity: O(m √m) time; 8 bytes a vertex of space.
  func forEachTriangle(_ visit: (SignedTriad) -> Void) {
    // The index in the row at hand of each higher neighbor, or −1.
    var mark = [Int](repeating: -1, count: originals.count)
    let progress = WorkStep(name: "triangles", of: targets.count)
    for low in originals.indices where !progress.isCancelled {
      progress.advance(by: row(of: low).count)
      guard row(of: low).count > 1 else { continue }
      for index in row(of: low) { mark[Int(targets[index])] = index }
      for first in row(of: low) {
        let middle = Int(targets[first])
        for second in row(of: middle) {
          let high = Int(targets[second])
          let third = mark[high]
          guard third >= 0 else { continue }
          visit(
            SignedTriad(
              vertices: SIMD3(originals[low], originals[middle], originals[high]),
              first: signs[first], second: signs[second], third: signs[third]))
        }
      }
      for index in row(of: low) { mark[Int(targets[index])] = -1 }
    }
  }
}

/// Three vertices tied pair by pair, and the arcs among them.
struct SignedTriad {
  let vertices: SIMD3<Int32>
  /// The signs of the arcs, row after row of a 3 × 3 matrix; 0 where there is none.
  private let signs: SIMD16<Int8>

  /// The orders in which three vertices can be gone through.
  static let orders = [(0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)]

  /// - Parameters: the signs there and back between the first and the second vertex, the second and
  ///   the third, and the first and the third.
  init(
    vertices: SIMD3<Int32>, first: SIMD2<Int8>, second: SIMD2<Int8>, third: SIMD2<Int8>
  ) {
    self.vertices = vertices
    var signs = SIMD16<Int8>.zero
    (signs[1], signs[3]) = (first[0], first[1])
    (signs[5], signs[7]) = (second[0], second[1])
    (signs[2], signs[6]) = (third[0], third[1])
    self.signs = signs
  }

  /// The sign of the arc from one of the vertices to another, by their indices; 0 without an arc.
  func sign(source: Int, target: Int) -> Int8 { signs[3 * source + target] }
}
