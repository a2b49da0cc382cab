import Camarilla
package import CamarillaFormats

/// Tables for Palladio, of Stanford's Humanities + Design: relations, and people who extend their ends.
///
/// **The relations**, in `x.csv` or `relations.csv`: `Source,Target,Start date,End date,Directed,Weight,Id,Label` and the
/// attributes as further dimensions. **The people**, in `x-people.csv` or `people.csv`: `Id,Name,Start date,
/// End date` and the attributes; their `Id` extends `Source` and `Target`. Relations alone are read, too.
///
/// **Time.** Palladio knows dates `YYYY-MM-DD`, `YYYY-MM` and `YYYY`, and one span a row: the first of
/// several spells is kept. A blank date is an end without bound; two of them, no dates at all. A table with a
/// single column of dates (`Date`) is one of events.
package enum Palladio: GraphTableFormat {
  package static var capacity: FormatCapacity {
    var capacity = FormatCapacity.tables(spells: .dates)
    capacity.longYears = false
    capacity.severalSpells = false
    capacity.boundlessSpells = false
    return capacity
  }

  package static let names = TablePair.Names(
    edges: "relations", nodes: "people", nodeKeys: ["id", "name"])
  static let peopleHeadings: Set<String> = [
    "id", "name", "start date", "end date", "start", "end", "date",
  ]
  static let relationHeadings = peopleHeadings.union([
    "source", "target", "directed", "weight", "label",
  ])

  /// Whether the header names the relations' ends and a `Start date`, and isn't a chronicle's.
  package static func recognizes(_ beginning: FileBeginning) -> Bool {
    !beginning.isTableOfRelationships
      && beginning.firstLineNames(["source", "target", "start", "date"])
  }

  /// Whether there is a table of relations, whose name no other format has.
  package static func recognizes(folder path: String) -> Bool {
    fileKind(of: join(path, name: names.edges + ".csv")) == .regular
  }

  /// Palladio knows no directions; relations run from source to target unless a column says otherwise.
  private static let dialect = TableDialect(
    nodeHeadings: peopleHeadings, edgeHeadings: relationHeadings,
    ends: (source: ["source", "from"], target: ["target", "to"]), nodeLabel: "name",
    labelsMayBeIDs: true,
    direction: .init(
      heading: "directed", yes: ["yes", "true", "1"], no: ["no", "false", "0"],
      fault: "says not whether the relation is directed", expected: (yes: "yes", no: "no")),
    words: .init(
      edge: "relation", end: "a person", node: (one: "person", several: "people"),
      repeated: (id: "", expected: "everybody once")))

  package static func read(
    edges: TableInput, nodes: TableInput?
  ) throws(FormatsError) -> GraphDocument {
    var reader = GraphTableReader<DateColumns>(file: edges.name, dialect: dialect)
    if let nodes { try reader.readNodes(nodes) }
    try reader.readEdges(edges)
    return reader.document
  }

  package static func tables(
    of document: GraphDocument
  ) -> (edges: SheetText, nodes: SheetText) {
    (relationTable(of: document), peopleTable(of: document))
  }

  private static func peopleTable(of document: GraphDocument) -> SheetText {
    let nodes = document.nodes
    var sheet = SheetText()
    sheet.row(
      of: ["Id", "Name", "Start date", "End date"]
        + nodes.columns.map { ReservedNames.escaped($0.name, reserved: peopleHeadings) })
    for node in 0..<nodes.count {
      sheet.field(of: nodes.ids[node])
      sheet.field(of: nodes.shownLabel(ofNode: node))
      for date in dates(table: nodes.spells, row: node, document: document) {
        sheet.field(of: date)
      }
      for column in nodes.columns { sheet.field(of: column.values[node]) }
      sheet.endRow()
    }
    return sheet
  }

  private static func relationTable(of document: GraphDocument) -> SheetText {
    let edges = document.edges
    var sheet = SheetText()
    sheet.row(
      of: ["Source", "Target", "Start date", "End date", "Directed", "Weight", "Id", "Label"]
        + edges.columns.map { ReservedNames.escaped($0.name, reserved: relationHeadings) })
    for edge in 0..<edges.count {
      sheet.field(of: document.nodes.ids[Int(edges.sources[edge])])
      sheet.field(of: document.nodes.ids[Int(edges.targets[edge])])
      for date in dates(table: edges.spells, row: edge, document: document) {
        sheet.field(of: date)
      }
      sheet.field(of: edges.directed[edge] ? "yes" : "no")
      sheet.field(of: shortest(of: edges.weights[edge]))
      sheet.field(of: edges.ids[edge])
      sheet.field(of: edges.labels[edge])
      for column in edges.columns { sheet.field(of: column.values[edge]) }
      sheet.endRow()
    }
    return sheet
  }

  /// Start and end of a row's first spell, as they are dated.
  private static func dates(
    table: SpellTable, row: Int, document: GraphDocument
  ) -> [String] {
    guard let index = table.spells(ofRow: Int32(row)).first else { return ["", ""] }
    let told = ToldSpells(precision: .dates, capacity: capacity, in: document)
    let (start, end) = told.ends(of: document.periods[table.periods[index]])
    return [start?.description ?? "", end?.description ?? ""]
  }
}
