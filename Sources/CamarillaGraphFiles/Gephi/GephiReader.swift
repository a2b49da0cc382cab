import Camarilla
import CamarillaFormats

/// Reads Gephi's tables; see ``Gephi``.
struct GephiReader {
  private(set) var document: GraphDocument
  private var hasNodes = false
  private var weightChanges: [ValueChange] = []

  init(file: String) { document = GraphDocument(file: file) }

  mutating func readNodes(_ input: TableInput) throws(FormatsError) {
    var sheet = try Sheet.open(input, known: Gephi.nodeHeadings, isCapitalized: true)
    let (id, label) = (sheet.take("id"), sheet.take("label"))
    var time = GephiTimeColumn(&sheet)
    sheet.require("Id", column: id)
    guard let id, !sheet.problems.hasErrors else { return try sheet.problems.check() }
    var attributes = SheetAttributes(sheet: sheet, reserved: Gephi.nodeHeadings)
    while try sheet.next() {
      let own = sheet.text(in: id)
      guard !own.isEmpty else {
        sheet.refuse("the id is missing", column: id, expected: "a text", rule: .missingValue)
        continue
      }
      guard let node = document.nodes.add(id: own, line: sheet.line) else {
        let first = document.nodes.index(of: own).map { document.nodes.lines[Int($0)] } ?? 0
        sheet.refuse(
          "the id '\(shortened(own))' stands on line \(first) already", column: id,
          expected: "every id once", rule: .duplicateID)
        continue
      }
      document.nodes.labels[Int(node)] = sheet.text(in: label)
      attributes.read(sheet, row: Int(node))
      time.read(&sheet, row: node)
    }
    document.nodes.spells = time.table(problems: &sheet.problems, pool: &document.periods)
    document.nodes.columns = attributes.columns
    try sheet.problems.check(with: document)
    document.problems += sheet.problems.problems
    hasNodes = true
  }

  mutating func readEdges(_ input: TableInput) throws(FormatsError) {
    var sheet = try Sheet.open(input, known: Gephi.edgeHeadings, isCapitalized: true)
    let (source, target) = (sheet.take("source"), sheet.take("target"))
    let (type, weight) = (sheet.take("type"), sheet.take("weight"))
    let (id, label) = (sheet.take("id"), sheet.take("label"))
    var time = GephiTimeColumn(&sheet)
    sheet.require("Source", column: source)
    sheet.require("Target", column: target)
    guard let source, let target, !sheet.problems.hasErrors else {
      return try sheet.problems.check()
    }
    var attributes = SheetAttributes(sheet: sheet, reserved: Gephi.edgeHeadings)
    var unlisted = 0
    while try sheet.next() {
      guard let from = node(sheet: &sheet, column: source, unlisted: &unlisted),
        let to = node(sheet: &sheet, column: target, unlisted: &unlisted)
      else { continue }
      let edge = document.edges.add(
        source: from, target: to, directed: isDirected(&sheet, column: type), line: sheet.line)
      readWeight(&sheet, column: weight, edge: edge)
      document.edges.ids[Int(edge)] = sheet.text(in: id)
      document.edges.labels[Int(edge)] = sheet.text(in: label)
      attributes.read(sheet, row: Int(edge))
      time.read(&sheet, row: edge)
    }
    if hasNodes, unlisted > 0 {
      sheet.problems.add(
        .warning, rule: .unknownFigure,
        message:
          "\(unlisted == 1 ? "1 node is" : "\(unlisted) nodes are") not in the table of nodes",
        line: 1)
    }
    document.edges.spells = time.table(problems: &sheet.problems, pool: &document.periods)
    document.edges.columns = attributes.columns
    try sheet.problems.check(with: document)
    document.problems += sheet.problems.problems
    if !weightChanges.isEmpty {
      document.edges.columns.append(
        AttributeColumn(name: "weight", type: .real, changes: weightChanges))
    }
  }

  /// A weight may change: `<[1917.0, 1924.0, 2.5]; [1925.0, 1926.0, 1.0]>`.
  private mutating func readWeight(_ sheet: inout Sheet, column: Int?, edge: Int32) {
    guard let column, case let text = sheet.text(in: column), text.hasPrefix("<") else {
      if let weight = sheet.weight(in: column), let column {
        document.edges.setWeight(weight, ofEdge: Int(edge), at: sheet.location(of: column))
      }
      return
    }
    let groups = GephiTime.groups(text, haveValues: true)
    let spells = groups.flatMap { GephiTime.spells(groups: $0, arePoints: false) }
    guard let spells, spells.allSatisfy({ $0.value.flatMap(Double.init)?.isFinite ?? false }) else {
      return sheet.refuse(
        "'\(shortened(text))' is no weight", column: column,
        expected:
          "a number, or numbers behind the times they hold at, as in <[1917.0, 1924.0, 2.5]>")
    }
    for remark in GephiTime.remarks(of: groups ?? []) { sheet.warn(remark, column: column) }
    for (period, value) in spells {
      weightChanges.append(
        ValueChange(row: edge, value: value ?? "", period: document.periods.intern(period)))
    }
  }

