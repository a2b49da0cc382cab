import Camarilla
import CamarillaFormats

/// Reads the data of a DL file into a document; see ``DL``.
struct DLReader {
  let header: DLHeader
  var lexer: DLLexer
  var document: GraphDocument
  /// Whether rows and columns are sets of their own.
  let hasTwoSets: Bool
  /// The nodes of rows and of columns, at the positions by which numbers name them.
  private var rows: [Int32] = []
  private var columns: [Int32] = []
  /// Those of labels; of both where there is one set.
  private var labels: [[String: Int32]] = [[:], [:]]
  /// The entries of the matrix at hand.
  private var entries: [Entry] = []
  /// The matrix of each edge.
  private var relations: [Int32] = []
  private var matrix = 0
  /// The entries of all matrices, where a line has values of each.
  private var arrays: [[Entry]]

  private struct Entry {
    var row: Int32
    var column: Int32
    var weight: Double
    var position: TextPosition
  }

  init(header: DLHeader, lexer: DLLexer, document: GraphDocument) {
    self.header = header
    self.lexer = lexer
    self.document = document
    arrays = Array(repeating: [], count: header.format == .edgearray1 ? header.matrixCount : 0)
    let (first, second) = (header.rowLabels.map(\.text), header.columnLabels.map(\.text))
    let differ = !first.isEmpty && !second.isEmpty && first != second
    hasTwoSets =
      header.format.isOfTwoSets || header.rowCount != header.columnCount || differ
  }

  mutating func read() throws(TextFault) -> GraphDocument {
    for word in header.unknown {
      let location = location(word.position)
      document.diagnostics.once(
        per: "setting \(word.text)",
        .warning(
          "'\(shortened(word.text))' is passed over", at: location, text: word.text,
          expected: "n, format, labels and the like"))
    }
    addNodes()
    switch header.format {
    case .fullmatrix, .upperhalf, .lowerhalf:
      for _ in 0..<header.matrixCount { try readMatrix() }
      if let word = try lexer.next() {
        report(
          "'\(shortened(word.text))' stands behind the last value", at: word.position,
          expected: "the end of the file")
      }
    case .edgearray1:
      try readLines()
      for (index, array) in arrays.enumerated() {
        (matrix, entries) = (index, array)
        finishMatrix()
      }
    default:
      try readLines()
      finishMatrix()
    }
    if hasTwoSets { addModes() }
    let names = (0...matrix).map { index in
      let name = header.matrixLabels.indices.contains(index) ? header.matrixLabels[index].text : ""
      return KindName.plainSign(name) == .neutral ? "" : name
    }
    let parts = (0...matrix).map { index in
      header.matrixCount > 1 && header.matrixLabels.isEmpty ? "\(index + 1)" : ""
    }
    document.takeRelations(relations, names: names, parts: parts)
    return document
  }

  // MARK: Nodes

  private mutating func addNodes() {
    let first =
      header.rowLabels.isEmpty && !hasTwoSets ? header.columnLabels : header.rowLabels
    rows =
      header.embedsRowLabels && first.isEmpty
      ? [] : addNodes(first, count: first.isEmpty ? header.rowCount ?? 0 : first.count, set: 0)
    guard hasTwoSets else {
      columns = rows
      return
    }
    let second = header.columnLabels
    columns =
      header.embedsColumnLabels && second.isEmpty
      ? []
      : addNodes(second, count: second.isEmpty ? header.columnCount ?? 0 : second.count, set: 1)
  }

  private mutating func addNodes(_ words: [DLWord], count: Int, set: Int) -> [Int32] {
    (0..<count).map { index in
      guard words.indices.contains(index) else { return addNode(set: set) }
      if labels[set][words[index].text] != nil {
        report(
          "two nodes have the label '\(shortened(words[index].text))'", rule: .duplicateID,
          at: words[index].position, expected: "every label once")
      }
      return addNode(words[index], set: set)
    }
  }

  /// A node of a number; those of columns follow those of rows.
  private mutating func addNode(set: Int) -> Int32 {
    document.nodes.mention("\(document.nodes.count + 1)")
  }

  private mutating func addNode(_ word: DLWord, set: Int) -> Int32 {
    var id = word.text
    // One label in two sets names two nodes.
    while document.nodes.index(of: id) != nil { id += "-2" }
    let node = document.nodes.mention(
      id, line: word.position.line, position: word.position.column)
    if id != word.text { document.nodes.labels[Int(node)] = word.text }
    labels[set][word.text] = node
    return node
  }

  private mutating func addModes() {
    var column = AttributeColumn(name: "mode", type: .integer)
    for node in columns { column.values[Int(node)] = "2" }
    for node in rows { column.values[Int(node)] = "1" }
    document.nodes.columns.append(column)
  }

