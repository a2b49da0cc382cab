/// A text broken between words into lines of at most so many columns, of which all after the first are indented more
/// where they hang.
func wrapped(_ text: String, indent: Int, hanging: Int = 0, width: Int = 78) -> String {
  let margin = String(repeating: " ", count: indent)
  return text.broken(toWidth: width - indent, hanging: hanging).map { margin + $0 + "\n" }.joined()
}

extension String {
  /// Broken between words into lines of at most so many columns, as ``Table/width(of:)`` counts them; a longer word has
  /// a line to itself. O(n).
  ///
  /// - Parameter hanging: how far the lines after the first are indented.
  func broken(toWidth most: Int, hanging: Int = 0) -> [String] {
    var lines: [String] = []
    var (line, width) = ("", 0)
    for word in split(separator: " ", omittingEmptySubsequences: false).map(String.init) {
      let wordWidth = Table.width(of: word)
      if width > 0, width + 1 + wordWidth > most {
        lines.append(line)
        (line, width) = (String(repeating: " ", count: hanging) + word, hanging + wordWidth)
      } else {
        line += (width > 0 ? " " : "") + word
        width += (width > 0 ? 1 : 0) + wordWidth
      }
    }
    return lines + [line]
  }
}
