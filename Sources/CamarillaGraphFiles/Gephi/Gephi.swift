import Camarilla
package import CamarillaFormats

/// The tables of nodes and edges that Gephi's Data Laboratory exports and imports.
///
/// **The edges**, in `edges.csv` or `x.csv`: `Source,Target,Type,Id,Label,Timeset,Weight` and the
/// attributes; `Type` is `Directed` or `Undirected`. **The nodes**, in `nodes.csv` or `x-nodes.csv`:
/// `Id,Label,Timeset` and the attributes. Headings are found whatever their case, and columns whether
/// separated by commas, semicolons or tabs; a table of edges alone is read, its nodes are those it names.
///
/// **Time.** `Timeset` (also `Interval`, `Timestamp`) holds intervals, `<[1917.0, 1924.0]>`, see `GephiTime`.
/// They are written as numbers if all are whole years, else as dates. Two times in a column of which
/// another cell has one or three between brackets, or that is headed `Timestamp`, are two points in time.
package enum Gephi: GraphTableFormat {
  package static var capacity: FormatCapacity { .tables(spells: .yearsOrDays) }

  package static let names = TablePair.Names(
    edges: "edges", nodes: "nodes", nodeKeys: ["id"])
  static let nodeHeadings: Set<String> = [
    "id", "label", "timeset", "interval", "timestamp", "timestamps", "intervals", "time interval",
  ]
  static let edgeHeadings = nodeHeadings.union(["source", "target", "type", "weight"])

  /// Whether the header names the edges' ends and type, as no chronicle's does, and the first row has a
  /// type that Gephi knows; or, without a type, names the ends and nothing that Gephi doesn't know. A table
  /// with a column more may be one of relationships whose kinds or dates are called otherwise.
  package static func recognizes(_ beginning: FileBeginning) -> Bool {
    guard !beginning.isTableOfRelationships, beginning.firstLineNames(["source", "target"]) else {
      return false
    }
    guard beginning.firstLineNames(["type"]) else {
      return beginning.words(ofLine: 0).allSatisfy { edgeHeadings.contains($0.lowercased()) }
    }
    let types = beginning.words(ofLine: 1).map { $0.lowercased() }
    return types.contains { ["directed", "undirected", "mutual"].contains($0) }
  }

  private static let dialect = TableDialect(
    nodeHeadings: nodeHeadings, edgeHeadings: edgeHeadings,
    ends: (source: ["source"], target: ["target"]), nodeLabel: "label",
    direction: .init(
      heading: "type", yes: ["directed"], no: ["undirected"], mutual: "mutual",
      fault: "is no type of an edge",
      expected: (yes: "Directed", no: "Undirected"), suggests: true),
    weightsMayChange: true,
    words: .init(
      edge: "edge", end: "a node's id", node: (one: "node", several: "nodes"),
      repeated: (id: "the id ", expected: "every id once")))

  package static func read(
    edges: TableInput, nodes: TableInput?
  ) throws(FormatsError) -> GraphDocument {
    var reader = GraphTableReader<GephiTimeColumn>(file: edges.name, dialect: dialect)
    if let nodes { try reader.readNodes(nodes) }
    try reader.readEdges(edges)
    return reader.document
  }

  package static func tables(
    of document: GraphDocument
  ) -> (edges: SheetText, nodes: SheetText) {
    let asYears = document.datesSpellsByYears
    return (
      edgeTable(document: document, asYears: asYears),
      nodeTable(document: document, asYears: asYears)
    )
  }

  private static func nodeTable(document: GraphDocument, asYears: Bool) -> SheetText {
    let nodes = document.nodes
    var sheet = SheetText()
    sheet.row(
      of: ["Id", "Label", "Timeset"]
        + nodes.columns.map { ReservedNames.escaped($0.name, reserved: nodeHeadings) })
    for node in 0..<nodes.count {
      sheet.field(of: nodes.ids[node])
      sheet.field(of: nodes.shownLabel(ofNode: node))
      sheet.field(
        of: GephiTime.text(table: nodes.spells, row: node, pool: document.periods, asYears: asYears)
      )
      for column in nodes.columns { sheet.field(of: column.values[node]) }
      sheet.endRow()
    }
    return sheet
  }

  private static func edgeTable(document: GraphDocument, asYears: Bool) -> SheetText {
    let edges = document.edges
    var sheet = SheetText()
    sheet.row(
      of: ["Source", "Target", "Type", "Id", "Label", "Timeset", "Weight"]
        + edges.columns.map { ReservedNames.escaped($0.name, reserved: edgeHeadings) })
    for edge in 0..<edges.count {
      sheet.field(of: document.nodes.ids[Int(edges.sources[edge])])
      sheet.field(of: document.nodes.ids[Int(edges.targets[edge])])
      sheet.field(of: edges.directed[edge] ? "Directed" : "Undirected")
      sheet.field(of: edges.ids[edge])
      sheet.field(of: edges.labels[edge])
      sheet.field(
        of: GephiTime.text(table: edges.spells, row: edge, pool: document.periods, asYears: asYears)
      )
      sheet.field(of: shortest(of: edges.weights[edge]))
      for column in edges.columns { sheet.field(of: column.values[edge]) }
      sheet.endRow()
    }
    return sheet
  }
}
