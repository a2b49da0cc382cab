/// Brandes' algorithm for eight sources at once, a lane each.
///
/// Level by level, every vertex holds one vector of path counts, zero in the lanes that do not
/// reach it at that level. So the sums over neighbors need neither branches nor masks, and one
/// pass over the arcs serves eight sources. What the way back needs of a level is kept as a list of
/// the vertices it reached. Each level is reached by pulling into the vertices not yet reached in
/// all lanes, or by pushing from those just reached, whichever touches fewer arcs; the same choice
/// is made on the way back.
final class BatchedBrandes {
  typealias Lanes = SIMD8<Double>
  static let laneCount = 8
  /// Pushing reads and writes where pulling only reads.
  private static let pushCost = 2

  private let graph: ReducedGraph
  /// Σ mass(source) · dependency, by vertex of the reduced graph, over the batches so far.
  private let sums: KernelBuffer<Double>
  /// One vector a vertex for the level that is read, and for the one being found; zero between
  /// batches.
  private let present: KernelBuffer<Lanes>
  private let coming: KernelBuffer<Lanes>
  /// The lanes that have reached each vertex, a bit each.
  private let reached: KernelBuffer<UInt8>
  /// The vertices that some lane has not reached.
  private let open: KernelBuffer<Int32>
  /// The vertices that a push may write to, or has written to.
  private let isMarked: KernelBuffer<Bool>
  private let marked: KernelBuffer<Int32>
  /// What each level reached, level after level; the levels' bounds.
  private let entries: KernelBuffer<Int32>
  private let counts: KernelBuffer<Lanes>
  private let levels: KernelBuffer<Int32>
  private var levelCount = 0
  /// How many (vertex, level) pairs the last batch met.
  private(set) var entryCount = 0
  /// For every set of lanes a vector that keeps the others.
  private let keep: KernelBuffer<Lanes>

  init(_ graph: ReducedGraph) {
    self.graph = graph
    let n = graph.vertexCount
    sums = KernelBuffer(repeating: 0, count: n)
    present = KernelBuffer(repeating: .zero, count: n)
    coming = KernelBuffer(repeating: .zero, count: n)
    reached = KernelBuffer(repeating: 0, count: n)
    open = KernelBuffer(repeating: 0, count: n)
    isMarked = KernelBuffer(repeating: false, count: n)
    marked = KernelBuffer(repeating: 0, count: n)
    // Room for every lane to reach every vertex at another level; the system gives what is used.
    let most = Self.laneCount * (graph.blocks.map(\.vertices.count).max() ?? 0)
    entries = KernelBuffer(uninitialized: most)
    counts = KernelBuffer(uninitialized: most)
    levels = KernelBuffer(repeating: 0, count: n + 2)
    keep = KernelBuffer(
      (0..<256).map { set in
        var lanes = Lanes.zero
        for lane in 0..<Self.laneCount where set >> lane & 1 == 0 { lanes[lane] = 1 }
        return lanes
      })
  }

  /// The sums since they were last taken.
  func takeSums() -> [Double] { sums.takeContents() }

  /// Adds what up to eight sources of one block depend on, or says false, adding nothing, when
  /// there are too many paths for a Double to count.
  func accumulate(from sources: ArraySlice<Int32>, in block: ReducedGraph.Block) -> Bool {
    let unused = UInt8(truncatingIfNeeded: 0xFF << sources.count)
    for vertex in block.vertices { reached[vertex] = unused }
    entryCount = 0
    for (lane, source) in sources.enumerated() {
      var lanes = Lanes.zero
      lanes[lane] = 1
      reached[source] |= 1 << UInt8(truncatingIfNeeded: lane)
      present[source] = lanes
      record(source, lanes: lanes)
    }
    levels[0] = 0
    levels[1] = Int32(truncatingIfNeeded: entryCount)
    levelCount = 1
    guard searchForward(in: block) else { return false }
    foldBack(sources)
    return true
  }

  private func entries(ofLevel level: Int) -> Range<Int> {
    Int(levels[level])..<Int(levels[level + 1])
  }

  private func arcCount(of range: Range<Int>) -> Int {
    var count = 0
    for index in range { count += graph.arcs(of: Int(entries[index])).count }
    return count
  }

  @inline(__always)
  private func record(_ vertex: Int32, lanes: Lanes) {
    entries[entryCount] = vertex
    counts[entryCount] = lanes
    entryCount += 1
  }

  // MARK: Forward

