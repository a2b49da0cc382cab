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
    var residual = core.weights.map { abs($0) }
    var unmatched = core.weights.indices.filter { isBad[$0] }
    var search = TwoSidedSearch(core: core)
    var longest = 2
    while !unmatched.isEmpty && work < workLimit && !progress.isCancelled {
      var isLimited = false
      var rest: [Int] = []
      for edge in unmatched {
        while residual[edge] > 0 && work < workLimit && !progress.isCancelled {
          let outcome = search.shortestPath(
            from: core.tails[edge], to: core.heads[edge], within: longest,
            where: { !isBad[$0] && residual[$0] > 0 })
          work = search.work
          guard case .found(let path) = outcome else {
            if case .tooFar = outcome { isLimited = true }
            break
          }
          let cycle = [Int32(edge)] + path
          let amount = cycle.reduce(residual[edge]) { min($0, residual[Int($1)]) }
          for step in cycle { residual[Int(step)] -= amount }
          bound += amount
          cycles.append(cycle)
        }
        if residual[edge] > 0 { rest.append(edge) }
      }
      unmatched = rest
      if !isLimited { break }
      longest = longest < 6 ? longest + 1 : longest * 2
    }
  }
}

/// Breadth-first search from both ends of a path at once, which in graphs without much structure looks at about
/// the square root of what a search from one end does (Pohl 1971, "Bi-directional search").
private struct TwoSidedSearch {
  /// What looking at an arc counts: most of them are far apart in memory.
  private static let workOfArc = 8

  private let core: SignedCore
  /// By vertex: twice the number of the search that reached it, and 1 more if it came from the target.
  private var stamp: [Int32]
  /// By vertex: the edge over which it was reached.
  private var edgeTo: [Int32]
  private var round: Int32 = 0
  private(set) var work = 0

  enum Outcome {
    /// The path's edges, in no order.
    case found([Int32])
    /// There may be a path, but a longer one.
    case tooFar
    case none
  }

  init(core: SignedCore) {
    self.core = core
    stamp = [Int32](repeating: 0, count: core.vertexCount)
    edgeTo = [Int32](repeating: -1, count: core.vertexCount)
  }

  /// A path of fewest edges that are allowed, if it has no more than `longest`.
  mutating func shortestPath(
    from source: Int32, to target: Int32, within longest: Int, where isAllowed: (Int) -> Bool
  ) -> Outcome {
    round += 2
    for (side, end) in [source, target].enumerated() {
      stamp[Int(end)] = round + Int32(side)
      edgeTo[Int(end)] = -1
    }
    var frontiers = [[source], [target]]
    var depth = 0
    while !frontiers[0].isEmpty && !frontiers[1].isEmpty {
      if depth == longest { return .tooFar }
      depth += 1
      let side = frontiers[0].count <= frontiers[1].count ? 0 : 1
      let own = round + Int32(side)
      var reached: [Int32] = []
      for vertex in frontiers[side] {
        for arc in core.arcs(of: Int(vertex)) {
          let other = core.targets[arc]
          let edge = core.edgeOfArc[arc]
          work += TwoSidedSearch.workOfArc
          guard stamp[Int(other)] != own, isAllowed(Int(edge)) else { continue }
          if stamp[Int(other)] >= round {
            // The first meeting is a nearest one: each level is finished before the next begins.
            return .found([edge] + edges(backFrom: vertex) + edges(backFrom: other))
          }
          stamp[Int(other)] = own
          edgeTo[Int(other)] = edge
          reached.append(other)
        }
      }
      frontiers[side] = reached
    }
    return .none
  }

  /// The edges over which a vertex was reached, back to the end from which it was.
  private func edges(backFrom vertex: Int32) -> [Int32] {
    var edges: [Int32] = []
    var vertex = vertex
    // Ends are reached over no edge.
    while case let edge = edgeTo[Int(vertex)], edge >= 0 {
      edges.append(edge)
      vertex = core.tails[Int(edge)] == vertex ? core.heads[Int(edge)] : core.tails[Int(edge)]
    }
    return edges
  }
}
