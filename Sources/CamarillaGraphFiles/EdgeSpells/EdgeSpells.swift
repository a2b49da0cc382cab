import Camarilla
package import CamarillaFormats

/// Tables of edge spells, as R's networkDynamic (of statnet) gives them by `as.data.frame` and takes them by
/// `networkDynamic(edge.spells = )`.
///
/// **The edges**, in `x.csv` or `edges.csv`: `onset,terminus,tail,head,onset.censored,terminus.censored,duration,
/// edge.id`, then what it knows nothing of: `directed`, `weight`, `id`, `label` and the attributes. A
/// row is a spell, those of one edge have one `edge.id`. `tail` and `head` are vertex numbers from 1. A table
/// of the first four columns alone is read, with headings or without.
///
/// **The vertices**, in `x-vertices.csv` or `vertices.csv`: `onset,terminus,vertex.id,onset.censored,
/// terminus.censored,name,label` and the attributes, a row a spell. Without the table, vertices are called by
/// their numbers.
///
/// **Time.** A spell holds from its onset until before its terminus, an event where both are the same. Time
/// is years, days decimal years: year + (day of the year − 1) / days of the year, read back to the
/// day. Tables whose times are all whole count by years, and their spells are of years; in others 1918
/// is the first day of the year. Ends without bound are `-Inf` and `Inf`, and a spell from `Inf` or to
/// `-Inf` is networkDynamic's for what never is. What has no dates is written from `-Inf` to `Inf` and
/// censored on both sides; R censors all that is without bound, so that in its own tables, which have no
/// columns `directed` or `label`, this says no more than the bounds do.
package enum EdgeSpells: GraphTableFormat {
  package static var capacity: FormatCapacity {
    var capacity = FormatCapacity.tables(spells: .decimalYears)
    capacity.longYears = false
    return capacity
  }

  package static let names = TablePair.Names(
    edges: "edges", nodes: "vertices", nodeKeys: ["vertex.id"])
  static let edgeHeadings: Set<String> = [
    "onset", "terminus", "tail", "head", "onset.censored", "terminus.censored", "duration",
    "edge.id", "directed", "weight", "id", "label",
  ]
  static let vertexHeadings: Set<String> = [
    "onset", "terminus", "vertex.id", "onset.censored", "terminus.censored", "duration", "name",
    "label",
  ]

  /// Whether the first line is a header with the four columns that every table of edges has.
  package static func recognizes(_ beginning: FileBeginning) -> Bool {
    beginning.firstLineNames(["onset", "terminus", "tail", "head"])
  }

  package static func read(
    edges: TableInput, nodes: TableInput?
  ) throws(FormatsError) -> GraphDocument {
    var reader = EdgeSpellsReader(file: edges.name)
    if let nodes { try reader.readVertices(nodes) }
    try reader.readEdges(edges)
    return try reader.finished()
  }

  package static func tables(
    of document: GraphDocument
  ) -> (edges: SheetText, nodes: SheetText) {
    (edgeTable(of: document), vertexTable(of: document))
  }

  private static func edgeTable(of document: GraphDocument) -> SheetText {
    let edges = document.edges
    let columns = edges.columns.map {
      (name: ReservedNames.escaped($0.name, reserved: edgeHeadings), values: $0.values)
    }
    var sheet = SheetText()
    sheet.row(
      of: [
        "onset", "terminus", "tail", "head", "onset.censored", "terminus.censored", "duration",
        "edge.id", "directed", "weight", "id", "label",
      ] + columns.map(\.name))
    for edge in 0..<edges.count {
      for spell in spells(table: edges.spells, row: edge, document: document) {
        sheet.field(of: spell.onset)
        sheet.field(of: spell.terminus)
        sheet.field(of: "\(edges.sources[edge] + 1)")
        sheet.field(of: "\(edges.targets[edge] + 1)")
        sheet.field(of: spell.isCensored ? "TRUE" : "FALSE")
        sheet.field(of: spell.isCensored ? "TRUE" : "FALSE")
        sheet.field(of: spell.duration)
        sheet.field(of: "\(edge + 1)")
        sheet.field(of: edges.directed[edge] ? "TRUE" : "FALSE")
        sheet.field(of: shortest(of: edges.weights[edge]))
        sheet.field(of: edges.ids[edge])
        sheet.field(of: edges.labels[edge])
        for column in columns { sheet.field(of: column.values[edge]) }
        sheet.endRow()
      }
    }
    return sheet
  }

  private static func vertexTable(of document: GraphDocument) -> SheetText {
    let nodes = document.nodes
    let columns = nodes.columns.map {
      (name: ReservedNames.escaped($0.name, reserved: vertexHeadings), values: $0.values)
    }
    var sheet = SheetText()
    sheet.row(
      of: [
        "onset", "terminus", "vertex.id", "onset.censored", "terminus.censored", "name", "label",
      ] + columns.map(\.name))
    for node in 0..<nodes.count {
      for spell in spells(table: nodes.spells, row: node, document: document) {
        sheet.field(of: spell.onset)
        sheet.field(of: spell.terminus)
        sheet.field(of: "\(node + 1)")
        sheet.field(of: spell.isCensored ? "TRUE" : "FALSE")
        sheet.field(of: spell.isCensored ? "TRUE" : "FALSE")
        sheet.field(of: nodes.ids[node])
        sheet.field(of: nodes.labels[node])
        for column in columns { sheet.field(of: column.values[node]) }
        sheet.endRow()
      }
    }
    return sheet
  }

  private struct Spell {
    var onset = "-Inf"
    var terminus = "Inf"
    var duration = "Inf"
    /// Whether nothing is known of when.
    var isCensored = true
  }

  /// The spells of a row; one without dates where it has none.
  private static func spells(
    table: SpellTable, row: Int, document: GraphDocument
  ) -> [Spell] {
    let indices = table.spells(ofRow: Int32(row))
    if indices.isEmpty { return [Spell()] }
    return indices.map { index in
      let hull = SpellHull(document.periods[table.periods[index]]).withoutLongYears
      var spell = Spell(isCensored: false)
      if let start = hull.start { spell.onset = DecimalYear.text(ofBeginningOf: start) }
      if let end = hull.end {
        spell.terminus = DecimalYear.text(ofBeginningOf: end.advanced(by: 1))
      }
      if let onset = Double(spell.onset), let terminus = Double(spell.terminus),
        onset.isFinite, terminus.isFinite
      {
        spell.duration = shortest(of: terminus - onset)
      }
      return spell
    }
  }
}
