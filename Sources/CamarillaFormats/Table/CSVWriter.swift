import Camarilla

/// Writes CSV (RFC 4180): UTF-8 without a byte order mark, commas, and LF at each line's end, as
/// Unix tools and version control like it; every CSV reader takes it.
///
/// A field is quoted only when it holds a comma, a quote or a line end.
package struct CSVWriter: ~Copyable {
  private var file: AtomicFile
  private var record: [UInt8] = []
  private var isAtLineStart = true
  private var holdsNUL = false

  /// - Throws: ``FormatsError/cannotCreate(path:reason:)``.
  package init(path: String) throws(FormatsError) { file = try AtomicFile(path: path) }

  package mutating func field(of text: String) {
    if isAtLineStart { isAtLineStart = false } else { record.append(UInt8(ascii: ",")) }
    if text.utf8.contains(0) { holdsNUL = true }
    Self.append(text, to: &record)
  }

  /// Appends one field, in quotes if it needs them.
  package static func append(_ text: String, to record: inout [UInt8]) {
    let needsQuotes = text.utf8.contains {
      $0 == UInt8(ascii: ",") || $0 == Byte.quote || $0 == Byte.lf || $0 == Byte.cr
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
  package mutating func field(of number: Double) { field(of: shortest(of: number)) }

  /// - Throws: ``FormatsError/notRepresentable(reason:)`` for a record that could not be read again:
  ///   one with a NUL, or beyond the reader's limit; ``FormatsError/writeFailed(path:reason:)``.
  package mutating func endRecord() throws(FormatsError) {
    if holdsNUL {
      let text = String(decoding: record, as: UTF8.self)
      throw .notRepresentable(reason: "a NUL stands in the row '\(shortened(text))'")
    }
    record.append(Byte.lf)
    guard record.count < CSVReader.defaultLimit else {
      throw .notRepresentable(
        reason: "a row has more than the \(CSVReader.defaultLimit >> 20) MiB that are read")
    }
    try file.write(record)
    record.removeAll(keepingCapacity: true)
    isAtLineStart = true
  }

  /// Writes a whole record.
  package mutating func record(_ fields: [String]) throws(FormatsError) {
    for text in fields { field(of: text) }
    try endRecord()
  }

  package mutating func finish() throws(FormatsError) { try file.finish() }

  /// Moves the file to its path. Left without it, nothing remains of the file.
  package consuming func commit() throws(FormatsError) { try file.commit() }
}
