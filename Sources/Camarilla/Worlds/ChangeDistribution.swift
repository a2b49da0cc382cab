import GraphKernels

/// One relationship of a pair, and the probabilities of its being in the earlier year, the later, or
/// both.
struct ChangeClaim {
  /// What it adds to the pair's value where it is.
  let value: Double
  /// Whether it is of a kind asked for.
  let isWanted: Bool
  let chance: HoldingChance

  /// The claims of each pair that may be in either of two snapshots of one chronicle, in the order of
  /// the chronicle's rows.
  static func byPair(
    from: Snapshot, to: Snapshot, kinds: Set<String>, doubt: WorldDoubt
  ) -> [RankedPair: [ChangeClaim]] {
    let chronicle = from.chronicle
    let table = chronicle.table
    let holdings = HoldingProbability(from: from, to: to, doubt: doubt)
    let signs = chronicle.kinds.map { Double($0.sign.rawValue) }
    let isWanted = chronicle.kinds.map { kinds.contains($0.name) }
    var claims: [RankedPair: [ChangeClaim]] = [:]
    let (earlier, later) = (Set(from.rows), Set(to.rows))
    for row in earlier.union(later).sorted() {
      let (index, kind) = (Int(row), Int(table.kinds[Int(row)]))
      let holding = holdings.of(
        table.whens[index], isEarlier: earlier.contains(row), isLater: later.contains(row))
      let belief = doubt == .dates ? 1 : table.confidences[index]
      claims[chronicle.pair(ofRow: row), default: []].append(
        ChangeClaim(
          value: signs[kind]
            * table.weights[index].decimalProduct(doubt == .dates ? table.confidences[index] : 1),
          isWanted: isWanted[kind], chance: holding.believed(to: belief)))
    }
    return claims
  }
}

/// The probability of a period's holding in the earlier of two snapshots, the later, or both.
struct HoldingProbability {
  let table: RelationshipTable
  let periods: PeriodProbability
  let earlier: [ClosedRange<CalendarDay>]
  let later: [ClosedRange<CalendarDay>]
  let either: [ClosedRange<CalendarDay>]
  /// Whether it is the snapshots that say whether a relationship holds.
  let isSettled: Bool

  init(from: Snapshot, to: Snapshot, doubt: WorldDoubt) {
    table = from.chronicle.table
    periods = PeriodProbability(
      rule: from.options.approximation, horizon: from.chronicle.horizon(for: from.year))
    earlier = PeriodProbability.merged(from.spans)
    later = PeriodProbability.merged(to.spans)
    either = PeriodProbability.merged(from.spans + to.spans)
    isSettled = doubt == .claims || from.options.certainty == .certain
  }

  func of(_ when: Int32, isEarlier: Bool, isLater: Bool) -> HoldingChance {
    if isSettled {
      return HoldingChance(
        earlierOnly: isEarlier && !isLater ? 1 : 0, laterOnly: isLater && !isEarlier ? 1 : 0,
        both: isEarlier && isLater ? 1 : 0)
    }
    let period = table.periods[Int(when)]
    let neither = periods.missing(period: period, spans: either)
    // What misses the one and not both holds in the other only.
    let earlierOnly = Self.rest(of: periods.missing(period: period, spans: later), without: neither)
    let laterOnly = Self.rest(of: periods.missing(period: period, spans: earlier), without: neither)
    return HoldingChance(
      earlierOnly: earlierOnly, laterOnly: laterOnly,
      both: Self.rest(of: 1, without: neither, earlierOnly, laterOnly))
  }

  /// What is left of a probability without others. Less than the rounding of their sum is nothing.
  static func rest(of probability: Double, without others: Double...) -> Double {
    let rest = DecimalSum(of: [probability] + others.map { -$0 }).value
    return rest > 4 * .ulpOfOne ? rest : 0
  }
}

/// The probabilities of the changes of one pair.
struct ChangeDistribution {
  var formed: Double { sums.formed.value / total }
  var dissolved: Double { sums.dissolved.value / total }
  var continued: Double { sums.continued.value / total }
  var reversed: Double { sums.reversed.value / total }
  /// Whether all ways in which the claims may be there were gone through.
  private(set) var isExact = true
  /// What all that may be weighs: 1, or the number of worlds drawn.
  private var total = 1.0
  private var sums = Sums()

