import Camarilla
import CamarillaFormats

/// A foreign table: a ``HeaderedTable`` whose cells are asked for by the slots of a mapping's columns.
struct MappedTable: ~Copyable {
  private(set) var table: HeaderedTable
  /// The column of each slot; below 0 where another table answers, or none.
  var columns: [Int] = []
  let origins: [ColumnSlots.Origin]
  private let missing: [String]
  private let marks: [String]
  /// The cells that stand for what stands above them.
  private var carried: CarriedCells?
  /// Where the columns stand, where they are of fixed widths.
  private let positions: [ColumnPositions]?
  /// Its links to other tables.
  let links: [TableLink]
  /// The first and the last date of periods, by their caches, where ends are open there.
  var edges: [Int: ClosedRange<CalendarDay>] = [:]
  /// What is to be told of dates that were read although they are not plain EDTF.
  let remarks: TableRemarks
  /// Which columns the mapping makes use of; cells of the others are counted row by row.
  private(set) var use: ColumnUse
  private var unusedColumns: [Int] = []

  /// Opens a table, reads its header and finds the columns that the mapping names.
  ///
  /// - Parameter links: the other tables, which were read.
  /// - Throws: ``FormatsError/invalid(_:)`` for a table without them.
  static func open(
    _ input: TableInput, rule: TableRule, scope: TableScope, links: [TableLink] = []
  ) throws(FormatsError) -> MappedTable {
    let columns = scope.columns
    let input = try delimited(rule.apply(to: input), rule: rule, columns: columns)
    var table = try HeaderedTable(input)
    if let problem = try table.readHeader(expecting: "a header with its columns") {
      throw .invalid(InvalidChronicle(problems: [problem]))
    }
    var mapped = MappedTable(
      table: table, origins: columns.origins, rule: rule, links: links)
    try mapped.bind(columns, rule: rule, input: input)
    mapped.noteUse(hasHeader: rule.columns == nil)
    if !rule.fillDown.isEmpty {
      let indices = mapped.columns
      mapped.carried = CarriedCells(columns: rule.fillDown.map { indices[$0] }.filter { $0 >= 0 })
    }
    return mapped
  }

  private init(
    table: consuming HeaderedTable, origins: [ColumnSlots.Origin], rule: TableRule,
    links: [TableLink]
  ) {
    remarks = TableRemarks(table: table.name)
    use = ColumnUse(table: table.name, columns: [])
    self.table = table
    self.origins = origins
    missing = rule.missing
    marks = rule.marks
    positions = rule.positions
    self.links = links
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
    if rule.positions != nil || rule.delimiter != nil && rule.columns != nil { return input }
    let found = try input.findingDelimiter {
      if let names = rule.columns { return $0.count == names.count ? 1 : 0 }
      return columns.count(in: $0)
    }
    guard let said = rule.delimiter, found.delimiter != said else { return found }
    guard let other = try input.firstRow(partedBy: found.delimiter) else { return input }
    let own = try input.firstRow(partedBy: said)?.fields ?? []
    let (known, more) = (columns.count(in: own), columns.count(in: other.fields))
    guard more > known || more == known && own.count <= 1 else { return input }
    let text = other.fields.joined(separator: String(UnicodeScalar(found.delimiter)))
    let expected = "'delimiter: \(MappingCompiler.delimiterWord(from: found.delimiter))', or none"
    throw .invalid(
      InvalidChronicle(problems: [
        Problem(
          severity: .error, rule: .malformedTable,
          message:
            "the header '\(shortened(text))' has a \(delimiterName(of: found.delimiter)) between its names, and the"
            + " mapping says a \(delimiterName(of: said)); expected \(expected)",
          location: .init(file: input.name, line: other.line, column: 1), expected: expected)
      ]))
  }

  /// What parts the fields of a file of this name, where nothing else tells it.
  private static func delimiter(byNameOf name: String) -> UInt8 {
    let name = name.lowercased()
    return UInt8(ascii: name.hasSuffix(".tsv") || name.hasSuffix(".tab") ? "\t" : ",")
  }

