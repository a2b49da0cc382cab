extension Table {
  /// A line that fits a page and most terminals. It is the same wherever the text goes, so that the same
  /// question gives the same text.
  static let lineWidth = 100

  /// Columns aren't broken narrower than this: a name in two lines is harder to read than a long line.
  private static let leastBroken = 30

  /// Columns side by side, two spaces apart, under headings and a rule.
  ///
  /// Where lines would be longer than ``lineWidth``, columns that may stand below their lines do, under
  /// their own headings; then the widest columns of words are broken into several lines.
  func text(indent: Int = 0, hasHeadings: Bool = true) -> String {
    let all = Array(headings.indices)
    let inLine = all.filter { alignments[$0] != .below }
    return width(of: all, hasHeadings: hasHeadings) <= Self.lineWidth - indent
      ? text(of: all, indent: indent, hasHeadings: hasHeadings)
      : text(of: inLine, indent: indent, hasHeadings: hasHeadings)
  }

  /// How long lines are that have some columns side by side.
  private func width(of columns: [Int], hasHeadings: Bool) -> Int {
    columns.reduce(2 * (columns.count - 1)) { sum, column in
      let cells =
        rows.map { Self.oneLine(of: $0[column]) } + (hasHeadings ? [headings[column]] : [])
      return sum + (cells.map(Self.width).max() ?? 0)
    }
  }

  /// - Parameter columns: those that stand in line; all others go below.
  private func text(of columns: [Int], indent: Int, hasHeadings: Bool) -> String {
    let cells = rows.map { row in columns.map { Self.oneLine(of: row[$0]) } }
    let heads = hasHeadings ? columns.map { headings[$0] } : columns.map { _ in "" }
    let sides = columns.map { alignments[$0] }
    let widths = Self.widths(
      lines: [heads] + cells, sides: sides, room: Self.lineWidth - indent - 2 * (columns.count - 1))
    let margin = String(repeating: " ", count: indent)
    func line(of cells: [String]) -> String {
      var text = margin
      for (column, cell) in cells.enumerated() {
        let gap = String(repeating: " ", count: max(0, widths[column] - Self.width(of: cell)))
        text += column == 0 ? "" : "  "
        text += sides[column] == .right ? gap + cell : cell + gap
      }
      while text.last == " " { text.removeLast() }
      return text + "\n"
    }
    func lines(of cells: [String]) -> String {
      let parts = cells.indices.map { Self.broken(text: cells[$0], to: widths[$0]) }
      let height = parts.map(\.count).max() ?? 0
      return (0..<height).map { number in
        line(of: parts.map { number < $0.count ? $0[number] : "" })
      }.joined()
    }
    var body = ""
    for (row, cells) in zip(rows, cells) {
      body += lines(of: cells)
      for column in headings.indices where !columns.contains(column) && !row[column].isEmpty {
        let heading = hasHeadings && !headings[column].isEmpty ? headings[column] + ": " : ""
        let text = heading + Self.oneLine(of: row[column])
        for part in Self.broken(text: text, to: Self.lineWidth - indent - 4) {
          body += margin + "    " + part + "\n"
        }
      }
    }
    guard hasHeadings else { return body }
    let rule = margin + widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
    return lines(of: heads) + rule + "\n" + body
  }

  /// The width of each column: what its longest cell takes, as long as all together have room; else the
  /// widest columns of words take less, if they can take so little that all have.
  private static func widths(
    lines: [[String]], sides: [Alignment], room: Int
  ) -> [Int] {
    let natural = sides.indices.map { column in
      lines.map { width(of: $0[column]) }.max() ?? 0
    }
    guard natural.reduce(0, +) > room else { return natural }
    let least = sides.indices.map { column in
      guard sides[column] != .right else { return natural[column] }
      let words = lines.flatMap { $0[column].split(separator: " ") }
      let longest = words.map { width(of: String($0)) }.max() ?? 0
      return min(natural[column], max(longest, leastBroken))
    }
    guard least.reduce(0, +) <= room else { return natural }
    var widths = natural
    for _ in room..<natural.reduce(0, +) {
      guard
        let widest = widths.indices.filter({ widths[$0] > least[$0] })
          .max(by: { (widths[$0], -$0) < (widths[$1], -$1) })
      else { break }
      widths[widest] -= 1
    }
    return widths
  }

  /// A text broken between words into lines of a width; a longer word has a line to itself.
  private static func broken(text: String, to width: Int) -> [String] {
    guard Self.width(of: text) > width else { return [text] }
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, Self.width(of: line) + 1 + Self.width(of: String(word)) > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return lines + [line]
  }
}