  private mutating func node(
    sheet: inout Sheet, column: Int, unlisted: inout Int
  ) -> Int32? {
    let id = sheet.text(in: column)
    if let node = document.nodes.index(of: id) { return node }
    guard !id.isEmpty else {
      sheet.refuse(
        "an end of the edge is missing", column: column, expected: "a node's id",
        rule: .missingValue)
      return nil
    }
    unlisted += 1
    return document.nodes.add(id: id, line: hasNodes ? 0 : sheet.line)
  }

  private func isDirected(_ sheet: inout Sheet, column: Int?) -> Bool {
    guard let column else { return true }
    switch folded(sheet.text(in: column)) {
    case "directed", "": return true
    case "undirected": return false
    case "mutual":
      let (line, position) = sheet.location(of: column)
      sheet.problems.addRepeated(
        "mutual", rule: .malformedValue,
        message: "mutual edges, which run both ways, are read as undirected", line: line,
        column: position, text: sheet.text(in: column), expected: "Directed or Undirected")
      return false
    default:
      let text = sheet.text(in: column)
      sheet.refuse(
        "'\(shortened(text))' is no type of an edge", column: column,
        expected: "Directed or Undirected",
        suggestion: NearestNames(["Directed", "Undirected"]).nearest(to: text))
      return true
    }
  }
}

/// A table's column of times. What its cells mean may depend on one another, so they are made spells when
/// all were read.
struct GephiTimeColumn {
  private let column: Int?
  /// Whether two times between brackets are two points.
  private var isOfPoints = false
  /// Whether something only intervals have says that they are none.
  private var isOfIntervals = false
  private var cells: [(row: Int32, groups: Int32, location: (line: Int, column: Int))] = []
  private var known: [String: Int32] = [:]
  private var texts: [String] = []
  private var groups: [[GephiTime.Group]] = []
  /// The first cell with a number that is no year, and its place.
  private var stamp: (text: String, location: (line: Int, column: Int))?

  init(_ sheet: inout Sheet) {
    let points = sheet.take("timestamp", "timestamps")
    let intervals = sheet.take("timeset", "interval", "intervals", "time interval")
    column = intervals ?? points
    isOfPoints = intervals == nil && points != nil
  }

  mutating func read(_ sheet: inout Sheet, row: Int32) {
    guard let column, case let text = sheet.text(in: column), !text.isEmpty else { return }
    let index: Int32
    if let seen = known[text] {
      index = seen
    } else {
      guard let parsed = GephiTime.groups(text) else {
        return sheet.refuse(
          "'\(shortened(text))' is no set of times", column: column,
          expected: "intervals, as in <[1917.0, 1924.0]>, of years or dates", rule: .malformedDate)
      }
      index = Int32(groups.count)
      known[text] = index
      groups.append(parsed)
      texts.append(text)
      for remark in GephiTime.remarks(of: parsed) { sheet.warn(remark, column: column) }
      if parsed.contains(where: { $0.points.count > 2 }) { isOfPoints = true }
      if parsed.count > 1 || parsed.contains(where: \.isInterval) { isOfIntervals = true }
      if stamp == nil, parsed.contains(where: { $0.points.contains { $0.isStamp } }) {
        stamp = (text, sheet.location(of: column))
      }
    }
    cells.append((row, index, sheet.location(of: column)))
  }

  /// The spells of all rows, in their order.
  mutating func table(problems: inout ProblemList, pool: inout PeriodPool) -> SpellTable {
    var table = SpellTable()
    let spells = groups.map {
      GephiTime.spells(groups: $0, arePoints: isOfPoints && !isOfIntervals)
    }
    let indices = spells.map { $0?.map { pool.intern($0.period) } }
    if let stamp {
      problems.add(
        .warning, rule: .malformedDate,
        message:
          "numbers beyond 9999, as in '\(shortened(stamp.text))', are read as milliseconds since 1970",
        line: stamp.location.line, column: stamp.location.column, text: stamp.text,
        expected: "years from -9999 to 9999, or dates")
    }
    for cell in cells {
      guard let indices = indices[Int(cell.groups)] else {
        problems.add(
          .error, rule: .endBeforeStart,
          message: "'\(shortened(texts[Int(cell.groups)]))' ends before it begins",
          line: cell.location.line,
          column: cell.location.column, text: texts[Int(cell.groups)],
          expected: "the earlier time first")
        continue
      }
      for index in indices { table.add(index, row: cell.row) }
    }
    return table
  }
}
