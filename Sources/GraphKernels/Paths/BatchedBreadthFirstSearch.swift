/// Breadth-first searches from 512 sources at once, a bit each.
///
/// Every vertex holds the sources that have reached it as 512 bits, so one pass over the arcs serves
/// all of them. Then, Kaufmann, Kemper, Neumann et al. 2014, "The More the Merrier: Efficient
/// Multi-Source Graph Traversal", PVLDB 8:4. As distances are the same both ways, what a search
/// finds is added up where it arrives, by counting bits.
final class BatchedBreadthFirstSearch {
  typealias Bits = SIMD8<UInt64>
  static let width = 512
  /// Pushing reads and writes where pulling only reads.
  private static let pushCost = 2

  private let graph: ReducedGraph
  private let isOfSample: Bool
  /// How many sources reach each vertex, then the sums of their distances, then of the reciprocals; or, of a sample,
  /// of those that are no neighbors only, the sums of the squared reciprocals in place of the distances.
  private let sums: KernelBuffer<Double>
  private let seen: KernelBuffer<Bits>
  /// The sources that reached each vertex on the level before, and on the one being found.
  private let present: KernelBuffer<Bits>
  private let coming: KernelBuffer<Bits>
  /// The vertices that some source has not reached.
  private let open: KernelBuffer<Int32>
  private let isMarked: KernelBuffer<Bool>
  /// The vertices reached on the level before, and on the one being found.
  private let frontier: KernelBuffer<Int32>
  private let next: KernelBuffer<Int32>
  private var frontierCount = 0
  private var nextCount = 0
  private var level = 0.0
  /// How many (vertex, level) pairs the last searches met.
  private(set) var entryCount = 0

  /// - Parameter isOfSample: whether the sources stand for others, so that sums of squares are needed, and neighbors
  ///   are counted elsewhere.
  init(_ graph: ReducedGraph, isOfSample: Bool = false) {
    self.graph = graph
    self.isOfSample = isOfSample
    let n = graph.vertexCount
    sums = KernelBuffer(repeating: 0, count: 3 * n)
    seen = KernelBuffer(repeating: .zero, count: n)
    present = KernelBuffer(repeating: .zero, count: n)
    coming = KernelBuffer(repeating: .zero, count: n)
    open = KernelBuffer(repeating: 0, count: n)
    isMarked = KernelBuffer(repeating: false, count: n)
    frontier = KernelBuffer(repeating: 0, count: n)
    next = KernelBuffer(repeating: 0, count: n)
  }

  /// The sums since they were last taken.
  func takeSums() -> [Double] { sums.takeContents() }

  /// Adds the distances of up to 512 distinct sources, all of one block.
  func search(from sources: ArraySlice<Int32>, in block: ReducedGraph.Block) {
    var all = Bits.zero
    for vertex in block.vertices { seen[vertex] = .zero }
    frontierCount = 0
    for (number, source) in sources.enumerated() {
      var bits = Bits.zero
      bits[number / 64] = 1 << UInt64(number % 64)
      all |= bits
      seen[source] = bits
      present[source] = bits
      frontier[frontierCount] = source
      frontierCount += 1
    }
    var openCount = 0
    var openArcs = 0
    for vertex in block.vertices where seen[vertex] != all {
      open[openCount] = Int32(truncatingIfNeeded: vertex)
      openCount += 1
      openArcs += graph.arcs(of: vertex).count
    }
    level = 0
    entryCount = 0
    while frontierCount > 0 {
      level += 1
      nextCount = 0
      var frontierArcs = 0
      for index in 0..<frontierCount { frontierArcs += graph.arcs(of: Int(frontier[index])).count }
      if Self.pushCost * frontierArcs < openArcs {
        push()
      } else {
        (openCount, openArcs) = pull(openCount, all: all)
      }
      for index in 0..<frontierCount { present[frontier[index]] = .zero }
      for index in 0..<nextCount {
        let vertex = next[index]
        frontier[index] = vertex
        present[vertex] = coming[vertex]
        coming[vertex] = .zero
      }
      frontierCount = nextCount
      entryCount += nextCount
    }
  }

  private func pull(_ openCount: Int, all: Bits) -> (openCount: Int, openArcs: Int) {
    var kept = 0
    var keptArcs = 0
    for index in 0..<openCount {
      let vertex = open[index]
      if seen[vertex] == all { continue }
      let arcs = graph.arcs(of: Int(vertex))
      var bits = Bits.zero
      for arc in arcs { bits |= present[graph.rows.targets[arc]] }
      let fresh = bits & ~seen[vertex]
      if fresh != .zero {
        reach(vertex, by: fresh)
        if seen[vertex] == all { continue }
      }
      open[kept] = vertex
      kept += 1
      keptArcs += arcs.count
    }
    return (kept, keptArcs)
  }

  private func push() {
    var markedCount = 0
    for index in 0..<frontierCount {
      let bits = present[frontier[index]]
      for arc in graph.arcs(of: Int(frontier[index])) {
        let target = graph.rows.targets[arc]
        if !isMarked[target] {
          isMarked[target] = true
          next[markedCount] = target
          markedCount += 1
        }
        coming[target] |= bits
      }
    }
    // What was reached moves to the front of the list that it is read from.
    for index in 0..<markedCount {
      let vertex = next[index]
      isMarked[vertex] = false
      let fresh = coming[vertex] & ~seen[vertex]
      coming[vertex] = .zero
      if fresh != .zero { reach(vertex, by: fresh) }
    }
  }

  @inline(__always)
  private func reach(_ vertex: Int32, by fresh: Bits) {
    seen[vertex] |= fresh
    coming[vertex] = fresh
    next[nextCount] = vertex
    nextCount += 1
    if isOfSample && level == 1 { return }
    let count = Double(countBits(fresh))
    let index = 3 * Int(vertex)
    sums[index] += count
    sums[index + 1] += isOfSample ? count / (level * level) : count * level
    sums[index + 2] += count / level
  }

  /// The number of ones, by adding neighboring bits, pairs and nibbles in all lanes at once.
  @inline(__always)
  private func countBits(_ bits: Bits) -> Int {
    let ones = Bits(repeating: 0x5555_5555_5555_5555)
    let twos = Bits(repeating: 0x3333_3333_3333_3333)
    let fours = Bits(repeating: 0x0F0F_0F0F_0F0F_0F0F)
    let pairs = bits &- ((bits &>> 1) & ones)
    let nibbles = (pairs & twos) &+ ((pairs &>> 2) & twos)
    let bytes = ((nibbles &+ (nibbles &>> 4)) & fours).wrappedSum()
    // A byte holds at most 64 now, so all eight add up to at most 512: two halves of four.
    let words = (bytes & 0x00FF_00FF_00FF_00FF) &+ ((bytes &>> 8) & 0x00FF_00FF_00FF_00FF)
    return Int((words &* 0x0001_0001_0001_0001) &>> 48)
  }
}
