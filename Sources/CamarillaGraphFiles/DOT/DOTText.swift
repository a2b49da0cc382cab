/// What the identifiers of the DOT language mean as names, values and labels.
enum DOTText {
  /// What the escapes in a label name; nil where the thing has none such.
  struct Names {
    var graph = ""
    var node: String?
    var tail: String?
    var head: String?
    var isDirected = false

    /// What a letter behind a backslash stands for.
    func name(_ letter: Unicode.Scalar) -> String? {
      switch letter {
      case "G": return graph
      case "N": return node
      case "T": return tail
      case "H": return head
      case "E":
        guard let tail, let head else { return nil }
        return tail + (isDirected ? "->" : "--") + head
      default: return nil
      }
    }
  }

  /// What a graph, node or edge is called; see ``DOT/write(_:to:)``.
  static func name(_ text: String) -> String {
    let isEscaped = text.utf8.starts(with: #"\%"#.utf8)
    return plain(of: isEscaped ? String(decoding: text.utf8.dropFirst(), as: UTF8.self) : text)
  }

  /// A text with every backslash that is written twice once.
  static func plain(of text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
    var plain: [UInt8] = []
    var isFirst = false
    for byte in text.utf8 {
      // The first of each two is kept, as is one alone.
      isFirst = byte == UInt8(ascii: "\\") && !isFirst
      if isFirst || byte != UInt8(ascii: "\\") { plain.append(byte) }
    }
    return String(decoding: plain, as: UTF8.self)
  }

  /// A label as it would be shown: `\n`, `\l` and `\r` end a line, `\N` is the node's name, `\G` the graph's, `\T` and
  /// `\H` are those of an edge's ends, `\E` the edge's. A label within itself, `\L`, stays as it is.
  static func label(text: String, names: Names) -> String {
    guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
    var label = ""
    var isEscaped = false
    // The line ends at the end that only say how the last line is aligned.
    var ends = 0
    for scalar in text.unicodeScalars {
      guard isEscaped else {
        if scalar == "\\" {
          isEscaped = true
        } else {
          label.unicodeScalars.append(scalar)
          ends = 0
        }
        continue
      }
      isEscaped = false
      ends = ["n", "l", "r"].contains(scalar) ? ends + 1 : 0
      switch scalar {
      case "n", "l", "r": label.append("\n")
      case "L": label += #"\L"#
      default:
        if let name = names.name(scalar) {
          label += name
        } else {
          label.unicodeScalars.append(scalar)
        }
      }
    }
    label.unicodeScalars.removeLast(ends)
    return label
  }

  /// Whether a label names a thing, so that it differs from one to the next.
  static func namesThings(_ text: String) -> Bool {
    lengthOfNames(
      in: text, names: Names(graph: "g", node: "n", tail: "t", head: "h")) > 0
  }

  /// How many bytes the names have that a label names.
  static func lengthOfNames(in text: String, names: Names) -> Int {
    var (length, isEscaped) = (0, false)
    for byte in text.utf8 {
      if isEscaped { length += names.name(Unicode.Scalar(byte))?.utf8.count ?? 0 }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    return length
  }

  // MARK: Markup

  /// The text within HTML-like markup, with its entities resolved.
  static func withoutMarkup(of markup: String) -> String {
    var text = ""
    var rest = markup[...]
    while let next = rest.firstIndex(where: { $0 == "<" || $0 == "&" }) {
      text += rest[..<next]
      let end =
        rest[next...].firstIndex(of: rest[next] == "<" ? ">" : ";")
        ?? rest.index(before: rest.endIndex)
      let piece = rest[next...end]
      rest = rest[rest.index(after: end)...]
      if piece.first == "&" {
        let character = CharacterReference.resolved(String(piece), knowsNames: true)
        text += character == "\u{A0}" ? " " : character
      } else if piece.dropFirst().prefix(2).lowercased() == "br" || piece.lowercased() == "</tr>" {
        text += "\n"
      } else if piece.lowercased() == "</td>" {
        text += " "
      }
    }
    text += rest
    return text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
      .filter { !$0.isEmpty }.joined(separator: "\n")
  }
}
