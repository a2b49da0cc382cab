public import Camarilla

extension FigureIdentities {
  /// Reads a table that says which figures of several chronicles are the same, a figure a row.
  ///
  /// Its header says whose ids stand in which column:
  /// - `id` and `same`: an id of any of the chronicles, and others that are the same figure, several with semicolons
  ///   between them;
  /// - or a column for each chronicle, called as it is, without the extension of a file's name (`letters` of
  ///   `letters.csv`), or `a`, `b`, `c` in their order; or any names, where there are as many columns as chronicles.
  ///
  /// Of a row the `id` is kept, or that of the first chronicle. A blank cell says nothing. Other columns are for people, and passed over.
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
        .error(
          "the header names \(list(table.headings.map { "'\($0)'" }))",
          at: Problem.Location(file: path, line: table.headerLine, column: 1),
          text: table.headings.joined(separator: ","), expected: expected.description))
      try diagnostics.check()
      self.init()
      return
    }
    var statements: [[Mention]] = []
    reading: while true {
      switch try table.next() {
      case .end: break reading
      case .fault(let problem), .ragged(let problem): diagnostics.add(problem)
      case .row:
        var statement: [Mention] = []
        for column in columns { statement += Self.mentions(in: column, of: table) }
        statements.append(statement)
      }
    }
    try diagnostics.check()
    self.init(statements)
  }

  /// The ids in a cell.
  private static func mentions(
    in column: IdentityColumns.Column, of table: borrowing HeaderedTable
  ) -> [Mention] {
    let text = table.text(at: column.index)
    let ids = column.hasSeveral ? text.split(separator: ";") : [Substring(text)]
    return ids.map { $0.trimmingBlanks() }.filter { !$0.isEmpty }.map { id in
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
      + "\(list(names.map { "'\(stem(of: $0))'" })), or \(list(letters.map { "'\($0)'" }))"
  }

  /// The columns that a header has; nil where it doesn't say.
  func columns(in headings: [String]) -> [Column]? {
    let known = headings.map { $0.lowercased() }
    if let id = known.firstIndex(of: "id"), let same = known.firstIndex(of: "same") {
      return [Column(index: id), Column(index: same, hasSeveral: true)]
    }
    for called in [names.map { stem(of: $0).lowercased() }, letters] where Set(called).count > 1 {
      let found = called.enumerated().compactMap { chronicle, name in
        known.firstIndex(of: name).map { Column(index: $0, chronicle: chronicle) }
      }
      // A table may leave out chronicles in which nobody has another id.
      if found.count > 1 { return found }
    }
    guard headings.count == names.count, headings.count > 1 else { return nil }
    return headings.indices.map { Column(index: $0, chronicle: $0) }
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
