/// The distances from up to 128 sources that lie near one another, for graphs so long and thin that
/// ``BatchedBreadthFirstSearch`` would meet each vertex at many levels.
///
/// With c the first of the sources, a source s at distance b from c has distance d(c, v) − b + r to a
/// vertex v, where r lies in 0 ... 2b by the triangle inequality: a byte. It is 2b where the shortest
/// path leads through c, which is what the search begins with. Every edge then says how far the r at
/// its ends can differ, for all sources by the same amount; sweeps away from c and back to it lower
/// them until all edges are content, which is when they are exact (Bellman 1958). Sources being near
/// one another, few sweeps are needed, and nearly all vertices have the same r as a neighbor nearer
/// to c, so that what is added up of them is added up once a level.
final class NeighborhoodSearch {
  typealias Lanes = NeighborhoodLanes
  /// Farther sources could overflow a byte.
  private static let reach: Int32 = 120

  private let graph: ReducedGraph
  /// As ``BatchedBreadthFirstSearch`` has them.
  private let sums: KernelBuffer<Double>
  /// The vertices by their distance from the first source, and where each stands; −1 if not found.
  private let order: KernelBuffer<Int32>
  private let indices: KernelBuffer<Int32>
  // From here on vertices go by their indices in `order`.
  private let levels: KernelBuffer<Int32>
  /// Four times the neighbor's index, plus how much more its r may be: 0 if nearer to the first
  /// source, 1 if as near, 2 if farther. In each row those that stand before the vertex come first.
  private let arcs: KernelBuffer<Int32>
  private let starts: KernelBuffer<Int32>
  private let middles: KernelBuffer<Int32>
  private let lanes: KernelBuffer<Lanes>
  /// The sweep in which the r of a vertex last fell.
  private let fallen: KernelBuffer<Int32>
  /// A vertex that has the same r, the same for all that have been found to, and what the sources'
  /// distances add up to there on the level given.
  private let kinds: KernelBuffer<Int32>
  private let kindLevels: KernelBuffer<Int32>
  private let kindSums: KernelBuffer<SIMD2<Double>>
  private let reciprocals: KernelBuffer<Double>
  /// How far each source is from the first.
  private let bases: KernelBuffer<Int>

  init(_ graph: ReducedGraph) {
    self.graph = graph
    let n = graph.vertexCount
    let largest = graph.blocks.map(\.vertices.count).max() ?? 0
    sums = KernelBuffer(repeating: 0, count: 3 * n)
    order = KernelBuffer(repeating: 0, count: largest)
    indices = KernelBuffer(repeating: -1, count: n)
    levels = KernelBuffer(repeating: 0, count: largest)
    arcs = KernelBuffer(repeating: 0, count: graph.blocks.map(\.arcCount).max() ?? 0)
    starts = KernelBuffer(repeating: 0, count: largest + 1)
    middles = KernelBuffer(repeating: 0, count: largest)
    lanes = KernelBuffer(repeating: Lanes(), count: largest)
    fallen = KernelBuffer(repeating: 0, count: largest)
    kinds = KernelBuffer(repeating: 0, count: largest)
    kindLevels = KernelBuffer(repeating: 0, count: largest)
    kindSums = KernelBuffer(repeating: .zero, count: largest)
    reciprocals = KernelBuffer((0...largest).map { $0 == 0 ? 0 : 1 / Double($0) })
    bases = KernelBuffer(repeating: 0, count: Lanes.count)
  }

  /// The sums since they were last taken.
  func takeSums() -> [Double] { sums.takeContents() }

  /// The vertices of a block in lists that ``search(from:in:)`` takes, each of neighbors of its first
  /// as near as others have left.
  func neighborhoods(of block: ReducedGraph.Block) -> [[Int32]] {
    var isTaken = [Bool](repeating: false, count: block.vertices.count)
    func take(_ vertex: Int32) -> Bool {
      let index = Int(vertex) - block.vertices.lowerBound
      if isTaken[index] { return false }
      isTaken[index] = true
      return true
    }
    var lists: [[Int32]] = []
    for first in block.vertices where !isTaken[first - block.vertices.lowerBound] {
      var list: [Int32] = []
      let count = Self.visit(
        from: Int32(truncatingIfNeeded: first), rows: graph.rows, order: order, indices: indices,
        levels: levels
      ) { vertex, level in
        if level > Self.reach { return false }
        if take(vertex) { list.append(vertex) }
        return list.count < Lanes.count
      }
      for index in 0..<count { indices[order[index]] = -1 }
      lists.append(list)
    }
    return lists
  }

