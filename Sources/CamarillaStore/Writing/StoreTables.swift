import Camarilla
import CamarillaFormats
import GRDB

/// Puts the small tables into a new store: all but the relationships.
struct StoreTables {
  let database: Database

  func insert(title: String?, nextNumber: Int) throws {
    try database.execute(
      sql: "INSERT INTO chronicle (row, title, next_number) VALUES (1, ?, ?)",
      arguments: [title, nextNumber])
  }

  func insert(kinds: [RelationshipKind]) throws {
    let statement = try StoreStatement(database: database, sql: StoreSchema.insertKind)
    for (index, kind) in kinds.enumerated() {
      statement.bind(index + 1, at: 1)
      statement.bind(kind.name, at: 2)
      statement.bind(kind.sign.rawValue, at: 3)
      statement.bind(kind.isDirected ? 1 : 0, at: 4)
      statement.bind(kind.style?.description, at: 5)
      try statement.run()
    }
  }

  /// Puts figures or sources into their table, in their order.
  func insert<Row: TableRow>(_ rows: [Row]) throws {
    let statement = try StoreStatement(database: database, sql: RowSQL<Row>.insert)
    for (index, row) in rows.enumerated() {
      statement.bind(row, number: index + 1)
      try statement.run()
    }
  }

  /// The columns of relationships beyond those that are always there.
  func insert(columns: [String]) throws {
    for (index, name) in columns.enumerated() {
      try database.execute(
        sql: "INSERT INTO columns (row, name) VALUES (?, ?)", arguments: [index + 1, name])
    }
  }

  /// Puts the words of all names into the index of words.
  func insertFigureWords() throws {
    try database.execute(
      sql: "INSERT INTO figure_words (rowid, name) SELECT row, name FROM figures ORDER BY row")
  }
}
