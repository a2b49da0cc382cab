/// Goes through the bytes of a text and knows the line and column of each; lexers are made of it.
struct TextScanner {
  let bytes: [UInt8]
  /// Of the next byte. Whoever sets it passes over no line end.
  var index = 0
  private var line = 1
  /// What the column was worked out for last. It only grows, so that columns take linear time in all.
  private var countedIndex = 0
  private var countedColumn = 1

  /// - Parameter bytes: without a byte order mark.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next byte, or one behind it; nil behind the end.
  func peek(of ahead: Int = 0) -> UInt8? {
    index + ahead < bytes.count ? bytes[index + ahead] : nil
  }

  /// Where reading has come to.
  mutating func position() -> TextPosition {
    while countedIndex < index {
      if bytes[countedIndex] == UInt8(ascii: "\n") {
        countedColumn = 1
      } else if bytes[countedIndex] & 0xC0 != 0x80 {
        countedColumn += 1
      }
      countedIndex += 1
    }
    return TextPosition(offset: index, line: line, column: countedColumn)
  }

  /// Goes on by a byte, and counts lines.
  mutating func advance() {
    if bytes[index] == UInt8(ascii: "\n") { line += 1 }
    index += 1
  }

  /// Goes on to the end of the line, or to an index in it.
  mutating func skipLine(upTo end: Int = .max) {
    while index < end, let byte = peek(), byte != UInt8(ascii: "\n") { index += 1 }
  }

  /// What stands from an index to the next byte.
  func text(from start: Int) -> String { String(decoding: bytes[start..<index], as: UTF8.self) }
}
