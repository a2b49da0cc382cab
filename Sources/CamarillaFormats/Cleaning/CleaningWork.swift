import Camarilla

/// The tables of a chronicle while they are cleaned.
struct CleaningWork {
  let isFolder: Bool
  /// All files that are going to be written, by their names.
  private(set) var files: [(name: String, bytes: [UInt8])] = []
  private(set) var log = CleaningLog(answers: CleaningAnswers())
  private(set) var problems: [Problem] = []
  private var tables: [(input: TableInput, shape: TableShape, name: String)] = []
  private let name: String
  private let description: String
  /// The table where it has the columns of a mapping.
  private var foreign: ForeignTable?
  /// Where figures and kinds are first named.
  private var figureMentions: [String: (row: String, column: String, count: Int)] = [:]
  private var kindMentions: [String: (row: String, column: String, count: Int)] = [:]
  private var cleanedFigures: [(key: String, name: String)]?

  init(table input: ChronicleInput, encoding: TextEncoding) throws(FormatsError) {
    isFolder = false
    (name, description) = (input.name, "")
    let name = input.content == nil ? fileName(of: input.name) : input.name
    var bytes: [UInt8]
    if let content = input.content {
      bytes = content
    } else {
      // What is no table is told as reading tells it.
      _ = try input.table().open()
      bytes = try TableInput.contents(path: input.name)
    }
    bytes = try encoding.markedUTF8(from: bytes, name: input.name)
    let (table, shape) = try LoneTable.recognized(
      TableInput(name: input.name, bytes: bytes), name: input.name)
    files = [(name, bytes)]
    tables = [(table, shape, name)]
  }

  init(foreign: ForeignTable) {
    isFolder = false
    (name, description) = (foreign.input.name, "")
    self.foreign = foreign
    let file = fileName(of: name)
    files = [(file, foreign.bytes)]
    let shapes: [TableShape] = [.figures, .sources, .kinds, .relationships]
    tables = [
      (foreign.input, shapes.first { $0.table == foreign.table } ?? .relationships, file)
    ]
  }

  init(
    folder path: String, description: String, encoding: TextEncoding
  ) throws(FormatsError) {
    isFolder = true
    (name, self.description) = (path, description)
    let folder = try ChronicleFolder(path: path)
    var reader = ChronicleReader()
    for (input, shape) in try reader.tables(of: folder, description: description) {
      let name = String(input.name.dropFirst(join(path, name: "").utf8.count))
      guard !name.contains("/") else {
        throw .notRepresentable(
          reason: "'\(name)' stands in a folder of its own; expected all tables in '\(path)'")
      }
      let bytes = try encoding.markedUTF8(from: folder.contents(of: name), name: input.name)
      var table = TableInput(name: input.name, bytes: bytes)
      (table.delimiter, table.missingValues) = (input.delimiter, input.missingValues)
      tables.append((table, shape, name))
      files.append((name, bytes))
    }
    if folder.contains(description) {
      files.append((description, try folder.contents(of: description)))
    }
    tables.sort { Self.order(of: $0.shape) < Self.order(of: $1.shape) }
  }

  /// Relationships come last, as they use what the others declare.
  private static func order(of shape: TableShape) -> Int { shape.table == .relationships ? 1 : 0 }

  // MARK: Work

  mutating func run(_ answers: CleaningAnswers) throws(FormatsError) {
    var answers = answers
    if let foreign {
      answers.renameColumns(
        Dictionary(
          uniqueKeysWithValues: names(of: foreign).map { ($0.heading, $0.name) }))
    }
    if !isFolder { answers.concernOnly(tables[0].name) }
    answers.refuseRowsThatAreNone()
    log = CleaningLog(answers: answers)
    try cleanTables()
    try mergeFigures()
    try check()
    refuseAnswersElsewhere()
    try log.answers.diagnostics.check()
    if let foreign {
      log.renameColumns(
        Dictionary(
          names(of: foreign).map { ($0.name, $0.heading) }, uniquingKeysWith: { first, _ in first })
      )
    }
  }

