/// What degree-one reduction leaves of a graph, renumbered so that searches find it close together.
///
/// Components lie one after the other. In a deep one the vertices stand in the order of a search from
/// an end of it, so that neighbors' numbers differ little (Cuthill & McKee 1969); in others those of
/// most neighbors come first, so that what is read most shares cache lines.
final class ReducedGraph: Sendable {
  /// A component that holds edges still.
  struct Block: Sendable {
    var vertices: Range<Int>
    var arcCount: Int
    /// Whether some vertices are ``ReducedGraph/depth`` steps apart, or more.
    var isDeep: Bool
    var isTree: Bool { arcCount == 2 * (vertices.count - 1) }
  }

  /// Searches from two vertices of a graph as long as this seldom meet others on the same level.
  private static let depth = 16

  let rows: ArcRows
  /// How many vertices of the whole graph each vertex stands for.
  let mass: FrozenBuffer<Double>
  /// The vertex of the whole graph that each vertex is.
  let originals: [Int32]
  /// The components with at least one edge.
  let blocks: [Block]

  var vertexCount: Int { originals.count }

  /// - Complexity: time and space O(n + m).
  init(graph: CompactGraph, kept: [Int32], mass masses: [Double]) {
    var isKept = [Bool](repeating: false, count: graph.vertexCount)
    for vertex in kept { isKept[Int(vertex)] = true }
    var degrees = [Int32](repeating: 0, count: graph.vertexCount)
    for vertex in kept {
      for arc in graph.arcs(of: Int(vertex)) where isKept[Int(graph.targets[arc])] {
        degrees[Int(vertex)] += 1
      }
    }
    let components = graph.connectedComponents()
    var order = kept.filter { degrees[Int($0)] > 0 }
    // By component, those of most neighbors first.
    let highest = order.map { degrees[Int($0)] }.max() ?? 0
    order.sort(keyCount: Int(highest) + 1) { Int(highest - degrees[Int($0)]) }
    order.sort(keyCount: components.count) { Int(components.labels[Int($0)]) }
    var blocks: [Block] = []
    var search = OrderingSearch(graph: graph, isKept: isKept)
    var first = 0
    while first < order.count {
      var end = first + 1
      let label = components.labels[Int(order[first])]
      while end < order.count, components.labels[Int(order[end])] == label { end += 1 }
      let fromHub = search.order(from: order[first])
      let isDeep = fromHub.depth >= Self.depth
      if isDeep, let last = fromHub.vertices.last {
        order.replaceSubrange(first..<end, with: search.order(from: last).vertices)
      }
      blocks.append(Block(vertices: first..<end, arcCount: 0, isDeep: isDeep))
      first = end
    }
    originals = order
    var numbers = [Int32](repeating: -1, count: graph.vertexCount)
    for (number, vertex) in originals.enumerated() {
      numbers[Int(vertex)] = Int32(truncatingIfNeeded: number)
    }
    var rowEnds: [Int32] = [0]
    for vertex in originals { rowEnds.append(rowEnds[rowEnds.count - 1] + degrees[Int(vertex)]) }
    let starts = rowEnds
    // Each vertex enters the rows of its neighbors in turn, so that rows are sorted.
    var ends = [Int32](repeating: 0, count: Int(starts[originals.count]))
    for (number, vertex) in originals.enumerated() {
      for arc in graph.arcs(of: Int(vertex)) {
        let neighbor = Int(numbers[Int(graph.targets[arc])])
        if neighbor < 0 { continue }
        ends[Int(rowEnds[neighbor])] = Int32(truncatingIfNeeded: number)
        rowEnds[neighbor] += 1
      }
    }
    for index in blocks.indices {
      let range = blocks[index].vertices
      blocks[index].arcCount = Int(starts[range.upperBound] - starts[range.lowerBound])
    }
    rows = ArcRows(offsets: FrozenBuffer(starts), targets: FrozenBuffer(ends))
    mass = FrozenBuffer(originals.map { masses[Int($0)] })
    self.blocks = blocks
  }

  /// The whole graph, in its own order, for searches along arcs as they run. It has no blocks.
  init(asItIs graph: CompactGraph) {
    rows = ArcRows(offsets: FrozenBuffer(graph.offsets), targets: FrozenBuffer(graph.targets))
    mass = FrozenBuffer([Double](repeating: 1, count: graph.vertexCount))
    originals = (0..<graph.vertexCount).map { Int32(truncatingIfNeeded: $0) }
    blocks = []
  }

  /// Without reducing anything.
  convenience init(_ graph: CompactGraph) {
    let vertices = (0..<graph.vertexCount).map { Int32(truncatingIfNeeded: $0) }
    self.init(
      graph: graph, kept: vertices, mass: [Double](repeating: 1, count: graph.vertexCount))
  }

  @inline(__always)
  func arcs(of vertex: Int) -> Range<Int> { rows.arcs(of: vertex) }

  /// A block's vertices, or some of them, those next to the same hubs one after the other: their distances to others
  /// differ little, so that their searches meet each vertex at the same level.
  ///
  /// - Parameter isWanted: which of them; all, unless told.
  func neighborly(of block: Block, where isWanted: (Int) -> Bool = { _ in true }) -> [Int32] {
    let keys = block.vertices.lazy.filter(isWanted).map { vertex in
      let arcs = self.arcs(of: vertex)
      let hub = self.rows.targets[arcs.lowerBound]
      let second = arcs.count > 1 ? self.rows.targets[arcs.lowerBound + 1] : hub
      return (hub, second, Int32(truncatingIfNeeded: vertex))
    }
    return keys.sorted { $0 < $1 }.map(\.2)
  }
}

/// The neighbors of each vertex: a graph's compressed sparse rows.
struct ArcRows: ~Copyable, Sendable {
  let offsets: FrozenBuffer<Int32>
  let targets: FrozenBuffer<Int32>

  @inline(__always)
  func arcs(of vertex: Int) -> Range<Int> {
    let start = Int(offsets[vertex])
    let end = Int(offsets[vertex &+ 1])
    // Offsets never fall.
    return unsafe Range(uncheckedBounds: (start, end))
  }
}

/// Breadth-first searches among the vertices kept, each of one whole component.
private struct OrderingSearch {
  private let graph: CompactGraph
  private let isKept: [Bool]
  private var round: Int32 = 0
  /// The round in which each vertex was last found.
  private var found: [Int32]

  init(graph: CompactGraph, isKept: [Bool]) {
    self.graph = graph
    self.isKept = isKept
    found = [Int32](repeating: 0, count: graph.vertexCount)
  }

  /// The vertices in the order in which they are found, and the greatest distance of any.
  mutating func order(from start: Int32) -> (vertices: [Int32], depth: Int) {
    round += 1
    found[Int(start)] = round
    var vertices = [start]
    var depth = -1
    var head = 0
    while head < vertices.count {
      let end = vertices.count
      depth += 1
      while head < end {
        for arc in graph.arcs(of: Int(vertices[head])) {
          let target = graph.targets[arc]
          if !isKept[Int(target)] || found[Int(target)] == round { continue }
          found[Int(target)] = round
          vertices.append(target)
        }
        head += 1
      }
    }
    return (vertices, depth)
  }
}
