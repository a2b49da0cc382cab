import Camarilla
import GRDB

/// Puts relationships into the store, each in its position on the time line.
struct RelationshipInsertion {
  private let statement: StoreStatement

  /// - Parameter table: the table that takes them.
  init(database: Database, into table: String = "relationships") throws {
    statement = try StoreStatement(
      database: database,
      sql: """
        INSERT INTO \(table) (\(StoreSchema.relationshipColumns))
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
  }

  /// - Parameters:
  ///   - number: the relationship's number, from 1; `r<number>` is its id where it has none.
  ///   - row: its row in `table`.
  ///   - kind, source, target: the rows of those in their tables, from 1.
  ///   - when: its period in EDTF.
  ///   - citation: its list of citations, empty for none.
  func insert(
    _ key: TimelineKey, number: Int, row: Int, of table: RelationshipTable, kind: Int,
    source: Int, target: Int, when: String, citation: String
  ) throws {
    statement.bind(key.level, at: 1)
    statement.bind(key.day, at: 2)
    statement.bind(number, at: 3)
    statement.bind(kind, at: 4)
    statement.bind(source, at: 5)
    statement.bind(target, at: 6)
    statement.bind(when, at: 7)
    statement.bind(table.weights[row], at: 8)
    statement.bind(table.confidences[row], at: 9)
    statement.bindUnlessEmpty(citation, at: 10)
    statement.bindUnlessEmpty(table.ids[row], at: 11)
    statement.bindUnlessEmpty(table.posts[row], at: 12)
    statement.bindUnlessEmpty(table.notes[row], at: 13)
    statement.bindUnlessEmpty(
      table.attributes.isEmpty ? "" : AttributeText.text(of: table.attributes(at: row)), at: 14)
    try statement.run()
  }
}
