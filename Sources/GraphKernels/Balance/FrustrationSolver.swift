import LongWork

/// Proves a division best, or finds a better one: branch and cut over the edges that it frustrates.
///
/// A set of edges is frustrated by some division exactly if it meets every bad cycle; so the linear
/// program of `CycleCover` bounds the frustration from below, and where it stays fractional an edge is
/// first kept, then given up. (For two coalitions: Barahona 1982; Aref, Mason & Wilson 2020; Aref &
/// Neal 2020, "Detecting coalitions by optimally partitioning signed networks of political
/// collaboration", Sci. Rep. 10:1506. For any number of groups: Demaine et al. 2006, "Correlation
/// clustering in general weighted graphs", Theor. Comput. Sci. 361:172.)
struct FrustrationSolver {
  private let core: SignedCore
  private let rule: BalanceRule
  private var separator: CycleSeparator
  private var program: CycleCover
  /// What weighs 1 in the linear program. Edges weigh no more than some ten thousand together there, as its
  /// tolerances ask.
  private let programUnit: Double
  /// What costs differ by at least, or where that is less than the program is sure of, what they have to differ by to be
  /// told apart; and the same in the program.
  private let step: Int64
  private let grain: Double
  private let workLimit: Int
  private let progress: WorkStep
  /// The work that whoever waits knows of.
  private var reportedWork = 0

  /// The best division found: for each vertex its group.
  private(set) var bestGroups: [Int32]
  private(set) var bestCost: Int64
  /// No division costs less, but for the slack.
  private(set) var lowerBound: Int64 = 0
  /// By how much less one may cost nevertheless: 0 unless weights are too fine for the program.
  var slack: Int64 { step - core.grain }
  private var known: Set<[Int32]> = []

  var work: Int { program.work + separator.work }

  init(
    core: SignedCore, rule: BalanceRule, groups: [Int32], cost: Int64, workLimit: Int,
    progress: WorkStep
  ) {
    self.progress = progress
    self.core = core
    self.rule = rule
    bestGroups = groups
    bestCost = cost
    self.workLimit = workLimit
    let total = core.weights.reduce(0.0) { $0 + Double(abs($1)) }
    let unit = max(Double(SignedCore.unit), total / 65_536)
    programUnit = unit
    step = max(core.grain, Int64((2e-6 * unit).rounded(.up)))
    grain = Double(step) / unit
    separator = CycleSeparator(
      core: core, rule: rule, sides: groups.map { $0 == 0 }, progress: progress)
    program = CycleCover(
      costs: core.weights.map { Double(abs($0)) / unit },
      perturbation: min(1e-7, 0.2 * Double(step) / max(1, total)), progress: progress)
  }

  /// Bad cycles to start from.
  mutating func add(_ cycles: [[Int32]]) {
    for cycle in cycles where known.insert(cycle.sorted()).inserted { program.addRow(cycle) }
  }

  mutating func run() {
    let bound = explore(depth: 0)
    lowerBound = bound >= limit ? bestCost : min(bestCost, roundedUp(bound))
  }

  private var bestValue: Double { Double(bestCost) / programUnit }

  /// A node whose bound is above this holds nothing better than what is known.
  private var limit: Double { bestValue - grain + 1e-6 }

  private func roundedUp(_ bound: Double) -> Int64 {
    // Bounds are sums of a few thousand numbers: their rounding is far below this.
    let grains = ((bound - 1e-6) / grain)
    var whole = Int64(grains)
    if Double(whole) < grains { whole += 1 }
    return max(0, whole) * step
  }

  /// Solves the program of the present bounds by cuts and branches, and returns a lower bound on
  /// every solution within them that is better than the best known; that one's value if there is
  /// none.
  private mutating func explore(depth: Int) -> Double {
    var bound = 0.0
    var stalled = 0
    var rounds = 0
    while true {
      progress.advance(by: work - reportedWork)
      reportedWork = work
      switch program.solve(limit: limit, workLimit: workLimit - separator.work) {
      case .infeasible, .beaten: return bestValue
      case .outOfWork: return max(bound, program.bound())
      case .optimal: break
      }
      let now = program.bound()
      stalled = now > bound + max(0.01 * (bestValue - now), 1e-4) ? 0 : stalled + 1
      bound = max(bound, now)
      rounds += 1
      if rounds % 5 == 1 {
        round(program.solution)
        if bound >= limit { return bestValue }
      }
      let fractional = mostFractional()
      let patience = depth == 0 ? 8 : 1
      let cycles =
        stalled > patience && fractional != nil
        ? []
        : separator.cycles(
          neglectedBy: program.solution, least: fractional == nil ? 1e-6 : 0.02,
          limit: depth == 0 ? 100 + core.edgeCount / 4 : 30, workLimit: workLimit - program.work)
      program.dropSlackRows(olderThan: 20)
      if !cycles.isEmpty {
        for cycle in cycles { program.addRow(cycle) }
        continue
      }
      guard fractional != nil else {
        // Whole numbers that neglect no cycle are a division.
        round(program.solution)
        return min(bestValue, bound)
      }
      if work > workLimit { return bound }
      if depth == 0 { fixHopelessEdges(bound) }
      return branch(on: mostPromising(of: bound), bound: bound, depth: depth)
    }
  }

  private mutating func branch(on edge: Int, bound: Double, depth: Int) -> Double {
    let before = program.bounds(of: edge)
    var least = Double.infinity
    for value in [1.0, 0.0] {
      program.setBounds(of: edge, bounds: (value, value))
      least = min(least, explore(depth: depth + 1))
    }
    program.setBounds(of: edge, bounds: before)
    return max(bound, least)
  }

