import GraphKernels
import LongWork

/// Possible worlds seen at two times: a claim is true or not in both, and one reading of its dates decides when
/// it holds.
struct ShiftedWorlds: Sendable {
  private let earlier: Snapshot
  private let later: Snapshot
  private let doubt: WorldDoubt
  private let seed: UInt64
  /// The rows in either snapshot, ascending, and the probabilities of each.
  private let rows: [Int32]
  private let chances: [HoldingChance]
  /// What may become of each row, with its probability.
  private let outcomes: [[HoldingChance.Outcome]]

  init(from earlier: Snapshot, to later: Snapshot, doubt: WorldDoubt, seed: UInt64) {
    (self.earlier, self.later, self.doubt, self.seed) = (earlier, later, doubt, seed)
    let holdings = HoldingProbability(from: earlier, to: later, doubt: doubt)
    let (before, after) = (Set(earlier.rows), Set(later.rows))
    let table = earlier.chronicle.table
    rows = before.union(after).sorted()
    chances = rows.map { row in
      let index = Int(row)
      let belief = doubt == .dates ? 1 : table.confidences[index]
      return holdings.of(
        table.whens[index], isEarlier: before.contains(row), isLater: after.contains(row)
      ).believed(to: belief)
    }
    outcomes = chances.map(\.outcomes)
  }

  /// How many worlds there are, if they are no more than asked for.
  private func allWorlds(upTo most: Int) -> Int? {
    var count = 1
    for outcomes in outcomes {
      // Each has one at least, and most is far below what overflows.
      count *= outcomes.count
      if count > most { return nil }
    }
    return count
  }

  /// Which of its outcomes each row has in one of all worlds.
  private func outcomes(ofWorld number: Int) -> [HoldingChance.Outcome] {
    var rest = number
    return outcomes.map { outcomes in
      let (quotient, index) = rest.quotientAndRemainder(dividingBy: outcomes.count)
      rest = quotient
      return outcomes[index]
    }
  }

  /// Both snapshots as they are in a world, and its weight: its probability where all are gone through, else 1.
  ///
  /// - Parameter isExact: whether it is one of all worlds rather than drawn.
  func snapshots(
    ofWorld number: Int, isExact: Bool = false
  ) -> (earlier: Snapshot, later: Snapshot, weight: Double) {
    var (inEarlier, inLater): (Set<Int32>, Set<Int32>) = ([], [])
    var weight = 1.0
    func add(_ row: Int32, isEarlier: Bool, isLater: Bool) {
      if isEarlier { inEarlier.insert(row) }
      if isLater { inLater.insert(row) }
    }
    if isExact {
      for (row, outcome) in zip(rows, outcomes(ofWorld: number)) {
        add(row, isEarlier: outcome.isEarlier, isLater: outcome.isLater)
        weight = weight.decimalProduct(outcome.probability)
      }
    } else {
      var generator = SplitMix64(seed: seed, draw: number)
      for (row, chance) in zip(rows, chances) {
        let (isEarlier, isLater) = chance.outcome(of: generator.fraction())
        add(row, isEarlier: isEarlier, isLater: isLater)
      }
    }
    func world(of snapshot: Snapshot, holding: Set<Int32>) -> Snapshot {
      var world = snapshot.keeping(
        snapshot.rows.map(holding.contains), isAlive: snapshot.aliveFigures())
      world.countsConfidence = doubt == .dates
      return world
    }
    return (world(of: earlier, holding: inEarlier), world(of: later, holding: inLater), weight)
  }

