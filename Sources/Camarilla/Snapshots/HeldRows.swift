/// What holds at some time, before it is a snapshot.
struct HeldRows: Equatable {
  /// Relationships, by their rows, ascending.
  var rows: [Int32]
  /// Figures to be there besides those at the ends of relationships, by index, ascending.
  var others: [Int32]
}

/// What holds in each of consecutive steps of time, by runs of steps.
struct HeldRuns: Sendable {
  private(set) var relationships: RunsOfSteps
  /// Figures besides those at the ends of relationships; nil where none are asked for.
  private(set) var others: RunsOfSteps?

  /// - Complexity: O(m + p + steps) for m relationships with p different periods; of circles that are drawn anew in each
  ///   step also O(n + hits) for each that holds something else than the one before. Space 8 bytes a run and 4 a step.
  init(chronicle: Chronicle, steps: TimeSteps, options: SnapshotOptions) {
    let table = chronicle.table
    let filter = RowFilter(chronicle: chronicle, options: options)
    relationships = RunsOfSteps(
      periods: table.periods, periodOfItem: table.whens, steps: steps, options: options,
      where: filter.includes)
    if options.includesIsolated {
      let isSelected = options.selection.figures(in: chronicle, options: options)
      others = RunsOfSteps(
        periods: chronicle.figures.map(\.life),
        periodOfItem: chronicle.figures.indices.map(Int32.init), steps: steps, options: options
      ) { isSelected?[$0] ?? true }
    }
    guard options.selection.isBySnapshot else { return }
    let cutter = CircleCutter(chronicle: chronicle, selection: options.selection)
    var (circles, alone) = (RunsOfSteps.Recorder(), RunsOfSteps.Recorder())
    var last: (held: HeldRows, circle: HeldRows)?
    for _ in steps {
      let held = advance()
      // From one day to the next mostly the same holds, and so does the circle.
      let circle = last?.held == held ? last?.circle : nil
      let found = circle ?? cutter.cut(held)
      circles.add(found.rows)
      alone.add(found.others)
      last = (held, found)
    }
    (relationships, others) = (circles.runs(), alone.runs())
  }

  /// What holds in the next step; in the first at the first call. O(what holds).
  mutating func advance() -> HeldRows {
    relationships.advance()
    others?.advance()
    return HeldRows(rows: relationships.holding, others: others?.holding ?? [])
  }
}

extension Chronicle {
  /// What the snapshots of some steps hold. Of a selection it is worked out at the first need and kept, as what an answer is
  /// cut to, and how much that is, is told before the answer is worked out.
  func heldRuns(in steps: TimeSteps, options: SnapshotOptions) -> HeldRuns {
    if options.selection.isAll {
      return HeldRuns(chronicle: self, steps: steps, options: options)
    }
    return selectionCache.circles.value(of: SelectionCache.Circles(steps: steps, options: options))
    {
      HeldRuns(chronicle: self, steps: steps, options: options)
    }
  }
}
