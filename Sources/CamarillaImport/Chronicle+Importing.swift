public import Camarilla
public import CamarillaFormats
import LongWork

extension TableMapping {
  /// Reads foreign tables as a chronicle.
  ///
  /// Each table is read once, from front to back. Files that the mapping names are looked for in its folder; where a
  /// table is given beside it, in that one's folder first.
  ///
  /// - Parameters:
  ///   - path: the table, in UTF-8; none where the mapping names its tables (``namesTables``).
  ///   - isStrict: whether rows that give no relationship, and filled columns without a use, are errors.
  /// - Returns: the chronicle, and what became of the rows.
  /// - Throws: `FormatsError.notFound`, `FormatsError.notReadable`,
  ///   `FormatsError.readFailed`, or `FormatsError.invalid` with every fault in
  ///   the table, each with its place.
  public func chronicle(
    importing path: String? = nil, isStrict: Bool = false
  ) throws(FormatsError) -> (chronicle: Chronicle, report: ImportReport) {
    var builder = Chronicle.Builder()
    let report = try read(try files(given: path), into: &builder, isStrict: isStrict)
    do throws(InvalidChronicle) {
      return (try builder.built(), report)
    } catch {
      throw .invalid(error)
    }
  }

  /// Makes a chronicle's folder of foreign tables that may be larger than memory: what is kept of them
  /// is their figures, their distinct dates, and where rows are merged the runs of them.
  ///
  /// What the rows say against each other isn't looked at; reading the folder tells it.
  ///
  /// - Throws: as ``chronicle(importing:isStrict:)`` and `Chronicle.write(toPackage:)`;
  ///   nothing is left behind then.
  public func convert(
    _ path: String? = nil, toPackage folder: String, isStrict: Bool = false
  ) throws(FormatsError) -> ImportReport {
    let files = try files(given: path)
    var report: ImportReport?
    try BatchedWriter.write(folder: folder, attributes: attributeNames, hasIDs: hasIDs) {
      writer throws(FormatsError) in
      var builder = Chronicle.Builder()
      report = try write(files, to: &writer, builder: &builder, isStrict: isStrict)
      do throws(InvalidChronicle) {
        return try builder.built()
      } catch {
        throw .invalid(error)
      }
    }
    return report ?? ImportReport(table: path ?? file)
  }

  /// Makes a lone table of relationships of a foreign table, likewise. Figures and sources are left with
  /// nothing but their ids.
  ///
  /// - Throws: as ``convert(_:toPackage:isStrict:)``; `FormatsError.notRepresentable` for a mapping with tables of
  ///   figures, sources or kinds, which one table has no place for.
  /// - Complexity: O(bytes).
  public func convert(
    _ path: String? = nil, toCSV output: String, isStrict: Bool = false
  ) throws(FormatsError) -> ImportReport {
    try checkTableAlone()
    let files = try files(given: path)
    var report: ImportReport?
    try BatchedWriter.write(table: output, attributes: attributeNames, hasIDs: hasIDs) {
      writer throws(FormatsError) in
      var builder = Chronicle.Builder()
      report = try write(files, to: &writer, builder: &builder, isStrict: isStrict)
    }
    return report ?? ImportReport(table: path ?? file)
  }

  /// Makes sure that a table alone can hold what comes of the mapping.
  private func checkTableAlone() throws(FormatsError) {
    if let table = kindTables.first {
      throw .notRepresentable(
        reason:
          "a table alone can't say what the kinds of '\(table.file.path)' mean; write a folder")
    }
    guard let kind = kinds.first(where: { !RelationshipKind.standard.contains($0) }) else { return }
    throw .notRepresentable(
      reason: "a table alone can't say what kind '\(kind.name)' means; write a folder")
  }

  private func write(
    _ files: TableFiles, to writer: inout BatchedWriter, builder: inout Chronicle.Builder,
    isStrict: Bool
  ) throws(FormatsError) -> ImportReport {
    func take(
      _ builder: inout Chronicle.Builder, writer: inout BatchedWriter
    ) throws(FormatsError) {
      try WorkMonitor.take(.writing) { () throws(FormatsError) in
        try writer.write(builder.table, kinds: builder.kindNames, figures: builder.figureIDs)
      }
      builder.removeRows()
    }
    let report = try WorkMonitor.take(.reading) { () throws(FormatsError) in
      try read(files, into: &builder, isStrict: isStrict) {
        builder throws(FormatsError) in try take(&builder, writer: &writer)
      }
    }
    try take(&builder, writer: &writer)
    return report
  }

