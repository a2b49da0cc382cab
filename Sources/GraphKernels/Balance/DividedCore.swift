/// A signed graph divided into two sides, and by how much frustration falls when one vertex goes over to the other.
///
/// - Complexity: space 9 bytes a vertex beside the graph's.
final class DividedCore {
  private let graph: SignedArcs
  private let sides: KernelBuffer<Bool>
  private let gains: KernelBuffer<Int64>
  /// The weight of the edges that the division frustrates.
  private(set) var cost: Int64

  init(_ core: SignedCore, graph: SignedArcs, sides: [Bool]) {
    self.graph = graph
    self.sides = KernelBuffer(sides)
    gains = KernelBuffer(repeating: 0, count: core.vertexCount)
    cost = core.frustration(of: sides)
    for vertex in 0..<core.vertexCount {
      var gain: Int64 = 0
      for position in graph.positions(of: vertex) {
        let arc = graph.arcs[position]
        gain -= self.sides[vertex] == self.sides[arc.target] ? arc.weight : -arc.weight
      }
      gains[vertex] = gain
    }
  }

  func gain(of vertex: Int32) -> Int64 { gains[vertex] }

  /// The vertex that gains most by flipping, of those allowed; of as much the first.
  @inline(__always)
  func vertexGainingMost(where isAllowed: (_ vertex: Int, _ gain: Int64) -> Bool) -> Int32? {
    let gains = gains.shared
    var (best, most) = (-1, Int64.min)
    for vertex in 0..<gains.count {
      let gain = gains[vertex]
      if gain > most && isAllowed(vertex, gain) { (best, most) = (vertex, gain) }
    }
    return best < 0 ? nil : Int32(truncatingIfNeeded: best)
  }

  /// Flips a vertex, and tells of each neighbor that gains by following.
  @inline(__always)
  func flip(_ vertex: Int32, gaining: (Int32) -> Void = { _ in }) {
    cost -= gains[vertex]
    gains[vertex] = -gains[vertex]
    let side = !sides[vertex]
    sides[vertex] = side
    for position in graph.positions(of: Int(vertex)) {
      let arc = graph.arcs[position]
      let gain = gains[arc.target] - 2 * (side == sides[arc.target] ? arc.weight : -arc.weight)
      gains[arc.target] = gain
      if gain > 0 { gaining(arc.target) }
    }
  }

  /// Flips vertices as long as any gains by it.
  func descend() {
    var waiting: [Int32] = []
    for vertex in stride(from: Int32(truncatingIfNeeded: gains.count) - 1, through: 0, by: -1)
    where gains[vertex] > 0 { waiting.append(vertex) }
    while let vertex = waiting.popLast() {
      if gains[vertex] > 0 { flip(vertex) { waiting.append($0) } }
    }
  }

  func copyOfSides() -> [Bool] { sides.copyToArray() }
}

/// A signed graph's arcs, each with its edge's weight at hand.
///
/// - Complexity: space 16 bytes an arc and 4 a vertex.
final class SignedArcs: Sendable {
  struct Arc: BitwiseCopyable, Sendable {
    let target: Int32
    let weight: Int64
  }

  private let offsets: FrozenBuffer<Int32>
  let arcs: FrozenBuffer<Arc>

  init(_ core: SignedCore) {
    offsets = FrozenBuffer(core.offsets)
    let arcs = KernelBuffer<Arc>(uninitialized: core.targets.count)
    for arc in 0..<arcs.count {
      arcs[arc] = Arc(
        target: core.targets[arc], weight: core.weights[Int(core.edgeOfArc[arc])])
    }
    self.arcs = arcs.frozen()
  }

  /// Where the arcs of a vertex stand.
  @inline(__always)
  func positions(of vertex: Int) -> Range<Int> {
    Int(offsets[vertex])..<Int(offsets[vertex + 1])
  }
}
