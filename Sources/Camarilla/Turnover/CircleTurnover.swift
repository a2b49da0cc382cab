/// How the circle of one figure comes and goes: those with whom it is tied, year by year or in steps of any other unit.
public struct CircleTurnover: Encodable, Hashable, Sendable {
  /// The figure's id.
  public let figure: Figure.ID
  /// The steps of time compared.
  public let steps: TimeSteps
  /// The ties that make a figure one of the circle.
  public let ties: TieSelection
  /// Each step in turn.
  public let changes: [Change]

  /// The years compared, both ends included.
  public var years: ClosedRange<Int> { steps.years }

  /// The circle in a step, and what changed in it from the step before.
  public struct Change: Encodable, Hashable, Sendable {
    /// The step that is compared with the one before it.
    public let step: TimeStep
    /// The ids of those with whom the figure is tied, sorted.
    public let circle: [Figure.ID]
    /// Those who were not in it the step before, sorted; none in the first step, of which nobody knows.
    public let joined: [Figure.ID]
    /// Those of the step before who are in it no longer, sorted.
    public let left: [Figure.ID]
    /// How alike the circle and that of the step before are: those in both, over those in either
    /// (Jaccard's index, by which Saramäki, Leicht, López, Roberts, Reed-Tsochas & Dunbar measure the
    /// turnover of personal networks: *Persistence of social signatures in human communication*, PNAS
    /// 111, 2014). 1 when nobody came or went; nil in the first step, and when both are empty.
    public let stability: Double?

    /// The year that is compared with the one before it.
    public var year: Int { step.year }
  }
}

extension Chronicle {
  /// How the circle of one figure comes and goes through a range of years; see
  /// ``circleTurnover(of:steps:ties:options:)``.
  public func circleTurnover(
    of id: Figure.ID, years: ClosedRange<Int>, ties: TieSelection = .all,
    options: SnapshotOptions = SnapshotOptions()
  ) -> CircleTurnover {
    circleTurnover(of: id, steps: TimeSteps(years: years), ties: ties, options: options)
  }

  /// How the circle of one figure comes and goes through steps of time.
  ///
  /// - Parameters:
  ///   - id: whose; one who is in no step's snapshot has empty circles.
  ///   - steps: where to look; what was before is not known.
  ///   - ties: which of each step's ties count.
  ///   - options: which relationships count in each step.
  /// - Complexity: as the sweep and its tie graphs.
  public func circleTurnover(
    of id: Figure.ID, steps: TimeSteps, ties: TieSelection = .all,
    options: SnapshotOptions = SnapshotOptions()
  ) -> CircleTurnover {
    var changes: [CircleTurnover.Change] = []
    for (step, snapshot) in zip(steps, sweep(steps: steps, options: options)) {
      let circle = snapshot.neighbors(of: id, ties: ties)
      let last = changes.last?.circle ?? []
      let (old, new) = (Set(last), Set(circle))
      let isKnown = !changes.isEmpty
      let all = old.union(new).count
      changes.append(
        CircleTurnover.Change(
          step: step, circle: circle,
          joined: isKnown ? circle.filter { !old.contains($0) } : [],
          left: last.filter { !new.contains($0) },
          stability: isKnown && all > 0
            ? Double(old.intersection(new).count) / Double(all) : nil))
    }
    return CircleTurnover(figure: id, steps: steps, ties: ties, changes: changes)
  }
}
