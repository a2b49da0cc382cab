import Camarilla
public import CamarillaFormats

extension Cleaning {
  /// Cleans a table whose columns a mapping describes, for it to be imported by that mapping afterwards.
  ///
  /// The columns that hold figures, dates, numbers or names of kinds are repaired as those of a chronicle are; the
  /// table keeps its headings and its shape. What is left is what importing it tells.
  ///
  /// - Parameters:
  ///   - path: the table: the one that the mapping is of, or one that it names.
  ///   - mapping: what its columns mean.
  ///   - answers: the table of doubts in which a person decided.
  /// - Throws: as `Cleaning(of:accepting:)`, and `FormatsError.invalid` for a table that isn't the mapping's.
  public init(
    of path: String, by mapping: TableMapping, accepting answers: String? = nil
  ) throws(FormatsError) {
    try self.init(
      of: try mapping.foreignTable(at: path),
      answers: try answers.map { path throws(FormatsError) in
        try CleaningAnswers(contentsOf: path)
      } ?? CleaningAnswers())
  }
}

extension TableMapping {
  /// A table as cleaning needs it: what its columns hold, and how it reads.
  package func foreignTable(at path: String) throws(FormatsError) -> ForeignTable {
    if fileKind(of: path) == .nothing { throw .notFound(path: path) }
    if fileKind(of: path) == .folder {
      throw .notReadable(path: path, reason: "it is a folder; expected a table of the mapping")
    }
    let input = try TableInput(path: path)
    if let rule = figures.first(where: { names(path, by: $0.file) }) {
      return try foreignTable(
        input, of: .figures, form: rule.table, scope: rule.scope, file: rule.file
      ) { rule.roles(in: $0) }
    }
    if let rule = sourceTables.first(where: { names(path, by: $0.file) }) {
      return try foreignTable(
        input, of: .sources, form: rule.table, scope: rule.scope, file: rule.file
      ) { rule.roles(in: $0) }
    }
    let rule =
      namesTables
      ? tables.first { table in table.file.map { names(path, by: $0) } ?? false } : tables.first
    guard let rule else {
      let known = (tables.compactMap(\.file) + figures.map(\.file) + sourceTables.map(\.file))
        .map { "'\($0.path)'" }
      throw FormatsError(
        .error(
          "'\(path)' is none of the mapping's tables",
          at: tablesLocation ?? .init(file: file, line: 1, column: 1), text: path,
          expected: "one of \(list(known))"))
    }
    return try foreignTable(
      input, of: .relationships, form: rule.table, scope: rule.scope, file: rule.file
    ) { rule.roles(in: $0) }
  }

  /// Whether a path leads to a file that the mapping names.
  private func names(_ path: String, by file: NamedFile) -> Bool {
    let own = file.path.hasPrefix("/") ? file.path : join(folder(of: self.file), name: file.path)
    return FileIdentity(own).isSame(as: FileIdentity(path))
  }

  private func foreignTable(
    _ input: TableInput, of table: Problem.Subject.Table, form: TableRule, scope: TableScope,
    file: NamedFile?, roles: (borrowing MappedTable) -> ForeignColumns
  ) throws(FormatsError) -> ForeignTable {
    let opened = try MappedTable.open(input, rule: form, scope: scope)
    var layout = try form.apply(to: input)
    layout.delimiter = opened.table.delimiter
    layout.missingValues = form.missing
    let listed = try listedFigures(beside: input, as: file)
    var rule = self.tables.first { $0.file == file } ?? ClaimTableRule()
    if table != .relationships { rule = ClaimTableRule() }
    return try ForeignTable(
      layout, of: table, columns: roles(opened),
      kinds: rule.kindWords(
        beside: kindTables.isEmpty ? kinds : try reading(of: input, as: file).kinds),
      figures: listed
    ) { cleaned throws(FormatsError) in
      let reading = try self.reading(of: cleaned, as: file)
      return .init(problems: reading.problems, twins: reading.builder.twins())
    }
  }

  /// The figures that tables list; nil where none does, or others are figures too.
  private func listedFigures(
    beside input: TableInput, as file: NamedFile?
  ) throws(FormatsError) -> [(id: String, name: String)]? {
    guard !figures.isEmpty, unlisted != .add else { return nil }
    return try reading(of: input, as: file).figures
  }

  /// What importing all tables comes to, with one of them in another state.
  private func reading(
    of input: TableInput, as file: NamedFile?
  ) throws(FormatsError) -> (
    problems: [Problem], figures: [(id: String, name: String)], kinds: [RelationshipKind],
    builder: Chronicle.Builder
  ) {
    let given = file == nil || !namesTables ? input : nil
    let others = TableFiles(of: self, given: given)
    let files = TableFiles(given: namesTables ? nil : input, expected: others.expected) {
      path throws(FormatsError) in path == file?.path ? input : try others.find(path)
    }
    var importer = TableImporter(mapping: self, table: input.name)
    var builder = Chronicle.Builder()
    // Of figures that no table lists, what columns of relationships say tells nobody apart.
    builder.trustsFigures = !self.figures.isEmpty
    var problems: [Problem]
    do throws(FormatsError) {
      try importer.read(files, into: &builder, isStrict: false) { _ throws(FormatsError) in }
      problems = importer.report.warnings
    } catch {
      guard case .invalid(let invalid) = error else { throw error }
      problems = invalid.problems
    }
    // What is wrong with other tables isn't this one's.
    problems.removeAll { problem in problem.location.map { $0.file != input.name } ?? false }
    let figures = importer.figures.entries.filter(\.isListed).map {
      (id: $0.figure.id.rawValue, name: $0.figure.name)
    }
    return (problems, figures, importer.mapping.kinds, builder)
  }
}
