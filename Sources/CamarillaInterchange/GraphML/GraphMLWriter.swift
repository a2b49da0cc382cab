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

  init(_ document: GraphDocument, to path: String) throws(FormatsError) {
    self.document = document
    writer = try XMLWriter(path: path, items: document.nodes.count + document.edges.count)
  }

  consuming func write() throws(FormatsError) {
    writer.raw("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"")
    writer.raw(" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"")
    writer.raw(" xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns")
    writer.raw(" http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">")
    try writer.endLine()
    let (nodes, edges) = (document.nodes, document.edges)
    // A title that is blank still tells an attribute of its name from it.
    let hasTitle = !document.title.isEmpty || document.attributes.contains { $0.name == "name" }
    let hasWeights = edges.weights.contains { $0 != 1 }
    let titleKey = hasTitle ? try key("graph", "name", "string") : ""
    var graphKeys: [String] = []
    for attribute in document.attributes {
      graphKeys.append(try key("graph", attribute.name, "string"))
    }
    let nodeLabel = nodes.labels.isEmpty ? nil : try key("node", "label", "string")
    var nodeKeys: [String] = []
    for column in nodes.columns { nodeKeys.append(try key("node", column)) }
    let edgeLabel = edges.labels.isEmpty ? nil : try key("edge", "label", "string")
    let weightKey = hasWeights ? try key("edge", "weight", "double") : nil
    var edgeKeys: [String] = []
    for column in edges.columns { edgeKeys.append(try key("edge", column)) }

    let directedCount = edges.directed.count { $0 }
    let isDirected = 2 * directedCount > edges.count
    writer.raw("  <graph")
    try writer.attribute("edgedefault", isDirected ? "directed" : "undirected")
    writer.raw(">")
    try writer.endLine()
    if hasTitle { try data(titleKey, document.title, deep: false) }
    for (key, attribute) in zip(graphKeys, document.attributes) {
      try data(key, attribute.value, deep: false)
    }
    for node in 0..<nodes.count {
      writer.raw("    <node")
      try writer.attribute("id", nodes.ids[node])
      writer.raw(">")
      try writer.endLine()
      if let nodeLabel, case let label = nodes.labels[node], !label.isEmpty {
        try data(nodeLabel, label)
      }
      for (key, column) in zip(nodeKeys, nodes.columns) {
        let value = column.values[node]
        if !value.isEmpty { try data(key, value) }
      }
      writer.raw("    </node>")
      try writer.endItem()
    }
    for edge in 0..<edges.count {
      writer.raw("    <edge")
      let id = edges.ids[edge]
      if !id.isEmpty { try writer.attribute("id", id) }
      try writer.attribute("source", nodes.ids[Int(edges.sources[edge])])
      try writer.attribute("target", nodes.ids[Int(edges.targets[edge])])
      if edges.directed[edge] != isDirected {
        try writer.attribute("directed", edges.directed[edge] ? "true" : "false")
      }
      writer.raw(">")
      try writer.endLine()
      if let edgeLabel, case let label = edges.labels[edge], !label.isEmpty {
        try data(edgeLabel, label)
      }
      if let weightKey { try data(weightKey, shortest(edges.weights[edge])) }
      for (key, column) in zip(edgeKeys, edges.columns) {
        let value = column.values[edge]
        if !value.isEmpty { try data(key, value) }
      }
      writer.raw("    </edge>")
      try writer.endItem()
    }
    writer.raw("  </graph>")
    try writer.endLine()
    writer.raw("</graphml>")
    try writer.endLine()
    try writer.commit()
  }

  /// Declares a column.
  private mutating func key(
    _ domain: String, _ column: AttributeColumn
  ) throws(FormatsError) -> String {
    let type =
      switch column.type {
      case .text: "string"
      case .integer: column.values.allSatisfy { Int32($0) != nil } ? "int" : "long"
      case .real: "double"
      case .boolean: "boolean"
      }
    return try key(domain, column.name, type)
  }

  /// Declares an attribute and returns its key.
  private mutating func key(
    _ domain: String, _ name: String, _ type: String
  ) throws(FormatsError) -> String {
    let id = "d\(nextKey)"
    nextKey += 1
    writer.raw("  <key")
    try writer.attribute("id", id)
    try writer.attribute("for", domain)
    try writer.attribute("attr.name", name)
    try writer.attribute("attr.type", type)
    writer.raw("/>")
    try writer.endLine()
    return id
  }

  private mutating func data(
    _ key: String, _ value: String, deep: Bool = true
  ) throws(FormatsError) {
    writer.raw(deep ? "      <data" : "    <data")
    try writer.attribute("key", key)
    writer.raw(">")
    try writer.text(value)
    writer.raw("</data>")
    try writer.endLine()
  }
}
