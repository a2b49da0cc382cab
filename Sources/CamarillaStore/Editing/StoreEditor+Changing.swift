package import Camarilla
import CamarillaFormats
import GRDB

extension Relationship: StoredRow {
  package static func put(_ relationship: Relationship?, at number: Int, in editor: StoreEditor)
    throws
  {
    // What has no id of its own gets none by being changed; and what has one keeps it, be it that of its number.
    let wasNameless = try editor.isNameless(number)
    let removal = try editor.lookups.statement("DELETE FROM relationships WHERE number = ?")
    removal.bind(number, at: 1)
    try removal.run()
    guard var relationship else { return }
    if wasNameless, relationship.id == RelationshipTable.generatedID(number - 1) {
      relationship.id = ""
    }
    try editor.insert(relationship, number: number)
  }

  package func called(byNumber number: Int) -> Relationship {
    guard id.isEmpty else { return self }
    var called = self
    called.id = RelationshipTable.generatedID(number - 1)
    return called
  }
}

extension RelationshipKind: StoredRow {
  package static func put(_ kind: RelationshipKind?, at row: Int, in editor: StoreEditor) throws {
    editor.lookups.forgetKinds()
    guard let kind else {
      return try editor.database.execute(sql: "DELETE FROM kinds WHERE row = ?", arguments: [row])
    }
    if try !StoreReader(path: editor.path, database: editor.database).hasKindStyles() {
      try editor.database.execute(sql: StoreSchema.addingStyles)
    }
    try editor.database.execute(
      sql: StoreSchema.insertKind
        + " ON CONFLICT (row) DO UPDATE SET name = excluded.name, sign = excluded.sign,"
        + " directed = excluded.directed, style = excluded.style",
      arguments: [
        row, kind.name, kind.sign.rawValue, kind.isDirected, kind.style?.description,
      ])
  }
}

extension StoreEditor {
  /// Whether the relationship of a number is there, and called by it alone.
  fileprivate func isNameless(_ number: Int) throws -> Bool {
    let nameless = try lookups.statement(
      "SELECT 1 FROM relationships WHERE number = ? AND id IS NULL")
    nameless.bind(number, at: 1)
    defer { nameless.reset() }
    return try nameless.step()
  }

  fileprivate func insert(_ relationship: Relationship, number: Int) throws {
    let reader = StoreReader(path: path, database: database)
    guard let kind = try lookups.kindRows(reader)[relationship.kind] else {
      throw damaged(path, what: "it has no kind '\(relationship.kind)'")
    }
    for attribute in relationship.attributes { try addColumn(attribute.name) }
    let key = TimelineKey(relationship.when)
    let source = try figureRow(id: relationship.source)
    let target = try figureRow(id: relationship.target)
    let insertion = try lookups.statement(
      """
      INSERT INTO relationships (\(StoreSchema.relationshipColumns))
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    insertion.bind(key.level, at: 1)
    insertion.bind(key.day, at: 2)
    insertion.bind(number, at: 3)
    insertion.bind(kind, at: 4)
    insertion.bind(source, at: 5)
    insertion.bind(target, at: 6)
    insertion.bind(relationship.when.description, at: 7)
    insertion.bind(relationship.weight, at: 8)
    insertion.bind(relationship.confidence, at: 9)
    insertion.bindUnlessEmpty(
      relationship.citations.map(\.description).joined(separator: ";"), at: 10)
    insertion.bindUnlessEmpty(relationship.id, at: 11)
    insertion.bind(relationship.post, at: 12)
    insertion.bind(relationship.note, at: 13)
    insertion.bindUnlessEmpty(AttributeText.text(of: relationship.attributes), at: 14)
    try insertion.run()
  }

  private func addColumn(_ name: String) throws {
    let reader = StoreReader(path: path, database: database)
    guard try lookups.isNewColumn(name, reader) else { return }
    try database.execute(
      sql: "INSERT INTO columns (row, name) VALUES (?, ?)",
      arguments: [try nextRow(of: "columns"), name])
  }

  private func figureRow(id: Figure.ID) throws -> Int {
    let known = try lookups.figureRow(of: id) { try row(of: id.rawValue, in: .figures) }
    guard let row = known else { throw damaged(path, what: "it has no figure '\(id)'") }
    return row
  }
}
