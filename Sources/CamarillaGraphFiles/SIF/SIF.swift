import Camarilla
package import CamarillaFormats

/// Cytoscape's simple interaction format: a line for each node with an interaction and one or several others.
///
/// Fields are parted by tabs, or by blanks where the file holds no tab; a line of a node alone is a node without
/// edges. An interaction is the kind of its edges. It has no word for directions, signs and weights: they are those that
/// the kind's name tells, see ``KindName``, and edges of no kind are called by their sign and direction, as
/// `negative-arc`.
package enum SIF: GraphFormat {
  package static let extensions = ["sif"]

  package static let capacity: FormatCapacity = {
    var capacity = FormatCapacity()
    capacity.title = false
    capacity.graphAttributes = false
    capacity.nodeLabels = false
    capacity.nodeAttributes = .named([])
    capacity.edgeAttributes = .named(["kind", "sign"])
    capacity.plainKinds = false
    capacity.positiveSigns = false
    capacity.negativeSigns = false
    capacity.directions = .kindNames
    capacity.edgeIDs = false
    capacity.edgeLabels = false
    capacity.edgeWeights = false
    return capacity
  }()

  /// Nothing in it tells it from other lists of words.
  package static func recognizes(_ beginning: FileBeginning) -> Bool { false }

  /// Reads a network. Linear time, and memory for the text.
  package static func read(
    _ input: TableInput, graph: String?
  ) throws(FormatsError) -> GraphDocument {
    var document = GraphDocument(file: input.name)
    let text = try WholeText(input, format: "SIF", diagnostics: &document.diagnostics)
    var reader = SIFReader(text: text.bytes, document: document)
    return try GraphDocument(graphs: [reader.read()], only: graph)
  }

  /// Writes a document, its nodes and then an edge a line. Linear time.
  ///
  /// - Throws: ``FormatsError/notRepresentable(reason:)`` for a tab or a line end in an id or a kind, or as
  ///   ``AtomicFile``.
  package static func write(_ document: GraphDocument, to path: String) throws(FormatsError) {
    var file = try AtomicFile(path: path)
    let (nodes, edges) = (document.nodes, document.edges)
    let (kinds, signs) = (document.kinds, document.signs)
    // Every node by itself first, so that they keep their order.
    for id in nodes.ids {
      // Behind an id with blanks, the tab says that blanks part nothing.
      try file.write(field(id) + (id.contains(" ") ? "\t\n" : "\n").utf8)
    }
    for edge in 0..<edges.count {
      let (source, target) = (Int(edges.sources[edge]), Int(edges.targets[edge]))
      let sign =
        Int(signs[edge]).flatMap(Sign.init) ?? (edges.weights[edge] < 0 ? .negative : .neutral)
      let kind =
        kinds[edge].isEmpty
        ? KindName.plain(sign, isDirected: edges.directed[edge]) : kinds[edge]
      try file.write(field(nodes.ids[source]) + "\t".utf8 + field(kind) + "\t".utf8)
      try file.write(field(nodes.ids[target]) + "\n".utf8)
    }
    try file.commit()
  }

  private static func field(_ text: String) throws(FormatsError) -> [UInt8] {
    if text.isEmpty || text.utf8.contains(where: { [0x09, 0x0A, 0x0D].contains($0) }) {
      throw .notRepresentable(
        reason: text.isEmpty
          ? "a node's id is blank" : "a tab or line end stands in '\(shortened(text))'")
    }
    return Array(text.utf8)
  }
}
