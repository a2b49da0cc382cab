import Camarilla

/// The relationships of a chronicle that is added to a store, with what tells which of the store they are.
struct GivenClaims {
  let chronicle: Chronicle
  let keys: [ClaimKey]
  /// The numbers of their periods.
  let periods: [Int32]
  /// The columns in which its table says something.
  let told: ToldColumns
  /// Rows that go on with what the store has of the same claim.
  let merged: [MergedPeriods]
  /// Rows whose ids are the store's numbers of others, so that they don't get them.
  var underNumbersOfOthers: Set<Int> = []

  var count: Int { keys.count }

  /// Whether a row was made of several that continue one another.
  func isMerged(_ row: Int) -> Bool { merged.contains { $0.rows.contains(row) } }

  init(_ addition: StoreAddition, kinds: GrowingKinds, numbers: inout ClaimNumbers) {
    chronicle = addition.chronicle
    merged = addition.merged
    let table = chronicle.table
    let kindNumbers = chronicle.kinds.map { numbers.number(kind: $0.name) }
    let isDirected = chronicle.kinds.map { kinds.isDirected($0.name) }
    let figureNumbers = chronicle.figures.map { numbers.number(figure: $0.id) }
    let periodNumbers = table.periods.map { numbers.number(period: $0) }
    keys = (0..<table.count).map { row in
      let kind = Int(table.kinds[row])
      return ClaimKey(
        kind: kindNumbers[kind], source: figureNumbers[Int(table.sources[row])],
        target: figureNumbers[Int(table.targets[row])], isDirected: isDirected[kind])
    }
    periods = table.whens.map { periodNumbers[Int($0)] }
    told = ToldColumns(table)
  }

  /// The id that a row has of its own; nil for one that goes by its place.
  func ownID(of row: Int) -> String? {
    let id = chronicle.table.ids[row]
    return id.isEmpty ? nil : id
  }

  func citations(of row: Int) -> [Citation] {
    chronicle.table.citationLists[Int(chronicle.table.citations[row])]
  }

  /// A row as a relationship of its own, with its own id or none; with none also where that is another's number.
  func relationship(of row: Int) -> Relationship {
    var relationship = chronicle.relationships[row]
    relationship.id = underNumbersOfOthers.contains(row) ? "" : ownID(of: row) ?? ""
    return relationship
  }

  /// What of a relationship a blank cell takes away.
  enum Blanks {
    /// Nothing: another file that is added too has told it.
    case keepAll
    /// What stood there, but for citations: a claim that has a source doesn't lose it by a row that names none.
    case keepCitations
    /// Whatever stood there, as the row is all that there is to be.
    case clearAll
  }

  /// A relationship of the store once it says what a row does, in the columns that the row's table has.
  ///
  /// It keeps its id, unless it goes by its number and the row has an id. Which of its ends comes first is no
  /// matter where the kind is undirected.
  func revision(
    of claim: Relationship, by row: Int, isSamePair: Bool, blanks: Blanks
  ) -> Relationship {
    let given = relationship(of: row)
    var revised = claim
    if !given.id.isEmpty { revised.id = given.id }
    revised.kind = given.kind
    if !isSamePair { (revised.source, revised.target) = (given.source, given.target) }
    revised.when = given.when
    if told.contains("weight") { revised.weight = given.weight }
    if told.contains("confidence") { revised.confidence = given.confidence }
    let clears = blanks != .keepAll
    if told.contains("post"), clears || given.post != nil { revised.post = given.post }
    if told.contains("note"), clears || given.note != nil { revised.note = given.note }
    if told.contains("citation"), blanks == .clearAll || !given.citations.isEmpty {
      revised.citations = given.citations
    }
    revised.attributes = claim.attributes.revised(
      by: given.attributes, clearing: clears ? told.attributes : [])
    return revised
  }

  /// Whether a row names no source in a column that asks for one, of a relationship that has some.
  func isUnsourced(_ row: Int, of claim: Relationship) -> Bool {
    told.contains("citation") && citations(of: row).isEmpty && !claim.citations.isEmpty
  }
}

/// The columns in which a table of relationships says something: those that it has or, where that isn't known,
/// those that are not blank throughout.
struct ToldColumns {
  private let fields: Set<String>
  /// Those that are not described.
  let attributes: Set<String>

  init(_ table: RelationshipTable) {
    var fields = table.headings.union(["kind", "source", "target", "when"])
    if table.weights.contains(where: { $0 != 1 }) { fields.insert("weight") }
    if table.confidences.contains(where: { $0 != 1 }) { fields.insert("confidence") }
    if !table.posts.isEmpty { fields.insert("post") }
    if !table.notes.isEmpty { fields.insert("note") }
    if table.citations.contains(where: { !table.citationLists[Int($0)].isEmpty }) {
      fields.insert("citation")
    }
    self.fields = fields
    attributes = Set(table.attributes.map(\.name))
  }

  func contains(_ name: String) -> Bool { fields.contains(name) || attributes.contains(name) }
}
