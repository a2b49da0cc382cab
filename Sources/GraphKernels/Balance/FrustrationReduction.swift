import LongWork

/// Shrinks a signed graph without changing its frustration, and takes solutions back.
///
/// Two rules, applied until neither fits:
/// - A vertex whose heaviest edge weighs at least as much as its others together agrees with that edge
///   in some best division; so it is merged with the edge's other end. Pendants and vertices on
///   paths are cases of it.
/// - A vertex with three edges and no such edge is replaced by a triangle among its neighbors that
///   costs the same whatever their sides: the star–triangle transformation of Ising models.
///
/// Parallel edges that disagree cancel; what cancels is frustrated however the sides are drawn.
/// (Hüffner, Betzler & Niedermeier 2010, "Separator-based data reduction for signed graph
/// balancing", J. Comb. Optim. 20:335; Aref, Mason & Wilson 2020, Networks 75:95.)
struct FrustrationReduction {
  private struct Arc {
    var other: Int32
    var weight: Int64
  }

  /// A vertex that was taken out: it takes the side that its arcs, heavier together, call for.
  private struct Removal {
    var vertex: Int32
    var arcs: [Arc]
  }

  /// The weight that is frustrated whatever the division.
  private(set) var offset: Int64 = 0
  private var arcs: [[Arc]]
  private var removals: [Removal] = []
  private var isRemoved: [Bool]

  init(_ core: SignedCore) {
    arcs = [[Arc]](repeating: [], count: core.vertexCount)
    isRemoved = [Bool](repeating: false, count: core.vertexCount)
    for edge in core.weights.indices {
      let weight = core.weights[edge]
      arcs[Int(core.tails[edge])].append(Arc(other: core.heads[edge], weight: weight))
      arcs[Int(core.heads[edge])].append(Arc(other: core.tails[edge], weight: weight))
    }
  }

  /// Applies the rules, beginning with the first vertices.
  mutating func run(_ progress: WorkStep) {
    // First in, first out: a hub is looked at again only after all its pendants are gone.
    var queue = (0..<Int32(arcs.count)).map { $0 }
    var isWaiting = [Bool](repeating: true, count: arcs.count)
    var head = 0
    while head < queue.count && !progress.isCancelled {
      let vertex = Int(queue[head])
      head += 1
      isWaiting[vertex] = false
      guard !isRemoved[vertex] else { continue }
      arcs[vertex].removeAll { isRemoved[Int($0.other)] }
      let neighbors = arcs[vertex]
      guard removeIfPossible(vertex) else { continue }
      for arc in neighbors where !isWaiting[Int(arc.other)] {
        isWaiting[Int(arc.other)] = true
        queue.append(arc.other)
      }
    }
  }

  private mutating func removeIfPossible(_ vertex: Int) -> Bool {
    let own = arcs[vertex]
    var sum: Int64 = 0
    var heaviest = 0
    for (index, arc) in own.enumerated() {
      sum += abs(arc.weight)
      if abs(arc.weight) > abs(own[heaviest].weight) { heaviest = index }
    }
    if own.isEmpty || 2 * abs(own[heaviest].weight) >= sum {
      remove(vertex)
      guard !own.isEmpty else {
        removals.append(Removal(vertex: Int32(vertex), arcs: []))
        return true
      }
      let anchor = own[heaviest]
      removals.append(Removal(vertex: Int32(vertex), arcs: [anchor]))
      for (index, arc) in own.enumerated() where index != heaviest {
        connect(
          anchor.other, other: arc.other, weight: anchor.weight > 0 ? arc.weight : -arc.weight)
      }
      return true
    }
    guard own.count == 3, sum % 2 == 0 else { return false }
    remove(vertex)
    removals.append(Removal(vertex: Int32(vertex), arcs: own))
    for opposite in 0..<3 {
      let one = own[(opposite + 1) % 3]
      let other = own[(opposite + 2) % 3]
      let magnitude = sum / 2 - abs(own[opposite].weight)
      connect(
        one.other, other: other.other,
        weight: (one.weight > 0) == (other.weight > 0) ? magnitude : -magnitude)
    }
    return true
  }

  /// Its neighbors' arcs to it stay until they are looked at.
  private mutating func remove(_ vertex: Int) {
    isRemoved[vertex] = true
    arcs[vertex] = []
  }

  /// Adds an edge, or adds it to the one that is there.
  private mutating func connect(_ one: Int32, other: Int32, weight: Int64) {
    guard weight != 0 else { return }
    // Search at the end with fewer arcs.
    let (near, far) =
      arcs[Int(one)].count <= arcs[Int(other)].count
      ? (Int(one), Int(other)) : (Int(other), Int(one))
    guard let index = arcs[near].firstIndex(where: { $0.other == Int32(far) }) else {
      arcs[near].append(Arc(other: Int32(far), weight: weight))
      arcs[far].append(Arc(other: Int32(near), weight: weight))
      return
    }
    let old = arcs[near][index].weight
    let new = old + weight
    if (old > 0) != (weight > 0) { offset += min(abs(old), abs(weight)) }
    let farIndex = arcs[far].firstIndex { $0.other == Int32(near) } ?? 0
    if new == 0 {
      arcs[near].swapAt(index, arcs[near].count - 1)
      arcs[near].removeLast()
      arcs[far].swapAt(farIndex, arcs[far].count - 1)
      arcs[far].removeLast()
    } else {
      arcs[near][index].weight = new
      arcs[far][farIndex].weight = new
    }
  }

  /// What is left, and the vertex that each of its vertices stands for.
  func remainder() -> (core: SignedCore, vertices: [Int32]) {
    var vertices: [Int32] = []
    var index = [Int32](repeating: -1, count: arcs.count)
    for vertex in arcs.indices where !isRemoved[vertex] {
      index[vertex] = Int32(vertices.count)
      vertices.append(Int32(vertex))
    }
    var tails: [Int32] = []
    var heads: [Int32] = []
    var weights: [Int64] = []
    for vertex in vertices {
      for arc in arcs[Int(vertex)].sorted(by: { $0.other < $1.other })
      where arc.other > vertex && !isRemoved[Int(arc.other)] {
        tails.append(index[Int(vertex)])
        heads.append(index[Int(arc.other)])
        weights.append(arc.weight)
      }
    }
    let core = SignedCore(
      vertexCount: vertices.count, tails: tails, heads: heads, weights: weights)
    return (core, vertices)
  }

  /// Puts the removed vertices on their sides, given those of the remaining ones.
  func complete(_ sides: inout [Bool]) {
    for removal in removals.reversed() {
      var pull: Int64 = 0
      for arc in removal.arcs { pull += sides[Int(arc.other)] ? arc.weight : -arc.weight }
      sides[Int(removal.vertex)] = pull > 0
    }
  }
}
