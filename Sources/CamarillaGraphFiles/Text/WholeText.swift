import Camarilla
import CamarillaFormats
import LongWork

/// A file that is held in memory while it is read, in UTF-8.
struct WholeText {
  /// Without a byte order mark.
  private(set) var bytes: [UInt8]
  /// The first byte that is no UTF-8, as `0xE9`, and where it stands; nil where all is.
  private(set) var invalid: (byte: String, location: Problem.Location)?

  /// The longest text that is read.
  private static let mostBytes = 512 << 20

  /// - Parameters:
  ///   - input: the file.
  ///   - format: what the format is called, for the message.
  /// - Throws: ``FormatsError/notReadable(path:reason:)`` for more than 512 MiB.
  init(_ input: TableInput, format: String) throws(FormatsError) {
    guard input.byteCount <= Self.mostBytes else {
      throw .notReadable(
        path: input.name,
        reason: "it has \(input.byteCount >> 20) MiB; expected at most \(Self.mostBytes >> 20) MiB"
          + " of \(format)")
    }
    let progress = WorkStep(name: "reading", of: input.byteCount)
    var source = try input.open()
    bytes = []
    while case let piece = try source.prefix(count: 1 << 20), !piece.isEmpty {
      bytes += piece
      progress.advance(by: piece.count)
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard let bad = unsafe bytes.withUnsafeBufferPointer({ unsafe firstInvalidUTF8(in: $0) }) else {
      return
    }
    let before = bytes[..<bad]
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    invalid = (
      "0x" + String(bytes[bad], radix: 16, uppercase: true),
      .init(
        file: input.name, line: before.count { $0 == UInt8(ascii: "\n") } + 1,
        column: before[start...].count { $0 & 0xC0 != 0x80 } + 1)
    )
  }

  /// A text that is read as ISO 8859-1 where it is no UTF-8, which is told.
  init(
    _ input: TableInput, format: String, diagnostics: inout Diagnostics
  ) throws(FormatsError) {
    try self.init(input, format: format)
    guard let (byte, location) = invalid else { return }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw FormatsError(
        .error(
          "the file is in UTF-16", at: .init(file: input.name, line: 1, column: 1),
          expected: "UTF-8"))
    }
    diagnostics.add(
      .warning(
        "byte \(byte) is no UTF-8; the file is read as ISO 8859-1", at: location, text: byte,
        expected: "UTF-8"))
    readAsLatin1()
  }

  /// Takes the text for ISO 8859-1 as Windows-1252 extends it, which is what such files hold.
  mutating func readAsLatin1() {
    bytes = TextEncoding.utf8(fromWindows1252: bytes)
    invalid = nil
  }
}
