import Camarilla
import CamarillaFormats

/// The rows of a foreign table, whose cells are asked for by the slots of a mapping's columns.
struct MappedTable: ~Copyable {
  enum Step {
    case row
    /// The row is no row of the table; what is wrong with it.
    case damaged(Problem)
    case end
  }

  let name: String
  private(set) var reader: CSVReader
  private(set) var headings: [String] = []
  /// The field of each slot.
  private var fields: [Int] = []
  let delimiter: UInt8
  private let missing: [String]
  private let hasHeader: Bool
  private(set) var headerLine = 1
  /// What is to be told of dates that were read although they are not plain EDTF.
  let remarks = DateRemarks()
  /// How many rows were passed, damaged ones included.
  private(set) var rows = 0

  /// Opens a table, reads its header and finds the columns that the mapping names.
  ///
  /// - Throws: ``FormatsError/invalid(_:)`` for a table without them.
  static func open(
    _ input: TableInput, rule: TableRule, columns: ColumnSlots
  ) throws(FormatsError) -> MappedTable {
    let input = try delimited(input, rule: rule, columns: columns)
    let reader = CSVReader(
      source: try input.open(), delimiter: input.delimiter, comment: rule.comment,
      readsQuotes: rule.readsQuotes)
    var table = MappedTable(input: input, rule: rule, reader: reader)
    table.reader.progress = input.progress
    if let names = rule.columns {
      table.headings = names
    } else {
      try table.readHeader()
    }
    try table.bind(columns)
    return table
  }

  private init(input: TableInput, rule: TableRule, reader: consuming CSVReader) {
    name = input.name
    delimiter = input.delimiter
    self.reader = reader
    missing = rule.missing
    hasHeader = rule.columns == nil
  }

  /// The table with the delimiter that the mapping says, or else the one by which its header has most of
  /// the mapping's columns; of a table without a header, its first row as many fields as there are
  /// columns. Where nothing decides, a file that is named so has tabs, and any other commas.
  ///
  /// - Throws: ``FormatsError/invalid(_:)`` where the mapping says another one than the header has.
  private static func delimited(
    _ input: TableInput, rule: TableRule, columns: ColumnSlots
  ) throws(FormatsError) -> TableInput {
    var input = input
    input.delimiter = rule.delimiter ?? delimiter(byNameOf: input.name)
    if rule.delimiter != nil, rule.columns != nil { return input }
    let found = try input.findingDelimiter(comment: rule.comment, readsQuotes: rule.readsQuotes) {
      if let names = rule.columns { return $0.count == names.count ? 1 : 0 }
      return columns.count(in: $0)
    }
    guard let said = rule.delimiter, found.delimiter != said else { return found }
    func header(of delimiter: UInt8) throws(FormatsError) -> (fields: [String], line: Int)? {
      try input.firstRow(
        partedBy: delimiter, comment: rule.comment, readsQuotes: rule.readsQuotes)
    }
    guard let other = try header(of: found.delimiter) else { return input }
    let own = try header(of: said)?.fields ?? []
    let (known, more) = (columns.count(in: own), columns.count(in: other.fields))
    guard more > known || more == known && own.count <= 1 else { return input }
    let text = other.fields.joined(separator: String(UnicodeScalar(found.delimiter)))
    throw refusal(
      message:
        "the header '\(shortened(text))' has a \(delimiterName(of: found.delimiter)) between its names, and the"
        + " mapping says a \(delimiterName(of: said))", name: input.name, line: other.line,
      expected: "'delimiter: \(MappingReader.delimiterWord(from: found.delimiter))', or none")
  }

  /// What parts the fields of a file of this name, where nothing else tells it.
  private static func delimiter(byNameOf name: String) -> UInt8 {
    let name = name.lowercased()
    return UInt8(ascii: name.hasSuffix(".tsv") || name.hasSuffix(".tab") ? "\t" : ",")
  }

  /// The mapping's word for the delimiter where neither the mapping nor the file's name tells it.
  func foundDelimiter(rule: TableRule) -> String? {
    rule.delimiter == nil && delimiter != Self.delimiter(byNameOf: name)
      ? MappingReader.delimiterWord(from: delimiter) : nil
  }

  private mutating func readHeader() throws(FormatsError) {
    switch try reader.next() {
    case .end:
      throw Self.refusal(
        message: "the table is empty", name: name, line: 1, expected: "a header with its columns")
    case .fault(let fault): throw .invalid(InvalidChronicle(problems: [problem(of: fault)]))
    case .record: break
    }
    headerLine = reader.line
    headings = (0..<reader.fieldCount).map { String(reader.text(at: $0).trimmingBlanks()) }
  }