  private func searchForward(in block: ReducedGraph.Block) -> Bool {
    var openCount = 0
    var openArcs = 0
    for vertex in block.vertices where reached[vertex] != 0xFF {
      open[openCount] = Int32(truncatingIfNeeded: vertex)
      openCount += 1
      openArcs += graph.arcs(of: vertex).count
    }
    while true {
      let frontier = entries(ofLevel: levelCount - 1)
      if Self.pushCost * arcCount(of: frontier) < openArcs {
        push(frontier)
      } else {
        (openCount, openArcs) = pull(openCount)
      }
      for index in frontier { present[entries[index]] = .zero }
      if entryCount == frontier.upperBound { return true }
      levelCount += 1
      levels[levelCount] = Int32(truncatingIfNeeded: entryCount)
      var largest = Lanes.zero
      for index in frontier.upperBound..<entryCount {
        largest.replace(with: counts[index], where: counts[index] .> largest)
        present[entries[index]] = counts[index]
      }
      if largest.max() > UnboundedCount.threshold {
        for index in frontier.upperBound..<entryCount { present[entries[index]] = .zero }
        return false
      }
    }
  }

  private func pull(_ openCount: Int) -> (openCount: Int, openArcs: Int) {
    var kept = 0
    var keptArcs = 0
    for index in 0..<openCount {
      let vertex = open[index]
      if reached[vertex] == 0xFF { continue }
      let arcs = graph.arcs(of: Int(vertex))
      var sum = Lanes.zero
      for arc in arcs { sum += present[graph.rows.targets[arc]] }
      reach(vertex, by: sum)
      if reached[vertex] != 0xFF {
        open[kept] = vertex
        kept += 1
        keptArcs += arcs.count
      }
    }
    return (kept, keptArcs)
  }

  private func push(_ frontier: Range<Int>) {
    var markedCount = 0
    for index in frontier {
      let lanes = counts[index]
      for arc in graph.arcs(of: Int(entries[index])) {
        let target = graph.rows.targets[arc]
        if reached[target] == 0xFF { continue }
        if !isMarked[target] {
          isMarked[target] = true
          marked[markedCount] = target
          markedCount += 1
        }
        coming[target] += lanes
      }
    }
    for index in 0..<markedCount {
      let vertex = marked[index]
      let sum = coming[vertex]
      coming[vertex] = .zero
      isMarked[vertex] = false
      reach(vertex, by: sum)
    }
  }

  @inline(__always)
  private func reach(_ vertex: Int32, by sum: Lanes) {
    let before = reached[vertex]
    let fresh = sum * keep[Int(before)]
    let bits = SIMD8<Int64>(1, 2, 4, 8, 16, 32, 64, 128)
    let new = SIMD8<Int64>.zero.replacing(with: bits, where: fresh .> 0).wrappedSum()
    if new == 0 { return }
    reached[vertex] = before | UInt8(truncatingIfNeeded: new)
    record(vertex, lanes: fresh)
  }

  // MARK: Back

  /// Goes back from the farthest level to the one next to the sources.
  private func foldBack(_ sources: ArraySlice<Int32>) {
    var shares = Lanes.zero
    for (lane, source) in sources.enumerated() { shares[lane] = graph.mass[source] }
    var beyond = 0..<0
    for level in stride(from: levelCount - 1, to: 0, by: -1) {
      let range = entries(ofLevel: level)
      if Self.pushCost * arcCount(of: beyond) < arcCount(of: range) {
        pushBack(from: beyond, to: range, shares: shares)
      } else {
        pullBack(from: beyond, to: range, shares: shares)
      }
      beyond = range
    }
  }

  private func pullBack(from beyond: Range<Int>, to range: Range<Int>, shares: Lanes) {
    for index in beyond { present[entries[index]] = counts[index] }
    for index in range {
      var sum = Lanes.zero
      for arc in graph.arcs(of: Int(entries[index])) { sum += present[graph.rows.targets[arc]] }
      settle(index, sum: sum, shares: shares)
    }
    for index in beyond { present[entries[index]] = .zero }
  }

  private func pushBack(from beyond: Range<Int>, to range: Range<Int>, shares: Lanes) {
    for index in range { isMarked[entries[index]] = true }
    for index in beyond {
      let lanes = counts[index]
      for arc in graph.arcs(of: Int(entries[index])) {
        let target = graph.rows.targets[arc]
        if isMarked[target] { present[target] += lanes }
      }
    }
    for index in range {
      let vertex = entries[index]
      settle(index, sum: present[vertex], shares: shares)
      present[vertex] = .zero
      isMarked[vertex] = false
    }
  }

  /// Turns an entry's path counts into what the level before needs: (mass + dependency) / paths.
  @inline(__always)
  private func settle(_ index: Int, sum: Lanes, shares: Lanes) {
    let vertex = entries[index]
    let paths = counts[index]
    let dependency = paths * sum
    sums[vertex] += (shares * dependency).sum()
    let divisor = paths.replacing(with: .infinity, where: paths .== 0)
    counts[index] = (dependency + graph.mass[vertex]) / divisor
  }
}
