import Camarilla
import CamarillaFormats

/// The SQL of a table of figures or sources, after the columns that these are described to have.
///
/// Supplementary columns stand in the column of attributes, so that a further one leaves the schema as it
/// is, and stores of it readable by older programs.
enum RowSQL<Row: TableRow> {
  /// The columns of a row that the table has, too.
  static var fields: [TableField<Row>] { Row.fields.filter { !$0.isSupplementary } }

  /// The columns of a row, in the order in which they are bound and read.
  static var columns: String { (["row"] + names).joined(separator: ", ") }

  static var insert: String {
    let values = Array(repeating: "?", count: names.count + 1).joined(separator: ", ")
    return "INSERT INTO \(Row.table.rawValue) (\(columns)) VALUES (\(values))"
  }

  /// What puts a row in the place of one that relationships name: by changing the row, not by taking
  /// it out.
  static var put: String {
    insert + " ON CONFLICT (row) DO UPDATE SET "
      + names.map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
  }

  private static var names: [String] { fields.map(\.name) + ["attributes"] }
}

extension StoreStatement {
  /// Binds a row to the positions of ``RowSQL/insert``.
  func bind<Row: TableRow>(_ row: Row, number: Int) {
    bind(number, at: 1)
    let fields = RowSQL<Row>.fields
    for (index, field) in fields.enumerated() {
      switch field.content {
      case .key, .name: bind(field.text(of: row), at: index + 2)
      default: bindUnlessEmpty(field.text(of: row), at: index + 2)
      }
    }
    bindUnlessEmpty(AttributeText.text(of: row.furtherTexts), at: fields.count + 2)
  }
}

extension StoreReader {
  /// The row at hand of a table of figures or sources, whose columns are those of ``RowSQL/columns``.
  ///
  /// - Parameter fields: ``RowSQL/fields``, from whoever reads many rows.
  func row<Row: TableRow>(
    of statement: StoreStatement, fields: [TableField<Row>] = RowSQL<Row>.fields
  ) throws -> Row {
    var row = Row(called: try statement.text(in: 1))
    let what = "\(Row.table.rowName) '\(row.key)'"
    for (index, field) in fields.enumerated()
    where field.isRequired || !statement.isNull(index + 1) {
      let text = try statement.text(in: index + 1)
      do throws(FieldFault) {
        try field.set(text, in: &row)
      } catch {
        switch error {
        case .date(let error):
          throw damaged(path, what: "\(what) has the date '\(shortened(text))': \(error)")
        case .blank, .number: throw damaged(path, what: "\(what) has a bad \(field.name): \(error)")
        }
      }
    }
    let last = fields.count + 1
    if statement.isNull(last) { return row }
    guard
      let attributes = AttributeText.attributes(from: unsafe Array(try statement.bytes(in: last)))
    else {
      throw damaged(path, what: "the attributes of \(what) are no JSON object of texts")
    }
    row.furtherTexts = attributes
    return row
  }

  /// All rows of a table with their numbers, in their order.
  func rows<Row: TableRow>(of: Row.Type = Row.self) throws -> (numbers: [Int], rows: [Row]) {
    let statement = try StoreStatement(
      database: database, reading: Row.table.rawValue,
      sql: "SELECT \(RowSQL<Row>.columns) FROM \(Row.table.rawValue) ORDER BY row")
    let fields = RowSQL<Row>.fields
    var numbers: [Int] = []
    var rows: [Row] = []
    while try statement.step() {
      numbers.append(try statement.ascendingNumber(in: 0))
      rows.append(try row(of: statement, fields: fields))
    }
    return (numbers, rows)
  }

  /// The row of a number.
  func row<Row: TableRow>(of number: Int) throws -> Row? {
    let statement = try StoreStatement(
      database: database, reading: Row.table.rawValue,
      sql: "SELECT \(RowSQL<Row>.columns) FROM \(Row.table.rawValue) WHERE row = ?")
    statement.bind(number, at: 1)
    guard try statement.step() else { return nil }
    defer { statement.reset() }
    return try row(of: statement)
  }
}
