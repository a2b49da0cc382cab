/// The sums of all distances in a tree, without searching from every vertex.
///
/// A vertex is taken out whose removal leaves no piece of more than half the size (Jordan 1869). All
/// paths between different pieces lead through it, so the numbers of vertices at each distance from
/// it, of the tree and of each piece, tell what their lengths add up to. Then the same within each
/// piece.
///
/// - Complexity: time O(n log n + Σ h²), h the height of a piece over the vertex taken out of it;
///   space O(n).
struct TreeDistances: ~Copyable {
  private let graph: ReducedGraph
  private let block: ReducedGraph.Block
  // By vertex of the block, counted from its first.
  private let isTaken: KernelBuffer<Bool>
  private let parents: KernelBuffer<Int32>
  private let sizes: KernelBuffer<Int32>
  /// The vertices of the piece at hand, in the order of a search.
  private let order: KernelBuffer<Int32>
  private let depths: KernelBuffer<Int32>
  /// How many stand at each depth of the piece or branch at hand; 0 in between.
  private let counts: KernelBuffer<Double>
  private let reciprocals: KernelBuffer<Double>
  private var result: [Double]

  init(graph: ReducedGraph, block: ReducedGraph.Block) {
    self.graph = graph
    self.block = block
    let size = block.vertices.count
    isTaken = KernelBuffer(repeating: false, count: size)
    parents = KernelBuffer(repeating: -1, count: size)
    sizes = KernelBuffer(repeating: 0, count: size)
    order = KernelBuffer(repeating: 0, count: size)
    depths = KernelBuffer(repeating: 0, count: size)
    counts = KernelBuffer(repeating: 0, count: size)
    reciprocals = KernelBuffer((0..<2 * size).map { $0 == 0 ? 0 : 1 / Double($0) })
    result = [Double](repeating: 0, count: 3 * graph.vertexCount)
  }

  /// As ``BatchedBreadthFirstSearch`` has them; 0 outside the block. To be called once.
  mutating func sums() -> [Double] {
    for vertex in block.vertices { result[3 * vertex] = Double(block.vertices.count - 1) }
    var pieces: [Int32] = [0]
    while let start = pieces.popLast() {
      let center = center(ofPieceWith: start)
      addPaths(through: center)
      isTaken[center] = true
      forEachNeighbor(of: center) { pieces.append($0) }
    }
    return result
  }

  private func forEachNeighbor(of vertex: Int32, _ body: (Int32) -> Void) {
    let first = Int32(truncatingIfNeeded: block.vertices.lowerBound)
    for arc in graph.arcs(of: Int(vertex + first)) {
      let neighbor = graph.rows.targets[arc] - first
      if !isTaken[neighbor] { body(neighbor) }
    }
  }

  /// Lists what hangs on `root`, away from its parent, from index `start` on; returns the end.
  private func list(from root: Int32, parent: Int32, depth: Int32, at start: Int) -> Int {
    order[start] = root
    parents[root] = parent
    depths[root] = depth
    var end = start + 1
    var index = start
    while index < end {
      let vertex = order[index]
      index += 1
      forEachNeighbor(of: vertex) { neighbor in
        if neighbor == parents[vertex] { return }
        parents[neighbor] = vertex
        depths[neighbor] = depths[vertex] + 1
        order[end] = neighbor
        end += 1
      }
    }
    return end
  }

  private func center(ofPieceWith start: Int32) -> Int32 {
    let count = list(from: start, parent: -1, depth: 0, at: 0)
    for index in 0..<count { sizes[order[index]] = 1 }
    for index in stride(from: count - 1, to: 0, by: -1) {
      let vertex = order[index]
      sizes[parents[vertex]] += sizes[vertex]
    }
    // The last found of those that hold half the piece or more: all of them hold it.
    for index in stride(from: count - 1, to: 0, by: -1)
    where 2 * Int(sizes[order[index]]) >= count {
      return order[index]
    }
    return start
  }

  private mutating func addPaths(through center: Int32) {
    let count = list(from: center, parent: -1, depth: 0, at: 0)
    var deepest = 0
    for index in 0..<count {
      let depth = Int(depths[order[index]])
      deepest = max(deepest, depth)
      counts[depth] += 1
    }
    let whole = PieceSums(counts: counts, deepest: deepest, table: reciprocals)
    for index in 0..<count { add(1, piece: whole, to: order[index]) }
    for depth in 0...deepest { counts[depth] = 0 }
    var branches: [Int32] = []
    forEachNeighbor(of: center) { branches.append($0) }
    for branch in branches {
      // A branch's own paths through the center lead nowhere new.
      let end = list(from: branch, parent: center, depth: 1, at: 0)
      let deepest = Int(depths[order[end - 1]])
      for index in 0..<end { counts[Int(depths[order[index]])] += 1 }
      let own = PieceSums(counts: counts, deepest: deepest, table: reciprocals)
      for index in 0..<end { add(-1, piece: own, to: order[index]) }
      for depth in 0...deepest { counts[depth] = 0 }
    }
  }

  private mutating func add(_ sign: Double, piece: borrowing PieceSums, to vertex: Int32) {
    let depth = Int(depths[vertex])
    let index = 3 * (Int(vertex) + block.vertices.lowerBound)
    result[index + 1] += sign * (piece.total + piece.size * Double(depth))
    result[index + 2] += sign * piece.reciprocals[depth]
  }
}

/// What the distances to all vertices of a piece, given by their numbers at each depth, add up to.
private struct PieceSums: ~Copyable {
  var size = 0.0
  /// From the vertex at depth 0.
  var total = 0.0
  /// Of the reciprocals, by depth at which one starts; depths add up, and 1/0 counts 0.
  let reciprocals: KernelBuffer<Double>

  init(
    counts: borrowing KernelBuffer<Double>, deepest: Int,
    table: borrowing KernelBuffer<Double>
  ) {
    reciprocals = KernelBuffer(repeating: 0, count: deepest + 1)
    for depth in 0...deepest {
      size += counts[depth]
      total += counts[depth] * Double(depth)
    }
    for start in 0...deepest {
      var sums = SIMD4<Double>.zero
      var depth = 0
      while depth &+ 4 <= deepest &+ 1 {
        var left = SIMD4<Double>()
        var right = SIMD4<Double>()
        for lane in 0..<4 {
          left[lane] = counts[depth &+ lane]
          right[lane] = table[start &+ depth &+ lane]
        }
        sums += left * right
        depth &+= 4
      }
      var sum = sums.sum()
      while depth <= deepest {
        sum += counts[depth] * table[start &+ depth]
        depth &+= 1
      }
      reciprocals[start] = sum
    }
  }
}
