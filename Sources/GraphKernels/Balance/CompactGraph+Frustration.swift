import LongWork

/// How far a signed graph is from two coalitions.
package struct Frustration: Sendable, Equatable {
  /// The number of edges that the division `sides` frustrates: positive edges across and negative ones
  /// inside.
  package let index: Int
  /// No division frustrates fewer.
  package let lowerBound: Int
  /// The weight of those edges, which the division makes as small as it can: their number, unless the
  /// weights count.
  package let weight: Double
  /// No division frustrates edges of less weight.
  package let weightBound: Double
  /// The side of each vertex; the first vertex of each connected part stands on `false`.
  package let sides: [Bool]

  /// Whether the work allowed was used up before the proof was done, so that more may better the
  /// bounds.
  package let isWorkUsedUp: Bool

  /// Whether `weight` is the frustration index, proven.
  package var isOptimal: Bool { weight == weightBound }

  /// 1 − 2L/m: 1 if the graph is balanced; `nil` without signed edges (Aref, Mason & Wilson 2020).
  ///
  /// - Parameter edgeCount: m, the number of positive and negative edges.
  package func normalized(edgeCount: Int) -> Double? {
    edgeCount == 0 ? nil : Double(edgeCount - 2 * index) / Double(edgeCount)
  }
}

extension CompactGraph {
  /// The frustration index: the fewest edges to remove so that two groups remain with positive edges
  /// inside and negative ones between.
  ///
  /// Only signs count unless told otherwise; edges of weight 0 have none. Of a directed graph every arc
  /// counts. With `isWeighted` it is the least weight to remove.
  ///
  /// The graph is reduced (`FrustrationReduction`), taken apart into biconnected blocks, and each block
  /// solved: a tabu search finds a division, a packing of bad cycles bounds it from below, and where
  /// the two don't meet, branch and cut (`FrustrationSolver`) closes the gap (Aref, Mason & Wilson 2020,
  /// "A modeling and computational study of the frustration index in signed networks", Networks
  /// 75:95). Where bad cycles bound too little, as on tangled graphs that are mostly noise, branch and
  /// bound over a semidefinite relaxation (`SemidefiniteSolver`) takes over, up to
  /// `SemidefiniteRelaxation.mostVertices` vertices of a block.
  ///
  /// - Parameters:
  ///   - seed: of the search; another seed may give another division of the same cost.
  ///   - workLimit: elementary operations that search and proof may take. When they are used up, the
  ///     best division found is returned with its lower bound. It is a count, not a clock, so the answer
  ///     doesn't depend on the machine. The default lasts some ten seconds.
  ///   - isWeighted: whether an edge counts the magnitude of its weight rather than 1. Where weights have no
  ///     common measure, what is called proven is so to a ten-millionth of it.
  /// - Complexity: exponential at worst, as the problem is NP-hard; near linear for graphs that the
  ///   reductions or the packing solve.
  package func frustration(
    seed: UInt64 = 0, workLimit: Int = 10_000_000_000, isWeighted: Bool = false
  ) -> Frustration {
    let progress = WorkStep(name: "frustration", of: workLimit)
    var solver = CoalitionSolver(seed: seed, workLimit: workLimit, progress: progress)
    let found = WeighedDivision.best(of: self, isWeighted: isWeighted) { counts in
      var conflict: Int64 = 0
      let core = SignedCore(graph: self, counting: counts, conflict: &conflict)
      let solution = solver.solve(core)
      var sides = solution.sides
      core.turnFirstSides(&sides)
      return WeighedDivision(
        of: self, division: Partition(labels: sides.map { $0 ? 1 : 0 }), counts: counts,
        cost: solution.cost + conflict, bound: solution.bound + conflict, slack: solution.slack,
        isWeighted: isWeighted,
        isWorkUsedUp: solution.bound < solution.cost && solver.isCutShort)
    }
    return Frustration(
      index: found.index, lowerBound: found.lowerBound, weight: found.weight,
      weightBound: found.weightBound, sides: found.division.groups.map { $0 > 0 },
      isWorkUsedUp: found.isWorkUsedUp)
  }
}

/// Solves for two coalitions by reduction, decomposition, search and proof.
struct CoalitionSolver {
  private var generator: SplitMix64
  private var remainingWork: Int
  /// Whether something would have gone on, had more work been allowed.
  private(set) var isCutShort = false
  private let progress: WorkStep