  /// The mapping's word for the delimiter where neither the mapping nor the file's name tells it.
  func foundDelimiter(rule: TableRule) -> String? {
    rule.delimiter == nil && rule.positions == nil
      && table.delimiter != Self.delimiter(byNameOf: table.name)
      ? MappingCompiler.delimiterWord(from: table.delimiter) : nil
  }

  // MARK: Rows

  /// Goes on to the next row that isn't blank.
  mutating func next() throws(FormatsError) -> HeaderedTable.Step {
    let step = try table.next()
    if case .row = step {
      noteCutWords()
      table.trimCells()
      if !marks.isEmpty { table.cutMarks(marks) }
      if let carried { carried.read(table) }
      if !links.isEmpty { followLinks() }
      for column in unusedColumns where unsafe !isMissing(table.cell(at: column)) {
        use.columns[column].filledCells += 1
      }
    }
    return step
  }

  /// Notes which columns have a slot; the header, where there is one, is the record at hand.
  private mutating func noteUse(hasHeader: Bool) {
    let locations = hasHeader ? table.locations : []
    let used = Set(columns)
    let start = Problem.Location(file: table.name, line: table.headerLine, column: 1)
    use.columns = table.headings.enumerated().map { index, heading in
      .init(
        heading: heading, location: hasHeader ? locations[index] : start,
        isUsed: used.contains(index))
    }
    unusedColumns = table.headings.indices.filter { !used.contains($0) }
  }

  /// Says which keys of the mapping could still take a column over.
  mutating func offer(keys: [String]) { use.freeKeys = keys }

  /// Notes the columns of fixed width that end, or begin, within a word of the row at hand.
  private func noteCutWords() {
    guard let positions else { return }
    for column in table.columnsThatCutWords {
      remarks.noteCutWord(
        in: "'\(table.headings[column])' (\(positions[column]))", at: table.location(of: column))
    }
  }

  /// A cell of the row at hand without the spaces around it; nothing where it stands for nothing.
  func cell(at slot: Int) -> UnsafeBufferPointer<UInt8> {
    let column = columns[slot]
    if column < 0 {
      if case .linked(let link, let answer) = origins[slot] {
        return unsafe self.answer(answer, of: link)
      }
      return unsafe UnsafeBufferPointer(start: nil, count: 0)
    }
    let bytes = unsafe carried?.cell(at: column) ?? table.cell(at: column)
    return unsafe isMissing(bytes) ? UnsafeBufferPointer(start: nil, count: 0) : bytes
  }

  /// Whether a cell stands for nothing.
  private func isMissing(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if bytes.isEmpty { return true }
    if missing.isEmpty { return false }
    let number = unsafe withoutZeros(of: bytes)
    return missing.contains { text in
      unsafe bytes.elementsEqual(text.utf8) || number.elementsEqual(text.utf8)
    }
  }

  func text(at slot: Int) -> String { unsafe String(decoding: cell(at: slot), as: UTF8.self) }

  /// The text of a cell of a damaged row, where it is one of this table's and could be read.
  func salvagedText(at slot: Int) -> String? {
    columns[slot] < 0 ? nil : table.salvagedText(at: columns[slot])?.withoutOuterBlanks
  }

  func heading(at slot: Int) -> String {
    if columns[slot] >= 0 { return table.headings[columns[slot]] }
    guard case .linked(let link, let answer) = origins[slot] else { return "" }
    let rule = links[link].rule
    return "\(rule.name).\(rule.columns.names[rule.answers[answer]])"
  }

  /// The line on which the row at hand begins.
  var line: Int { table.line }

  /// Where a cell of the row at hand begins, of a linked one the cell by which it is found; the row itself
  /// without a slot.
  func location(at slot: Int?) -> Problem.Location {
    guard let slot else { return table.location(of: 0) }
    if columns[slot] >= 0 { return table.location(of: columns[slot]) }
    guard case .linked(let link, _) = origins[slot] else { return table.location(of: 0) }
    return location(at: links[link].rule.match.slots.first)
  }
}
