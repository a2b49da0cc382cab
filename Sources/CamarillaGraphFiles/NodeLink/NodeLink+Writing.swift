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
    let hasWeights = edges.haveWeights
    let isDirected = edges.directed.contains(true)
    object.write("{\n\"directed\": \(isDirected),\n\"multigraph\": true,\n\"graph\": ")
    object.attributes(of: document)
    try object.list(named: "nodes", count: nodes.count, into: &file) { object, node in
      object.text(named: "id", value: nodes.ids[node], evenIfBlank: true)
      object.text(named: "label", value: nodes.shownLabel(ofNode: node))
      object.values(of: nodes.columns, row: node)
    }
    try object.list(named: "edges", count: edges.count, into: &file) { object, edge in
      object.text(named: "source", value: nodes.ids[Int(edges.sources[edge])], evenIfBlank: true)
      object.text(named: "target", value: nodes.ids[Int(edges.targets[edge])], evenIfBlank: true)
      object.text(named: "key", value: edges.ids[edge])
      object.text(named: "label", value: edges.labels[edge])
      if edges.directed[edge] != isDirected {
        object.plain(named: "directed", value: "\(!isDirected)")
      }
      if hasWeights { object.plain(named: "weight", value: "\(edges.weights[edge])") }
      object.values(of: edges.columns, row: edge)
    }
    object.write("\n}\n")
    try object.flush(into: &file)
    try file.commit()
  }
}
