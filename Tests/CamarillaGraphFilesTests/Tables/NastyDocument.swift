import Camarilla
import CamarillaGraphFiles
import TestSupport

/// Random graphs with everything that makes files of other programs hard to write: quotes, line ends,
/// separators and blanks in texts, names that many share, spells of every shape.
struct NastyDocument {
  /// What a format asks of the documents that it is tried with.
  struct Traits {
    var severalSpells = true
    /// Whether spells without any bound are among them.
    var boundlessSpells = true
    var isolatedNodes = true
  }

  private var generator: SeededGenerator
  private let traits: Traits

  static func make(seed: UInt64, _ traits: Traits = Traits()) -> GraphDocument {
    var maker = NastyDocument(generator: SeededGenerator(seed: seed), traits: traits)
    return maker.document()
  }

  private init(generator: SeededGenerator, traits: Traits) {
    self.generator = generator
    self.traits = traits
  }

  private static let pieces = [
    "a", "B", "Сталин", " ", "  ", "\"", "\"\"", "'", "\\", "\\\\", "\n", "\r\n", "\t", ",", ";",
    "&",
    "&#", "&#34;", "%", "*", "[", "]", "[1-2]", "é", "e\u{301}", "名", "🏛", "|", "#", "<", ">", "/",
    "1", "-3.5", ":", "*Arcs", "..", "_", "(", ")", "NA", "\u{7F}", "=",
  ]

  private mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &generator) < percent
  }

  private mutating func text() -> String {
    let count = Int.random(in: 1...5, using: &generator)
    return (0..<count).map { _ in Self.pieces.randomElement(using: &generator)! }.joined()
  }

  private mutating func number(_ type: AttributeType) -> String {
    switch type {
    case .integer: "\(Int.random(in: -50...5000, using: &generator))"
    default:
      ["0.25", "-1.5", "3", "1e-07", "0.30000000000000004", "12345.678"].randomElement(
        using: &generator)!
    }
  }

  private mutating func column(_ name: String, rows: Int) -> AttributeColumn {
    var column = AttributeColumn(
      name: name, type: AttributeType.allCases.randomElement(using: &generator)!)
    for row in 0..<rows where chance(70) {
      column.values[row] =
        switch column.type {
        case .text: text()
        case .boolean: chance(50) ? "true" : "false"
        case .integer, .real: number(column.type)
        }
    }
    return column
  }

  private mutating func columns(
    _ names: [String], rows: Int
  ) -> [AttributeColumn] {
    names.filter { _ in chance(40) }.map { column($0, rows: rows) }
  }

  private mutating func period() -> Period {
    func day() -> CalendarDay {
      CalendarDay(number: Int.random(in: -700_000...20_000, using: &generator))
    }
    func date() -> HistoricalDate {
      chance(50)
        ? HistoricalDate(year: Int.random(in: -60...1999, using: &generator))!
        : HistoricalDate(day())!
    }
    switch Int.random(in: 0..<(traits.boundlessSpells ? 9 : 8), using: &generator) {
    case 0, 1, 2: return .event(date())
    case 3, 4, 5:
      let (a, b) = (date(), date())
      let (first, last) = a.earliest <= b.earliest ? (a, b) : (b, a)
      return try! Period(start: .date(first), end: .date(last))
    case 6: return try! Period(start: .date(date()), end: .open)
    case 7: return try! Period(start: .open, end: .date(date()))
    default: return try! Period("../..")
    }
  }

  private mutating func spells(rows: Int, _ document: inout GraphDocument) -> SpellTable {
    var table = SpellTable()
    guard chance(80) else { return table }
    for row in 0..<rows where chance(70) {
      for _ in 0..<(traits.severalSpells && chance(20) ? 3 : 1) {
        table.add(document.periods.intern(period()), row: Int32(row))
      }
    }
    return table
  }

  private mutating func document() -> GraphDocument {
    var document = GraphDocument()
    if chance(70) { document.title = text() }
    let count = Int.random(in: 0...12, using: &generator)
    for _ in 0..<count {
      guard let node = document.nodes.add(id: text() + (chance(50) ? text() : "")) else { continue }
      if chance(60) { document.nodes.labels[Int(node)] = text() }
    }
    let nodes = document.nodes.count
    document.nodes.columns = columns(
      ["x", "y", "faction", "rank/%", "born", "place of birth", "id", "Label_", "onset", "größe"],
      rows: nodes)
    document.nodes.spells = spells(rows: nodes, &document)
    if nodes > 0 { addEdges(&document) }
    return document
  }

  private mutating func addEdges(_ document: inout GraphDocument) {
    let nodes = Int32(document.nodes.count)
    let signs = ["alliance": "1", "rivalry": "-1", "de \"x\"": "-1", "met": "0", "": "1"]
    let isKinded = chance(80)
    let isSigned = chance(60)
    var kind = AttributeColumn(name: "kind")
    var sign = AttributeColumn(name: "sign", type: .integer)
    for _ in 0..<Int.random(in: 0...20, using: &generator) {
      let edge = Int(
        document.edges.add(
          source: Int32.random(in: 0..<nodes, using: &generator),
          target: Int32.random(in: 0..<nodes, using: &generator), directed: chance(50)))
      if chance(40) {
        document.edges.weights[edge] = [0.1, 2, 1e-9, 12.75, 1e21].randomElement(using: &generator)!
      }
      if chance(30) { document.edges.labels[edge] = text() }
      if chance(50) { document.edges.ids[edge] = "e\(edge)" + text() }
      let name = isKinded ? signs.keys.sorted().randomElement(using: &generator)! : ""
      kind.values[edge] = name
      sign.values[edge] = isKinded ? signs[name]! : chance(50) ? "1" : "-1"
    }
    let count = document.edges.count
    if !kind.values.isEmpty { document.edges.columns.append(kind) }
    if isSigned, count > 0 { document.edges.columns.append(sign) }
    document.edges.columns += columns(
      ["when", "post", "note", "Source", "head", "weight_", "start date"], rows: count)
    document.edges.spells = spells(rows: count, &document)
  }
}

