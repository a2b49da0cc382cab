/// Which relationships and figures are in one of several snapshots.
struct EverHeld {
  /// By row.
  var rows: [Bool]
  /// By index.
  var figures: [Bool]

  /// The figures at the ends of each row.
  private let ends: (sources: [Int32], targets: [Int32])

  init(in chronicle: Chronicle) {
    ends = (chronicle.table.sources, chronicle.table.targets)
    rows = [Bool](repeating: false, count: chronicle.table.count)
    figures = [Bool](repeating: false, count: chronicle.figures.count)
  }

  /// Those in the snapshots of some times; of nil in that of all that ever held.
  ///
  /// - Complexity: O(m) for steps, as of a snapshot for one time.
  init(in chronicle: Chronicle, at times: [AskedTime]?, options: SnapshotOptions) {
    self.init(in: chronicle)
    if times == nil { add(chronicle.snapshot(during: .always, options: options)) }
    for time in times ?? [] {
      switch time {
      case .one(let time): add(chronicle.snapshot(of: time, options: options))
      case .each(let steps) where options.selection.isAll:
        add(all: steps, of: chronicle, options: options)
      case .each(let steps):
        let runs = chronicle.heldRuns(in: steps, options: options)
        for run in runs.relationships.all { add(Int(run.item)) }
        for run in runs.others?.all ?? [] { figures[Int(run.item)] = true }
      }
    }
  }

  /// Whether nobody is in any.
  var isEmpty: Bool { !figures.contains(true) }

  mutating func add(_ snapshot: Snapshot) {
    for row in snapshot.rows { rows[Int(row)] = true }
    for figure in snapshot.figureIndices { figures[Int(figure)] = true }
  }

  private mutating func add(_ row: Int) {
    rows[row] = true
    figures[Int(ends.sources[row])] = true
    figures[Int(ends.targets[row])] = true
  }

  /// Those of some steps without a selection, whose runs nobody keeps: it is enough that there is one.
  private mutating func add(
    all steps: TimeSteps, of chronicle: Chronicle, options: SnapshotOptions
  ) {
    let time = AskedTime.each(steps)
    let filter = RowFilter(chronicle: chronicle, options: options)
    let isHeld = chronicle.table.periods.map { time.isHeld(by: $0, options: options) }
    for (row, when) in chronicle.table.whens.enumerated()
    where isHeld[Int(when)] && filter.includes(row) {
      add(row)
    }
    guard options.includesIsolated else { return }
    for (index, figure) in chronicle.figures.enumerated()
    where time.isHeld(by: figure.life, options: options) {
      figures[index] = true
    }
  }
}
