import Camarilla
import CamarillaFormats
import CamarillaStore
import GRDB
import StalinCircle
import TestSupport
import Testing

/// A schema is a program: a store has that of its version and nothing else, or nothing is asked of it.
@Suite(.timeLimit(.minutes(10))) struct StoreSchemaTests {
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
        "ALTER TABLE figures ADD COLUMN spy AS (length(name))",
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

  /// Stores of each version and age, with what edits have made of them, are taken for what they are.
  @Test func everyFormInWhichStoresAreFound() throws {
    try inTemporaryFolder { folder in
      let path = folder + "/x.camarilla"
      for hasStyles in [true, false] {
        for edits in 0...3 {
          try ChronicleStore.write(
            try ChronicleStore(path: try whole(folder)).chronicle(), to: path)
          if !hasStyles { try removeStyles(of: path) }
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

/// Makes a store the one that it was before kinds had a style.
func removeStyles(of path: String) throws {
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
