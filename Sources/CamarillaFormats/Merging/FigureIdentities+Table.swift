public import Camarilla

extension FigureIdentities {
  /// Reads a table that says which figures of several chronicles are the same, a figure a row.
  ///
  /// Its header says whose ids stand in which column:
  /// - `id` and `same`: an id of any of the chronicles, and others that are the same figure, several with semicolons
  ///   between them;
  /// - or a column for each chronicle, called as it is, without the extension of a file's name (`letters` of
  ///   `letters.csv`), or `a`, `b`, `c` in their order.
  ///
  /// Of a row the `id` is kept, or that of the first chronicle. A blank cell in a chronicle's column says that the figure is nobody
  /// there. Other columns are for people, and passed over.
  ///
  /// - Parameters:
  ///   - path: a table of commas, semicolons or tabs.
  ///   - names: what the chronicles are called, in their order.
  /// - Throws: ``FormatsError/invalid(_:)`` with every problem and its location, or what kept the table from
  ///   being read.
  public init(contentsOf path: String, ofChronicles names: [String]) throws(FormatsError) {
    let expected = IdentityColumns(names: names)
    let input = try TableInput(path: path).findingDelimiter { expected.columns(in: $0)?.count ?? 0 }
    var table = try HeaderedTable(input)
    var diagnostics = Diagnostics()
    if let problem = try table.readHeader(expecting: expected.description) {
      diagnostics.add(problem)
    }
    guard let columns = expected.columns(in: table.headings) else {
      diagnostics.add(
        table.refusal(
          "the header names \(list(table.headings.map { "'\($0)'" }))",
          text: table.headings.joined(separator: ","), expected: expected.description))
      try diagnostics.check()
      self.init()
      return
    }
    if let (heading, name) = expected.misspelling(in: table.headings, besides: columns) {
      diagnostics.add(
        table.refusal(
          "unknown column '\(heading)'", text: heading, expected: expected.description,
          suggestion: Suggestion(name)))
    }
    var statements: [[Mention]] = []
    reading: while true {
      switch try table.next() {
      case .end: break reading
      case .fault(let problem), .ragged(let problem): diagnostics.add(problem)
      case .row:
        var statement: [Mention] = []
        for column in columns { statement += Self.mentions(in: column, of: table) }
        if statement.contains(where: { !$0.id.rawValue.isEmpty }) { statements.append(statement) }
      }
    }
    try diagnostics.check()
    self.init(statements)
  }

  /// The ids in a cell; a blank one in a chronicle's column.
  private static func mentions(
    in column: IdentityColumns.Column, of table: borrowing HeaderedTable
  ) -> [Mention] {
    let text = table.text(at: column.index)
    let ids = column.hasSeveral ? text.split(separator: ";") : [Substring(text)]
    return ids.map { $0.trimmingBlanks() }.filter { !$0.isEmpty || column.chronicle != nil }.map {
      id in
      Mention(
        id: Figure.ID(String(id)), chronicle: column.chronicle,
        location: table.location(of: column.index))
    }
  }
}

/// The columns of a table that says which figures are the same.
private struct IdentityColumns: CustomStringConvertible {
  struct Column {
    var index: Int
    /// Whose ids stand in it; nil for any chronicle's.
    var chronicle: Int?
    /// Whether a cell may have several ids.
    var hasSeveral = false
  }

  let names: [String]

  /// What the header should be.
  var description: String {
    "columns 'id' and 'same', or a column for each chronicle: "
      + vocabularies.map { list($0.map { "'\($0)'" }) }.joined(separator: ", or ")
  }

  /// The columns that a header has; nil where it doesn't say.
  func columns(in headings: [String]) -> [Column]? {
    let known = headings.map { $0.lowercased() }
    func index(of name: String) -> Int? { known.firstIndex(of: name.lowercased()) }
    if let id = index(of: "id"), let same = index(of: "same") {
      return [Column(index: id), Column(index: same, hasSeveral: true)]
    }
    for called in vocabularies {
      let found = called.enumerated().compactMap { chronicle, name in
        index(of: name).map { Column(index: $0, chronicle: chronicle) }
      }
      // A table may leave out chronicles in which nobody has another id.
      if found.count > 1 { return found }
    }
    return nil
  }

  /// What columns may be called, a name for each chronicle: as their files are, where those differ, or by letters.
  private var vocabularies: [[String]] {
    let stems = names.map(stem)
    // Files may be called by those letters.
    let isLettered = stems.map { $0.lowercased() } == letters
    return (isLettered ? [stems] : [stems, letters]).filter {
      Set($0.map { $0.lowercased() }).count == names.count
    }
  }

  /// A heading that is nearly the name of a chronicle which has no column, and that name.
  func misspelling(
    in headings: [String], besides columns: [Column]
  ) -> (heading: String, name: String)? {
    let isOfChronicles = columns.contains { $0.chronicle != nil }
    guard isOfChronicles, let called = vocabularies.first else { return nil }
    let missing = called.indices.filter { chronicle in
      !columns.contains { $0.chronicle == chronicle }
    }.map { called[$0] }
    let others = headings.indices.filter { index in !columns.contains { $0.index == index } }
    for heading in others.map({ headings[$0] }) {
      if let name = nearestName(to: heading, among: missing) { return (heading, name) }
    }
    return nil
  }

  private var letters: [String] {
    names.indices.prefix(26).map { String(UnicodeScalar(UInt8(ascii: "a") + UInt8($0))) }
  }

  /// What a file is called without folder and extension.
  private func stem(of path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    let name = fileName(of: path)
    guard let point = name.lastIndex(of: "."), point != name.startIndex else { return name }
    return String(name[..<point])
  }
}
