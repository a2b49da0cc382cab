import GraphKernels
import LongWork

/// The snapshots of consecutive years, or of steps of any other unit of time, made in one sweep.
///
/// ```swift
/// for snapshot in chronicle.sweep(years: 1917...1964) {
///   let first = snapshot.scores(by: .pageRank).first
///   print(snapshot.year, first?.name ?? "nobody")
/// }
/// let months = TimeSteps(unit: .month, within: CalendarDay.days(ofYear: 1926))
/// for snapshot in chronicle.sweep(steps: months) {
///   print(snapshot.time.period, snapshot.relationships.count)
/// }
/// ```
///
/// Each is the one that `Chronicle.snapshot(of:options:)` would give. The sweep works out once in which
/// steps each period holds; from step to step it only lets relationships come and go. So do circles: in which steps a
/// relationship is in one is worked out at the first sweep through them, and kept for the next.
///
/// - Complexity: time O(m + p + steps) to begin with, for m relationships with p different periods
///   (an event whose days have gaps counts once a step that it may fall in), then O(n + hits) a step for n
///   figures; space 12 bytes a relationship of the chronicle and 25 a relationship that holds.
public struct SnapshotSweep: Sequence, Sendable {
  /// The chronicle gone through.
  public let chronicle: Chronicle
  /// The steps gone through.
  public let steps: TimeSteps
  /// Which claims are asked for, and how their dates are read.
  public let options: SnapshotOptions

  /// The years gone through, both ends included.
  public var years: ClosedRange<Int> { steps.years }

  /// As many snapshots as steps.
  public var underestimatedCount: Int { steps.count }

  /// Starts from the first step; the sequence can be gone through any number of times.
  public func makeIterator() -> Iterator { Iterator(self) }

  /// Goes through the steps in ascending order.
  public struct Iterator: IteratorProtocol, Sendable {
    private let options: SnapshotOptions
    private var rest: Slice<TimeSteps>
    private var assembler: SnapshotAssembler
    private var runs: HeldRuns

    fileprivate init(_ sweep: SnapshotSweep) {
      let (chronicle, steps, options) = (sweep.chronicle, sweep.steps, sweep.options)
      self.options = options
      rest = Slice(base: steps, bounds: steps.startIndex..<steps.endIndex)
      assembler = SnapshotAssembler(chronicle: chronicle, options: options)
      runs = chronicle.heldRuns(in: steps, options: options)
    }

    /// The snapshot of the next step, or nil after the last.
    public mutating func next() -> Snapshot? {
      guard let step = rest.popFirst() else { return nil }
      let time = TimeSpan(step)
      // Of what nobody waits for any longer only the shape counts.
      let held =
        WorkMonitor.isCurrentCancelled ? HeldRows(rows: [], others: []) : runs.advance()
      return assembler.snapshot(
        of: time, title: options.title(of: time), spans: options.spans(of: time),
        holding: held)
    }
  }

  /// What a question comes to in each step, asked of several steps at once.
  ///
  /// ```swift
  /// let rulers = chronicle.sweep(years: 1917...1964).concurrentMap(threads: 4) { snapshot in
  ///   snapshot.scores(by: .betweenness).first?.name
  /// }
  /// ```
  ///
  /// - Parameters:
  ///   - threads: how many steps are looked at side by side; at least 1.
  ///   - transform: the question. It should not ask for threads of its own.
  /// - Returns: the answers in the order of the steps, whatever the number of threads. In work that is cancelled
  ///   (``withProgress(parts:isolation:report:perform:)``) the question is asked of no further step, and one answer that
  ///   is worth nothing stands for all that are left out.
  public func concurrentMap<Answer: Sendable>(
    threads: Int, _ transform: @Sendable (Snapshot) -> Answer
  ) -> [Answer] {
    WorkStep(name: "steps", of: steps.count).map(self, threads: threads, transform)
  }
}

extension Chronicle {
  /// The snapshots of a range of years, one after another.
  ///
  /// - Parameters:
  ///   - years: numbered astronomically, so 0 is 1 BCE.
  ///   - options: which relationships count.
  /// - Precondition: as of ``sweep(steps:options:)``; a single date far off makes ``Chronicle/years`` as long.
  /// - Complexity: nothing is done before the sweep is gone through; ``SnapshotSweep`` has the rest.
  public func sweep(
    years: ClosedRange<Int>, options: SnapshotOptions = SnapshotOptions()
  ) -> SnapshotSweep {
    sweep(steps: TimeSteps(years: years), options: options)
  }

  /// The snapshots of steps of time, one after another.
  ///
  /// - Parameters:
  ///   - steps: when.
  ///   - options: which relationships count; their reading and window are of the steps' length.
  /// - Precondition: fewer than 2³¹ steps.
  /// - Complexity: nothing is done before the sweep is gone through; ``SnapshotSweep`` has the rest.
  public func sweep(
    steps: TimeSteps, options: SnapshotOptions = SnapshotOptions()
  ) -> SnapshotSweep {
    precondition(
      steps.count <= Int32.max, "a sweep of \(steps.count) steps; expected fewer than 2³¹")
    return SnapshotSweep(chronicle: self, steps: steps, options: options)
  }
}
