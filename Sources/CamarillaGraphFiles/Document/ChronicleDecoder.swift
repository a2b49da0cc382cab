import Camarilla
import CamarillaFormats
import GraphKernels

/// Makes a chronicle of a document.
///
/// An edge is a relationship; one with several spells, or with a weight that changes, is one for each
/// of them, `e1`, `e1@2`, `e1@3`. The dates are those of the column `when`, else the spells, else
/// the columns `start` and `end`; an edge without any may hold at any time. Nothing is made up: names
/// without a sign stay neutral.
struct ChronicleDecoder {
  let document: GraphDocument
  let options: GraphFileOptions
  var builder = Chronicle.Builder()
  /// What was found in the document, every one of what is found here listed.
  var diagnostics = Diagnostics(limit: Diagnostics.mostListed)
  /// The edge of each relationship.
  private var edgeOfRow: [Int32] = []
  private var columns = EdgeColumns()
  var kinds: EdgeKinds
  private var citations: [String: Int32] = [:]
  private let listsSources: Bool
  private var inferredSources: Set<String> = []
  private var periods: [String: Int32] = [:]
  /// Those of the columns `start` and `end`.
  private var spells: [String: Int32] = [:]
  private var pooled: [Int32]
  private var undated: Int32?
  private var doubtful = DoubtfulEdges()
  /// How many values stretches of edges have that the ones before them have.
  private var repeated = 0
  /// Edges with a date that can't be read.
  private var misdated: Set<Int32> = []

  init(document: GraphDocument, options: GraphFileOptions) {
    let document = document.withoutBlanksAroundIDs()
    self.document = document
    self.options = options
    diagnostics.add(contentsOf: document.diagnostics)
    document.tellDoubts(to: &diagnostics)
    if !document.hyperedges.isEmpty {
      diagnostics.add(.hyperedges(at: document.hyperedges, isStrict: options.isStrict))
    }
    if !document.linesPartedByBlanks.isEmpty {
      diagnostics.add(
        .linesPartedByBlanks(at: document.linesPartedByBlanks, isStrict: options.isStrict))
    }
    kinds = EdgeKinds(options)
    listsSources = document.attributes.contains { $0.name == "sources" }
    pooled = Array(repeating: -1, count: document.periods.periods.count)
  }

  consuming func chronicle() throws(FormatsError) -> Chronicle {
    builder.trustsFigures = false
    builder.title = document.title.isEmpty ? nil : document.title
    addDeclarations()
    addFigures()
    addRelationships()
    return try build()
  }

  // MARK: Figures

