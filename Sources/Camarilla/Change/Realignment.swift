/// A pair of figures that turned: from friends to enemies, or from enemies to friends.
///
/// A pair's sign in a year, or another step of time, is that of its value, Σ sign × weight × confidence over its
/// relationships of then. Steps in which the pair is not in the snapshot, or ambivalent, tell no sign; the
/// pair turns between the last step of one sign and the first of the other, however many silent ones
/// lie between.
public struct Realignment: Hashable, Sendable {
  /// The ids of the two, sorted.
  public var figures: [Figure.ID]
  /// The last step of the old sign.
  public var lastStep: TimeStep
  /// The first step of the new sign.
  public var firstStep: TimeStep
  /// The old sign, negative or positive.
  public var signBefore: Sign
  /// The new sign, the opposite.
  public var signAfter: Sign
  /// The ids of the pair's relationships in the last step of the old sign, in the chronicle's order.
  public var before: [Relationship.ID]
  /// Likewise in the first step of the new sign.
  public var after: [Relationship.ID]
  /// What those rest on, each citation once, in the order of the relationships.
  public var citations: [Citation]

  /// The last year of the old sign.
  public var lastYear: Int { lastStep.year }
  /// The first year of the new sign.
  public var firstYear: Int { firstStep.year }
}

extension Chronicle {
  /// Every pair whose sign flipped within a range of years; see ``realignments(steps:options:)``.
  public func realignments(
    years: ClosedRange<Int>, options: SnapshotOptions = SnapshotOptions()
  ) -> [Realignment] {
    realignments(steps: TimeSteps(years: years), options: options)
  }

  /// Every pair whose sign flipped within some steps of time.
  ///
  /// - Parameters:
  ///   - steps: where to look; what a pair was before them is not known.
  ///   - options: which relationships count in each step.
  /// - Returns: the turns in order of the step in which the new sign is first seen, then of the
  ///   figures' ids; a pair that turns twice is there twice.
  /// - Complexity: as the sweep and its tie graphs, O(n + hits) a step; O(pairs) space.
  public func realignments(
    steps: TimeSteps, options: SnapshotOptions = SnapshotOptions()
  ) -> [Realignment] {
    /// When a pair was last seen to have a sign, and the rows that gave it.
    struct Stand {
      var step: TimeStep
      var sign: Sign
      var rows: [Int32]
    }
    var stands: [PairKey: Stand] = [:]
    var turns: [Realignment] = []
    for (step, snapshot) in zip(steps, sweep(steps: steps, options: options)) {
      let rows = snapshot.rowsByPair()
      for tie in snapshot.netTies(isDirected: false) where tie.value != 0 {
        let ends = [tie.source, tie.target].map { snapshot.figureIndices[Int($0)] }
        let key = PairKey(ends[0], ends[1])
        let now = Stand(
          step: step, sign: Sign(of: tie.value), rows: rows[key] ?? [])
        if let then = stands.updateValue(now, forKey: key), then.sign != now.sign {
          let (before, after) = (then.rows.map(relationship), now.rows.map(relationship))
          turns.append(
            Realignment(
              figures: ends.map { figures[Int($0)].id }, lastStep: then.step,
              firstStep: now.step,
              signBefore: then.sign, signAfter: now.sign, before: before.map(\.id),
              after: after.map(\.id),
              citations: (before + after).distinctCitations))
        }
      }
    }
    // Ties come in the order of their figures' ids within a step.
    return turns
  }

  private func relationship(at row: Int32) -> Relationship { relationships[Int(row)] }
}

/// Two of a chronicle's figures, in either order.
private struct PairKey: Hashable {
  private let low: Int32
  private let high: Int32

  init(_ a: Int32, _ b: Int32) {
    low = min(a, b)
    high = max(a, b)
  }
}

extension Snapshot {
  /// The chronicle's rows about each pair.
  fileprivate func rowsByPair() -> [PairKey: [Int32]] {
    var rowsOf: [PairKey: [Int32]] = [:]
    for (row, (source, target)) in zip(rows, ends) {
      rowsOf[PairKey(figureIndices[Int(source)], figureIndices[Int(target)]), default: []]
        .append(row)
    }
    return rowsOf
  }
}
