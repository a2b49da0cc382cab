import Camarilla
import CamarillaFormats
import LongWork

/// A table of another program: a ``HeaderedTable`` whose columns are known by their headings.
struct Sheet: ~Copyable {
  private var table: HeaderedTable
  /// The columns that are attributes: all that nobody asked for.
  private(set) var attributes: [(name: String, column: Int)] = []
  var diagnostics = Diagnostics()
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
      table: try HeaderedTable(input, keepsBlanks: true), isCapitalized: isCapitalized)
    if let problem = try sheet.table.readHeader(expecting: "a header") {
      sheet.diagnostics.add(problem)
    } else if sheet.beginsWithNumbers {
      sheet.attributes = sheet.headings.enumerated().map { ($1, $0) }
    } else {
      // R's `write.csv` numbers the rows in a column without a heading.
      let isNumbered = sheet.headings.count > 1 && sheet.headings[0].isEmpty
      sheet.nameAttributes(from: isNumbered ? 1 : 0)
    }
    return sheet
  }

  private init(table: consuming HeaderedTable, isCapitalized: Bool) {
    self.table = table
    self.isCapitalized = isCapitalized
  }

  var headings: [String] { table.headings }

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
        diagnostics.add(
          .warning(
            "the header has several columns '\(shortened(name))'; this one is kept as '\(shortened(name))-\(number)'",
            rule: .malformedTable, at: table.location(of: column), text: name,
            expected: "every heading once"))
        name = "\(name)-\(number)"
      }
      attributes.append((name, column))
    }
  }

  /// The column with one of these headings, in the order of preference; it is then no attribute.
  ///
  /// Of several that differ in case, the one that is written as the format has it counts.
  mutating func take(_ names: String...) -> Int? { take(names) }

  mutating func take(_ names: [String]) -> Int? {
    for name in names {
      let exact = isCapitalized ? name.prefix(1).uppercased() + name.dropFirst() : name
      guard let choice = NameChoice(name: exact, among: headings) else { continue }
      let column = choice.index
      attributes.removeAll { $0.column == column }
      for other in choice.others {
        diagnostics.add(
          .warning(
            "the header has '\(shortened(headings[column]))' and '\(shortened(headings[other]))'; the first counts,"
              + " and the other is kept as an attribute", rule: .malformedTable,
            at: table.location(of: other), text: headings[other],
            expected: "one column '\(exact)'"))
      }
      return column
    }
    return nil
  }

  /// A column without which the table cannot be read.
  mutating func require(_ name: String, column: Int?) {
    guard column == nil, !diagnostics.hasErrors else { return }
    let suggestion = Suggestion(nearestTo: name, among: headings)
    diagnostics.add(
      Problem(
        severity: .error, rule: .malformedTable,
        message:
          "the header has no column '\(name)'; it has \(list(headings))\(suggestion.hintOfHeading)",
        location: location(line: table.line), text: shortened(headings.joined(separator: ",")),
        expected: name, suggestion: suggestion.text))
  }

  /// Whether the header is none, but the first row of numbers.
  var beginsWithNumbers: Bool {
    headings.count >= 4
      && headings.prefix(4).allSatisfy { Double($0) != nil || $0 == "Inf" || $0 == "-Inf" }
  }

  /// Takes the columns for those with these headings, and the header for the first row.
  mutating func becomeHeadless(_ names: [String]) throws(FormatsError) {
    table.headings = names + headings.indices.dropFirst(names.count).map { "V\($0 + 1)" }
    attributes = headings.enumerated().map { ($1, $0) }
    try table.returnHeader()
  }

  /// The line of the row at hand.
  var line: Int { table.line }

  /// Goes on to the next row that can be read and is not blank.
  mutating func next() throws(FormatsError) -> Bool {
    guard !headings.isEmpty else { return false }
    while true {
      switch try table.next() {
      case .end: return false
      case .row: return true
      case .ragged(let problem), .fault(let problem): diagnostics.add(problem)
      }
    }
  }

  /// Where a cell of the row at hand begins.
  func location(of column: Int) -> (line: Int, column: Int) {
    let location = table.location(of: column)
    return (location.line, location.column)
  }

  /// The same for a problem.
  func problemLocation(of column: Int) -> Problem.Location { table.location(of: column) }

  /// A location in the table's file.
  func location(line: Int, column: Int = 1) -> Problem.Location {
    Problem.Location(file: table.name, line: line, column: column)
  }

  /// A cell's text; blank where the table has no such column.
  func text(in column: Int?) -> String { column.map { table.text(at: $0) } ?? "" }

  /// A cell's number; nil, and a problem, where it is none.
  mutating func number(in column: Int) -> Double? {
    _ = table.trim(column)
    if let number = unsafe decimalNumber(from: table.cell(at: column)), number.isFinite {
      return number
    }
    refuse("'\(shortened(text(in: column)))' is no number", column: column, expected: "a number")
    return nil
  }

  /// The weight in a cell.
  mutating func weight(in column: Int) -> Double {
    _ = table.trim(column)
    if let number = unsafe decimalNumber(from: table.cell(at: column)), number.isFinite {
      return number
    }
    return diagnostics.weight(from: text(in: column), at: table.location(of: column))
  }

  /// A fault in a cell of the row at hand.
  mutating func refuse(
    _ message: String, column: Int, expected: String, rule: Problem.Rule = .malformedValue,
    suggestion: Suggestion = Suggestion()
  ) {
    diagnostics.add(
      .error(
        message, rule: rule, at: table.location(of: column), text: text(in: column),
        expected: expected, suggestion: suggestion))
  }

  /// Tells of a date that was read although it is not plain EDTF.
  mutating func warn(_ remark: DateRemark, column: Int) {
    diagnostics.add(.ofDate(remark, at: table.location(of: column)))
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
