import GraphKernels

/// The years, months or days of one claim, brought together into runs without gaps.
///
/// They may come in any order, one by one or several in a row. Time: O(log r) each among r runs, and O(r) where a
/// run begins in the middle. Space: a run for every stretch of them.
struct UnitRuns {
  struct Run: Equatable {
    var first: Int
    var last: Int
    /// The line of the row that gave the first unit, and the table it is of.
    var line: Int
    var table = 0
    /// Whether a row that begins the run says that it began before, and one that ends it that it goes on.
    var isOpenStart: Bool
    var isOpenEnd: Bool
  }

  private(set) var runs: [Run] = []

  /// Adds the units of a row; returns whether one of them was not there yet.
  mutating func add(_ new: Run) -> Bool {
    // The runs that share a unit with the new one, or lie beside it.
    let start = runs.lowerBound { $0.last < new.first - 1 }
    var end = start
    while end < runs.count, runs[end].first <= new.last + 1 { end += 1 }
    guard start < end else {
      runs.insert(new, at: start)
      return true
    }
    let isNew = !runs[start..<end].contains { $0.first <= new.first && new.last <= $0.last }
    var joined = runs[start]
    if new.first < joined.first {
      (joined.first, joined.line, joined.table) = (new.first, new.line, new.table)
      joined.isOpenStart = new.isOpenStart
    } else if new.first == joined.first, new.isOpenStart {
      // Either row's word counts, so that their order doesn't.
      joined.isOpenStart = true
    }
    (joined.last, joined.isOpenEnd) = (runs[end - 1].last, runs[end - 1].isOpenEnd)
    if new.last > joined.last {
      (joined.last, joined.isOpenEnd) = (new.last, new.isOpenEnd)
    } else if new.last == joined.last, new.isOpenEnd {
      joined.isOpenEnd = true
    }
    if end - start == 1 {
      runs[start] = joined
    } else {
      runs.replaceSubrange(start..<end, with: [joined])
    }
    return isNew
  }
}