  /// The columns of a foreign table by their headings, and by what they are called while it is cleaned.
  private func names(of foreign: ForeignTable) -> [(heading: String, name: String)] {
    let headings = (try? TableRows(foreign.input).headings) ?? []
    var seen: Set<String> = []
    return headings.enumerated().filter { seen.insert($0.element).inserted }.map { index, heading in
      (heading, foreign.columns.name(of: index, heading: heading))
    }
  }

  private mutating func cleanTables() throws(FormatsError) {
    var vocabularies = TableCleaner.Vocabularies()
    if let foreign { vocabularies = TableCleaner.Vocabularies(foreign) }
    for (index, (input, shape, name)) in tables.enumerated() {
      var cleaner = TableCleaner(
        input, bytes: bytes(of: name), shape: shape, file: name, columns: foreign?.columns,
        vocabularies: vocabularies, log: log)
      try cleaner.run()
      log = cleaner.log
      replace(name, bytes: cleaner.edits.applied(to: bytes(of: name)), table: index)
      let keys = cleaner.keys.map(\.key)
      switch shape.table {
      case .figures:
        figureMentions = cleaner.mentions
        cleanedFigures = cleaner.keys
        vocabularies.figures = Vocabulary(
          of: "figure", rule: .unknownFigure, names: keys,
          aliases: cleaner.keys.map { ($0.name, $0.key) }, trustsSlips: false)
      case .kinds:
        vocabularies.kinds = Vocabulary(
          of: "kind", rule: .unknownKind,
          names: RelationshipKind.standard.map(\.name).filter { !keys.contains($0) } + keys,
          aliases: [], trustsSlips: true)
      case .sources:
        vocabularies.sources = Vocabulary(
          of: "source", rule: .unknownCitation, names: keys, aliases: [], trustsSlips: false)
      case .relationships:
        kindMentions = cleaner.kindMentions
        if fileOfFigures.isEmpty { figureMentions = cleaner.mentions }
      }
    }
  }

  /// Merges the figures that a person took for one, where a table lists them. In a lone table they were merged
  /// with the cells that name them.
  private mutating func mergeFigures() throws(FormatsError) {
    guard foreign == nil, let figures = tables.firstIndex(where: { $0.shape.table == .figures })
    else { return }
    let (input, _, file) = tables[figures]
    let listed = Set((cleanedFigures ?? []).map(\.key))
    let answered = log.answers.answers(inFile: file, column: "id")
    // Rows of one id, written with blanks and without.
    let doubled = answered.filter { $0.answer.isAccepted && $0.answer.proposal == $0.text }
    let others = answered.filter { $0.answer.proposal != $0.text }
    let merges = log.answers.resolved(others).filter { listed.contains($0.key) }
    guard !merges.isEmpty || !doubled.isEmpty else { return }
    var merging = FigureMerging(merges, doubled: Set(doubled.map(\.text)), log: log)
    replace(
      file, bytes: try merging.merged(figures: input, bytes: bytes(of: file), file: file),
      table: figures)
    if let index = tables.firstIndex(where: { $0.shape.table == .relationships }) {
      let (input, _, file) = tables[index]
      replace(
        file, bytes: try merging.merged(relationships: input, bytes: bytes(of: file), file: file),
        table: index)
    }
    log = merging.log
  }

  /// Reads what has become of the files, which tells what is left, and who may be one.
  private mutating func check() throws(FormatsError) {
    if let foreign {
      let reading = try foreign.read(tables[0].input)
      problems = try namingRows(of: reading.problems)
      if foreign.table == .relationships { for twin in reading.twins { doubt(twin) } }
      return
    }
    var reader = ChronicleReader()
    if isFolder {
      let contents = Dictionary(
        files.map { ($0.name, $0.bytes) }, uniquingKeysWith: { first, _ in first })
      try reader.readFolder(
        ChronicleFolder(name: name, files: contents), description: description)
    } else if isChronicle {
      try reader.readLoneTable(tables[0].input)
    } else {
      try reader.read(tables[0].input, shape: tables[0].shape)
    }
    for twin in reader.builder.twins() { doubt(twin) }
    do throws(FormatsError) {
      problems = try reader.chronicle().warnings
    } catch {
      guard case .invalid(let invalid) = error else { throw error }
      problems = invalid.problems
    }
    problems = try namingRows(of: problems)
    for problem in problems
    where problem.rule == .similarNames
      && (problem.subject?.table == .kinds || problem.subject?.field == "kind")
    {
      guard let text = problem.text, let proposal = problem.suggestion,
        let mention = kindMentions[text]
      else { continue }
      log.doubt(
        Correction(
          file: fileOfRelationships, row: mention.row, column: mention.column, text: text,
          proposal: proposal, status: .doubtful, rule: problem.rule, reason: problem.message),
        count: mention.count)
    }
  }

