import Camarilla
import CamarillaFormats

/// Writes a document as GraphML.
///
/// The graph's title is its attribute `name`, which NetworkX calls its name; labels are attributes
/// `label`, weights `weight`.
struct GraphMLWriter: ~Copyable {
  private let document: GraphDocument
  private var writer: XMLWriter
  private var nextKey = 0

  init(document: GraphDocument, to path: String) throws(FormatsError) {
    self.document = document
    writer = try XMLWriter(path: path, items: document.nodes.count + document.edges.count)
  }

  consuming func write() throws(FormatsError) {
    try writer.beginRoot(
      named: "graphml", namespace: "http://graphml.graphdrawing.org/xmlns",
      schema: "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd")
    try writer.line(of: ">")
    let (nodes, edges) = (document.nodes, document.edges)
    // A title that is blank still tells an attribute of its name from it.
    let hasTitle = !document.title.isEmpty || document.attributes.contains { $0.name == "name" }
    let hasWeights = edges.haveWeights
    let titleKey = hasTitle ? try key(domain: "graph", name: "name", type: "string") : ""
    var graphKeys: [String] = []
    for attribute in document.attributes {
      graphKeys.append(try key(domain: "graph", name: attribute.name, type: "string"))
    }
    let nodeLabel =
      nodes.count == 0 ? nil : try key(domain: "node", name: "label", type: "string")
    var nodeKeys: [String] = []
    for column in nodes.columns { nodeKeys.append(try key(domain: "node", column: column)) }
    let edgeLabel =
      edges.labels.isEmpty ? nil : try key(domain: "edge", name: "label", type: "string")
    let weightKey = hasWeights ? try key(domain: "edge", name: "weight", type: "double") : nil
    var edgeKeys: [String] = []
    for column in edges.columns { edgeKeys.append(try key(domain: "edge", column: column)) }

    let directedCount = edges.directed.count { $0 }
    let isDirected = 2 * directedCount > edges.count
    writer.raw(of: "  <graph")
    try writer.attribute(named: "edgedefault", value: isDirected ? "directed" : "undirected")
    try writer.line(of: ">")
    if hasTitle { try data(key: titleKey, value: document.title, deep: false) }
    for (key, attribute) in zip(graphKeys, document.attributes) {
      try data(key: key, value: attribute.value, deep: false)
    }
    for node in 0..<nodes.count {
      writer.raw(of: "    <node")
      try writer.attribute(named: "id", value: nodes.ids[node])
      try writer.line(of: ">")
      if let nodeLabel { try data(key: nodeLabel, value: nodes.shownLabel(ofNode: node)) }
      for (key, column) in zip(nodeKeys, nodes.columns) {
        let value = column.values[node]
        if !value.isEmpty { try data(key: key, value: value) }
      }
      writer.raw(of: "    </node>")
      try writer.endItem()
    }
    for edge in 0..<edges.count {
      writer.raw(of: "    <edge")
      let id = edges.ids[edge]
      if !id.isEmpty { try writer.attribute(named: "id", value: id) }
      try writer.attribute(named: "source", value: nodes.ids[Int(edges.sources[edge])])
      try writer.attribute(named: "target", value: nodes.ids[Int(edges.targets[edge])])
      if edges.directed[edge] != isDirected {
        try writer.attribute(named: "directed", value: edges.directed[edge] ? "true" : "false")
      }
      try writer.line(of: ">")
      if let edgeLabel, case let label = edges.labels[edge], !label.isEmpty {
        try data(key: edgeLabel, value: label)
      }
      if let weightKey { try data(key: weightKey, value: shortest(of: edges.weights[edge])) }
      for (key, column) in zip(edgeKeys, edges.columns) {
        let value = column.values[edge]
        if !value.isEmpty { try data(key: key, value: value) }
      }
      writer.raw(of: "    </edge>")
      try writer.endItem()
    }
    try writer.line(of: "  </graph>")
    try writer.line(of: "</graphml>")
    try writer.commit()
  }

  /// Declares a column.
  private mutating func key(
    domain: String, column: AttributeColumn
  ) throws(FormatsError) -> String {
    let type =
      switch column.type {
      case .text: "string"
      case .integer: column.holdsShortIntegers ? "int" : "long"
      case .real: "double"
      case .boolean: "boolean"
      }
    return try key(domain: domain, name: column.name, type: type)
  }

  /// Declares an attribute and returns its key.
  private mutating func key(
    domain: String, name: String, type: String
  ) throws(FormatsError) -> String {
    let id = "d\(nextKey)"
    nextKey += 1
    writer.raw(of: "  <key")
    try writer.attribute(named: "id", value: id)
    try writer.attribute(named: "for", value: domain)
    try writer.attribute(named: "attr.name", value: name)
    try writer.attribute(named: "attr.type", value: type)
    try writer.line(of: "/>")
    return id
  }

  private mutating func data(
    key: String, value: String, deep: Bool = true
  ) throws(FormatsError) {
    writer.raw(of: deep ? "      <data" : "    <data")
    try writer.attribute(named: "key", value: key)
    writer.raw(of: ">")
    try writer.text(from: value)
    try writer.line(of: "</data>")
  }
}
