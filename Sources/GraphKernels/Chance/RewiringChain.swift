/// A walk through all graphs in which every vertex has as many ties of each sort as in the first, each as
/// likely as any other in the long run.
///
/// A sort is a sign, of mutual units or of arcs. A move picks two units of one sort, a → b and c → d, and
/// has them exchange their targets: a → d and c → b, unless the sort has a tie there (a double-edge swap). Within a
/// sort such moves reach everything: of edges (Taylor 1981, "Constrained switchings in graphs"), and of arcs where
/// loops are let through (Ryser 1957, "Combinatorial properties of matrices of zeros and ones"); without loops they
/// would not, and neither would they where no two ties, of whatever sort, may share a pair.
///
/// So the walk goes through graphs with loops and with pairs that hold ties of several sorts, too. Each such
/// *conflict* makes a graph less likely by a factor (Metropolis et al. 1953), and only graphs without conflicts
/// count as steps. What a walk is at the times when it has no conflict is a reversible chain as well; it
/// reaches every graph without conflicts, all of which are as likely.
///
/// Every other move, where there are such sorts, has two ties of another sort take the pairs that are left, if they hold those that are
/// wanted, which makes no conflict and moves signs in graphs that have no free pairs.
struct RewiringChain: Sendable {
  private(set) var sources: [Int32]
  private(set) var targets: [Int32]
  /// By sort, the unit at each ordered pair; a mutual one stands at both.
  private var pairs: [PairTable]
  private let plan: RewiringPlan
  /// How likely a graph is made by so many conflicts more.
  private let acceptance: [Double]
  private var conflicts = 0
  /// How many moves were tried, and how many of them made.
  private(set) var tries = 0
  private(set) var changes = 0

  /// - Parameter tolerance: how likely a graph is made by a conflict, above 0 and at most 1.
  init(_ plan: RewiringPlan, tolerance: Double) {
    self.plan = plan
    sources = plan.sources
    targets = plan.targets
    pairs = plan.sorts.map {
      PairTable(
        capacity: ($0.isMutual ? 2 : 1) * $0.units.count, vertexCount: plan.vertexCount)
    }
    var acceptance = [1.0]
    // Two pairs, each with a loop and two ties of five other sorts at most.
    for _ in 0..<24 { acceptance.append(acceptance[acceptance.count - 1] * tolerance) }
    self.acceptance = acceptance
    for unit in sources.indices {
      put(unit, source: sources[unit], target: targets[unit], sort: plan.sort(of: unit))
    }
  }

  /// Moves on until so many moves, made or not, have ended without a conflict.
  mutating func run(steps: Int, generator: inout SplitMix64) {
    guard !sources.isEmpty else { return }
    var left = steps
    while left > 0 {
      move(generator: &generator)
      if conflicts == 0 { left -= 1 }
    }
  }

  /// Tries so many moves.
  ///
  /// - Returns: how many ended without a conflict.
  mutating func run(moves: Int, generator: inout SplitMix64) -> Int {
    guard !sources.isEmpty else { return 0 }
    return (0..<moves).count { _ in
      move(generator: &generator)
      return conflicts == 0
    }
  }

  /// How many units stand where one of their sort stands in another state of the walk.
  func keptCount(of other: RewiringChain) -> Int {
    sources.indices.count { unit in
      other.pairs[plan.sort(of: unit)][sources[unit], targets[unit]] >= 0
    }
  }

  private mutating func move(generator: inout SplitMix64) {
    tries += 1
    let first = generator.below(of: sources.count)
    let sort = plan.sort(of: first)
    let units = plan.sorts[sort].units
    let second = units.lowerBound + generator.below(of: units.count)
    // A mutual unit has no first end.
    if plan.sorts[sort].isMutual, generator.below(of: 2) == 1 {
      swap(&sources[second], &targets[second])
    }
    let (a, b, c, d) = (sources[first], targets[first], sources[second], targets[second])
    guard a != c, b != d, pairs[sort][a, d] < 0, pairs[sort][c, b] < 0 else { return }
    let hasMoved =
      plan.sorts[sort].peers.count == 1 || generator.below(of: 2) == 0
      ? swapEnds(first, second, sort: sort, generator: &generator)
      : swapPairs(first, second, sort: sort, generator: &generator)
    if hasMoved { changes += 1 }
  }

  // MARK: Moves

  private mutating func swapEnds(
    _ first: Int, _ second: Int, sort: Int, generator: inout SplitMix64
  ) -> Bool {
    let (a, b, c, d) = (sources[first], targets[first], sources[second], targets[second])
    if plan.sorts[sort].isMutual, a == d || c == b { return false }
    let more =
      conflicts(source: a, target: d, sort: sort) + conflicts(source: c, target: b, sort: sort)
      - conflicts(source: a, target: b, sort: sort) - conflicts(source: c, target: d, sort: sort)
    if more > 0, generator.fraction() >= acceptance[more] { return false }
    conflicts += more
    exchangeTargets(first, second, sort: sort)
    return true
  }

  /// Two units of another sort, at a → d and c → b, go to a → b and c → d.
  private mutating func swapPairs(
    _ first: Int, _ second: Int, sort: Int, generator: inout SplitMix64
  ) -> Bool {
    let peers = plan.sorts[sort].peers
    var other = peers.lowerBound + generator.below(of: peers.count - 1)
    if other >= sort { other += 1 }
    let (a, b, c, d) = (sources[first], targets[first], sources[second], targets[second])
    let (third, fourth) = (Int(pairs[other][a, d]), Int(pairs[other][c, b]))
    guard third >= 0, fourth >= 0, third != fourth, pairs[other][a, b] < 0, pairs[other][c, d] < 0
    else { return false }
    // As the pairs are named here; a mutual unit may be held the other way round.
    (sources[third], targets[third]) = (a, d)
    (sources[fourth], targets[fourth]) = (c, b)
    exchangeTargets(first, second, sort: sort)
    exchangeTargets(third, fourth, sort: other)
    return true
  }

  private mutating func exchangeTargets(_ first: Int, _ second: Int, sort: Int) {
    for unit in [first, second] {
      remove(source: sources[unit], target: targets[unit], sort: sort)
    }
    (targets[first], targets[second]) = (targets[second], targets[first])
    for unit in [first, second] {
      put(unit, source: sources[unit], target: targets[unit], sort: sort)
    }
  }

  // MARK: Pairs

  /// How many conflicts a unit of a sort has, or would have, at a pair.
  private func conflicts(source: Int32, target: Int32, sort: Int) -> Int {
    let isMutual = plan.sorts[sort].isMutual
    var count = source == target ? 1 : 0
    for other in pairs.indices where other != sort {
      if pairs[other][source, target] >= 0 { count += 1 }
      // A mutual unit is in the way of arcs both ways.
      if isMutual, !plan.sorts[other].isMutual, pairs[other][target, source] >= 0 { count += 1 }
    }
    return count
  }

  private mutating func put(_ unit: Int, source: Int32, target: Int32, sort: Int) {
    let number = Int32(truncatingIfNeeded: unit)
    pairs[sort].put(number, source: source, target: target)
    if plan.sorts[sort].isMutual { pairs[sort].put(number, source: target, target: source) }
  }

  private mutating func remove(source: Int32, target: Int32, sort: Int) {
    pairs[sort].remove(source: source, target: target)
    if plan.sorts[sort].isMutual { pairs[sort].remove(source: target, target: source) }
  }
}