  private mutating func bind(_ columns: ColumnSlots) throws(FormatsError) {
    var problems: [Problem] = []
    for (slot, column) in columns.names.enumerated() {
      if let index = headings.firstIndex(of: column) {
        fields.append(index)
        guard headings[(index + 1)...].contains(column) else { continue }
        let locations = headings.indices.filter { headings[$0] == column }.map {
          location(ofField: $0)
        }
        problems.append(
          Problem(
            severity: .error, rule: .malformedTable,
            message: "'\(name)' has the column '\(column)' twice",
            location: columns.locations[slot], text: column, expected: "every column once",
            relatedLocations: hasHeader ? locations : []))
      } else {
        let suggestion = nearestName(to: column, among: headings)
        let hint = suggestion.map { " — did you mean '\($0)'?" } ?? ""
        problems.append(
          Problem(
            severity: .error, rule: .malformedTable,
            message:
              "'\(name)' has no column '\(shortened(column))'; it has \(headings.listed(100))\(hint)",
            location: columns.locations[slot], text: column,
            expected: "one of \(headings.joined(separator: ", "))", suggestion: suggestion))
      }
    }
    if !problems.isEmpty { throw .invalid(InvalidChronicle(problems: problems)) }
  }

  // MARK: Rows

  mutating func next() throws(FormatsError) -> Step {
    while true {
      switch try reader.next() {
      case .end: return .end
      case .fault(let fault):
        rows += 1
        return .damaged(problem(of: fault))
      case .record:
        for index in 0..<min(reader.fieldCount, headings.count) { _ = reader.trim(index) }
        if isBlank { continue }
        rows += 1
        return reader.fieldCount == headings.count ? .row : .damaged(ragged())
      }
    }
  }

  /// A cell of the row at hand without the spaces around it; nothing where it stands for nothing.
  func cell(at slot: Int) -> UnsafeBufferPointer<UInt8> {
    let bytes = unsafe reader.field(at: fields[slot])
    if missing.isEmpty { return unsafe bytes }
    let number = unsafe withoutZeros(of: bytes)
    for text in missing {
      if unsafe bytes.elementsEqual(text.utf8) || number.elementsEqual(text.utf8) {
        return unsafe UnsafeBufferPointer(start: nil, count: 0)
      }
    }
    return unsafe bytes
  }

  func text(at slot: Int) -> String { unsafe String(decoding: cell(at: slot), as: UTF8.self) }

  func heading(at slot: Int) -> String { headings[fields[slot]] }

  /// The line on which the row at hand begins.
  var line: Int { reader.line }

  /// Where a cell of the row at hand begins; the row itself without a slot.
  func location(at slot: Int?) -> Problem.Location {
    location(ofField: slot.map { fields[$0] } ?? 0)
  }

  private func location(ofField field: Int) -> Problem.Location {
    let (line, column) = reader.location(ofField: field)
    return Problem.Location(file: name, line: line, column: column)
  }

  private var isBlank: Bool {
    for field in 0..<reader.fieldCount where unsafe !reader.field(at: field).isEmpty {
      // Fields beyond the header's are ragged, and not trimmed.
      if field < headings.count || !reader.text(at: field).trimmingBlanks().isEmpty { return false }
    }
    return true
  }

  // MARK: Problems

  private func problem(of fault: CSVFault) -> Problem {
    Problem(
      severity: .error, rule: .malformedTable, message: fault.message,
      location: .init(file: name, line: fault.line, column: fault.column),
      text: fault.text.isEmpty ? nil : shortened(fault.text), expected: fault.expected)
  }

  private func ragged() -> Problem {
    let (count, expected) = (reader.fieldCount, headings.count)
    let fields = count == 1 ? "1 field" : "\(count) fields"
    let hint =
      count > expected ? " (a delimiter within a field needs quotes around the field)" : ""
    let (line, column) = reader.location(ofField: min(count, expected))
    return Problem(
      severity: .error, rule: .malformedTable,
      message: "the row has \(fields), and the table \(expected) columns\(hint)",
      location: .init(file: name, line: line, column: column),
      text: shortened(
        (0..<min(count, 64)).map { reader.text(at: $0) }
          .joined(separator: String(UnicodeScalar(delimiter)))),
      expected: "\(expected) fields")
  }

  private static func refusal(
    message: String, name: String, line: Int, expected: String
  ) -> FormatsError {
    .invalid(
      InvalidChronicle(problems: [
        Problem(
          severity: .error, rule: .malformedTable, message: "\(message); expected \(expected)",
          location: .init(file: name, line: line, column: 1), expected: expected)
      ]))
  }
}

extension [String] {
  /// `a, b and c`, and how many more there are beyond a limit.
  func listed(_ limit: Int) -> String {
    let shown = prefix(limit).map { shortened($0) }
    if count > limit { return shown.joined(separator: ", ") + " and \(count - limit) more" }
    guard shown.count > 1 else { return shown.first ?? "nothing" }
    return shown.dropLast().joined(separator: ", ") + " and " + shown.last!
  }
}