  private mutating func addFigures() {
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

  // MARK: Relationships

  private mutating func addRelationships() {
    let edges = document.edges
    columns = EdgeColumns(edges, chosen: document.chosenRoles)
    let signs = UnreadableSigns(document: document, columns: columns)
    if signs.areOfNoSign { columns.takeSignsForAttributes() }
    columns.tellKept(of: document, to: &diagnostics)
    diagnostics.add(contentsOf: signs.problems)
    let ids = EdgeIDs(document)
    if let problem = ids.problem { diagnostics.add(problem) }
    let names = ReservedNames.relationshipAttributes(
      from: columns.attributes.map { edges.columns[$0].name })
    let attributes = zip(names, columns.attributes).map { name, index in
      (index: builder.attributeColumn(named: name), column: edges.columns[index])
    }
    let cells = FilledCells(attributes.map(\.column), rowCount: edges.count)
    let ownIDs = ids.isAttribute ? builder.attributeColumn(named: "edge-id") : -1
    // What the kind that was asked for doesn't say.
    let parts =
      options.kind == nil || edges.parts.isEmpty
      ? -1 : builder.attributeColumn(named: partName(of: names))
    let labels = edges.labels.isEmpty ? -1 : builder.attributeColumn(named: "label")
    builder.reserveCapacity(edges.count)
    edgeOfRow.reserveCapacity(edges.count)
    kinds.settle(document, columns: columns, builder: &builder)
    for edge in 0..<edges.count {
      if edges.isLoop(edge) {
        doubtful.loops.add(edge)
        continue
      }
      let confidence = number(column: columns.confidence, row: edge) ?? 1
      let cited = citationList(of: edge)
      let pieces = pieces(of: edge)
      // Every stretch of an edge has its attributes.
      let texts = cells[edge].map { cell in
        let (index, column) = attributes[cell]
        return (index: index, text: column.text(of: edge, pool: document.periods))
      }
      guard mayRepeat(texts.count, times: pieces.count - 1, edge: edge) else { break }
      var made = 0
      for piece in pieces {
        guard let weight = weight(weight: piece.weight ?? edges.weights[edge], edge: edge) else {
          continue
        }
        let kind = kinds.kind(
          ofEdge: edge, weight: weight, document: document, columns: columns, builder: &builder)
        let row = builder.append(
          kind: kind, source: edges.sources[edge], target: edges.targets[edge], when: piece.when,
          weight: abs(weight), confidence: confidence, citations: cited)
        edgeOfRow.append(Int32(edge))
        let id = edges.ids[edge]
        made += 1
        if ids.isAttribute {
          builder.setAttribute(ownIDs, value: id, row: row)
        } else if !id.isEmpty {
          builder.setID(made == 1 ? id : "\(id)@\(made)", row: row)
        }
        builder.setPost(text(column: columns.post, row: edge), row: row)
        builder.setNote(text(column: columns.note, row: edge), row: row)
        if parts >= 0 { builder.setAttribute(parts, value: edges.parts[edge], row: row) }
        if labels >= 0 { builder.setAttribute(labels, value: edges.labels[edge], row: row) }
        for (index, text) in texts { builder.setAttribute(index, value: text, row: row) }
      }
    }
    diagnostics.add(contentsOf: kinds.problems(of: document))
    diagnostics.add(contentsOf: doubtful.problems(document: document, isStrict: options.isStrict))
  }

  /// The most values that edges of several stretches may repeat: so few bytes make the product of both.
  static let mostRepeated = 5_000_000

  /// Whether so many attributes may be had again by the further stretches of an edge; an error where they may not.
  private mutating func mayRepeat(_ attributes: Int, times: Int, edge: Int) -> Bool {
    repeated += attributes * max(times, 0)
    guard repeated > Self.mostRepeated else { return true }
    diagnostics.add(
      .error(
        "the attributes of edges are repeated \(repeated) times by further spells",
        at: document.location(ofEdge: edge), expected: "at most \(Self.mostRepeated)"))
    return false
  }

  /// A name for the attribute that tells edges without a kind apart, which no other has.
  private func partName(of names: [String]) -> String {
    var name = "part"
    while names.contains(name) { name += "-2" }
    return name
  }

  /// The weight of a relationship; nil for 0, which is none.
  private mutating func weight(weight: Double, edge: Int) -> Double? {
    if weight == 0 {
      doubtful.weightless.add(edge)
      return nil
    }
    guard weight.isNaN else { return weight }
    doubtful.unweighted.add(edge)
    return 1
  }

  /// A stretch of an edge that is a relationship of its own.
  private struct Piece {
    var when: Int32
    var weight: Double?
  }

  /// The stretches of an edge; all of time where it is not dated.
  private mutating func pieces(of edge: Int) -> [Piece] {
    guard let pieces = datedPieces(of: edge) else {
      misdated.insert(Int32(edge))
      return [Piece(when: undatedPeriod())]
    }
    guard pieces.isEmpty else { return pieces }
    doubtful.undated.add(edge)
    return [Piece(when: undatedPeriod())]
  }

  /// The stretches of an edge that its dates make; nil, and an error, for a date that can't be read.
  private mutating func datedPieces(of edge: Int) -> [Piece]? {
    let when = text(column: columns.when, row: edge)
    if !when.isEmpty {
      return period(text: when, column: "when", edge: edge).map { [Piece(when: $0)] }
    }
    let changes = columns.weightChanges(ofEdge: edge, edges: document.edges)
    if !changes.isEmpty {
      return changes.map { Piece(when: interned($0.period), weight: $0.number) }
    }
    let spells = document.edges.spells.spells(ofRow: Int32(edge))
    if !spells.isEmpty {
      return spells.map { Piece(when: interned(document.edges.spells.periods[$0])) }
    }
    let start = text(column: columns.start, row: edge)
    let end = text(column: columns.end, row: edge)
    guard !start.isEmpty || !end.isEmpty else { return [] }
    return spell(start: start, end: columns.end == nil ? nil : end, edge: edge).map {
      [Piece(when: $0)]
    }
  }

  private mutating func spell(start: String, end: String?, edge: Int) -> Int32? {
    let text = end.map { "\(start)/\($0)" } ?? start
    if let known = spells[text] { return known }
    do throws(DateError) {
      let (period, remarks) = try Self.period(from: start, through: end)
      for remark in remarks {
        let column = remark.text == start ? columns.start : columns.end
        report(
          remark, what: "'\(name(of: column))' of an edge",
          location: location(edge: edge, column: column))
      }
      let index = builder.intern(period)
      spells[text] = index
      return index
    } catch {
      // Each end that is no time is told of by itself, and what is wrong with the two together of the end.
      var ends: [(text: String, column: Int?, fault: DateError?)] = [(start, columns.start, nil)]
      if let end {
        ends[0].fault = Self.fault(ofEnd: start)
        ends.append((end, columns.end, Self.fault(ofEnd: end)))
      }
      let isTogether = ends.allSatisfy { $0.fault == nil }
      let last = ends.last { !$0.text.isEmpty }?.column
      for (text, column, fault) in ends where isTogether ? column == last : fault != nil {
        report(
          fault ?? error, text: text, what: "'\(name(of: column))' of an edge",
          location: location(edge: edge, column: column))
      }
      return nil
    }
  }

  /// Of all that is not dated.
  private mutating func undatedPeriod() -> Int32 {
    if let undated { return undated }
    let index = builder.intern(
      .interval(Period.Interval(uncheckedStart: .unknown, end: .unknown)))
    undated = index
    return index
  }

  private mutating func interned(_ index: Int32) -> Int32 {
    if pooled[Int(index)] < 0 { pooled[Int(index)] = builder.intern(document.periods[index]) }
    return pooled[Int(index)]
  }

  private mutating func period(text: String, column: String, edge: Int) -> Int32? {
    if let known = periods[text] { return known }
    let chosen = document.chosenRoles[column]
    let what = "'\(chosen ?? column)' of an edge"
    let location = location(edge: edge, column: columns.index(named: column))
    do throws(DateError) {
      let period: Period
      // What was chosen for dates may have them as other programs write them.
      if chosen != nil, let date = ForeignTime.date(of: text) {
        period = .event(date)
      } else {
        let (read, remark) = try Period.reading(text)
        period = read
        if let remark { report(remark, what: what, location: location) }
      }
      let index = builder.intern(period)
      periods[text] = index
      return index
    } catch {
      report(error, text: text, what: what, location: location)
      return nil
    }
  }

  private mutating func citationList(of edge: Int) -> Int32 {
    let text = text(column: columns.citation, row: edge)
    guard !text.isEmpty else { return RelationshipTable.noCitations }
    if let known = citations[text] { return known }
    let list = Citation.list(text)
    let index = builder.intern(list)
    citations[text] = index
    if !listsSources {
      for id in list.map(\.source) where inferredSources.insert(id).inserted {
        builder.add(Source(id: id, title: id))
      }
    }
    return index
  }

  // MARK: Cells

  private func text(column: Int?, row: Int) -> String {
    columns.text(column: column, edge: row, edges: document.edges)
  }

  /// What the file calls a column.
  private func name(of column: Int?) -> String {
    column.map { document.edges.columns[$0].name } ?? "start"
  }

  private mutating func number(column: Int?, row: Int) -> Double? {
    let text = text(column: column, row: row)
    guard !text.isEmpty else { return nil }
    if let number = Double(text) { return number }
    diagnostics.add(
      .error(
        "'\(shortened(text))' is no number", rule: .malformedValue,
        at: location(edge: row, column: column), text: text, expected: "a confidence from 0 to 1"))
    return nil
  }

  /// Where a value of an edge stands, or else the edge.
  private func location(edge: Int, column: Int?) -> Problem.Location? {
    column.flatMap { document.location(of: document.edges.columns[$0], row: edge) }
      ?? document.location(ofEdge: edge)
  }

  private mutating func report(
    _ error: DateError, text: String, what: String, location: Problem.Location?
  ) {
    let stamp = text.split(separator: "/").lazy.compactMap { ForeignTime.stamp(of: String($0)) }
      .first
    let message =
      stamp.map { (text: "'\(shortened(text))' is no time; expected \($0)", suggestion: nil) }
      ?? error.message
    diagnostics.add(
      Problem(
        severity: .error, rule: .malformedDate, message: "\(what): \(message.text)",
        location: location, text: text, expected: stamp ?? error.expected,
        suggestion: message.suggestion))
  }

  /// Tells of a date that was read although it is not plain EDTF.
  private mutating func report(
    _ remark: DateRemark, what: String, location: Problem.Location?
  ) {
    diagnostics.add(.ofDate(remark, what: what, at: location))
  }

  // MARK: Building

  private consuming func build() throws(FormatsError) -> Chronicle {
    builder.problems = diagnostics.problems
    let locations = DocumentLocations(document: document, edges: edgeOfRow, columns: columns)
    builder.arrangeWarnings = locations.located
    do throws(InvalidChronicle) {
      return try builder.build()
    } catch {
      let misdated = misdated
      let own = error.problems.filter { !locations.isOfDates($0, ofEdges: misdated) }
      throw .invalid(InvalidChronicle(problems: locations.located(own)))
    }
  }
}

extension AttributeColumn {
  /// A row's value; where it changes, every value with its period behind it.
  func text(of row: Int, pool: PeriodPool) -> String {
    let changes = changes(of: Int32(row))
    guard !changes.isEmpty else { return values[row] }
    let dated = changes.map { "\($0.value) (\(pool[$0.period]))" }
    return (values[row].isEmpty ? dated : [values[row]] + dated).joined(separator: "; ")
  }

