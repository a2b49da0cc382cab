import Camarilla
import CamarillaFormats

/// The rows of another table by their keys, in memory: of each what is asked for, and nothing else.
///
/// Space: the bytes of the cells that are asked for, 8 a cell for where they lie, and an entry a key.
@safe final class LinkedTable {
  /// What messages call it.
  let name: String
  private let answers: Int
  /// The first few of its keys, for messages.
  let firstKeys: [String]
  /// The first row of each key.
  private let firstRows: KeyIndex
  /// The keys of rows that can't be understood.
  private let lostKeys: Set<String>
  /// Which of its columns are asked for.
  let use: ColumnUse
  /// Of each row, the next one of its key, or -1, and the line on which it stands.
  private let nextRows: [Int32]
  private let lines: [Int32]
  /// Of the first row of a key, the row that answers like the last one, where later ones answer otherwise.
  private let lastRows: [Int32: Int32]
  /// Where the cells begin, and where the last one ends.
  private let starts: [Int]
  private let bytes: UnsafeMutableBufferPointer<UInt8>

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - diagnostics: gets what is wrong with its rows.
  ///   - severity: how bad that is.
  init(
    reading input: TableInput, by rule: LinkRule, into diagnostics: inout Diagnostics,
    severity: Problem.Severity
  ) throws(FormatsError) {
    var rows = LinkedRows(answers: rule.answers)
    var scope = TableScope()
    scope.columns = rule.columns
    var table = try MappedTable.open(input, rule: rule.table, scope: scope)
    reading: while true {
      switch try table.next() {
      case .end: break reading
      case .ragged(var problem), .fault(var problem):
        problem.severity = severity
        diagnostics.add(problem)
        if let key = table.salvagedText(rule: rule.key) {
          rows.lostKeys.insert(withoutZeros(of: key))
        }
      case .row:
        if rule.conditions.isEmpty || rule.conditions.contains(where: { table.holds($0) }) {
          rows.add(table, key: rule.key)
        }
      }
    }
    name = input.name
    use = table.use
    answers = rule.answers.count
    firstKeys = rows.firstKeys
    lostKeys = rows.lostKeys
    lastRows = rows.lastRows
    (firstRows, nextRows, lines, starts) = (rows.firstRows, rows.nextRows, rows.lines, rows.starts)
    unsafe bytes = .allocate(capacity: max(rows.bytes.count, 1))
    for (index, byte) in rows.bytes.enumerated() { unsafe bytes[index] = byte }
  }

  deinit { unsafe bytes.deallocate() }

  /// The first row of a key.
  func row(of key: UnsafeBufferPointer<UInt8>) -> Int32? {
    let plain = unsafe withoutZeros(of: key)
    return unsafe firstRows.row(of: UnsafeBufferPointer(rebasing: plain))
  }

  /// Whether the row of a key can't be understood, which is told of that row.
  func isLost(_ key: @autoclosure () -> String) -> Bool {
    !lostKeys.isEmpty && lostKeys.contains(withoutZeros(of: key()))
  }

  /// Whether further rows have the key of a row.
  func hasMore(after row: Int32) -> Bool { nextRows[Int(row)] >= 0 }

  /// The row that answers what the last row of a key does.
  func lastRow(from first: Int32) -> Int32 {
    lastRows[first] ?? rows(from: first).last ?? first
  }

  /// The rows of a key from a first one on, one of those that answer alike.
  func rows(from first: Int32) -> [Int32] {
    var found = [first]
    while hasMore(after: found[found.count - 1]) {
      found.append(nextRows[Int(found[found.count - 1])])
    }
    return found
  }

  /// The line on which a row stands.
  func line(of row: Int32) -> Int { Int(lines[Int(row)]) }

  /// What a row says; the bytes stand as long as the table does.
  func cell(row: Int32, answer: Int) -> UnsafeBufferPointer<UInt8> {
    let index = Int(row) * answers + answer
    return unsafe UnsafeBufferPointer(rebasing: bytes[starts[index]..<starts[index + 1]])
  }
}

/// The first row of each key. Keys that differ in how their letters are composed of Unicode are one, as everywhere.
private struct KeyIndex {
  private var plain = ByteInterner()
  /// Those that aren't ASCII.
  private var others: [String: Int32] = [:]

  func row(of key: UnsafeBufferPointer<UInt8>) -> Int32? {
    if let row = unsafe plain.value(of: key) { return row }
    guard !others.isEmpty, unsafe key.contains(where: { $0 >= 0x80 }) else { return nil }
    return others[unsafe String(decoding: key, as: UTF8.self)]
  }

  mutating func set(_ row: Int32, of key: [UInt8]) {
    if key.contains(where: { $0 >= 0x80 }) {
      others[String(decoding: key, as: UTF8.self)] = row
    } else {
      plain.set(row, for: key)
    }
  }
}

/// The rows of a linked table while it is read.
private struct LinkedRows {
  /// The slots of what is asked for.
  let answers: [Int]
  var firstRows = KeyIndex()
  var nextRows: [Int32] = []
  /// Kept only where the last row of a key repeats what an earlier one answers.
  var lastRows: [Int32: Int32] = [:]
  var lines: [Int32] = []
  var starts = [0]
  var bytes: [UInt8] = []
  var firstKeys: [String] = []
  var lostKeys: Set<String> = []

  init(answers: [Int]) { self.answers = answers }

  /// Adds the row at hand, unless another one of its key answers alike; of equal numbers the first spelling stays.
  mutating func add(_ table: borrowing MappedTable, key rule: TextRule) {
    let text = table.plainText(rule: rule)
    if text.isEmpty { return }
    let key = Array(withoutZeros(of: text.utf8))
    let row = Int32(nextRows.count)
    for slot in answers {
      unsafe bytes.append(contentsOf: table.cell(at: slot))
      starts.append(bytes.count)
    }
    var last: Int32 = -1
    let first = unsafe key.withUnsafeBufferPointer { unsafe firstRows.row(of: $0) } ?? -1
    var other = first
    while other >= 0 {
      if zip(cells(of: other), cells(of: row)).allSatisfy({ isSameAnswer($0, $1) }) {
        starts.removeLast(answers.count)
        bytes.removeLast(bytes.count - starts[starts.count - 1])
        lastRows[first] = nextRows[Int(other)] < 0 ? nil : other
        return
      }
      (last, other) = (other, nextRows[Int(other)])
    }
    if last >= 0 {
      nextRows[Int(last)] = row
      lastRows[first] = nil
    } else {
      firstRows.set(row, of: key)
    }
    if last < 0, firstKeys.count < 3 { firstKeys.append(text) }
    nextRows.append(-1)
    lines.append(Int32(clamping: table.line))
  }

  /// What a row answers, a piece for each cell.
  private func cells(of row: Int32) -> [ArraySlice<UInt8>] {
    answers.indices.map { answer in
      let index = Int(row) * answers.count + answer
      return bytes[starts[index]..<starts[index + 1]]
    }
  }
}
