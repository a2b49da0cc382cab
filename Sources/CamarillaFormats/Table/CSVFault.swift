import Camarilla

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

  /// Where a quoted field begins, and on which line the record ends that it is read as a part of.
  package struct QuotedField: Equatable, Sendable {
    package let line, column, lastLine: Int
  }

  package let kind: Kind
  /// The physical line, the first of which is 1.
  package let line: Int
  /// The position within the line in Unicode scalars, the first of which is 1.
  package let column: Int
  /// The line up to the fault and a little beyond it, for a message to show.
  package let text: String
  /// Of text behind a closing quote, where its field begins.
  package var quotedField: QuotedField?
  /// Of bytes that are no UTF-8, what the field about them is in Windows-1252.
  package var windowsText: String?
  /// What parts the fields of the file.
  package var delimiter = UInt8(ascii: ",")
}

/// What reading on in a CSV file came to.
package enum CSVStep: Equatable, Sendable {
  /// A record, whose fields the reader now holds.
  case record
  case fault(CSVFault)
  case end
}

extension CSVFault {
  /// What is wrong and what was expected, in one sentence without a full stop.
  ///
  /// - Parameter advice: what to do about another encoding.
  package func message(advice: String) -> String {
    switch kind {
    case .nul: "a NUL byte stands in the row, which was passed over; expected \(expected)"
    case .notUTF8(let byte):
      "byte 0x\(String(byte, radix: 16, uppercase: true)) is no UTF-8, and the row was passed over;"
        + " expected \(expected) ("
        + (windowsText.map { "in Windows-1252 it reads '\(shortened($0))'; if that is meant" }
          ?? "if the file is in Latin-1 or Windows-1252")
        + ", \(advice))"
    case .otherEncoding(let name): "the file is in \(name); expected \(expected)"
    case .textAfterQuote:
      "text follows a closing quote, and the row was passed over\(extent); expected \(expected)"
    case .unterminatedQuote: "the quoted field that begins here never ends; expected \(expected)"
    case .recordTooLong(let limit, let quoted):
      quoted
        ? "the quoted field that begins here doesn't end within \(limit >> 20) MiB; expected \(expected)"
        : "the row that begins here is longer than \(limit >> 20) MiB; expected \(expected)"
    }
  }

  /// What it may be in, where it is not in UTF-8.
  package var encoding: TextEncoding? {
    switch kind {
    case .notUTF8: .windows1252
    case .otherEncoding: .utf16
    default: nil
    }
  }

  /// How far a quoted field reaches that was hardly meant to go on beyond its line.
  private var extent: String {
    guard let quotedField, quotedField.line < line else { return "" }
    return
      ": its quoted field begins on line \(quotedField.line), column \(quotedField.column), and so lines"
      + " \(quotedField.line)–\(quotedField.lastLine) were read as one row"
  }

  package var expected: String {
    switch kind {
    case .nul: "text"
    case .notUTF8, .otherEncoding: "UTF-8"
    case .textAfterQuote:
      "a \(delimiterName(of: delimiter)) or the line's end (a quote within a quoted field is written twice)"
    case .unterminatedQuote: "a closing quote"
    case .recordTooLong(_, let quoted): quoted ? "a closing quote" : "a line's end"
    }
  }
}