  struct Solution {
    var sides: [Bool]
    var cost: Int64
    /// What every division costs at least, but for the slack.
    var bound: Int64
    var slack: Int64

    mutating func raise(bound: Int64, slack: Int64) {
      guard bound > self.bound else { return }
      (self.bound, self.slack) = (bound, slack)
    }
  }

  init(seed: UInt64, workLimit: Int, progress: WorkStep) {
    self.progress = progress
    generator = SplitMix64(seed: seed)
    remainingWork = workLimit
  }

  mutating func solve(_ core: SignedCore) -> Solution {
    var reducer = FrustrationReduction(core)
    reducer.run(progress)
    let (rest, vertices) = reducer.remainder()
    let blocks = rest.blocks()
    var cost = reducer.offset
    var bound = reducer.offset
    var slack: Int64 = 0
    // For each edge of the rest, whether its ends stand on one side.
    var isTogether = [Bool](repeating: true, count: rest.edgeCount)
    for block in blocks {
      let (part, partVertices) = rest.subgraph(of: block)
      let isNew = part.edgeCount < core.edgeCount
      let solution = isNew ? solve(part) : solveIrreducible(part)
      cost += solution.cost
      bound += solution.bound
      slack += solution.slack
      var sideOf = [Int32: Bool](minimumCapacity: partVertices.count)
      for (index, vertex) in partVertices.enumerated() { sideOf[vertex] = solution.sides[index] }
      for edge in block {
        isTogether[Int(edge)] = sideOf[rest.tails[Int(edge)]] == sideOf[rest.heads[Int(edge)]]
      }
    }
    // Blocks meet in single vertices, so their divisions never contradict one another.
    var sets = DisjointSets(rest.vertexCount)
    for edge in rest.weights.indices {
      sets.unite(
        Int(rest.tails[edge]), Int(rest.heads[edge]), oppositely: !isTogether[edge])
    }
    var sides = [Bool](repeating: false, count: core.vertexCount)
    for (index, vertex) in vertices.enumerated() {
      sides[Int(vertex)] = sets.find(index).isOpposite
    }
    reducer.complete(&sides)
    return Solution(sides: sides, cost: cost, bound: bound, slack: slack)
  }

  /// A block that the reductions leave as it is.
  private mutating func solveIrreducible(_ core: SignedCore) -> Solution {
    var search = TabuSearch(core: core, progress: progress)
    // First a short search; most graphs need no more.
    search.run(
      work: min(remainingWork, 100_000_000, 4_000 * core.vertexCount + 20 * core.edgeCount),
      generator: &generator)
    spend(of: search.work)
    let isBad = core.weights.indices.map { edge in
      (search.bestSides[Int(core.tails[edge])] == search.bestSides[Int(core.heads[edge])])
        != (core.weights[edge] > 0)
    }
    let (packing, longSearch) = packAndSearch(core, isBad: isBad, after: search)
    if packing.work >= remainingWork / 2 { isCutShort = true }
    spend(of: packing.work)
    var solution = Solution(
      sides: search.bestSides, cost: search.bestCost, bound: packing.bound, slack: 0)
    guard solution.bound < solution.cost else { return solution }
    // Each packed cycle is a row of the linear program, and no other row implies it: of too many the proof would be
    // given up.
    let isProvable = packing.cycles.count <= CycleCover.largestBasis
    if isProvable { prove(&solution, of: core, from: packing.cycles) }
    if remainingWork == 0 && solution.bound < solution.cost { isCutShort = true }
    guard solution.bound < solution.cost && remainingWork > 0 else { return solution }
    // What outgrows the proof is searched once more, for as long as the work allowed suggests.
    let worked = search.work
    if !isProvable, let longSearch {
      (search, generator) = (longSearch.search, longSearch.generator)
    } else {
      search.descend(from: solution.sides)
      search.run(
        work: remainingWork / (isProvable ? 10 : Self.shareSearched), generator: &generator)
    }
    spend(of: search.work - worked)
    if search.bestCost < solution.cost {
      solution.sides = search.bestSides
      solution.cost = search.bestCost
    }
    return solution
  }

  /// Which part of the work that is left a core too large for the proof is searched for: one in so many.
  private static let shareSearched = 50

