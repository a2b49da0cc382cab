import Camarilla
import CamarillaFormats

/// Reads a table of nodes and one of edges, as a ``TableDialect`` describes them.
struct GraphTableReader<Time: TimeColumns> {
  private(set) var document: GraphDocument
  private let dialect: TableDialect
  private var hasNodes = false
  /// How many nodes the edges name that the table of nodes doesn't have.
  private var unlisted = 0
  private var weightChanges: [ValueChange] = []

  init(file: String, dialect: TableDialect) {
    document = GraphDocument(file: file)
    self.dialect = dialect
  }

  // MARK: Nodes

  mutating func readNodes(_ input: TableInput) throws(FormatsError) {
    var sheet = try Sheet.open(input, known: dialect.nodeHeadings, isCapitalized: true)
    let (id, label) = (sheet.take("id"), sheet.take(dialect.nodeLabel))
    var time = Time(&sheet)
    let key = id ?? (dialect.labelsMayBeIDs ? label : nil)
    sheet.require("Id", column: key)
    guard let key, !sheet.diagnostics.hasErrors else { return try sheet.diagnostics.check() }
    document.nodes.file = input.name
    var attributes = SheetAttributes(sheet: sheet, reserved: dialect.nodeHeadings)
    while try sheet.next() {
      guard let node = addNode(&sheet, column: key) else { continue }
      if id != nil { document.nodes.labels[Int(node)] = sheet.text(in: label) }
      attributes.read(sheet, row: Int(node))
      time.read(&sheet, row: node, pool: &document.periods)
    }
    document.nodes.spells = time.table(of: &sheet, pool: &document.periods)
    document.nodes.columns = attributes.columns
    try finish(sheet)
    hasNodes = true
  }

  private mutating func addNode(_ sheet: inout Sheet, column: Int) -> Int32? {
    let id = sheet.text(in: column)
    guard !id.isEmpty else {
      sheet.refuse("the id is missing", column: column, expected: "a text", rule: .missingValue)
      return nil
    }
    if let node = document.nodes.add(id: id, line: sheet.line) { return node }
    let first = document.nodes.index(of: id).map { document.nodes.lines[Int($0)] } ?? 0
    sheet.refuse(
      "\(dialect.words.repeated.id)'\(shortened(id))' stands on line \(first) already",
      column: column,
      expected: dialect.words.repeated.expected, rule: .duplicateID)
    return nil
  }

  // MARK: Edges

  mutating func readEdges(_ input: TableInput) throws(FormatsError) {
    var sheet = try Sheet.open(input, known: dialect.edgeHeadings, isCapitalized: true)
    let (source, target) = (sheet.take(dialect.ends.source), sheet.take(dialect.ends.target))
    let (direction, weight) = (sheet.take(dialect.direction.heading), sheet.take("weight"))
    let (id, label) = (sheet.take("id"), sheet.take("label"))
    var time = Time(&sheet)
    sheet.require("Source", column: source)
    sheet.require("Target", column: target)
    guard let source, let target, !sheet.diagnostics.hasErrors else {
      return try sheet.diagnostics.check()
    }
    var attributes = SheetAttributes(sheet: sheet, reserved: dialect.edgeHeadings)
    while try sheet.next() {
      guard let from = end(&sheet, column: source), let to = end(&sheet, column: target) else {
        continue
      }
      let edge = document.edges.add(
        source: from, target: to, directed: isDirected(&sheet, column: direction), line: sheet.line)
      readWeight(&sheet, column: weight, edge: edge)
      document.edges.ids[Int(edge)] = sheet.text(in: id)
      document.edges.labels[Int(edge)] = sheet.text(in: label)
      attributes.read(sheet, row: Int(edge))
      time.read(&sheet, row: edge, pool: &document.periods)
    }
    if hasNodes, unlisted > 0 {
      let (one, several) = dialect.words.node
      var problem = Problem.warning(
        "\(unlisted == 1 ? "1 \(one) is" : "\(unlisted) \(several) are") not in the table of \(several)",
        rule: .unknownFigure, at: sheet.location(line: 1))
      problem.count = unlisted
      sheet.diagnostics.add(problem)
    }
    document.edges.spells = time.table(of: &sheet, pool: &document.periods)
    document.edges.columns = attributes.columns
    try finish(sheet)
    if !weightChanges.isEmpty {
      document.edges.columns.append(
        AttributeColumn(name: "weight", type: .real, changes: weightChanges))
    }
  }

  private mutating func end(_ sheet: inout Sheet, column: Int) -> Int32? {
    let id = sheet.text(in: column)
    if let node = document.nodes.index(of: id) { return node }
    guard !id.isEmpty else {
      sheet.refuse(
        "an end of the \(dialect.words.edge) is missing", column: column,
        expected: dialect.words.end, rule: .missingValue)
      return nil
    }
    unlisted += 1
    return document.nodes.add(id: id, line: hasNodes ? 0 : sheet.line)
  }

  /// Without a column that tells it, edges run from source to target.
  private func isDirected(_ sheet: inout Sheet, column: Int?) -> Bool {
    guard let column, case let text = sheet.text(in: column), case let word = folded(text),
      !word.isEmpty
    else { return true }
    let direction = dialect.direction
    if direction.yes.contains(word) { return true }
    if direction.no.contains(word) { return false }
    let (yes, no) = direction.expected
    let expected = "\(yes) or \(no)"
    if word == direction.mutual {
      let (location, edges) = (sheet.problemLocation(of: column), "\(dialect.words.edge)s")
      sheet.diagnostics.once(
        per: "mutual",
        .warning(
          "mutual \(edges), which run both ways, are read as undirected", at: location, text: text,
          expected: expected))
      return false
    }
    sheet.refuse(
      "'\(shortened(text))' \(direction.fault)", column: column, expected: expected,
      suggestion: direction.suggests
        ? Suggestion(nearestTo: text, among: [yes, no]) : Suggestion())
    return true
  }

  /// A weight may change: `<[1917.0, 1924.0, 2.5]; [1925.0, 1926.0, 1.0]>`.
  private mutating func readWeight(_ sheet: inout Sheet, column: Int?, edge: Int32) {
    guard let column else { return }
    let text = sheet.text(in: column)
    guard dialect.weightsMayChange, text.hasPrefix("<") else {
      return document.edges.setWeight(
        sheet.weight(in: column), ofEdge: Int(edge), at: sheet.location(of: column))
    }
    let groups = GephiTime.groups(text, haveValues: true)
    let spells = groups.flatMap { GephiTime.spells(groups: $0, arePoints: false) }
    guard let spells else {
      return sheet.refuse(
        "'\(shortened(text))' is no weight", column: column,
        expected:
          "a number, or numbers behind the times they hold at, as in <[1917.0, 1924.0, 2.5]>")
    }
    for remark in GephiTime.remarks(of: groups ?? []) { sheet.warn(remark, column: column) }
    for (period, value) in spells {
      let location = sheet.problemLocation(of: column)
      let weight = sheet.diagnostics.weight(from: value ?? "", at: location)
      weightChanges.append(
        ValueChange(
          row: edge, value: shortest(of: weight), period: document.periods.intern(period)))
    }
  }

  private mutating func finish(_ sheet: borrowing Sheet) throws(FormatsError) {
    try sheet.diagnostics.check(with: document)
    document.diagnostics.add(contentsOf: sheet.diagnostics)
  }
}
