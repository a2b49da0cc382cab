import Camarilla
import CamarillaFormats

/// Writes a document as GEXF 1.3.
///
/// Dates are days; a spell runs from the first to the last day on which it may hold. The column `kind`
/// is an attribute like others, and makes the `kind` by which GEXF tells parallel edges apart: the
/// second of a pair and kind is `alliance 2`.
struct GEXFWriter: ~Copyable {
  private let document: GraphDocument
  private var writer: XMLWriter

  /// A column, the attribute as which it is written, and the index of the next of its changes.
  private struct Values {
    let column: AttributeColumn
    let id: String
    var next = 0

    var isDynamic: Bool { !column.changes.isEmpty }
  }

  private struct Pair: Hashable {
    var low: Int32
    var high: Int32
    var kind: String
  }

  init(document: GraphDocument, to path: String) throws(FormatsError) {
    self.document = document
    writer = try XMLWriter(path: path, items: document.nodes.count + document.edges.count)
  }

  consuming func write() throws(FormatsError) {
    let (nodes, edges) = (document.nodes, document.edges)
    var nodeValues = Self.values(of: nodes.columns)
    var edgeValues = Self.values(of: edges.columns)
    let isDynamic =
      !nodes.spells.isEmpty || !edges.spells.isEmpty
      || (nodeValues + edgeValues).contains { $0.isDynamic }
    let isDirected = 2 * edges.directed.count { $0 } > edges.count
    try writeHead(isDirected: isDirected, isDynamic: isDynamic)
    try declare(nodeValues, item: "node")
    try declare(edgeValues, item: "edge")
    writer.raw(of: "    <nodes>")
    try writer.endLine()
    for node in 0..<nodes.count {
      writer.raw(of: "      <node")
      try writer.attribute(named: "id", value: nodes.ids[node])
      // Gephi shows nothing where there is no label.
      let label = nodes.labels[node]
      try writer.attribute(named: "label", value: label.isEmpty ? nodes.ids[node] : label)
      try writeRest("node", row: node, values: &nodeValues, spells: nodes.spells)
    }
    writer.raw(of: "    </nodes>")
    try writer.endLine()
    writer.raw(of: "    <edges>")
    try writer.endLine()
    let kinds = edges.columns.first { $0.name == "kind" && $0.changes.isEmpty }
    var parallels: [Pair: Int] = [:]
    for edge in 0..<edges.count {
      let (source, target) = (edges.sources[edge], edges.targets[edge])
      writer.raw(of: "      <edge")
      let id = edges.ids[edge]
      if !id.isEmpty { try writer.attribute(named: "id", value: id) }
      try writer.attribute(named: "source", value: nodes.ids[Int(source)])
      try writer.attribute(named: "target", value: nodes.ids[Int(target)])
      if edges.directed[edge] != isDirected {
        try writer.attribute(named: "type", value: edges.directed[edge] ? "directed" : "undirected")
      }
      let label = edges.labels[edge]
      if !label.isEmpty { try writer.attribute(named: "label", value: label) }
      if edges.weights[edge] != 1 {
        try writer.attribute(named: "weight", value: shortest(of: edges.weights[edge]))
      }
      if let kind = kinds?.values[edge], !kind.isEmpty {
        let pair = Pair(low: min(source, target), high: max(source, target), kind: kind)
        let number = parallels[pair, default: 0] + 1
        parallels[pair] = number
        try writer.attribute(named: "kind", value: number == 1 ? kind : "\(kind) \(number)")
      }
      try writeRest("edge", row: edge, values: &edgeValues, spells: edges.spells)
    }
    writer.raw(of: "    </edges>")
    try writer.endLine()
    writer.raw(of: "  </graph>")
    try writer.endLine()
    writer.raw(of: "</gexf>")
    try writer.endLine()
    try writer.commit()
  }

  // MARK: The head

