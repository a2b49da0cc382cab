import Camarilla

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
  static let kinds = Self(
    table: .kinds, required: ["name", "sign", "directed"], optional: ["style"])
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

/// One table of a chronicle: a ``HeaderedTable`` whose columns have their meaning from ``TableShape``.
///
/// What is wrong with the file, its header or a row's make-up goes to `diagnostics`, each with its
/// location; rows that can't be read are passed over. The caller reports what is wrong in a cell.
struct ChronicleTable: ~Copyable {
  let input: TableInput
  let shape: TableShape
  var table: HeaderedTable
  /// The columns that are kept as they are, by position.
  var attributes: [(name: String, column: Int)] = []
  /// Whether rows are dated by `start` and `end` in place of `when`.
  var hasStartAndEnd = false
  var diagnostics = Diagnostics(limit: Diagnostics.mostListed)
  /// The cells that had blanks around their text, by columns.
  private(set) var trims: [Int: TrimmedCells] = [:]
  /// Whether rows, or what they hold, were passed over, so that names they would have declared are
  /// unknown through no fault of those who use them.
  var isIncomplete = false
  var locations: TableLocations
  private let missingValues: [[UInt8]]

  enum Step {
    case row
    /// A row was passed over; see `salvagedText`.
    case damaged
    case end
  }

  /// Opens a table and reads its header.
  static func open(
    _ input: TableInput, shape: TableShape
  ) throws(FormatsError) -> ChronicleTable {
    var input = input
    input.offersRecoding = true
    var table = ChronicleTable(input: input, shape: shape, table: try HeaderedTable(input))
    try table.readHeader()
    table.locations.headings = table.headings
    return table
  }

  private init(input: TableInput, shape: TableShape, table: consuming HeaderedTable) {
    self.input = input
    self.shape = shape
    self.table = table
    locations = TableLocations(input: input)
    missingValues = input.missingValues.filter { !$0.isEmpty }.map { Array($0.utf8) }
  }

  /// The header, trimmed.
  var headings: [String] { table.headings }

  /// The position of a column that the header has.
  func column(named name: String) -> Int? { headings.firstIndex(of: name) }

  /// Goes on to the next row, whose cells are then without the blanks around them.
  mutating func next() throws(FormatsError) -> Step {
    switch try table.next() {
    case .end: return .end
    case .row:
      trimCells()
      return .row
    case .fault(let problem):
      diagnostics.add(problem)
      return .damaged
    case .ragged(var problem):
      problem.message += "; the row was passed over"
      diagnostics.add(problem)
      return .damaged
    }
  }

  /// Takes the blanks off the ends of the row's cells, and notes where there were any.
  private mutating func trimCells() {
    for index in headings.indices {
      guard let text = table.trim(index) else { continue }
      if trims[index] == nil {
        trims[index] = TrimmedCells(location: table.location(of: index))
      }
      trims[index]?.add(text, row: Int32(clamping: locations.count))
    }
  }

  // A borrowed table that is passed to a function is copied to where that looks for it, all of its 700 bytes; so what is
  // asked of every cell is inlined.

  /// A cell of the row; nothing where the table has no such column or the cell is blank.
  @inline(__always)
  func cell(in column: Int?) -> UnsafeBufferPointer<UInt8> {
    guard let column else { return unsafe UnsafeBufferPointer(start: nil, count: 0) }
    let bytes = unsafe table.cell(at: column)
    return unsafe missingValues.isEmpty ? bytes : Self.value(of: bytes, unless: missingValues)
  }

  private static func value(
    of cell: UnsafeBufferPointer<UInt8>, unless missingValues: [[UInt8]]
  ) -> UnsafeBufferPointer<UInt8> {
    for value in missingValues where unsafe cell.elementsEqual(value) {
      return unsafe UnsafeBufferPointer(start: nil, count: 0)
    }
    return unsafe cell
  }

  /// A cell's text, empty where the cell is blank.
  func text(in column: Int?) -> String { unsafe String(decoding: cell(in: column), as: UTF8.self) }

  /// What a cell of a damaged row says, where that much of the row could be read. Without it the
  /// table counts as incomplete.
  mutating func salvagedText(_ column: Int?) -> String? {
    if let column, let text = table.salvagedText(at: column), !text.isEmpty { return text }
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

  /// About how many rows there are, if those to come are as long as those before.
  var expectedRows: Int {
    Int(Double(locations.count) * Double(input.byteCount) / Double(max(table.rowOffset, 1)))
  }

  /// Notes the row at hand as the table's next, in the order in which the builder counts rows.
  mutating func acceptRow() { locations.append(offset: table.rowOffset, line: table.line) }

  /// A problem of one cell of the row at hand.
  mutating func report(
    _ rule: Problem.Rule, message: String, severity: Problem.Severity = .error, column: Int?,
    id: String, expected: String, suggestion: String? = nil
  ) {
    report(
      Problem(
        severity: severity, rule: rule, message: message + Suggestion(suggestion).hint,
        text: column.map { shortened(text(in: $0)) }, expected: expected, suggestion: suggestion),
      column: column, id: id)
  }

  /// The same of a problem that wants its location only.
  mutating func report(_ problem: Problem, column: Int?, id: String) {
    var problem = problem
    problem.subject = .init(
      table: shape.table, row: locations.count, field: column.map { headings[$0] }, id: id)
    problem.location = table.location(of: column ?? 0)
    diagnostics.add(problem)
  }
}
