import Camarilla
import CamarillaFormats
import GRDB

/// What edits are made of, within one transaction.
struct StoreEditor {
  let path: String
  let database: Database

  // MARK: Finding

  /// The number that a new relationship gets: one whose id by number nobody has.
  func nextNumber() throws -> Int {
    var number = try Int.fetchOne(database, sql: "SELECT next_number FROM chronicle") ?? 0
    guard number > 0 else { throw damaged(path, "it has no next number") }
    while try Bool.fetchOne(
      database, sql: "SELECT EXISTS (SELECT * FROM relationships WHERE id = ? OR number = ?)",
      arguments: [RelationshipTable.generatedID(number - 1), number]) == true
    {
      number += 1
    }
    try database.execute(
      sql: "UPDATE chronicle SET next_number = ?", arguments: [number + 1])
    return number
  }

  /// The row that a new figure or source gets.
  func nextRow(of table: StaticString) throws -> Int {
    1 + (try Int.fetchOne(database, sql: "SELECT max(row) FROM \(table)") ?? 0)
  }

  /// The number of the relationship that has an id, its own or by its number.
  private func number(of id: String) throws -> Int? {
    if let number = try Int.fetchOne(
      database, sql: "SELECT number FROM relationships WHERE id = ?", arguments: [id])
    {
      return number
    }
    if id.hasPrefix("r"), let number = Int(id.dropFirst()), number > 0,
      RelationshipTable.generatedID(number - 1) == id
    {
      return try Int.fetchOne(
        database, sql: "SELECT number FROM relationships WHERE number = ? AND id IS NULL",
        arguments: [number])
    }
    // Ids in NFC and NFD are equal and have different bytes.
    if id.utf8.allSatisfy({ $0 < 0x80 }) { return nil }
    let ids = try Row.fetchCursor(
      database, sql: "SELECT id, number FROM relationships WHERE id IS NOT NULL")
    while let row = try ids.next() {
      let other: String = row[0]
      if other == id { return row[1] }
    }
    return nil
  }

  /// The relationship of an id.
  ///
  /// - Throws: ``FormatsError/invalid(_:)`` with the nearest id, where there is none.
  func relationship(_ id: String) throws -> (number: Int, Relationship) {
    guard let number = try number(of: id) else {
      let near = nearestName(
        to: id,
        among: try String.fetchAll(
          database, sql: "SELECT id FROM relationships WHERE id IS NOT NULL LIMIT 100000"))
      throw Self.invalid(
        .unknownRelationship,
        "unknown relationship '\(id)'" + (near.map { " — did you mean '\($0)'?" } ?? ""),
        id: id, expected: "the id of a relationship", suggestion: near)
    }
    let reader = StoreReader(path: path, database: database)
    let kinds = try reader.kinds()
    var rows = RelationshipRows(
      path: path, kindIndices: kinds.enumerated().map { ($1.row, UInt16(clamping: $0)) })
    let statement = try StoreStatement(
      database, "SELECT \(StoreSchema.relationshipColumns) FROM relationships WHERE number = ?")
    statement.bind(number, at: 1)
    while try statement.step() { try rows.add(statement) }
    let part = try reader.chronicle(rows, kinds.map(\.kind), allFigures: false)
    guard let found = part.relationships.first else {
      throw damaged(path, "the index of numbers has \(number), and the table has not")
    }
    return (number, found)
  }

  // MARK: Checking

  static func invalid(
    _ rule: Problem.Rule, _ message: String, id: String, expected: String,
    suggestion: String? = nil
  ) -> FormatsError {
    .invalid(
      InvalidChronicle(problems: [
        Problem(.error, rule, message, text: id, expected: expected, suggestion: suggestion)
      ]))
  }

  /// Makes sure that no relationship has an id.
  func requireFree(_ id: String) throws {
    if !id.isEmpty, try number(of: id) != nil {
      throw Self.invalid(
        .duplicateID, "duplicate id '\(id)' in relationships", id: id, expected: "every id once")
    }
  }

  /// Checks a relationship as a row of a chronicle; returns what is doubtful.
  func check(_ relationship: Relationship, number: Int) throws -> [Problem] {
    let reader = StoreReader(path: path, database: database)
    var builder = Chronicle.Builder()
    for (_, kind) in try reader.kinds() { builder.add(kind) }
    for source in try reader.sources() { builder.add(source) }
    let ends = Set([relationship.source, relationship.target]).sorted()
    let figures = try ends.compactMap { try reader.figure($0)?.figure }
    // Where one is not there under these very bytes, the nearest of all names is wanted.
    for figure in try figures.count == ends.count ? figures : reader.figures().figures {
      builder.add(figure)
    }
    var relationship = relationship
    if relationship.id.isEmpty { relationship.id = RelationshipTable.generatedID(number - 1) }
    builder.add(relationship)
    return try Self.built(builder).warnings.filter { $0.subject?.table == .relationships }
  }

  func check(_ figure: Figure) throws -> [Problem] {
    if try figures(equal: figure.id) {
      throw Self.invalid(
        .duplicateID, "duplicate id '\(figure.id)' in figures", id: figure.id,
        expected: "every id once")
    }
    var builder = Chronicle.Builder()
    builder.add(figure)
    return try Self.built(builder).warnings
  }

  func check(_ source: Source) throws {
    let reader = StoreReader(path: path, database: database)
    if try reader.sources().contains(where: { $0.id == source.id }) {
      throw Self.invalid(
        .duplicateID, "duplicate id '\(source.id)' in sources", id: source.id,
        expected: "every id once")
    }
    var builder = Chronicle.Builder()
    builder.add(source)
    _ = try Self.built(builder)
  }

  private func figures(equal id: String) throws -> Bool {
    let ids = try String.fetchCursor(database, sql: "SELECT id FROM figures")
    while let other = try ids.next() { if other == id { return true } }
    return false
  }

  /// Builds a chronicle, which a file could hold.
  private static func built(_ builder: Chronicle.Builder) throws -> Chronicle {
    let chronicle: Chronicle
    do throws(InvalidChronicle) {
      chronicle = try builder.build()
    } catch {
      throw FormatsError.invalid(error)
    }
    try chronicle.checkRepresentable()
    return chronicle
  }
}
