import Camarilla

/// The columns with which a chronicle is written, beyond those that are always there.
struct TableColumns {
  let figures: [String]
  let sources: [String]
  let relationships: [String]
  /// Whether any relationship has an id of its own; the others are called by their rows.
  var hasRelationshipIDs: Bool

  /// - Throws: ``FormatsError/notRepresentable(reason:)`` for an attribute whose name is blank, is
  ///   the name of another column, or stands twice on one row.
  init(_ chronicle: Chronicle) throws(FormatsError) {
    let table = chronicle.table
    figures = try Self.columns(
      rows: chronicle.figures.map { $0.attributes.map(\.name) }, beside: .figures)
    sources = try Self.columns(
      rows: chronicle.sources.map { $0.attributes.map(\.name) }, beside: .sources)
    relationships = try Self.columns(rows: [table.attributes.map(\.name)], beside: .relationships)
    hasRelationshipIDs = !table.ids.isEmpty
  }

  private static func columns(
    rows: [[String]], beside shape: TableShape
  ) throws(FormatsError) -> [String] {
    let names = merged(rows)
    let known = shape.required + shape.optional
    for name in names {
      if name.isEmpty || String(name.trimmingBlanks()) != name {
        throw .notRepresentable(
          reason: "an attribute of \(shape.table.rawValue) is called '\(shortened(name))',"
            + " and a column's name is neither blank nor has spaces around it")
      }
      if known.contains(name) {
        throw .notRepresentable(
          reason: "an attribute of \(shape.table.rawValue) is called '\(name)', as a column is")
      }
    }
    for row in rows where Set(row).count < row.count {
      throw .notRepresentable(
        reason: "a row of \(shape.table.rawValue) has an attribute twice: \(list(row))")
    }
    return names
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
