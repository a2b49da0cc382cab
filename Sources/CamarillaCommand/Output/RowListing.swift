import CamarillaFormats

/// A ``Listing`` of more rows than are to be held: they are written as they come, a line each.
struct RowListing<Row> {
  let columns: [Column<Row>]
  /// What JSON has beside the rows.
  let head: JSONObject

  /// Writes what `rows` hands over.
  func write(
    to output: RowOutputArguments, rows: (_ write: (Row) throws -> Void) throws -> Void
  ) throws {
    var stream = try RowStream(to: output.output)
    switch output.format {
    case .csv: try writeCSV(to: &stream, rows: rows)
    case .json: try writeJSON(to: &stream, rows: rows)
    }
    try stream.commit()
    if output.format == .csv { Console.current.noteCut() }
  }

  func writeCSV(
    to stream: inout RowStream, rows: (_ write: (Row) throws -> Void) throws -> Void
  ) throws {
    let columns = columns.filter { $0.forms.contains(.csv) }
    let writer = CSVCells()
    var line: [UInt8] = []
    func append(_ cells: some Sequence<String>) {
      for (column, cell) in cells.enumerated() {
        if column > 0 { line.append(UInt8(ascii: ",")) }
        writer.append(cell, to: &line)
      }
      line.append(UInt8(ascii: "\n"))
    }
    append(columns.map(\.name))
    try stream.write(line)
    try rows { row in
      line.removeAll(keepingCapacity: true)
      append(columns.lazy.map { $0.cell(row) })
      try stream.write(line)
    }
  }

  /// The head as any answer in JSON, and in it a member `rows`, with a line for each.
  private func writeJSON(
    to stream: inout RowStream, rows: (_ write: (Row) throws -> Void) throws -> Void
  ) throws {
    let columns = columns.filter { $0.forms.contains(.json) }
    let names = columns.map { column in
      var name: [UInt8] = []
      JSONValue.append(column.name, to: &name)
      return name + Array(":".utf8)
    }
    var head = head
    if let cut = Console.current.cut { head.add(circle: cut) }
    try stream.write(try Self.members(of: head))
    try stream.write(",\n  \"rows\" : [".utf8)
    var line: [UInt8] = []
    var separator = "\n    {"
    try rows { row in
      line = Array(separator.utf8)
      separator = ",\n    {"
      for (index, column) in columns.enumerated() {
        if index > 0 { line.append(UInt8(ascii: ",")) }
        line += names[index]
        Self.append(column.value(row), to: &line)
      }
      line.append(UInt8(ascii: "}"))
      try stream.write(line)
    }
    var tail: JSONObject = ["notes": JSONObject.noNotes]
    tail.add(notes: Console.current.remarks)
    try stream.write("\n  ],".utf8)
    try stream.write(try Self.members(of: tail).dropFirst())
    try stream.write("\n}\n".utf8)
  }

  /// An object without the brace at its end.
  private static func members(of object: JSONObject) throws -> ArraySlice<UInt8> {
    try JSONPrinter.text(of: object).dropLast(2)
  }

  private static func append(_ value: (any Encodable)?, to line: inout [UInt8]) {
    switch value {
    case let text as String: JSONValue.append(text, to: &line)
    case let number as Int: line += "\(number)".utf8
    case let number as Double: line += (number.isFinite ? Number.exact(number) : "null").utf8
    case let flag as Bool: line += "\(flag)".utf8
    default: line += "null".utf8
    }
  }
}
