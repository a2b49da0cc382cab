package import Camarilla

/// A table whose columns have names, row by row: the one reader under chronicles' tables, tables that a mapping
/// describes, and those of other programs.
///
/// It knows what a table is: a header, rows with as many fields, blank rows, which are passed over, and what is
/// no row. What the columns mean is its owner's affair.
package struct HeaderedTable: ~Copyable {
  package enum Step {
    case row
    /// The row has too few fields, or too many.
    case ragged(Problem)
    /// What stands there can't be read.
    case fault(Problem)
    case end
  }

  /// What messages call the table.
  package let name: String
  package let delimiter: UInt8
  /// The columns' names, trimmed; none where the header can't be read.
  package var headings: [String] = []
  /// The line on which the header stands.
  package private(set) var headerLine = 1
  /// How many rows were passed, damaged ones included and blank ones not.
  package private(set) var rows = 0
  /// How many rows without anything in them were passed over.
  package private(set) var blankRows = 0
  private let hasHeader: Bool
  /// The line from which on the table is read.
  private let firstLine: Int
  private let keepsBlanks: Bool
  private let encodingAdvice: String
  private let offersRecoding: Bool
  /// What the file is, where its first bytes say that it is no table.
  private let otherSort: String?
  private var reader: CSVReader

  /// Opens a table, whose header is yet to be read.
  ///
  /// - Parameter keepsBlanks: whether a cell of blanks alone says something, as where ids may be such.
  package init(
    _ input: TableInput, keepsBlanks: Bool = false
  ) throws(FormatsError) {
    name = input.name
    delimiter = input.delimiter
    firstLine = input.firstLine
    headings = input.columns ?? []
    hasHeader = input.columns == nil
    self.keepsBlanks = keepsBlanks
    encodingAdvice = input.encodingAdvice
    offersRecoding = input.offersRecoding
    var sort: String?
    reader = try Self.reader(of: input, sort: &sort)
    otherSort = sort
  }

  /// - Parameter sort: becomes what the file is, where its first bytes say that it is no table.
  private static func reader(
    of input: TableInput, sort: inout String?
  ) throws(FormatsError) -> CSVReader {
    var source = try input.open()
    sort = sortOfFile(beginningWith: try source.prefix(count: 16))
    return try CSVReader(input)
  }

  /// Reads the header of a table that has one. After one that can't be read there are no rows.
  ///
  /// - Parameter expected: what the header should be, for a table that lacks one.
  /// - Returns: what is wrong with it.
  package mutating func readHeader(expecting expected: String) throws(FormatsError) -> Problem? {
    if let otherSort {
      abandon()
      return refusal("the file is \(otherSort)", expected: "a table of text, such as CSV")
    }
    guard hasHeader else { return nil }
    let step = try reader.next()
    headerLine = reader.line
    let count = reader.fieldCount
    var problem: Problem?
    switch step {
    case .end:
      problem = refusal(
        firstLine > 1
          ? "the table has nothing on line \(firstLine), where its header is to be, or below"
          : "the table is empty", expected: expected)
    case .fault(let fault): problem = self.problem(of: fault)
    case .record where count > CSVReader.mostFields:
      problem = refusal(
        "the header has \(count) columns", expected: "at most \(CSVReader.mostFields)")
    case .record: headings = (0..<count).map { String(reader.text(at: $0).trimmingBlanks()) }
    }
    if problem != nil { abandon() }
    return problem
  }

  /// Lets the record that was taken for the header be the first row.
  package mutating func returnHeader() throws(FormatsError) {
    try reader.seek(toOffset: reader.recordOffset, line: reader.line)
  }

  /// Leaves the rest of the table unread.
  package mutating func abandon() { reader.isFinished = true }

  // MARK: Rows

  /// Goes on to the next row that isn't blank.
  package mutating func next() throws(FormatsError) -> Step {
    while true {
      switch try reader.next() {
      case .end: return .end
      case .fault(let fault):
        rows += 1
        return .fault(problem(of: fault))
      case .record:
        if isBlank {
          blankRows += 1
          continue
        }
        rows += 1
        return reader.fieldCount == headings.count ? .row : .ragged(raggedness)
      }
    }
  }

  /// Takes the blanks off the ends of the row's cells.
  package mutating func trimCells() {
    for column in headings.indices { _ = reader.trim(column) }
  }

  /// Takes marks off the ends of the row's cells, such as those of footnotes.
  package mutating func cutMarks(_ marks: [String]) {
    for column in headings.indices { reader.cut(column, marks: marks) }
  }

  /// Takes the blanks off the ends of a cell; returns its text before, where there were any around a text.
  package mutating func trim(_ column: Int) -> String? { reader.trim(column) }

  /// The columns of fixed positions that cut a word of the row at hand in two.
  package var columnsThatCutWords: [Int] { reader.fieldsThatCutWords() }

  /// The bytes of a cell of the row at hand. They stand until the next call of `next`.
  @inline(__always)
  package func cell(at column: Int) -> UnsafeBufferPointer<UInt8> {
    unsafe reader.field(at: column)
  }

  package func text(at column: Int) -> String { reader.text(at: column) }

  /// The text of a cell of a damaged row, where that much of it could be read.
  package func salvagedText(at column: Int) -> String? { reader.salvagedText(column) }

  /// The line on which the row at hand begins.
  package var line: Int { reader.line }

  /// Where the row at hand begins in the file, in bytes.
  package var rowOffset: Int { reader.recordOffset }

  /// Where a cell of the row at hand, or of the header, begins.
  package func location(of column: Int) -> Problem.Location {
    let (line, position) = reader.location(ofField: column)
    return Problem.Location(file: name, line: line, column: position)
  }

  /// Where each cell of the row at hand, or of the header, begins.
  package var locations: [Problem.Location] {
    reader.locations(ofFields: headings.count).map { line, position in
      Problem.Location(file: name, line: line, column: position)
    }
  }

  private var isBlank: Bool {
    for field in 0..<min(reader.fieldCount, CSVReader.mostFields) {
      let bytes = unsafe reader.field(at: field)
      guard let first = unsafe bytes.first else { continue }
      // Visible ASCII is no blank, which spares nearly every row the rest.
      if keepsBlanks || 0x21...0x7E ~= first { return false }
      if !reader.text(at: field).trimmingBlanks().isEmpty { return false }
    }
    return true
  }

  // MARK: Problems

  private func problem(of fault: CSVFault) -> Problem {
    var problem = Problem(
      severity: .error, rule: .malformedTable, message: fault.message(advice: encodingAdvice),
      location: .init(file: name, line: fault.line, column: fault.column),
      text: fault.text.isEmpty ? nil : shortened(fault.text), expected: fault.expected)
    if offersRecoding, let encoding = fault.encoding {
      problem.wayOut = .recode(from: encoding.rawValue)
    }
    return problem
  }

  /// What is wrong with a row of too few fields, or too many.
  private var raggedness: Problem {
    let (count, expected) = (reader.fieldCount, headings.count)
    let fields = count == 1 ? "1 field" : "\(count) fields"
    let own = hasHeader ? "the header \(expected)" : "the table \(expected) columns"
    let hint =
      count > expected
      ? " (a \(delimiterName(of: delimiter)) within a field needs quotes around the field)" : ""
    return Problem(
      severity: .error, rule: .malformedTable, message: "the row has \(fields), and \(own)\(hint)",
      location: location(of: min(count, expected)),
      text: shortened(
        (0..<min(count, 64)).map { reader.text(at: $0) }
          .joined(separator: String(UnicodeScalar(delimiter)))),
      expected: "\(expected) fields")
  }

  /// What is wrong with the table as a whole.
  package func refusal(
    _ found: String, text: String? = nil, expected: String, suggestion: Suggestion = Suggestion()
  ) -> Problem {
    .error(
      found, at: .init(file: name, line: headerLine, column: 1), text: text, expected: expected,
      suggestion: suggestion)
  }
}

/// What a byte that parts fields is called.
package func delimiterName(of byte: UInt8) -> String {
  switch byte {
  case UInt8(ascii: ","): "comma"
  case UInt8(ascii: ";"): "semicolon"
  case UInt8(ascii: "\t"): "tab"
  default: "'\(UnicodeScalar(byte))'"
  }
}
