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
  /// graphology's JSON, of sigma.js and Gephi Lite.
  case graphology
  /// CX2, of Cytoscape and NDEx.
  case cx2
  /// Cytoscape's simple interaction format.
  case sif
  /// UCINET's DL, of lists and matrices.
  case dl
  /// GML, of NetworkX, igraph, Gephi and yEd.
  case gml
  /// Graphviz's DOT.
  case dot
  /// A table of edge spells as R's networkDynamic, of statnet, takes it.
  case edgeSpells = "edge-spells"
  /// Gephi's tables of nodes and edges.
  case gephi
  /// Palladio's tables of people and relations.
  case palladio

  /// The extensions of file names that stand for the format, the usual one first; none for those that
  /// have to be named: tables, and graphology's JSON, which share theirs with others and are told by their content.
  public var extensions: [String] { implementation.extensions }

  /// The reader and writer of the format.
  package var implementation: any GraphFormat.Type {
    switch self {
    case .graphML: GraphML.self
    case .gexf: GEXF.self
    case .pajek: Pajek.self
    case .nodeLink: NodeLink.self
    case .graphology: Graphology.self
    case .cx2: CX2.self
    case .sif: SIF.self
    case .dl: DL.self
    case .gml: GML.self
    case .dot: DOT.self
    case .edgeSpells: EdgeSpells.self
    case .gephi: Gephi.self
    case .palladio: Palladio.self
    }
  }
}
