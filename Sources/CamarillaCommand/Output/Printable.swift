/// Text of which nothing commands the terminal that it is printed on.
///
/// A name or a note is anybody's: an escape sequence in it could recolor or clear a screen, retitle a window or have
/// the terminal type an answer, and a mark that turns the direction of writing could have a line read as another
/// (Boucher & Anderson, *Trojan Source*, 2021). Such characters are shown instead of obeyed: control characters by the
/// pictures that Unicode has for them, the others by their numbers.
enum Printable {
  /// The same bytes of UTF-8, but for what commands a terminal; lines and tabs stay. O(n).
  static func bytes(of bytes: [UInt8]) -> [UInt8] {
    guard let start = bytes.indices.first(where: { command(in: bytes, at: $0) != nil }) else {
      return bytes
    }
    var shown = Array(bytes[..<start])
    shown.reserveCapacity(bytes.count + 16)
    var index = start
    while index < bytes.count {
      if let command = command(in: bytes, at: index) {
        shown += command.shown.utf8
        index += command.length
      } else {
        shown.append(bytes[index])
        index += 1
      }
    }
    return shown
  }

  static func text(of text: String) -> String {
    String(decoding: bytes(of: Array(text.utf8)), as: UTF8.self)
  }

  /// What commands a terminal at an index, how it is shown, and how many bytes it has; nil where nothing does.
  @inline(__always)
  private static func command(in bytes: [UInt8], at index: Int) -> (shown: String, length: Int)? {
    let byte = bytes[index]
    // Most text by far.
    if byte >= 0x20 && byte < 0x7F || byte == 0x0A || byte == 0x09 { return nil }
    func following(_ offset: Int) -> UInt8 {
      index + offset < bytes.count ? bytes[index + offset] : 0
    }
    switch byte {
    case 0x00..<0x20: return (String(UnicodeScalar(0x2400 + UInt32(byte))!), 1)
    case 0x7F: return ("\u{2421}", 1)
    // The control characters of the second half: U+0080 to U+009F.
    case 0xC2 where following(1) >= 0x80 && following(1) < 0xA0:
      return (number(of: UInt32(following(1))), 2)
    // U+2028 to U+202E: two ends of lines, and what embeds and overrides directions.
    case 0xE2 where following(1) == 0x80 && (0xA8...0xAE).contains(following(2)):
      return (number(of: 0x2000 + UInt32(following(2) - 0x80)), 3)
    // U+2066 to U+2069: what isolates them.
    case 0xE2 where following(1) == 0x81 && (0xA6...0xA9).contains(following(2)):
      return (number(of: 0x2040 + UInt32(following(2) - 0x80)), 3)
    default: return nil
    }
  }

  private static func number(of scalar: UInt32) -> String {
    let digits = String(scalar, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: 4 - digits.count) + digits + ">"
  }
}
