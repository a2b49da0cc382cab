import Camarilla
import CamarillaFormats

/// Where the columns of a table stand, and on which line it begins.
extension MappingCompiler {
  /// Reads what stands under `columns`: a list of names in the order of the fields, or names with the positions of
  /// characters at which each stands in a line.
  mutating func readColumns(of group: [String: YAMLTree], into rule: inout TableRule) {
    guard let tree = group["columns"] else { return }
    guard case .entries(let entries) = tree.content, !entries.isEmpty else {
      let names = words(tree: tree, expected: "a list of names, or names with their positions")
      for (index, name) in names.enumerated() where names[..<index].contains(name) {
        fault(
          "the column '\(shortened(name))' stands twice", at: tree.location, text: name,
          expected: "every column once")
      }
      rule.columns = names
      return
    }
    var columns: [(name: String, positions: ColumnPositions)] = []
    for entry in entries {
      if entry.key.isEmpty || columns.contains(where: { $0.name == entry.key }) {
        fault(
          entry.key.isEmpty
            ? "a column has no name" : "the column '\(shortened(entry.key))' stands twice",
          at: entry.keyLocation, text: entry.key, expected: "every column once, by a name")
        continue
      }
      guard let text = word(tree: entry.value, expected: ColumnPositions.expected) else { continue }
      guard let positions = ColumnPositions(text) else {
        fault(
          "'\(shortened(text))' is no range of positions for '\(shortened(entry.key))'",
          at: entry.value.location, text: text, expected: ColumnPositions.expected)
        continue
      }
      columns.append((entry.key, positions))
    }
    rule.columns = columns.map(\.name)
    rule.positions = columns.map(\.positions)
    // What parts fields, and what encloses them, is nothing to columns of fixed widths.
    for key in ["delimiter", "quotes"] {
      guard let other = group[key] else { continue }
      fault(
        "'\(key)' stands beside columns by position", at: other.location,
        expected: "one of the two: a delimiter parts the fields, or their positions do")
    }
  }

  /// The slots of the columns that a list names.
  mutating func columns(of tree: YAMLTree) -> [Int] {
    if case .list(let items) = tree.content { return items.compactMap { column(of: $0) } }
    return column(of: tree).map { [$0] } ?? []
  }

  mutating func headerLine(from tree: YAMLTree) -> Int? {
    let expected = "the number of a line, such as 3"
    guard let text = word(tree: tree, expected: expected) else { return nil }
    if let line = Int(text), 1...1_000_000 ~= line { return line }
    fault(
      "'\(shortened(text))' is no line", at: tree.location, text: text, expected: expected)
    return nil
  }
}
