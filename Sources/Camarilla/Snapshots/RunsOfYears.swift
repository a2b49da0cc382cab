import GraphKernels

/// Which items hold in each of consecutive years: the relationships of a chronicle, or the lives of
/// its figures.
///
/// Every item comes with runs of years. They are counted into the years in which they begin; going
/// on by a year merges the newcomers into those that go on holding, so that the items stay in
/// ascending order and nothing is looked for.
///
/// - Complexity: space 8 bytes a run, 4 a year, 16 an item that holds.
struct RunsOfYears: Sendable {
  /// Years are counted from the first.
  private var starts: [Int32]
  private var items: [Int32] = []
  private var ends: [Int32] = []
  private var year = -1
  /// The items that hold in the year at hand, ascending, and the years in which they last do.
  private(set) var holding: [Int32] = []
  private var lastYears: [Int32] = []
  private var spare: (items: [Int32], lastYears: [Int32]) = ([], [])

  /// - Parameters:
  ///   - periods: what the items may share.
  ///   - periodOfItem: the index in `periods` of each item's period; −1 for an item that never holds.
  /// - Complexity: O(items + years + periods), where an event counts once a year that it may fall in.
  init(
    periods: [Period], periodOfItem: [Int32], years: ClosedRange<Int>, options: SnapshotOptions
  ) {
    var firstRun: [Int32] = [0]
    var runs: [(first: Int32, last: Int32)] = []
    for period in periods {
      options.forEachRun(of: period, within: years) { run in
        runs.append(
          (Int32(run.lowerBound - years.lowerBound), Int32(run.upperBound - years.lowerBound)))
      }
      firstRun.append(Int32(runs.count))
    }
    func runsOf(_ period: Int32) -> Range<Int> {
      Int(firstRun[Int(period)])..<Int(firstRun[Int(period) + 1])
    }
    var byFirstYear = CountingSort(keyCount: years.count)
    for period in periodOfItem where period >= 0 {
      for run in runsOf(period) { byFirstYear.count(Int(runs[run].first)) }
    }
    items = [Int32](repeating: 0, count: byFirstYear.closeCounts())
    ends = items
    for (item, period) in periodOfItem.enumerated() where period >= 0 {
      for run in runsOf(period) {
        let index = byFirstYear.position(for: Int(runs[run].first))
        items[index] = Int32(item)
        ends[index] = runs[run].last
      }
    }
    starts = Array(byFirstYear.offsets)
  }

  /// Goes on to the next year; to the first at the first call. O(items that hold).
  mutating func advance() {
    year += 1
    spare.items.removeAll(keepingCapacity: true)
    spare.lastYears.removeAll(keepingCapacity: true)
    var newcomer = Int(starts[year])
    let end = Int(starts[year + 1])
    for index in holding.indices where Int(lastYears[index]) >= year {
      while newcomer < end, items[newcomer] < holding[index] {
        spare.items.append(items[newcomer])
        spare.lastYears.append(ends[newcomer])
        newcomer += 1
      }
      spare.items.append(holding[index])
      spare.lastYears.append(lastYears[index])
    }
    spare.items += items[newcomer..<end]
    spare.lastYears += ends[newcomer..<end]
    swap(&holding, &spare.items)
    swap(&lastYears, &spare.lastYears)
  }
}
