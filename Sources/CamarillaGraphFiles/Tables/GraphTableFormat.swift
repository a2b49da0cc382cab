import Camarilla
package import CamarillaFormats

/// A format of two tables, one of edges and one of nodes.
///
/// A path with an extension is that of the edges, and the nodes stand beside it; one without is a folder of
/// both, see ``TablePair``.
package protocol GraphTableFormat: GraphFormat {
  /// What the two tables are called.
  static var names: TablePair.Names { get }

  /// Reads the tables; the nodes are those that the edges name where there is no table of them.
  ///
  /// - Complexity: linear in the tables; space in nodes, edges and spells.
  static func read(
    edges: TableInput, nodes: TableInput?
  ) throws(FormatsError) -> GraphDocument

  /// Both tables of a document, as texts.
  ///
  /// - Complexity: linear in the document, in time and space.
  static func tables(of document: GraphDocument) -> (edges: SheetText, nodes: SheetText)
}

extension GraphTableFormat {
  package static func files(writing path: String) -> [String] {
    TablePair.files(writing: path, names: names)
  }

  package static func recognizes(folder path: String) -> Bool {
    let edges = join(path, name: names.edges + ".csv")
    return (try? ChronicleInput(opening: edges)).map { recognizes($0.beginning) } ?? false
  }

  /// Reads a table of edges alone.
  package static func read(
    _ input: TableInput, graph: String?
  ) throws(FormatsError) -> GraphDocument {
    var (edges, nodes) = (input, TableInput?.none)
    TablePair.watch(&edges, nodes: &nodes)
    return try GraphDocument(graphs: [read(edges: edges, nodes: nil)], only: graph)
  }

  /// Reads the tables at a path, that of edges or a folder, and tells of those beside it that are not read.
  package static func read(
    _ path: String, graph: String?
  ) throws(FormatsError) -> GraphDocument {
    let pair = try TablePair(reading: path, names: names)
    var (edges, nodes) = try pair.inputs()
    TablePair.watch(&edges, nodes: &nodes)
    var document = try read(edges: edges, nodes: nodes)
    var diagnostics = pair.diagnostics
    diagnostics.add(contentsOf: document.diagnostics)
    document.diagnostics = diagnostics
    return try GraphDocument(graphs: [document], only: graph)
  }

  /// Writes both tables or none.
  package static func write(
    _ document: GraphDocument, to path: String
  ) throws(FormatsError) {
    let (edges, nodes) = tables(of: document)
    try TablePair.write(edges: edges, nodes: nodes, to: path, names: names)
  }
}
