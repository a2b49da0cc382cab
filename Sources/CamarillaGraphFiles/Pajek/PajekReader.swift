import Camarilla
import CamarillaFormats

/// Reads a network or project file, section by section; see ``Pajek``.
struct PajekReader: ~Copyable {
  enum Section: Equatable {
    case none
    case vertices
    case lines(directed: Bool, relation: Int32)
    case lists(directed: Bool, relation: Int32)
    case matrix(relation: Int32)
    /// Of a partition or vector.
    case values
    /// Of an object that is not read.
    case passedOver
  }

  var lines: TextLines
  var document: GraphDocument
  var diagnostics = Diagnostics()
  var section = Section.none
  var vertices = PajekVertices()
  /// The relation of each edge: 0, or an index in `relations` and 1.
  var edgeRelations: [Int32] = []
  var relations = PajekRelations()
  var edgeSpells = PajekSpells()
  /// Texts that NetworkX writes with lines, by name.
  var edgeTexts = PajekTexts()
  var matrix = PajekMatrix()
  /// Partitions and vectors, and the one at hand.
  var columns: [PajekColumn] = []
  /// Whether a column was announced whose `*Vertices` is still to come.
  var awaitsColumnSize = false
  /// How many networks have begun, and those that are read.
  var networks = 0
  var finishedNetworks: [GraphDocument] = []
  /// How many vertices of the networks so far are declared and not listed, and how many may be at most.
  var unlisted = 0
  let mostUnlisted: Int
  /// Whether what follows belongs to a network, or to another object, that is not read.
  var passesOverNetwork = false
  private var isStopped = false
  /// Lines before the first section.
  private var strays: (first: Problem, count: Int)?

  init(input: TableInput, source: consuming ByteSource) {
    document = GraphDocument(file: input.name)
    mostUnlisted = GraphDocument.most(inFileOf: input.byteCount)
    lines = TextLines(source: source, progress: input.progress)
  }

  /// Goes through the whole file.
  mutating func read() throws(FormatsError) {
    while !isStopped {
      switch try lines.next() {
      case .line: readLine()
      case .end: isStopped = true
      case .otherEncoding(let name):
        diagnostics.add(.error("the file is in \(name)", at: location(line: 1), expected: "UTF-8"))
        isStopped = true
      case .tooLong:
        diagnostics.add(
          .error(
            "the line is longer than \(TextLines.defaultLimit >> 20) MiB",
            at: location(line: lines.number), expected: "a line's end"))
        isStopped = true
      }
    }
    leaveSection()
    reportStrays()
  }

  mutating func stop() { isStopped = true }

  private mutating func readLine() {
    if strays != nil, networks == 0, !beginsSection { return passOverStray() }
    if !lines.isASCII, let bad = unsafe firstInvalidUTF8(in: lines.bytes) {
      var line = unsafe PajekLine(lines.bytes)
      let digits = String(line.byte(at: bad), radix: 16, uppercase: true)
      diagnostics.add(
        .error(
          "byte 0x\(digits) is no UTF-8",
          at: location(line: lines.number, column: line.column(at: bad)),
          expected: "UTF-8 (if the file is in Latin-1 or Windows-1252, save it as UTF-8)"))
      return
    }
    var line = unsafe PajekLine(lines.bytes)
    switch line.peek() {
    case 0: if !line.isAtEnd { refuseNUL(&line) }
    case UInt8(ascii: "%"): break
    case UInt8(ascii: "*"): readHeader(&line)
    default:
      switch section {
      case .lines(let directed, let relation):
        readEdge(&line, directed: directed, relation: relation)
      case .vertices: readVertex(&line)
      case .lists(let directed, let relation):
        readList(&line, directed: directed, relation: relation)
      case .matrix(let relation): readMatrixRow(&line, relation: relation)
      case .values: readValue(&line)
      case .passedOver: break
      case .none: refuseStray(&line)
      }
    }
  }

  private mutating func refuseNUL(_ line: inout PajekLine) {
    diagnostics.add(
      .error(
        "a NUL byte stands in the line", at: location(line: lines.number, column: line.nextColumn),
        expected: "text"))
  }

  private mutating func refuseStray(_ line: inout PajekLine) {
    let problem = Problem.error(
      "'\(shortened(line.text))' stands before any section",
      at: location(line: lines.number, column: line.nextColumn), text: line.text,
      expected: "'*Network' or '*Vertices'")
    if networks == 0, !awaitsColumnSize, columns.isEmpty, strays == nil {
      strays = (problem, 1)
    } else {
      diagnostics.add(problem)
    }
  }

  private mutating func passOverStray() {
    var line = unsafe PajekLine(lines.bytes)
    if line.peek() != 0 { strays?.count += 1 }
  }

  private var beginsSection: Bool {
    var line = unsafe PajekLine(lines.bytes)
    return line.peek() == UInt8(ascii: "*")
  }

  /// Tells of the lines before the first section: a note on the network, or, without any section, a
  /// file that is no Pajek file.
  private mutating func reportStrays() {
    guard let (first, count) = strays else { return }
    var problem = first
    if networks > 0 {
      let what = count == 1 ? "a line" : "\(count) lines"
      problem.message =
        "\(what) before the first section, '\(problem.text ?? "")', \(count == 1 ? "is" : "are")"
        + " passed over"
      problem.severity = .warning
    }
    diagnostics.add(problem)
  }

  /// A location in the file.
  func location(line: Int, column: Int = 1) -> Problem.Location {
    Problem.Location(file: document.file, line: line, column: column)
  }

  /// A fault in the line at hand, where its next token stands.
  mutating func refuse(
    _ message: String, line: PajekLine, at index: Int? = nil, expected: String,
    rule: Problem.Rule = .malformedTable
  ) {
    var line = line
    let column = index.map { line.column(at: $0) } ?? line.nextColumn
    refuse(message, line: line, column: column, expected: expected, rule: rule)
  }

  /// A fault in the line at hand.
  mutating func refuse(
    _ message: String, line: PajekLine, column: Int, expected: String,
    rule: Problem.Rule = .malformedTable
  ) {
    diagnostics.add(
      .error(
        message, rule: rule, at: location(line: lines.number, column: column), text: line.text,
        expected: expected))
  }
}
