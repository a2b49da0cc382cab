/// The relationships that made the events of a history: those that began or ended between one year
/// and the next, between figures that an event brought together or parted.
struct FactionClaims {
  private struct Change {
    var row: Int32
    var other: Int32
    var isBegun: Bool
    /// Whether it brings its two ends together: a friendly one begins, or a hostile one ends.
    var isUniting: Bool
  }

  private let chronicle: Chronicle
  /// Under the number of each relationship's source; figures are numbered in the order of their ids.
  private var changes: [Int32: [Change]] = [:]

  /// - Parameters:
  ///   - old: the year before.
  ///   - new: the year of the events.
  /// - Complexity: O(relationships of both).
  init(from old: Snapshot, to new: Snapshot) {
    chronicle = new.chronicle
    var (index, newIndex) = (0, 0)
    while index < old.rows.count || newIndex < new.rows.count {
      let row = index < old.rows.count ? old.rows[index] : .max
      let newRow = newIndex < new.rows.count ? new.rows[newIndex] : .max
      if row <= newRow { index += 1 }
      if newRow <= row { newIndex += 1 }
      if row != newRow { add(min(row, newRow), isBegun: newRow < row) }
    }
  }

  private mutating func add(_ row: Int32, isBegun: Bool) {
    let table = chronicle.table
    let sign = chronicle.kinds[Int(table.kinds[Int(row)])].sign
    guard sign != .neutral else { return }
    let ends = [table.sources[Int(row)], table.targets[Int(row)]].map {
      chronicle.figureRanks[Int($0)]
    }
    changes[ends[0], default: []].append(
      Change(
        row: row, other: ends[1], isBegun: isBegun, isUniting: (sign == .positive) == isBegun))
  }

  /// The rows that made an event, ascending.
  ///
  /// - Complexity: O(figures and changed relationships of the event).
  func rows(of event: FactionTracker.Event) -> (begun: [Int32], ended: [Int32]) {
    let (befores, afters) = (Self.indices(of: event.befores), Self.indices(of: event.afters))
    var (begun, ended): ([Int32], [Int32]) = ([], [])
    for group in event.befores + event.afters {
      for figure in group {
        for change in changes[figure] ?? [] {
          let isTogether = Self.shareAPlace(figure, b: change.other, indices: afters)
          guard isTogether == change.isUniting,
            isTogether != Self.shareAPlace(figure, b: change.other, indices: befores)
          else { continue }
          if change.isBegun { begun.append(change.row) } else { ended.append(change.row) }
        }
      }
    }
    // A figure of several groups was met several times.
    return (Self.distinct(of: begun), Self.distinct(of: ended))
  }

  /// In which of the groups each figure is.
  private static func indices(of groups: [[Int32]]) -> [Int32: [Int]] {
    var indices: [Int32: [Int]] = [:]
    for (index, group) in groups.enumerated() {
      for figure in group { indices[figure, default: []].append(index) }
    }
    return indices
  }

  private static func shareAPlace(_ a: Int32, b: Int32, indices: [Int32: [Int]]) -> Bool {
    guard let first = indices[a], let second = indices[b] else { return false }
    return first.contains { second.contains($0) }
  }

  private static func distinct(of rows: [Int32]) -> [Int32] {
    var distinct: [Int32] = []
    for row in rows.sorted() where row != distinct.last { distinct.append(row) }
    return distinct
  }
}
