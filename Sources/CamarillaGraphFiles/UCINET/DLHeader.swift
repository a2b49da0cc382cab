import Camarilla
import CamarillaFormats

/// What stands before the data of a DL file.
struct DLHeader {
  enum Format: String, CaseIterable {
    case fullmatrix, upperhalf, lowerhalf, blockmatrix, nodelist1, nodelist1b, nodelist2
    case ranklist1, ranklist2, edgelist1, edgelist2, edgearray1, edgearray2

    /// - Parameter name: the format's, in lower case, its short form, or what it is without the 1 behind it.
    init?(named name: String) {
      let format = Self(rawValue: name) ?? Self(rawValue: name + "1") ?? Self.shortNames[name]
      guard let format else { return nil }
      self = format
    }

    private static let shortNames: [String: Format] = [
      "fm": .fullmatrix, "uh": .upperhalf, "lh": .lowerhalf, "bm": .blockmatrix,
      "nl1": .nodelist1, "nl1b": .nodelist1b, "nl2": .nodelist2, "rl1": .ranklist1,
      "rl2": .ranklist2, "el1": .edgelist1, "el2": .edgelist2, "ea1": .edgearray1,
      "ea2": .edgearray2,
    ]

    /// Whether the file has to say how many rows there are.
    var isMatrix: Bool { rawValue.hasSuffix("matrix") || rawValue.hasSuffix("half") }
    /// Whether rows and columns are always sets of their own.
    var isOfTwoSets: Bool { rawValue.hasSuffix("2") }
    /// Whether a line has a value for each matrix.
    var isArray: Bool { self == .edgearray1 || self == .edgearray2 }
    /// Whether a node's position in its line is its value.
    var isRanked: Bool { self == .ranklist1 || self == .ranklist2 }
  }

  var format = Format.fullmatrix
  /// How many rows, columns and matrices there are; nil where it is not said.
  var rowCount: Int?
  var columnCount: Int?
  var matrixCount = 1
  var rowLabels: [DLWord] = []
  var columnLabels: [DLWord] = []
  var matrixLabels: [DLWord] = []
  var embedsRowLabels = false
  var embedsColumnLabels = false
  var hasDiagonal = true
  /// What may stand before `labels`: whose they are.
  static let sets: Set = [
    "row", "rows", "column", "columns", "col", "cols", "matrix", "matrices", "level", "levels",
  ]
  /// Settings that are passed over.
  private(set) var unknown: [DLWord] = []

  /// Reads up to the data.
  init(_ lexer: inout DLLexer) throws(TextFault) {
    guard let first = try lexer.next(inHeader: true), first.text.lowercased() == "dl" else {
      throw TextFault(
        message: "the file doesn't begin with 'dl'", expected: "'dl n=…'",
        position: TextPosition(offset: 0, line: 1, column: 1))
    }
    while let word = try lexer.next(inHeader: true) {
      let setting = word.text.lowercased()
      switch setting {
      case ":": continue
      case "n":
        rowCount = try Self.number(&lexer, of: word)
        columnCount = rowCount
      case "nr": rowCount = try Self.number(&lexer, of: word)
      case "nc": columnCount = try Self.number(&lexer, of: word)
      case "nm": matrixCount = max(try Self.number(&lexer, of: word), 1)
      case "format": format = try Self.format(&lexer, of: word)
      case "diagonal", "diag":
        hasDiagonal = try Self.value(&lexer, of: word).text.lowercased() != "absent"
      case "labels": try readLabels(&lexer, of: "labels")
      case _ where Self.sets.contains(setting):
        guard let next = try lexer.next(inHeader: true), next.text.lowercased() == "labels" else {
          throw TextFault(
            message: "'\(word.text)' stands without 'labels'",
            expected: "'\(word.text) labels:'", text: word.text, position: word.position)
        }
        try readLabels(&lexer, of: String(setting.prefix(3)))
      case "data":
        _ = lexer.accept(":")
        try check(word)
        return
      default:
        unknown.append(word)
        if lexer.accept("=") { _ = try lexer.next(inHeader: true) }
      }
    }
    throw TextFault(
      message: "the file ends before its data", expected: "'data:'", position: lexer.position())
  }

