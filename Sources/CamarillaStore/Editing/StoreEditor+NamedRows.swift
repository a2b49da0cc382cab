import Camarilla
import CamarillaFormats

// The edits of figures and of sources, which are the same but for what names them.

extension StoreEditor {
  func add<Row: NamedRow>(_ row: Row, note: EditNote) throws -> StoreChange {
    let row = row.settled
    let warnings = try check(row)
    var edit = try StoreEdit(editor: self, action: .add, note: note)
    try edit.put(row, insteadOf: nil, at: try nextRow(of: Row.table.rawValue))
    return edit.change(warnings: warnings)!
  }

  /// Changes a row; where that changes its id, what names it by that names it anew, as one edit.
  ///
  /// - Returns: nil where nothing is changed.
  func amend<Row: NamedRow>(
    _ id: String, note: EditNote, _ change: (inout Row) -> Void
  ) throws -> StoreChange? {
    let (number, old): (Int, Row) = try find(id)
    var new = old
    change(&new)
    new = new.settled
    guard new != old else { return nil }
    try requireSeen(old, at: number) { change(&$0) }
    var warnings = try check(new, insteadOf: old)
    let renamed =
      Row.isNamedByRow || new.key != old.key ? try renaming(old, to: new.key) : []
    warnings += try new.doubts(
      of: renamed.compactMap(\.after), beside: [], insteadOf: [old], in: self
    ).filter { [.beforeBirth, .afterDeath].contains($0.rule) }
    var edit = try StoreEdit(editor: self, action: .amend, note: note)
    try edit.put(new, insteadOf: old, at: number)
    if !Row.isNamedByRow { try edit.put(renamed) }
    return edit.change(warnings: warnings)
  }

  /// Takes a row out.
  ///
  /// - Parameter isThorough: whether to take it out of what names it, too, as one edit.
  func retract<Row: NamedRow>(
    _: Row.Type, id: String, isThorough: Bool, note: EditNote
  ) throws -> StoreChange {
    let (number, row): (Int, Row) = try find(id)
    let renamed = try renaming(row, to: nil)
    guard renamed.isEmpty || isThorough else {
      let (found, expected, wayOut) = Row.reason(
        toKeep: row.key, namedBy: Self.relationships(called: renamed.map(\.before.id)))
      throw Self.refusal(
        rule: Row.ruleOfUnknown, found: found, id: row.key, expected: expected, wayOut: wayOut)
    }
    var edit = try StoreEdit(editor: self, action: .retract, note: note)
    try edit.put(renamed)
    try edit.put(nil, insteadOf: row, at: number)
    return edit.change()!
  }

  /// Makes one row of two: what names the first then names the second, and the first is taken out, as one
  /// edit. What the second leaves blank it takes from the first.
  ///
  /// The first may also be an id that is named and listed nowhere.
  func merge<Row: NamedRow>(
    _: Row.Type, id: String, into kept: String, note: EditNote
  ) throws -> StoreChange {
    let (number, row): (Int, Row) = try find(kept)
    let named = try Row.relationships(naming: id, in: self)
    let left: (number: Int, row: Row)? = try named.isEmpty ? find(id) : listed(id)
    guard left?.number != number else {
      let name = Row.table.rowName
      throw Self.refusal(
        rule: .duplicateID, found: "both are \(name) '\(row.key)'", id: id, expected: "two \(name)s"
      )
    }
    let renamed = named.map { number, before in
      RenamedRelationship(
        number: number, before: before,
        after: Row.renaming(left?.row.key ?? id, to: row.key, in: before))
    }
    let mutual = renamed.filter { $0.after?.source == $0.after?.target }.map(\.before.id)
    guard mutual.isEmpty else {
      throw Self.refusal(
        rule: .selfRelationship,
        found:
          "'\(left?.row.key ?? id)' and '\(row.key)' have \(Self.relationships(called: mutual)) with each other, and no"
          + " figure has one with itself", id: id,
        expected: "figures without", wayOut: .retract)
    }
    let (new, differences) = left.map { row.filled(from: $0.row) } ?? (row, [])
    let others = Row.isNamedByRow ? try Row.relationships(naming: row.key, in: self) : []
    let doubts = try new.doubts(
      of: renamed.compactMap(\.after), beside: others.map(\.relationship),
      insteadOf: [row] + (left.map { [$0.row] } ?? []), in: self)
    var edit = try StoreEdit(editor: self, action: .merge, note: note)
    try edit.put(renamed)
    try edit.put(new, insteadOf: row, at: number)
    if let left { try edit.put(nil, insteadOf: left.row, at: left.number) }
    return edit.change(warnings: differences + doubts)!
  }

  private func renaming<Row: NamedRow>(
    _ row: Row, to new: String?
  ) throws -> [RenamedRelationship] {
    try Row.relationships(naming: row.key, in: self).map { number, before in
      RenamedRelationship(
        number: number, before: before, after: Row.renaming(row.key, to: new, in: before))
    }
  }

  /// `3 relationships (r1, r2, r3)`; of many the first ten.
  private static func relationships(called ids: [String]) -> String {
    let shown = ids.prefix(10).joined(separator: ", ") + (ids.count > 10 ? ", …" : "")
    return "\(counted(ids.count, singular: "relationship")) (\(shown))"
  }
}

/// A relationship that names another row than before; one that can't is taken out.
private struct RenamedRelationship {
  let number: Int
  let before: Relationship
  let after: Relationship?
}

extension StoreEdit {
  fileprivate mutating func put(_ renamed: [RenamedRelationship]) throws {
    for relationship in renamed {
      // A relationship that names another row keeps whatever somebody else has made of it.
      try put(
        relationship.after, insteadOf: relationship.before, at: relationship.number,
        mustBeSeen: relationship.after == nil)
    }
  }
}

extension NamedRow {
  /// The row with what it leaves blank taken from another, and what the two tell differently.
  fileprivate func filled(from other: Self) -> (row: Self, differences: [Problem]) {
    var row = self
    var differences: [Problem] = []
    func compare(_ column: String, own: String, left: String) {
      guard own != left else { return }
      differences.append(
        Problem(
          severity: .warning, rule: .contradiction,
          message: "\(column) stays '\(shortened(own))'; '\(other.key)' had '\(shortened(left))'",
          text: left))
    }
    for field in Self.fields where !field.isNeverBlank {
      guard let left = field.told(other) else { continue }
      if let own = field.told(self) {
        compare(field.name, own: own, left: left)
      } else {
        field.copy(from: other, to: &row)
      }
    }
    for attribute in other.attributes {
      if let own = attributes.first(where: { $0.name == attribute.name }) {
        compare(attribute.name, own: own.value, left: attribute.value)
      } else {
        row.attributes.append(attribute)
      }
    }
    return (row, differences)
  }
}