  private mutating func writeHead(isDirected: Bool, isDynamic: Bool) throws(FormatsError) {
    writer.raw(of: "<gexf xmlns=\"http://gexf.net/1.3\"")
    writer.raw(of: " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"")
    writer.raw(of: " xsi:schemaLocation=\"http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd\"")
    writer.raw(of: " version=\"1.3\">")
    try writer.endLine()
    writer.raw(of: "  <meta>")
    try writer.endLine()
    writer.raw(of: "    <creator>Camarilla</creator>")
    try writer.endLine()
    if !document.title.isEmpty {
      writer.raw(of: "    <description>")
      try writer.text(from: document.title)
      writer.raw(of: "</description>")
      try writer.endLine()
    }
    writer.raw(of: "  </meta>")
    try writer.endLine()
    writer.raw(of: "  <graph")
    try writer.attribute(named: "defaultedgetype", value: isDirected ? "directed" : "undirected")
    if isDynamic {
      writer.raw(of: " mode=\"dynamic\" timeformat=\"date\" timerepresentation=\"interval\">")
    } else {
      writer.raw(of: " mode=\"static\">")
    }
    try writer.endLine()
  }

  private static func values(of columns: [AttributeColumn]) -> [Values] {
    columns.enumerated().map { Values(column: $1, id: "\($0)") }
  }

  private mutating func declare(_ values: [Values], item: String) throws(FormatsError) {
    for isDynamic in [false, true] {
      let declared = values.filter { $0.isDynamic == isDynamic }
      if declared.isEmpty { continue }
      writer.raw(of: "    <attributes")
      try writer.attribute(named: "class", value: item)
      try writer.attribute(named: "mode", value: isDynamic ? "dynamic" : "static")
      writer.raw(of: ">")
      try writer.endLine()
      for values in declared {
        writer.raw(of: "      <attribute")
        try writer.attribute(named: "id", value: values.id)
        try writer.attribute(named: "title", value: values.column.name)
        try writer.attribute(named: "type", value: Self.type(of: values.column))
        writer.raw(of: "/>")
        try writer.endLine()
      }
      writer.raw(of: "    </attributes>")
      try writer.endLine()
    }
  }

  private static func type(of column: AttributeColumn) -> String {
    switch column.type {
    case .text: "string"
    case .integer:
      column.values.allSatisfy { Int32($0) != nil }
        && column.changes.allSatisfy { Int32($0.value) != nil } ? "integer" : "long"
    case .real: "double"
    case .boolean: "boolean"
    }
  }

  // MARK: Nodes and edges

  /// The end of an item's tag, and what stands in it.
  private mutating func writeRest(
    _ item: StaticString, row: Int, values: inout [Values], spells: SpellTable
  ) throws(FormatsError) {
    let indices = spells.spells(ofRow: Int32(row))
    let hulls = indices.map { SpellHull(document.periods[spells.periods[$0]]) }
    let isOneBounded = hulls.count == 1 && (hulls[0].start != nil || hulls[0].end != nil)
    if isOneBounded { try bounds(hulls[0]) }
    let hasValues = values.contains {
      !$0.column.values[row].isEmpty
        || ($0.next < $0.column.changes.count && $0.column.changes[$0.next].row == row)
    }
    if !hasValues, hulls.isEmpty || isOneBounded {
      writer.raw(of: "/>")
      return try writer.endItem()
    }
    writer.raw(of: ">")
    try writer.endLine()
    if hasValues { try writeValues(row, values: &values) }
    if !hulls.isEmpty, !isOneBounded {
      writer.raw(of: "        <spells>")
      for hull in hulls {
        writer.raw(of: "<spell")
        try bounds(hull)
        writer.raw(of: "/>")
      }
      writer.raw(of: "</spells>")
      try writer.endLine()
    }
    writer.raw(of: "      </")
    writer.raw(of: item)
    writer.raw(of: ">")
    try writer.endItem()
  }

  private mutating func writeValues(
    _ row: Int, values: inout [Values]
  ) throws(FormatsError) {
    writer.raw(of: "        <attvalues>")
    try writer.endLine()
    for index in values.indices {
      let value = values[index].column.values[row]
      if !value.isEmpty { try writeValue(values[index].id, value: value, hull: nil) }
      while values[index].next < values[index].column.changes.count,
        case let change = values[index].column.changes[values[index].next], change.row == row
      {
        try writeValue(
          values[index].id, value: change.value, hull: SpellHull(document.periods[change.period]))
        values[index].next += 1
      }
    }
    writer.raw(of: "        </attvalues>")
    try writer.endLine()
  }

  private mutating func writeValue(
    _ id: String, value: String, hull: SpellHull?
  ) throws(FormatsError) {
    writer.raw(of: "          <attvalue")
    try writer.attribute(named: "for", value: id)
    try writer.attribute(named: "value", value: value)
    if let hull { try bounds(hull) }
    writer.raw(of: "/>")
    try writer.endLine()
  }

  private mutating func bounds(_ hull: SpellHull) throws(FormatsError) {
    if let start = hull.start {
      try writer.attribute(named: "start", value: GEXFTime.text(of: start))
    }
    if let end = hull.end { try writer.attribute(named: "end", value: GEXFTime.text(of: end)) }
  }
}