  // MARK: Settings

  private static func value(
    _ lexer: inout DLLexer, of name: DLWord
  ) throws(TextFault) -> DLWord {
    _ = lexer.accept("=")
    guard let word = try lexer.next(inHeader: true) else {
      throw TextFault(
        message: "'\(name.text)' has no value", expected: "'\(name.text) = …'", text: name.text,
        position: name.position)
    }
    return word
  }

  private static func number(
    _ lexer: inout DLLexer, of name: DLWord
  ) throws(TextFault) -> Int {
    let word = try value(&lexer, of: name)
    // A few bytes must not ask for all memory.
    guard let number = Int(word.text), (0...20_000_000).contains(number) else {
      throw TextFault(
        message: "'\(name.text)' is '\(shortened(word.text))'",
        expected: "a whole number up to 20,000,000",
        text: word.text, position: word.position)
    }
    return number
  }

  private static func format(
    _ lexer: inout DLLexer, of name: DLWord
  ) throws(TextFault) -> Format {
    let word = try value(&lexer, of: name)
    if let format = Format(named: word.text.lowercased()) { return format }
    let names = Format.allCases.map(\.rawValue)
    throw TextFault(
      message: "the format '\(shortened(word.text))' is not read",
      expected: "one of \(names.joined(separator: ", "))", text: word.text, position: word.position,
      suggestion: Suggestion(nearestTo: word.text.lowercased(), among: names))
  }

  // MARK: Labels

  private mutating func readLabels(
    _ lexer: inout DLLexer, of set: String
  ) throws(TextFault) {
    var ahead = lexer
    if let word = try ahead.next(inHeader: true), word.text.lowercased() == "embedded" {
      lexer = ahead
      _ = lexer.accept(":")
      if set != "col" { embedsRowLabels = true }
      if set != "row" { embedsColumnLabels = true }
      return
    }
    _ = lexer.accept(":")
    switch set {
    case "row": rowLabels = try Self.labels(&lexer, count: rowCount)
    case "col": columnLabels = try Self.labels(&lexer, count: columnCount)
    case "mat", "lev": matrixLabels = try Self.labels(&lexer, count: matrixCount)
    default:
      rowLabels = try Self.labels(&lexer, count: rowCount)
      columnLabels = rowLabels
    }
  }

  /// The labels up to a number of them, or up to what the header says next.
  private static func labels(
    _ lexer: inout DLLexer, count: Int?
  ) throws(TextFault) -> [DLWord] {
    var labels: [DLWord] = []
    while labels.count < count ?? .max, !(try beginsSetting(lexer)) {
      guard let word = try lexer.next(isLabel: true) else { break }
      labels.append(word)
    }
    return labels
  }

  /// Whether `data:`, `labels:` and the like come next.
  private static func beginsSetting(_ lexer: DLLexer) throws(TextFault) -> Bool {
    var lexer = lexer
    guard let word = try lexer.next(inHeader: true) else { return true }
    if word.isQuoted { return false }
    let setting = word.text.lowercased()
    if ["data", "labels"].contains(setting) { return lexer.accept(":") }
    guard Self.sets.contains(setting) else { return false }
    return try lexer.next(inHeader: true)?.text.lowercased() == "labels"
  }

  private func check(_ data: DLWord) throws(TextFault) {
    for (labels, count, what) in [
      (rowLabels, rowCount, "labels"), (columnLabels, columnCount, "labels"),
      (matrixLabels, matrixCount, "labels of matrices"),
    ] {
      guard let count, !labels.isEmpty, labels.count != count else { continue }
      throw TextFault(
        message: "there are \(labels.count) \(what)", expected: "\(count)",
        position: data.position)
    }
    guard format.isMatrix, rowCount ?? (rowLabels.isEmpty ? nil : rowLabels.count) == nil else {
      return
    }
    throw TextFault(
      message: "the file doesn't say how many rows its matrix has", expected: "'n = …'",
      position: data.position)
  }
}
