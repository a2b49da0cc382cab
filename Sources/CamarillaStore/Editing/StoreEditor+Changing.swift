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
    let key = subject == .relationships ? "number" : "row"
    try database.execute(
      sql: "DELETE FROM \(subject.rawValue) WHERE \(key) = ?", arguments: [number])
    guard let text else { return }
    switch subject {
    case .relationships:
      guard let relationship = RowText.relationship(text) else { throw unreadable() }
      try insert(relationship, number)
    case .figures:
      guard let figure = RowText.figure(text) else { throw unreadable() }
      try database.execute(
        sql: StoreSchema.insertFigure,
        arguments: [
          number, figure.id, figure.name, figure.born?.description, figure.died?.description,
          blank(AttributeText.text(figure.attributes)),
        ])
    case .sources:
      guard let source = RowText.source(text) else { throw unreadable() }
      try database.execute(
        sql: StoreSchema.insertSource,
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

  // MARK: History

  func log(
    _ action: StoreChange.Action, _ note: EditNote, _ subject: Problem.Subject.Table,
    _ number: Int, _ id: String, before: String?, after: String?, _ warnings: [Problem],
    undoes: Int? = nil
  ) throws -> StoreChange {
    try database.execute(
      sql: """
        INSERT INTO changes (time, author, reason, action, undoes, subject, number, id, before, after)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        note.time, note.author, note.reason, action.rawValue, undoes, subject.rawValue, number, id,
        before, after,
      ])
    return StoreChange(
      change: Int(database.lastInsertedRowID), note: note, action: action, undoes: undoes,
      subject: subject, id: id, before: before, after: after, warnings: warnings, number: number)
  }

  func changes(of id: String? = nil, only change: Int? = nil) throws -> [StoreChange] {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT change, time, author, reason, action, undoes, subject, number, id, before, after
        FROM changes WHERE (?1 IS NULL OR id = ?1) AND (?2 IS NULL OR change = ?2) ORDER BY change
        """, arguments: [id, change])
    var changes: [StoreChange] = []
    while let row = try rows.next() {
      guard let action = StoreChange.Action(rawValue: row[4]),
        let subject = Problem.Subject.Table(rawValue: row[6])
      else { throw damaged(path, "its history has an entry that is none") }
      changes.append(
        StoreChange(
          change: row[0], note: EditNote(author: row[2], time: row[1], reason: row[3]),
          action: action, undoes: row[5], subject: subject, id: row[8], before: row[9],
          after: row[10], number: row[7]))
    }
    return changes
  }

  /// Undoes the last change, or does the last one again that was undone.
  func turnBack(_ action: StoreChange.Action, _ note: EditNote) throws -> StoreChange? {
    // What can be undone, and what was undone since the last change of another sort.
    var (done, undone): ([Int], [Int]) = ([], [])
    let entries = try Row.fetchCursor(
      database, sql: "SELECT change, action FROM changes ORDER BY change")
    while let entry = try entries.next() {
      switch StoreChange.Action(rawValue: entry[1]) {
      case .undo: if let last = done.popLast() { undone.append(last) }
      case .redo: if let last = undone.popLast() { done.append(last) }
      default:
        done.append(entry[0])
        undone = []
      }
    }
    guard let last = (action == .undo ? done : undone).last,
      let change = try changes(only: last).first
    else { return nil }
    let (before, after) =
      action == .undo ? (change.after, change.before) : (change.before, change.after)
    try put(after, change.subject, change.number)
    let id = after.flatMap { RowText.Fields($0) }.flatMap { fields in
      var fields = fields
      return fields.take("id")
    }
    return try log(
      action, note, change.subject, change.number, id ?? change.id, before: before, after: after,
      [],
      undoes: last)
  }
}
