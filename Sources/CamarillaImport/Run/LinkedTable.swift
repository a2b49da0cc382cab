import Camarilla
import CamarillaFormats

/// The rows of another table by their keys, in memory: of each what is asked for, and nothing else.
///
/// Space: the bytes of the cells that are asked for, 4 a cell for where they lie, and an entry a key.
@safe final class LinkedTable {
  /// What messages call it.
  let name: String
  /// How many rows it has that may be found.
  private(set) var rows = 0
  private let answers: Int
  /// The first row of each key.
  private var firstRows = ByteInterner()
  /// Of each row, the next one of its key, and the line on which it stands.
  private var nextRows: [Int32] = []
  private var lines: [Int32] = []
  /// Where the cells begin, and where the last one ends.
  private var starts: [Int] = [0]
  private var building: [UInt8] = []
  private var bytes: UnsafeMutableBufferPointer<UInt8>

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - diagnostics: gets what is wrong with its rows.
  ///   - severity: how bad that is.
  init(
    reading input: TableInput, by rule: LinkRule, into diagnostics: inout Diagnostics,
    severity: Problem.Severity
  ) throws(FormatsError) {
    name = input.name
    answers = rule.answers.count
    unsafe bytes = UnsafeMutableBufferPointer(start: nil, count: 0)
    var scope = TableScope()
    scope.columns = rule.columns
    var table = try MappedTable.open(input, rule: rule.table, scope: scope)
    reading: while true {
      switch try table.next() {
      case .end: break reading
      case .ragged(var problem), .fault(var problem):
        problem.severity = severity
        diagnostics.add(problem)
      case .row:
        guard rule.conditions.isEmpty || rule.conditions.contains(where: { table.holds($0) }) else {
          continue
        }
        add(table, key: rule.key, answers: rule.answers)
      }
    }
    freeze()
  }

  deinit { unsafe bytes.deallocate() }

  private func add(_ table: borrowing MappedTable, key rule: TextRule, answers: [Int]) {
    let text = table.plainText(rule: rule)
    if text.isEmpty { return }
    let key = Array(withoutZeros(of: text.utf8))
    let start = building.count
    for slot in answers {
      unsafe building.append(contentsOf: table.cell(at: slot))
      starts.append(building.count)
    }
    var last: Int32?
    var row = firstRows.value(of: key)
    while let other = row {
      if isSame(as: other) {
        // Rows that answer alike are one.
        building.removeLast(building.count - start)
        starts.removeLast(answers.count)
        return
      }
      last = other
      row = nextRows[Int(other)] >= 0 ? nextRows[Int(other)] : nil
    }
    if let last { nextRows[Int(last)] = Int32(rows) } else { firstRows.set(Int32(rows), for: key) }
    nextRows.append(-1)
    lines.append(Int32(clamping: table.line))
    rows += 1
  }

  /// Whether the row that is being added answers as another one does.
  private func isSame(as row: Int32) -> Bool {
    (0..<answers).allSatisfy { answer in
      let (own, other) = (rows * answers + answer, Int(row) * answers + answer)
      return building[starts[own]..<starts[own + 1]]
        .elementsEqual(building[starts[other]..<starts[other + 1]])
    }
  }

  private func freeze() {
    unsafe bytes = .allocate(capacity: max(building.count, 1))
    for (index, byte) in building.enumerated() { unsafe bytes[index] = byte }
    building = []
  }

  // MARK: Asking

  /// The first row of a key.
  func row(of key: UnsafeBufferPointer<UInt8>) -> Int32? {
    let plain = unsafe withoutZeros(of: key)
    return unsafe firstRows.value(of: UnsafeBufferPointer(rebasing: plain))
  }

  /// Whether further rows have the key of a row.
  func hasMore(after row: Int32) -> Bool { nextRows[Int(row)] >= 0 }

  /// The rows of a key from a first one on.
  func rows(from first: Int32) -> [Int32] {
    var found = [first]
    while nextRows[Int(found[found.count - 1])] >= 0 {
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
