import Camarilla
import CamarillaGraphFiles
import TestSupport

extension GraphDocument {
  /// A small document with something of everything: nasty texts, every type of column, blanks, several
  /// edges a pair, edges of both directions, isolated nodes, open spells and several of them.
  ///
  /// - Parameters:
  ///   - hard: characters that texts hold beside harmless ones; a format that cannot hold some leaves
  ///     them out.
  ///   - changes: whether columns have values that hold through a period only.
  ///   - isSigned: whether there are weights below 0, and kinds as edges without a kind are given.
  static func random(
    seed: UInt64, hard: String = "\"'<>&;,|[](){}\\\n\t%#=~`*: ", changes: Bool = false,
    isSigned: Bool = false
  ) -> GraphDocument {
    var random = SeededGenerator(seed: seed)
    let letters = Array("abcXYZ0189-_éßЖ中😀.") + Array(hard)
    func text(_ random: inout SeededGenerator, from least: Int = 0) -> String {
      let text = String(
        (0..<Int.random(in: least...7, using: &random)).map { _ in
          letters.randomElement(using: &random)!
        })
      // Blanks around a text are not what formats differ in; a blank text stands for none.
      let trimmed = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return trimmed.isEmpty && least > 0 ? "x" : trimmed
    }
    func values(_ type: AttributeType, _ count: Int, _ random: inout SeededGenerator) -> TextColumn
    {
      var column = TextColumn()
      for row in 0..<count where Int.random(in: 0..<4, using: &random) > 0 {
        column[row] = value(type, &random)
      }
      return column
    }
    func value(_ type: AttributeType, _ random: inout SeededGenerator) -> String {
      switch type {
      case .text: text(&random)
      case .integer: "\(Int.random(in: -1000...1000, using: &random))"
      case .real: "\(Double(Int.random(in: -4000...4000, using: &random)) / 16 + 0.03125)"
      case .boolean: Bool.random(using: &random) ? "true" : "false"
      }
    }
    func period(_ random: inout SeededGenerator) -> Period {
      let year = Int.random(in: 1800...1990, using: &random)
      let month = Int.random(in: 10...12, using: &random)
      let texts = [
        "\(year)", "\(year)/\(year + 3)", "\(year)-\(month)-1\(month % 10)", "\(year)/..",
        "../\(year)",
        "\(year)-01-02/\(year + 1)-\(month)-20",
      ]
      return try! Period(texts.randomElement(using: &random)!)
    }

    var document = GraphDocument()
    document.title = text(&random)
    for index in 0..<Int.random(in: 0...2, using: &random) {
      document.attributes.append(Attribute(name: "about\(index)", value: text(&random, from: 1)))
    }
    let count = Int.random(in: 0...6, using: &random)
    while document.nodes.count < count {
      if let node = document.nodes.add(id: text(&random, from: 1)), Bool.random(using: &random) {
        document.nodes.labels[Int(node)] = text(&random)
      }
    }
    for node in 0..<count {
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        document.nodes.spells.add(document.periods.intern(period(&random)), row: Int32(node))
      }
    }
    for type in AttributeType.allCases where Bool.random(using: &random) {
      document.nodes.columns.append(
        AttributeColumn(name: "node \(type)", type: type, values: values(type, count, &random)))
    }
    if count > 0 {
      for _ in 0..<Int.random(in: 0...9, using: &random) {
        let edge = document.edges.add(
          source: Int32.random(in: 0..<Int32(count), using: &random),
          target: Int32.random(in: 0..<Int32(count), using: &random),
          directed: Bool.random(using: &random))
        document.edges.weights[Int(edge)] =
          Double([1, 1, 2, 0.5, 0.1].randomElement(using: &random)!)
        for _ in 0..<Int.random(in: 0...2, using: &random) {
          document.edges.spells.add(document.periods.intern(period(&random)), row: edge)
        }
        document.edges.labels[Int(edge)] = text(&random)
      }
    }
    let edges = document.edges.count
    if Bool.random(using: &random) {
      for edge in 0..<edges { document.edges.ids[edge] = "e\(edge)\(text(&random))" }
    }
    let kinds = ["kin", "a foe", "Ω"]
    var kind = AttributeColumn(name: "kind")
    var sign = AttributeColumn(name: "sign", type: .integer)
    for edge in 0..<edges {
      let choice = Int.random(in: 0..<3, using: &random)
      kind.values[edge] = kinds[choice]
      sign.values[edge] = "\(choice - 1)"
    }
    if edges > 0, Bool.random(using: &random) { document.edges.columns += [kind, sign] }
    if isSigned {
      for edge in 0..<edges where Int.random(in: 0..<3, using: &random) == 0 {
        document.edges.weights[edge] *= -1
      }
      if document.edges.columns.isEmpty, edges > 0, Bool.random(using: &random) {
        var plain = AttributeColumn(name: "kind")
        for edge in 0..<edges {
          plain.values[edge] =
            (document.edges.weights[edge] < 0 ? "negative-" : "positive-")
            + (document.edges.directed[edge] ? "arc" : "tie")
        }
        document.edges.columns = [plain]
      }
    }
    for type in AttributeType.allCases where Bool.random(using: &random) {
      document.edges.columns.append(
        AttributeColumn(name: "edge \(type)", type: type, values: values(type, edges, &random)))
    }
    if changes {
      func addChanges(_ columns: inout [AttributeColumn], rows: Int) {
        for index in columns.indices {
          let type = columns[index].type
          for row in 0..<rows where Bool.random(using: &random) {
            let value = value(type, &random)
            guard !value.isEmpty else { continue }
            columns[index].changes.append(
              ValueChange(
                row: Int32(row), value: value, period: document.periods.intern(period(&random))))
          }
        }
      }
      var columns = document.nodes.columns
      addChanges(&columns, rows: count)
      document.nodes.columns = columns
      // A kind or sign that changes is no more of an edge.
      columns = document.edges.columns.filter { $0.name != "kind" && $0.name != "sign" }
      let fixed = document.edges.columns.filter { $0.name == "kind" || $0.name == "sign" }
      addChanges(&columns, rows: edges)
      document.edges.columns = fixed + columns
    }
    return document
  }

  /// Everything the document says, a fact a line, whatever the order of its columns and wherever its
  /// periods stand: two documents say the same when these are equal.
  var facts: [String] {
    var facts = ["title: \(title)"]
    facts += attributes.map { "the graph's \($0.name): \($0.value)" }.sorted()
    for node in 0..<nodes.count {
      let name = "node \(nodes.ids[node])"
      // A label that is the id says nothing; programs need one.
      let label = nodes.labels[node] == nodes.ids[node] ? "" : nodes.labels[node]
      facts.append("\(name) labeled \(label)")
      facts += told(of: node, name, nodes.columns, nodes.spells)
    }
    for edge in 0..<edges.count {
      let (source, target) = (Int(edges.sources[edge]), Int(edges.targets[edge]))
      let name = "edge \(edge)"
      facts.append(
        "\(name): \(nodes.ids[source]) \(edges.directed[edge] ? "->" : "--") \(nodes.ids[target])"
          + " weight \(edges.weights[edge]) id \(edges.ids[edge]) labeled \(edges.labels[edge])")
      facts += told(of: edge, name, edges.columns, edges.spells)
    }
    return facts
  }

  private func told(
    of row: Int, _ name: String, _ columns: [AttributeColumn], _ spells: SpellTable
  ) -> [String] {
    var facts: [String] = []
    for column in columns.sorted(by: { $0.name < $1.name }) {
      if !column.values[row].isEmpty {
        facts.append("\(name) \(column.name) (\(column.type)): \(column.values[row])")
      }
      for change in column.changes where change.row == row {
        facts.append(
          "\(name) \(column.name) (\(column.type)) \(periods[change.period]): \(change.value)")
      }
    }
    for place in spells.spells(ofRow: Int32(row)) {
      facts.append("\(name) holds \(periods[spells.periods[place]])")
    }
    return facts
  }
}
