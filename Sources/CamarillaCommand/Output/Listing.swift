/// Rows of an answer with the columns that tell of them, from which table, CSV and JSON are made.
struct Listing<Row: Sendable>: JSONPrintable {
  let rows: [Row]
  let columns: [Column<Row>]
  private let members: [Column<Row>]?

  /// - Parameter members: the columns of JSON in its order (``members(of:)``), where they are worked out once for many
  ///   small listings.
  init(
    _ rows: some Sequence<Row>, columns: [Column<Row>], members: [Column<Row>]? = nil
  ) {
    self.rows = Array(rows)
    self.columns = columns
    self.members = members
  }

  /// The columns that JSON has, in the order of its members.
  static func members(of columns: [Column<Row>]) -> [Column<Row>] {
    JSONObject.sorted(columns.filter { $0.forms.contains(.json) }, by: \.name)
  }

  /// For a person.
  var table: Table {
    Table(
      columns(in: .table).map { column in
        (column.name, column.alignment, { [rows] in column.text(rows[$0]) })
      }, count: rows.count)
  }

  /// For a spreadsheet.
  var csv: String {
    Table(
      columns(in: .csv).map { column in
        (column.name, .left, { [rows] in column.cell(rows[$0]) })
      }, count: rows.count
    ).csv()
  }

  private func columns(in form: AnswerForms) -> [Column<Row>] {
    columns.filter { $0.forms.contains(form) }
  }

  func print(with printer: inout JSONPrinter) throws {
    let members = members ?? Self.members(of: columns)
    try printer.list(ofMany: rows) { printer, row in
      try printer.object { printer in
        for column in members {
          try printer.member(column.name) { printer in try column.print(row, &printer) }
        }
      }
    }
  }

  /// For a program: an object for each row.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    for row in rows { try container.encode(JSONObject(row, columns: columns)) }
  }
}
