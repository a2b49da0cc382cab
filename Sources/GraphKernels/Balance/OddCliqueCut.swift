/// An odd clique inequality of the cut polytope: Σ bᵢbⱼXᵢⱼ ≥ (1 − k) / 2 over the pairs of k vertices,
/// k odd, each with a sign b = ±1.
///
/// Divisions meet it, since Σ bᵢxᵢ is odd and so its square at least 1. Those of three vertices are the
/// triangle inequalities. (Barahona & Mahjoub 1986, "On the cut polytope", Math. Program. 36:157;
/// hypermetric inequalities in Deza & Laurent 1997, "Geometry of Cuts and Metrics".)
struct OddCliqueCut: Hashable {
  /// The vertices, ascending; what lies beyond them is −1.
  let vertices: SIMD8<Int32>
  /// Their signs, the first positive: turning all round says the same.
  let signs: SIMD8<Int32>

  /// The greatest number of vertices that are sought and stored.
  static let mostVertices = 7

  init(_ members: [(vertex: Int32, sign: Int32)]) {
    let sorted = members.sorted { $0.vertex < $1.vertex }
    var vertices = SIMD8<Int32>(repeating: -1)
    var signs = SIMD8<Int32>.zero
    for (index, member) in sorted.enumerated() {
      vertices[index] = member.vertex
      signs[index] = member.sign * sorted[0].sign
    }
    self.vertices = vertices
    self.signs = signs
  }

  var count: Int { vertices[6] >= 0 ? 7 : vertices[4] >= 0 ? 5 : 3 }

  /// What Σ bᵢbⱼXᵢⱼ may not fall below.
  var leastSum: Double { Double(1 - count) / 2 }

  var members: [(vertex: Int32, sign: Int32)] { (0..<count).map { (vertices[$0], signs[$0]) } }

  /// Calls the closure for each pair of vertices, the lower one first, with the product of their signs.
  @inline(__always)
  func forEachPair(_ body: (_ one: Int, _ other: Int, _ sign: Int32) -> Void) {
    for high in 1..<count {
      for low in 0..<high {
        body(Int(vertices[low]), Int(vertices[high]), signs[low] * signs[high])
      }
    }
  }
}
