import Camarilla
import CamarillaFormats

/// Reads tables of spells; see ``EdgeSpells``.
struct EdgeSpellsReader {
  private var document: GraphDocument
  private var problems: [Problem] = []
  /// The vertices by `vertex.id`; nil without a table of them.
  private var vertices: [String: Int32]?
  private var periods: [SpellHull: Int32] = [:]

  init(file: String) { document = GraphDocument(file: file) }

  // MARK: Vertices

  mutating func readVertices(_ input: TableInput) throws(FormatsError) {
    var sheet = try Sheet.open(input, known: EdgeSpells.vertexHeadings)
    let (id, name) = (sheet.take("vertex.id"), sheet.take("name", "vertex.names"))
    let label = sheet.take("label")
    let time = SpellColumns(&sheet)
    sheet.require("vertex.id", id)
    var attributes = SheetAttributes(sheet, reserved: EdgeSpells.vertexHeadings)
    var places: [String: Int32] = [:]
    var spells: [(row: Int32, period: Int32)] = []
    while !sheet.problems.hasErrors || id != nil, try sheet.next() {
      guard let id else { break }
      let number = sheet.text(id)
      let node: Int32
      if let known = places[number] {
        node = known
        if !attributes.agree(sheet, row: Int(node)) {
          sheet.refuse(
            "vertex \(shortened(number)) has other attributes on line"
              + " \(document.nodes.lines[Int(node)])", id,
            expected: "the same in all rows of a vertex")
        }
      } else {
        let own = sheet.text(name)
        guard let added = document.nodes.add(id: own.isEmpty ? number : own, line: sheet.line)
        else {
          sheet.refuse(
            "the name '\(shortened(own))' stands in an earlier row", name ?? id,
            expected: "every name once", .duplicateID)
          continue
        }
        node = added
        places[number] = node
        document.nodes.labels[Int(node)] = sheet.text(label)
        attributes.read(sheet, row: Int(node))
      }
      if let hull = time.hull(&sheet) { spells.append((node, period(hull))) }
    }
    try sheet.problems.check()
    problems += sheet.problems.problems
    document.nodes.columns = attributes.columns
    document.nodes.spells = table(spells)
    vertices = places
  }

  // MARK: Edges

  mutating func readEdges(_ input: TableInput) throws(FormatsError) {
    var sheet = try Sheet.open(input, known: EdgeSpells.edgeHeadings)
    if sheet.beginsWithNumbers { try sheet.becomeHeadless(["onset", "terminus", "tail", "head"]) }
    let (tail, head) = (sheet.take("tail"), sheet.take("head"))
    let (number, directed) = (sheet.take("edge.id"), sheet.take("directed"))
    let (weight, id, label) = (sheet.take("weight"), sheet.take("id"), sheet.take("label"))
    let time = SpellColumns(&sheet)
    _ = sheet.take("duration")
    sheet.require("tail", tail)
    sheet.require("head", head)
    sheet.require("onset", time.onset)
    sheet.require("terminus", time.terminus)
    guard let tail, let head, !sheet.problems.hasErrors else { return try sheet.problems.check() }
    var attributes = SheetAttributes(sheet, reserved: EdgeSpells.edgeHeadings)
    var numbered: [String: Int32] = [:]
    var spells: [(row: Int32, period: Int32)] = []
    while try sheet.next() {
      guard let source = vertex(&sheet, tail), let target = vertex(&sheet, head) else { continue }
      let hull = time.hull(&sheet)
      if let number, let edge = numbered[sheet.text(number)],
        document.edges.sources[Int(edge)] == source, document.edges.targets[Int(edge)] == target,
        attributes.agree(sheet, row: Int(edge))
      {
        if let hull { spells.append((edge, period(hull))) }
        continue
      }
      let edge = document.edges.add(
        source: source, target: target, directed: isDirected(&sheet, directed), line: sheet.line)
      if let number { numbered[sheet.text(number)] = edge }
      if let weight, !sheet.text(weight).isEmpty, let value = sheet.number(weight) {
        document.edges.weights[Int(edge)] = value
      }
      document.edges.ids[Int(edge)] = sheet.text(id)
      document.edges.labels[Int(edge)] = sheet.text(label)
      attributes.read(sheet, row: Int(edge))
      if let hull { spells.append((edge, period(hull))) }
    }
    try sheet.problems.check()
    problems += sheet.problems.problems
    document.edges.columns = attributes.columns
    document.edges.spells = table(spells)
  }

