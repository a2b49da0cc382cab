/// Rows of an answer with the columns that tell of them, from which table, CSV and JSON are made.
struct Listing<Row: Sendable>: JSONPrintable {
  let rows: [Row]
  let columns: [Column<Row>]

  init(_ rows: some Sequence<Row>, columns: [Column<Row>]) {
    self.rows = Array(rows)
    self.columns = columns
  }

  /// For a person.
  var table: Table {
    let columns = columns.filter { $0.forms.contains(.table) }
    var table = Table(columns.map { ($0.name, $0.alignment) })
    for row in rows { table.append(columns.map { $0.text(row) }) }
    return table
  }

  /// For a spreadsheet.
  var csv: String {
    let columns = columns.filter { $0.forms.contains(.csv) }
    var table = Table(columns.map { ($0.name, .left) })
    for row in rows { table.append(columns.map { $0.cell(row) }) }
    return table.csv()
  }

  func print(with printer: inout JSONPrinter) throws {
    let columns = JSONObject.sorted(columns.filter { $0.forms.contains(.json) }, by: \.name)
    try printer.list(ofMany: rows) { printer, row in
      try printer.object(inOrder: columns.lazy.map { ($0.name, $0.value(row)) })
    }
  }

  /// For a program: an object for each row.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    for row in rows { try container.encode(JSONObject(row, columns: columns)) }
  }
}
