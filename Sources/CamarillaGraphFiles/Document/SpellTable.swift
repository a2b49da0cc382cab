import GraphKernels

/// When nodes or edges are there: any number of periods a row. A row without any is not dated.
package struct SpellTable: Sendable, Equatable {
  /// In ascending order; a row with several spells stands here as often.
  package private(set) var rows: [Int32] = []
  /// Indices in the document's ``PeriodPool``.
  package private(set) var periods: [Int32] = []

  package init() {}

  /// Takes spells in any order of their rows; those of a row stay in theirs.
  init(unsorted spells: [(row: Int32, period: Int32)]) {
    let isSorted = zip(spells, spells.dropFirst()).allSatisfy { $0.row <= $1.row }
    let sorted =
      isSorted
      ? spells
      : spells.indices.sorted { (spells[$0].row, $0) < (spells[$1].row, $1) }.map { spells[$0] }
    (rows, periods) = (sorted.map(\.row), sorted.map(\.period))
  }

  package var isEmpty: Bool { rows.isEmpty }

  /// Adds a spell of a row, which is not before those added so far.
  package mutating func add(_ period: Int32, row: Int32) {
    precondition(rows.last.map { $0 <= row } ?? true)
    rows.append(row)
    periods.append(period)
  }

  /// The indices of a row's spells in ``periods``. O(log n).
  package func spells(ofRow row: Int32) -> Range<Int> {
    let start = rows.lowerBound { $0 < row }
    var end = start
    while end < rows.count, rows[end] == row { end += 1 }
    return start..<end
  }
}
