public import Camarilla
public import CamarillaFormats

extension Chronicle {
  /// Reads a chronicle from a file of another program.
  ///
  /// Nodes become figures and edges relationships; see ``GraphFileFormat`` for the formats. What the
  /// file says in columns of a chronicle's names (`kind`, `when`, `citation` …) is understood; what it
  /// does not say is not made up, and is among the `Chronicle.warnings` where that matters.
  ///
  /// - Throws: `FormatsError.invalid` with every problem and its location, or what kept the file from
  ///   being read.
  public init(
    contentsOf path: String, as format: GraphFileFormat,
    options: GraphFileOptions = GraphFileOptions()
  ) throws(FormatsError) {
    self = try options.chronicle { () throws(FormatsError) in
      try format.implementation.read(path, graph: options.graph)
    }
  }

  /// Writes the chronicle for another program.
  ///
  /// - Returns: what the format has no place for, and was left out.
  /// - Throws: `FormatsError.cannotCreate`, `FormatsError.writeFailed` or
  ///   `FormatsError.notRepresentable`; nothing is left behind then.
  @discardableResult
  public func write(
    to path: String, as format: GraphFileFormat
  ) throws(FormatsError) -> [Loss] {
    try GraphDocument(self).written(to: path, as: format)
  }

  package init(document: GraphDocument, options: GraphFileOptions) throws(FormatsError) {
    let document = try document.choosing(options.attributes)
      .counting(from: options.timeOrigin.map(TimeOrigin.init))
    self = try ChronicleDecoder(document: document, options: options).chronicle()
  }
}

extension GraphFileOptions {
  /// The chronicle of a document that is read so that the locations of chosen attributes are known.
  func chronicle(
    reading read: () throws(FormatsError) -> GraphDocument
  ) throws(FormatsError) -> Chronicle {
    let names = Set(attributes.roles.map { $0.name.lowercased() })
    let document = AttributeColumn.$chosenNames.withValue(names) {
      Result { () throws(FormatsError) in try read() }
    }
    return try Chronicle(document: document.get(), options: self)
  }
}

extension Snapshot {
  /// Writes the snapshot for another program, with scores and factions as attributes of its figures.
  ///
  /// - Returns: what the format has no place for, and was left out.
  /// - Throws: as for a chronicle.
  @discardableResult
  public func write(
    to path: String, as format: GraphFileFormat, scores: [Scores] = [], factions: Factions? = nil
  ) throws(FormatsError) -> [Loss] {
    try GraphDocument(snapshot: self, scores: scores, factions: factions).written(
      to: path, as: format)
  }
}

extension GraphDocument {
  fileprivate func written(
    to path: String, as format: GraphFileFormat
  ) throws(FormatsError) -> [Loss] {
    try format.implementation.write(self, to: path)
    return losses(in: format.implementation.capacity)
  }
}
