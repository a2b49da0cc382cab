package import CamarillaFormats

extension InterchangeFormat {
  /// What the format has a place for.
  package var capacity: FormatCapacity {
    switch self {
    case .graphML: GraphML.capacity
    case .gexf: GEXF.capacity
    case .pajek: Pajek.capacity
    case .edgeSpells: EdgeSpells.capacity
    case .gephi: Gephi.capacity
    case .palladio: Palladio.capacity
    case .nodeLink: NodeLink.capacity
    case .dot: DOT.capacity
    }
  }

  /// The files that are written for a path, as far as they can be told beforehand: not the partitions
  /// and vectors of Pajek, which depend on what there is to write.
  package func files(writing path: String) -> [String] {
    switch self {
    case .edgeSpells: TablePair.files(writing: path, EdgeSpells.names)
    case .gephi: TablePair.files(writing: path, Gephi.names)
    case .palladio: TablePair.files(writing: path, Palladio.names)
    case .graphML, .gexf, .pajek, .nodeLink, .dot: [path]
    }
  }

  /// Reads a file that is in memory, without others that go with it.
  package func read(_ input: TableInput) throws(FormatsError) -> GraphDocument {
    switch self {
    case .graphML: try GraphML.read(input)
    case .gexf: try GEXF.read(input)
    case .pajek: try Pajek.read(input)
    case .edgeSpells: try EdgeSpells.read(edges: input, vertices: nil)
    case .gephi: try Gephi.read(edges: input, nodes: nil)
    case .palladio: try Palladio.read(relations: input, people: nil)
    case .nodeLink: try NodeLink.read(input)
    case .dot: try DOT.read(input)
    }
  }

  /// Reads a file, or the files that go with it.
  ///
  /// - Parameter graph: which of several graphs in it, by name; all of them without.
  package func read(_ path: String, graph: String? = nil) throws(FormatsError) -> GraphDocument {
    switch self {
    case .graphML: return try GraphML.read(try TableInput(path: path), graph: graph)
    case .gexf: return try GEXF.read(try TableInput(path: path), graph: graph)
    case .pajek: return try Pajek.read(path, graph: graph)
    case .edgeSpells: return try GraphDocument([EdgeSpells.read(path)], only: graph)
    case .gephi: return try GraphDocument([Gephi.read(path)], only: graph)
    case .palladio: return try GraphDocument([Palladio.read(path)], only: graph)
    case .nodeLink: return try NodeLink.read(try TableInput(path: path), graph: graph)
    case .dot: return try DOT.read(try TableInput(path: path), graph: graph)
    }
  }

  /// Writes a document, whole or not at all.
  package func write(_ document: GraphDocument, to path: String) throws(FormatsError) {
    switch self {
    case .graphML: try GraphML.write(document, to: path)
    case .gexf: try GEXF.write(document, to: path)
    case .pajek: try Pajek.write(document, to: path)
    case .edgeSpells: try EdgeSpells.write(document, to: path)
    case .gephi: try Gephi.write(document, to: path)
    case .palladio: try Palladio.write(document, to: path)
    case .nodeLink: try NodeLink.write(document, to: path)
    case .dot: try DOT.write(document, to: path)
    }
  }
}
