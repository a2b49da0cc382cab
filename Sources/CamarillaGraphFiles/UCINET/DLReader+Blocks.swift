import Camarilla
import CamarillaFormats

/// The cells of a matrix that is written as blocks, of which later ones have the last word.
private struct DLBlocks {
  private struct Cell: Hashable {
    var row: Int32
    var column: Int32
  }

  private var cells: [Cell: (weight: Double, position: TextPosition)] = [:]
  /// How many cells may still be filled or looked at, those of the matrices behind this one included.
  private(set) var left: Int

  /// - Parameter most: how many cells blocks may fill, each as often as it is filled: a few bytes must not ask for all
  ///   memory.
  init(most: Int) { left = most }

  /// Fills a block; returns false, and fills nothing, where it is too large.
  mutating func fill(
    rows: [Int32], columns: [Int32], weight: Double, at position: TextPosition
  ) -> Bool {
    left -= weight == 0 ? cells.count : rows.count * columns.count
    guard left >= 0 else { return false }
    guard weight != 0 else {
      let (rows, columns) = (Set(rows), Set(columns))
      cells = cells.filter { !rows.contains($0.key.row) || !columns.contains($0.key.column) }
      return true
    }
    for row in rows {
      for column in columns { cells[Cell(row: row, column: column)] = (weight, position) }
    }
    return true
  }

  /// The cells that are filled, row by row.
  var entries: [DLReader.Entry] {
    cells.sorted { ($0.key.row, $0.key.column) < ($1.key.row, $1.key.column) }.map {
      .init(
        row: $0.key.row, column: $0.key.column, weight: $0.value.weight,
        position: $0.value.position)
    }
  }
}

extension DLReader {
  /// Reads `rows 1 to 3`, `cols 4, 6`, `value = 2` and so on: the value holds in all cells of those rows and columns,
  /// which hold on until others are named. `all` are all of them.
  mutating func readBlocks() throws(TextFault) {
    var blocks = DLBlocks(most: most)
    var (chosenRows, chosenColumns): ([Int32], [Int32]) = ([], [])
    while let word = try lexer.next(inHeader: true) {
      switch word.text.lowercased() {
      case ":": continue
      case "row", "rows": chosenRows = try readMembers(of: word, isRow: true)
      case "col", "cols", "column", "columns":
        chosenColumns = try readMembers(of: word, isRow: false)
      case "val", "value", "values":
        let number = try nextValue(of: word)
        guard !chosenRows.isEmpty, !chosenColumns.isEmpty else {
          report(
            "a value stands before its rows and columns", at: word.position,
            expected: "'rows …' and 'cols …'")
          continue
        }
        guard let weight = value(ofCell: number, "a block") else { continue }
        let isFilled = blocks.fill(
          rows: chosenRows, columns: chosenColumns, weight: weight, at: number.position)
        if !isFilled {
          throw TextFault(
            message: "the blocks fill more than \(most) cells",
            expected: "fewer cells with a value",
            position: number.position)
        }
      case "!" where matrix + 1 < header.matrixCount:
        entries = blocks.entries
        finishMatrix()
        matrix += 1
        (blocks, chosenRows, chosenColumns) = (DLBlocks(most: blocks.left), [], [])
      default:
        report(
          "'\(shortened(word.text))' stands between blocks", at: word.position,
          expected: "rows, cols or value")
        return
      }
    }
    entries = blocks.entries
    finishMatrix()
  }

  /// The next word that is no colon.
  private mutating func nextValue(of name: DLWord) throws(TextFault) -> DLWord {
    while let word = try lexer.next(inHeader: true) { if word.text != ":" { return word } }
    throw TextFault(
      message: "'\(name.text)' has no value", expected: "'\(name.text) = …'", text: name.text,
      position: name.position)
  }

  /// The nodes of rows or columns that a list names, up to the next word of a block.
  private mutating func readMembers(
    of name: DLWord, isRow: Bool
  ) throws(TextFault) -> [Int32] {
    var members: [Int32] = []
    var first: Int?
    while true {
      var ahead = lexer
      guard let word = try ahead.next(inHeader: true), !Self.beginsPart(word) else { break }
      guard members.count <= most else {
        throw TextFault(
          message: "'\(name.text)' names more than \(most) nodes", expected: "every node once",
          position: word.position)
      }
      lexer = ahead
      switch word.text.lowercased() {
      case ":": continue
      case "all": members += isRow ? rows : columns
      case "to":
        let last = try nextValue(of: word)
        guard let start = first, let end = Int(last.text), end >= start else {
          report(
            "'to \(shortened(last.text))' ends no range", rule: .malformedValue, at: last.position,
            expected: "two numbers, as in '1 to 3'")
          continue
        }
        for number in start..<end {
          let text = DLWord(text: "\(number + 1)", position: last.position)
          guard let node = node(text, isRow: isRow) else { break }
          members.append(node)
        }
        first = nil
      default:
        guard let node = node(word, isRow: isRow) else { continue }
        members.append(node)
        first = Int(word.text)
      }
    }
    if members.isEmpty {
      report(
        "'\(name.text)' names none", at: name.position,
        expected: "numbers, as in '1 to 3', or 'all'")
    }
    return members
  }

  /// Whether a word begins a part of a block.
  private static func beginsPart(_ word: DLWord) -> Bool {
    !word.isQuoted
      && [
        "row", "rows", "col", "cols", "column", "columns", "val", "value", "values", "!",
      ].contains(word.text.lowercased())
  }
}
