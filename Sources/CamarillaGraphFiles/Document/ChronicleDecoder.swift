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
  let options: GraphFileOptions
  var builder = Chronicle.Builder()
  /// What was found in the document, every one of what is found here listed.
  var diagnostics = Diagnostics(limit: Diagnostics.mostListed)
  /// The edge of each relationship.
  private var edgeOfRow: [Int32] = []
  var columns = EdgeColumns()
  var kinds: EdgeKinds
  private var citations: [String: Int32] = [:]
  private let listsSources: Bool
  private var inferredSources: Set<String> = []
  var periods: [String: Int32] = [:]
  /// Those of the columns `start` and `end`.
  var spells: [String: Int32] = [:]
  var pooled: [Int32]
  var undated: Int32?
  var doubtful = DoubtfulEdges()
  /// How many values stretches of edges have that the ones before them have.
  private var repeated = 0
  /// Edges with a date that can't be read.
  var misdated: Set<Int32> = []

  init(document: GraphDocument, options: GraphFileOptions) {
    let document = document.withoutBlanksAroundIDs()
    self.document = document
    self.options = options
    diagnostics.add(contentsOf: document.diagnostics)
    document.tellDoubts(to: &diagnostics, isStrict: options.isStrict)
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

  func text(column: Int?, row: Int) -> String {
    columns.text(column: column, edge: row, edges: document.edges)
  }

  /// What the file calls a column.
  func name(of column: Int?) -> String {
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
  func location(edge: Int, column: Int?) -> Problem.Location? {
    column.flatMap { document.location(of: document.edges.columns[$0], row: edge) }
      ?? document.location(ofEdge: edge)
  }

  // MARK: Building

  private consuming func build() throws(FormatsError) -> Chronicle {
    builder.problems = diagnostics.problems
    let locations = DocumentLocations(document: document, edges: edgeOfRow, columns: columns)
    do throws(InvalidChronicle) {
      return try builder.built(arrange: locations.located)
    } catch {
      let misdated = misdated
      let own = error.problems.filter { !locations.isOfDates($0, ofEdges: misdated) }
      throw .invalid(InvalidChronicle(problems: locations.located(own)))
    }
  }
}
