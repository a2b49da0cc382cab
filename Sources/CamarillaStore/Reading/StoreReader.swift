import Camarilla
import CamarillaFormats
import GRDB

/// Reads a store's tables within one transaction, and trusts nothing that it finds there.
struct StoreReader {
  let path: String
  let database: Database

  /// The chronicle's title.
  func title() throws -> String? {
    guard let row = try Row.fetchOne(database, sql: "SELECT title FROM chronicle WHERE row = 1")
    else { throw damaged(path, what: "its table 'chronicle' has no row") }
    return row[0] as String?
  }

  /// The names of the relationships' further columns, in their order.
  func columns() throws -> [String] {
    try String.fetchAll(database, sql: "SELECT name FROM columns ORDER BY row")
  }

  /// Whether the table of kinds says how they look, as it does not in stores that were made before kinds had a style.
  func hasKindStyles() throws -> Bool {
    try Bool.fetchOne(
      database, sql: "SELECT EXISTS (SELECT 1 FROM pragma_table_info('kinds') WHERE name = 'style')"
    )
      ?? false
  }

  /// The kinds with their rows.
  func kinds() throws -> [(row: Int, kind: RelationshipKind)] {
    let style = try hasKindStyles() ? "style" : "NULL"
    let statement = try StoreStatement(
      database: database, sql: "SELECT row, name, sign, directed, \(style) FROM kinds ORDER BY row")
    var kinds: [(Int, RelationshipKind)] = []
    while try statement.step() {
      guard let sign = Sign(rawValue: statement.integer(in: 2)) else {
        throw damaged(path, what: "a kind's sign is \(statement.integer(in: 2))")
      }
      kinds.append(
        (
          statement.integer(in: 0),
          RelationshipKind(
            name: statement.text(in: 1), sign: sign, isDirected: statement.integer(in: 3) != 0,
            style: statement.optionalText(in: 4).flatMap { try? KindStyle($0) })
        ))
    }
    return kinds
  }

  func sources() throws -> [Source] { try rows().rows }

  /// All figures with their rows, in their order.
  func figures() throws -> (rows: [Int], figures: [Figure]) {
    let (rows, figures): ([Int], [Figure]) = try rows()
    return (rows, figures)
  }

  /// The figure of an id, byte by byte, with its row.
  func figure(id: Figure.ID) throws -> (row: Int, figure: Figure)? {
    let statement = try StoreStatement(
      database: database, sql: "SELECT \(RowSQL<Figure>.columns) FROM figures WHERE id = ?")
    statement.bind(id.rawValue, at: 1)
    guard try statement.step() else { return nil }
    defer { statement.reset() }
    return (statement.integer(in: 0), try self.row(of: statement))
  }

  /// The figures of some rows, which are in ascending order.
  ///
  /// Each is looked up, unless there are so many that reading all takes less.
  func figures(of rows: [Int]) throws -> [Figure] {
    let last = try Int.fetchOne(database, sql: "SELECT max(row) FROM figures") ?? 0
    var figures: [Figure] = []
    figures.reserveCapacity(rows.count)
    func add(_ row: Int, statement: StoreStatement) throws {
      figures.append(try self.row(of: statement))
    }
    if rows.count > last / 4 {
      let statement = try StoreStatement(
        database: database, sql: "SELECT \(RowSQL<Figure>.columns) FROM figures ORDER BY row")
      var index = 0
      while index < rows.count, try statement.step() {
        let row = statement.integer(in: 0)
        if row < rows[index] { continue }
        if row > rows[index] { break }
        try add(row, statement: statement)
        index += 1
      }
      statement.reset()
    } else {
      let statement = try StoreStatement(
        database: database, sql: "SELECT \(RowSQL<Figure>.columns) FROM figures WHERE row = ?")
      for row in rows {
        statement.bind(row, at: 1)
        guard try statement.step() else { break }
        try add(row, statement: statement)
        statement.reset()
      }
    }
    guard figures.count == rows.count else {
      throw damaged(
        path, what: "a relationship names figure \(rows[figures.count]), which is not there")
    }
    return figures
  }
}
