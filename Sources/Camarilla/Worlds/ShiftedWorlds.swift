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
  }

  /// Both snapshots as they are in a world.
  func snapshots(ofWorld number: Int) -> (earlier: Snapshot, later: Snapshot) {
    var generator = SplitMix64(seed: seed, draw: number)
    var (inEarlier, inLater): (Set<Int32>, Set<Int32>) = ([], [])
    for (row, chance) in zip(rows, chances) {
      let (isEarlier, isLater) = chance.outcome(of: generator.fraction())
      if isEarlier { inEarlier.insert(row) }
      if isLater { inLater.insert(row) }
    }
    func world(of snapshot: Snapshot, holding: Set<Int32>) -> Snapshot {
      var world = snapshot.keeping(
        snapshot.rows.map(holding.contains), isAlive: snapshot.aliveFigures())
      world.countsConfidence = doubt == .dates
      return world
    }
    return (world(of: earlier, holding: inEarlier), world(of: later, holding: inLater))
  }

  /// Between what each figure's shift lies over worlds.
  ///
  /// - Parameter standings: every figure's rank and score in a snapshot of a world.
  func bounds(
    count: Int, threads: Int,
    standings: @Sendable (Snapshot) -> RankShifts.Standings
  ) -> [Figure.ID: RankShifts.Bounds] {
    precondition(count > 0, "a sample has at least one world")
    let step = WorkStep(name: "possible worlds", of: count)
    let worlds = parallelMap(0..<count, threads: threads) {
      number -> (before: RankShifts.Standings, after: RankShifts.Standings) in
      if step.isCancelled { return ([:], [:]) }
      return step.unit {
        let (earlier, later) = snapshots(ofWorld: number)
        return RankShifts.ranked(before: standings(earlier), after: standings(later))
      }
    }
    var shifts: [Figure.ID: [(rise: Int, change: Double)]] = [:]
    // What becomes of a figure depends on no other, so their order doesn't matter.
    for (before, after) in worlds {
      for (id, old) in before {
        guard let new = after[id] else { continue }
        shifts[id, default: []].append(
          (rise: old.rank - new.rank, change: new.score - old.score))
      }
    }
    return shifts.mapValues { shifts in
      let rises = shifts.map(\.rise).sorted()
      let changes = shifts.map(\.change).sorted()
      // The least value that a share of the worlds don't exceed.
      let low = max(0, (5 * shifts.count + 99) / 100 - 1)
      let high = (95 * shifts.count + 99) / 100 - 1
      return RankShifts.Bounds(
        presence: Double(shifts.count) / Double(count), lowRise: rises[low], highRise: rises[high],
        lowChange: changes[low], highChange: changes[high],
        rose: Double(rises.count { $0 > 0 }) / Double(shifts.count),
        fell: Double(rises.count { $0 < 0 }) / Double(shifts.count))
    }
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

  /// When it holds, for a number drawn from 0 to below 1.
  func outcome(of draw: Double) -> (isEarlier: Bool, isLater: Bool) {
    if draw < both { return (true, true) }
    if draw < both + earlierOnly { return (true, false) }
    return (false, draw < both + earlierOnly + laterOnly)
  }
}