  private func isDirected(_ sheet: inout Sheet, _ column: Int?) -> Bool {
    guard let column else { return true }
    switch sheet.text(column).lowercased() {
    case "true", "1", "t", "": return true
    case "false", "0", "f": return false
    default:
      sheet.refuse(
        "'\(shortened(sheet.text(column)))' says not whether the edge is directed", column,
        expected: "TRUE or FALSE")
      return true
    }
  }

  private mutating func vertex(_ sheet: inout Sheet, _ column: Int) -> Int32? {
    let text = sheet.text(column)
    if let vertices {
      if let vertex = vertices[text] { return vertex }
      sheet.refuse(
        "vertex '\(shortened(text))' is not in the table of vertices", column,
        expected: "one of its \(vertices.count) numbers")
      return nil
    }
    guard !text.isEmpty else {
      sheet.refuse("the vertex is missing", column, expected: "its number", .missingValue)
      return nil
    }
    return document.nodes.mention(text, line: sheet.line)
  }

  // MARK: The end

  private mutating func period(_ hull: SpellHull) -> Int32 {
    if let place = periods[hull] { return place }
    let place = document.periods.intern(hull.period)
    periods[hull] = place
    return place
  }

  /// Spells in the order of their rows, and those of a row as they came.
  private func table(_ spells: [(row: Int32, period: Int32)]) -> SpellTable {
    var table = SpellTable()
    let order = spells.indices.sorted { (spells[$0].row, $0) < (spells[$1].row, $1) }
    for index in order { table.add(spells[index].period, row: spells[index].row) }
    return table
  }

  consuming func finished() throws(FormatsError) -> GraphDocument {
    document.problems = problems
    return document
  }
}

/// The columns that say when a row holds.
struct SpellColumns {
  let onset: Int?
  let terminus: Int?
  private let onsetCensored: Int?
  private let terminusCensored: Int?

  init(_ sheet: inout Sheet) {
    onset = sheet.take("onset")
    terminus = sheet.take("terminus")
    onsetCensored = sheet.take("onset.censored")
    terminusCensored = sheet.take("terminus.censored")
    _ = sheet.take("duration")
  }

  /// When the row at hand holds; nil where nothing is known of it, or it cannot be read.
  func hull(_ sheet: inout Sheet) -> SpellHull? {
    guard let onset, let terminus else { return nil }
    guard let start = time(&sheet, onset, unbounded: "-inf"),
      let end = time(&sheet, terminus, unbounded: "inf")
    else { return nil }
    if start.value == nil, end.value == nil {
      let isKnown = [onsetCensored, terminusCensored].contains {
        $0.map { sheet.text($0).lowercased() == "false" } ?? false
      }
      return isKnown ? SpellHull(start: nil, end: nil) : nil
    }
    guard let first = start.value.map({ DecimalYear.day($0) }) ?? .some(nil) as CalendarDay??,
      let after = end.value.map({ DecimalYear.day($0, .up) }) ?? .some(nil) as CalendarDay??
    else { return nil }
    if let from = start.value, let until = end.value, until < from {
      sheet.refuse(
        "the spell ends before it begins", terminus,
        expected: "a terminus from \(shortest(from)) on",
        .endBeforeStart)
      return nil
    }
    return hull(first, after, start.value, end.value)
  }

  private func hull(
    _ first: CalendarDay?, _ after: CalendarDay?, _ from: Double?, _ until: Double?
  ) -> SpellHull {
    guard let first, let after else {
      return SpellHull(start: first, end: after.map { $0.advanced(by: -1) })
    }
    if from == until {
      // An event: of a year that is whole, else of a day.
      let isYear = from == from?.rounded()
      return SpellHull(start: first, end: isYear ? .last(ofYear: first.year) : first)
    }
    return SpellHull(start: first, end: max(first, after.advanced(by: -1)))
  }

  /// The time in a cell, nil within where it is unbounded; nil where it is none.
  private func time(
    _ sheet: inout Sheet, _ column: Int, unbounded: String
  ) -> (value: Double?, Void)? {
    let text = sheet.text(column)
    if text.isEmpty || text == "NA" || text.lowercased() == unbounded { return (nil, ()) }
    guard let value = sheet.number(column) else { return nil }
    guard DecimalYear.day(value) != nil else {
      sheet.refuse(
        "the time \(shortened(text)) is beyond the calendar", column,
        expected: "a year from -9999 to 9999", .malformedDate)
      return nil
    }
    return (value, ())
  }
}