  /// Problems with the numbers of their rows, by which changes and doubts are told, where cells with several lines make
  /// these others than the lines.
  private func namingRows(of problems: [Problem]) throws(FormatsError) -> [Problem] {
    var problems = problems
    for (input, _, _) in tables {
      let own = problems.indices.filter { problems[$0].location?.file == input.name }
      guard !own.isEmpty else { continue }
      let numbers = try TableRows.numbers(ofLinesIn: input)
      for index in own {
        guard let line = problems[index].location?.line,
          let row = numbers.last(where: { $0.line <= line }), row.number != line
        else { continue }
        problems[index].message += " (row \(row.number))"
      }
    }
    return problems
  }

  private mutating func doubt(_ twin: Twin) {
    guard let mention = figureMentions[twin.figure.rawValue] else { return }
    log.doubt(
      twin, file: fileOfFigures.isEmpty ? fileOfRelationships : fileOfFigures, row: mention.row,
      column: mention.column, count: mention.count)
  }

  /// Stops where a person decided about a table that isn't there.
  private mutating func refuseAnswersElsewhere() {
    let names = tables.map(\.name)
    for (key, answer) in log.answers.accepted() where !names.contains(key.file) {
      log.answers.diagnostics.add(
        .error(
          "there is no table '\(shortened(key.file))'", rule: .malformedValue,
          at: answer.location, text: key.text, expected: "one of \(list(names))"))
    }
  }

  // MARK: Files

  /// Whether it is more than a table of figures, sources or kinds by itself.
  var isChronicle: Bool {
    foreign == nil && (isFolder || tables[0].shape.table == .relationships)
  }

  private var fileOfRelationships: String {
    tables.first { $0.shape.table == .relationships }?.name ?? ""
  }
  private var fileOfFigures: String { tables.first { $0.shape.table == .figures }?.name ?? "" }

  private func bytes(of name: String) -> [UInt8] { files.first { $0.name == name }?.bytes ?? [] }

  private mutating func replace(_ name: String, bytes: [UInt8], table index: Int) {
    if let file = files.firstIndex(where: { $0.name == name }) { files[file].bytes = bytes }
    tables[index].input = tables[index].input.holding(bytes)
  }

  /// What is doubtful, by table and row; behind it who may be one, the surest first.
  var doubts: [Correction] {
    let ranks = Dictionary(
      tables.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    return log.doubts.enumerated().sorted { a, b in
      func key(_ doubt: Correction) -> (Double, Int, Int) {
        (doubt.score.map { -$0 } ?? -.infinity, ranks[doubt.file] ?? 0, Int(doubt.row) ?? 0)
      }
      let (x, y) = (key(a.element), key(b.element))
      return x == y ? a.offset < b.offset : x < y
    }.map(\.element)
  }
}

extension TableCleaner.Vocabularies {
  /// What names mean in a table that a mapping describes.
  init(_ foreign: ForeignTable) {
    self.init()
    kinds = Vocabulary(
      of: "kind", rule: .unknownKind, names: foreign.kinds, aliases: [], trustsSlips: true)
    figures = foreign.figures.map { figures in
      Vocabulary(
        of: "figure", rule: .unknownFigure, names: figures.map(\.id),
        aliases: figures.map { ($0.name, $0.id) }, trustsSlips: false)
    }
  }
}
