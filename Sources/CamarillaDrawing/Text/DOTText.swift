import Camarilla

/// Text as the DOT language and its readers want it.
///
/// In a quoted string Graphviz reads a backslash and a letter as an instruction (`\N` the node's
/// name, `\n` a line break) and an ampersand as the start of an XML entity; it copies control
/// characters as they are, which makes the SVG ill-formed. So these are escaped or dropped here.
enum DOTText {
  /// A quoted string that shows exactly `text`. Line breaks are kept as line breaks.
  static func quoted(_ text: String) -> String { "\"" + escaped(text) + "\"" }

  /// A quoted string for a tooltip, of at most 4,000 characters.
  ///
  /// Tooltips are read twice, so that even an escaped `\N` becomes the node's name: a character
  /// without width, between the two, prevents it.
  static func tooltip(of text: String) -> String {
    let text = text.count > 4_000 ? String(text.prefix(3_999)) + "…" : text
    var apart = ""
    var followsBackslash = false
    for scalar in text.unicodeScalars {
      if followsBackslash { apart.unicodeScalars.append("\u{2060}") }
      apart.unicodeScalars.append(scalar)
      followsBackslash = scalar == "\\"
    }
    return quoted(apart)
  }

  /// The inside of a quoted string.
  static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count + 8)
    for scalar in cleaned(text).unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "&": result += "&amp;"
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A quoted name of a node or graph, in which only the quote is special.
  static func name(_ text: String) -> String {
    "\""
      + cleaned(text).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\n", with: " ") + "\""
  }

  /// Names for nodes, one an id and no two alike: the id itself, unless it holds something that
  /// Graphviz would read or give back otherwise.
  static func nodeNames(of ids: [String]) -> [String] {
    var taken: Set<String> = []
    return ids.map { id in
      let isPlain = !id.isEmpty && !id.contains("\\") && !id.contains("\n") && cleaned(id) == id
      var name = isPlain ? id : PowerGraph.elementID(figure: Figure.ID(id))
      while !taken.insert(name).inserted { name += "'" }
      return name
    }
  }

  /// The inside of an HTML-like label.
  static func markup(of text: String) -> String {
    var result = ""
    for scalar in cleaned(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n": result += "<BR/>"
      // As in a tooltip: even here `\N` would become the node's name.
      case "\\": result += "\\\u{2060}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Without what XML forbids (control characters, NUL, non-characters) and without the controls of
  /// writing direction that could reorder what follows; other white space becomes a space, and
  /// every line break a line feed.
  static func cleaned(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var wasReturn = false
    for scalar in text.unicodeScalars {
      defer { wasReturn = scalar == "\r" }
      switch scalar.value {
      case 0x0A where wasReturn: continue
      case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: result.append("\n")
      case 0x09: result.append(" ")
      case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: continue
      case 0xFDD0...0xFDEF: continue
      default:
        if scalar.value & 0xFFFE == 0xFFFE { continue }
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// Words that stay in their order though a name that is written from the right begins them.
  static func leftToRight(_ text: String) -> String {
    let isMixed =
      text.unicodeScalars.contains(where: isFromTheRight)
      && text.unicodeScalars.contains { $0.isASCII && $0.properties.isAlphabetic }
    return isMixed ? "\u{200E}" + text : text
  }

  /// Whether a letter is of Hebrew, Arabic or another script that is written from the right.
  private static func isFromTheRight(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
    default: false
    }
  }

  /// A label of one line: line breaks and runs of spaces become one space, and what is longer than
  /// `most` characters ends in "…".
  static func line(text: String, most: Int) -> String {
    var words = cleaned(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if words.count > most {
      words = String(words.prefix(most - 1))
      while words.last?.isWhitespace == true { words.removeLast() }
      words += "…"
    }
    // One character may still be a letter with a thousand accents.
    let scalars = words.unicodeScalars
    guard scalars.count > most * 4 else { return words }
    return String(String.UnicodeScalarView(scalars.prefix(most * 4))) + "…"
  }

  /// A label of one line that is no wider than so much where it is measured, and of no more than `most` characters; of what
  /// is longer as much as has room, and "…".
  ///
  /// - Parameters:
  ///   - width: how wide it may be, in points; at least the first characters stay.
  ///   - size: of the font, in points.
  static func line(text: String, most: Int, within width: Double, size: Double) -> String {
    let whole = line(text: text, most: most)
    func isWide(_ text: String) -> Bool { TextMetrics.width(text: text, size: size) > width }
    guard isWide(whole) else { return whole }
    // The longest that has room; a longer one is no narrower.
    var (low, high) = (leastCut, max(leastCut, whole.count))
    while low < high {
      let middle = (low + high + 1) / 2
      if isWide(line(text: whole, most: middle)) { high = middle - 1 } else { low = middle }
    }
    return line(text: whole, most: low)
  }

  /// So few characters, the "…" among them, say nothing any more if they are cut.
  private static let leastCut = 8
}