  /// The fractional edge whose keeping and giving up, tried out for a while, raise the bound most
  /// (strong branching: Applegate, Bixby, Chvátal & Cook 1995).
  private mutating func mostPromising(of bound: Double) -> Int {
    let candidates = core.weights.indices
      .map { (edge: $0, fraction: min(program.solution[$0], 1 - program.solution[$0])) }
      .filter { $0.fraction > 1e-5 }
      .sorted {
        let one = $0.fraction * program.costs[$0.edge]
        let other = $1.fraction * program.costs[$1.edge]
        return one != other ? one > other : $0.edge < $1.edge
      }
    var best = candidates[0].edge
    var bestScore = -1.0
    var used = 0
    for candidate in candidates.prefix(10) {
      var rises: [Double] = []
      for value in [1.0, 0.0] {
        var trial = program
        trial.work = 0
        trial.setBounds(of: candidate.edge, bounds: (value, value))
        let outcome = trial.solve(
          limit: limit, workLimit: min(20_000_000, workLimit - work - used), pivotLimit: 15)
        used += trial.work
        switch outcome {
        case .infeasible, .beaten: rises.append(limit - bound)
        case .optimal, .outOfWork: rises.append(max(0, trial.bound() - bound))
        }
      }
      let score = max(rises[0], 1e-6) * max(rises[1], 1e-6)
      if score > bestScore {
        bestScore = score
        best = candidate.edge
      }
    }
    program.work += used
    return best
  }

  /// The edge whose value is farthest from whole; of equals the dearest, then the first.
  private func mostFractional() -> Int? {
    var best: Int?
    var bestScore = 1e-5
    for edge in core.weights.indices {
      let value = program.solution[edge]
      let fraction = min(value, 1 - value)
      guard fraction > 1e-5 else { continue }
      let score = fraction * program.costs[edge]
      if score > bestScore + 1e-9 {
        bestScore = score
        best = edge
      }
    }
    return best
  }

  /// Edges that no better solution can use, or do without, by their reduced costs.
  private mutating func fixHopelessEdges(_ bound: Double) {
    let reduced = program.trueReducedCosts()
    let margin = bestValue - grain - bound + 1e-6
    for edge in core.weights.indices where abs(reduced[edge]) > margin {
      let value = reduced[edge] > 0 ? 0.0 : 1.0
      let (lower, upper) = program.bounds(of: edge)
      if lower != upper { program.setBounds(of: edge, bounds: (value, value)) }
    }
  }

  // MARK: Divisions

  /// A division after a fractional solution: along edges that it hardly wants to frustrate.
  private mutating func round(_ values: [Double]) {
    switch rule {
    case .coalitions: roundToSides(values)
    case .groups: roundToGroups(values)
    }
  }

  private mutating func roundToSides(_ values: [Double]) {
    var forest = DisjointSets(core.vertexCount)
    let order = core.weights.indices.sorted {
      if values[$0] != values[$1] { return values[$0] < values[$1] }
      return $0 < $1
    }
    for edge in order {
      forest.unite(
        Int(core.tails[edge]), Int(core.heads[edge]), oppositely: core.weights[edge] < 0)
    }
    let sides = (0..<core.vertexCount).map { forest.find($0).isOpposite }
    var search = TabuSearch(core: core, progress: progress)
    search.descend(from: sides)
    if search.bestCost < bestCost {
      bestCost = search.bestCost
      bestGroups = search.bestSides.map { $0 ? 0 : 1 }
    }
  }

  private mutating func roundToGroups(_ values: [Double]) {
    for threshold in [0.3, 0.5, 0.7] {
      var sets = DisjointSets(core.vertexCount)
      for edge in core.weights.indices where core.weights[edge] > 0 && values[edge] < threshold {
        sets.unite(Int(core.tails[edge]), Int(core.heads[edge]), oppositely: false)
      }
      let groups = (0..<core.vertexCount).map { Int32(sets.find($0).root) }
      let cost = core.frustration(ofGroups: groups)
      if cost < bestCost {
        bestCost = cost
        bestGroups = groups
      }
    }
  }
}

/// Disjoint sets whose members know whether they stand opposite their set's root.
struct DisjointSets {
  private var parent: [Int]
  private var isOppositeParent: [Bool]

  init(_ count: Int) {
    parent = Array(0..<count)
    isOppositeParent = [Bool](repeating: false, count: count)
  }

  mutating func find(_ element: Int) -> (root: Int, isOpposite: Bool) {
    var root = element
    var isOpposite = false
    while parent[root] != root {
      isOpposite = isOpposite != isOppositeParent[root]
      root = parent[root]
    }
    // Point every node on the way straight at the root.
    var current = element
    var remaining = isOpposite
    while parent[current] != root && current != root {
      let next = parent[current]
      let own = isOppositeParent[current]
      parent[current] = root
      isOppositeParent[current] = remaining
      remaining = remaining != own
      current = next
    }
    return (root, isOpposite)
  }

  mutating func unite(_ one: Int, _ other: Int, oppositely: Bool) {
    let first = find(one)
    let second = find(other)
    guard first.root != second.root else { return }
    let (low, high) = (min(first.root, second.root), max(first.root, second.root))
    parent[high] = low
    isOppositeParent[high] = (first.isOpposite != second.isOpposite) != oppositely
  }
}

extension SignedCore {
  /// The weight of the edges that run against a division into groups.
  func frustration(ofGroups groups: [Int32]) -> Int64 {
    var sum: Int64 = 0
    for edge in weights.indices
    where (groups[Int(tails[edge])] == groups[Int(heads[edge])]) != (weights[edge] > 0) {
      sum += abs(weights[edge])
    }
    return sum
  }
}