  /// The node that a word names; nil, and an error, where it names none.
  private mutating func node(_ word: DLWord, isRow: Bool) -> Int32? {
    let set = hasTwoSets && !isRow ? 1 : 0
    let known = isRow ? rows : columns
    let isEmbedded = isRow ? header.embedsRowLabels : header.embedsColumnLabels
    if let node = labels[set][word.text], isEmbedded || Int(word.text) == nil { return node }
    let hasLabels = !(isRow || !hasTwoSets ? header.rowLabels : header.columnLabels).isEmpty
    let count = (isRow ? header.rowCount : header.columnCount) ?? (hasLabels ? known.count : nil)
    if isEmbedded {
      if !hasLabels, known.count < count ?? .max {
        let node = addNode(word, set: set)
        if isRow || !hasTwoSets { rows.append(node) }
        if !isRow || !hasTwoSets { columns.append(node) }
        return node
      }
      report(
        "unknown node '\(shortened(word.text))'", rule: .unknownFigure, at: word.position,
        expected: count.map { "the label of one of \($0) nodes" } ?? "the label of a node",
        suggestion: Suggestion(nearestTo: word.text, among: labels[set].keys.sorted()))
      return nil
    }
    if let number = Int(word.text), number > 0, number <= count ?? max(known.count, 1 << 24) {
      // Where nothing says how many there are, the highest number does.
      while (isRow ? rows : columns).count < number {
        let node = addNode(set: set)
        if isRow || !hasTwoSets { rows.append(node) }
        if !isRow || !hasTwoSets { columns.append(node) }
      }
      return (isRow ? rows : columns)[number - 1]
    }
    report(
      "'\(shortened(word.text))' is no node", rule: .unknownFigure, at: word.position,
      expected: "a number from 1 to \(count ?? known.count)"
        + (hasLabels ? " or a label" : ""))
    return nil
  }

  // MARK: Matrices

  private mutating func readMatrix() throws(TextFault) {
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
        guard let word = try lexer.next() else { throw endsEarly() }
        row = node(word, isRow: true)
      } else {
        row = rows[index]
      }
      for column in cells(ofRow: index) {
        guard let word = try lexer.next() else { throw endsEarly() }
        guard let weight = weight(word), weight != 0, let row,
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

  private mutating func endsEarly() -> TextFault {
    TextFault(
      message: "the file ends within a matrix", expected: "as many values as the matrix has",
      position: lexer.position())
  }

  /// The number of a value; nil where it is none: missing, or, which is told, no number at all.
  private mutating func weight(_ word: DLWord) -> Double? {
    if let number = Double(word.text), number.isFinite { return number }
    if word.text == "." || isMissingValue(word.text) { return nil }
    return document.diagnostics.weight(meantBy: word.text, at: location(word.position)) ?? 1
  }

  // MARK: Lists

  private mutating func readLines() throws(TextFault) {
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
      case .nodelist1, .nodelist2: readNodes(words)
      default: readEdge(words)
      }
    }
  }

  /// A node and those to which it is tied.
  private mutating func readNodes(_ words: [DLWord]) {
    guard let row = node(words[0], isRow: true) else { return }
    for word in words.dropFirst() { addEntry(row, word) }
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

  private mutating func addEntry(_ row: Int32, _ word: DLWord) {
    guard let column = node(word, isRow: false) else { return }
    entries.append(Entry(row: row, column: column, weight: 1, position: word.position))
  }

  /// Two nodes and a value, or one for each matrix.
  private mutating func readEdge(_ words: [DLWord]) {
    let most = header.format == .edgearray1 ? header.matrixCount : 1
    guard (2...(2 + most)).contains(words.count) else {
      return report(
        "the line has \(words.count) words", at: words[0].position,
        expected: most == 1 ? "two nodes, and a value" : "two nodes, and \(most) values")
    }
    guard let row = node(words[0], isRow: true), let column = node(words[1], isRow: false)
    else { return }
    guard header.format == .edgearray1 else {
      let weight = words.count > 2 ? weight(words[2]) : 1
      guard let weight else { return }
      let position = words.count > 2 ? words[2].position : words[0].position
      return entries.append(Entry(row: row, column: column, weight: weight, position: position))
    }
    for (index, word) in words.dropFirst(2).enumerated() {
      guard let weight = weight(word), weight != 0 else { continue }
      arrays[index].append(
        Entry(row: row, column: column, weight: weight, position: word.position))
    }
  }

  // MARK: Edges

  /// Makes edges of the entries of a matrix: undirected ones of one that is symmetric.
  private mutating func finishMatrix() {
    defer { entries = [] }
    let label = header.matrixLabels.indices.contains(matrix) ? header.matrixLabels[matrix].text : ""
    var pairs = SymmetricPairs()
    for entry in entries { pairs.add(entry.row, entry.column, weight: entry.weight) }
    let isHalf = header.format == .upperhalf || header.format == .lowerhalf
    let isSymmetric = !hasTwoSets && !isHalf && pairs.isSymmetric
    let isDirected = KindName.isDirected(label) || !(hasTwoSets || isHalf || isSymmetric)
    pairs = SymmetricPairs()
    for entry in entries {
      let isLike = isSymmetric && pairs.add(entry.row, entry.column, weight: entry.weight)
      if isLike, !isDirected { continue }
      let edge = document.edges.add(
        source: entry.row, target: entry.column, directed: isDirected, line: entry.position.line,
        position: entry.position.column)
      document.edges.setWeight(
        entry.weight, ofEdge: Int(edge), at: (entry.position.line, entry.position.column))
      relations.append(Int32(matrix))
    }
  }

  private func location(_ position: TextPosition) -> Problem.Location {
    position.location(in: document.file)
  }

  private mutating func report(
    _ message: String, rule: Problem.Rule = .malformedTable, at position: TextPosition,
    expected: String, suggestion: Suggestion = Suggestion()
  ) {
    document.diagnostics.add(
      .error(
        message, rule: rule, at: location(position), expected: expected, suggestion: suggestion))
  }
}
