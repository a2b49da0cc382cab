/// Replacements of stretches of a file; what is not replaced stays as it is, byte for byte.
struct TableEdits {
  private var edits: [(range: Range<Int>, bytes: [UInt8])] = []

  var isEmpty: Bool { edits.isEmpty }

  /// Puts a text in the place of a cell, in quotes where it needs them, or where the cell had them without need.
  ///
  /// - Parameters:
  ///   - range: where the cell stands, its quotes included.
  ///   - delimiter: what parts the table's fields.
  mutating func replace(
    cell range: Range<Int>, of bytes: [UInt8], with text: String, delimiter: UInt8
  ) {
    func needsQuotes(_ text: some Sequence<UInt8>) -> Bool {
      text.contains {
        $0 == delimiter || $0 == Byte.quote || $0 == Byte.lf || $0 == Byte.cr
      }
    }
    let old = bytes[range]
    let isQuotedAnyway =
      old.first == Byte.quote && !needsQuotes(old.dropFirst().dropLast())
    var cell: [UInt8] = []
    if isQuotedAnyway || needsQuotes(text.utf8) {
      cell.append(Byte.quote)
      for byte in text.utf8 { cell += byte == Byte.quote ? [byte, byte] : [byte] }
      cell.append(Byte.quote)
    } else {
      cell = Array(text.utf8)
    }
    edits.append((range, cell))
  }

  /// Takes a stretch out.
  mutating func remove(_ range: Range<Int>) { edits.append((range, [])) }

  /// The bytes with all replacements made.
  ///
  /// - Complexity: O(bytes + k log k) for k replacements, of which no two overlap.
  func applied(to bytes: [UInt8]) -> [UInt8] {
    if edits.isEmpty { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var position = 0
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      result += bytes[position..<edit.range.lowerBound]
      result += edit.bytes
      position = edit.range.upperBound
    }
    return result + bytes[position...]
  }
}
