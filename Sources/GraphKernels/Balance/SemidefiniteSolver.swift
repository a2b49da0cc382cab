import LongWork

/// Proves a division into two sides best, or finds a better one, by branch and bound over semidefinite
/// relaxations.
///
/// A branch puts two vertices on one side, or on opposite ones, and merges them. The open branch of the
/// least bound is always the next, so that the bound rises for as long as there is work to spend. (Rendl,
/// Rinaldi & Wiegele 2010, Math. Program. 121:307.)
struct SemidefiniteSolver {
  /// Divisions that keep some pairs of vertices together, and others apart.
  private struct Branch {
    var relaxation: SemidefiniteRelaxation
    /// For each vertex of the graph its index in the relaxation, and whether it stands opposite.
    var indices: [Int32]
    var isOpposite: [Bool]
    /// The pair to branch on.
    var pair = (0, 0)
  }

  private let core: SignedCore
  private let workLimit: Int
  private let progress: WorkStep
  private var generator = SplitMix64(seed: 0)
  /// What weighs 1 in the relaxations: the mean weight, which keeps them in proportion.
  private let unit: Double
  /// What costs differ by at least, or where that is less than the sums behind a bound are sure of, what they have to
  /// differ by to be told apart.
  private let step: Int64
  private var open: [Branch] = []

  private(set) var bestSides: [Bool]
  private(set) var bestCost: Int64
  private(set) var work = 0

  init(core: SignedCore, sides: [Bool], cost: Int64, workLimit: Int, progress: WorkStep) {
    self.core = core
    self.workLimit = workLimit
    self.progress = progress
    bestSides = sides
    bestCost = cost
    let total = core.weights.reduce(0.0) { $0 + Double(abs($1)) }
    unit = max(1, total / Double(max(1, core.edgeCount)))
    step = max(core.grain, Int64((2e-6 * unit + 2e-9 * Double(cost)).rounded(.up)))
  }

  /// By how much less than the lower bound a division may cost nevertheless: 0 unless weights are too fine.
  var slack: Int64 { step - core.grain }

  /// No division costs less, but for the slack.
  var lowerBound: Int64 {
    var least = bestCost
    for branch in open { least = min(least, roundedUp(branch.relaxation.bound)) }
    return least
  }

  /// Bounds the whole, without branching.
  mutating func bound() {
    guard open.isEmpty else { return }
    explore(
      Branch(
        relaxation: SemidefiniteRelaxation(core: core, unit: unit),
        indices: (0..<Int32(core.vertexCount)).map { $0 },
        isOpposite: [Bool](repeating: false, count: core.vertexCount)))
  }

  /// Branches until the best division is proven or the work is used up.
  mutating func run() {
    while work < workLimit && !progress.isCancelled {
      let least = open.indices.min { open[$0].relaxation.bound < open[$1].relaxation.bound }
      guard let least, roundedUp(open[least].relaxation.bound) < bestCost else { break }
      let branch = open[least]
      // The branch stands for the children until both are explored.
      explore(merged(branch, oppositely: false))
      explore(merged(branch, oppositely: true))
      open.remove(at: least)
    }
  }

  /// A relaxation whose bound is above this holds nothing better than what is known.
  private var limit: Double { Double(bestCost - step) / unit + 1e-6 }

  private func roundedUp(_ bound: Double) -> Int64 {
    // As many digits as the sums behind a bound are sure of.
    let sure = (bound * (1 - 1e-9) - 1e-6) * unit
    if sure > Double(bestCost - step) { return bestCost }
    return max(0, Int64((sure / Double(step)).rounded(.up))) * step
  }

  /// Bounds a branch, looks for divisions near its solution, and keeps it if it may hold better ones.
  private mutating func explore(_ branch: Branch) {
    var branch = branch
    let before = branch.relaxation.work
    let gram = branch.relaxation.improve(
      limit: limit, workLimit: before + max(0, workLimit - work), progress: progress)
    work += branch.relaxation.work - before
    round(branch)
    guard branch.relaxation.vertexCount > 1 else { return }
    branch.pair = mostUndecided(branch.relaxation, gram)
    if roundedUp(branch.relaxation.bound) < bestCost { open.append(branch) }
  }

  /// The pair that the relaxation leaves open, of vertices that matter: putting it together and apart
  /// both change much.
  private func mostUndecided(_ relaxation: SemidefiniteRelaxation, _ gram: [Float]) -> (Int, Int) {
    let count = relaxation.vertexCount
    let strengths = (0..<count).map { vertex in
      relaxation.costs[vertex * count..<(vertex + 1) * count].reduce(0) { $0 + abs($1) }
    }
    var best = (0, 1)
    var bestScore = -1.0
    for one in 0..<count {
      for other in one + 1..<max(count, one + 1) {
        let score =
          (1 - abs(Double(gram[one * count + other]))) * min(strengths[one], strengths[other])
        if score > bestScore {
          bestScore = score
          best = (one, other)
        }
      }
    }
    return best
  }

  private func merged(_ branch: Branch, oppositely: Bool) -> Branch {
    let (kept, gone) = branch.pair
    let last = Int32(branch.relaxation.vertexCount - 1)
    var child = branch
    child.relaxation = branch.relaxation.merging(gone, into: kept, oppositely: oppositely)
    for vertex in child.indices.indices {
      if Int(child.indices[vertex]) == gone {
        child.indices[vertex] = Int32(kept)
        if oppositely { child.isOpposite[vertex].toggle() }
      }
      if child.indices[vertex] == last { child.indices[vertex] = Int32(gone) }
    }
    return child
  }

  /// Divisions by random planes through the vectors' origin (Goemans & Williamson 1995, J. ACM 42:1115),
  /// improved.
  private mutating func round(_ branch: Branch) {
    let width = SphereDescent.width
    let vectors = branch.relaxation.vectors
    var search = TabuSearch(core: core, progress: progress)
    for _ in 0..<30 {
      let normal = SphereDescent.randomUnitVector(&generator)
      let isAbove = (0..<branch.relaxation.vertexCount).map { vertex in
        var sum = SphereDescent.Lanes.zero
        for lane in 0..<width { sum += vectors[vertex * width + lane] * normal[lane] }
        return sum.total > 0
      }
      let sides = core.offsets.indices.dropLast().map {
        isAbove[Int(branch.indices[$0])] != branch.isOpposite[$0]
      }
      search.descend(from: sides)
      work += 8 * core.edgeCount
    }
    if branch.relaxation.vertexCount == core.vertexCount {
      // From here a search finds what one from chance divisions doesn't.
      search.run(work: workLimit / 30, generator: &generator)
      work += search.work
    }
    if search.bestCost < bestCost {
      bestCost = search.bestCost
      bestSides = search.bestSides
    }
  }
}
