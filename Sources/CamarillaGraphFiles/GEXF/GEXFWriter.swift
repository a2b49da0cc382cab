import Camarilla
import CamarillaFormats

/// Writes a document as GEXF 1.3.
///
/// Dates are days, or numbers of years where one lies in the year 0, see ``GEXFTime``; a spell runs from the first to the last day on which it may hold. The column `kind`
/// is an attribute like others, and makes the `kind` by which GEXF tells parallel edges apart: the
/// second of a pair and kind is `alliance 2`.
struct GEXFWriter: ~Copyable {
  private let document: GraphDocument
  private let isInNumbers: Bool
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
    isInNumbers = document.hasTimesInYearZero
    writer = try XMLWriter(path: path, items: document.nodes.count + document.edges.count)
  }

  consuming func write() throws(FormatsError) {
    let (nodes, edges) = (document.nodes, document.edges)
    var nodeValues = Self.values(of: nodes.columns)
    var edgeValues = Self.values(of: edges.columns)
    let isDynamic =
      !nodes.spells.isEmpty || !edges.spells.isEmpty
      || (nodeValues + edgeValues).contains { $0.isDynamic }
    let hasWeights = edges.haveWeights
    let isDirected = 2 * edges.directed.count { $0 } > edges.count
    try writeHead(isDirected: isDirected, isDynamic: isDynamic)
    try declare(nodeValues, item: "node")
    try declare(edgeValues, item: "edge")
    try writer.line(of: "    <nodes>")
    for node in 0..<nodes.count {
      writer.raw(of: "      <node")
      try writer.attribute(named: "id", value: nodes.ids[node])
      try writer.attribute(named: "label", value: nodes.shownLabel(ofNode: node))
      try writeRest("node", row: node, values: &nodeValues, spells: nodes.spells)
    }
    try writer.line(of: "    </nodes>")
    try writer.line(of: "    <edges>")
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
      if hasWeights {
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
    try writer.line(of: "    </edges>")
    try writer.line(of: "  </graph>")
    try writer.line(of: "</gexf>")
    try writer.commit()
  }

  // MARK: The head

  private mutating func writeHead(isDirected: Bool, isDynamic: Bool) throws(FormatsError) {
    try writer.beginRoot(
      named: "gexf", namespace: "http://gexf.net/1.3", schema: "http://gexf.net/1.3/gexf.xsd")
    try writer.line(of: " version=\"1.3\">")
    try writer.line(of: "  <meta>")
    try writer.line(of: "    <creator>Camarilla</creator>")
    if !document.title.isEmpty {
      writer.raw(of: "    <description>")
      try writer.text(from: document.title)
      try writer.line(of: "</description>")
    }
    try writer.line(of: "  </meta>")
    writer.raw(of: "  <graph")
    try writer.attribute(named: "defaultedgetype", value: isDirected ? "directed" : "undirected")
    if isDynamic {
      writer.raw(of: " mode=\"dynamic\"")
      try writer.attribute(named: "timeformat", value: isInNumbers ? "double" : "date")
      writer.raw(of: " timerepresentation=\"interval\">")
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
      try writer.line(of: ">")
      for values in declared {
        writer.raw(of: "      <attribute")
        try writer.attribute(named: "id", value: values.id)
        try writer.attribute(named: "title", value: values.column.name)
        try writer.attribute(named: "type", value: Self.type(of: values.column))
        try writer.line(of: "/>")
      }
      try writer.line(of: "    </attributes>")
    }
  }

  private static func type(of column: AttributeColumn) -> String {
    switch column.type {
    case .text: "string"
    case .integer:
      column.holdsShortIntegers && column.changes.allSatisfy { Int32($0.value) != nil }
        ? "integer" : "long"
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
    let hulls = indices.map { hull(ofPeriod: spells.periods[$0]) }
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
    try writer.line(of: ">")
    if hasValues { try writeValues(row, values: &values) }
    if !hulls.isEmpty, !isOneBounded {
      writer.raw(of: "        <spells>")
      for hull in hulls {
        writer.raw(of: "<spell")
        try bounds(hull)
        writer.raw(of: "/>")
      }
      try writer.line(of: "</spells>")
    }
    writer.raw(of: "      </")
    writer.raw(of: item)
    writer.raw(of: ">")
    try writer.endItem()
  }

  private mutating func writeValues(
    _ row: Int, values: inout [Values]
  ) throws(FormatsError) {
    try writer.line(of: "        <attvalues>")
    for index in values.indices {
      let value = values[index].column.values[row]
      if !value.isEmpty { try writeValue(values[index].id, value: value, hull: nil) }
      while values[index].next < values[index].column.changes.count,
        case let change = values[index].column.changes[values[index].next], change.row == row
      {
        try writeValue(
          values[index].id, value: change.value, hull: hull(ofPeriod: change.period))
        values[index].next += 1
      }
    }
    try writer.line(of: "        </attvalues>")
  }

  private mutating func writeValue(
    _ id: String, value: String, hull: SpellHull?
  ) throws(FormatsError) {
    writer.raw(of: "          <attvalue")
    try writer.attribute(named: "for", value: id)
    try writer.attribute(named: "value", value: value)
    if let hull { try bounds(hull) }
    try writer.line(of: "/>")
  }

  private mutating func bounds(_ hull: SpellHull) throws(FormatsError) {
    if let start = hull.start { try writer.attribute(named: "start", value: time(of: start)) }
    if let end = hull.end { try writer.attribute(named: "end", value: time(of: end)) }
  }

  private func hull(ofPeriod period: Int32) -> SpellHull {
    let hull = SpellHull(document.periods[period])
    return isInNumbers ? hull.withoutLongYears : hull
  }

  private func time(of day: CalendarDay) -> String {
    isInNumbers ? GEXFTime.number(of: day) : GEXFTime.text(of: day)
  }
}
