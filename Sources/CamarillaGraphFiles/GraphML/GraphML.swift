package import CamarillaFormats

/// GraphML, the XML of graphs of the Graph Drawing community (Brandes, Eiglsperger, Herman, Himsolt &
/// Marshall, *GraphML progress report*, GD 2001, LNCS 2265; <http://graphml.graphdrawing.org>).
///
/// Typed attributes of graph, nodes and edges, and a direction for each edge. It knows no time: the column
/// `when` carries it.
package enum GraphML: GraphFormat {
  package static let extensions = ["graphml"]

  package static let capacity = FormatCapacity.xml

  /// The names of the types of attributes, and what they are here. `integer` is what some programs
  /// write for `int`.
  static let types: [(name: String, type: AttributeType)] = [
    ("boolean", .boolean), ("int", .integer), ("long", .integer), ("float", .real),
    ("double", .real), ("string", .text),
  ]

  static func type(named name: String) -> AttributeType? {
    let name = name.lowercased()
    return name == "integer" ? .integer : types.first { $0.name == name }?.type
  }

  package static func recognizes(_ beginning: FileBeginning) -> Bool {
    beginning.firstElement == "graphml"
  }

  /// Reads a document in one go.
  ///
  /// - Parameter graph: which of several graphs is read, by name or id; nil for all of them.
  /// - Throws: ``FormatsError/invalid(_:)`` with every problem and its location.
  package static func read(
    _ input: TableInput, graph: String?
  ) throws(FormatsError) -> GraphDocument {
    try GraphDocument(graphs: GraphMLReader(input).documents(), only: graph)
  }

  /// Writes a document, whole or not at all.
  package static func write(
    _ document: GraphDocument, to path: String
  ) throws(FormatsError) {
    try GraphMLWriter(document: document.withXMLTexts(), to: path).write()
  }
}