  /// What would be made of a table, without making it: the first relationships, and what would become
  /// of the rows.
  ///
  /// - Parameters:
  ///   - path: the table, in UTF-8; none where the mapping names its tables.
  ///   - asTableAlone: whether it is to be a lone table, which can't hold everything.
  ///   - isStrict: whether rows that give no relationship, and filled columns without a use, are errors.
  ///   - count: how many relationships to give at most.
  /// - Throws: what ``convert(_:toPackage:isStrict:)`` or ``convert(_:toCSV:isStrict:)`` would throw of
  ///   the data.
  public func preview(
    of path: String? = nil, asTableAlone: Bool = false, isStrict: Bool = false, count: Int
  ) throws(FormatsError) -> (relationships: [Relationship], report: ImportReport) {
    if asTableAlone { try checkTableAlone() }
    var builder = Chronicle.Builder()
    var first: [Relationship] = []
    func take(_ builder: inout Chronicle.Builder) {
      for row in 0..<min(builder.table.count, count - first.count) {
        first.append(builder.relationship(at: row))
      }
      builder.removeRows()
    }
    let report = try read(try files(given: path), into: &builder, isStrict: isStrict) {
      builder throws(FormatsError) in take(&builder)
    }
    take(&builder)
    if asTableAlone { return (first, report) }
    let rest: Chronicle
    do throws(InvalidChronicle) {
      rest = try builder.built()
    } catch {
      throw .invalid(error)
    }
    try rest.checkRepresentable()
    return (first, report)
  }

  /// The names of the attributes that relationships may have, in the order of their columns.
  private var attributeNames: [String] {
    var seen: Set<String> = []
    return tables.flatMap(\.relationships).flatMap { $0.attributes.map(\.name) }.filter {
      seen.insert($0).inserted
    }
  }

  private var hasIDs: Bool { tables.contains { $0.relationships.contains { $0.id != nil } } }

  /// Makes sure that a table is given where the mapping names none, and none where it names its tables.
  ///
  /// - Throws: `FormatsError.invalid` with the place in the mapping.
  public func checkTable(given path: String?) throws(FormatsError) {
    if let tablesLocation, let path {
      throw FormatsError(
        .error(
          "the mapping names its tables, and '\(path)' is given beside it", at: tablesLocation,
          text: path, expected: "no table beside the mapping, or no key 'tables'"))
    }
    if tablesLocation == nil, path == nil {
      throw FormatsError(
        .error(
          "the mapping doesn't name the table it is of", at: .init(file: file, line: 1, column: 1),
          expected: "a table beside the mapping, or the key 'tables'"))
    }
  }

  /// What is wrong with the tables of a mapping that has faults of its own.
  func faultsOfTables(given path: String?) -> [Problem] {
    var importer = TableImporter(mapping: self, table: path ?? file)
    do throws(FormatsError) {
      return try importer.faultsOfTables(in: try files(given: path))
    } catch {
      switch error {
      case .invalid(let invalid): return invalid.problems
      case .notFound:
        return [.error(error.description, rule: .missingFile, expected: "a table")]
      default: return [.error(error.description)]
      }
    }
  }

  private func files(given path: String?) throws(FormatsError) -> TableFiles {
    try checkTable(given: path)
    let given = try path.map { path throws(FormatsError) in
      if fileKind(of: path) == .folder {
        throw .notReadable(path: path, reason: "it is a folder; expected a table")
      }
      return try TableInput(path: path)
    }
    return TableFiles(of: self, given: given)
  }

  /// Reads one table into a builder.
  package func read(
    _ input: TableInput, into builder: inout Chronicle.Builder, isStrict: Bool = false
  ) throws(FormatsError) -> ImportReport {
    try checkTable(given: input.name)
    return try read(TableFiles(of: self, given: input), into: &builder, isStrict: isStrict)
  }

  /// Reads tables into a builder; see ``TableImporter``.
  package func read(
    _ files: TableFiles, into builder: inout Chronicle.Builder, isStrict: Bool = false,
    eachBatch: (inout Chronicle.Builder) throws(FormatsError) -> Void = { _ throws(FormatsError) in
    }
  ) throws(FormatsError) -> ImportReport {
    var importer = TableImporter(mapping: self, table: files.given?.name ?? file)
    try importer.read(files, into: &builder, isStrict: isStrict, eachBatch: eachBatch)
    return importer.report
  }
}

extension Chronicle.Builder {
  /// A row as a value.
  fileprivate func relationship(at row: Int) -> Relationship {
    let (post, note) = (table.posts[row], table.notes[row])
    return Relationship(
      id: table.id(at: row), kind: kindNames[Int(table.kinds[row])],
      source: figureIDs[Int(table.sources[row])], target: figureIDs[Int(table.targets[row])],
      when: table.periods[Int(table.whens[row])], weight: table.weights[row],
      confidence: table.confidences[row], post: post.isEmpty ? nil : post,
      citations: table.citationLists[Int(table.citations[row])], note: note.isEmpty ? nil : note,
      attributes: table.attributes(at: row))
  }
}
