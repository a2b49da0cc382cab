/// What the library is known to survive.
enum GraphvizLimits {
  /// Bytes of DOT: some millions of edges.
  static let mostBytes = 512 << 20

  /// Line breaks in one quoted string: 50,000 overflow the stack of 2.43, 20,000 do not.
  static let mostLinesInAString = 10_000

  /// Cairo's own limit.
  static let mostPixelsOnASide = 32_767.0

  /// 1.6 GB of memory at four bytes a pixel.
  static let mostPixels = 400_000_000.0

  static func check(_ dot: String) throws(GraphvizError) {
    var isQuoted = false
    var isEscaped = false
    var breaks = 0
    var count = 0
    var line = 1
    for byte in dot.utf8 {
      count += 1
      if byte == 0 {
        throw .syntax(line: line, near: nil, message: "a NUL character")
      }
      if byte == UInt8(ascii: "\n") { line += 1 }
      guard isQuoted else {
        if byte == UInt8(ascii: "\"") { (isQuoted, breaks) = (true, 0) }
        continue
      }
      if isEscaped {
        isEscaped = false
        switch byte {
        case UInt8(ascii: "n"), UInt8(ascii: "l"), UInt8(ascii: "r"): breaks += 1
        default: break
        }
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isQuoted = false
      } else if byte == UInt8(ascii: "\n") {
        breaks += 1
      }
      if breaks > mostLinesInAString {
        throw .textTooLarge("a string has more than \(mostLinesInAString) lines")
      }
    }
    if count > mostBytes {
      throw .textTooLarge("\(count) bytes of text, where \(mostBytes) are the most")
    }
  }

  /// A size for a message; those beyond any use are not told apart.
  static func whole(of number: Double) -> Int {
    number < 1e15 ? Int(number) : 1_000_000_000_000_000
  }
}
