/// How ties come and go through a range of years, or of steps of any other unit, and how long they last.
///
/// A tie is a pair of figures that stands in some relationship in a step, or only those whose value is
/// above or below 0 (``TieSelection``). It is seen step by step: a pair that parts and comes together
/// again within a step has not changed, and one that is apart for a step has ended and begun anew.
public struct TieTurnover: Encodable, Hashable, Sendable {
  /// The steps of time compared.
  public let steps: TimeSteps
  /// The ties that are counted.
  public let ties: TieSelection
  /// After how many steps ``Change/persistence`` looks, ascending.
  public let spans: [Int]
  /// Each step in turn.
  public let changes: [Change]
  /// For each of ``spans``, the share of all ties that hold that many steps later, of all steps that
  /// the range allows together; nil where there are none.
  public let persistence: [Double?]
  /// How long ties last.
  public let durations: TieDurations

  /// The years compared, both ends included.
  public var years: ClosedRange<Int> { steps.years }

  /// What changed from the step before.
  public struct Change: Encodable, Hashable, Sendable {
    /// The step that is compared with the one before it.
    public let step: TimeStep
    /// How many hold in the step.
    public let ties: Int
    /// Those that did not hold the step before; nil in the first step, of which nobody knows.
    public let begun: Int?
    /// Those of the step before that hold no longer.
    public let ended: Int?
    /// Those of both steps.
    public let kept: Int?
    /// For each of ``TieTurnover/spans`` the share of the step's ties that hold that many steps later,
    /// whatever was in between; nil where the step has none or the range ends before.
    public let persistence: [Double?]

    /// The year that is compared with the one before it.
    public var year: Int { step.year }

    /// How alike the step and the one before it are: kept / (kept + begun + ended), the Jaccard index
    /// by which Snijders, van de Bunt & Steglich (*Introduction to stochastic actor-based models for
    /// network dynamics*, Social Networks 32, 2010) judge whether a network changes slowly enough to be
    /// taken for one that evolves: above 0.3 it does, and below 0.2 hardly. 1 when nothing changed;
    /// nil in the first step, and when neither has a tie.
    public var stability: Double? {
      guard let begun, let ended, let kept, begun + ended + kept > 0 else { return nil }
      return Double(kept) / Double(begun + ended + kept)
    }
  }
}

extension Chronicle {
  /// How ties come and go through a range of years; see ``turnover(steps:ties:options:spans:)``.
  public func turnover(
    years: ClosedRange<Int>, ties: TieSelection = .all,
    options: SnapshotOptions = SnapshotOptions(), spans: [Int] = [1, 2, 5, 10]
  ) -> TieTurnover {
    turnover(steps: TimeSteps(years: years), ties: ties, options: options, spans: spans)
  }

  /// How ties come and go through steps of time.
  ///
  /// - Parameters:
  ///   - steps: where to look; what was before and after is not known.
  ///   - ties: which of each step's ties count.
  ///   - options: which relationships count in each step.
  ///   - spans: after how many steps to ask what still holds; each at least 1.
  /// - Complexity: as the sweep and its tie graphs, and O(ties) a step and span; space O(ties) for as many
  ///   steps as the longest span has, and for the tie spells.
  public func turnover(
    steps: TimeSteps, ties: TieSelection = .all,
    options: SnapshotOptions = SnapshotOptions(), spans: [Int] = [1, 2, 5, 10]
  ) -> TieTurnover {
    precondition(spans.allSatisfy { $0 > 0 }, "spans of \(spans) steps; expected 1 or more each")
    let spans = Set(spans).sorted()
    /// The ties of the last steps, as far back as the longest span, the latest last.
    var memory: [[UInt64]] = []
    var counts: [(ties: Int, kept: Int)] = []
    var survivors = [[Int?]](
      repeating: [Int?](repeating: nil, count: spans.count), count: steps.count)
    var durations = TieDurations.Counter()
    let reach = max(1, spans.last ?? 1)
    for (position, snapshot) in sweep(steps: steps, options: options).enumerated() {
      let now = snapshot.pairKeys(selection: ties)
      let last = memory.last ?? []
      counts.append((now.count, last.commonCount(with: now)))
      durations.add(now)
      for (index, span) in spans.enumerated() where span <= memory.count {
        survivors[position - span][index] =
          memory[memory.count - span].commonCount(with: now)
      }
      memory.append(now)
      if memory.count > reach { memory.removeFirst() }
    }
    let changes = counts.indices.map { index in
      let now = counts[index]
      return TieTurnover.Change(
        step: steps[index], ties: now.ties,
        begun: index > 0 ? now.ties - now.kept : nil,
        ended: index > 0 ? counts[index - 1].ties - now.kept : nil,
        kept: index > 0 ? now.kept : nil,
        persistence: survivors[index].map { count in
          count.flatMap { now.ties > 0 ? Double($0) / Double(now.ties) : nil }
        })
    }
    let persistence = spans.indices.map { span -> Double? in
      var (kept, all) = (0, 0)
      for index in counts.indices {
        guard let count = survivors[index][span] else { continue }
        kept += count
        all += counts[index].ties
      }
      return all > 0 ? Double(kept) / Double(all) : nil
    }
    return TieTurnover(
      steps: steps, ties: ties, spans: spans, changes: changes, persistence: persistence,
      durations: durations.durations())
  }
}

extension Snapshot {
  /// A number for each pair that is tied, the same in every step, ascending.
  fileprivate func pairKeys(selection: TieSelection) -> [UInt64] {
    let ranks = figureIndices.map { UInt64(chronicle.figureRanks[Int($0)]) }
    // Figures stand by rank, and ties by their ends.
    return netTies(selection: selection, isDirected: false).map {
      ranks[Int($0.source)] << 32 | ranks[Int($0.target)]
    }
  }
}

extension [UInt64] {
  /// How many elements two ascending lists share. O(n + m).
  fileprivate func commonCount(with others: [UInt64]) -> Int {
    var (index, other, common) = (0, 0, 0)
    while index < count, other < others.count {
      if self[index] == others[other] {
        common += 1
        index += 1
        other += 1
      } else if self[index] < others[other] {
        index += 1
      } else {
        other += 1
      }
    }
    return common
  }
}
