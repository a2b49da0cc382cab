import Camarilla
import CamarillaFormats
import GRDB

/// What edits are made of, within one transaction.
package struct StoreEditor {
  let path: String
  let database: Database
  let lookups: StoreLookups
  /// What whoever edits has seen; nil for whatever there is.
  let base: StoreRevision?

  init(path: String, database: Database, base: StoreRevision? = nil) {
    self.path = path
    self.database = database
    self.base = base
    lookups = StoreLookups(database: database)
  }

  // MARK: Numbers

  /// The number that a new relationship gets: one whose id by number nobody has.
  ///
  /// - Parameter reserved: ids that others are going to have.
  func nextNumber(besides reserved: Set<String> = []) throws -> Int {
    let found = try StoreStatement.number(
      "SELECT next_number FROM chronicle", of: "chronicle", in: database)
    guard var number = found else { throw damaged(path, what: "it has no next number") }
    while try reserved.contains(RelationshipTable.generatedID(number - 1)) || isTaken(number) {
      number += 1
    }
    let next = try lookups.statement("UPDATE chronicle SET next_number = ?")
    next.bind(number + 1, at: 1)
    try next.run()
    return number
  }

  private func isTaken(_ number: Int) throws -> Bool {
    let taken = try lookups.statement("SELECT 1 FROM relationships WHERE id = ? OR number = ?")
    taken.bind(RelationshipTable.generatedID(number - 1), at: 1)
    taken.bind(number, at: 2)
    defer { taken.reset() }
    return try taken.step()
  }

  /// The row that a new figure, source, kind or column gets.
  func nextRow(of table: String) throws -> Int {
    1 + (try StoreStatement.number("SELECT max(row) FROM \(table)", of: table, in: database) ?? 0)
  }

  // MARK: Checking

  static func invalid(
    rule: Problem.Rule, message: String, id: String, expected: String,
    suggestion: Suggestion = Suggestion(), wayOut: Problem.WayOut? = nil
  ) -> FormatsError {
    var problem = Problem(
      severity: .error, rule: rule, message: message + suggestion.hint, text: id,
      expected: expected, suggestion: suggestion.text)
    problem.wayOut = wayOut
    return FormatsError(problem)
  }

  /// The same with what was expected in the message.
  static func refusal(
    rule: Problem.Rule, found: String, id: String, expected: String,
    wayOut: Problem.WayOut? = nil
  ) -> FormatsError {
    invalid(
      rule: rule, message: "\(found); expected \(expected)", id: id, expected: expected,
      wayOut: wayOut)
  }

  /// Makes sure that no relationship has an id.
  func requireFree(_ id: String) throws {
    if !id.isEmpty, try number(of: id) != nil {
      throw Self.invalid(
        rule: .duplicateID, message: "duplicate id '\(id)' in relationships", id: id,
        expected: "every id once")
    }
  }

  /// Checks a relationship as a row of a chronicle; returns what is doubtful.
  func check(_ relationship: Relationship, number: Int) throws -> [Problem] {
    let reader = StoreReader(path: path, database: database)
    var builder = Chronicle.Builder()
    for (_, kind) in try reader.kinds() { builder.add(kind) }
    for source in try reader.sources() where Source.isCitable(id: source.id) { builder.add(source) }
    let ends = Set([relationship.source, relationship.target]).sorted()
    let figures = try ends.compactMap { try reader.figure(id: $0)?.figure }
    // Where one is not there under these very bytes, the nearest of all names is wanted.
    for figure in try figures.count == ends.count ? figures : reader.figures().figures {
      builder.add(figure)
    }
    builder.add(relationship.called(byNumber: number))
    return try Self.built(builder: builder).warnings.filter { $0.subject?.table == .relationships }
  }

  /// Checks a figure or source as a row of a chronicle; returns what is doubtful.
  ///
  /// - Parameter old: what it takes the place of.
  func check<Named: NamedRow>(_ row: Named, insteadOf old: Named? = nil) throws -> [Problem] {
    if try row.key != old?.key && self.row(of: row.key, in: Named.table) != nil {
      throw Self.invalid(
        rule: .duplicateID, message: "duplicate id '\(row.key)' in \(Named.table.rawValue)",
        id: row.key,
        expected: "every id once")
    }
    if Named.table != .sources, row.key != old?.key, row.key.hasControlCharacters {
      throw Self.refusal(
        rule: .malformedValue, found: "the id '\(row.key)' has a control character", id: row.key,
        expected: "an id of one line, without tabs and the like")
    }
    var builder = Chronicle.Builder()
    row.add(to: &builder)
    return try Self.built(builder: builder).warnings + namesakes(of: row, insteadOf: old)
  }

  /// What is doubtful of a row that has come by the very name of another.
  private func namesakes<Named: NamedRow>(of row: Named, insteadOf old: Named?) throws -> [Problem]
  {
    let called = Named.fields.first { if case .name = $0.content { true } else { false } }
    guard let field = called, field.text(of: row) != old.map({ field.text(of: $0) }) else {
      return []
    }
    let name = field.text(of: row)
    let others = try StoreStatement(
      database: database, reading: Named.table.rawValue,
      sql:
        "SELECT id FROM \(Named.table.rawValue) WHERE \(field.name) = ? AND id <> ? ORDER BY row LIMIT 1"
    )
    others.bind(name, at: 1)
    others.bind(old?.key ?? row.key, at: 2)
    defer { others.reset() }
    guard try others.step() else { return [] }
    let other = try others.text(in: 0)
    return [
      Problem(
        severity: .warning, rule: .similarNames,
        message:
          "'\(row.key)' and '\(other)' have one \(field.name), '\(shortened(name))'; expected one"
          + " \(Named.table.rowName), or \(field.name)s that tell them apart",
        subject: .init(table: Named.table, row: 0, field: field.name, id: row.key), text: name,
        expected: "a \(field.name) of its own")
    ]
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
    for source in try reader.sources() where Source.isCitable(id: source.id) { builder.add(source) }
    let gone = Set((added + removed).map(\.id))
    let ends = Set(relationships.flatMap { [$0.source, $0.target] }).subtracting(gone).sorted()
    for figure in added { builder.add(figure) }
    for id in ends { builder.add(try find(id.rawValue).row as Figure) }
    for relationship in relationships { builder.add(relationship) }
    return try Self.built(builder: builder).warnings.filter { $0.subject?.table == .relationships }
  }

  /// Builds a chronicle, which a file could hold.
  static func built(builder: Chronicle.Builder) throws -> Chronicle {
    let chronicle: Chronicle
    do throws(InvalidChronicle) {
      chronicle = try builder.built()
    } catch {
      throw FormatsError.invalid(error)
    }
    try chronicle.checkRepresentable()
    return chronicle
  }
}