  /// Adds the distances of the sources, one of the lists that the block falls into.
  func search(from sources: [Int32], in block: ReducedGraph.Block) {
    let count = Self.visit(
      from: sources[0], rows: graph.rows, order: order, indices: indices, levels: levels
    ) { _, _ in true }
    Self.arrange(
      count, rows: graph.rows, order: order, indices: indices, levels: levels, arcs: arcs,
      starts: starts, middles: middles)
    var start = Lanes()
    for (lane, source) in sources.enumerated() {
      bases[lane] = Int(levels[indices[source]])
      start.set(lane, value: UInt8(truncatingIfNeeded: 2 * bases[lane]))
    }
    for index in 0..<count { lanes[index] = start }
    var last = 0
    for (lane, source) in sources.enumerated() {
      let index = Int(indices[source])
      last = max(last, index)
      var own = lanes[index]
      own.set(lane, value: 0)
      lanes[index] = own
    }
    sweep(count: count, upFrom: last)
    add(count, sources: sources)
    for index in 0..<count { indices[order[index]] = -1 }
  }

  // MARK: Distances

  /// Lowers the r of all vertices until every edge is content.
  private func sweep(count: Int, upFrom last: Int) {
    for index in 0..<count { fallen[index] = 0 }
    // Nothing beyond the last source can fall before the sources have been heard of there.
    _ = Self.lower(
      from: last, to: -1, sweep: 1, isFirst: true, arcs: arcs, starts: middles, ends: starts,
      shift: 1, lanes: lanes,
      fallen: fallen)
    _ = Self.lower(
      from: 0, to: count, sweep: 2, isFirst: true, arcs: arcs, starts: starts, ends: middles,
      shift: 0, lanes: lanes,
      fallen: fallen)
    var sweep: Int32 = 3
    while true {
      let isUpward = sweep & 1 == 1
      let hasFallen =
        isUpward
        ? Self.lower(
          from: count - 1, to: -1, sweep: sweep, isFirst: sweep == 3, arcs: arcs, starts: middles,
          ends: starts,
          shift: 1, lanes: lanes, fallen: fallen)
        : Self.lower(
          from: 0, to: count, sweep: sweep, isFirst: false, arcs: arcs, starts: starts,
          ends: middles, shift: 0,
          lanes: lanes, fallen: fallen)
      if !hasFallen { return }
      sweep += 1
    }
  }

  // What is handed over, rather than looked up in the class, stays in registers in the loops.

  /// Lets the vertices from one index up to another fall as far as the given part of their rows says:
  /// in the first sweep each way all, then those whose neighbors have fallen since the last.
  @inline(__always)
  private static func lower(
    from first: Int, to end: Int, sweep: Int32, isFirst: Bool,
    arcs: borrowing KernelBuffer<Int32>,
    starts: borrowing KernelBuffer<Int32>, ends: borrowing KernelBuffer<Int32>, shift: Int,
    lanes: borrowing KernelBuffer<Lanes>, fallen: borrowing KernelBuffer<Int32>
  ) -> Bool {
    let step = end < first ? -1 : 1
    var hasFallen = false
    var index = first
    while index != end {
      let known = lanes[index]
      var found = known
      var arc = Int(starts[index])
      let last = Int(ends[index &+ shift])
      while arc < last {
        let neighbor = Int(arcs[arc] &>> 2)
        if isFirst || fallen[neighbor] >= sweep &- 1 {
          found.lower(to: lanes[neighbor], plus: UInt8(truncatingIfNeeded: arcs[arc] & 3))
        }
        arc &+= 1
      }
      if found.differs(from: known) {
        lanes[index] = found
        fallen[index] = sweep
        hasFallen = true
      }
      index &+= step
    }
    return hasFallen
  }