  /// The changes of a row, which stand in the order of their rows. O(log n).
  func changes(of row: Int32) -> ArraySlice<ValueChange> {
    guard !changes.isEmpty else { return [] }
    return changes[changes.lowerBound { $0.row < row }...].prefix { $0.row == row }
  }
}

extension Problem {
  /// Lines whose fields are parted by blanks in a file whose other lines have tabs.
  ///
  /// - Parameter isStrict: whether they are an error.
  fileprivate static func linesPartedByBlanks(
    at locations: [Location], isStrict: Bool
  ) -> Problem {
    func message(_ count: Int) -> String {
      let found = count == 1 ? "1 line is" : "\(count) lines are"
      let fate =
        isStrict ? "" : count == 1 ? "; it is read as an edge" : "; they are read as edges"
      return "\(found) parted by blanks, and others by tabs; expected tabs\(fate)"
    }
    return found(
      at: locations, rule: .malformedTable, isStrict: isStrict, expected: "tabs", message: message)
  }

  /// Edges that tie any number of nodes.
  ///
  /// - Parameter isStrict: whether leaving them out is an error.
  fileprivate static func hyperedges(at locations: [Location], isStrict: Bool) -> Problem {
    let expected = "edges between two nodes"
    func message(_ count: Int) -> String {
      let found = count == 1 ? "1 hyperedge ties" : "\(count) hyperedges tie"
      let fate = isStrict ? "" : count == 1 ? "; it is left out" : "; they are left out"
      return "\(found) any number of nodes; expected \(expected)\(fate)"
    }
    return found(
      at: locations, rule: .malformedValue, isStrict: isStrict, expected: expected, message: message
    )
  }

  /// What stands at several locations, told once.
  ///
  /// - Parameter message: what is told of so many.
  private static func found(
    at locations: [Location], rule: Rule, isStrict: Bool, expected: String,
    message: (Int) -> String
  ) -> Problem {
    var problem = Problem(
      severity: isStrict ? .error : .warning, rule: rule,
      message: message(locations.count), location: locations.first, expected: expected,
      count: locations.count,
      furtherRows: [Rows(locations: Array(locations.dropFirst().prefix(Diagnostics.mostRepeats)))])
    problem.ownMessage = message(1)
    return problem
  }
}
