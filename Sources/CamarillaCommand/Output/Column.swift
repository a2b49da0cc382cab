/// A column of a listing, declared once for all forms of an answer: what people read under its heading, and the
/// exact value that a program gets by its name.
///
/// A class, so that the columns of many small listings cost a reference each.
final class Column<Row>: Sendable {
  /// The heading, or the name of the value.
  let name: String
  let alignment: Table.Alignment
  let forms: AnswerForms
  /// What a table shows.
  let text: @Sendable (Row) -> String
  /// What a cell of CSV holds.
  let cell: @Sendable (Row) -> String
  /// What a member of JSON holds, and how it is written.
  let value: @Sendable (Row) -> (any Encodable)?
  let print: @Sendable (Row, inout JSONPrinter) throws -> Void

  private init(
    name: String, alignment: Table.Alignment, forms: AnswerForms,
    text: @escaping @Sendable (Row) -> String = { _ in "" },
    cell: @escaping @Sendable (Row) -> String = { _ in "" },
    value: @escaping @Sendable (Row) -> (any Encodable)? = { _ in nil },
    print: (@Sendable (Row, inout JSONPrinter) throws -> Void)? = nil
  ) {
    (self.name, self.alignment, self.forms) = (name, alignment, forms)
    (self.text, self.cell, self.value) = (text, cell, value)
    self.print = print ?? { row, printer in try printer.print(value(row)) }
  }

  /// A column of every form.
  ///
  /// - Parameter text: what a table shows of a value; its cell in CSV unless told.
  convenience init<Value: CellValue>(
    _ name: String, _ alignment: Table.Alignment = .left, value: @escaping @Sendable (Row) -> Value,
    text: @escaping @Sendable (Value) -> String = { $0.cell }
  ) {
    self.init(
      name: name, alignment: alignment, forms: [.table, .csv, .json], text: { text(value($0)) },
      cell: { value($0).cell }, value: { value($0).member },
      print: { row, printer in try value(row).print(with: &printer) })
  }

  /// A column that only people see.
  static func shown(
    _ heading: String, _ alignment: Table.Alignment = .left,
    text: @escaping @Sendable (Row) -> String
  ) -> Column {
    Column(name: heading, alignment: alignment, forms: .table, text: text)
  }

  /// A column that only programs get.
  static func exact<Value: CellValue>(
    _ name: String, _ value: @escaping @Sendable (Row) -> Value
  ) -> Column {
    Column(
      name: name, alignment: .left, forms: [.csv, .json], cell: { value($0).cell },
      value: { value($0).member },
      print: { row, printer in try value(row).print(with: &printer) })
  }

  /// A column that only CSV has.
  static func csv<Value: CellValue>(
    _ name: String, _ value: @escaping @Sendable (Row) -> Value
  ) -> Column {
    Column(name: name, alignment: .left, forms: .csv, cell: { value($0).cell })
  }

  /// A column that only JSON has.
  static func json(_ name: String, _ value: @escaping @Sendable (Row) -> (any Encodable)?) -> Column
  {
    Column(name: name, alignment: .left, forms: .json, value: value)
  }

  /// A column that only JSON has, of values that it needs no encoder for.
  static func json<Value: JSONPrintable & SendableMetatype>(
    _ name: String, _ value: @escaping @Sendable (Row) -> Value
  ) -> Column {
    Column(
      name: name, alignment: .left, forms: .json, value: { value($0).member },
      print: { row, printer in try value(row).print(with: &printer) })
  }

  /// The same column of rows that have such a row in them.
  func of<Outer>(_ row: @escaping @Sendable (Outer) -> Row) -> Column<Outer> {
    Column<Outer>(
      name: name, alignment: alignment, forms: forms, text: { [text] in text(row($0)) },
      cell: { [cell] in cell(row($0)) }, value: { [value] in value(row($0)) },
      print: { [print] in try print(row($0), &$1) })
  }

  /// The same column of CSV for rows that may have such a row; where they don't, its cells are blank.
  func of<Outer>(optional row: @escaping @Sendable (Outer) -> Row?) -> Column<Outer> {
    Column<Outer>(
      name: name, alignment: alignment, forms: .csv,
      cell: { [cell] in row($0).map(cell) ?? "" })
  }
}

/// In which forms of an answer a column stands.
struct AnswerForms: OptionSet {
  let rawValue: Int

  static var table: AnswerForms { AnswerForms(rawValue: 1) }
  static var csv: AnswerForms { AnswerForms(rawValue: 2) }
  static var json: AnswerForms { AnswerForms(rawValue: 4) }
}
