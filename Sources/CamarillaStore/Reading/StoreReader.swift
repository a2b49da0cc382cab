import Camarilla
import CamarillaFormats
import GRDB

/// Reads a store's tables within one transaction, and trusts nothing that it finds there.
struct StoreReader {
  let path: String
  let database: Database

  /// The chronicle's title.
  func title() throws -> String? {
    let statement = try StoreStatement(
      database: database, reading: "chronicle", key: 1,
      sql: "SELECT title, row FROM chronicle WHERE row = 1")
    guard try statement.step() else {
      throw damaged(path, what: "its table 'chronicle' has no row")
    }
    defer { statement.reset() }
    return try statement.optionalText(in: 0)
  }

  /// The names of the relationships' further columns, in their order.
  func columns() throws -> [String] {
    let statement = try StoreStatement(
      database: database, reading: "columns", key: 1,
      sql: "SELECT name, row FROM columns ORDER BY row")
    var names: [String] = []
    while try statement.step() {
      _ = try statement.ascendingNumber(in: 1)
      names.append(try statement.text(in: 0))
    }
    return names
  }

  /// Whether the table of kinds says how they look, as it does not in stores that were made before kinds had a style.
  func hasKindStyles() throws -> Bool {
    try database.columns(in: "kinds").contains { $0.name == "style" }
  }

  /// The kinds with their rows.
  func kinds() throws -> [(row: Int, kind: RelationshipKind)] {
    let style = try hasKindStyles() ? "style" : "NULL"
    let statement = try StoreStatement(
      database: database, reading: "kinds",
      sql: "SELECT row, name, sign, directed, \(style) FROM kinds ORDER BY row")
    var kinds: [(Int, RelationshipKind)] = []
    while try statement.step() {
      guard let sign = Sign(rawValue: try statement.integer(in: 2)) else {
        throw statement.fault(2, expected: "-1, 0 or 1")
      }
      let style = try statement.optionalText(in: 4).flatMap { try? KindStyle($0) }
      kinds.append(
        (
          try statement.ascendingNumber(in: 0),
          RelationshipKind(
            name: try statement.text(in: 1), sign: sign,
            isDirected: try statement.integer(in: 3) != 0, style: style)
        ))
    }
    return kinds
  }

  /// What the text of a relationship's dates says.
  func period(_ text: String) throws(FormatsError) -> Period {
    do throws(DateError) {
      return try Period(text)
    } catch {
      throw damaged(path, what: "a relationship is dated '\(shortened(text))': \(error)")
    }
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
      database: database, reading: "figures",
      sql: "SELECT \(RowSQL<Figure>.columns) FROM figures WHERE id = ?")
    statement.bind(id.rawValue, at: 1)
    guard try statement.step() else { return nil }
    defer { statement.reset() }
    return (try statement.number(in: 0), try self.row(of: statement))
  }

  /// The figures of some rows, which are in ascending order.
  ///
  /// Each is looked up, unless there are so many that reading all takes less.
  func figures(of rows: [Int]) throws -> [Figure] {
    let last =
      try StoreStatement.number("SELECT max(row) FROM figures", of: "figures", in: database) ?? 0
    let fields = RowSQL<Figure>.fields
    var figures: [Figure] = []
    figures.reserveCapacity(rows.count)
    func add(_ row: Int, statement: StoreStatement) throws {
      figures.append(try self.row(of: statement, fields: fields))
    }
    if rows.count > last / 4 {
      let statement = try StoreStatement(
        database: database, reading: "figures",
        sql: "SELECT \(RowSQL<Figure>.columns) FROM figures ORDER BY row")
      var index = 0
      while index < rows.count, try statement.step() {
        let row = try statement.number(in: 0)
        if row < rows[index] { continue }
        if row > rows[index] { break }
        try add(row, statement: statement)
        index += 1
      }
      statement.reset()
    } else {
      let statement = try StoreStatement(
        database: database, reading: "figures",
        sql: "SELECT \(RowSQL<Figure>.columns) FROM figures WHERE row = ?")
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
