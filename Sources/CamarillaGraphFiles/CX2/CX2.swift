package import CamarillaFormats

/// CX2, the exchange format of Cytoscape and NDEx (<https://cytoscape.org/cx/cx2/specification/cytoscape-exchange-format-specification-(version-2)/>).
///
/// A list of aspects, each in one or several fragments. Attributes are declared with their types; those that are read
/// may have aliases and defaults. Nodes and edges are numbered. A node's `name` is its label, `identifier` its own id;
/// nodes without any are called by their names where these are unique. An edge's `interaction` is its kind,
/// `identifier` its id, `directed` says whether it has a direction; where an edge doesn't say, the kind's name
/// does, see ``KindName``. What tells of the picture is passed over.
package enum CX2: GraphFormat {
  package static let extensions = ["cx2"]

  package static let capacity = FormatCapacity()

  package static let isUnmistakable = true

  /// Whether a list begins whose first element tells the version.
  package static func recognizes(_ beginning: FileBeginning) -> Bool {
    guard beginning.starts(with: "[") else { return false }
    let start = String(decoding: beginning.rest.prefix(256), as: UTF8.self)
    return start.contains("\"CXVersion\"") || start.contains("\"numberVerification\"")
  }

  /// Names of attributes that mean something. A document's own of such a name has `_` behind.
  static let reservedOfNodes: Set<String> = ["name", "identifier"]
  static let reservedOfEdges: Set<String> = [
    "interaction", "kind", "identifier", "directed", "weight", "label",
  ]
  static let reservedOfGraph: Set<String> = ["name"]

  /// Reads a network, from front to back. Linear time.
  package static func read(
    _ input: TableInput, graph: String?
  ) throws(FormatsError) -> GraphDocument {
    try GraphDocument(json: input, only: graph) { reader throws(JSONReader.Failure) in
      var reader = CX2Reader(reader: reader, file: input.name)
      return [try reader.document()]
    }
  }
}
