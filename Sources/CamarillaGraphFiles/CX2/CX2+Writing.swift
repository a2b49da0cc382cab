import Camarilla
package import CamarillaFormats

extension CX2 {
  /// Writes a document, an element a line. Linear time.
  ///
  /// - Throws: as ``AtomicFile``.
  package static func write(_ document: GraphDocument, to path: String) throws(FormatsError) {
    var file = try AtomicFile(path: path)
    var writer = CX2Writer(document: document)
    try writer.write(to: &file)
    try file.commit()
  }
}

/// Writes a document as CX2; see ``CX2``.
private struct CX2Writer {
  private let document: GraphDocument
  /// The columns under the names that they have in the file, those of coordinates apart.
  private let nodeColumns: [AttributeColumn]
  private let coordinates: [AttributeColumn]
  private let edgeColumns: [AttributeColumn]
  private let hasWeights: Bool
  private var object = ObjectText()

  init(document: GraphDocument) {
    self.document = document
    hasWeights = document.edges.haveWeights
    let columns = document.nodes.columns.filter { !$0.values.isEmpty }.map {
      $0.renamed(ReservedNames.escaped($0.name, reserved: CX2.reservedOfNodes))
    }
    coordinates = columns.filter(Self.isCoordinate)
    nodeColumns = columns.filter { !Self.isCoordinate($0) }
    edgeColumns = document.edges.columns.filter { !$0.values.isEmpty }.map {
      $0.renamed(
        $0.name == "kind"
          ? "interaction" : ReservedNames.escaped($0.name, reserved: CX2.reservedOfEdges))
    }
  }

  mutating func write(to file: inout AtomicFile) throws(FormatsError) {
    let (nodes, edges) = (document.nodes, document.edges)
    object.write("[{\"CXVersion\": \"2.0\", \"hasFragments\": false},\n{\"metaData\": [")
    for (name, count) in [
      ("attributeDeclarations", 1), ("networkAttributes", 1), ("nodes", nodes.count),
      ("edges", edges.count),
    ] {
      object.write(
        "\(name == "attributeDeclarations" ? "" : ", "){\"name\": \"\(name)\", \"elementCount\": \(count)}"
      )
    }
    object.write("]},\n{\"attributeDeclarations\": [")
    writeDeclarations()
    object.write("]},\n{\"networkAttributes\": [")
    object.begin()
    object.text(named: "name", value: document.title)
    for attribute in document.attributes {
      object.text(
        named: ReservedNames.escaped(attribute.name, reserved: CX2.reservedOfGraph),
        value: attribute.value)
    }
    object.end()
    object.write("]},\n{\"nodes\": [")
    for node in 0..<nodes.count {
      object.write(node == 0 ? "\n" : ",\n")
      writeNode(node)
      try object.flush(into: &file)
    }
    object.write("]},\n{\"edges\": [")
    for edge in 0..<edges.count {
      object.write(edge == 0 ? "\n" : ",\n")
      writeEdge(edge)
      try object.flush(into: &file)
    }
    object.write("]},\n{\"status\": [{\"success\": true}]}]\n")
    try object.flush(into: &file)
  }

  // MARK: Declarations

  private mutating func writeDeclarations() {
    let edges = document.edges
    object.begin()
    object.begin(named: "networkAttributes")
    if !document.title.isEmpty { declare("name", type: "string") }
    for attribute in document.attributes {
      declare(
        ReservedNames.escaped(attribute.name, reserved: CX2.reservedOfGraph), type: "string")
    }
    object.end()
    object.begin(named: "nodes")
    declare("name", type: "string")
    declare("identifier", type: "string")
    for column in nodeColumns {
      declare(column.name, type: Self.type(of: column))
    }
    object.end()
    object.begin(named: "edges")
    declare("directed", type: "boolean")
    if !edges.ids.isEmpty { declare("identifier", type: "string") }
    if !edges.labels.isEmpty { declare("label", type: "string") }
    if hasWeights { declare("weight", type: "double") }
    for column in edgeColumns { declare(column.name, type: Self.type(of: column)) }
    object.end()
    object.end()
  }

  private mutating func declare(_ name: String, type: String) {
    object.begin(named: name)
    object.text(named: "d", value: type)
    object.end()
  }

  /// The type of a column; that of texts where a value is no number of JSON.
  private static func type(of column: AttributeColumn) -> String {
    switch column.type {
    case .boolean where column.values.allSatisfy { $0 == "true" || $0 == "false" }: "boolean"
    case .integer where column.values.allSatisfy { isJSONNumber($0, whole: true) }:
      column.holdsShortIntegers ? "integer" : "long"
    case .real where column.values.allSatisfy { isJSONNumber($0, whole: false) }: "double"
    default: "string"
    }
  }

  private static func isCoordinate(_ column: AttributeColumn) -> Bool {
    ["x", "y", "z"].contains(column.name) && column.type.isOfNumbers
      && column.values.allSatisfy { isJSONNumber($0, whole: false) }
  }

  // MARK: Nodes and edges

  private mutating func writeNode(_ node: Int) {
    let nodes = document.nodes
    object.begin()
    object.plain(named: "id", value: "\(node)")
    object.values(of: coordinates, row: node)
    object.begin(named: "v")
    object.text(named: "name", value: nodes.shownLabel(ofNode: node))
    object.text(named: "identifier", value: nodes.ids[node])
    object.values(of: nodeColumns, row: node)
    object.end()
    object.end()
  }

  private mutating func writeEdge(_ edge: Int) {
    let edges = document.edges
    object.begin()
    object.plain(named: "id", value: "\(edge)")
    object.plain(named: "s", value: "\(edges.sources[edge])")
    object.plain(named: "t", value: "\(edges.targets[edge])")
    object.begin(named: "v")
    object.plain(named: "directed", value: "\(edges.directed[edge])")
    object.text(named: "identifier", value: edges.ids[edge])
    object.text(named: "label", value: edges.labels[edge])
    if hasWeights { object.plain(named: "weight", value: "\(edges.weights[edge])") }
    object.values(of: edgeColumns, row: edge)
    object.end()
    object.end()
  }
}
