import Camarilla

/// The columns with which a chronicle is written, beyond those that are always there.
struct TableColumns {
  let figures: [String]
  let sources: [String]
  let relationships: [String]
  /// Whether any relationship has an id of its own; the others are called by their rows.
  var hasRelationshipIDs: Bool

  init(_ chronicle: Chronicle) {
    figures = Self.merged(chronicle.figures.map { $0.attributes.map(\.name) })
    sources = Self.merged(chronicle.sources.map { $0.attributes.map(\.name) })
    relationships = chronicle.table.attributes.map(\.name)
    hasRelationshipIDs = !chronicle.table.ids.isEmpty
  }

  /// All names in one order that agrees with the order of each row, where there is such an order:
  /// of the names that no row puts behind another one still to come, the one seen first.
  static func merged(_ rows: [[String]]) -> [String] {
    var indices: [String: Int] = [:]
    var names: [String] = []
    var followers: [Set<Int>] = []
    for row in Set(rows).count == rows.count ? rows : unique(of: rows) {
      var previous: Int?
      for name in row {
        let index = indices[name] ?? names.count
        if index == names.count {
          indices[name] = index
          names.append(name)
          followers.append([])
        }
        if let previous, previous != index { followers[previous].insert(index) }
        previous = index
      }
    }
    var blockers = [Int](repeating: 0, count: names.count)
    for set in followers { for index in set { blockers[index] += 1 } }
    var remaining = Array(names.indices)
    var order: [String] = []
    while !remaining.isEmpty {
      // Rows that contradict one another have no common order; then the first name goes first.
      let position = remaining.firstIndex { blockers[$0] == 0 } ?? 0
      let index = remaining.remove(at: position)
      for follower in followers[index] { blockers[follower] -= 1 }
      order.append(names[index])
    }
    return order
  }

  private static func unique(of rows: [[String]]) -> [[String]] {
    var seen: Set<[String]> = []
    return rows.filter { seen.insert($0).inserted }
  }
}
