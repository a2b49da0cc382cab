/// Figures or sources of several chronicles, of which each comes out once.
struct RowMerger<Row: TableRow> {
  /// A row of one of the chronicles.
  struct Origin {
    var chronicle: Int
    var row: Int
  }

  /// Two rows that say different things of one column.
  struct Difference {
    var id: String
    var field: String
    /// What counts, and where it is said.
    var kept: String
    var keptIn: Origin
    /// What doesn't.
    var other: String
    var otherIn: Origin
  }

  private(set) var rows: [Row] = []
  private(set) var differences: [Difference] = []
  private var indices: [String: Int] = [:]
  /// Of each row, who tells what, by column.
  private var tellers: [[String: Origin]] = []

  /// Takes a row in; returns whether there was one of its id.
  ///
  /// - Parameter id: the id that it has in the end.
  mutating func add(_ row: Row, as id: String, from origin: Origin) -> Bool {
    guard let index = indices[id] else {
      var new = row
      new.key = id
      // Who was called by an id is now called by the new one.
      for case .name(let name) in Row.fields.map(\.content) where row[keyPath: name] == row.key {
        new[keyPath: name] = id
      }
      indices[id] = rows.count
      rows.append(new)
      tellers.append(
        Dictionary(
          (Row.fields.filter { $0.told(row) != nil }.map(\.name) + row.attributes.map(\.name))
            .map { ($0, origin) }, uniquingKeysWith: { first, _ in first }))
      return false
    }
    for field in Row.fields where field.name != "id" {
      guard let text = field.told(row) else { continue }
      if tellers[index][field.name] == nil {
        field.copy(from: row, to: &rows[index])
        tellers[index][field.name] = origin
      } else {
        compare(
          text, field: field.name, kept: field.text(of: rows[index]), index: index, origin: origin)
      }
    }
    for attribute in row.attributes {
      if let kept = rows[index].attributes.first(where: { $0.name == attribute.name }) {
        compare(
          attribute.value, field: attribute.name, kept: kept.value, index: index, origin: origin)
      } else {
        rows[index].attributes.append(attribute)
        tellers[index][attribute.name] = origin
      }
    }
    return true
  }

  private mutating func compare(
    _ text: String, field: String, kept: String, index: Int, origin: Origin
  ) {
    guard text != kept, let teller = tellers[index][field] else { return }
    differences.append(
      Difference(
        id: rows[index].key, field: field, kept: kept, keptIn: teller, other: text,
        otherIn: origin))
  }
}
