import Camarilla
import CamarillaFormats

// Matrices that are written out.

extension DLReader {
  /// Reads the values of a matrix, row by row.
  mutating func readMatrix() throws(TextFault) {
    if header.embedsColumnLabels {
      let count = header.columnCount ?? columns.count
      var nodes: [Int32?] = []
      for _ in 0..<count {
        guard let word = try lexer.next() else { break }
        nodes.append(node(word, isRow: false))
      }
      if nodes.count < count { throw endsEarly() }
    }
    let count = header.rowCount ?? rows.count
    for index in 0..<count {
      var row: Int32?
      if header.embedsRowLabels {
        guard let word = try lexer.next() else { throw endsEarly(inRow: index) }
        row = node(word, isRow: true)
      } else {
        row = rows[index]
      }
      for column in cells(ofRow: index) {
        guard let word = try lexer.next() else { throw endsEarly(inRow: index) }
        let cell = "row \(index + 1), column \(column + 1)"
        guard let weight = value(ofCell: word, cell), weight != 0, let row,
          columns.indices.contains(column)
        else { continue }
        // Of two halves the upper one names the ends in their order.
        let isLower = header.format == .lowerhalf
        entries.append(
          Entry(
            row: isLower ? columns[column] : row, column: isLower ? row : columns[column],
            weight: weight, position: word.position))
      }
    }
    finishMatrix()
    matrix += 1
  }

  /// The columns that a row has values for.
  private func cells(ofRow row: Int) -> [Int] {
    let count = header.columnCount ?? columns.count
    switch header.format {
    case .upperhalf: return Array((row + (header.hasDiagonal ? 0 : 1))..<max(count, row + 1))
    case .lowerhalf: return Array(0..<(row + (header.hasDiagonal ? 1 : 0)))
    default: return (0..<count).filter { header.hasDiagonal || $0 != row }
    }
  }

  /// - Parameter row: counted from 0; none where the columns' labels still come.
  mutating func endsEarly(inRow row: Int? = nil) -> TextFault {
    TextFault(
      message: "the file ends within \(row.map { "row \($0 + 1) of " } ?? "")a matrix",
      expected: "as many values as the matrix has",
      position: lexer.position())
  }

  /// The number of a cell; nil where there is none, which is told.
  mutating func value(ofCell word: DLWord, _ cell: String) -> Double? {
    document.diagnostics.value(ofCell: word.text, cell, at: location(word.position))
  }
}
