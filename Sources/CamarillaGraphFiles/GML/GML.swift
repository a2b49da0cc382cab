import Camarilla
package import CamarillaFormats

/// GML, the Graph Modelling Language of Himsolt (*GML: A portable Graph File Format*, Passau 1996), of
/// Graphlet, NetworkX, igraph, Gephi, yEd and many collections of networks.
///
/// **What is where.** Nodes are numbered by `id` and bear a `label`. As NetworkX has it, labels name the nodes where
/// every node has one and no two are alike; a node whose own id is another bears it as `identifier`, and its name
/// as `name` where it is that of others too. Edges have their `source`, `target`, `weight` and `key`, the
/// edge's id; `directed` is the graph's, and stands with each edge that differs. Numeric `x`, `y` and `z` are the node's
/// `graphics`.
///
/// **Names and types.** Keys are of letters, digits and `_`. A column whose name is none, or whose type its values
/// don't tell, is described by an `attribute [ of "node" key "k" name "n" type "boolean" ]` of the graph.
///
/// **Read besides.** Edges' `value` as weights, where none has a `weight` and all are numbers, as Gephi and Newman's
/// collection write them; `name` for `label`, as igraph has it; keys that come repeatedly are lists; lists within nodes and edges
/// are kept as JSON; characters by name or number (`&eacute;`, `&#233;`), and as UTF-8 or ISO 8859-1;
/// texts of several lines; several graphs.
package enum GML: GraphFormat {
  package static let extensions = ["gml"]

  package static let capacity = FormatCapacity()

  package static let isUnmistakable = true

  /// Whether a graph in square brackets begins, perhaps behind comments and what is said of the file.
  package static func recognizes(_ beginning: FileBeginning) -> Bool {
    var parser = GMLParser(Array(beginning.rest))
    return (try? parser.nextGraph { _, _ in }) != nil
  }

  /// Reads a graph, or all that there are. Linear time, and memory for the text.
  ///
  /// - Parameter graph: which of several graphs is read, by name; all of them without.
  /// - Throws: ``FormatsError/invalid(_:)`` with every problem and its location; what is no GML ends the reading.
  package static func read(
    _ input: TableInput, graph: String?
  ) throws(FormatsError) -> GraphDocument {
    var diagnostics = Diagnostics()
    let text = try WholeText(input, format: "GML", diagnostics: &diagnostics)
    var reader = GMLReader(text: text.bytes, diagnostics: diagnostics, file: input.name)
    let graphs: [GraphDocument]
    do throws(TextFault) {
      graphs = try reader.graphs()
    } catch {
      throw error.error(in: input.name, format: "GML")
    }
    return try GraphDocument(graphs: graphs, only: graph)
  }

  /// Keys that mean something of a node, an edge or the graph, so that no column is written under them.
  static func reservedKeys(of item: GraphItem?) -> Set<String> {
    switch item {
    case .node: ["id", "label", "name", "identifier", "graphics"]
    case .edge:
      ["id", "key", "label", "source", "target", "weight", "value", "directed", "graphics"]
    case nil: ["id", "label", "name", "directed", "multigraph", "attribute", "node", "edge"]
    }
  }
}
