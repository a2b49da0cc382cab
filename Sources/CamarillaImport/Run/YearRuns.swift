import GraphKernels

/// The years of one pair and kind, brought together into runs without gaps.
///
/// Years may come in any order. Time: O(log r) a year among r runs, and O(r) where one begins in
/// the middle. Space: a run for every stretch of years.
struct YearRuns {
  struct Run: Equatable {
    var first: Int
    var last: Int
    /// The line of the row that gave the first year.
    var line: Int
    /// Whether the first year's row says that the run began before it, and the last one's that it
    /// goes on.
    var isOpenStart: Bool
    var isOpenEnd: Bool
  }

  private(set) var runs: [Run] = []

  /// Adds a year; returns whether it was not there yet.
  mutating func add(_ year: Int, line: Int, isOpenStart: Bool, isOpenEnd: Bool) -> Bool {
    // The first run that ends with the year before, or later.
    let index = runs.lowerBound { $0.last < year - 1 }
    guard index < runs.count, runs[index].first <= year + 1 else {
      runs.insert(
        Run(
          first: year, last: year, line: line, isOpenStart: isOpenStart, isOpenEnd: isOpenEnd),
        at: index)
      return true
    }
    if runs[index].first <= year, year <= runs[index].last {
      // Either row's word counts, so that their order doesn't.
      if year == runs[index].first, isOpenStart { runs[index].isOpenStart = true }
      if year == runs[index].last, isOpenEnd { runs[index].isOpenEnd = true }
      return false
    }
    if year < runs[index].first {
      runs[index].first = year
      runs[index].line = line
      runs[index].isOpenStart = isOpenStart
      return true
    }
    runs[index].last = year
    runs[index].isOpenEnd = isOpenEnd
    if index + 1 < runs.count, runs[index + 1].first == year + 1 {
      runs[index].last = runs[index + 1].last
      runs[index].isOpenEnd = runs[index + 1].isOpenEnd
      runs.remove(at: index + 1)
    }
    return true
  }
}
