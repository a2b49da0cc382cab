import Camarilla
import CamarillaFormats
import GRDB

/// Gathers relationships in the order in which the store keeps them, and gives them as a table in
/// the order of their numbers.
struct RelationshipRows {
  private let path: String
  private let kindIndices: [Int: UInt16]
  /// In the order in which they were read; figures are those of the store, by row.
  private(set) var numbers: [Int] = []
  private(set) var sources: [Int] = []
  private(set) var targets: [Int] = []
  private var kinds: [UInt16] = []
  private var whens: [Int32] = []
  private var weights: [Double] = []
  private var confidences: [Double] = []
  private var citations: [Int32] = []
  /// What few rows have, with their positions in the order of reading.
  private var ids: [(index: Int, text: String)] = []
  private var posts: [(index: Int, text: String)] = []
  private var notes: [(index: Int, text: String)] = []
  private var attributes: [(index: Int, attributes: [Attribute])] = []

  private(set) var periods: [Period] = []
  private var timelineKeys: [TimelineKey] = []
  private var citationLists: [[Citation]] = [[]]
  private var periodTexts = ByteInterner()
  private var citationTexts = ByteInterner()

  /// A relationship that is not where its dates belong: another program changed it.
  private(set) var misplaced: Int?

  /// - Parameter kindIndices: the rows of kinds in the store, each with the chronicle's index of it.
  init(path: String, kindIndices: [(Int, UInt16)]) {
    self.path = path
    self.kindIndices = Dictionary(kindIndices, uniquingKeysWith: { first, _ in first })
  }

  var count: Int { numbers.count }

  /// Takes the row at hand.
  mutating func add(_ statement: StoreStatement) throws {
    let number = try statement.number(in: 2)
    try add(statement, number: number, when: try period(statement: statement, number: number))
  }

  /// Takes the row at hand where its period is one of those wanted.
  mutating func add(_ statement: StoreStatement, where isWanted: inout PeriodAnswers<Bool>) throws {
    let number = try statement.number(in: 2)
    let when = try period(statement: statement, number: number)
    guard isWanted.answer(forPeriod: Int(when), in: periods) else { return }
    try add(statement, number: number, when: when)
  }

  private mutating func add(_ statement: StoreStatement, number: Int, when: Int32) throws {
    let kindRow = try statement.integer(in: 3)
    guard let kind = kindIndices[kindRow] else {
      throw damaged(
        path, what: "relationship \(number) is of kind \(kindRow), which is not there")
    }
    let index = numbers.count
    let key = TimelineKey(
      level: try statement.integer(in: 0), day: try statement.integer(in: 1))
    if key != timelineKeys[Int(when)], misplaced == nil { misplaced = number }
    numbers.append(number)
    kinds.append(kind)
    sources.append(try statement.integer(in: 4))
    targets.append(try statement.integer(in: 5))
    whens.append(when)
    weights.append(try statement.real(in: 7))
    confidences.append(try statement.real(in: 8))
    citations.append(try citation(of: statement))
    if !statement.isNull(10) { ids.append((index, try statement.text(in: 10))) }
    if !statement.isNull(11) { posts.append((index, try statement.text(in: 11))) }
    if !statement.isNull(12) { notes.append((index, try statement.text(in: 12))) }
    if !statement.isNull(13) {
      guard let found = AttributeText.attributes(from: unsafe Array(try statement.bytes(in: 13)))
      else {
        throw damaged(
          path, what: "the attributes of relationship \(number) are no JSON object of texts")
      }
      attributes.append((index, found))
    }
  }

  private mutating func period(statement: StoreStatement, number: Int) throws -> Int32 {
    let bytes = unsafe try statement.bytes(in: 6)
    if let known = unsafe periodTexts.value(of: bytes) { return known }
    let index = Int32(periods.count)
    do {
      let period = try Period(utf8: unsafe bytes.span)
      periods.append(period)
      timelineKeys.append(TimelineKey(period))
    } catch {
      throw damaged(
        path,
        what: "relationship \(number) is dated '\(shortened(try statement.text(in: 6)))': \(error)")
    }
    unsafe periodTexts.set(index, for: bytes)
    return index
  }

