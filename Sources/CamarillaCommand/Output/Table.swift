/// Rows under headings, printed as an aligned table or as CSV.
struct Table {
  /// Where the cells of a column stand in a text. What may stand below its line does so where lines would
  /// be too long.
  enum Alignment { case left, right, below }

  var headings: [String]
  var alignments: [Alignment]
  private(set) var rows: [[String]] = []

  init(_ columns: [(heading: String, alignment: Alignment)]) {
    headings = columns.map(\.heading)
    alignments = columns.map(\.alignment)
  }

  /// A table of so many rows.
  ///
  /// - Parameter columns: each with what its cell of a row holds.
  init(
    _ columns: [(heading: String, alignment: Alignment, cell: (_ row: Int) -> String)], count: Int
  ) {
    self.init(columns.map { ($0.heading, $0.alignment) })
    rows = (0..<count).map { row in columns.map { $0.cell(row) } }
  }

  mutating func append(_ row: [String]) {
    precondition(row.count == headings.count, "a cell for every column")
    rows.append(row)
  }

  /// RFC 4180, with `\n` between the lines.
  func csv() -> String {
    let writer = CSVCells()
    var bytes: [UInt8] = []
    for row in [headings] + rows {
      for (column, cell) in row.enumerated() {
        if column > 0 { bytes.append(UInt8(ascii: ",")) }
        writer.append(cell, to: &bytes)
      }
      bytes.append(UInt8(ascii: "\n"))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Control characters would break the alignment, or worse, steer the terminal.
  static func oneLine(of text: String) -> String {
    if isPlain(text) { return text }
    let isControl = { (scalar: Unicode.Scalar) in scalar.properties.generalCategory == .control }
    guard text.unicodeScalars.contains(where: isControl) else { return Printable.text(of: text) }
    let spaced = text.unicodeScalars.map { isControl($0) ? " " : $0 }
    return Printable.text(of: String(String.UnicodeScalarView(spaced)))
  }

  /// How many cells of a terminal a text takes: East Asian wide characters take two.
  static func width(of text: String) -> Int {
    if isPlain(text) { return text.utf8.count }
    return text.reduce(0) { total, character in
      let value = character.unicodeScalars.first!.value
      let isWide =
        (0x1100...0x115F).contains(value) || (0x2E80...0xA4CF).contains(value)
        || (0xAC00...0xD7A3).contains(value) || (0xF900...0xFAFF).contains(value)
        || (0xFE30...0xFE6F).contains(value) || (0xFF00...0xFF60).contains(value)
        || (0xFFE0...0xFFE6).contains(value) || (0x1F300...0x1FAFF).contains(value)
        || (0x20000...0x3FFFD).contains(value)
      return total + (isWide ? 2 : 1)
    }
  }

  /// Whether a text is of visible ASCII and spaces, as nearly all cells are: it takes a cell a byte, and nothing in it needs
  /// to be looked up in Unicode's tables.
  private static func isPlain(_ text: String) -> Bool { text.utf8.allSatisfy { 0x20...0x7E ~= $0 } }
}
