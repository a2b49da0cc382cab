package import Camarilla
package import CamarillaFormats
import GRDB

/// What a chronicle holds as a whole.
package struct ChronicleSummary: Sendable {
  package var title: String?
  /// The first and the last year that any relationship's dates name, as `Chronicle.years` has them.
  package var years: ClosedRange<Int>?
  package var figureCount: Int
  package var relationshipCount: Int
  package var kinds: [RelationshipKind]
  package var sources: [Source]

  package init(of chronicle: Chronicle) {
    title = chronicle.title
    years = chronicle.years
    figureCount = chronicle.figures.count
    relationshipCount = chronicle.relationships.count
    kinds = chronicle.kinds
    sources = chronicle.sources
  }

  fileprivate init(of reader: StoreReader, years: ClosedRange<Int>?) throws {
    title = try reader.title()
    self.years = years
    figureCount = try ChronicleStore.count("figures", by: "row", in: reader.database)
    relationshipCount = try ChronicleStore.count(
      "relationships", by: "number", in: reader.database)
    kinds = try reader.kinds().map(\.kind)
    sources = try reader.sources()
  }
}

extension ChronicleStore {
  /// What the store holds as a whole, without reading all of it: a second for ten million relationships.
  ///
  /// Of relationships with both ends only those are looked at that stand first and last on the time line, of others the
  /// distinct dates; they are counted in an index.
  package func summary() throws(FormatsError) -> ChronicleSummary {
    try accessing(path, for: .reading) {
      try queue.read { database in
        try ChronicleSummary(
          of: StoreReader(path: path, database: database),
          years: NamedYears.found(in: database, path: path))
      }
    }
  }

  /// The first and the last year that any relationship's dates name, as ``ChronicleSummary/years``.
  package func years() throws(FormatsError) -> ClosedRange<Int>? {
    try accessing(path, for: .reading) {
      try queue.read { database in try NamedYears.found(in: database, path: path) }
    }
  }
}

/// The first and the last year that dates of a store's relationships name.
private struct NamedYears {
  let path: String
  let database: Database
  private var first: CalendarDay?
  private var last: CalendarDay?

  private init(path: String, database: Database) {
    self.path = path
    self.database = database
  }

  static func found(in database: Database, path: String) throws -> ClosedRange<Int>? {
    var search = NamedYears(path: path, database: database)
    for level in TimelineKey.levels { try search.look(at: level) }
    return search.years
  }

  private var years: ClosedRange<Int>? {
    first.flatMap { first in last.map { first.year...$0.year } }
  }

  /// Looks at the relationships of a level.
  mutating func look(at level: Int) throws {
    let length = level % TimelineKey.approximate
    guard length < TimelineKey.openStart else {
      let texts = try StoreStatement(
        database: database, reading: "relationships",
        sql: "SELECT DISTINCT \"when\" FROM relationships WHERE level = ?")
      texts.bind(level, at: 1)
      while try texts.step() { try take(try texts.text(in: 0)) }
      return
    }
    // No date of such a relationship names a day before the one it is kept by, nor one as long after as its level says.
    try look(at: level, order: "ASC") { day, years in
      years.first.map { day < $0.number } ?? true
    }
    try look(at: level, order: "DESC") { day, years in
      // Any day may stand in the file; those that dates name are far from overflowing.
      years.last.map { $0.number - (1 << length - 1) < day } ?? true
    }
  }

  private mutating func look(
    at level: Int, order: String, while isNear: (_ day: Int, _ years: NamedYears) -> Bool
  ) throws {
    let rows = try StoreStatement(
      database: database, reading: "relationships", key: 2,
      sql: """
        SELECT day, "when", number FROM relationships WHERE level = ? ORDER BY day \(order)
        """)
    rows.bind(level, at: 1)
    defer { rows.reset() }
    var taken: String?
    while try rows.step(), isNear(try rows.integer(in: 0), self) {
      let text = try rows.text(in: 1)
      if text == taken { continue }
      taken = text
      try take(text)
    }
  }

  private mutating func take(_ text: String) throws {
    for day in try StoreReader(path: path, database: database).period(text).namedDays {
      first = min(first ?? day, day)
      last = max(last ?? day, day)
    }
  }
}
