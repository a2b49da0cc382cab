public import Camarilla
public import CamarillaFormats

extension Chronicle {
  /// Reads a chronicle from a file of another program.
  ///
  /// Nodes become figures and edges relationships; see ``GraphFileFormat`` for the formats. What the
  /// file says in columns of a chronicle's names (`kind`, `when`, `citation` …) is understood; what it
  /// does not say is not made up, and is among the `Chronicle.warnings` where that matters.
  ///
  /// - Throws: `FormatsError.invalid` with every problem and its place, or what kept the file from
  ///   being read.
  public init(
    contentsOf path: String, as format: GraphFileFormat,
    options: GraphFileOptions = GraphFileOptions()
  ) throws(FormatsError) {
    self = try Chronicle(
      document: try format.implementation.read(path, graph: options.graph), options: options)
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
    self = try ChronicleDecoder(document: document, options: options).chronicle()
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
