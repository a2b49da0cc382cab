import Camarilla
import CamarillaFormats

/// A hash of all that a chronicle holds, by which it is known again.
///
/// Each list, column and text says how much of it follows, so that two chronicles are never the same row of bytes.
///
/// - Complexity: time O(relationships + texts); space O(1).
struct ChronicleFingerprint {
  private var hash = SHA256()
  /// What isn't hashed yet: things are small, and to hash each by itself would take longer than the hashing.
  private var pending: [UInt8] = []

  /// The hash in hexadecimal digits.
  static func digest(of chronicle: Chronicle) -> String {
    var fingerprint = ChronicleFingerprint()
    fingerprint.add(rows: chronicle.figures)
    fingerprint.add(chronicle.kinds.count)
    for kind in chronicle.kinds { fingerprint.add("\(kind)") }
    fingerprint.add(rows: chronicle.sources)
    fingerprint.add(chronicle.table)
    fingerprint.hash.update(fingerprint.pending)
    return fingerprint.hash.digest()
  }

  private mutating func add<Row: TableRow>(rows: [Row]) {
    add(rows.count)
    for row in rows {
      for field in Row.fields { add(field.text(of: row)) }
      add(row.attributes.count)
      for attribute in row.attributes {
        add(attribute.name)
        add(attribute.value)
      }
    }
  }

  /// Column by column, of which most are numbers.
  private mutating func add(_ table: RelationshipTable) {
    add(table.periods.count)
    for period in table.periods { add(period.description) }
    add(table.citationLists.count)
    for citations in table.citationLists {
      add(citations.map(\.description).joined(separator: ";"))
    }
    add(table.count)
    add(numbers: table.kinds)
    for column in [table.sources, table.targets, table.whens, table.citations] {
      add(numbers: column)
    }
    for column in [table.weights, table.confidences] {
      add(numbers: column.map(\.bitPattern))
    }
    // A row that has no id of its own is known by its number.
    for row in 0..<table.count { add(table.id(at: row)) }
    for column in [table.posts, table.notes] { add(column) }
    for (name, column) in table.attributes where !column.rows.isEmpty {
      add(name)
      add(column)
    }
  }

  private mutating func add(_ column: TextColumn) {
    let rows = column.rows
    add(rows.count)
    for row in rows {
      add(row)
      add(column[row])
    }
  }

  /// Numbers of a column, once where all are the same, as weights often are.
  private mutating func add<Number: FixedWidthInteger>(numbers: [Number]) {
    let told = numbers.contains { $0 != numbers.first } ? numbers[...] : numbers.prefix(1)
    add(told.count)
    for number in told { add(number) }
  }

  private mutating func add(_ number: some FixedWidthInteger) {
    unsafe withUnsafeBytes(of: number.littleEndian) { bytes in unsafe pending += bytes }
    hashPending()
  }

  /// A text and how long it is, as the same letters may be two texts or one.
  private mutating func add(_ text: String) {
    add(text.utf8.count)
    pending += text.utf8
  }

  private mutating func hashPending() {
    guard pending.count >= 1 << 16 else { return }
    hash.update(pending)
    pending.removeAll(keepingCapacity: true)
  }
}