  /// Between what each figure's shift lies over worlds: all that there are if they are no more than asked for, else as many
  /// as asked for.
  ///
  /// - Parameter standings: every figure's rank and score in a snapshot of a world.
  func bounds(
    count asked: Int, threads: Int,
    standings: @Sendable (Snapshot) -> RankShifts.Standings
  ) -> (bounds: [Figure.ID: RankShifts.Bounds], worlds: RankShifts.Worlds) {
    precondition(asked > 0, "a sample of \(asked) worlds; expected 1 or more")
    let all = allWorlds(upTo: asked)
    let count = all ?? asked
    let step = WorkStep(name: "possible worlds", of: count)
    let worlds = step.map(0..<count, threads: threads) {
      number -> (before: RankShifts.Standings, after: RankShifts.Standings, weight: Double) in
      let (earlier, later, weight) = snapshots(ofWorld: number, isExact: all != nil)
      let ranked = RankShifts.ranked(before: standings(earlier), after: standings(later))
      return (ranked.before, ranked.after, weight)
    }
    var shifts: [Figure.ID: [ShiftInWorld]] = [:]
    // What becomes of a figure depends on no other, so their order doesn't matter.
    for (before, after, weight) in worlds where !step.isCancelled {
      for (id, old) in before {
        guard let new = after[id] else { continue }
        shifts[id, default: []].append(
          ShiftInWorld(rise: old.rank - new.rank, change: new.score - old.score, weight: weight))
      }
    }
    let total = DecimalSum(of: worlds.map(\.weight)).value
    return (
      shifts.mapValues { RankShifts.Bounds(of: $0, outOf: total) },
      RankShifts.Worlds(count: count, isExact: all != nil)
    )
  }
}

/// How one figure shifts in one world.
private struct ShiftInWorld {
  let rise: Int
  let change: Double
  let weight: Double
}

extension RankShifts.Bounds {
  /// - Parameter total: what all worlds weigh, those without the figure among them.
  fileprivate init(of shifts: [ShiftInWorld], outOf total: Double) {
    let present = DecimalSum(of: shifts.map(\.weight)).value
    func share(where isMeant: (ShiftInWorld) -> Bool) -> Double {
      min(1, DecimalSum(of: shifts.filter(isMeant).map(\.weight)).value / present)
    }
    /// The least value that a share of the worlds don't exceed.
    func quantile<Value: Comparable>(
      of share: Double, _ value: (ShiftInWorld) -> Value
    ) -> Value {
      let sorted = shifts.sorted { value($0) < value($1) }
      // Weights are products of rounded numbers.
      let wanted = share * present * (1 - 1e-12)
      var reached = 0.0
      let found = sorted.first { shift in
        reached += shift.weight
        return reached >= wanted
      }
      return value(found ?? sorted[sorted.count - 1])
    }
    self.init(
      presence: min(1, present / total), lowRise: quantile(of: 0.05, \.rise),
      highRise: quantile(of: 0.95, \.rise), lowChange: quantile(of: 0.05, \.change),
      highChange: quantile(of: 0.95, \.change), rose: share { $0.rise > 0 },
      fell: share { $0.rise < 0 })
  }
}

/// The probabilities that a claim holds at one of two times only, and at both.
struct HoldingChance: Sendable {
  let earlierOnly: Double
  let laterOnly: Double
  let both: Double

  /// The same of a claim that is true with a probability.
  func believed(to belief: Double) -> HoldingChance {
    HoldingChance(
      earlierOnly: belief.decimalProduct(earlierOnly), laterOnly: belief.decimalProduct(laterOnly),
      both: belief.decimalProduct(both))
  }

  /// One of the ways in which it may hold.
  struct Outcome: Sendable {
    let isEarlier: Bool
    let isLater: Bool
    let probability: Double
  }

  /// The ways in which it may hold.
  var outcomes: [Outcome] {
    [
      Outcome(isEarlier: true, isLater: true, probability: both),
      Outcome(isEarlier: true, isLater: false, probability: earlierOnly),
      Outcome(isEarlier: false, isLater: true, probability: laterOnly),
      Outcome(
        isEarlier: false, isLater: false,
        probability: HoldingProbability.rest(of: 1, without: both, earlierOnly, laterOnly)),
    ].filter { $0.probability > 0 }
  }

  /// When it holds, for a number drawn from 0 to below 1.
  func outcome(of draw: Double) -> (isEarlier: Bool, isLater: Bool) {
    if draw < both { return (true, true) }
    if draw < both + earlierOnly { return (true, false) }
    return (false, draw < both + earlierOnly + laterOnly)
  }
}
