package import Camarilla
import CamarillaFormats
import GRDB

/// A row that edits put into a store: a relationship, figure, source or kind.
package protocol StoredRow: TableRow {
  /// Puts a row in the place of what stands there; nothing takes it out.
  ///
  /// - Parameter number: the number of a relationship, the row of a figure, source or kind.
  static func put(_ row: Self?, at number: Int, in editor: StoreEditor) throws

  /// The row as it is called there: a relationship without an id of its own by its number.
  func called(byNumber number: Int) -> Self
}

extension StoredRow {
  package func called(byNumber number: Int) -> Self { self }
}

/// A row that relationships name, and that edits change along with these: a figure or a source.
package protocol NamedRow: StoredRow {
  /// What an id breaks that is none of theirs.
  static var ruleOfUnknown: Problem.Rule { get }
  /// Whether relationships name it by its row, so that none is changed where its id is.
  static var isNamedByRow: Bool { get }

  func add(to builder: inout Chronicle.Builder)

  /// The relationships that name it, in their order with their numbers.
  static func relationships(
    naming id: String, in editor: StoreEditor
  ) throws -> [(number: Int, relationship: Relationship)]

  /// A relationship that names another in its place, or none; nil for one that can't do without.
  static func renaming(
    _ old: String, to new: String?, in relationship: Relationship
  ) -> Relationship?

  /// What is doubtful of relationships once they name a row as it will be.
  ///
  /// - Parameters:
  ///   - relationships: those that are changed by it.
  ///   - others: those that name it already.
  ///   - gone: the rows that it takes the place of.
  func doubts(
    of relationships: [Relationship], beside others: [Relationship], insteadOf gone: [Self],
    in editor: StoreEditor
  ) throws -> [Problem]

  /// Why a row that relationships name is not taken out, what is expected, and how one can go on otherwise.
  static func reason(
    toKeep id: String, namedBy relationships: String
  ) -> (found: String, expected: String, wayOut: Problem.WayOut)
}

extension NamedRow {
  package static func put(_ row: Self?, at number: Int, in editor: StoreEditor) throws {
    editor.lookups.forgetFigures()
    guard let row else {
      return try editor.database.execute(
        sql: "DELETE FROM \(table.rawValue) WHERE row = ?", arguments: [number])
    }
    let statement = try editor.lookups.statement(RowSQL<Self>.put)
    statement.bind(row, number: number)
    try statement.run()
  }
}

extension Figure: NamedRow {
  package static let ruleOfUnknown = Problem.Rule.unknownFigure
  package static let isNamedByRow = true

  package func add(to builder: inout Chronicle.Builder) { builder.add(self) }

  package static func relationships(
    naming id: String, in editor: StoreEditor
  ) throws -> [(number: Int, relationship: Relationship)] {
    guard let row = try editor.row(of: id, in: table) else { return [] }
    return try editor.relationships(where: "source = ?1 OR target = ?1") { $0.bind(row, at: 1) }
  }

  package static func renaming(
    _ old: String, to new: String?, in relationship: Relationship
  ) -> Relationship? {
    guard let new else { return nil }
    var renamed = relationship
    if renamed.source.rawValue == old { renamed.source.rawValue = new }
    if renamed.target.rawValue == old { renamed.target.rawValue = new }
    return renamed
  }

  package func doubts(
    of relationships: [Relationship], beside others: [Relationship], insteadOf gone: [Figure],
    in editor: StoreEditor
  ) throws -> [Problem] {
    let ids = Set(relationships.map(\.id))
    return try editor.check(others + relationships, with: [self], without: gone).filter { problem in
      problem.subject.map { ids.contains($0.id) } ?? false
        || problem.related.contains { ids.contains($0.id) }
    }
  }

  package static func reason(
    toKeep id: String, namedBy relationships: String
  ) -> (found: String, expected: String, wayOut: Problem.WayOut) {
    (
      "figure '\(id)' still has \(relationships)", "a figure without any",
      .retractWithRelationships
    )
  }
}

extension Source: NamedRow {
  package static let ruleOfUnknown = Problem.Rule.unknownCitation
  package static let isNamedByRow = false

  package func add(to builder: inout Chronicle.Builder) { builder.add(self) }

  package static func relationships(
    naming id: String, in editor: StoreEditor
  ) throws -> [(number: Int, relationship: Relationship)] {
    // In NFC and NFD an id is the same and has different bytes.
    let isPlain = id.utf8.allSatisfy { $0 < 0x80 }
    return try editor.relationships(
      where: isPlain ? "instr(citation, ?1) > 0" : "citation IS NOT NULL AND ?1 IS NOT NULL"
    ) { $0.bind(id, at: 1) }
    .filter { $0.relationship.citations.contains { $0.source == id } }
  }

  /// What cites it cites another, each position of it once.
  package static func renaming(
    _ old: String, to new: String?, in relationship: Relationship
  ) -> Relationship? {
    var renamed = relationship
    renamed.citations = []
    for var citation in relationship.citations {
      if citation.source == old {
        guard let new else { continue }
        citation.source = new
      }
      if !renamed.citations.contains(citation) { renamed.citations.append(citation) }
    }
    return renamed
  }

  package func doubts(
    of relationships: [Relationship], beside others: [Relationship], insteadOf gone: [Source],
    in editor: StoreEditor
  ) throws -> [Problem] {
    // Claims say the same whatever they cite; but the id must be one that a list of citations can hold.
    _ = try editor.check(relationships, with: [], without: [])
    return []
  }

  package static func reason(
    toKeep id: String, namedBy relationships: String
  ) -> (found: String, expected: String, wayOut: Problem.WayOut) {
    (
      "source '\(id)' is still cited by \(relationships)", "a source that nothing cites",
      .retractWithCitations
    )
  }
}
