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
      let ids = try String.fetchAll(
        database, sql: "SELECT id FROM relationships WHERE id IS NOT NULL LIMIT 100000")
      throw try Self.unknown("relationship", .unknownRelationship, id, among: ids, otherwise(id))
    }
    guard
      let found = try relationships(where: "number = ?1", { $0.bind(number, at: 1) }).first
    else { throw damaged(path, "the index of numbers has \(number), and the table has not") }
    return found
  }

  /// What to say of an id that is none of a relationship, but of something else.
  private func otherwise(_ id: String) throws -> String? {
    if try figures(equal: id) {
      return "it is a figure, for which there are amend-figure, merge-figures and retract-figure"
    }
    if try listedSource(id) != nil {
      return "it is a source, for which there are amend-source, merge-sources and retract-source"
    }
    return nil
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

  /// The same with what was expected in the message.
  static func refusal(
    _ rule: Problem.Rule, _ found: String, id: String, expected: String
  ) -> FormatsError {
    invalid(rule, "\(found); expected \(expected)", id: id, expected: expected)
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

  /// Checks a figure as a row of a chronicle; returns what is doubtful.
  ///
  /// - Parameter old: what it takes the place of.
  func check(_ figure: Figure, insteadOf old: Figure? = nil) throws -> [Problem] {
    if try figure.id != old?.id && figures(equal: figure.id) {
      throw Self.invalid(
        .duplicateID, "duplicate id '\(figure.id)' in figures", id: figure.id,
        expected: "every id once")
    }
    var builder = Chronicle.Builder()
    builder.add(figure)
    return try Self.built(builder).warnings
  }

  func check(_ source: Source, insteadOf old: Source? = nil) throws {
    if try source.id != old?.id && listedSource(source.id) != nil {
      throw Self.invalid(
        .duplicateID, "duplicate id '\(source.id)' in sources", id: source.id,
        expected: "every id once")
    }
    var builder = Chronicle.Builder()
    builder.add(source)
    _ = try Self.built(builder)
  }

  /// Checks relationships as rows of a chronicle, also against each other; returns what is doubtful.
  ///
  /// - Parameters:
  ///   - added: figures that are going to be in the store.
  ///   - removed: figures that are not going to be.
  func check(
    _ relationships: [Relationship], with added: [Figure], without removed: [Figure]
  ) throws -> [Problem] {
    let reader = StoreReader(path: path, database: database)
    var builder = Chronicle.Builder()
    for (_, kind) in try reader.kinds() { builder.add(kind) }
    for source in try reader.sources() { builder.add(source) }
    let gone = Set((added + removed).map(\.id))
    let ends = Set(relationships.flatMap { [$0.source, $0.target] }).subtracting(gone).sorted()
    for figure in added { builder.add(figure) }
    for id in ends { builder.add(try self.figure(id).figure) }
    for relationship in relationships { builder.add(relationship) }
    return try Self.built(builder).warnings.filter { $0.subject?.table == .relationships }
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
