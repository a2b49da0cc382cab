import Camarilla
import CamarillaFormats

/// Reads the data of a DL file into a document; see ``DL``.
struct DLReader {
  let header: DLHeader
  var lexer: DLLexer
  var document: GraphDocument
  /// The most nodes, matrices and cells of blocks that there may be.
  let most: Int
  /// Whether rows and columns are sets of their own.
  let hasTwoSets: Bool
  /// The nodes of rows and of columns, at the positions by which numbers name them.
  var rows: [Int32] = []
  var columns: [Int32] = []
  /// Those of labels; of both where there is one set.
  var labels: [[String: Int32]] = [[:], [:]]
  /// The entries of the matrix at hand.
  var entries: [Entry] = []
  /// The matrix of each edge.
  private var relations: [Int32] = []
  var matrix = 0
  /// The entries of all matrices, where a line has values of each.
  var arrays: [[Entry]]

  struct Entry {
    var row: Int32
    var column: Int32
    var weight: Double
    var position: TextPosition
  }

  /// - Parameter most: the most nodes, matrices and cells of blocks that there may be.
  init(header: DLHeader, lexer: DLLexer, document: GraphDocument, most: Int) {
    self.most = most
    self.header = header
    self.lexer = lexer
    self.document = document
    arrays = []
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
    try checkCounts()
    addNodes()
    if header.format.isArray { arrays = Array(repeating: [], count: header.matrixCount) }
    switch header.format {
    case .fullmatrix, .upperhalf, .lowerhalf:
      for _ in 0..<header.matrixCount { try readMatrix() }
      if let word = try lexer.next() {
        report(
          "'\(shortened(word.text))' stands behind the last value", at: word.position,
          expected: "the end of the file")
      }
    case .blockmatrix: try readBlocks()
    case .edgearray1, .edgearray2:
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

  /// Makes sure that the numbers in the header ask for no more than the file may have.
  private func checkCounts() throws(TextFault) {
    let asked = (header.rowCount ?? 0) + (hasTwoSets ? header.columnCount ?? 0 : 0)
    for (count, what) in [(asked, "nodes"), (header.matrixCount, "matrices")] where count > most {
      throw TextFault(
        message: "the header says that there are \(count) \(what)",
        expected: "at most \(most) in a file of its length",
        position: TextPosition(offset: 0, line: 1, column: 1))
    }
  }

  // MARK: Edges

  /// Makes edges of the entries of a matrix: undirected ones of one that is symmetric.
  mutating func finishMatrix() {
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

  func location(_ position: TextPosition) -> Problem.Location {
    position.location(in: document.file)
  }

  mutating func report(
    _ message: String, rule: Problem.Rule = .malformedTable, at position: TextPosition,
    expected: String, suggestion: Suggestion = Suggestion()
  ) {
    document.diagnostics.add(
      .error(
        message, rule: rule, at: location(position), expected: expected, suggestion: suggestion))
  }
}
