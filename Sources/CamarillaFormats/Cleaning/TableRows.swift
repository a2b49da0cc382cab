import Camarilla

/// The rows of a table as they stand in its file, each cell with its bytes: what is repaired goes by these.
///
/// Rows that are no rows, with too few fields or bytes that are no text, are passed over: nobody can tell there
/// which cell is which.
struct TableRows: ~Copyable {
  /// The header's names without the blanks around them.
  let headings: [String]
  let delimiter: UInt8
  /// Where columns of fixed widths stand.
  private let positions: [ColumnPositions]?
  private var reader: CSVReader
  /// How many lines cells have so far beyond the rows.
  private var furtherLines = 0
  /// The row at hand as spreadsheets count, the header being 1.
  private(set) var number = 1

  /// Opens a table; one without a header that can be read has no rows.
  init(_ input: TableInput) throws(FormatsError) {
    delimiter = input.delimiter
    positions = input.positions
    var reader = try CSVReader(input)
    var headings: [String] = []
    if let columns = input.columns {
      self.headings = columns
      self.reader = reader
      return
    }
    if try reader.next() == .record, reader.fieldCount <= CSVReader.mostFields {
      for index in 0..<reader.fieldCount {
        headings.append(String(reader.text(at: index).trimmingBlanks()))
      }
    } else {
      reader.isFinished = true
    }
    self.headings = headings
    number = reader.line
    furtherLines = reader.furtherLines
    self.reader = reader
  }

  /// Goes on to the next row that can be read; false at the end.
  mutating func next() throws(FormatsError) -> Bool {
    while true {
      let step = try reader.next()
      if step == .end { return false }
      number = reader.line - furtherLines
      furtherLines += reader.furtherLines
      guard step == .record, reader.fieldCount == headings.count else { continue }
      return true
    }
  }

  /// The lines on which rows begin that are numbered otherwise, and their numbers; of rows before the first cell with
  /// several lines there are none.
  ///
  /// - Complexity: O(bytes).
  static func numbers(
    ofLinesIn input: TableInput
  ) throws(FormatsError) -> [(line: Int, number: Int)] {
    var reader = try CSVReader(input)
    var furtherLines = 0
    var numbers: [(line: Int, number: Int)] = []
    while try reader.next() != .end {
      if furtherLines > 0 { numbers.append((reader.line, reader.line - furtherLines)) }
      furtherLines += reader.furtherLines
    }
    return numbers
  }

  /// A cell of the row at hand, or of the header, blanks and all.
  func text(at column: Int) -> String { reader.text(at: column) }

  /// Where it stands, its quotes included.
  func range(at column: Int) -> Range<Int> { reader.byteRange(ofField: column) }

  /// A text as it is put in the place of a cell: in a column of fixed width with so many blanks behind it that what
  /// follows stays where it is; nil where it has more characters than the column.
  func fitting(_ text: String, at column: Int) -> String? {
    guard let positions else { return text }
    let count = text.unicodeScalars.count
    if let last = positions[column].last, count > last - positions[column].first + 1 { return nil }
    let blanks = self.text(at: column).unicodeScalars.count - count
    return text + String(repeating: " ", count: max(blanks, 0))
  }

  /// Where the row at hand stands, its line's end included.
  var range: Range<Int> { reader.recordRange }
}
