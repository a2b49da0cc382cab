import Camarilla
import CamarillaFormats
import LongWork

/// A table of another program, row by row: columns by their headings, whatever separates them.
struct Sheet: ~Copyable {
  private var reader: CSVReader
  private(set) var headings: [String] = []
  /// The columns that are attributes: all that nobody asked for.
  private(set) var attributes: [(name: String, column: Int)] = []
  var problems: ProblemList
  private let delimiter: UInt8
  /// Whether the format's own headings begin with a capital.
  private let isCapitalized: Bool

  /// Opens a table and reads its header.
  ///
  /// - Parameters:
  ///   - known: the headings that the format knows, in lower case. The delimiter is the one by which most
  ///     of them are found.
  ///   - isCapitalized: whether the format writes them with a capital.
  static func open(
    _ input: TableInput, known: Set<String>, isCapitalized: Bool = false
  ) throws(FormatsError) -> Sheet {
    let input = try input.findingDelimiter(for: known.sorted())
    var sheet = Sheet(
      input: input, reader: CSVReader(source: try input.open(), delimiter: input.delimiter),
      delimiter: input.delimiter,
      isCapitalized: isCapitalized)
    try sheet.readHeader()
    return sheet
  }

  private init(
    input: TableInput, reader: consuming CSVReader, delimiter: UInt8, isCapitalized: Bool
  ) {
    self.reader = reader
    self.isCapitalized = isCapitalized
    self.reader.progress = input.progress
    self.delimiter = delimiter
    problems = ProblemList(file: input.name)
  }

  private mutating func readHeader() throws(FormatsError) {
    switch try reader.next() {
    case .end: problems.add("the table is empty", line: 1, expected: "a header")
    case .fault(let fault): report(fault)
    case .record:
      guard reader.fieldCount < 1 << 16 else {
        problems.add("the header has \(reader.fieldCount) columns", line: 1, expected: "a header")
        return
      }
      headings = (0..<reader.fieldCount).map { String(reader.text(at: $0).trimmingBlanks()) }
      // R's `write.csv` numbers the rows in a column without a heading.
      let isNumbered = headings.count > 1 && headings[0].isEmpty
      if beginsWithNumbers {
        attributes = headings.enumerated().map { ($1, $0) }
      } else {
        nameAttributes(from: isNumbered ? 1 : 0)
      }
    }
  }

  /// Names the attributes: a heading that stands there again gets a number.
  private mutating func nameAttributes(from first: Int) {
    var taken = Set(headings)
    var met: Set<String> = []
    attributes = []
    for column in headings.indices.dropFirst(first) {
      var name = headings[column]
      if !met.insert(name).inserted, !name.isEmpty {
        var number = 2
        while !taken.insert("\(name)-\(number)").inserted { number += 1 }
        problems.add(
          .warning, rule: .malformedTable,
          message:
            "the header has several columns '\(shortened(name))'; this one is kept as '\(shortened(name))-\(number)'",
          line: reader.line, column: reader.location(ofField: column).column, text: name,
          expected: "every heading once")
        name = "\(name)-\(number)"
      }
      attributes.append((name, column))
    }
  }

  /// The column with one of these headings, in the order of preference; it is then no attribute.
  ///
  /// Of several that differ in case, the one that is written as the format has it counts.
  mutating func take(_ names: String...) -> Int? {
    for name in names {
      let exact = isCapitalized ? name.prefix(1).uppercased() + name.dropFirst() : name
      guard let choice = NameChoice(name: exact, among: headings) else { continue }
      let column = choice.index
      attributes.removeAll { $0.column == column }
      for other in choice.others {
        problems.add(
          .warning, rule: .malformedTable,
          message:
            "the header has '\(shortened(headings[column]))' and '\(shortened(headings[other]))'; the first counts,"
            + " and the other is kept as an attribute", line: reader.line,
          column: reader.location(ofField: other).column, text: headings[other],
          expected: "one column '\(exact)'")
      }
      return column
    }
    return nil
  }

  /// A column without which the table cannot be read.
  mutating func require(_ name: String, column: Int?) {
    guard column == nil, !problems.hasErrors else { return }
    let suggestion = NearestNames(headings).nearest(to: name)
    let hint = suggestion.map { " — did you mean it by '\($0)'?" } ?? ""
    problems.add(
      "the header has no column '\(name)'; it has \(list(headings))\(hint)", line: reader.line,
      text: headings.joined(separator: ","), expected: name, suggestion: suggestion)
  }

  /// Whether the header is none, but the first row of numbers.
  var beginsWithNumbers: Bool {
    headings.count >= 4
      && headings.prefix(4).allSatisfy { Double($0) != nil || $0 == "Inf" || $0 == "-Inf" }
  }

