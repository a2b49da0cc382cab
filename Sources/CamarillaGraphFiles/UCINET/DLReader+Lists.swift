import Camarilla
import CamarillaFormats

// Lists of nodes and of edges, a line each.

extension DLReader {
  /// Reads the lines of lists, and of several where `!` parts them.
  mutating func readLines() throws(TextFault) {
    var index = 0
    while case let words = try lexer.nextLine(), let first = words.first {
      if first.text == "!", words.count == 1 {
        guard matrix + 1 < header.matrixCount else {
          report("more matrices follow", at: first.position, expected: "\(header.matrixCount)")
          return
        }
        finishMatrix()
        matrix += 1
        index = 0
        continue
      }
      index += 1
      switch header.format {
      case .nodelist1b: readCountedNodes(words, row: index)
      case .nodelist1, .nodelist2, .ranklist1, .ranklist2: readNodes(words)
      default: readEdge(words)
      }
    }
  }

  /// A node and those to which it is tied; in a list of ranks each has the number of its position for a value.
  private mutating func readNodes(_ words: [DLWord]) {
    guard let row = node(words[0], isRow: true) else { return }
    for (index, word) in words.enumerated().dropFirst() {
      addEntry(row, word, weight: header.format.isRanked ? Double(index) : 1)
    }
  }

  /// How many nodes a row is tied to, and which.
  private mutating func readCountedNodes(_ words: [DLWord], row index: Int) {
    let number = DLWord(text: "\(index)", position: words[0].position)
    guard let row = rows.indices.contains(index - 1) ? rows[index - 1] : node(number, isRow: true)
    else { return }
    if Int(words[0].text) != words.count - 1 {
      report(
        "the line begins with '\(shortened(words[0].text))' and has \(words.count - 1) nodes",
        at: words[0].position, expected: "\(words.count - 1)")
    }
    for word in words.dropFirst() { addEntry(row, word) }
  }

  private mutating func addEntry(_ row: Int32, _ word: DLWord, weight: Double = 1) {
    guard let column = node(word, isRow: false) else { return }
    entries.append(Entry(row: row, column: column, weight: weight, position: word.position))
  }

  /// Two nodes and a value, or one for each matrix.
  private mutating func readEdge(_ words: [DLWord]) {
    let most = header.format.isArray ? header.matrixCount : 1
    guard (2...(2 + most)).contains(words.count) else {
      return report(
        "the line has \(words.count) words", at: words[0].position,
        expected: most == 1 ? "two nodes, and a value" : "two nodes, and \(most) values")
    }
    guard let row = node(words[0], isRow: true), let column = node(words[1], isRow: false)
    else { return }
    guard header.format.isArray else {
      // An edge that is listed is one, whatever its value.
      let position = (words.count > 2 ? words[2] : words[0]).position
      let location = location(position)
      let weight =
        words.count > 2 ? document.diagnostics.weight(from: words[2].text, at: location) : 1
      return entries.append(Entry(row: row, column: column, weight: weight, position: position))
    }
    for (index, word) in words.dropFirst(2).enumerated() {
      let cell = "row \(words[0].text), column \(words[1].text)"
      guard let weight = value(ofCell: word, cell), weight != 0 else { continue }
      arrays[index].append(
        Entry(row: row, column: column, weight: weight, position: word.position))
    }
  }
}
