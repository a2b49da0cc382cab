/// Something in a CSV file that is not CSV, and where it stands.
package struct CSVFault: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    /// A NUL byte, which text does not hold. The record was skipped.
    case nul
    /// Bytes that are not UTF-8; `byte` is the first of them. The record was skipped.
    case notUTF8(byte: UInt8)
    /// The file begins with the mark of another Unicode encoding. Reading ended.
    case otherEncoding(name: String)
    /// A quoted field goes on after its closing quote. The record was skipped.
    case textAfterQuote
    /// A quoted field begins here and never ends. Reading ended.
    case unterminatedQuote
    /// The record that begins here is longer than `limit` bytes; `quoted` when it is a quoted field
    /// that begins here and doesn't end within the limit. Reading ended.
    case recordTooLong(limit: Int, quoted: Bool)
  }

  package let kind: Kind
  /// The physical line, the first of which is 1.
  package let line: Int
  /// The position within the line in Unicode scalars, the first of which is 1.
  package let column: Int
  /// The line up to the fault and a little beyond it, for a message to show.
  package let text: String
}

/// What reading on in a CSV file came to.
package enum CSVStep: Equatable, Sendable {
  /// A record, whose fields the reader now holds.
  case record
  case fault(CSVFault)
  case end
}