  /// Takes the columns for those with these headings, and the header for the first row.
  mutating func becomeHeadless(_ names: [String]) throws(FormatsError) {
    headings = names + headings.indices.dropFirst(names.count).map { "V\($0 + 1)" }
    attributes = headings.enumerated().map { ($1, $0) }
    try reader.seek(toOffset: reader.recordOffset, line: reader.line)
  }

  /// The line of the row at hand.
  var line: Int { reader.line }

  /// Goes on to the next row that can be read and is not blank.
  mutating func next() throws(FormatsError) -> Bool {
    guard !headings.isEmpty else { return false }
    while true {
      switch try reader.next() {
      case .end: return false
      case .fault(let fault): report(fault)
      case .record:
        if (0..<reader.fieldCount).allSatisfy({ unsafe reader.field(at: $0).isEmpty }) { continue }
        if reader.fieldCount == headings.count { return true }
        let (line, column) = reader.location(
          ofField: min(reader.fieldCount, headings.count))
        problems.add(
          "the row has \(reader.fieldCount) fields, and the header \(headings.count)", line: line,
          column: column,
          text: (0..<min(reader.fieldCount, 64)).map { reader.text(at: $0) }
            .joined(separator: String(UnicodeScalar(delimiter))),
          expected: "\(headings.count) fields")
      }
    }
  }

  /// Where a cell of the row at hand begins.
  func location(of column: Int) -> (line: Int, column: Int) {
    let (line, position) = reader.location(ofField: column)
    return (line, position)
  }

  /// A cell's text; blank where the table has no such column.
  func text(in column: Int?) -> String { column.map { reader.text(at: $0) } ?? "" }

  /// A cell's number; nil, and a problem, where it is none.
  mutating func number(in column: Int) -> Double? {
    _ = reader.trim(column)
    if let number = unsafe decimalNumber(from: reader.field(at: column)), number.isFinite {
      return number
    }
    refuse("'\(shortened(text(in: column)))' is no number", column: column, expected: "a number")
    return nil
  }

  /// The weight in a cell; nil where there is none, or, with a warning, where it is no number.
  mutating func weight(in column: Int?) -> Double? {
    if let column { _ = reader.trim(column) }
    guard let column, case let text = text(in: column), !text.isEmpty else { return nil }
    if let number = unsafe decimalNumber(from: reader.field(at: column)), number.isFinite {
      return number
    }
    let (line, position) = reader.location(ofField: column)
    let weight = DoubtfulWeight(text)
    problems.addRepeated(
      weight.sort, rule: .malformedValue, message: weight.message, line: line, column: position,
      text: text, expected: "a number")
    return weight.number
  }

  /// A fault in a cell of the row at hand.
  mutating func refuse(
    _ message: String, column: Int, expected: String, rule: Problem.Rule = .malformedValue,
    suggestion: String? = nil
  ) {
    let (line, position) = reader.location(ofField: column)
    let hint = suggestion.map { " — did you mean '\($0)'?" } ?? ""
    problems.add(
      .error, rule: rule, message: "\(message); expected \(expected)\(hint)", line: line,
      column: position,
      text: text(in: column), expected: expected, suggestion: suggestion)
  }

  /// Tells of a date that was read although it is not plain EDTF.
  mutating func warn(_ remark: DateRemark, column: Int) {
    let (line, position) = reader.location(ofField: column)
    problems.add(
      .warning, rule: .dateNotation, message: remark.description, line: line, column: position,
      text: text(in: column), expected: "a date in EDTF", suggestion: remark.reading)
  }

  private mutating func report(_ fault: CSVFault) {
    problems.add(
      fault.message, line: fault.line, column: fault.column, text: fault.text,
      expected: fault.expected)
  }
}

/// A heading for comparing: without blanks about it and in lower case.
func folded(_ heading: String) -> String { heading.withoutOuterBlanks.lowercased() }

/// The attributes of a table's rows as columns of a document.
struct SheetAttributes {
  private(set) var columns: [AttributeColumn]
  private let sources: [Int]

  init(sheet: borrowing Sheet, reserved: Set<String>) {
    columns = sheet.attributes.map {
      AttributeColumn(name: ReservedNames.unescaped($0.name, reserved: reserved))
    }
    sources = sheet.attributes.map(\.column)
  }

  mutating func read(_ sheet: borrowing Sheet, row: Int) {
    for (index, source) in sources.enumerated() {
      columns[index].values[row] = sheet.text(in: source)
      if columns[index].keepsLocations {
        columns[index].locations[row] = sheet.location(of: source)
      }
    }
  }

  /// Whether the row at hand says the same as an earlier one.
  func agree(_ sheet: borrowing Sheet, row: Int) -> Bool {
    sources.indices.allSatisfy { columns[$0].values[row] == sheet.text(in: sources[$0]) }
  }
}
