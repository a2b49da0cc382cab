import Camarilla
import GRDB
import Synchronization

// A schema is a program: a view in a table's place, a trigger or a column that is worked out has a stranger's SQL run
// by whoever reads or edits. So that of a file is compared, word for word, with what the program itself makes.

extension StoreSchema {
  /// Makes sure that a database has the schema of its version and nothing else. It is to be asked before
  /// anything else is.
  ///
  /// - Throws: ``StoreFault`` with the first object that differs.
  static func check(_ database: Database) throws {
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard Int(StoreSchema.version)...Int(versionWithImports) ~= version else {
      throw StoreFault("its version is \(version); expected 1 to \(versionWithImports)")
    }
    let found = try SchemaEntry.all(of: database)
    let form = SchemaForm(version: version, entries: found)
    let expected = try form.entries()
    for entry in found where !expected.contains(entry) && !SchemaEntry.statistics.contains(entry) {
      if form.isStrict, try form.loose.entries().contains(entry) {
        throw StoreFault(
          "it has a table '\(entry.name)' that is not strict, unlike another; expected all of its tables"
            + " strict, or none")
      }
      throw fault(entry, expected: expected.first { $0.name == entry.name }, version: version)
    }
    // Each name is there once, which SQLite sees to.
    if let missing = expected.first(where: { !found.contains($0) }) {
      throw StoreFault(
        "it has no \(missing.type) '\(missing.name)'; expected that of version \(version)")
    }
  }

  private static func fault(
    _ found: SchemaEntry, expected: SchemaEntry?, version: Int
  ) -> StoreFault {
    let what = "it has a \(found.type) '\(shortened(found.name))'"
    guard let expected else {
      return StoreFault(
        "\(what) that Camarilla did not make; expected none"
          + " (`DROP \(found.type.uppercased()) \"\(shortened(found.name))\"` in sqlite3 takes it away)"
      )
    }
    guard expected.type == found.type else {
      return StoreFault("\(what); expected a \(expected.type) of that name")
    }
    func lines(_ entry: SchemaEntry) -> [Substring] {
      (entry.sql ?? "").split(separator: "\n", omittingEmptySubsequences: false)
    }
    let pairs = zip(lines(found) + [""], lines(expected) + [""])
    let (line, other) =
      pairs.first { $0 != $1 } ?? ("on '\(found.table)'", "on '\(expected.table)'")
    return StoreFault(
      "\(what) that is not that of version \(version): found '\(shortened(String(line)))'; expected"
        + " '\(shortened(String(other)))'")
  }
}

/// One row of `sqlite_schema`, without the page on which the object begins.
private struct SchemaEntry: Hashable {
  let type: String
  let name: String
  let table: String
  /// Nil for an index that keeps a column unique.
  let sql: String?

  /// What SQLite's own ANALYZE makes, which is of use to it and harms nobody.
  static let statistics: Set<SchemaEntry> = Set(
    [("sqlite_stat1", "tbl,idx,stat"), ("sqlite_stat4", "tbl,idx,neq,nlt,ndlt,sample")].map {
      name, columns in
      SchemaEntry(
        type: "table", name: name, table: name, sql: "CREATE TABLE \(name)(\(columns))")
    })

  static func all(of database: Database) throws -> [SchemaEntry] {
    let statement = try StoreStatement(
      database: database, reading: "sqlite_schema",
      sql: "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY rowid")
    var entries: [SchemaEntry] = []
    while try statement.step() {
      entries.append(
        SchemaEntry(
          type: try statement.text(in: 0), name: try statement.text(in: 1),
          table: try statement.text(in: 2), sql: try statement.optionalText(in: 3)))
    }
    return entries
  }
}

/// One of the forms in which stores are found: they are changed when an edit first needs that.
private struct SchemaForm: Hashable {
  enum Styles: Hashable {
    /// Made with a column for the styles of kinds, made before there were any, or that with the column added.
    case made, none, added

    /// - Parameter sql: what the table of kinds was made by.
    init(ofKinds sql: String) {
      self = !sql.contains("style") ? .none : sql.hasSuffix(", style TEXT)") ? .added : .made
    }
  }

  let hasEdits: Bool
  /// Whether its tables take values of their types alone.
  let isStrict: Bool
  let styles: Styles

  init(version: Int, entries: [SchemaEntry]) {
    hasEdits = version >= Int(StoreSchema.versionWithEdits)
    // Where one is, all have to be.
    isStrict = entries.contains { entry in
      entry.type == "table"
        && [") STRICT", ") STRICT, WITHOUT ROWID"].contains { entry.sql?.hasSuffix($0) == true }
    }
    styles =
      isStrict ? .made : Styles(ofKinds: entries.first { $0.name == "kinds" }?.sql ?? "")
  }

  private init(hasEdits: Bool, isStrict: Bool, styles: Styles) {
    (self.hasEdits, self.isStrict, self.styles) = (hasEdits, isStrict, styles)
  }

  /// The same with tables that aren't strict.
  var loose: SchemaForm { SchemaForm(hasEdits: hasEdits, isStrict: false, styles: styles) }

  private static let known = Mutex<[SchemaForm: [SchemaEntry]]>([:])

  /// The schema, from a store that is made in memory; it is made once.
  func entries() throws -> [SchemaEntry] {
    if let known = Self.known.withLock({ $0[self] }) { return known }
    let entries = try DatabaseQueue().write { database in
      let tables = StoreSchema.tables(areStrict: isStrict)
      try database.execute(
        sql: styles == .made ? tables : tables.replacing(",\n  style TEXT", with: ""))
      for sql in [StoreSchema.indices, StoreSchema.search, StoreSchema.triggers] {
        try database.execute(sql: sql)
      }
      if styles == .added { try database.execute(sql: StoreSchema.addingStyles) }
      if hasEdits { try database.execute(sql: StoreSchema.addingEdits) }
      return try SchemaEntry.all(of: database)
    }
    Self.known.withLock { $0[self] = entries }
    return entries
  }
}
