import Camarilla
import CamarillaFormats
import GRDB

extension StoreEditor {
  /// Puts a row in the place of what stands there; nothing takes it out.
  ///
  /// - Parameters:
  ///   - text: the row, as ``RowText`` has it.
  ///   - number: the number of a relationship, the row of a figure or source.
  func put(_ text: String?, _ subject: Problem.Subject.Table, _ number: Int) throws {
    func unreadable() -> FormatsError { damaged(path, "its history has a row that is none") }
    guard let text else {
      let key = subject == .relationships ? "number" : "row"
      return try database.execute(
        sql: "DELETE FROM \(subject.rawValue) WHERE \(key) = ?", arguments: [number])
    }
    switch subject {
    case .relationships:
      guard let relationship = RowText.relationship(text) else { throw unreadable() }
      try database.execute(
        sql: "DELETE FROM relationships WHERE number = ?", arguments: [number])
      try insert(relationship, number)
    case .figures:
      guard let figure = RowText.figure(text) else { throw unreadable() }
      try database.execute(
        sql: StoreSchema.putFigure,
        arguments: [
          number, figure.id, figure.name, figure.born?.description, figure.died?.description,
          blank(AttributeText.text(figure.attributes)),
        ])
    case .sources:
      guard let source = RowText.source(text) else { throw unreadable() }
      try database.execute(
        sql: StoreSchema.putSource,
        arguments: [
          number, source.id, source.title, source.author, source.published, source.url,
          blank(AttributeText.text(source.attributes)),
        ])
    case .kinds: throw unreadable()
    }
  }

  private func blank(_ text: String) -> String? { text.isEmpty ? nil : text }

  private func insert(_ relationship: Relationship, _ number: Int) throws {
    let reader = StoreReader(path: path, database: database)
    guard let kind = try reader.kinds().first(where: { $0.kind.name == relationship.kind }) else {
      throw damaged(path, "it has no kind '\(relationship.kind)'")
    }
    let place = TimelinePlace(relationship.when)
    let isNamedByNumber = relationship.id == RelationshipTable.generatedID(number - 1)
    let citation = relationship.citations.map(\.description).joined(separator: ";")
    for attribute in relationship.attributes { try addColumn(attribute.name) }
    try database.execute(
      sql: """
        INSERT INTO relationships (\(StoreSchema.relationshipColumns))
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        place.level, place.day, number, kind.row, try figureRow(relationship.source),
        try figureRow(relationship.target), relationship.when.description, relationship.weight,
        relationship.confidence, blank(citation), isNamedByNumber ? nil : relationship.id,
        relationship.post, relationship.note,
        blank(AttributeText.text(relationship.attributes)),
      ])
  }

  private func addColumn(_ name: String) throws {
    let names = try StoreReader(path: path, database: database).columns()
    if names.contains(where: { $0.utf8.elementsEqual(name.utf8) }) { return }
    try database.execute(
      sql: "INSERT INTO columns (row, name) VALUES (?, ?)",
      arguments: [try nextRow(of: "columns"), name])
  }

  /// The row of a figure; ids in NFC and NFD are equal and have different bytes.
  private func figureRow(_ id: String) throws -> Int {
    let reader = StoreReader(path: path, database: database)
    if let found = try reader.figure(id) { return found.row }
    let (rows, figures) = try reader.figures()
    guard let place = figures.firstIndex(where: { $0.id == id }) else {
      throw damaged(path, "it has no figure '\(id)'")
    }
    return rows[place]
  }
}
