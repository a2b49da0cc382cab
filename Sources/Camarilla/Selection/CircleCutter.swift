import GraphKernels

/// Cuts what holds at some time to what a selection leaves by what is there: a circle around figures, a core, the largest
/// part.
///
/// It goes by the rows of the chronicle, before anybody makes a snapshot of them, and by figures as their ranks by id.
struct CircleCutter {
  private let selection: Selection
  private let table: RelationshipTable
  private let ranks: [Int32]
  /// Whether steps go by relationships of each kind.
  private let isWay: [Bool]
  /// Whose circle it is, by index, ascending.
  private let centers: [Int32]

  init(chronicle: Chronicle, selection: Selection) {
    self.selection = selection
    table = chronicle.table
    ranks = chronicle.figureRanks
    isWay = chronicle.kinds.map { selection.through?.contains($0.name) ?? true }
    centers = selection.around.compactMap(chronicle.figureIndex).sorted()
  }

  /// What of some relationships and figures is in the circle.
  ///
  /// - Parameter held: what holds, without what the selection leaves out at any time.
  /// - Complexity: O(relationships + figures of the chronicle).
  func cut(_ held: HeldRows) -> HeldRows {
    var (rows, others) = (held.rows, held.others)
    var ends: [Int32] = []
    ends.reserveCapacity(2 * rows.count)
    let (sources, targets) = (table.sources, table.targets)
    for row in rows {
      ends.append(ranks[Int(sources[Int(row)])])
      ends.append(ranks[Int(targets[Int(row)])])
    }
    func keep(_ isIn: [Bool]) {
      var kept = 0
      for index in rows.indices where isIn[Int(ends[2 * index])] && isIn[Int(ends[2 * index + 1])] {
        rows[kept] = rows[index]
        ends[2 * kept] = ends[2 * index]
        ends[2 * kept + 1] = ends[2 * index + 1]
        kept += 1
      }
      rows.removeLast(rows.count - kept)
      ends.removeLast(2 * (ends.count / 2 - kept))
    }
    if !selection.around.isEmpty {
      // Who is there although nothing ties him any longer.
      others = centersThere(ends: ends, others: others)
      let ways = selection.through == nil ? ends : waysOnly(rows, ends: ends)
      let lists = IncidenceLists(vertexCount: ranks.count, ends: ways)
      keep(lists.reached(from: others.map { ranks[Int($0)] }, within: selection.steps))
    }
    if let core = selection.core, core > 0 {
      keep(IncidenceLists(vertexCount: ranks.count, ends: ends).isInCore(core))
      others = []
    }
    if selection.isLargest {
      if rows.isEmpty {
        others = others.min { ranks[Int($0)] < ranks[Int($1)] }.map { [$0] } ?? []
      } else {
        let parts = ConnectedSets(vertexCount: ranks.count, joining: ends)
        keep(parts.isInLargest())
        others = []
      }
    }
    return HeldRows(rows: rows, others: others)
  }

  private func centersThere(ends: [Int32], others: [Int32]) -> [Int32] {
    var isThere = [Bool](repeating: false, count: ranks.count)
    for end in ends { isThere[Int(end)] = true }
    for figure in others { isThere[Int(ranks[Int(figure)])] = true }
    return centers.filter { isThere[Int(ranks[Int($0)])] }
  }

  /// The ends of the relationships by which steps go.
  private func waysOnly(_ rows: [Int32], ends: [Int32]) -> [Int32] {
    var ways: [Int32] = []
    for (index, row) in rows.enumerated() where isWay[Int(table.kinds[Int(row)])] {
      ways.append(ends[2 * index])
      ways.append(ends[2 * index + 1])
    }
    return ways
  }
}
