import Camarilla
package import CamarillaFormats

/// graphology's JSON, of sigma.js and Gephi Lite (<https://graphology.github.io/serialization.html>).
///
/// An object of `options`, `attributes`, `nodes` and `edges`. Nodes and edges bear a `key` and keep what is said of
/// them in `attributes`, labels and weights too. Edges run one way unless they are `undirected` or the graph's
/// type is. The title is the graph's `name`. It is a dialect of ``NodeLink``, whose reader reads it.
///
/// **Read besides.** Workspaces as Gephi Lite saves them (`"type": "gephi-lite"`): the whole of their graph, with the
/// attributes, labels, weights and positions that stand beside it.
package enum Graphology: GraphFormat {
  package static let capacity = FormatCapacity()

  /// Whether an object begins of which `options` say what sort of graph it is, or whose first node has a key and no
  /// id, or that is a workspace of Gephi Lite.
  package static func recognizes(_ beginning: FileBeginning) -> Bool {
    guard beginning.starts(with: "{") else { return false }
    // A file that goes on ends in the middle here.
    return (try? hasMembers(Array(beginning.rest))) ?? false
  }

  private static func hasMembers(_ bytes: [UInt8]) throws(JSONReader.Failure) -> Bool {
    var reader = try JSONReader(source: ByteSource(bytes: bytes), allowsNonFinite: true)
    guard try reader.next() == .beginObject else { return false }
    while try reader.next() == .name {
      let name = reader.text
      let token = try reader.next()
      switch (name, token) {
      case ("type", .string) where reader.text == "gephi-lite": return true
      case ("graphDataset", .beginObject), ("fullGraph", .beginObject): return true
      case ("options", .beginObject):
        let options = try reader.value(from: token)
        if options["type"] != nil || options["multi"] != nil { return true }
      case ("nodes", .beginArray):
        let first = try reader.next()
        guard first == .beginObject else { return false }
        var names: Set<String> = []
        while try reader.next() == .name {
          names.insert(reader.text)
          try reader.skip(try reader.next())
        }
        return names.contains("key") && !names.contains("id")
      default: try reader.skip(token)
      }
    }
    return false
  }

  /// Reads a graph, from front to back. Linear time.
  package static func read(
    _ input: TableInput, graph: String?
  ) throws(FormatsError) -> GraphDocument {
    try GraphDocument(json: input, only: graph) { reader throws(JSONReader.Failure) in
      var reader = NodeLinkReader(reader: reader, file: input.name, isGraphology: true)
      return try reader.graphs()
    }
  }

  /// Writes a document, an element a line. Linear time.
  ///
  /// - Throws: as ``AtomicFile``.
  package static func write(_ document: GraphDocument, to path: String) throws(FormatsError) {
    var file = try AtomicFile(path: path)
    var object = ObjectText()
    let (nodes, edges) = (document.nodes, document.edges)
    let hasWeights = edges.haveWeights
    let type =
      switch (edges.directed.contains(true), edges.directed.contains(false)) {
      case (true, false): "directed"
      case (false, true): "undirected"
      default: "mixed"
      }
    object.write(
      "{\n\"options\": {\"type\": \"\(type)\", \"multi\": true, \"allowSelfLoops\": true}")
    object.write(",\n\"attributes\": ")
    object.attributes(of: document)
    try object.list(named: "nodes", count: nodes.count, into: &file) { object, node in
      object.text(named: "key", value: nodes.ids[node], evenIfBlank: true)
      object.begin(named: "attributes")
      object.text(named: "label", value: nodes.shownLabel(ofNode: node))
      object.values(of: nodes.columns, row: node)
      object.end()
    }
    try object.list(named: "edges", count: edges.count, into: &file) { object, edge in
      object.text(named: "key", value: edges.ids[edge])
      object.text(named: "source", value: nodes.ids[Int(edges.sources[edge])], evenIfBlank: true)
      object.text(named: "target", value: nodes.ids[Int(edges.targets[edge])], evenIfBlank: true)
      if type == "mixed", !edges.directed[edge] { object.plain(named: "undirected", value: "true") }
      object.begin(named: "attributes")
      object.text(named: "label", value: edges.labels[edge])
      if hasWeights { object.plain(named: "weight", value: "\(edges.weights[edge])") }
      object.values(of: edges.columns, row: edge)
      object.end()
    }
    object.write("\n}\n")
    try object.flush(into: &file)
    try file.commit()
  }
}
