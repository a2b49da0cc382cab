import Camarilla
import CamarillaFormats
import GRDB

extension Relationship: StoredRow {
  static func put(_ relationship: Relationship?, at number: Int, in editor: StoreEditor) throws {
    try editor.database.execute(
      sql: "DELETE FROM relationships WHERE number = ?", arguments: [number])
    if let relationship { try editor.insert(relationship, number: number) }
  }
}

extension StoreEditor {
  fileprivate func insert(_ relationship: Relationship, number: Int) throws {
    let reader = StoreReader(path: path, database: database)
    guard let kind = try reader.kinds().first(where: { $0.kind.name == relationship.kind }) else {
      throw damaged(path, what: "it has no kind '\(relationship.kind)'")
    }
    let index = TimelineKey(relationship.when)
    let isNamedByNumber = relationship.id == RelationshipTable.generatedID(number - 1)
    let citation = relationship.citations.map(\.description).joined(separator: ";")
    for attribute in relationship.attributes { try addColumn(attribute.name) }
    try database.execute(
      sql: """
        INSERT INTO relationships (\(StoreSchema.relationshipColumns))
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        index.level, index.day, number, kind.row, try figureRow(id: relationship.source.rawValue),
        try figureRow(id: relationship.target.rawValue), relationship.when.description,
        relationship.weight,
        relationship.confidence, blank(citation), isNamedByNumber ? nil : relationship.id,
        relationship.post, relationship.note,
        blank(AttributeText.text(of: relationship.attributes)),
      ])
  }

  private func addColumn(_ name: String) throws {
    let names = try StoreReader(path: path, database: database).columns()
    if names.contains(where: { $0.utf8.elementsEqual(name.utf8) }) { return }
    try database.execute(
      sql: "INSERT INTO columns (row, name) VALUES (?, ?)",
      arguments: [try nextRow(of: "columns"), name])
  }

  private func figureRow(id: String) throws -> Int {
    guard let row = try row(of: id, in: .figures) else {
      throw damaged(path, what: "it has no figure '\(id)'")
    }
    return row
  }

  private func blank(_ text: String) -> String? { text.isEmpty ? nil : text }
}
