/// Writes CSV (RFC 4180): UTF-8 without a byte order mark, commas, and LF at each line's end, as
/// Unix tools and version control like it; every CSV reader takes it.
///
/// A field is quoted only when it holds a comma, a quote or a line end.
package struct CSVWriter: ~Copyable {
  private var file: AtomicFile
  private var record: [UInt8] = []
  private var isAtLineStart = true

  /// - Throws: ``FormatsError/cannotCreate(path:reason:)``.
  package init(path: String) throws(FormatsError) { file = try AtomicFile(path: path) }

  package mutating func field(_ text: String) {
    if isAtLineStart { isAtLineStart = false } else { record.append(UInt8(ascii: ",")) }
    let needsQuotes = text.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == Byte.quote || byte == Byte.lf || byte == Byte.cr
    }
    guard needsQuotes else {
      record.append(contentsOf: text.utf8)
      return
    }
    record.append(Byte.quote)
    for byte in text.utf8 {
      if byte == Byte.quote { record.append(Byte.quote) }
      record.append(byte)
    }
    record.append(Byte.quote)
  }

  /// The shortest decimal that reads back as the same number: `1`, `0.1`, `1e-07`.
  package mutating func field(_ number: Double) { field(shortest(number)) }

  package mutating func endRecord() throws(FormatsError) {
    record.append(Byte.lf)
    try file.write(record)
    record.removeAll(keepingCapacity: true)
    isAtLineStart = true
  }

  /// Writes a whole record.
  package mutating func record(_ fields: [String]) throws(FormatsError) {
    for text in fields { field(text) }
    try endRecord()
  }

  package mutating func finish() throws(FormatsError) { try file.finish() }

  /// Puts the file in its place. Left without it, nothing remains of the file.
  package consuming func commit() throws(FormatsError) { try file.commit() }
}

/// The shortest decimal that reads back as the same number, whole numbers without a point.
func shortest(_ number: Double) -> String {
  let text = number.description
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