  private struct Sums {
    var (formed, dissolved) = (DecimalSum(), DecimalSum())
    var (continued, reversed) = (DecimalSum(), DecimalSum())
  }

  /// Above this many ways in which claims may add up, worlds are drawn instead.
  private static let mostStates = 100_000

  /// What is claimed of a pair in both years: what speaks for and against in each, and whether a
  /// claim of the kinds asked for is among it.
  private struct State: Hashable {
    var wasTied = false
    var isTied = false
    var (friendlyBefore, hostileBefore) = (0.0, 0.0)
    var (friendlyAfter, hostileAfter) = (0.0, 0.0)

    mutating func add(_ claim: ChangeClaim, before: Bool, after: Bool) {
      if before {
        wasTied = wasTied || claim.isWanted
        friendlyBefore = Self.sum(friendlyBefore, max(0, claim.value))
        hostileBefore = Self.sum(hostileBefore, max(0, -claim.value))
      }
      if after {
        isTied = isTied || claim.isWanted
        friendlyAfter = Self.sum(friendlyAfter, max(0, claim.value))
        hostileAfter = Self.sum(hostileAfter, max(0, -claim.value))
      }
    }

    private static func sum(_ left: Double, _ right: Double) -> Double {
      min(left + right, .greatestFiniteMagnitude)
    }

    var signs: (Sign, Sign) {
      (
        NetValue([friendlyBefore, -hostileBefore]).sign,
        NetValue([friendlyAfter, -hostileAfter]).sign
      )
    }
  }

  private mutating func add(_ state: State, weight: Double) {
    let signs = state.signs
    switch (signs.0.isOpposite(of: signs.1), state.wasTied, state.isTied) {
    case (_, false, false): break
    case (true, _, _): sums.reversed.add(weight)
    case (_, true, true): sums.continued.add(weight)
    case (_, false, _): sums.formed.add(weight)
    case (_, true, false): sums.dissolved.add(weight)
    }
  }

  /// Goes through all ways in which the claims may be there; nil where there are too many.
  static func exact(_ claims: [ChangeClaim]) -> ChangeDistribution? {
    // An array in order of discovery, with a dictionary to find equal states: the order of the
    // dictionary itself is left to chance.
    var states: [(state: State, probability: Double)] = [(State(), 1)]
    for claim in claims {
      let chance = claim.chance
      let neither = HoldingProbability.rest(
        of: 1, without: chance.earlierOnly, chance.laterOnly, chance.both)
      var next: [(state: State, probability: Double)] = []
      var indices: [State: Int] = [:]
      for (state, probability) in states {
        for (before, after, share) in [
          (false, false, neither), (true, false, chance.earlierOnly),
          (false, true, chance.laterOnly), (true, true, chance.both),
        ] where share > 0 {
          var new = state
          new.add(claim, before: before, after: after)
          if let index = indices[new] {
            next[index].probability += probability.decimalProduct(share)
          } else {
            indices[new] = next.count
            next.append((new, probability.decimalProduct(share)))
          }
        }
      }
      guard next.count <= mostStates else { return nil }
      states = next
    }
    var distribution = ChangeDistribution()
    for (state, probability) in states { distribution.add(state, weight: probability) }
    return distribution
  }

  /// Draws worlds of the pair.
  static func drawn(claims: [ChangeClaim], draws: Int, seed: UInt64, pair: Int)
    -> ChangeDistribution
  {
    var generator = SplitMix64(seed: seed, draw: pair)
    var distribution = ChangeDistribution()
    (distribution.isExact, distribution.total) = (false, Double(draws))
    for _ in 0..<draws {
      var state = State()
      for claim in claims {
        let (before, after) = claim.chance.outcome(of: generator.fraction())
        state.add(claim, before: before, after: after)
      }
      distribution.add(state, weight: 1)
    }
    return distribution
  }
}
