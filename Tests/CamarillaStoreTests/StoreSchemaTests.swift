import Camarilla
import CamarillaFormats
import GRDB
import StalinCircle
import TestSupport
import Testing

@testable import CamarillaStore

/// A schema is a program: a store has that of its version and nothing else, or nothing is asked of it.
@Suite(.timeLimit(.minutes(30))) struct StoreSchemaTests {
  private static let endless =
    "WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT"

  /// Every table as a view without an end.
  private static let views = [
    "chronicle": "n AS row, n AS title, n AS next_number",
    "kinds": "n AS row, 'k' || n AS name, 1 AS sign, 0 AS directed, NULL AS style",
    "figures":
      "n AS row, 'f' || n AS id, 'f' AS name, NULL AS born, NULL AS died, NULL AS attributes",
    "sources":
      "n AS row, 's' || n AS id, 's' AS title, NULL AS author, NULL AS published, NULL AS url, NULL AS attributes",
    "columns": "n AS row, 'c' || n AS name",
    "relationships":
      "n AS level, n AS day, n AS number, 1 AS kind, 1 AS source, 2 AS target, '1926' AS \"when\", 1.0 AS weight, 1.0 AS confidence, NULL AS citation, NULL AS id, NULL AS post, NULL AS note, NULL AS attributes",
    "changes":
      "n AS change, '' AS time, '' AS author, NULL AS reason, 'add' AS action, NULL AS undoes, 'figures' AS subject, n AS number, '' AS id, NULL AS before, NULL AS after, NULL AS edit",
  ]

  private func check(
    _ changes: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try inTemporaryFolder { folder in
      let path = folder + "/x.camarilla"
      try write(CraftedStore.sound, to: path)
      var configuration = Configuration()
      configuration.foreignKeysEnabled = false
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA writable_schema = ON;" + changes)
      }
      try queue.close()
      let (refusals, answers) = try CraftedStore.use(path, sourceLocation: sourceLocation)
      #expect(answers == 0, "\(changes)", sourceLocation: sourceLocation)
      for refusal in refusals {
        let text = refusal.description
        #expect(text.contains(expected), "\(changes): \(text)", sourceLocation: sourceLocation)
        #expect(text.contains(path), sourceLocation: sourceLocation)
      }
    }
  }

  @Test func viewsWithoutEndInTablesPlaces() throws {
    for (table, columns) in Self.views.sorted(by: { $0.key < $1.key }) {
      try check(
        """
        DROP VIEW claims; DROP TABLE \(table);
        CREATE VIEW \(table) AS \(Self.endless) \(columns) FROM c;
        """, "it has a view '\(table)'; expected a table of that name")
    }
  }

  /// What SQLite itself keeps of its indexes is of use, and nobody's program.
  @Test func statisticsOfSQLiteAreTaken() throws {
    try inTemporaryFolder { folder in
      let path = folder + "/x.camarilla"
      try ChronicleStore.write(.stalinCircle, to: path)
      let queue = try DatabaseQueue(path: path)
      try queue.write { try $0.execute(sql: "ANALYZE") }
      let names = try queue.read {
        try String.fetchAll(
          $0, sql: "SELECT name FROM sqlite_schema WHERE name GLOB 'sqlite_stat?'")
      }
      try queue.close()
      #expect(names.contains("sqlite_stat1"))
      #expect(try ChronicleStore(path: path).chronicle().figures == Chronicle.stalinCircle.figures)
    }
  }

  @Test func whatCamarillaDidNotMake() throws {
    let changes = [
      (
        "CREATE TRIGGER t AFTER INSERT ON changes BEGIN DELETE FROM figures; END",
        "it has a trigger 't' that Camarilla did not make; expected none"
      ),
      ("CREATE TABLE mine (x)", "it has a table 'mine'"),
      ("CREATE VIEW mine AS SELECT 1", "it has a view 'mine'"),
      ("CREATE INDEX mine ON figures (name)", "it has a index 'mine'"),
      ("CREATE VIRTUAL TABLE mine USING fts5(x)", "it has a table 'mine'"),
      (
        "DROP TRIGGER figure_words_added",
        "it has no trigger 'figure_words_added'; expected that of version 2"
      ),
      ("DROP INDEX relationships_by_number", "it has no index 'relationships_by_number'"),
      ("DROP VIEW claims", "it has no view 'claims'"),
    ]
    for (change, expected) in changes { try check(change, expected) }
  }

  @Test func tablesThatAreNotAsTheyWereMade() throws {
    let changes = [
      (
        "DROP TABLE columns; CREATE VIRTUAL TABLE columns USING fts5(row, name)",
        "it has a table 'columns' that is not that of version 2"
      ),
      (
        "ALTER TABLE figures ADD COLUMN spy INT AS (length(name))",
        "it has a table 'figures' that is not that of version 2"
      ),
      (
        "ALTER TABLE sources RENAME COLUMN url TO link",
        "found '  link TEXT,'; expected '  url TEXT,'"
      ),
      (
        "UPDATE sqlite_schema SET sql = replace(sql, 'sign INTEGER NOT NULL', 'sign INTEGER') WHERE name = 'kinds'",
        "found '  sign INTEGER CHECK"
      ),
      (
        "UPDATE sqlite_schema SET sql = replace(sql, 'remove_diacritics 2', 'remove_diacritics 1') WHERE name = 'figure_words'",
        "it has a table 'figure_words' that is not that of version 2"
      ),
      (
        "UPDATE sqlite_schema SET sql = replace(sql, 'old.row', 'old.row + 1') WHERE name = 'figure_words_removed'",
        "it has a trigger 'figure_words_removed' that is not that of version 2"
      ),
      (
        "DROP VIEW claims; CREATE VIEW claims AS \(Self.endless) n AS number FROM c",
        "it has a view 'claims' that is not that of version 2"
      ),
      ("PRAGMA user_version = 1", "it has a table 'changes' that is not that of version 1"),
    ]
    for (change, expected) in changes { try check(change, expected) }
  }

  // MARK: Strict tables

  @Test func aNewStoreTakesValuesOfItsTypesAlone() throws {
    try inTemporaryFolder { folder in
      let path = try whole(folder)
      let queue = try DatabaseQueue(path: path)
      let strict = try queue.read { database in
        try String.fetchAll(
          database,
          sql: "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict ORDER BY name")
      }
      #expect(strict == Self.views.keys.sorted())
      for change in [
        "UPDATE figures SET name = x'00' WHERE row = 1",
        "UPDATE kinds SET sign = 'plus' WHERE row = 1",
        "UPDATE relationships SET weight = 'heavy' WHERE number = 1",
        "UPDATE relationships SET day = 1.5 WHERE number = 1",
        "INSERT INTO columns (row, name) VALUES (99, x'00')",
        "UPDATE chronicle SET next_number = 'x'", "UPDATE sources SET url = x'00'",
        "UPDATE changes SET time = x'00'", "UPDATE changes SET edit = 'x'",
      ] {
        let error = #expect(throws: DatabaseError.self, "\(change)") {
          try queue.write { try $0.execute(sql: change) }
        }
        #expect(error?.resultCode == .SQLITE_CONSTRAINT, "\(change)")
        #expect(error?.message?.hasPrefix("cannot store ") == true, "\(change): \(error!)")
      }
      try queue.close()
    }
  }

  @Test func aStoreThatWasMadeBeforeIsUsedAsEver() throws {
    try inTemporaryFolder { folder in
      let path = folder + "/x.camarilla"
      try write(CraftedStore.loose, to: path)
      let (refusals, answers) = try CraftedStore.use(path)
      #expect(refusals.isEmpty, "\(refusals)")
      #expect(answers == 28)
      try write(CraftedStore.loose, to: path)
      let store = try ChronicleStore(editing: path)
      let before = account(of: try store.chronicle())
      try store.amend("own", note: CraftedStore.note) { $0.weight = 7 }
      let after = account(of: try store.chronicle())
      #expect(after != before)
      try store.undo(CraftedStore.note)
      #expect(try account(of: store.chronicle()) == before)
      try store.redo(CraftedStore.note)
      #expect(try account(of: ChronicleStore(path: path).chronicle()) == after)
      try store.checkIntegrity()
      let strict = try DatabaseQueue(path: path).read { database in
        try Int.fetchOne(database, sql: "SELECT count(*) FROM pragma_table_list WHERE strict")
      }
      #expect(strict == 0)
      // A copy of its content is made as stores are made now.
      try ChronicleStore.write(store.chronicle(), to: folder + "/new.camarilla")
      #expect(try account(of: ChronicleStore(path: folder + "/new.camarilla").chronicle()) == after)
    }
  }

  @Test func aStoreIsStrictAsAWholeOrNotAtAll() throws {
    for (table, expected) in [
      (
        "figures",
        "a table 'figures' that is not strict, unlike another; expected all of its tables strict"
      ),
      ("changes", "a table 'changes' that is not strict, unlike another"),
      ("relationships", "a table 'relationships' that is not strict, unlike another"),
      ("chronicle", "a table 'chronicle' that is not strict, unlike another"),
    ] {
      try check(
        """
        UPDATE sqlite_schema
        SET sql = replace(replace(sql, ') STRICT, ', ') '), ') STRICT', ')') WHERE name = '\(table)'
        """, expected)
    }
    try check(
      "UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ') STRICT, STRICT') WHERE name = 'figures'",
      "found ') STRICT, STRICT'; expected ') STRICT'")
  }

  /// Strict tables are beyond an SQLite before 3.37, which says no more than that their text is malformed.
  @Test func anSQLiteThatKnowsNoStrictTables() {
    let error = DatabaseError(
      resultCode: .SQLITE_CORRUPT,
      message: "malformed database schema (chronicle) - near \"STRICT\": syntax error")
    let told = failure(error: error, path: "x", access: .reading, knowsStrictTables: false)
    #expect(told.description.contains("'x' cannot be read: its tables are strict, and SQLite 3."))
    #expect(told.description.hasSuffix("knows none such; expected SQLite 3.37 or later"))
    #expect(
      failure(error: error, path: "x", access: .reading).description.contains("is damaged"))
    let loose = StoreSchema.tables(areStrict: false)
    #expect(!loose.contains("STRICT"))
    #expect(
      StoreSchema.tables(areStrict: true).replacing("STRICT, ", with: "")
        .replacing(") STRICT", with: ")") == loose)
  }

  /// Stores of each version and age, with what edits have made of them, are taken for what they are.
  @Test func everyFormInWhichStoresAreFound() throws {
    try inTemporaryFolder { folder in
      let path = folder + "/x.camarilla"
      for age in 0...2 {
        for edits in 0...3 {
          try ChronicleStore.write(
            try ChronicleStore(path: try whole(folder)).chronicle(), to: path)
          if age == 1 { try loosen(path) }
          if age == 2 { try removeStyles(of: path) }
          let store = try ChronicleStore(editing: path)
          if edits > 0 {
            try store.amend(figure: "f2", note: CraftedStore.note) { $0.name = "Other" }
          }
          if edits > 1 { try store.merge(figure: "f5", into: "f3", note: CraftedStore.note) }
          if edits > 2 {
            var builder = Chronicle.Builder(infersFigures: true)
            builder.add(RelationshipKind(name: "feud", sign: .negative, isDirected: false))
            builder.add(
              Relationship(
                kind: "feud", source: "f1", target: "f3",
                when: .event(HistoricalDate(year: 1937)!)))
            let more = StoreAddition(name: "more", chronicle: try builder.build())
            _ = try store.grow(by: [more], note: CraftedStore.note)
          }
          #expect(try ChronicleStore(path: path).chronicle().kinds.contains { $0.name == "pact" })
          #expect(try ChronicleStore(editing: path).history().isEmpty == (edits == 0))
        }
      }
    }
  }

  private func whole(_ folder: String) throws -> String {
    try write(CraftedStore.sound, to: folder + "/whole.camarilla")
    return folder + "/whole.camarilla"
  }
}

/// Makes a store the one that it was before tables were strict.
func loosen(_ path: String) throws {
  let queue = try DatabaseQueue(path: path)
  try queue.write { database in
    try database.execute(
      sql: """
        PRAGMA writable_schema = ON;
        UPDATE sqlite_schema
        SET sql = replace(replace(sql, ') STRICT, ', ') '), ') STRICT', ')') WHERE type = 'table';
        """)
  }
  try queue.close()
}

/// Makes a store the one that it was before kinds had a style.
func removeStyles(of path: String) throws {
  try loosen(path)
  let queue = try DatabaseQueue(path: path)
  try queue.write { database in
    try database.execute(sql: "ALTER TABLE kinds DROP COLUMN style")
    try database.execute(
      sql: """
        PRAGMA writable_schema = ON;
        UPDATE sqlite_schema SET sql = 'CREATE TABLE kinds (
          row INTEGER PRIMARY KEY,
          name TEXT NOT NULL UNIQUE,
          sign INTEGER NOT NULL CHECK (sign IN (-1, 0, 1)),
          directed INTEGER NOT NULL CHECK (directed IN (0, 1))
        )' WHERE name = 'kinds';
        """)
  }
  try queue.close()
}
