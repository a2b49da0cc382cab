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
    let statement = try StoreStatement(database, StoreSchema.insertKind)
    for (index, kind) in kinds.enumerated() {
      statement.bind(index + 1, at: 1)
      statement.bind(kind.name, at: 2)
      statement.bind(kind.sign.rawValue, at: 3)
      statement.bind(kind.isDirected ? 1 : 0, at: 4)
      try statement.run()
    }
  }

  func insert(figures: [Figure]) throws {
    let statement = try StoreStatement(database, StoreSchema.insertFigure)
    for (index, figure) in figures.enumerated() {
      statement.bind(index + 1, at: 1)
      statement.bind(figure.id, at: 2)
      statement.bind(figure.name, at: 3)
      statement.bindUnlessEmpty(figure.born?.description ?? "", at: 4)
      statement.bindUnlessEmpty(figure.died?.description ?? "", at: 5)
      statement.bindUnlessEmpty(AttributeText.text(figure.attributes), at: 6)
      try statement.run()
    }
  }

  func insert(sources: [Source]) throws {
    let statement = try StoreStatement(database, StoreSchema.insertSource)
    for (index, source) in sources.enumerated() {
      statement.bind(index + 1, at: 1)
      statement.bind(source.id, at: 2)
      statement.bind(source.title, at: 3)
      statement.bindUnlessEmpty(source.author ?? "", at: 4)
      statement.bindUnlessEmpty(source.published ?? "", at: 5)
      statement.bindUnlessEmpty(source.url ?? "", at: 6)
      statement.bindUnlessEmpty(AttributeText.text(source.attributes), at: 7)
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
