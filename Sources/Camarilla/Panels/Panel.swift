import GraphKernels
import LongWork

/// Figures or pairs through time, a row for each in each step: what regressions are made of.
///
/// ```swift
/// let panel = chronicle.panel(
///   of: TimeSteps(years: 1917...1964), asking: PanelOptions(measures: [.degree, .betweenness]))
/// for wave in panel {
///   for row in wave.figures { print(wave.step.period, row.figure.id, row.scores) }
/// }
/// ```
///
/// Steps are worked out as they are gone through, so a panel of any length takes the memory of a few.
///
/// - Complexity: a step takes what its snapshot, measures and factions do, and then time linear in its rows.
public struct Panel: Sequence, Sendable {
  /// The snapshots that the rows are of.
  public let snapshots: SnapshotSweep
  /// What is told of each row.
  public let options: PanelOptions

  /// The number of steps.
  public var underestimatedCount: Int { snapshots.underestimatedCount }

  /// Goes through the steps in ascending order.
  public func makeIterator() -> Iterator { Iterator(self) }

  /// Goes through the steps in ascending order, working on a few of them side by side.
  public struct Iterator: IteratorProtocol {
    private let options: PanelOptions
    private let steps: TimeSteps
    private var snapshots: SnapshotSweep.Iterator
    /// The whole of each, where what is told is worked out on that.
    private var wholes: SnapshotSweep.Iterator?
    private let work: WorkStep
    private var taken = 0
    private var waves: ArraySlice<PanelWave> = []

    fileprivate init(_ panel: Panel) {
      options = panel.options
      steps = panel.snapshots.steps
      snapshots = panel.snapshots.makeIterator()
      if options.isOfWhole, !panel.snapshots.options.selection.isAll {
        let sweep = panel.snapshots
        wholes =
          sweep.chronicle.sweep(steps: steps, options: sweep.options.withoutSelection)
          .makeIterator()
      }
      work = WorkStep(name: "panel", of: steps.count)
    }

    /// The next step with its rows, or nil after the last.
    public mutating func next() -> PanelWave? {
      if waves.isEmpty, !work.isCancelled {
        var batch: [(step: TimeStep, circle: Snapshot, whole: Snapshot?)] = []
        while batch.count < Swift.max(1, options.threads), let circle = snapshots.next() {
          batch.append((steps[taken], circle, wholes?.next()))
          taken += 1
        }
        waves =
          parallelMap(batch, threads: options.threads) { [options, work] step, circle, whole in
            work.unit {
              PanelWave(
                step: step, snapshot: whole ?? circle,
                shown: whole.map { circle.selected(ofWhole: $0) }, options: options)
            }
          }[...]
      }
      return waves.popFirst()
    }
  }
}

extension Chronicle {
  /// Figures or pairs through time.
  ///
  /// - Parameters:
  ///   - steps: when: years, months, days one after the other.
  ///   - options: which relationships count.
  ///   - asking: what is told of each row.
  public func panel(
    of steps: TimeSteps, options: SnapshotOptions = SnapshotOptions(),
    asking: PanelOptions = PanelOptions()
  ) -> Panel {
    Panel(snapshots: sweep(steps: steps, options: options), options: asking)
  }
}

/// The rows of a panel in one step of time.
public struct PanelWave: Sendable {
  /// When it is.
  public let step: TimeStep
  /// What held then: what rows tell is worked out on it.
  public let snapshot: Snapshot
  /// The circle that rows are of; nil where they are of the whole snapshot.
  let shown: Snapshot?
  /// The scores by each measure asked for, in their order.
  public let scores: [Scores]
  /// The factions; nil where none are asked for.
  public let factions: Factions?
  let options: PanelOptions

  init(step: TimeStep, snapshot: Snapshot, shown: Snapshot?, options: PanelOptions) {
    self.step = step
    self.snapshot = snapshot
    self.shown = shown
    self.options = options
    var graphs = CentralityGraphs(of: snapshot, ties: options.ties)
    var centrality = options.centrality
    // Steps are worked on side by side, so that a measure needs no threads of its own.
    if options.threads > 1 { centrality.threads = 1 }
    scores = options.measures.map { graphs.scores(by: $0, options: centrality) }
    factions = options.factions.map { snapshot.factions(options: $0) }
  }

  /// Whether each figure of the snapshot, by index, has rows.
  var isShown: [Bool] {
    guard let shown else { return snapshot.figures.map { _ in true } }
    let members = Set(shown.figureIndices)
    return snapshot.figureIndices.map(members.contains)
  }

  /// Whether a kind counts at all.
  var kindCount: Int { snapshot.chronicle.kinds.count }
}
