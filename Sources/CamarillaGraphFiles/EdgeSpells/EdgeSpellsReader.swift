import Camarilla
import CamarillaFormats

/// Reads tables of spells; see ``EdgeSpells``.
struct EdgeSpellsReader {
  private var document: GraphDocument
  /// The vertices by `vertex.id`; nil without a table of them.
  private var vertices: [String: Int32]?
  private var spells: (nodes: [Row], edges: [Row]) = ([], [])

  /// A spell and whose it is. What times mean depends on all of them.
  private typealias Row = (row: Int32, spell: DecimalSpell)

  init(file: String) { document = GraphDocument(file: file) }

  // MARK: Vertices

  mutating func readVertices(_ input: TableInput) throws(FormatsError) {
    var sheet = try Sheet.open(input, known: EdgeSpells.vertexHeadings)
    document.nodes.file = input.name
    let (id, name) = (sheet.take("vertex.id"), sheet.take("name", "vertex.names"))
    let label = sheet.take("label")
    let time = SpellColumns(sheet: &sheet, isOurs: label != nil)
    sheet.require("vertex.id", column: id)
    var attributes = SheetAttributes(sheet: sheet, reserved: EdgeSpells.vertexHeadings)
    var indices: [String: Int32] = [:]
    while !sheet.diagnostics.hasErrors || id != nil, try sheet.next() {
      guard let id else { break }
      let number = sheet.text(in: id)
      let node: Int32
      if let known = indices[number] {
        node = known
        if !attributes.agree(sheet, row: Int(node)) {
          sheet.refuse(
            "vertex \(shortened(number)) has other attributes on line"
              + " \(document.nodes.lines[Int(node)])", column: id,
            expected: "the same in all rows of a vertex")
        }
      } else {
        let own = sheet.text(in: name)
        guard let added = document.nodes.add(id: own.isEmpty ? number : own, line: sheet.line)
        else {
          sheet.refuse(
            "the name '\(shortened(own))' stands in an earlier row", column: name ?? id,
            expected: "every name once", rule: .duplicateID)
          continue
        }
        node = added
        indices[number] = node
        document.nodes.labels[Int(node)] = sheet.text(in: label)
        attributes.read(sheet, row: Int(node))
      }
      if case .spell(let spell) = time.times(of: &sheet) { spells.nodes.append((node, spell)) }
    }
    document.nodes.columns = attributes.columns
    try sheet.diagnostics.check(with: document)
    document.diagnostics.add(contentsOf: sheet.diagnostics)
    vertices = indices
  }

  // MARK: Edges

  mutating func readEdges(_ input: TableInput) throws(FormatsError) {
    var sheet = try Sheet.open(input, known: EdgeSpells.edgeHeadings)
    if sheet.beginsWithNumbers { try sheet.becomeHeadless(["onset", "terminus", "tail", "head"]) }
    let (tail, head) = (sheet.take("tail"), sheet.take("head"))
    let (number, directed) = (sheet.take("edge.id"), sheet.take("directed"))
    let (weight, id, label) = (sheet.take("weight"), sheet.take("id"), sheet.take("label"))
    let time = SpellColumns(sheet: &sheet, isOurs: directed != nil)
    sheet.require("tail", column: tail)
    sheet.require("head", column: head)
    sheet.require("onset", column: time.onset)
    sheet.require("terminus", column: time.terminus)
    guard let tail, let head, !sheet.diagnostics.hasErrors else {
      return try sheet.diagnostics.check()
    }
    var attributes = SheetAttributes(sheet: sheet, reserved: EdgeSpells.edgeHeadings)
    var numbered: [String: Int32] = [:]
    while try sheet.next() {
      guard let source = vertex(sheet: &sheet, column: tail),
        let target = vertex(sheet: &sheet, column: head)
      else { continue }
      let times = time.times(of: &sheet)
      if times == .never {
        let location = sheet.location(line: sheet.line)
        sheet.diagnostics.once(
          per: "never",
          .warning(
            "a spell from Inf, or to -Inf, never holds and is left out", rule: .malformedDate,
            at: location, expected: "an onset before the terminus"))
        continue
      }
      if let number, let edge = numbered[sheet.text(in: number)],
        document.edges.sources[Int(edge)] == source, document.edges.targets[Int(edge)] == target,
        attributes.agree(sheet, row: Int(edge))
      {
        if case .spell(let spell) = times { spells.edges.append((edge, spell)) }
        continue
      }
      let edge = document.edges.add(
        source: source, target: target, directed: isDirected(&sheet, column: directed),
        line: sheet.line)
      if let number { numbered[sheet.text(in: number)] = edge }
      if let weight {
        document.edges.setWeight(
          sheet.weight(in: weight), ofEdge: Int(edge), at: sheet.location(of: weight))
      }
      document.edges.ids[Int(edge)] = sheet.text(in: id)
      document.edges.labels[Int(edge)] = sheet.text(in: label)
      attributes.read(sheet, row: Int(edge))
      if case .spell(let spell) = times { spells.edges.append((edge, spell)) }
    }
    document.edges.columns = attributes.columns
    try sheet.diagnostics.check(with: document)
    document.diagnostics.add(contentsOf: sheet.diagnostics)
  }

  private func isDirected(_ sheet: inout Sheet, column: Int?) -> Bool {
    guard let column else { return true }
    switch sheet.text(in: column).lowercased() {
    case "true", "1", "t", "": return true
    case "false", "0", "f": return false
    default:
      sheet.refuse(
        "'\(shortened(sheet.text(in: column)))' says not whether the edge is directed",
        column: column,
        expected: "TRUE or FALSE")
      return true
    }
  }

  private mutating func vertex(sheet: inout Sheet, column: Int) -> Int32? {
    let text = sheet.text(in: column)
    if let vertices {
      if let vertex = vertices[text] { return vertex }
      sheet.refuse(
        "vertex '\(shortened(text))' is not in the table of vertices", column: column,
        expected: "one of its \(vertices.count) numbers")
      return nil
    }
    guard !text.isEmpty else {
      sheet.refuse(
        "the vertex is missing", column: column, expected: "its number", rule: .missingValue)
      return nil
    }
    return document.nodes.mention(text, line: sheet.line)
  }

  // MARK: The end

  private mutating func table(spells: [Row], areYears: Bool) -> SpellTable {
    var indices: [DecimalSpell: Int32] = [:]
    return SpellTable(
      unsorted: spells.map { row, spell in
        let period = indices[spell] ?? document.periods.intern(spell.period(areYears: areYears))
        indices[spell] = period
        return (row, period)
      })
  }

  consuming func finished() throws(FormatsError) -> GraphDocument {
    let areYears = (spells.nodes + spells.edges).allSatisfy { $0.spell.isWhole }
    document.nodes.spells = table(spells: spells.nodes, areYears: areYears)
    document.edges.spells = table(spells: spells.edges, areYears: areYears)
    return document
  }
}
