import Camarilla

// Figures, kinds and sources: tables of modest length, read into values. A row that can't be read
// still declares what its first column says, so that its users are not blamed for it.

extension ChronicleReader {
  mutating func readFigures(_ table: inout ChronicleTable) throws(FormatsError) {
    try readRows(&table) { builder, figure in builder.add(figure as Figure) }
  }

  mutating func readSources(_ table: inout ChronicleTable) throws(FormatsError) {
    try readRows(&table) { builder, source in builder.add(source as Source) }
  }

  private mutating func readRows<Row: TableRow>(
    _ table: inout ChronicleTable, _ add: (inout Chronicle.Builder, Row) -> Void
  ) throws(FormatsError) {
    let fields = Row.fields.filter { $0.name != "id" }.map { ($0, table.column(named: $0.name)) }
    try readRows(&table, key: "id") { builder, table, key, isWhole in
      var row = Row(called: key)
      if isWhole {
        for (field, column) in fields { table.read(field, column: column, into: &row) }
        row.attributes = table.rowAttributes()
      }
      add(&builder, row)
    }
  }

  mutating func readKinds(_ table: inout ChronicleTable) throws(FormatsError) {
    let sign = table.column(named: "sign")
    let (directed, style) = (table.column(named: "directed"), table.column(named: "style"))
    try readRows(&table, key: "name") { builder, table, key, isWhole in
      var kind = RelationshipKind(name: key, sign: .neutral, isDirected: false)
      if isWhole {
        kind.sign = table.sign(column: sign, id: key) ?? .neutral
        kind.isDirected = table.boolean(column: directed, id: key) ?? false
        kind.style = table.style(column: style, id: key)
      }
      builder.add(kind)
    }
  }

  /// Goes through a table to its end.
  ///
  /// - Parameters:
  ///   - heading: the column that names the row.
  ///   - take: adds the row at hand by its key, the only one of its cells to be read where it isn't whole.
  private mutating func readRows(
    _ table: inout ChronicleTable, key heading: String,
    take: (
      _ builder: inout Chronicle.Builder, _ table: inout ChronicleTable, _ key: String,
      _ isWhole: Bool
    ) -> Void
  ) throws(FormatsError) {
    let column = table.column(named: heading)
    while true {
      let (key, isWhole): (String?, Bool)
      switch try table.next() {
      case .end: return
      case .damaged: (key, isWhole) = (table.salvagedText(column), false)
      case .row: (key, isWhole) = (table.key(in: column), true)
      }
      guard let key else { continue }
      take(&builder, &table, key, isWhole)
      table.acceptRow()
    }
  }
}

extension ChronicleTable {
  /// The text that names the row; without one the row is reported and passed over.
  mutating func key(in column: Int?) -> String? {
    let key = text(in: column)
    if !key.isEmpty { return key }
    let heading = headings[column ?? 0]
    report(
      .missingValue, message: "the row has no \(heading), and was passed over", column: column,
      id: "",
      expected: "a text that names it")
    return nil
  }

  /// Has a row say what a cell does; where it is blank or can't be read, the row is as it was.
  fileprivate mutating func read<Row: TableRow>(
    _ field: TableField<Row>, column: Int?, into row: inout Row
  ) {
    let text = text(in: column)
    guard !text.isEmpty else {
      // The key stands in for what people read.
      if case .name = field.content {
        report(
          .missingValue, message: "'\(row.key)' has no \(field.name); its id stands in for it",
          severity: .warning, column: column, id: row.key, expected: "a text")
      }
      return
    }
    do throws(FieldFault) {
      let remark = try field.set(text, in: &row, notation: .table)
      if let remark { report(remark, column: column, id: row.key) }
    } catch {
      switch error {
      case .date(let error): report(error, column: column, id: row.key)
      case .number, .blank:
        report(
          .malformedValue, message: "\(field.name): \(error)", column: column, id: row.key,
          expected: "what the column holds")
      }
    }
  }

  /// Tells of a date that was read although it is not plain EDTF.
  mutating func report(_ remark: DateRemark, column: Int?, id: String) {
    diagnostics.add(
      .ofDate(
        remark,
        subject: .init(
          table: shape.table, row: locations.count, field: column.map { headings[$0] }, id: id),
        at: table.location(of: column ?? 0)))
  }

  /// Reports a date that is none.
  mutating func report(_ error: DateError, column: Int?, id: String) {
    let rule: Problem.Rule =
      switch error.kind {
      case .empty: .missingValue
      case .endBeforeStart: .endBeforeStart
      default: .malformedDate
      }
    let message = error.message
    diagnostics.add(
      Problem(
        severity: .error, rule: rule, message: message.text,
        subject: .init(
          table: shape.table, row: locations.count, field: column.map { headings[$0] }, id: id),
        location: table.location(of: column ?? 0), text: shortened(error.text),
        expected: error.expected, suggestion: message.suggestion))
  }

  fileprivate mutating func sign(column: Int?, id: String) -> Sign? {
    switch text(in: column) {
    case "+1", "1", "+": return .positive
    case "0": return .neutral
    case "-1", "\u{2212}1", "-", "\u{2212}": return .negative
    case let other:
      report(
        .malformedValue,
        message: "sign '\(shortened(other))' of kind '\(id)' is none; expected -1, 0 or 1",
        column: column, id: id, expected: "-1, 0 or 1")
      return nil
    }
  }

  /// How a kind looks; what can't be read is told, and changes nothing else.
  fileprivate mutating func style(column: Int?, id: String) -> KindStyle? {
    let text = text(in: column)
    if text.isEmpty { return nil }
    do throws(KindStyle.ParsingError) {
      return try KindStyle(text)
    } catch {
      report(
        .malformedValue, message: "style '\(shortened(text))' of kind '\(id)': \(error)",
        severity: .warning, column: column, id: id, expected: KindStyle.ParsingError.expected)
      return nil
    }
  }

  fileprivate mutating func boolean(column: Int?, id: String) -> Bool? {
    switch text(in: column).lowercased() {
    case "true", "1", "yes": return true
    case "false", "0", "no": return false
    case let other:
      report(
        .malformedValue,
        message:
          "'\(shortened(other))' doesn't say whether kind '\(id)' is directed; expected true or false",
        column: column, id: id, expected: "true or false")
      return nil
    }
  }
}
