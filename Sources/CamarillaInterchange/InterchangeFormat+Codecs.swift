package import CamarillaFormats

extension InterchangeFormat {
  /// What the format has a place for.
  package var capacity: FormatCapacity {
    switch self {
    case .graphML: GraphML.capacity
    case .gexf: GEXF.capacity
    case .pajek, .nodeLink, .dot, .edgeSpells, .gephi, .palladio: FormatCapacity()
    }
  }

  /// Reads a file, or the files that go with it.
  package func read(_ path: String) throws(FormatsError) -> GraphDocument {
    switch self {
    case .graphML: return try GraphML.read(try TableInput(path: path))
    case .gexf: return try GEXF.read(try TableInput(path: path))
    case .pajek, .nodeLink, .dot, .edgeSpells, .gephi, .palladio:
      throw .notReadable(path: path, reason: "\(rawValue) is not read yet")
    }
  }

  /// Writes a document, whole or not at all.
  package func write(_ document: GraphDocument, to path: String) throws(FormatsError) {
    switch self {
    case .graphML: try GraphML.write(document, to: path)
    case .gexf: try GEXF.write(document, to: path)
    case .pajek, .nodeLink, .dot, .edgeSpells, .gephi, .palladio:
      throw .notRepresentable(reason: "\(rawValue) is not written yet")
    }
  }
}
