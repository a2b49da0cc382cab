import GraphKernels

extension Chronicle {
  /// What has been claimed of two figures, year by year or in other steps: the runs of steps in which the
  /// same relationships held, oldest first. Steps in which none did are left out.
  ///
  /// ```swift
  /// let months = TimeSteps(unit: .month, within: CalendarDay.days(ofYear: 1926))
  /// for spell in chronicle.history(of: ("stalin", "trotsky"), in: months) {
  ///   print(spell.steps, spell.relationships)
  /// }
  /// ```
  ///
  /// Relationships without an end, or without a beginning, are followed as far as the steps go.
  ///
  /// - Parameters:
  ///   - pair: the ids of two figures; none between unknown ones.
  ///   - steps: the steps to go through; the years that the chronicle's dates name where none are given.
  ///   - options: which relationships count, and when they hold in a step.
  /// - Complexity: O(relationships of the chronicle + r log r + spells × claims that hold), r being the runs of
  ///   steps in which the pair's relationships hold; a circle that depends on who else is there takes a sweep.
  public func history(
    of pair: (Figure.ID, Figure.ID), in steps: TimeSteps? = nil,
    options: SnapshotOptions = SnapshotOptions()
  ) -> [PairSpell] {
    guard let one = figureIndex(id: pair.0), let other = figureIndex(id: pair.1),
      let steps = steps ?? years.map({ TimeSteps(years: $0) })
    else { return [] }
    let runs = runs(within: steps, options: options) { row in
      let ends = (table.sources[row], table.targets[row])
      return ends == (one, other) || ends == (other, one)
    }.sorted { ($0.steps.lowerBound, $0.row) < ($1.steps.lowerBound, $1.row) }
    // Between one such step and the next, the same relationships hold.
    let turns = Set(runs.flatMap { [$0.steps.lowerBound, $0.steps.upperBound + 1] }).sorted()
    var held: [(row: Int, steps: ClosedRange<Int>)] = []
    var rest = runs[...]
    return zip(turns, turns.dropFirst()).compactMap { first, next in
      held.removeAll { $0.steps.upperBound < first }
      while let run = rest.first, run.steps.lowerBound == first {
        held.append(run)
        rest = rest.dropFirst()
      }
      let rows = held.map(\.row).sorted()
      guard !rows.isEmpty else { return nil }
      let claims = rows.map { row in
        Double(kinds[Int(table.kinds[row])].sign.rawValue)
          * table.weights[row].decimalProduct(table.confidences[row]) + 0
      }
      return PairSpell(
        steps: TimeSteps(unit: steps.unit, numbers: first...next - 1),
        value: NetValue(claims).value, relationships: rows.map(table.id))
    }
  }

  /// The years nearest to one in whose snapshots a figure is; see ``nearestSteps(of:to:options:through:)``.
  public func nearestYears(
    of id: Figure.ID, to year: Int, options: SnapshotOptions = SnapshotOptions()
  ) -> (before: Int?, after: Int?) {
    let (before, after) = nearestSteps(of: id, to: TimeSpan(year: year), options: options)
    return (before?.year, after?.year)
  }

  /// The steps of time nearest to one, or to a stretch, in whose snapshots a figure is: the last before it, and the
  /// first after it.
  ///
  /// - Parameters:
  ///   - id: of the figure; one that the chronicle doesn't have is nowhere.
  ///   - time: beside which steps are looked for, of its own unit.
  ///   - options: how the snapshots are taken.
  ///   - searched: among which times; the years that the chronicle's dates name where none are given.
  /// - Complexity: O(relationships of the chronicle).
  public func nearestSteps(
    of id: Figure.ID, to time: TimeSpan, options: SnapshotOptions = SnapshotOptions(),
    through searched: TimeSteps? = nil
  ) -> (before: TimeStep?, after: TimeStep?) {
    guard let figure = figureIndex(id: id),
      let searched = searched ?? years.map({ TimeSteps(years: $0) })
    else { return (nil, nil) }
    let unit = time.steps.unit
    let steps = TimeSteps(unit: unit, within: searched.days)
    var runs = runs(within: steps, options: options) { row in
      table.sources[row] == figure || table.targets[row] == figure
    }.map(\.steps)
    if options.selection.isBySnapshot {
      // Who is in a circle although nothing ties him is there, too.
      let first = steps.numbers.lowerBound
      for (other, own) in heldRuns(in: steps, options: options).others?.all ?? []
      where other == figure {
        runs.append(first + own.lowerBound...first + own.upperBound)
      }
    } else if options.includesIsolated,
      options.selection.figures(in: self, options: options)?[Int(figure)] ?? true
    {
      options.forEachRun(of: figures[Int(figure)].life, within: steps) { runs.append($0) }
    }
    let (first, last) = (time.steps.numbers.lowerBound, time.steps.numbers.upperBound)
    func step(_ number: Int) -> TimeStep { TimeStep(unit: unit, number: number) }
    return (
      runs.filter { $0.lowerBound < first }.map { min($0.upperBound, first - 1) }.max().map(step),
      runs.filter { $0.upperBound > last }.map { max($0.lowerBound, last + 1) }.min().map(step)
    )
  }

  /// In which steps some rows are in the snapshots, by number.
  private func runs(
    within steps: TimeSteps, options: SnapshotOptions, where isWanted: (Int) -> Bool
  ) -> [(row: Int, steps: ClosedRange<Int>)] {
    if options.selection.isBySnapshot {
      // Whether a relationship is in the circle depends on all others of the step.
      let first = steps.numbers.lowerBound
      return heldRuns(in: steps, options: options).relationships.all.filter {
        isWanted(Int($0.item))
      }
      .map { (Int($0.item), first + $0.steps.lowerBound...first + $0.steps.upperBound) }
    }
    var runs: [(row: Int, steps: ClosedRange<Int>)] = []
    let filter = RowFilter(chronicle: self, options: options)
    for row in 0..<table.count where isWanted(row) && filter.includes(row) {
      options.forEachRun(of: table.periods[Int(table.whens[row])], within: steps) {
        runs.append((row, $0))
      }
    }
    return runs
  }
}
