public import Camarilla

extension Chronicle {
  /// Writes the chronicle to a folder, as a Frictionless Tabular Data Package: `figures.csv`,
  /// `kinds.csv`, `sources.csv`, `relationships.csv` and the `datapackage.json` that describes them.
  ///
  /// Read back it is the same chronicle. The folder is made if need be, within one that exists.
  /// Files of these names in it are replaced, once all new ones are on the disk; what an existing
  /// `datapackage.json` says of licenses, contributors and other tables is kept.
  ///
  /// The same chronicle gives the same bytes. Time and space: linear.
  ///
  /// - Throws: ``FormatsError/notRepresentable(reason:)``, ``FormatsError/cannotCreate(path:reason:)``
  ///   or ``FormatsError/writeFailed(path:reason:)``; nothing new is left behind then.
  public func write(toPackage folder: String) throws(FormatsError) {
    try checkRepresentable()
    let columns = TableColumns(self)
    try BatchedWriter.write(
      folder: folder, attributes: columns.relationships, hasIDs: columns.hasRelationshipIDs
    ) { writer throws(FormatsError) in
      try writer.write(table, kinds: kinds.map(\.name), figures: figures.map(\.id))
      return self
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
    try checkRepresentable()
    let columns = TableColumns(self)
    for (index, kind) in kinds.enumerated() where !RelationshipKind.standard.contains(kind) {
      if table.kinds.contains(UInt16(index)) {
        throw .notRepresentable(
          reason: "a table alone can't say what kind '\(kind.name)' means; write a folder")
      }
    }
    try BatchedWriter.write(
      table: path, attributes: columns.relationships, hasIDs: columns.hasRelationshipIDs
    ) { writer throws(FormatsError) in
      try writer.write(table, kinds: kinds.map(\.name), figures: figures.map(\.id))
    }
  }

  /// Writes the tables beside that of relationships, and moves all of them to their paths.
  func write(
    to folder: String, columns: TableColumns, beside relationshipTable: consuming CSVWriter
  ) throws(FormatsError) {
    let descriptionPath = join(folder, name: DataPackage.fileName)
    var existing: JSONValue?
    if fileKind(of: descriptionPath) == .regular,
      let bytes = try? TableInput.contents(path: descriptionPath, isInput: false),
      let value = try? JSONParser.parse(bytes),
      value.isObject
    {
      existing = value
    }
    var figureTable = try CSVWriter(path: join(folder, name: "figures.csv"))
    try figureTable.table(of: figures, attributes: columns.figures)
    var kindTable = try CSVWriter(path: join(folder, name: "kinds.csv"))
    try kindTable.table(of: kinds, attributes: [])
    var sourceTable = try CSVWriter(path: join(folder, name: "sources.csv"))
    try sourceTable.table(of: sources, attributes: columns.sources)
    var description = try AtomicFile(path: descriptionPath)
    try description.write(
      DataPackage.text(for: self, columns: columns, existing: existing).utf8)

    // Everything is on the disk before the first file is moved to its path.
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
}

extension CSVWriter {
  /// Writes rows with their header: the columns that are described, and those of attributes.
  fileprivate mutating func table<Row: TableRow>(
    of rows: [Row], attributes: [String]
  ) throws(FormatsError) {
    let columns = Row.fields(of: rows)
    try record(columns.map(\.name) + attributes)
    for row in rows {
      for column in columns { field(of: column.text(of: row, notation: .table)) }
      for name in attributes { field(of: row.attributes.first { $0.name == name }?.value ?? "") }
      try endRecord()
    }
  }
}
