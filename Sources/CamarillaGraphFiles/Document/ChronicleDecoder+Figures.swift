import Camarilla
import CamarillaFormats

extension ChronicleDecoder {
  mutating func addFigures() {
    let nodes = document.nodes
    let born = nodes.columns.first { $0.name == "born" }
    let died = nodes.columns.first { $0.name == "died" }
    let hasLives = born != nil || died != nil
    let columns = nodes.columns.filter { $0.name != "born" && $0.name != "died" }
    let names = ReservedNames.figureAttributes(from: columns.map(\.name))
    let cells = FilledCells(columns, rowCount: nodes.count)
    for node in 0..<nodes.count {
      let id = id(ofNode: node)
      let label = nodes.labels[node]
      var figure = Figure(id: Figure.ID(id), name: label.isEmpty ? id : label)
      figure.born = date(column: born, node: node)
      figure.died = date(column: died, node: node)
      for column in cells[node] {
        let value = columns[column].text(of: node, pool: document.periods)
        if !value.isEmpty {
          figure.attributes.append(Attribute(name: names[column], value: value))
        }
      }
      if !hasLives, !nodes.spells.isEmpty {
        let spells = nodes.spells.spells(ofRow: Int32(node)).map {
          document.periods[nodes.spells.periods[$0]].description
        }
        if !spells.isEmpty {
          figure.attributes.append(
            Attribute(name: "spells", value: spells.joined(separator: "; ")))
        }
      }
      builder.add(figure)
    }
  }

  /// A node's id; one made up where it has none that a table could keep.
  private mutating func id(ofNode node: Int) -> String {
    let id = document.nodes.ids[node]
    guard id.withoutOuterBlanks.isEmpty else { return id }
    var name = "node-\(node + 1)"
    while document.nodes.index(of: name) != nil { name = "_" + name }
    diagnostics.add(
      .warning(
        "a node's id is blank; it is called '\(name)'", rule: .missingValue,
        at: document.location(ofNode: node), text: id, expected: "a text"))
    return name
  }

  private mutating func date(column: AttributeColumn?, node: Int) -> HistoricalDate? {
    guard let column, case let text = column.values[node], !text.isEmpty else { return nil }
    do throws(DateError) {
      let (date, remark) = try Self.date(from: text.withoutOuterBlanks)
      if let remark {
        report(
          remark, what: "'\(column.name)' of node '\(document.nodes.ids[node])'",
          location: document.location(of: column, ofNode: node))
      }
      return date
    } catch {
      report(
        error, text: text, what: "'\(column.name)' of node '\(document.nodes.ids[node])'",
        location: document.location(of: column, ofNode: node))
      return nil
    }
  }
}
