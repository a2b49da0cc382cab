import GraphKernels

/// Finds the relationships of any stretch of days without looking at all of them.
///
/// An implicit augmented interval tree: the periods' possible bounds in one array sorted by start,
/// read as a balanced binary tree whose inner nodes know the latest end below them (Li & Rong,
/// *Bedtk: finding interval overlap with implicit interval tree*, Bioinformatics 37, 2021).
/// A query costs O(log m + hits); the index 20 bytes a relationship.
package struct SnapshotIndex: Sendable {
  private var starts: [Int]
  private var ends: [Int]
  private var rows: [Int32]
  /// The latest end in the subtree whose root stands here.
  private var latestEnds: [Int]

  package init(table: RelationshipTable, rule: ApproximationRule) {
    let bounds = table.periods.map { $0.bounds(rule) }
    let order = Self.order(table: table, starts: bounds.map(\.start.number))
    rows = order
    starts = order.map { bounds[Int(table.whens[Int($0)])].start.number }
    ends = order.map { bounds[Int(table.whens[Int($0)])].end.number }
    latestEnds = ends
    _ = augment(0, rows.count)
  }

  /// The rows sorted by start, then by row. The few distinct periods are compared, the many rows are not.
  private static func order(table: RelationshipTable, starts: [Int]) -> [Int32] {
    let sorted = starts.indices.sorted { (starts[$0], $0) < (starts[$1], $1) }
    var rank = [Int32](repeating: 0, count: starts.count)
    var distinct: Int32 = -1
    for (index, period) in sorted.enumerated() {
      if index == 0 || starts[period] != starts[sorted[index - 1]] { distinct += 1 }
      rank[period] = distinct
    }
    return CountingSort.order(itemCount: table.count, keyCount: Int(distinct) + 1) { row in
      Int(rank[Int(table.whens[row])])
    }
  }

  private mutating func augment(_ low: Int, _ high: Int) -> Int {
    guard low < high else { return .min }
    let middle = (low + high) / 2
    let below = max(augment(low, middle), augment(middle + 1, high))
    latestEnds[middle] = max(ends[middle], below)
    return latestEnds[middle]
  }

  /// The rows whose possible bounds share a day with a stretch, in ascending order of row.
  package func rows(during span: ClosedRange<CalendarDay>) -> [Int32] {
    let (first, last) = (span.lowerBound.number, span.upperBound.number)
    var found: [Int32] = []
    var pending = [(low: 0, high: rows.count)]
    while let (low, high) = pending.popLast() {
      guard low < high else { continue }
      let middle = (low + high) / 2
      if latestEnds[middle] < first { continue }
      pending.append((low, middle))
      if starts[middle] > last { continue }
      if ends[middle] >= first { found.append(rows[middle]) }
      pending.append((middle + 1, high))
    }
    found.sort()
    return found
  }
}
