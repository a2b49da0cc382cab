/// What two versions of a table have in common and what not.
public struct TableDifference<Row: Sendable>: Sendable {
  /// A row that both have, but that says something else in the later one.
  public struct Change: Sendable {
    /// As the earlier version has it.
    public let before: Row
    /// As the later one has it.
    public let after: Row
    /// What differs, column by column, in the table's order.
    public let fields: [FieldChange]
  }

  /// The rows that only the earlier version has, in its order.
  public let removed: [Row]
  /// The rows that only the later version has, in its order.
  public let added: [Row]
  /// The rows that both have and that differ, in the order of the later version.
  public let changed: [Change]
  /// How many rows are alike in both.
  public let unchangedCount: Int

  /// Whether the versions are alike.
  public var isEmpty: Bool { removed.isEmpty && added.isEmpty && changed.isEmpty }
}

/// What a row says in one column, before and after; blank where it says nothing.
public struct FieldChange: Encodable, Hashable, Sendable {
  /// The column's name.
  public let field: String
  /// What the earlier version says.
  public let before: String
  /// What the later version says.
  public let after: String

  package init(field: String, before: String, after: String) {
    self.field = field
    self.before = before
    self.after = after
  }
}

extension TableDifference {
  /// Compares rows that are paired.
  ///
  /// - Parameters:
  ///   - partners: the index in `before` of the row that each of `after` was; nil for new ones.
  ///   - fields: what differs between two rows.
  init(
    before: some RandomAccessCollection<Row>, after: some RandomAccessCollection<Row>,
    partners: [Int?], fields: (Row, Row) -> [FieldChange]
  ) {
    let before = Array(before)
    var isLeft = before.map { _ in true }
    var (added, changed, unchanged) = ([Row](), [Change](), 0)
    for (row, partner) in zip(after, partners) {
      guard let partner else {
        added.append(row)
        continue
      }
      isLeft[partner] = false
      let differences = fields(before[partner], row)
      if differences.isEmpty {
        unchanged += 1
      } else {
        changed.append(Change(before: before[partner], after: row, fields: differences))
      }
    }
    self.init(
      removed: zip(before, isLeft).filter(\.1).map(\.0), added: added, changed: changed,
      unchangedCount: unchanged)
  }
}

extension TableRow {
  /// What differs in another version of the row: its described columns, then others by their first appearance.
  package func changes(to other: Self, besides passedOver: Set<String> = []) -> [FieldChange] {
    var changes = Self.fields.filter { !passedOver.contains($0.name) }.compactMap { field in
      let (before, after) = (field.text(of: self), field.text(of: other))
      return before == after ? nil : FieldChange(field: field.name, before: before, after: after)
    }
    var names: [String] = []
    for name in (attributes + other.attributes).map(\.name) where !names.contains(name) {
      names.append(name)
    }
    for name in names {
      let (before, after) = (attribute(named: name), other.attribute(named: name))
      if before != after {
        changes.append(FieldChange(field: name, before: before ?? "", after: after ?? ""))
      }
    }
    return changes
  }

  private func attribute(named name: String) -> String? {
    attributes.first { $0.name == name }?.value
  }
}
