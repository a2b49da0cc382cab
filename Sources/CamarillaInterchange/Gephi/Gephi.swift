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
  package static var capacity: FormatCapacity {
    var capacity = FormatCapacity()
    capacity.title = false
    capacity.graphAttributes = false
    capacity.attributeTypes = false
    capacity.nodeSpells = .yearsOrDays
    capacity.edgeSpells = .yearsOrDays
    return capacity
  }

  package static let names = TablePair.Names(
    edges: "edges", nodes: "nodes", nodeKeys: ["id"])
  static let nodeHeadings: Set<String> = [
    "id", "label", "timeset", "interval", "timestamp", "timestamps", "intervals", "time interval",
  ]
  static let edgeHeadings = nodeHeadings.union(["source", "target", "type", "weight"])

  package static func read(
    edges: TableInput, nodes: TableInput?
  ) throws(FormatsError) -> GraphDocument {
    var reader = GephiReader(file: edges.name)
    if let nodes { try reader.readNodes(nodes) }
    try reader.readEdges(edges)
    return reader.document
  }

  package static func tables(
    of document: GraphDocument
  ) -> (edges: SheetText, nodes: SheetText) {
    let asYears = document.datesSpellsByYears
    return (edgeTable(document, asYears), nodeTable(document, asYears))
  }

  private static func nodeTable(_ document: GraphDocument, _ asYears: Bool) -> SheetText {
    let nodes = document.nodes
    var sheet = SheetText()
    sheet.row(
      ["Id", "Label", "Timeset"]
        + nodes.columns.map { ReservedNames.escaped($0.name, nodeHeadings) })
    for node in 0..<nodes.count {
      sheet.field(nodes.ids[node])
      sheet.field(nodes.labels[node])
      sheet.field(GephiTime.text(nodes.spells, node, document.periods, asYears: asYears))
      for column in nodes.columns { sheet.field(column.values[node]) }
      sheet.endRow()
    }
    return sheet
  }

  private static func edgeTable(_ document: GraphDocument, _ asYears: Bool) -> SheetText {
    let edges = document.edges
    var sheet = SheetText()
    sheet.row(
      ["Source", "Target", "Type", "Id", "Label", "Timeset", "Weight"]
        + edges.columns.map { ReservedNames.escaped($0.name, edgeHeadings) })
    for edge in 0..<edges.count {
      sheet.field(document.nodes.ids[Int(edges.sources[edge])])
      sheet.field(document.nodes.ids[Int(edges.targets[edge])])
      sheet.field(edges.directed[edge] ? "Directed" : "Undirected")
      sheet.field(edges.ids[edge])
      sheet.field(edges.labels[edge])
      sheet.field(GephiTime.text(edges.spells, edge, document.periods, asYears: asYears))
      sheet.field(shortest(edges.weights[edge]))
      for column in edges.columns { sheet.field(column.values[edge]) }
      sheet.endRow()
    }
    return sheet
  }
}