  /// Searches from a vertex until told to stop; returns how many vertices it found.
  @inline(__always)
  private static func visit(
    from first: Int32, rows: borrowing ArcRows, order: borrowing KernelBuffer<Int32>,
    indices: borrowing KernelBuffer<Int32>, levels: borrowing KernelBuffer<Int32>,
    goesOn: (_ vertex: Int32, _ level: Int32) -> Bool
  ) -> Int {
    order[0] = first
    indices[first] = 0
    levels[0] = 0
    var count = 1
    var index = 0
    while index < count, goesOn(order[index], levels[index]) {
      let level = levels[index] &+ 1
      for arc in rows.arcs(of: Int(order[index])) {
        let target = rows.targets[arc]
        if indices[target] >= 0 { continue }
        indices[target] = Int32(truncatingIfNeeded: count)
        order[count] = target
        levels[count] = level
        count &+= 1
      }
      index &+= 1
    }
    return count
  }

  /// Writes the rows of arcs by indices.
  private static func arrange(
    _ count: Int, rows: borrowing ArcRows, order: borrowing KernelBuffer<Int32>,
    indices: borrowing KernelBuffer<Int32>, levels: borrowing KernelBuffer<Int32>,
    arcs: borrowing KernelBuffer<Int32>, starts: borrowing KernelBuffer<Int32>,
    middles: borrowing KernelBuffer<Int32>
  ) {
    var start = 0
    for index in 0..<count {
      starts[index] = Int32(truncatingIfNeeded: start)
      let row = rows.arcs(of: Int(order[index]))
      let level = levels[index]
      var before = start
      var after = start &+ row.count
      for arc in row {
        let neighbor = indices[rows.targets[arc]]
        let entry = neighbor &<< 2 | (levels[neighbor] &- level &+ 1)
        if Int(neighbor) < index {
          arcs[before] = entry
          before &+= 1
        } else {
          after &-= 1
          arcs[after] = entry
        }
      }
      middles[index] = Int32(truncatingIfNeeded: before)
      start &+= row.count
    }
    starts[count] = Int32(truncatingIfNeeded: start)
  }

  // MARK: Sums

  private func add(_ count: Int, sources: [Int32]) {
    for index in 0..<count {
      let level = levels[index]
      let kind = kind(of: index)
      kinds[index] = Int32(truncatingIfNeeded: kind)
      if kind == index || kindLevels[kind] != level {
        kindLevels[kind] = level
        kindSums[kind] = Self.distances(
          level: Int(level), own: lanes[index], count: sources.count, bases: bases,
          reciprocals: reciprocals)
      }
      let first = 3 * Int(order[index])
      sums[first] += Double(sources.count)
      sums[first + 1] += kindSums[kind][0]
      sums[first + 2] += kindSums[kind][1]
    }
    // A vertex isn't reached from itself.
    for source in sources { sums[3 * Int(source)] -= 1 }
  }

  /// The vertex that stands for all found to have the same r: that of a neighbor nearer to the first
  /// source, or else the vertex itself.
  private func kind(of index: Int) -> Int {
    let own = lanes[index]
    for arc in Int(starts[index])..<Int(middles[index]) where arcs[arc] & 3 == 0 {
      let neighbor = arcs[arc] &>> 2
      if !own.differs(from: lanes[neighbor]) { return Int(kinds[neighbor]) }
    }
    return index
  }

  /// The sums of the sources' distances and of their reciprocals, where r and the level are known.
  private static func distances(
    level: Int, own: Lanes, count: Int, bases: borrowing KernelBuffer<Int>,
    reciprocals: borrowing KernelBuffer<Double>
  ) -> SIMD2<Double> {
    var total = 0
    var reciprocal = 0.0
    own.forEach(count) { lane, more in
      let distance = level &+ Int(more) &- bases[lane]
      total &+= distance
      reciprocal += reciprocals[distance]
    }
    return SIMD2(Double(total), reciprocal)
  }
}
