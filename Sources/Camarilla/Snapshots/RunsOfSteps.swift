import GraphKernels

/// Which items hold in each of consecutive steps of time: the relationships of a chronicle, or the lives of
/// its figures.
///
/// Every item comes with runs of steps. They stand by the steps in which they begin; going
/// on by a step merges the newcomers into those that go on holding, so that the items stay in
/// ascending order and nothing is looked for.
///
/// - Complexity: space 8 bytes a run, 4 a step, 16 an item that holds.
struct RunsOfSteps: Sendable {
  /// Steps are counted from the first.
  private var starts: [Int32]
  private var items: [Int32] = []
  private var ends: [Int32] = []
  private var step = -1
  /// The items that hold in the step at hand, ascending, and the steps in which they last do.
  private(set) var holding: [Int32] = []
  private var lastSteps: [Int32] = []
  private var spare: (items: [Int32], lastSteps: [Int32]) = ([], [])

  /// - Parameters:
  ///   - periods: what the items may share.
  ///   - periodOfItem: the index in `periods` of each item's period.
  ///   - isWanted: whether an item counts at all; asked once of each whose period holds in some step.
  /// - Complexity: O(items + steps + periods), where an event whose days have gaps counts once a step that it may
  ///   fall in.
  init(
    periods: [Period], periodOfItem: [Int32], steps: TimeSteps, options: SnapshotOptions,
    where isWanted: (Int) -> Bool
  ) {
    var firstRun: [Int32] = [0]
    var runs: [(first: Int32, last: Int32)] = []
    for period in periods {
      options.forEachRun(of: period, within: steps) { run in
        let first = steps.numbers.lowerBound
        runs.append((Int32(run.lowerBound - first), Int32(run.upperBound - first)))
      }
      firstRun.append(Int32(runs.count))
    }
    func runsOf(_ period: Int32) -> Range<Int> {
      Int(firstRun[Int(period)])..<Int(firstRun[Int(period) + 1])
    }
    var byFirstStep = CountingSort(keyCount: steps.count)
    var wanted: [Int32] = []
    for (item, period) in periodOfItem.enumerated() {
      let own = runsOf(period)
      guard !own.isEmpty, isWanted(item) else { continue }
      wanted.append(Int32(item))
      for run in own { byFirstStep.count(Int(runs[run].first)) }
    }
    items = [Int32](repeating: 0, count: byFirstStep.closeCounts())
    ends = items
    for item in wanted {
      for run in runsOf(periodOfItem[Int(item)]) {
        let index = byFirstStep.position(for: Int(runs[run].first))
        items[index] = item
        ends[index] = runs[run].last
      }
    }
    starts = Array(byFirstStep.offsets)
  }

  /// Goes on to the next step; to the first at the first call. O(items that hold).
  mutating func advance() {
    step += 1
    spare.items.removeAll(keepingCapacity: true)
    spare.lastSteps.removeAll(keepingCapacity: true)
    var newcomer = Int(starts[step])
    let end = Int(starts[step + 1])
    for index in holding.indices where Int(lastSteps[index]) >= step {
      while newcomer < end, items[newcomer] < holding[index] {
        spare.items.append(items[newcomer])
        spare.lastSteps.append(ends[newcomer])
        newcomer += 1
      }
      spare.items.append(holding[index])
      spare.lastSteps.append(lastSteps[index])
    }
    spare.items += items[newcomer..<end]
    spare.lastSteps += ends[newcomer..<end]
    swap(&holding, &spare.items)
    swap(&lastSteps, &spare.lastSteps)
  }
}

extension RunsOfSteps {
  /// Makes runs of what somebody says of one step after the other.
  struct Recorder {
    private var starts: [Int32] = []
    private var items: [Int32] = []
    private var ends: [Int32] = []
    /// The runs that reach into the step that was added last, by their items ascending.
    private var ongoing: [Int32] = []

    /// Takes up the items of the next step, ascending. O(items of it and of the step before).
    mutating func add(_ held: [Int32]) {
      let step = Int32(truncatingIfNeeded: starts.count)
      starts.append(Int32(truncatingIfNeeded: items.count))
      var next: [Int32] = []
      next.reserveCapacity(held.count)
      var index = 0
      for item in held {
        while index < ongoing.count, items[Int(ongoing[index])] < item { index += 1 }
        if index < ongoing.count, items[Int(ongoing[index])] == item {
          next.append(ongoing[index])
          ends[Int(ongoing[index])] = step
          index += 1
        } else {
          next.append(Int32(truncatingIfNeeded: items.count))
          items.append(item)
          ends.append(step)
        }
      }
      ongoing = next
    }

    /// The runs of all steps that were added.
    func runs() -> RunsOfSteps {
      RunsOfSteps(
        starts: starts + [Int32(truncatingIfNeeded: items.count)], items: items, ends: ends)
    }
  }

  private init(starts: [Int32], items: [Int32], ends: [Int32]) {
    (self.starts, self.items, self.ends) = (starts, items, ends)
  }

  /// Each item with a run of steps in which it holds, counted from the first, in the order in which they begin.
  var all: [(item: Int32, steps: ClosedRange<Int>)] {
    zip(starts, starts.dropFirst()).enumerated().flatMap { step, runs in
      (Int(runs.0)..<Int(runs.1)).map { (items[$0], step...Int(ends[$0])) }
    }
  }
}
