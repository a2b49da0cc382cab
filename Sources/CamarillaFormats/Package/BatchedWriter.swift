package import Camarilla

/// Writes the relationships of a chronicle batch by batch, so that they need never be in memory
/// together, into a folder of tables or a lone table.
package struct BatchedWriter: ~Copyable {
  private let hasIDs: Bool
  private var relationships: CSVWriter
  /// Texts of the periods so far, which stay from batch to batch.
  private var periods: [String] = []

  /// Writes a folder of tables, as ``Camarilla/Chronicle/write(toPackage:)`` does.
  ///
  /// - Parameters:
  ///   - attributes: the names of the attributes that relationships may have, in order.
  ///   - hasIDs: whether relationships may have ids of their own.
  ///   - rows: hands all relationships to the writer, and gives a chronicle of everything else: its
  ///     figures, kinds, sources and title count, and its relationships don't.
  /// - Throws: what `rows` throws, ``FormatsError/notRepresentable(reason:)``,
  ///   ``FormatsError/cannotCreate(path:reason:)`` or ``FormatsError/writeFailed(path:reason:)``;
  ///   nothing new is left behind then.
  package static func write(
    folder: String, attributes: [String], hasIDs: Bool,
    _ rows: (inout BatchedWriter) throws(FormatsError) -> Chronicle
  ) throws(FormatsError) {
    func write(into folder: String) throws(FormatsError) {
      var writer = BatchedWriter(
        writer: try CSVWriter(path: join(folder, name: "relationships.csv")), hasIDs: hasIDs)
      try writer.writeHeader(attributes)
      let chronicle = try rows(&writer)
      try chronicle.checkRepresentable()
      var columns = TableColumns(chronicle)
      columns.hasRelationshipIDs = hasIDs
      try chronicle.write(to: folder, columns: columns, beside: writer.relationships)
    }
    switch fileKind(of: folder) {
    case .folder: try write(into: folder)
    case .regular, .other: throw .cannotCreate(path: folder, reason: "it is no folder")
    case .nothing:
      // A new folder comes into being whole, also where the program is interrupted.
      let made = try AtomicFolder(path: folder)
      try made.fill { folder throws(FormatsError) in try write(into: folder) }
      try made.commit()
    }
  }

  /// Writes a lone table of relationships, as ``Camarilla/Chronicle/write(toCSV:)`` does.
  package static func write(
    table path: String, attributes: [String], hasIDs: Bool,
    _ rows: (inout BatchedWriter) throws(FormatsError) -> Void
  ) throws(FormatsError) {
    var writer = BatchedWriter(writer: try CSVWriter(path: path), hasIDs: hasIDs)
    try writer.writeHeader(attributes)
    try rows(&writer)
    try writer.relationships.commit()
  }

  private init(writer: consuming CSVWriter, hasIDs: Bool) {
    relationships = writer
    self.hasIDs = hasIDs
  }

  private mutating func writeHeader(_ attributes: [String]) throws(FormatsError) {
    try relationships.record(
      Relationship.fields(withIDs: hasIDs).map(\.name) + attributes)
  }

  /// Writes some relationships.
  ///
  /// - Parameters:
  ///   - table: the rows. Its periods are those of the batches before, and perhaps more behind them.
  ///   - kinds: the names of its kinds, by index.
  ///   - figures: the ids of its figures, by index.
  package mutating func write(
    _ table: RelationshipTable, kinds: [String], figures: [Figure.ID]
  ) throws(FormatsError) {
    for index in periods.count..<table.periods.count {
      periods.append(table.periods[index].tableText)
    }
    let citations = table.citationLists.map { list in
      list.map(\.description).joined(separator: ";")
    }
    for row in 0..<table.count {
      if hasIDs { relationships.field(of: table.ids[row]) }
      relationships.field(of: kinds[Int(table.kinds[row])])
      relationships.field(of: figures[Int(table.sources[row])].rawValue)
      relationships.field(of: figures[Int(table.targets[row])].rawValue)
      relationships.field(of: periods[Int(table.whens[row])])
      relationships.field(of: table.weights[row])
      relationships.field(of: table.confidences[row])
      relationships.field(of: table.posts[row])
      relationships.field(of: citations[Int(table.citations[row])])
      relationships.field(of: table.notes[row])
      for attribute in table.attributes { relationships.field(of: attribute.column[row]) }
      try relationships.endRecord()
    }
  }
}
