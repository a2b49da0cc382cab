import Camarilla
import CamarillaFormats
import GRDB

// Finding what an edit is about: relationships by their ids, figures and sources, and what names these.

extension StoreEditor {
  private var reader: StoreReader { StoreReader(path: path, database: database) }

  // MARK: Figures and sources

  /// The row of an id in a table of figures or sources; nil where it lists none.
  func row(of id: String, in table: Problem.Subject.Table) throws -> Int? {
    let row = try StoreStatement.number(
      "SELECT row FROM \(table.rawValue) WHERE id = ?", of: table.rawValue, in: database
    ) { $0.bind(id, at: 1) }
    return try row ?? number(ofEqual: id, in: "SELECT row, id FROM \(table.rawValue)", of: table)
  }

  /// The number of an id that is written otherwise: ids in NFC and NFD are equal and have different bytes.
  ///
  /// - Parameter sql: gives numbers with their ids.
  private func number(
    ofEqual id: String, in sql: String, of table: Problem.Subject.Table
  ) throws -> Int? {
    let ids = try StoreStatement(database: database, reading: table.rawValue, sql: sql)
    defer { ids.reset() }
    while try ids.step() {
      if try ids.text(in: 1) == id { return try ids.number(in: 0) }
    }
    return nil
  }

  /// The figure or source of an id, with its row; nil where no table lists it.
  func listed<Named: NamedRow>(_ id: String) throws -> (number: Int, row: Named)? {
    guard let number = try row(of: id, in: Named.table), let row: Named = try reader.row(of: number)
    else { return nil }
    return (number, row)
  }

  /// The figure or source of an id, with its row.
  ///
  /// - Throws: ``FormatsError/invalid(_:)`` with the nearest id, where there is none.
  func find<Named: NamedRow>(_ id: String) throws -> (number: Int, row: Named) {
    if let found: (number: Int, row: Named) = try listed(id) { return found }
    let ids = try StoreStatement.texts(
      "SELECT id FROM \(Named.table.rawValue) ORDER BY row", of: Named.table.rawValue, in: database)
    throw try unknown(id: id, in: Named.table, rule: Named.ruleOfUnknown, among: ids)
  }

  // MARK: Relationships

  /// The number of the relationship that has an id, its own or by its number.
  func number(of id: String) throws -> Int? {
    let number = try StoreStatement.number(
      "SELECT number FROM relationships WHERE id = ?", of: "relationships", in: database
    ) { $0.bind(id, at: 1) }
    if let number { return number }
    if let row = RelationshipTable.row(ofGeneratedID: id) {
      return try StoreStatement.number(
        "SELECT number FROM relationships WHERE number = ? AND id IS NULL", of: "relationships",
        in: database
      ) { $0.bind(row + 1, at: 1) }
    }
    if id.utf8.allSatisfy({ $0 < 0x80 }) { return nil }
    return try self.number(
      ofEqual: id, in: "SELECT number, id FROM relationships WHERE id IS NOT NULL",
      of: .relationships)
  }

  /// The relationship of an id.
  ///
  /// - Throws: ``FormatsError/invalid(_:)`` with the nearest id, where there is none.
  func relationship(id: String) throws -> (number: Int, Relationship) {
    guard let number = try number(of: id) else {
      throw try unknown(
        id: id, in: .relationships, rule: .unknownRelationship, among: relationshipIDs())
    }
    guard
      let found = try relationships(where: "number = ?1", { $0.bind(number, at: 1) }).first
    else { throw damaged(path, what: "the index of numbers has \(number), and the table has not") }
    return found
  }

  /// The ids of relationships that have their own, so many as a text is compared with.
  private func relationshipIDs() throws -> [String] {
    try StoreStatement.texts(
      "SELECT id FROM relationships WHERE id IS NOT NULL LIMIT 100000", of: "relationships",
      in: database)
  }

  func relationships(
    where condition: String, _ bind: (StoreStatement) -> Void
  ) throws -> [(number: Int, relationship: Relationship)] {
    let kinds = try reader.kinds()
    var rows = RelationshipRows(
      path: path, kindIndices: kinds.enumerated().map { ($1.row, UInt16(clamping: $0)) })
    let statement = try StoreStatement(
      database: database, reading: "relationships", key: 2,
      sql: "SELECT \(StoreSchema.relationshipColumns) FROM relationships WHERE \(condition)")
    bind(statement)
    while try statement.step() { try rows.add(statement) }
    let numbers = rows.numbers.sorted()
    let part = try reader.chronicle(
      rows: rows, kinds: kinds.map(\.kind), figures: try reader.figures(in: rows))
    return zip(numbers, part.relationships).map { ($0, $1) }
  }

  // MARK: What is not there

  /// An id that a table has not: what else it is, or the nearest that the table has.
  private func unknown(
    id: String, in table: Problem.Subject.Table, rule: Problem.Rule, among ids: [String]
  ) throws -> FormatsError {
    if let stale = try staleness(ofMissing: id, in: table) { return stale }
    let otherwise = try otherwise(id: id, than: table)
    let near = otherwise == nil ? Suggestion(nearestTo: id, among: ids) : Suggestion()
    let hint = otherwise.map { "; \($0)" } ?? near.hint
    let name = table.rowName
    return FormatsError(
      Problem(
        severity: .error, rule: rule, message: "unknown \(name) '\(id)'\(hint)",
        subject: otherwise == nil ? .init(table: table, row: 0, field: "id", id: id) : nil,
        text: id, expected: "the id of a \(name)", suggestion: near.text))
  }

  /// What to say of an id that is of another table than was expected.
  private func otherwise(id: String, than table: Problem.Subject.Table) throws -> String? {
    if table != .relationships, try number(of: id) != nil {
      return "it is a relationship, for which there are amend and retract"
    }
    if table != .figures, try row(of: id, in: .figures) != nil {
      return "it is a figure, for which there are amend-figure, merge-figures and retract-figure"
    }
    if table != .sources, try row(of: id, in: .sources) != nil {
      return "it is a source, for which there are amend-source, merge-sources and retract-source"
    }
    return nil
  }

  /// Makes sure that an id is of something in the store, or was of something that the history tells of.
  ///
  /// - Throws: ``FormatsError/invalid(_:)`` with the nearest id, where it never was.
  func requireKnown(_ id: String) throws {
    let isKnown =
      try number(of: id) != nil || row(of: id, in: .figures) != nil
      || row(of: id, in: .sources) != nil
    if isKnown { return }
    let listed = try StoreStatement.texts(
      "SELECT id FROM changes UNION SELECT id FROM figures UNION SELECT id FROM sources",
      of: "changes", in: database)
    if listed.contains(id) { return }
    throw Self.invalid(
      rule: .unknownRelationship, message: "unknown id '\(id)'", id: id,
      expected: "the id of a relationship, figure or source",
      suggestion: Suggestion(nearestTo: id, among: try listed + relationshipIDs()))
  }
}
