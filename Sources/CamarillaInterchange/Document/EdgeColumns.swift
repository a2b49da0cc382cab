import Camarilla

/// Where the columns stand that mean something to a chronicle, and which are attributes.
///
/// A column of the exact name comes before one that differs in case, which then stays an attribute.
struct EdgeColumns {
  var kind: Int?
  var sign: Int?
  var when: Int?
  var start: Int?
  var end: Int?
  /// A weight that changes; the others are in the table's own column.
  var weight: Int?
  var confidence: Int?
  var post: Int?
  var citation: Int?
  var note: Int?
  /// Which edges are directed, where a file tells it so because its format can't.
  var directed: Int?
  var attributes: [Int] = []

  init() {}

  init(_ edges: EdgeTable) {
    let names = edges.columns.map(\.name)
    func column(_ name: String, or other: String? = nil) -> Int? {
      names.firstIndex(of: name) ?? other.flatMap { names.firstIndex(of: $0) }
    }
    kind = column("kind", or: "Kind")
    sign = column("sign", or: "Sign")
    when = column("when", or: "When")
    if edges.spells.isEmpty {
      start = column("start", or: "Start")
      end = column("end", or: "End")
    }
    weight = edges.columns.firstIndex { $0.name == "weight" && !$0.changes.isEmpty }
    confidence = column("confidence")
    post = column("post")
    citation = column("citation")
    note = column("note")
    directed = column("directed").flatMap { edges.columns[$0].isOfTruths ? $0 : nil }
    let taken = Set(
      [
        kind, sign, when, start, end, weight, confidence, post, citation, note, directed,
      ].compactMap(\.self))
    attributes = names.indices.filter { !taken.contains($0) }
  }

  /// The column that a date of this name is taken from.
  func place(_ name: String) -> Int? {
    switch name {
    case "when": when
    case "start": start
    default: end
    }
  }

  // MARK: What an edge says

  func text(_ column: Int?, _ edge: Int, _ edges: EdgeTable) -> String {
    column.map { edges.columns[$0].values[edge].withoutOuterBlanks } ?? ""
  }

  /// The sign that the file gives an edge in so many words.
  func sign(_ edge: Int, _ edges: EdgeTable) -> RelationshipKind.Sign? {
    switch text(sign, edge, edges) {
    case "": nil
    case "1", "+", "+1", "1.0", "positive": .positive
    case "-1", "-", "−", "-1.0", "negative": .negative
    case "0", "0.0", "neutral": .neutral
    default: nil
    }
  }

  func isDirected(_ edge: Int, _ edges: EdgeTable) -> Bool {
    switch text(directed, edge, edges) {
    case "true": true
    case "false": false
    default: edges.directed[edge]
    }
  }

  /// The weights that an edge has through periods; none where it has one weight, or says itself when it holds.
  func weightChanges(ofEdge edge: Int, _ edges: EdgeTable) -> ArraySlice<ValueChange> {
    guard let weight, text(when, edge, edges).isEmpty else { return [] }
    return edges.columns[weight].changes(of: Int32(edge))
  }

  /// Goes through all weights that an edge has.
  func forEachWeight(ofEdge edge: Int, _ edges: EdgeTable, _ body: (Double) -> Void) {
    let changes = weightChanges(ofEdge: edge, edges)
    if changes.isEmpty { body(edges.weights[edge]) }
    for change in changes { body(change.number) }
  }
}

extension ValueChange {
  /// The value as a number; not a number where it is none.
  var number: Double { Double(value) ?? .nan }
}

extension AttributeColumn {
  fileprivate var isOfTruths: Bool {
    type == .boolean || values.allSatisfy { $0 == "true" || $0 == "false" }
  }
}
