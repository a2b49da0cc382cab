import Camarilla
import LongWork

/// The columns that a table is known by.
struct TableShape {
  let table: Problem.Subject.Table
  let required: [String]
  let optional: [String]

  /// All names that its columns may have.
  var names: [String] {
    required + optional + (table == .relationships ? Relationship.fieldsOfSpells : [])
  }

  /// Whether a chronicle's folder must have it.
  var isNeeded: Bool { table == .figures || table == .relationships }

  static let figures = Self(of: Figure.self)
  static let kinds = Self(table: .kinds, required: ["name", "sign", "directed"], optional: [])
  static let sources = Self(of: Source.self)
  static let relationships = Self(of: Relationship.self)
}

extension TableShape {
  private init<Row: TableRow>(of rows: Row.Type) {
    self.init(
      table: Row.table, required: Row.fields.filter(\.isRequired).map(\.name),
      optional: Row.fields.filter { !$0.isRequired }.map(\.name))
  }
}

/// Goes through the rows of one table of a chronicle.
///
/// What is wrong with the file, its header or a row's make-up goes to `problems`, each with its
/// place; rows that can't be read are passed over. The caller reports what is wrong in a cell.
struct TableCursor: ~Copyable {
  let input: TableInput
  let shape: TableShape
  var reader: CSVReader
  /// The header, trimmed.
  var headings: [String] = []
  /// The columns that are kept as they are, by position.
  var attributes: [(name: String, column: Int)] = []
  /// Whether rows are dated by `start` and `end` in place of `when`.
  var hasStartAndEnd = false
  var problems: [Problem] = []
  /// The cells that had blanks around their text, by columns.
  private(set) var trims: [Int: TrimmedCells] = [:]
  /// Whether rows, or what they hold, were passed over, so that names they would have declared are
  /// unknown through no fault of those who use them.
  var isIncomplete = false
  var locations: TableLocations
  private var missingValues: [[UInt8]]
  /// Whether there was anything below the header.
  private(set) var hasRows = false

  enum Step {
    case row
    /// A row was passed over; see `salvagedText`.
    case damaged
    case end
  }

  /// Opens a table and reads its header.
  static func open(_ input: TableInput, shape: TableShape) throws(FormatsError) -> TableCursor {
    let reader = CSVReader(source: try input.open(), delimiter: input.delimiter)
    var cursor = TableCursor(input: input, shape: shape, reader: reader)
    cursor.reader.progress = input.progress
    try cursor.readHeader()
    cursor.locations.headings = cursor.headings
    return cursor
  }

  private init(input: TableInput, shape: TableShape, reader: consuming CSVReader) {
    self.input = input
    self.shape = shape
    self.reader = reader
    locations = TableLocations(input: input)
    missingValues = input.missingValues.filter { !$0.isEmpty }.map { Array($0.utf8) }
  }

  /// The position of a column that the header has.
  func column(named name: String) -> Int? { headings.firstIndex(of: name) }

  /// Goes on to the next row.
  mutating func next() throws(FormatsError) -> Step {
    while true {
      switch try reader.next() {
      case .end: return .end
      case .fault(let fault):
        report(fault)
        return .damaged
      case .record:
        if reader.fieldCount == headings.count {
          hasRows = true
          trimCells()
          if isBlank { continue }
          return .row
        }
        hasRows = true
        reportRagged()
        return .damaged
      }
    }
  }

  /// Takes the blanks off the ends of the row's cells, and notes where there were any.
  private mutating func trimCells() {
    for index in headings.indices {
      guard let text = reader.trim(index) else { continue }
      if trims[index] == nil {
        trims[index] = TrimmedCells(
          first: text, location: location(ofField: index), row: locations.count)
      }
      trims[index]?.count += 1
    }
  }

  /// A cell of the row; nothing where the table has no such column or the cell is blank.
  func cell(in column: Int?) -> UnsafeBufferPointer<UInt8> {
    guard let column else { return unsafe UnsafeBufferPointer(start: nil, count: 0) }
    let bytes = unsafe reader.field(at: column)
    if !missingValues.isEmpty {
      for value in missingValues where unsafe bytes.elementsEqual(value) {
        return unsafe UnsafeBufferPointer(start: nil, count: 0)
      }
    }
    return unsafe bytes
  }

  /// A cell's text, empty where the cell is blank.
  func text(in column: Int?) -> String { unsafe String(decoding: cell(in: column), as: UTF8.self) }

  /// What a cell of a damaged row says, where that much of the row could be read. Without it the
  /// table counts as incomplete.
  mutating func salvagedText(_ column: Int?) -> String? {
    if let column, let text = reader.salvagedText(column), !text.isEmpty { return text }
    isIncomplete = true
    return nil
  }

  /// The row's extra cells that aren't blank.
  func rowAttributes() -> [Attribute] {
    attributes.compactMap { name, column in
      let value = text(in: column)
      return value.isEmpty ? nil : Attribute(name: name, value: value)
    }
  }

  /// Notes the row at hand as the table's next, in the order in which the builder counts rows.
  mutating func acceptRow() { locations.append(offset: reader.recordOffset, line: reader.line) }

  // MARK: Problems

  func location(ofField index: Int) -> Problem.Location {
    let (line, column) = reader.location(ofField: index)
    return Problem.Location(file: input.name, line: line, column: column)
  }

  /// A problem of one cell of the row at hand.
  mutating func report(
    _ rule: Problem.Rule, message: String, severity: Problem.Severity = .error, column: Int?,
    id: String, expected: String, suggestion: String? = nil
  ) {
    let hint = suggestion.map { " — did you mean '\($0)'?" } ?? ""
    problems.append(
      Problem(
        severity: severity, rule: rule, message: message + hint,
        subject: .init(
          table: shape.table, row: locations.count, field: column.map { headings[$0] }, id: id),
        location: location(ofField: column ?? 0), text: column.map { shortened(text(in: $0)) },
        expected: expected, suggestion: suggestion))
  }

  private var isBlank: Bool {
    for field in 0..<reader.fieldCount where unsafe !reader.field(at: field).isEmpty {
      return false
    }
    return true
  }

  private mutating func reportRagged() {
    let (count, expected) = (reader.fieldCount, headings.count)
    let fields = count == 1 ? "1 field" : "\(count) fields"
    let hint =
      count > expected
      ? " (a \(delimiterName(of: input.delimiter)) within a field needs quotes around the field)"
      : ""
    problems.append(
      Problem(
        severity: .error, rule: .malformedTable,
        message:
          "the row has \(fields), and the header \(expected)\(hint); the row was passed over",
        location: location(ofField: min(count, expected)),
        text: shortened(
          (0..<min(count, 64)).map { reader.text(at: $0) }
            .joined(separator: String(UnicodeScalar(input.delimiter)))),
        expected: "\(expected) fields"))
  }

  mutating func report(_ fault: CSVFault) {
    problems.append(
      Problem(
        severity: .error, rule: .malformedTable, message: fault.message,
        location: .init(file: input.name, line: fault.line, column: fault.column),
        text: fault.text.isEmpty ? nil : shortened(fault.text), expected: fault.expected))
  }
}

/// A text short enough for a message: its first 80 characters.
package func shortened(_ text: String) -> String {
  text.utf8.count <= 80 ? text : text.count <= 80 ? text : text.prefix(79) + "…"
}
