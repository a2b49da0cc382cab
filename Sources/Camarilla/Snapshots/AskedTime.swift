/// When a question is about: one time, or steps of which each is asked about by itself.
package enum AskedTime: Hashable, Sendable {
  case one(TimeSpan)
  case each(TimeSteps)

  /// The steps that it consists of.
  package var steps: TimeSteps {
    switch self {
    case .one(let time): time.steps
    case .each(let steps): steps
    }
  }

  /// Its days, without those of a window.
  package var days: ClosedRange<CalendarDay> { steps.days }

  /// The years that its snapshots look at, those of a window included.
  package func years(options: SnapshotOptions) -> ClosedRange<Int> {
    switch self {
    case .one(let time): options.years(of: time)
    case .each(let steps):
      options.years(of: TimeSpan(steps.firstStep)).lowerBound...steps.years.upperBound
    }
  }

  /// What an answer about it is called: a range by its ends, one time as its snapshot.
  package func title(options: SnapshotOptions) -> String {
    switch self {
    case .one(let time): options.title(of: time)
    case .each(let steps):
      steps.count == 1 ? options.title(of: TimeSpan(steps.firstStep)) : "\(steps)"
    }
  }

  /// Its snapshots.
  package func snapshots(
    of chronicle: Chronicle, options: SnapshotOptions
  ) -> AnySequence<Snapshot> {
    switch self {
    case .one(let time):
      AnySequence(CollectionOfOne(chronicle.snapshot(of: time, options: options)))
    case .each(let steps): AnySequence(chronicle.sweep(steps: steps, options: options))
    }
  }

  /// Whether a period holds in some snapshot of it.
  func isHeld(by period: Period, options: SnapshotOptions) -> Bool {
    switch self {
    case .one(let time): return options.holds(period, during: options.spans(of: time))
    case .each(let steps):
      var isHeld = false
      options.forEachRun(of: period, within: steps) { _ in isHeld = true }
      return isHeld
    }
  }

  /// Whether a period certainly holds in every snapshot of it in which it possibly does.
  func isCertain(_ period: Period, options: SnapshotOptions) -> Bool {
    var certain = options
    certain.certainty = .certain
    switch self {
    case .one: return isHeld(by: period, options: certain)
    case .each(let steps):
      func count(_ options: SnapshotOptions) -> Int {
        var count = 0
        options.forEachRun(of: period, within: steps) { count += $0.count }
        return count
      }
      return count(options) == count(certain)
    }
  }
}
