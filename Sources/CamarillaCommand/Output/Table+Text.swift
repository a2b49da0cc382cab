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
    let heads = headings.map { TableCell(hasHeadings ? $0 : "") }
    let cells = rows.map { row in row.map(TableCell.init) }
    let natural = headings.indices.map { column in
      cells.reduce(heads[column].width) { max($0, $1[column].width) }
    }
    let room = Self.lineWidth - indent
    let all = Array(headings.indices)
    let isNarrow = natural.reduce(2 * (all.count - 1), +) <= room
    let columns = isNarrow ? all : all.filter { alignments[$0] != .below }
    let widths = widths(of: columns, natural: natural, lines: [heads] + cells, room: room)
    var text = TableText(columns: columns, widths: widths, alignments: alignments, indent: indent)
    if hasHeadings {
      text.append(heads)
      text.appendRule()
    }
    for row in cells {
      text.append(row)
      for column in all where !columns.contains(column) && !row[column].text.isEmpty {
        text.append(row[column], under: heads[column], to: room - 4)
      }
    }
    return String(decoding: text.bytes, as: UTF8.self)
  }

  /// The width of each column that stands in line: what its longest cell takes, as long as all together have room; else
  /// the widest columns of words take less, if they can take so little that all have.
  private func widths(
    of columns: [Int], natural: [Int], lines: [[TableCell]], room: Int
  ) -> [Int] {
    let natural = columns.map { natural[$0] }
    let room = room - 2 * (columns.count - 1)
    guard natural.reduce(0, +) > room else { return natural }
    let least = zip(columns, natural).map { column, natural in
      guard alignments[column] != .right else { return natural }
      let longest = lines.reduce(0) { max($0, $1[column].longestWord) }
      return min(natural, max(longest, Self.leastBroken))
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
}

/// A text in one line, and how wide it is.
private struct TableCell {
  let text: String
  let width: Int

  init(_ text: String) {
    self.text = Table.oneLine(of: text)
    width = Table.width(of: self.text)
  }

  var longestWord: Int {
    text.split(separator: " ").reduce(0) { max($0, Table.width(of: String($1))) }
  }

  func broken(to most: Int) -> [TableCell] {
    width > most ? text.broken(toWidth: most).map(TableCell.init) : [self]
  }
}

/// The lines of a table, as bytes of UTF-8: of a large year there are hundreds of thousands.
private struct TableText {
  private(set) var bytes: [UInt8] = []
  /// The columns that stand in line, and how wide each is.
  let columns: [Int]
  let widths: [Int]
  let alignments: [Table.Alignment]
  let indent: Int

  /// Writes a row, in as many lines as its tallest cell has.
  mutating func append(_ row: [TableCell]) {
    if zip(columns, widths).allSatisfy({ row[$0].width <= $1 }) {
      return appendLine { [columns] place in row[columns[place]] }
    }
    let parts = zip(columns, widths).map { row[$0].broken(to: $1) }
    for number in 0..<(parts.map(\.count).max() ?? 0) {
      appendLine { number < parts[$0].count ? parts[$0][number] : nil }
    }
  }

  /// Writes what stands below a row's line, behind its heading.
  mutating func append(_ cell: TableCell, under heading: TableCell, to width: Int) {
    let cell = heading.width > 0 ? TableCell(heading.text + ": " + cell.text) : cell
    for part in cell.broken(to: width) {
      appendSpaces(indent + 4)
      bytes += part.text.utf8
      bytes.append(UInt8(ascii: "\n"))
    }
  }

  mutating func appendRule() {
    appendSpaces(indent)
    for (place, width) in widths.enumerated() {
      if place > 0 { appendSpaces(2) }
      for _ in 0..<width { bytes += "─".utf8 }
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Writes a line of cells, by their places, without the spaces at its end.
  private mutating func appendLine(_ cell: (_ place: Int) -> TableCell?) {
    appendSpaces(indent)
    for (place, width) in widths.enumerated() {
      if place > 0 { appendSpaces(2) }
      let cell = cell(place)
      let gap = max(0, width - (cell?.width ?? 0))
      let isRight = alignments[columns[place]] == .right
      if isRight { appendSpaces(gap) }
      if let cell { bytes += cell.text.utf8 }
      if !isRight { appendSpaces(gap) }
    }
    while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func appendSpaces(_ count: Int) {
    for _ in 0..<count { bytes.append(UInt8(ascii: " ")) }
  }
}