  /// A search that went on, and the random numbers after it.
  private struct LongSearch: Sendable {
    var search: TabuSearch
    var generator: SplitMix64
  }

  /// Packs bad cycles; and where there are so many bad edges that the proof is going to be given up, searches on beside
  /// it, as neither needs the other.
  private func packAndSearch(
    _ core: SignedCore, isBad: [Bool], after search: TabuSearch
  ) -> (packing: CyclePacking, search: LongSearch?) {
    enum Part: Sendable {
      case packing(CyclePacking)
      case search(LongSearch)
    }
    let workLimit = remainingWork
    let start = LongSearch(search: search, generator: generator)
    let isLarge = isBad.count { $0 } > CycleCover.largestBasis
    let parts = parallelMap(isLarge ? [false, true] : [false], threads: 2) {
      [progress] isSearch -> Part in
      guard isSearch else {
        return .packing(
          CyclePacking(core: core, isBad: isBad, workLimit: workLimit / 2, progress: progress))
      }
      var long = start
      long.search.run(work: workLimit / Self.shareSearched, generator: &long.generator)
      return .search(long)
    }
    guard case .packing(let packing) = parts[0] else { preconditionFailure("the packing is first") }
    guard case .search(let long)? = parts.dropFirst().first else { return (packing, nil) }
    return (packing, long)
  }

  /// Raises the bound, and betters the division where it can. The linear program proves most graphs sooner, and the
  /// semidefinite one those that it doesn't.
  private mutating func prove(
    _ solution: inout Solution, of core: SignedCore, from cycles: [[Int32]]
  ) {
    guard core.vertexCount <= SemidefiniteRelaxation.mostVertices else {
      proveByCycles(&solution, of: core, from: cycles, workLimit: remainingWork)
      return
    }
    proveByCycles(&solution, of: core, from: cycles, workLimit: remainingWork / 16)
    if solution.bound < solution.cost && remainingWork > 0 { proveByVectors(&solution, of: core) }
    if solution.bound < solution.cost && remainingWork > 0 {
      proveByCycles(&solution, of: core, from: cycles, workLimit: remainingWork)
    }
  }

  /// Branch and cut over the edges that are frustrated.
  private mutating func proveByCycles(
    _ solution: inout Solution, of core: SignedCore, from cycles: [[Int32]], workLimit: Int
  ) {
    var solver = FrustrationSolver(
      core: core, rule: .coalitions, groups: solution.sides.map { $0 ? 0 : 1 },
      cost: solution.cost, workLimit: workLimit, progress: progress)
    solver.add(cycles)
    solver.run()
    remainingWork = max(0, remainingWork - solver.work)
    solution.sides = solver.bestGroups.map { $0 == 0 }
    solution.cost = solver.bestCost
    solution.raise(bound: solver.lowerBound, slack: solver.slack)
  }

  /// Branch and bound over pairs of vertices, unless its first bound says less than what is known.
  private mutating func proveByVectors(_ solution: inout Solution, of core: SignedCore) {
    var solver = SemidefiniteSolver(
      core: core, sides: solution.sides, cost: solution.cost, workLimit: remainingWork,
      progress: progress)
    solver.bound()
    if solver.lowerBound >= solution.bound { solver.run() }
    remainingWork = max(0, remainingWork - solver.work)
    solution.sides = solver.bestSides
    solution.cost = solver.bestCost
    solution.raise(bound: solver.lowerBound, slack: solver.slack)
  }

  private mutating func spend(of work: Int) {
    remainingWork = max(0, remainingWork - work)
    if !progress.isCancelled { progress.advance(by: work) }
  }
}

extension SignedCore {
  /// Turns each connected part so that its first vertex stands on `false`.
  func turnFirstSides(_ sides: inout [Bool]) {
    var sets = DisjointSets(vertexCount)
    for edge in weights.indices {
      sets.unite(Int(tails[edge]), Int(heads[edge]), oppositely: false)
    }
    for vertex in 0..<vertexCount {
      // Roots are the least of their set, so they are turned last of all but first in line.
      let root = sets.find(vertex).root
      if vertex != root { sides[vertex] = sides[vertex] != sides[root] }
    }
    for vertex in 0..<vertexCount where sets.find(vertex).root == vertex { sides[vertex] = false }
  }
}