  private mutating func citation(of statement: StoreStatement) throws -> Int32 {
    if statement.isNull(9) { return RelationshipTable.noCitations }
    let bytes = unsafe try statement.bytes(in: 9)
    if bytes.isEmpty { return RelationshipTable.noCitations }
    if let known = unsafe citationTexts.value(of: bytes) { return known }
    let index = Int32(citationLists.count)
    citationLists.append(Citation.list(try statement.text(in: 9)))
    unsafe citationTexts.set(index, for: bytes)
    return index
  }

  /// The table in the order of numbers.
  ///
  /// - Parameters:
  ///   - figures: those that they name.
  ///   - columns: the names of the further columns.
  consuming func table(figures: FigureRows, columns: [String]) throws -> RelationshipTable {
    let rows = try rowsOfIndices()
    var table = RelationshipTable()
    let count = numbers.count
    func figure(at row: Int) throws -> Int32 {
      guard let index = figures.index(ofRow: row) else {
        throw damaged(path, what: "a relationship names figure \(row), which is not there")
      }
      return index
    }
    table.kinds = [UInt16](repeating: 0, count: count)
    table.sources = [Int32](repeating: 0, count: count)
    table.targets = table.sources
    table.whens = table.sources
    table.citations = table.sources
    table.weights = [Double](repeating: 1, count: count)
    table.confidences = table.weights
    for (index, row) in rows.enumerated() {
      let row = Int(row)
      table.kinds[row] = kinds[index]
      table.sources[row] = try figure(at: sources[index])
      table.targets[row] = try figure(at: targets[index])
      table.whens[row] = whens[index]
      table.citations[row] = citations[index]
      table.weights[row] = weights[index]
      table.confidences[row] = confidences[index]
    }
    table.periods = periods
    table.citationLists = citationLists
    setTexts(of: &table, rows: rows, columns: columns)
    return table
  }

  private func setTexts(
    of table: inout RelationshipTable, rows: [Int32], columns: [String]
  ) {
    for (index, text) in posts { table.posts[Int(rows[index])] = text }
    for (index, text) in notes { table.notes[Int(rows[index])] = text }
    // A relationship without an id of its own keeps the one it has by its number, wherever it stands.
    for (index, number) in numbers.enumerated() where number != Int(rows[index]) + 1 {
      table.ids[Int(rows[index])] = RelationshipTable.generatedID(number - 1)
    }
    for (index, text) in ids { table.ids[Int(rows[index])] = text }
    table.attributes = columns.map { ($0, TextColumn()) }
    var columnIndices = Dictionary(
      columns.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for (index, found) in attributes {
      for attribute in found {
        if columnIndices[attribute.name] == nil {
          columnIndices[attribute.name] = table.attributes.count
          table.attributes.append((attribute.name, TextColumn()))
        }
        table.attributes[columnIndices[attribute.name]!].column[Int(rows[index])] = attribute.value
      }
    }
  }

  /// For each position in the order of reading, the row by number.
  private func rowsOfIndices() throws -> [Int32] {
    let count = numbers.count
    // Numbers without a gap, as in a store that nothing was retracted from, need no sorting.
    if numbers.allSatisfy({ 1...max(1, count) ~= $0 }) {
      var isTaken = [Bool](repeating: false, count: count)
      for number in numbers {
        if isTaken[number - 1] { throw twice(number) }
        isTaken[number - 1] = true
      }
      return numbers.map { Int32($0 - 1) }
    }
    let order = numbers.indices.sorted { numbers[$0] < numbers[$1] }
    var rows = [Int32](repeating: 0, count: count)
    for (row, index) in order.enumerated() {
      if row > 0, numbers[order[row - 1]] == numbers[index] { throw twice(numbers[index]) }
      rows[index] = Int32(row)
    }
    return rows
  }

  private func twice(_ number: Int) -> FormatsError {
    damaged(path, what: "relationship \(number) is there twice; expected every number once")
  }
}
