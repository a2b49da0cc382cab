import LongWork

/// Bad cycles that share no edge beyond its weight: each costs something of its own, so together they
/// bound the frustration from below.
///
/// Given a division, every edge that runs against it is joined, in turn, to the shortest path of
/// agreeing edges that still have weight to spare; short cycles first. If every such edge finds its
/// cycles, the division is proven best. (Packing of negative cycles: Hüffner, Betzler & Niedermeier
/// 2010; Aref, Mason & Wilson 2020.)
struct CyclePacking {
  /// The total weight packed.
  private(set) var bound: Int64 = 0
  /// The edges of each cycle; the frustrated one first.
  private(set) var cycles: [[Int32]] = []
  /// Elementary operations taken.
  private(set) var work = 0

  /// - Parameters:
  ///   - isBad: whether each edge runs against the division.
  ///   - workLimit: elementary operations after which to be content with what is packed.
  init(core: SignedCore, isBad: [Bool], workLimit: Int, progress: WorkStep) {
    var unmatched: [(edge: Int, weight: Int64)] = []
    for edge in core.weights.indices where isBad[edge] {
      unmatched.append((edge, abs(core.weights[edge])))
    }
    let search = AgreeingPaths(core: core, isBad: isBad)
    var longest = 2
    while !unmatched.isEmpty && work < workLimit && !progress.isCancelled {
      var isLimited = false
      var rest: [(edge: Int, weight: Int64)] = []
      for (edge, before) in unmatched {
        var weight = before
        while weight > 0 && work < workLimit && !progress.isCancelled {
          let outcome = search.shortestPath(
            from: core.tails[edge], to: core.heads[edge], within: longest)
          work = search.work
          guard case .found(let path) = outcome else {
            if case .tooFar = outcome { isLimited = true }
            break
          }
          let amount = search.use(path, atMost: weight)
          weight -= amount
          bound += amount
          cycles.append([Int32(edge)] + path)
        }
        if weight > 0 { rest.append((edge, weight)) }
      }
      unmatched = rest
      if !isLimited { break }
      longest = longest < 6 ? longest + 1 : longest * 2
    }
  }
}

/// Shortest paths of edges that agree with a division and have weight to spare.
///
/// Breadth-first search from both ends of a path at once, which in graphs without much structure looks at about
/// the square root of what a search from one end does (Pohl 1971, "Bi-directional search").
private final class AgreeingPaths {
  /// What looking at an arc counts: most of them are far apart in memory.
  private static let workOfArc = 8

  private struct Arc: BitwiseCopyable {
    let target: Int32
    let edge: Int32
  }

  private let core: SignedCore
  private let offsets: KernelBuffer<Int32>
  private let arcs: KernelBuffer<Arc>
  /// By edge: the weight that is left; none of those that run against the division.
  private let spare: KernelBuffer<Int64>
  /// By vertex: twice the number of the search that reached it, and 1 more if it came from the target.
  private let stamp: KernelBuffer<Int32>
  /// By vertex: the edge over which it was reached.
  private let edgeTo: KernelBuffer<Int32>
  /// The vertices that were reached from the source, and then those from the target.
  private let queues: KernelBuffer<Int32>
  private var round: Int32 = 0
  private(set) var work = 0

  enum Outcome {
    /// The path's edges, in no order.
    case found([Int32])
    /// There may be a path, but a longer one.
    case tooFar
    case none
  }

  init(core: SignedCore, isBad: [Bool]) {
    self.core = core
    offsets = KernelBuffer(core.offsets)
    arcs = KernelBuffer(uninitialized: core.targets.count)
    for arc in 0..<arcs.count {
      arcs[arc] = Arc(target: core.targets[arc], edge: core.edgeOfArc[arc])
    }
    spare = KernelBuffer(uninitialized: core.edgeCount)
    for edge in 0..<core.edgeCount { spare[edge] = isBad[edge] ? 0 : abs(core.weights[edge]) }
    stamp = KernelBuffer(repeating: 0, count: core.vertexCount)
    edgeTo = KernelBuffer(repeating: -1, count: core.vertexCount)
    queues = KernelBuffer(uninitialized: 2 * core.vertexCount)
  }

  /// Takes the same weight from every edge of a path, as much as there is.
  ///
  /// - Returns: how much.
  func use(_ path: [Int32], atMost most: Int64) -> Int64 {
    let amount = path.reduce(most) { min($0, spare[$1]) }
    for edge in path { spare[edge] -= amount }
    return amount
  }

  /// A path of fewest edges with weight to spare, if it has no more than `longest`.
  func shortestPath(
    from source: Int32, to target: Int32, within longest: Int
  ) -> Outcome {
    round += 2
    var fronts = (start(at: source, side: 0), start(at: target, side: 1))
    var depth = 0
    while !fronts.0.isEmpty && !fronts.1.isEmpty {
      if depth == longest { return .tooFar }
      depth += 1
      let met =
        fronts.0.count <= fronts.1.count
        ? expand(&fronts.0, side: 0) : expand(&fronts.1, side: 1)
      if let met {
        return .found([met.edge] + edges(backFrom: met.tail) + edges(backFrom: met.head))
      }
    }
    return .none
  }

  /// - Returns: where it stands in its side's queue.
  private func start(at end: Int32, side: Int) -> Range<Int> {
    stamp[end] = round + Int32(truncatingIfNeeded: side)
    edgeTo[end] = -1
    queues[side * core.vertexCount] = end
    return 0..<1
  }

  /// Goes a step farther from one end.
  ///
  /// - Returns: the edge that leads to what the other end has reached. The first such is on a shortest path, as each step
  ///   is finished before the next begins.
  private func expand(
    _ front: inout Range<Int>, side: Int
  ) -> (edge: Int32, tail: Int32, head: Int32)? {
    let (round, queue) = (round, side * core.vertexCount)
    let own = round + Int32(truncatingIfNeeded: side)
    let start = front.upperBound
    var (end, seen) = (start, 0)
    defer { work += seen * Self.workOfArc }
    for position in front {
      let vertex = queues[queue + position]
      for index in Int(offsets[vertex])..<Int(offsets[vertex + 1]) {
        let arc = arcs[index]
        seen += 1
        guard stamp[arc.target] != own, spare[arc.edge] > 0 else { continue }
        if stamp[arc.target] >= round { return (arc.edge, vertex, arc.target) }
        stamp[arc.target] = own
        edgeTo[arc.target] = arc.edge
        queues[queue + end] = arc.target
        end += 1
      }
    }
    front = start..<end
    return nil
  }

  /// The edges over which a vertex was reached, back to the end from which it was.
  private func edges(backFrom vertex: Int32) -> [Int32] {
    var edges: [Int32] = []
    var vertex = vertex
    // Ends are reached over no edge.
    while case let edge = edgeTo[vertex], edge >= 0 {
      edges.append(edge)
      vertex = core.tails[Int(edge)] == vertex ? core.heads[Int(edge)] : core.tails[Int(edge)]
    }
    return edges
  }
}
