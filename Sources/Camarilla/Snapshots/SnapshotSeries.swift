extension Chronicle {
  /// What held in a step of time: a day, a month, a year.
  ///
  /// - Parameters:
  ///   - step: when.
  ///   - options: which relationships count. Their reading and window count steps of the unit: with `year-end`
  ///     a relationship has to hold on the step's last day, and a window of 3 months is the month and the two
  ///     before it.
  /// - Complexity: as of ``Chronicle/snapshot(of:options:)``.
  public func snapshot(
    in step: TimeStep, options: SnapshotOptions = SnapshotOptions()
  ) -> Snapshot {
    if step.unit == .year { return snapshot(of: step.number, options: options) }
    return snapshot(
      title: options.title(of: step), year: step.days.upperBound.year,
      spans: options.spans(of: step), options: options)
  }

  /// The snapshots of steps of time, one after another.
  ///
  /// - Parameters:
  ///   - steps: when.
  ///   - options: which relationships count, as for one.
  /// - Complexity: years as ``SnapshotSweep``; other units as one snapshot after the other.
  public func snapshots(
    of steps: TimeSteps, options: SnapshotOptions = SnapshotOptions()
  ) -> SnapshotSeries {
    SnapshotSeries(chronicle: self, steps: steps, options: options)
  }
}

/// The snapshots of steps of time, made one after another.
public struct SnapshotSeries: Sequence, Sendable {
  /// The chronicle gone through.
  public let chronicle: Chronicle
  /// When the snapshots are of.
  public let steps: TimeSteps
  /// Which claims count.
  public let options: SnapshotOptions

  /// The number of steps.
  public var underestimatedCount: Int { steps.count }

  /// Goes through the steps in ascending order.
  public func makeIterator() -> Iterator { Iterator(self) }

  /// Goes through the steps in ascending order.
  public struct Iterator: IteratorProtocol, Sendable {
    private let series: SnapshotSeries
    private var rest: Slice<TimeSteps>
    /// Years are swept through, which takes no search in any of them.
    private var sweep: SnapshotSweep.Iterator?

    fileprivate init(_ series: SnapshotSeries) {
      self.series = series
      rest = Slice(base: series.steps, bounds: series.steps.startIndex..<series.steps.endIndex)
      guard series.steps.unit == .year else { return }
      sweep = series.chronicle.sweep(years: series.steps.years, options: series.options)
        .makeIterator()
    }

    /// The snapshot of the next step, or nil after the last.
    public mutating func next() -> Snapshot? {
      guard let step = rest.popFirst() else { return nil }
      if sweep != nil { return sweep?.next() }
      return series.chronicle.snapshot(in: step, options: series.options)
    }
  }
}

extension SnapshotOptions {
  /// The steps that a step's snapshot looks at: itself and as many before it as the window has.
  private func steps(of step: TimeStep) -> ClosedRange<Int> {
    step.number - max(1, window) + 1...step.number
  }

  /// The stretches of days on one of which a relationship has to hold to be in a step's snapshot.
  func spans(of step: TimeStep) -> [ClosedRange<CalendarDay>] {
    let days = steps(of: step).map { TimeStep(unit: step.unit, number: $0).days }
    return switch reading {
    case .during: [days[0].lowerBound...step.days.upperBound]
    case .yearStart: days.map { $0.lowerBound...$0.lowerBound }
    case .yearEnd: days.map { $0.upperBound...$0.upperBound }
    }
  }

  /// What a step's snapshot is called.
  func title(of step: TimeStep) -> String {
    let first = TimeStep(unit: step.unit, number: steps(of: step).lowerBound)
    return first == step ? "\(step)" : "\(first)–\(step)"
  }
}
