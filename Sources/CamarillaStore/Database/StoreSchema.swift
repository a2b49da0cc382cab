import GRDBSQLite

/// What stands in a store, and how a file says that it is one. `Documentation/STORE.md` explains it.
enum StoreSchema {
  /// The file's `application_id`: `CMRL` in ASCII.
  static let applicationID: UInt32 = 0x434D_524C

  /// The file's `user_version` as stores are made. A change of the schema raises it.
  static let version: UInt32 = 1

  /// The `user_version` from the first edit on that changed several rows, which a program that knows
  /// version 1 only would undo row by row.
  static let versionWithEdits: UInt32 = 2

  /// The `user_version` from the first import into a store on, whose changes may be of kinds, which programs
  /// that know version 2 only can't undo.
  static let versionWithImports: UInt32 = 3

  /// Makes version 2 of version 1: rows that were changed by one edit are marked with its first change.
  static let addingEdits = """
    ALTER TABLE changes ADD COLUMN edit INTEGER REFERENCES changes (change);
    PRAGMA user_version = \(versionWithEdits);
    """

  /// Whether the SQLite at hand knows strict tables, as it does from 3.37 on. Older ones read no database that has any.
  static var knowsStrictTables: Bool { sqlite3_libversion_number() >= 3_037_000 }

  /// Whatever rows are put into, in a store that is made: tables that take no value of another type from any program,
  /// where SQLite knows such.
  static var tables: String { tables(areStrict: knowsStrictTables) }

  /// The tables of one of the two sorts of stores: before tables were strict, all were loose.
  static func tables(areStrict: Bool) -> String {
    guard areStrict else { return looseTables }
    return looseTables.replacing("\n) WITHOUT ROWID;", with: "\n) STRICT, WITHOUT ROWID;")
      .replacing("\n);", with: "\n) STRICT;")
  }

  /// Small tables stand in the order of the chronicle by their `row`.
  private static let looseTables = """
    CREATE TABLE chronicle (
      row INTEGER PRIMARY KEY CHECK (row = 1),
      title TEXT,
      next_number INTEGER NOT NULL
    );
    CREATE TABLE kinds (
      row INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      sign INTEGER NOT NULL CHECK (sign IN (-1, 0, 1)),
      directed INTEGER NOT NULL CHECK (directed IN (0, 1)),
      style TEXT
    );
    CREATE TABLE figures (
      row INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      born TEXT,
      died TEXT,
      attributes TEXT
    );
    CREATE TABLE sources (
      row INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      title TEXT NOT NULL,
      author TEXT,
      published TEXT,
      url TEXT,
      attributes TEXT
    );
    CREATE TABLE columns (
      row INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE
    );
    CREATE TABLE relationships (
      level INTEGER NOT NULL,
      day INTEGER NOT NULL,
      number INTEGER NOT NULL,
      kind INTEGER NOT NULL REFERENCES kinds (row),
      source INTEGER NOT NULL REFERENCES figures (row),
      target INTEGER NOT NULL REFERENCES figures (row),
      "when" TEXT NOT NULL,
      weight REAL NOT NULL DEFAULT 1,
      confidence REAL NOT NULL DEFAULT 1,
      citation TEXT,
      id TEXT,
      post TEXT,
      note TEXT,
      attributes TEXT,
      PRIMARY KEY (level, day, number)
    ) WITHOUT ROWID;
    CREATE TABLE changes (
      change INTEGER PRIMARY KEY,
      time TEXT NOT NULL,
      author TEXT NOT NULL,
      reason TEXT,
      action TEXT NOT NULL,
      undoes INTEGER REFERENCES changes (change),
      subject TEXT NOT NULL,
      number INTEGER NOT NULL,
      id TEXT NOT NULL,
      before TEXT,
      after TEXT
    );
    """

  /// What finds rows; made after the rows, which is faster.
  static let indices = """
    CREATE UNIQUE INDEX relationships_by_number ON relationships (number);
    CREATE UNIQUE INDEX relationships_by_id ON relationships (id) WHERE id IS NOT NULL;
    CREATE VIEW claims AS
      SELECT r.number AS number, coalesce(r.id, 'r' || r.number) AS id, k.name AS kind,
        s.id AS source, t.id AS target, r."when" AS "when", r.weight AS weight,
        r.confidence AS confidence, r.post AS post, r.citation AS citation, r.note AS note,
        r.attributes AS attributes
      FROM relationships r
        JOIN kinds k ON k.row = r.kind
        JOIN figures s ON s.row = r.source
        JOIN figures t ON t.row = r.target;
    """

  /// The words of names, posts and notes, without the texts themselves.
  static let search = """
    CREATE VIRTUAL TABLE figure_words USING fts5(
      name, content = 'figures', content_rowid = 'row',
      tokenize = 'unicode61 remove_diacritics 2');
    CREATE VIRTUAL TABLE relationship_words USING fts5(
      post, note, content = 'relationships', content_rowid = 'number',
      tokenize = 'unicode61 remove_diacritics 2');
    """

  /// What keeps the words in step with the texts, whoever changes these.
  static let triggers = """
    CREATE TRIGGER figure_words_added AFTER INSERT ON figures BEGIN
      INSERT INTO figure_words (rowid, name) VALUES (new.row, new.name);
    END;
    CREATE TRIGGER figure_words_removed AFTER DELETE ON figures BEGIN
      INSERT INTO figure_words (figure_words, rowid, name) VALUES ('delete', old.row, old.name);
    END;
    CREATE TRIGGER figure_words_changed AFTER UPDATE ON figures BEGIN
      INSERT INTO figure_words (figure_words, rowid, name) VALUES ('delete', old.row, old.name);
      INSERT INTO figure_words (rowid, name) VALUES (new.row, new.name);
    END;
    CREATE TRIGGER relationship_words_added AFTER INSERT ON relationships
    WHEN new.post IS NOT NULL OR new.note IS NOT NULL BEGIN
      INSERT INTO relationship_words (rowid, post, note) VALUES (new.number, new.post, new.note);
    END;
    CREATE TRIGGER relationship_words_removed AFTER DELETE ON relationships
    WHEN old.post IS NOT NULL OR old.note IS NOT NULL BEGIN
      INSERT INTO relationship_words (relationship_words, rowid, post, note)
        VALUES ('delete', old.number, old.post, old.note);
    END;
    CREATE TRIGGER relationship_words_changed_from AFTER UPDATE ON relationships
    WHEN old.post IS NOT NULL OR old.note IS NOT NULL BEGIN
      INSERT INTO relationship_words (relationship_words, rowid, post, note)
        VALUES ('delete', old.number, old.post, old.note);
    END;
    CREATE TRIGGER relationship_words_changed_to AFTER UPDATE ON relationships
    WHEN new.post IS NOT NULL OR new.note IS NOT NULL BEGIN
      INSERT INTO relationship_words (rowid, post, note) VALUES (new.number, new.post, new.note);
    END;
    """

  static let insertKind =
    "INSERT INTO kinds (row, name, sign, directed, style) VALUES (?, ?, ?, ?, ?)"

  /// Adds what tables of kinds that were made before kinds had a style haven't got.
  static let addingStyles = "ALTER TABLE kinds ADD COLUMN style TEXT"

  /// The columns of a relationship, in the order in which rows are bound and read.
  static let relationshipColumns = """
    level, day, number, kind, source, target, "when", weight, confidence, citation, id, post, note, \
    attributes
    """
}
