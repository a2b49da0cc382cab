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
    else { throw damaged(path, "its table 'chronicle' has no row") }
    return row[0] as String?
  }

  /// The names of the relationships' further columns, in their order.
  func columns() throws -> [String] {
    try String.fetchAll(database, sql: "SELECT name FROM columns ORDER BY row")
  }

  /// The kinds with their rows.
  func kinds() throws -> [(row: Int, kind: RelationshipKind)] {
    let statement = try StoreStatement(
      database, "SELECT row, name, sign, directed FROM kinds ORDER BY row")
    var kinds: [(Int, RelationshipKind)] = []
    while try statement.step() {
      guard let sign = RelationshipKind.Sign(rawValue: statement.integer(2)) else {
        throw damaged(path, "a kind's sign is \(statement.integer(2))")
      }
      kinds.append(
        (
          statement.integer(0),
          RelationshipKind(
            name: statement.text(1), sign: sign, isDirected: statement.integer(3) != 0)
        ))
    }
    return kinds
  }

  func sources() throws -> [Source] {
    let statement = try StoreStatement(
      database, "SELECT id, title, author, published, url, attributes FROM sources ORDER BY row")
    var sources: [Source] = []
    while try statement.step() {
      sources.append(
        Source(
          id: statement.text(0), title: statement.text(1), author: statement.optionalText(2),
          published: statement.optionalText(3), url: statement.optionalText(4),
          attributes: try attributes(statement, 5, of: "source '\(statement.text(0))'")))
    }
    return sources
  }

  static let figureColumns = "row, id, name, born, died, attributes"

  /// All figures with their rows, in their order.
  func figures() throws -> (rows: [Int], figures: [Figure]) {
    let statement = try StoreStatement(
      database, "SELECT \(Self.figureColumns) FROM figures ORDER BY row")
    var rows: [Int] = []
    var figures: [Figure] = []
    while try statement.step() {
      rows.append(statement.integer(0))
      figures.append(try figure(statement))
    }
    return (rows, figures)
  }

  /// The figure of an id, byte by byte, with its row.
  func figure(_ id: String) throws -> (row: Int, figure: Figure)? {
    let statement = try StoreStatement(
      database, "SELECT \(Self.figureColumns) FROM figures WHERE id = ?")
    statement.bind(id, at: 1)
    guard try statement.step() else { return nil }
    defer { statement.reset() }
    return (statement.integer(0), try figure(statement))
  }

  /// The figures of some rows, which are in ascending order.
  ///
  /// Each is looked up, unless there are so many that reading all takes less.
  func figures(of rows: [Int]) throws -> [Figure] {
    let last = try Int.fetchOne(database, sql: "SELECT max(row) FROM figures") ?? 0
    var figures: [Figure] = []
    figures.reserveCapacity(rows.count)
    func add(_ row: Int, _ statement: StoreStatement) throws {
      figures.append(try figure(statement))
    }
    if rows.count > last / 4 {
      let statement = try StoreStatement(
        database, "SELECT \(Self.figureColumns) FROM figures ORDER BY row")
      var place = 0
      while place < rows.count, try statement.step() {
        let row = statement.integer(0)
        if row < rows[place] { continue }
        if row > rows[place] { break }
        try add(row, statement)
        place += 1
      }
      statement.reset()
    } else {
      let statement = try StoreStatement(
        database, "SELECT \(Self.figureColumns) FROM figures WHERE row = ?")
      for row in rows {
        statement.bind(row, at: 1)
        guard try statement.step() else { break }
        try add(row, statement)
        statement.reset()
      }
    }
    guard figures.count == rows.count else {
      throw damaged(path, "a relationship names figure \(rows[figures.count]), which is not there")
    }
    return figures
  }

  func figure(_ statement: StoreStatement) throws -> Figure {
    let id = statement.text(1)
    func date(_ column: Int) throws -> HistoricalDate? {
      let text = statement.text(column)
      if text.isEmpty { return nil }
      do {
        return try HistoricalDate(text)
      } catch {
        throw damaged(path, "figure '\(id)' has the date '\(shortened(text))': \(error)")
      }
    }
    return Figure(
      id: id, name: statement.text(2), born: try date(3), died: try date(4),
      attributes: try attributes(statement, 5, of: "figure '\(id)'"))
  }

  private func attributes(
    _ statement: StoreStatement, _ column: Int, of what: String
  ) throws -> [Attribute] {
    if statement.isNull(column) { return [] }
    guard let attributes = AttributeText.attributes(unsafe Array(statement.bytes(column))) else {
      throw damaged(path, "the attributes of \(what) are no JSON object of texts")
    }
    return attributes
  }
}
