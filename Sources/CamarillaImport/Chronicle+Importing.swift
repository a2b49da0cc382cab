public import Camarilla
public import CamarillaFormats

extension TableMapping {
  /// Reads a foreign table as a chronicle.
  ///
  /// The table is read once, from front to back. A table of figures that the mapping names is looked
  /// for in the table's folder.
  ///
  /// - Parameters:
  ///   - path: the table, in UTF-8.
  ///   - isStrict: whether rows that give no relationship are errors.
  /// - Returns: the chronicle, and what became of the rows.
  /// - Throws: `FormatsError.notFound`, `FormatsError.notReadable`,
  ///   `FormatsError.readFailed`, or `FormatsError.invalid` with every fault in
  ///   the table, each with its place.
  public func chronicle(
    importing path: String, isStrict: Bool = false
  ) throws(FormatsError) -> (chronicle: Chronicle, report: ImportReport) {
    var builder = Chronicle.Builder()
    let report = try read(try TableInput(path: path), into: &builder, isStrict: isStrict)
    do throws(InvalidChronicle) {
      return (try builder.build(), report)
    } catch {
      throw .invalid(error)
    }
  }

  /// Makes a chronicle's folder of a foreign table that may be larger than memory: what is kept of it
  /// is its figures, its distinct dates, and where years are merged the runs of years.
  ///
  /// What the rows say against each other isn't looked at; reading the folder tells it.
  ///
  /// - Throws: as ``chronicle(importing:isStrict:)`` and `Chronicle.write(toPackage:)`;
  ///   nothing is left behind then.
  public func convert(
    _ path: String, toPackage folder: String, isStrict: Bool = false
  ) throws(FormatsError) -> ImportReport {
    let input = try TableInput(path: path)
    var report: ImportReport?
    try BatchedWriter.write(folder: folder, attributes: attributeNames, hasIDs: hasIDs) {
      writer throws(FormatsError) in
      var builder = Chronicle.Builder()
      report = try write(input, to: &writer, builder: &builder, isStrict: isStrict)
      do throws(InvalidChronicle) {
        return try builder.build()
      } catch {
        throw .invalid(error)
      }
    }
    return report ?? ImportReport(table: path)
  }

  /// Makes a lone table of relationships of a foreign table, likewise. Figures and sources are left with
  /// nothing but their ids.
  public func convert(
    _ path: String, toCSV output: String, isStrict: Bool = false
  ) throws(FormatsError) -> ImportReport {
    try checkTableAlone()
    let input = try TableInput(path: path)
    var report: ImportReport?
    try BatchedWriter.write(table: output, attributes: attributeNames, hasIDs: hasIDs) {
      writer throws(FormatsError) in
      var builder = Chronicle.Builder()
      report = try write(input, to: &writer, builder: &builder, isStrict: isStrict)
    }
    return report ?? ImportReport(table: path)
  }

  /// Makes sure that a table alone can hold what comes of the mapping.
  private func checkTableAlone() throws(FormatsError) {
    guard let kind = kinds.first(where: { !RelationshipKind.standard.contains($0) }) else { return }
    throw .notRepresentable(
      reason: "a table alone can't say what kind '\(kind.name)' means; write a folder")
  }

  private func write(
    _ input: TableInput, to writer: inout BatchedWriter, builder: inout Chronicle.Builder,
    isStrict: Bool
  ) throws(FormatsError) -> ImportReport {
    func take(
      _ builder: inout Chronicle.Builder, writer: inout BatchedWriter
    ) throws(FormatsError) {
      try writer.write(builder.table, kinds: builder.kindNames, figures: builder.figureIDs)
      builder.removeRows()
    }
    let report = try read(input, into: &builder, isStrict: isStrict) {
      builder throws(FormatsError) in try take(&builder, writer: &writer)
    }
    try take(&builder, writer: &writer)
    return report
  }

  /// What would be made of a table, without making it: the first relationships, and what would become
  /// of the rows.
  ///
  /// - Parameters:
  ///   - path: the table, in UTF-8.
  ///   - asTableAlone: whether it is to be a lone table, which can't hold everything.
  ///   - isStrict: whether rows that give no relationship are errors.
  ///   - count: how many relationships to give at most.
  /// - Throws: what ``convert(_:toPackage:isStrict:)`` or ``convert(_:toCSV:isStrict:)`` would throw of
  ///   the data.
  public func preview(
    of path: String, asTableAlone: Bool = false, isStrict: Bool = false, count: Int
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
    let report = try read(try TableInput(path: path), into: &builder, isStrict: isStrict) {
      builder throws(FormatsError) in take(&builder)
    }
    take(&builder)
    if asTableAlone { return (first, report) }
    let rest: Chronicle
    do throws(InvalidChronicle) {
      rest = try builder.build()
    } catch {
      throw .invalid(error)
    }
    try rest.checkRepresentable()
    return (first, report)
  }

  /// The names of the attributes that relationships may have, in the order of their columns.
  private var attributeNames: [String] {
    var seen: Set<String> = []
    return relationships.flatMap { $0.attributes.map(\.name) }.filter { seen.insert($0).inserted }
  }

  private var hasIDs: Bool { relationships.contains { $0.id != nil } }

  /// Reads a table into a builder; see ``TableImporter``.
  package func read(
    _ input: TableInput, into builder: inout Chronicle.Builder, isStrict: Bool = false,
    eachBatch: (inout Chronicle.Builder) throws(FormatsError) -> Void = { _ throws(FormatsError) in
    }
  ) throws(FormatsError) -> ImportReport {
    var figureInput: TableInput?
    if let figures {
      let path =
        figures.file.hasPrefix("/")
        ? figures.file : join(folder(of: input.name), name: figures.file)
      if fileKind(of: path) == .nothing {
        throw .invalid(
          InvalidChronicle(problems: [
            Problem(
              severity: .error, rule: .malformedTable,
              message: "'\(path)', the table of figures, not found",
              location: figures.location, text: figures.file,
              expected: "a file beside '\(input.name)'")
          ]))
      }
      figureInput = try TableInput(path: path)
    }
    var importer = TableImporter(mapping: self, table: input.name)
    try importer.read(
      input, figures: figureInput, into: &builder, isStrict: isStrict, eachBatch: eachBatch)
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
