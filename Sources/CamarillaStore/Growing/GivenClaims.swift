import Camarilla

/// The relationships of a chronicle that is added to a store, with what tells which of the store they are.
struct GivenClaims {
  let chronicle: Chronicle
  let keys: [ClaimKey]
  /// The numbers of their periods.
  let periods: [Int32]
  private let told: ToldColumns

  var count: Int { keys.count }

  init(_ chronicle: Chronicle, kinds: GrowingKinds, numbers: inout ClaimNumbers) {
    self.chronicle = chronicle
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

  /// A row as a relationship of its own, with its own id or none.
  func relationship(of row: Int) -> Relationship {
    var relationship = chronicle.relationships[row]
    relationship.id = ownID(of: row) ?? ""
    return relationship
  }

  /// A relationship of the store once it says what a row does, in the columns that the row's table has.
  ///
  /// It keeps its id, unless it goes by its number and the row has an id. Which of its ends comes first is no
  /// matter where the kind is undirected.
  func revision(of claim: Relationship, by row: Int, isSamePair: Bool) -> Relationship {
    let given = relationship(of: row)
    var revised = claim
    if !given.id.isEmpty { revised.id = given.id }
    revised.kind = given.kind
    if !isSamePair { (revised.source, revised.target) = (given.source, given.target) }
    revised.when = given.when
    if told.weight { revised.weight = given.weight }
    if told.confidence { revised.confidence = given.confidence }
    if told.post { revised.post = given.post }
    if told.note { revised.note = given.note }
    if told.citation { revised.citations = given.citations }
    revised.attributes = claim.attributes.revised(by: given.attributes, clearing: told.attributes)
    return revised
  }
}

/// The columns in which a table of relationships says something: those that it has or, where that isn't known,
/// those that are not blank throughout.
private struct ToldColumns {
  let weight, confidence, post, note, citation: Bool
  let attributes: Set<String>

  init(_ table: RelationshipTable) {
    let headings = table.headings
    weight = headings.contains("weight") || table.weights.contains { $0 != 1 }
    confidence = headings.contains("confidence") || table.confidences.contains { $0 != 1 }
    post = headings.contains("post") || !table.posts.isEmpty
    note = headings.contains("note") || !table.notes.isEmpty
    citation =
      headings.contains("citation")
      || table.citations.contains { !table.citationLists[Int($0)].isEmpty }
    attributes = Set(table.attributes.map(\.name))
  }
}
