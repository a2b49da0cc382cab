import LongWork

/// How far a signed graph is from falling into groups, as many as it likes, of neighbors.
package struct BalancedGroups: Sendable, Equatable {
  /// The number of edges that run against `groups`: negative ones inside a group and positive ones
  /// between.
  package let index: Int
  /// No division costs fewer.
  package let lowerBound: Int
  /// The weight of those edges, which `groups` make as small as they can: their number, unless the
  /// weights count.
  package let weight: Double
  /// No division costs less.
  package let weightBound: Double
  package let groups: Partition

  /// Whether `weight` is the least there is, proven.
  package var isOptimal: Bool { weight == weightBound }
}

extension CompactGraph {
  /// The division into any number of groups with the fewest negative edges inside and positive edges
  /// between: generalized (weak) structural balance, or correlation clustering.
  ///
  /// Doreian & Mrvar 1996, "A partitioning approach to structural balance", Soc. Networks 18:149,
  /// with α = ½, doubled: both kinds of error count 1. Only signs count
  /// unless told otherwise; edges of weight 0 have none. Of a directed graph every arc counts. Each group is connected by its own positive edges, which
  /// costs nothing; so a vertex without positive edges is a group of one. Of several best divisions
  /// any may be returned, the same for the same seed.
  ///
  /// The Leiden search with edges alone for its objective finds a division; a packing of bad cycles
  /// and, where it leaves a gap, branch and cut (`FrustrationSolver`) prove it or better it.
  ///
  /// - Parameters:
  ///   - seed: of the search.
  ///   - workLimit: elementary operations that the proof may take, as in `frustration`.
  ///   - restarts: how often to search; at least 1. By default `defaultRestarts`.
  ///   - isWeighted: whether an edge counts the magnitude of its weight rather than 1, as in
  ///     `frustration`.
  /// - Complexity: exponential at worst, as the problem is NP-hard.
  package func balancedGroups(
    seed: UInt64 = 0, workLimit: Int = 10_000_000_000, restarts: Int? = nil,
    isWeighted: Bool = false
  ) -> BalancedGroups {
    let progress = WorkStep(name: "proof", of: workLimit)
    var remaining = workLimit
    let found = WeighedDivision.best(of: self, isWeighted: isWeighted) { counts in
      var conflict: Int64 = 0
      let core = SignedCore(graph: self, counting: counts, conflict: &conflict)
      let search = Leiden(layers: core.layers, objective: .agreement)
      let start = search.best(seed: seed, restarts: restarts ?? defaultRestarts)
      var cost = conflict
      var bound = conflict
      var slack: Int64 = 0
      // The positive edges that hold groups together.
      var sets = DisjointSets(vertexCount)
      for block in core.blocks() {
        let (part, vertices) = core.subgraph(of: block)
        let groups = vertices.map { start.groups[Int($0)] }
        let solution = part.bestGroups(from: groups, workLimit: remaining, progress: progress)
        remaining = max(0, remaining - solution.work)
        cost += solution.cost
        bound += solution.bound
        slack += solution.slack
        for edge in part.weights.indices {
          let tail = Int(part.tails[edge])
          let head = Int(part.heads[edge])
          if part.weights[edge] > 0 && solution.groups[tail] == solution.groups[head] {
            sets.unite(Int(vertices[tail]), Int(vertices[head]), oppositely: false)
          }
        }
      }
      let groups = Partition(labels: (0..<vertexCount).map { Int32(sets.find($0).root) })
      return WeighedDivision(
        of: self, division: groups, counts: counts, cost: cost, bound: bound,
        slack: slack, isWeighted: isWeighted, isWorkUsedUp: bound < cost && remaining == 0)
    }
    return BalancedGroups(
      index: found.index, lowerBound: found.lowerBound, weight: found.weight,
      weightBound: found.weightBound, groups: found.division)
  }

  /// The signed edges that run against a division: negative ones inside a group, positive ones
  /// between. Only signs count.
  ///
  /// - Complexity: O(vertices + arcs).
  package func frustratedEdges(under partition: Partition) -> Int {
    precondition(partition.vertexCount == vertexCount, "the partition is of another graph")
    var count = 0
    for vertex in 0..<vertexCount {
      for arc in Int(offsets[vertex])..<Int(offsets[vertex + 1]) {
        let isInside = partition.groups[vertex] == partition.groups[Int(targets[arc])]
        if sign(ofArc: arc) == (isInside ? -1 : 1) { count += 1 }
      }
    }
    return isDirected ? count : count / 2
  }
}

extension SignedCore {
  /// A best division of one block, proven within the work allowed.
  fileprivate func bestGroups(
    from groups: [Int32], workLimit: Int, progress: WorkStep
  ) -> (groups: [Int32], cost: Int64, bound: Int64, slack: Int64, work: Int) {
    let cost = frustration(ofGroups: groups)
    guard cost > 0 else { return (groups, 0, 0, 0, 0) }
    let packing = CyclePacking(
      core: self, isBad: weights.map { $0 < 0 }, workLimit: workLimit / 2, progress: progress)
    progress.advance(by: packing.work)
    guard packing.bound < cost else { return (groups, cost, cost, 0, packing.work) }
    var solver = FrustrationSolver(
      core: self, rule: .groups, groups: groups, cost: cost,
      workLimit: max(0, workLimit - packing.work), progress: progress)
    solver.add(packing.cycles)
    solver.run()
    return (
      solver.bestGroups, solver.bestCost, max(packing.bound, solver.lowerBound), solver.slack,
      packing.work + solver.work
    )
  }
}

extension SignedCore {
  /// The edges as group search takes them, one unit counting 1.
  fileprivate var layers: SignedLayers {
    SignedLayers(
      offsets: offsets, targets: targets, weights: edgeOfArc.map { Double(weights[Int($0)]) },
      scale: 1 / Double(SignedCore.unit))
  }
}
