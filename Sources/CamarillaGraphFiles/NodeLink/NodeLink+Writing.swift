import Camarilla
package import CamarillaFormats

extension NodeLink {
  /// Writes a document as NetworkX 3.4 and later reads it by default, an element a line. Linear time.
  ///
  /// - Throws: as ``AtomicFile``.
  package static func write(_ document: GraphDocument, to path: String) throws(FormatsError) {
    var file = try AtomicFile(path: path)
    var object = ObjectText()
    let nodes = document.nodes
    let edges = document.edges
    let isDirected = edges.directed.contains(true)
    object.write("{\n\"directed\": \(isDirected),\n\"multigraph\": true,\n\"graph\": ")
    object.begin()
    object.text(named: "name", value: document.title)
    for attribute in document.attributes {
      object.text(named: attribute.name, value: attribute.value)
    }
    object.end()
    object.write(",\n\"nodes\": [")
    for node in 0..<nodes.count {
      object.write(node == 0 ? "\n" : ",\n")
      object.begin()
      object.text(named: "id", value: nodes.ids[node], evenIfBlank: true)
      object.text(named: "label", value: nodes.labels[node])
      for column in nodes.columns { object.value(column: column, row: node) }
      object.end()
      try object.flush(into: &file)
    }
    object.write(nodes.count == 0 ? "],\n\"edges\": [" : "\n],\n\"edges\": [")
    for edge in 0..<edges.count {
      object.write(edge == 0 ? "\n" : ",\n")
      object.begin()
      object.text(named: "source", value: nodes.ids[Int(edges.sources[edge])], evenIfBlank: true)
      object.text(named: "target", value: nodes.ids[Int(edges.targets[edge])], evenIfBlank: true)
      object.text(named: "key", value: edges.ids[edge])
      object.text(named: "label", value: edges.labels[edge])
      if edges.directed[edge] != isDirected {
        object.plain(named: "directed", value: "\(!isDirected)")
      }
      if edges.weights[edge] != 1 { object.plain(named: "weight", value: "\(edges.weights[edge])") }
      for column in edges.columns { object.value(column: column, row: edge) }
      object.end()
      try object.flush(into: &file)
    }
    object.write(edges.count == 0 ? "]\n}\n" : "\n]\n}\n")
    try object.flush(into: &file)
    try file.commit()
  }
}
