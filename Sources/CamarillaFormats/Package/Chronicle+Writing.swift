public import Camarilla

extension Chronicle {
  /// Writes the chronicle to a folder, as a Frictionless Tabular Data Package: `figures.csv`,
  /// `kinds.csv`, `sources.csv`, `relationships.csv` and the `datapackage.json` that describes them.
  ///
  /// Read back it is the same chronicle. The folder is made if need be, within one that exists.
  /// Files of these names in it are replaced, once all new ones are on the disk; what an existing
  /// `datapackage.json` says of licences, contributors and other tables is kept.
  ///
  /// The same chronicle gives the same bytes. Time and space: linear.
  ///
  /// - Throws: ``FormatsError/notRepresentable(reason:)``, ``FormatsError/cannotCreate(path:reason:)``
  ///   or ``FormatsError/writeFailed(path:reason:)``; nothing new is left behind then.
  public func write(toPackage folder: String) throws(FormatsError) {
    let columns = try TableColumns(self)
    try checkNames()
    let isNew = try makeFolder(folder)
    do throws(FormatsError) {
      try write(to: folder, columns)
    } catch {
      if isNew { removeEmptyFolder(folder) }
      throw error
    }
  }

  /// Writes the relationships alone, as a table that is a chronicle of its own.
  ///
  /// It holds the ids of figures and sources, and nothing else of them: names, dates and figures
  /// without relationships are lost, as is the title. For a chronicle that reads back the same,
  /// use ``write(toPackage:)``.
  ///
  /// - Throws: as ``write(toPackage:)``; ``FormatsError/notRepresentable(reason:)`` also for a
  ///   relationship of a kind other than the standard four, which a lone table can't declare.
  public func write(toCSV path: String) throws(FormatsError) {
    let columns = try TableColumns(self)
    try checkNames()
    for (index, kind) in kinds.enumerated() where !RelationshipKind.standard.contains(kind) {
      if table.kinds.contains(UInt16(index)) {
        throw .notRepresentable(
          reason: "a table alone can't say what kind '\(kind.name)' means; write a folder")
      }
    }
    var writer = try CSVWriter(path: path)
    try writeRelationships(to: &writer, columns)
    try writer.commit()
  }

  private func write(to folder: String, _ columns: TableColumns) throws(FormatsError) {
    let descriptionPath = join(folder, DataPackage.fileName)
    var existing: JSONValue?
    if fileKind(descriptionPath) == .regular,
      let bytes = try? TableInput.contents(descriptionPath),
      let value = try? JSONParser.parse(bytes),
      value.isObject
    {
      existing = value
    }
    var figureTable = try CSVWriter(path: join(folder, "figures.csv"))
    try writeFigures(to: &figureTable, columns)
    var kindTable = try CSVWriter(path: join(folder, "kinds.csv"))
    try kindTable.record(["name", "sign", "directed"])
    for kind in kinds {
      try kindTable.record([kind.name, "\(kind.sign.rawValue)", "\(kind.isDirected)"])
    }
    var sourceTable = try CSVWriter(path: join(folder, "sources.csv"))
    try writeSources(to: &sourceTable, columns)
    var relationshipTable = try CSVWriter(path: join(folder, "relationships.csv"))
    try writeRelationships(to: &relationshipTable, columns)
    var description = try AtomicFile(path: descriptionPath)
    try description.write(
      DataPackage.text(for: self, columns: columns, existing: existing).utf8)

    // Everything is on the disk before the first file takes its place.
    try figureTable.finish()
    try kindTable.finish()
    try sourceTable.finish()
    try relationshipTable.finish()
    try description.finish()
    try figureTable.commit()
    try kindTable.commit()
    try sourceTable.commit()
    try relationshipTable.commit()
    try description.commit()
  }

  // MARK: Tables

  private func writeFigures(
    to writer: inout CSVWriter, _ columns: TableColumns
  ) throws(FormatsError) {
    try writer.record(["id", "name", "born", "died"] + columns.figures)
    for figure in figures {
      writer.field(figure.id)
      writer.field(figure.name)
      writer.field(figure.born?.description ?? "")
      writer.field(figure.died?.description ?? "")
      try writer.endRecord(figure.attributes, columns.figures)
    }
  }

  private func writeSources(
    to writer: inout CSVWriter, _ columns: TableColumns
  ) throws(FormatsError) {
    try writer.record(["id", "title", "author", "published", "url"] + columns.sources)
    for source in sources {
      writer.field(source.id)
      writer.field(source.title)
      writer.field(source.author ?? "")
      writer.field(source.published ?? "")
      writer.field(source.url ?? "")
      try writer.endRecord(source.attributes, columns.sources)
    }
  }

  private func writeRelationships(
    to writer: inout CSVWriter, _ columns: TableColumns
  ) throws(FormatsError) {
    let hasIDs = columns.hasRelationshipIDs
    try writer.record(
      (hasIDs ? ["id"] : [])
        + ["kind", "source", "target", "when", "weight", "confidence", "post", "citation", "note"]
        + columns.relationships)
    let periods = table.periods.map(\.description)
    let citations = table.citationLists.map { list in
      list.map(\.description).joined(separator: ";")
    }
    for row in 0..<table.count {
      if hasIDs { writer.field(table.ids[row]) }
      writer.field(kinds[Int(table.kinds[row])].name)
      writer.field(figures[Int(table.sources[row])].id)
      writer.field(figures[Int(table.targets[row])].id)
      writer.field(periods[Int(table.whens[row])])
      writer.field(table.weights[row])
      writer.field(table.confidences[row])
      writer.field(table.posts[row])
      writer.field(citations[Int(table.citations[row])])
      writer.field(table.notes[row])
      for attribute in table.attributes { writer.field(attribute.column[row]) }
      try writer.endRecord()
    }
  }
}

extension CSVWriter {
  /// Ends a record with its attributes, each in its column.
  fileprivate mutating func endRecord(
    _ attributes: [Attribute], _ columns: [String]
  ) throws(FormatsError) {
    for column in columns { field(attributes.first { $0.name == column }?.value ?? "") }
    try endRecord()
  }
}
