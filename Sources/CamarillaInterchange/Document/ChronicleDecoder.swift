import Camarilla
import CamarillaFormats

/// Makes a chronicle of a document.
///
/// An edge is a relationship; one with several spells, or with a weight that changes, is one for each
/// of them, `e1`, `e1@2`, `e1@3`. The dates are those of the column `when`, else the spells, else
/// the columns `start` and `end`; an edge without any may hold at any time. Nothing is made up: names
/// without a sign stay neutral.
struct ChronicleDecoder {
  let document: GraphDocument
  let options: InterchangeOptions
  var builder = Chronicle.Builder()
  var problems: [Problem]
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

  init(_ document: GraphDocument, _ options: InterchangeOptions) {
    let document = document.withoutBlanksAroundIDs()
    self.document = document
    self.options = options
    problems = document.problems
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
    let names = ReservedNames.figureAttributes(columns.map(\.name))
    for node in 0..<nodes.count {
      let id = id(ofNode: node)
      let label = nodes.labels[node]
      var figure = Figure(id: id, name: label.isEmpty ? id : label)
      figure.born = date(born, node)
      figure.died = date(died, node)
      for (name, column) in zip(names, columns) {
        let value = column.text(of: node, document.periods)
        if !value.isEmpty { figure.attributes.append(Attribute(name: name, value: value)) }
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
    problems.append(
      Problem(
        .warning, .missingValue, "a node's id is blank; it is called '\(name)'",
        location: document.location(ofNode: node), text: id,
        expected: "a text"))
    return name
  }

  private mutating func date(_ column: AttributeColumn?, _ node: Int) -> HistoricalDate? {
    guard let column, case let text = column.values[node], !text.isEmpty else { return nil }
    do throws(DateError) {
      let (date, remark) = try Self.date(text.withoutOuterBlanks)
      if let remark {
        report(
          remark, "'\(column.name)' of node '\(document.nodes.ids[node])'",
          document.location(of: column, node) ?? document.location(ofNode: node))
      }
      return date
    } catch {
      report(
        error, text, "'\(column.name)' of node '\(document.nodes.ids[node])'",
        document.location(of: column, node) ?? document.location(ofNode: node))
      return nil
    }
  }

  // MARK: Relationships

  private mutating func addRelationships() {
    let edges = document.edges
    columns = EdgeColumns(edges)
    let signs = UnreadableSigns(document, columns)
    if signs.areOfNoSign { columns.takeSignsForAttributes() }
    problems += columns.problems(document) + signs.problems
    let ids = EdgeIDs(document)
    if let problem = ids.problem { problems.append(problem) }
    let names = ReservedNames.relationshipAttributes(
      columns.attributes.map { edges.columns[$0].name })
    let attributes = zip(names, columns.attributes).map { name, index in
      (index: builder.attributeColumn(name), column: index)
    }
    let ownIDs = ids.isAttribute ? builder.attributeColumn("edge-id") : -1
    // What the kind that was asked for doesn't say.
    let parts =
      options.kind == nil || edges.parts.isEmpty ? -1 : builder.attributeColumn(partName(names))
    let labels = edges.labels.isEmpty ? -1 : builder.attributeColumn("label")
    builder.reserveCapacity(edges.count)
    edgeOfRow.reserveCapacity(edges.count)
    kinds.settle(document, columns, &builder)
    for edge in 0..<edges.count {
      if edges.isLoop(edge) {
        doubtful.loops.add(edge)
        continue
      }
      let confidence = number(columns.confidence, edge) ?? 1
      let cited = citationList(edge)
      var made = 0
      for piece in pieces(of: edge) {
        guard let weight = weight(piece.weight ?? edges.weights[edge], edge) else { continue }
        let kind = kinds.kind(ofEdge: edge, weight: weight, document, columns, &builder)
        let row = builder.append(
          kind: kind, source: edges.sources[edge], target: edges.targets[edge], when: piece.when,
          weight: abs(weight), confidence: confidence, citations: cited)
        edgeOfRow.append(Int32(edge))
        let id = edges.ids[edge]
        made += 1
        if ids.isAttribute {
          builder.setAttribute(ownIDs, id, row: row)
        } else if !id.isEmpty {
          builder.setID(made == 1 ? id : "\(id)@\(made)", row: row)
        }
        builder.setPost(text(columns.post, edge), row: row)
        builder.setNote(text(columns.note, edge), row: row)
        if parts >= 0 { builder.setAttribute(parts, edges.parts[edge], row: row) }
        if labels >= 0 { builder.setAttribute(labels, edges.labels[edge], row: row) }
        for (index, column) in attributes {
          builder.setAttribute(
            index, edges.columns[column].text(of: edge, document.periods), row: row)
        }
      }
    }
    problems += kinds.problems(document)
    problems += doubtful.problems(document, isStrict: options.isStrict)
  }

  /// A name for the attribute that tells edges without a kind apart, which no other has.
  private func partName(_ names: [String]) -> String {
    var name = "part"
    while names.contains(name) { name += "-2" }
    return name
  }

  /// The weight of a relationship; nil for 0, which is none.
  private mutating func weight(_ weight: Double, _ edge: Int) -> Double? {
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
    guard let pieces = datedPieces(of: edge) else { return [Piece(when: undatedPeriod())] }
    guard pieces.isEmpty else { return pieces }
    doubtful.undated.add(edge)
    return [Piece(when: undatedPeriod())]
  }

  /// The stretches of an edge that its dates make; nil, and an error, for a date that can't be read.
  private mutating func datedPieces(of edge: Int) -> [Piece]? {
    let when = text(columns.when, edge)
    if !when.isEmpty { return period(when, "when", edge).map { [Piece(when: $0)] } }
    let changes = columns.weightChanges(ofEdge: edge, document.edges)
    if !changes.isEmpty {
      return changes.map { Piece(when: interned($0.period), weight: $0.number) }
    }
    let spells = document.edges.spells.spells(ofRow: Int32(edge))
    if !spells.isEmpty {
      return spells.map { Piece(when: interned(document.edges.spells.periods[$0])) }
    }
    let start = text(columns.start, edge)
    let end = text(columns.end, edge)
    guard !start.isEmpty || !end.isEmpty else { return [] }
    return spell(start, columns.end == nil ? nil : end, edge).map { [Piece(when: $0)] }
  }

  private mutating func spell(_ start: String, _ end: String?, _ edge: Int) -> Int32? {
    let text = end.map { "\(start)/\($0)" } ?? start
    if let known = spells[text] { return known }
    // What is wrong with the two together is told of the end.
    let isOfStart = end?.isEmpty ?? true || !start.isEmpty && !Self.isTime(start)
    do throws(DateError) {
      let (period, remarks) = try Self.period(from: start, through: end)
      for remark in remarks {
        let column = remark.text == start ? columns.start : columns.end
        report(remark, "'\(name(of: column))' of an edge", location(edge, column))
      }
      let index = builder.intern(period)
      spells[text] = index
      return index
    } catch {
      let column = isOfStart ? columns.start : columns.end
      report(
        error, isOfStart ? start : end ?? start, "'\(name(of: column))' of an edge",
        location(edge, column))
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

  private mutating func period(_ text: String, _ column: String, _ edge: Int) -> Int32? {
    if let known = periods[text] { return known }
    do throws(DateError) {
      let (period, remark) = try Period.reading(text)
      if let remark {
        report(remark, "'\(column)' of an edge", location(edge, columns.index(column)))
      }
      let index = builder.intern(period)
      periods[text] = index
      return index
    } catch {
      report(error, text, "'\(column)' of an edge", location(edge, columns.index(column)))
      return nil
    }
  }

  private mutating func citationList(_ edge: Int) -> Int32 {
    let text = text(columns.citation, edge)
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

  private func text(_ column: Int?, _ row: Int) -> String {
    columns.text(column, row, document.edges)
  }

  /// What the file calls a column.
  private func name(of column: Int?) -> String {
    column.map { document.edges.columns[$0].name } ?? "start"
  }

  private mutating func number(_ column: Int?, _ row: Int) -> Double? {
    let text = text(column, row)
    guard !text.isEmpty else { return nil }
    if let number = Double(text) { return number }
    problems.append(
      Problem(
        .error, .malformedValue,
        "'\(shortened(text))' is no number; expected a confidence from 0 to 1",
        location: location(row, column), text: text, expected: "a number"))
    return nil
  }

  /// Where a value of an edge stands, or else the edge.
  private func location(_ edge: Int, _ column: Int?) -> Problem.Location? {
    column.flatMap { document.location(of: document.edges.columns[$0], edge) }
      ?? document.location(ofEdge: edge)
  }

  private mutating func report(
    _ error: DateError, _ text: String, _ what: String, _ location: Problem.Location?
  ) {
    let stamp = text.split(separator: "/").lazy.compactMap { ForeignTime.stamp(String($0)) }.first
    problems.append(
      Problem(
        .error, .malformedDate,
        "\(what): \(stamp.map { "'\(shortened(text))' is no time; expected \($0)" } ?? "\(error)")",
        location: location, text: text, expected: stamp ?? error.expected,
        suggestion: stamp == nil ? error.suggestionText : nil))
  }

  /// Tells of a date that was read although it is not plain EDTF.
  private mutating func report(
    _ remark: DateRemark, _ what: String, _ location: Problem.Location?
  ) {
    problems.append(
      Problem(
        .warning, .dateNotation, "\(what): \(remark)", location: location, text: remark.text,
        expected: "a date in EDTF", suggestion: remark.reading))
  }

  // MARK: Building

  private consuming func build() throws(FormatsError) -> Chronicle {
    builder.problems = problems
    let locations = DocumentLocations(document, edges: edgeOfRow, columns)
    builder.arrangeWarnings = locations.located
    do throws(InvalidChronicle) {
      return try builder.build()
    } catch {
      throw .invalid(InvalidChronicle(problems: locations.located(error.problems)))
    }
  }
}

extension AttributeColumn {
  /// A row's value; where it changes, every value with its period behind it.
  func text(of row: Int, _ pool: PeriodPool) -> String {
    let changes = changes(of: Int32(row))
    guard !changes.isEmpty else { return values[row] }
    let dated = changes.map { "\($0.value) (\(pool[$0.period]))" }
    return (values[row].isEmpty ? dated : [values[row]] + dated).joined(separator: "; ")
  }

  /// The changes of a row, which stand in the order of their rows. O(log n).
  func changes(of row: Int32) -> ArraySlice<ValueChange> {
    guard !changes.isEmpty else { return [] }
    var (low, high) = (0, changes.count)
    while low < high {
      let middle = (low + high) / 2
      if changes[middle].row < row { low = middle + 1 } else { high = middle }
    }
    return changes[low...].prefix { $0.row == row }
  }
}
