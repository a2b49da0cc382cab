/// A format of other programs that chronicles are read from and written to.
public enum GraphFileFormat: String, Hashable, Sendable, CaseIterable {
  /// GraphML, of yEd, Gephi, igraph, NetworkX and most others.
  case graphML = "graphml"
  /// GEXF 1.3, Gephi's own, with spells and values over time.
  case gexf
  /// Pajek's networks, with partitions and vectors.
  case pajek
  /// NetworkX's node-link JSON.
  case nodeLink = "node-link"
  /// Graphviz's DOT.
  case dot
  /// A table of edge spells as R's networkDynamic, of statnet, takes it.
  case edgeSpells = "edge-spells"
  /// Gephi's tables of nodes and edges.
  case gephi
  /// Palladio's tables of people and relations.
  case palladio

  /// The extensions of file names that stand for the format, the usual one first; none for those of
  /// tables, which have to be named.
  public var extensions: [String] { implementation.extensions }

  /// The reader and writer of the format.
  package var implementation: any GraphFormat.Type {
    switch self {
    case .graphML: GraphML.self
    case .gexf: GEXF.self
    case .pajek: Pajek.self
    case .nodeLink: NodeLink.self
    case .dot: DOT.self
    case .edgeSpells: EdgeSpells.self
    case .gephi: Gephi.self
    case .palladio: Palladio.self
    }
  }
}