extension GraphDocument {
  /// The document with its directed edges first, then the others, each by kind as kinds are met: the
  /// order in which a format of sections keeps them.
  var groupedByRelation: GraphDocument {
    let kinds = edges.columns.first { $0.name == "kind" }?.values ?? TextColumn()
    var places: [[String: Int]] = [[:], [:]]
    for edge in 0..<edges.count {
      let section = edges.directed[edge] ? 0 : 1
      if places[section][kinds[edge]] == nil {
        places[section][kinds[edge]] = places[section].count
      }
    }
    func key(_ edge: Int) -> (Int, Int, Int) {
      let section = edges.directed[edge] ? 0 : 1
      return (section, places[section][kinds[edge]]!, edge)
    }
    var grouped = self
    grouped.edges = EdgeTable()
    grouped.edges.columns = edges.columns.map { AttributeColumn(name: $0.name, type: $0.type) }
    for edge in (0..<edges.count).sorted(by: { key($0) < key($1) }) {
      let row = grouped.edges.add(
        source: edges.sources[edge], target: edges.targets[edge], directed: edges.directed[edge])
      grouped.edges.weights[Int(row)] = edges.weights[edge]
      grouped.edges.ids[Int(row)] = edges.ids[edge]
      grouped.edges.labels[Int(row)] = edges.labels[edge]
      for place in edges.columns.indices {
        grouped.edges.columns[place].values[Int(row)] = edges.columns[place].values[edge]
      }
      for spell in edges.spells.spells(ofRow: Int32(edge)) {
        grouped.edges.spells.add(edges.spells.periods[spell], row: row)
      }
    }
    return grouped
  }
}
