import Camarilla
import CamarillaFormats
import GRDB

// Finding what an edit is about: relationships by their ids, figures and sources, and what names these.

extension StoreEditor {
  private var reader: StoreReader { StoreReader(path: path, database: database) }

  /// The figure of an id, with its row.
  ///
  /// - Throws: ``FormatsError/invalid(_:)`` with the nearest id, where there is none.
  func figure(_ id: String) throws -> (row: Int, figure: Figure) {
    if let found = try reader.figure(id) { return found }
    // Ids in NFC and NFD are equal and have different bytes.
    let (rows, figures) = try reader.figures()
    if let place = figures.firstIndex(where: { $0.id == id }) {
      return (rows[place], figures[place])
    }
    throw Self.unknown("figure", .unknownFigure, id, among: figures.map(\.id))
  }

  /// The source of an id, with its row.
  ///
  /// - Throws: ``FormatsError/invalid(_:)`` with the nearest id, where there is none.
  func source(_ id: String) throws -> (row: Int, source: Source) {
    if let found = try listedSource(id) { return found }
    throw Self.unknown("source", .unknownCitation, id, among: try reader.sources().map(\.id))
  }

  /// The source of an id, with its row; nil where no table lists it.
  func listedSource(_ id: String) throws -> (row: Int, source: Source)? {
    let sources = try reader.sources()
    guard let place = sources.firstIndex(where: { $0.id == id }) else { return nil }
    let rows = try Int.fetchAll(database, sql: "SELECT row FROM sources ORDER BY row")
    return (rows[place], sources[place])
  }

  static func unknown(
    _ what: String, _ rule: Problem.Rule, _ id: String, among ids: [String],
    _ otherwise: String? = nil
  ) -> FormatsError {
    let near = otherwise == nil ? nearestName(to: id, among: ids) : nil
    let hint = otherwise.map { "; \($0)" } ?? near.map { " — did you mean '\($0)'?" } ?? ""
    return invalid(
      rule, "unknown \(what) '\(id)'\(hint)", id: id,
      expected: "the id of a \(what)", suggestion: near)
  }

  // MARK: Relationships

  /// The relationships of a figure, by its row, in their order with their numbers.
  func relationships(ofFigure row: Int) throws -> [(number: Int, relationship: Relationship)] {
    try relationships(where: "source = ?1 OR target = ?1") { $0.bind(row, at: 1) }
  }

  /// The relationships that cite a source.
  func relationships(
    citing source: Source.ID
  ) throws -> [(number: Int, relationship: Relationship)] {
    // In NFC and NFD an id is the same and has different bytes.
    let isPlain = source.utf8.allSatisfy { $0 < 0x80 }
    return try relationships(
      where: isPlain ? "instr(citation, ?1) > 0" : "citation IS NOT NULL AND ?1 IS NOT NULL"
    ) { $0.bind(source, at: 1) }
    .filter { $0.relationship.citations.contains { $0.source == source } }
  }

  func relationships(
    where condition: String, _ bind: (StoreStatement) -> Void
  ) throws -> [(number: Int, relationship: Relationship)] {
    let kinds = try reader.kinds()
    var rows = RelationshipRows(
      path: path, kindIndices: kinds.enumerated().map { ($1.row, UInt16(clamping: $0)) })
    let statement = try StoreStatement(
      database, "SELECT \(StoreSchema.relationshipColumns) FROM relationships WHERE \(condition)")
    bind(statement)
    while try statement.step() { try rows.add(statement) }
    let numbers = rows.numbers.sorted()
    let part = try reader.chronicle(rows, kinds.map(\.kind), allFigures: false)
    return zip(numbers, part.relationships).map { ($0, $1) }
  }

  /// Has whatever cites a source cite another, each place of it once, or no longer any.
  func cite(_ new: Source.ID?, insteadOf old: Source.ID, in edit: inout StoreEdit) throws {
    let citing = try relationships(citing: old)
    let renamed = citing.map { $0.relationship.citing(new, insteadOf: old) }
    _ = try check(renamed, with: [], without: [])
    for ((number, before), after) in zip(citing, renamed) {
      try edit.put(
        RowText.text(after), insteadOf: RowText.text(before), .relationships, number,
        id: after.id)
    }
  }
}

extension Relationship {
  fileprivate func citing(_ new: Source.ID?, insteadOf old: Source.ID) -> Relationship {
    var renamed = self
    renamed.citations = []
    for var citation in citations {
      if citation.source == old {
        guard let new else { continue }
        citation.source = new
      }
      if !renamed.citations.contains(citation) { renamed.citations.append(citation) }
    }
    return renamed
  }
}
