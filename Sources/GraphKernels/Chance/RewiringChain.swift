/// A walk through all graphs in which every vertex has as many ties of each sort as in the first.
///
/// A sort is a sign, of mutual units or of arcs. A step picks two units of one sort, a → b and c → d, and
/// has them exchange their targets: a → d and c → b. Where these two pairs are free, that is a double-edge
/// swap (Rao, Jana & Bandyopadhyay 1996, "A Markov chain Monte Carlo method for generating random (0,1)-matrices
/// with given marginals", Sankhyā A 58:225); where both hold units of another sort, the four exchange their
/// pairs, which moves signs in graphs that have no free pairs. A step now and then turns a circle of three arcs
/// around instead, without which some directed graphs could not be reached (*loc. cit.*). Whatever would make a
/// loop, or a second tie at a pair, is left undone, and counts as a step all the same: so every graph that can
/// be reached is as likely as any other in the long run, since each step is as likely as its reverse.
struct RewiringChain: Sendable {
  private(set) var sources: [Int32]
  private(set) var targets: [Int32]
  /// The unit at each ordered pair; a mutual one stands at both.
  private var pairs: PairTable
  private let plan: RewiringPlan
  /// How many steps changed anything.
  private(set) var changes = 0

  init(_ plan: RewiringPlan) {
    self.plan = plan
    sources = plan.sources
    targets = plan.targets
    pairs = PairTable(capacity: 2 * plan.sources.count)
    for unit in sources.indices {
      put(
        Int32(truncatingIfNeeded: unit), source: sources[unit], target: targets[unit],
        isMutual: plan.isMutual(unit))
    }
  }

  mutating func run(steps: Int, generator: inout SplitMix64) {
    guard !sources.isEmpty else { return }
    for _ in 0..<steps {
      let first = generator.below(of: sources.count)
      let sort = plan.sort(of: first)
      let hasChanged =
        !sort.isMutual && generator.below(of: 4) == 0
        ? turnCircle(from: first, sort: sort, generator: &generator)
        : exchange(
          first, with: sort.units.lowerBound + generator.below(of: sort.units.count), sort: sort,
          generator: &generator)
      if hasChanged { changes += 1 }
    }
  }

  /// How many units stand where one of their sort stood at first.
  func keptCount(of first: RewiringChain) -> Int {
    sources.indices.count { unit in
      let before = first.pairs[sources[unit], targets[unit]]
      return before >= 0 && plan.sort(of: Int(before)).units == plan.sort(of: unit).units
    }
  }

  private mutating func put(_ unit: Int32, source: Int32, target: Int32, isMutual: Bool) {
    pairs.put(unit, source: source, target: target)
    if isMutual { pairs.put(unit, source: target, target: source) }
  }

  private mutating func remove(source: Int32, target: Int32, isMutual: Bool) {
    pairs.remove(source: source, target: target)
    if isMutual { pairs.remove(source: target, target: source) }
  }

  private mutating func move(_ unit: Int, source: Int32, target: Int32, isMutual: Bool) {
    sources[unit] = source
    targets[unit] = target
    put(Int32(truncatingIfNeeded: unit), source: source, target: target, isMutual: isMutual)
  }

  private mutating func exchange(
    _ first: Int, with second: Int, sort: RewiringPlan.Sort, generator: inout SplitMix64
  ) -> Bool {
    let (a, b) = (sources[first], targets[first])
    var (c, d) = (sources[second], targets[second])
    // A mutual unit has no first end.
    if sort.isMutual, generator.below(of: 2) == 1 { swap(&c, &d) }
    guard a != c, b != d, a != d, b != c else { return false }
    let (here, there) = (pairs[a, d], pairs[c, b])
    if here < 0, there < 0 {
      // Two vertices with an arc have no free pair for a mutual unit, whichever way it runs.
      if sort.isMutual, pairs[d, a] >= 0 || pairs[b, c] >= 0 { return false }
      remove(source: a, target: b, isMutual: sort.isMutual)
      remove(source: c, target: d, isMutual: sort.isMutual)
    } else {
      guard here >= 0, there >= 0 else { return false }
      let other = plan.sort(of: Int(here))
      guard other.isMutual == sort.isMutual, other.units != sort.units,
        other.units.contains(Int(there))
      else { return false }
      move(Int(here), source: a, target: b, isMutual: sort.isMutual)
      move(Int(there), source: c, target: d, isMutual: sort.isMutual)
    }
    move(first, source: a, target: d, isMutual: sort.isMutual)
    move(second, source: c, target: b, isMutual: sort.isMutual)
    return true
  }

  /// Turns i → j → k → i around, where an arc is i → j and the next is drawn from those of j.
  ///
  /// An arc never changes its source, so that those of one vertex stay side by side.
  private mutating func turnCircle(
    from first: Int, sort: RewiringPlan.Sort, generator: inout SplitMix64
  ) -> Bool {
    let (i, j) = (sources[first], targets[first])
    let next = sort.units(from: Int(j))
    guard !next.isEmpty else { return false }
    let second = next.lowerBound + generator.below(of: next.count)
    let k = targets[second]
    guard k != i else { return false }
    let third = Int(pairs[k, i])
    guard third >= 0, sort.units.contains(third) else { return false }
    guard pairs[j, i] < 0, pairs[k, j] < 0, pairs[i, k] < 0 else { return false }
    for (source, target) in [(i, j), (j, k), (k, i)] {
      remove(source: source, target: target, isMutual: false)
    }
    move(first, source: i, target: k, isMutual: false)
    move(second, source: j, target: i, isMutual: false)
    move(third, source: k, target: j, isMutual: false)
    return true
  }
}

/// What a ``RewiringChain`` begins with, and never changes.
final class RewiringPlan: Sendable {
  /// Units among which ties are exchanged, side by side, by their sources.
  struct Sort: Sendable {
    let units: Range<Int>
    let isMutual: Bool
    /// Of arcs: where those of each vertex begin.
    fileprivate let starts: [Int32]

    func units(from vertex: Int) -> Range<Int> {
      Int(starts[vertex])..<Int(starts[vertex + 1])
    }
  }

  let sources: [Int32]
  let targets: [Int32]
  let values: [Double]
  private let sorts: [Sort]
  private let sortOfUnit: [UInt8]

  init(_ units: RandomUnits) {
    var order: [Int] = []
    var sorts: [Sort] = []
    var sortOfUnit: [UInt8] = []
    for isMutual in [true, false] {
      for sign in [1, -1, 0] {
        let members = (0..<units.count).filter {
          units.isMutual[$0] == isMutual && units.sign(of: $0) == sign
        }
        guard !members.isEmpty else { continue }
        let start = order.count
        let starts =
          isMutual
          ? []
          : CountingSort.offsets(
            ofKeys: members.lazy.map { units.sources[$0] }, keyCount: units.vertexCount
          ).map { $0 + Int32(truncatingIfNeeded: start) }
        sortOfUnit += members.map { _ in UInt8(sorts.count) }
        order += members
        sorts.append(Sort(units: start..<order.count, isMutual: isMutual, starts: starts))
      }
    }
    sources = order.map { units.sources[$0] }
    targets = order.map { units.targets[$0] }
    values = order.map { units.values[$0] }
    self.sorts = sorts
    self.sortOfUnit = sortOfUnit
  }

  func sort(of unit: Int) -> Sort { sorts[Int(sortOfUnit[unit])] }

  func isMutual(_ unit: Int) -> Bool { sort(of: unit).isMutual }
}
