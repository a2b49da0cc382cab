/// Labels and names as a Pajek file holds them.
///
/// Between its quotes a label has no escapes, so what cannot stand there is written as Pajek writes
/// characters beyond its own set: `&#34;` for the character of that number.
enum PajekText {
  /// The text of a label, without quotes.
  static func encoded(_ text: String) -> String {
    // Nearly every label is plain.
    guard
      text.utf8.contains(where: {
        $0 < 0x20 || $0 == 0x22 || $0 == 0x26 || $0 == 0x5C || $0 == 0x7F
      })
    else { return text }
    let scalars = Array(text.unicodeScalars)
    var encoded = ""
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      let needsNumber =
        switch scalar {
        case "\"", "\u{7F}", "\0"..<" ": true
        case "&": next == "#"
        // Python's shell syntax, by which NetworkX splits lines, takes these two for escapes.
        case "\\": next == nil || next == "\\" || next == "\""
        default: false
        }
      if needsNumber {
        encoded += "&#\(scalar.value);"
      } else {
        encoded.unicodeScalars.append(scalar)
      }
    }
    return encoded
  }

  /// A text that goes on to the line's end, whose blanks at the ends would be lost.
  static func encodedLine(_ text: String) -> String {
    var encoded = encoded(text)
    if encoded.hasPrefix(" ") { encoded = "&#32;" + encoded.dropFirst() }
    if encoded.hasSuffix(" ") { encoded = encoded.dropLast() + "&#32;" }
    return encoded
  }

  /// Quotes and backslashes as igraph and SocNetV escape them, as they are.
  static func unescaped(_ text: String) -> String {
    let pairs = ["\\\"", "\\\\", "\"\""]
    guard pairs.contains(where: { text.contains($0) }) else { return text }
    var plain = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let first = rest.popFirst() {
      let isEscape = rest.first == "\"" || first == "\\" && rest.first == "\\"
      if first == "\\" || first == "\"", isEscape, let second = rest.popFirst() {
        plain.append(second)
      } else {
        plain.append(first)
      }
    }
    return String(plain)
  }

  /// `&#34;` and `&#x22;` as the characters they number; all else as it is.
  static func decoded(_ text: String) -> String {
    CharacterReference.resolved(text, knowsNames: false)
  }
}
