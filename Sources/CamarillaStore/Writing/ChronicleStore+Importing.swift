public import Camarilla
public import CamarillaFormats
import GRDB
import LongWork

extension ChronicleStore {
  /// What an import came to.
  public struct Import: Sendable {
    /// How many figures were written.
    public var figures: Int
    /// How many relationships were written.
    public var relationships: Int
    /// What was doubtful, the first thousand.
    public var warnings: [Problem]
    /// How many doubts there were.
    public var warningCount: Int
  }

  /// Makes a store out of a chronicle's folder or a lone table of relationships of any length, which is
  /// read row by row and never held whole.
  ///
  /// Each row is checked by itself, as reading the folder would, and ids are found to be unique. What
  /// claims say against each other (contradictions, overlaps, duplicates) is left to reading the whole.
  ///
  /// The store is made beside its place, and replaces what stood there when it is whole; killed at any
  /// moment, it leaves that as it was. Beside the store it takes room in the
  /// folder for temporary files, `SQLITE_TMPDIR` or else `/var/tmp`.
  ///
  /// Time: O(m log m) for m relationships; space: that of the figures, the
  /// distinct periods and the distinct lists of citations, and the room in which SQLite works (128 MB).
  ///
  /// - Throws: as reading the folder and ``write(_:to:)`` do; of many errors the first thousand.
  ///   `FormatsError.overwritesInput` where the store would take the place of a table.
  public static func importing(
    _ path: String, to store: String
  ) throws(FormatsError) -> Import {
    try FileClaims.guarding { () throws(FormatsError) in
      var result: Import?
      try StoreFile.making(store, cacheBytes: 128 << 20) { database in
        result = try WorkPlan.run([3, 1, 2, 1]) { () throws -> Import in
          try fill(database, from: path)
        }
      }
      return result!
    }
  }

  private static func fill(_ database: Database, from path: String) throws -> Import {
    try database.execute(sql: StoreSchema.tables)
    // Rows come in their own order and are kept in that of the time line: they are put aside, and
    // sorted in one go.
    try database.execute(
      sql: """
        CREATE TEMP TABLE staging (
          number INTEGER PRIMARY KEY, level INTEGER, day INTEGER, kind INTEGER, source INTEGER,
          target INTEGER, "when" TEXT, weight REAL, confidence REAL, citation TEXT, id TEXT,
          post TEXT, note TEXT, attributes TEXT);
        """)
    let staged = StagedRows(try RelationshipInsertion(database: database, into: "temp.staging"))
    let streamed = try Chronicle.stream(contentsOf: path) { builder throws(FormatsError) in
      try accessing(path, for: .writing) { try staged.add(builder.table) }
    }
    try checkIDs(database)
    try settleIDs(database)

    let tables = StoreTables(database: database)
    let declarations = streamed.builder.declarations
    try tables.insert(title: streamed.builder.title, nextNumber: streamed.relationships + 1)
    try tables.insert(kinds: declarations.kinds)
    try tables.insert(declarations.figures)
    try tables.insert(declarations.sources)
    try tables.insert(columns: streamed.builder.table.attributes.map(\.name))
    _ = WorkStep(name: "sorting")
    try database.execute(
      sql: """
        INSERT INTO relationships (\(StoreSchema.relationshipColumns))
        SELECT \(StoreSchema.relationshipColumns) FROM temp.staging ORDER BY level, day, number
        """)
    _ = WorkStep(name: "indexing")
    try database.execute(sql: StoreSchema.search)
    try tables.insertFigureWords()
    try database.execute(
      sql: """
        INSERT INTO relationship_words (rowid, post, note)
        SELECT number, post, note FROM temp.staging
        WHERE post IS NOT NULL OR note IS NOT NULL ORDER BY number
        """)
    try database.execute(sql: "DROP TABLE temp.staging")
    try database.execute(sql: StoreSchema.indices)
    try database.execute(sql: StoreSchema.triggers)
    return Import(
      figures: declarations.figures.count, relationships: streamed.relationships,
      warnings: streamed.warnings, warningCount: streamed.warningCount)
  }

  /// Finds ids that several relationships have for their own.
  private static func checkIDs(_ database: Database) throws {
    var problems: [Problem] = []
    func report(_ id: String, first: Int, second: Int) {
      problems.append(
        Problem(
          severity: .error, rule: .duplicateID,
          message: "duplicate id '\(id)' in relationships: row \(first) and row \(second)",
          subject: .init(table: .relationships, row: second - 1, field: "id", id: id), text: id,
          expected: "every id once",
          related: [.init(table: .relationships, row: first - 1, field: "id", id: id)]))
    }
    let twice = try Row.fetchCursor(
      database,
      sql: """
        SELECT id, min(number), max(number) FROM temp.staging WHERE id IS NOT NULL
        GROUP BY id HAVING count(*) > 1 ORDER BY 3 LIMIT 1000
        """)
    while let row = try twice.next() { report(row[0], first: row[1], second: row[2]) }
    if !problems.isEmpty { throw FormatsError.invalid(InvalidChronicle(problems: problems)) }
  }

  /// Gives relationships whose number another one has for its own id one that nobody has, as
  /// `RelationshipTable` does.
  private static func settleIDs(_ database: Database) throws {
    let nameless = try Int.fetchAll(
      database,
      sql: """
        SELECT b.number FROM temp.staging a
        JOIN temp.staging b ON b.number = CAST(substr(a.id, 2) AS INTEGER)
        WHERE a.id GLOB 'r[1-9]*' AND b.id IS NULL AND a.id = 'r' || b.number ORDER BY b.number
        """)
    guard !nameless.isEmpty else { return }
    let taken = Set(
      try String.fetchAll(
        database, sql: "SELECT id FROM temp.staging WHERE id GLOB 'r[1-9]*-*'"))
    let naming = try database.makeStatement(
      sql: "UPDATE temp.staging SET id = ? WHERE number = ?")
    for number in nameless {
      let id = RelationshipTable.freeID(number - 1) { taken.contains($0) }
      try naming.execute(arguments: [id, number])
    }
  }
}

/// Puts batches of rows aside, and remembers what they have in common.
private final class StagedRows {
  private let insertion: RelationshipInsertion
  private var keys: [TimelineKey] = []
  private var whens: [String] = []
  private var citations: [String] = []

  init(_ insertion: RelationshipInsertion) { self.insertion = insertion }

  func add(_ table: RelationshipTable) throws {
    for period in table.periods[keys.count...] {
      keys.append(TimelineKey(period))
      whens.append(period.description)
    }
    for list in table.citationLists[citations.count...] {
      citations.append(list.map(\.description).joined(separator: ";"))
    }
    for row in 0..<table.count {
      let when = Int(table.whens[row])
      try insertion.insert(
        keys[when], number: table.takenRows + row + 1, row: row, of: table,
        kind: Int(table.kinds[row]) + 1, source: Int(table.sources[row]) + 1,
        target: Int(table.targets[row]) + 1, when: whens[when],
        citation: citations[Int(table.citations[row])])
    }
  }
}
