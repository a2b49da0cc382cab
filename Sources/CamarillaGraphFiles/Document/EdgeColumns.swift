import Camarilla

/// Where the columns stand that mean something to a chronicle, and which are attributes.
///
/// A column of the exact name comes before one that differs in case, which then stays an attribute and is
/// told of.
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
  /// Whether signs are an attribute that was chosen for them, of which numbers tell theirs.
  private var readsNumbersAsSigns = false
  /// The attributes that are called as a column that counts but for the case, each with that one.
  private(set) var keptBeside: [(column: Int, beside: Int)] = []

  init() {}

  /// - Parameter roles: those for which an attribute was chosen, see ``GraphDocument/chosenRoles``.
  init(_ edges: EdgeTable, chosen roles: [String: String] = [:]) {
    readsNumbersAsSigns = roles["sign"] != nil
    let names = edges.columns.map(\.name)
    var kept: [(column: Int, beside: Int)] = []
    func column(named name: String, inAnyCase: Bool = true) -> Int? {
      let choice = NameChoice(name: name, among: names, allowsOtherCase: inAnyCase)
      guard let choice else { return nil }
      kept += choice.others.map { ($0, choice.index) }
      return choice.index
    }
    kind = column(named: "kind")
    sign = column(named: "sign")
    when = column(named: "when")
    if edges.spells.isEmpty {
      start = column(named: "start")
      end = column(named: "end")
    }
    weight = edges.columns.firstIndex { $0.name == "weight" && !$0.changes.isEmpty }
    // What other programs call so in their own way need not be what a chronicle has under the name.
    confidence = column(named: "confidence", inAnyCase: false)
    post = column(named: "post", inAnyCase: false)
    citation = column(named: "citation", inAnyCase: false)
    note = column(named: "note", inAnyCase: false)
    directed = names.firstIndex(of: "directed").flatMap { edges.columns[$0].isOfTruths ? $0 : nil }
    keptBeside = kept
    let taken = Set(
      [
        kind, sign, when, start, end, weight, confidence, post, citation, note, directed,
      ].compactMap(\.self))
    attributes = names.indices.filter { !taken.contains($0) }
  }

  /// Leaves what is called signs to the attributes.
  mutating func takeSignsForAttributes() {
    guard let column = sign else { return }
    sign = nil
    attributes.insert(column, at: attributes.firstIndex { $0 > column } ?? attributes.endIndex)
  }

  /// The column that a date of this name is taken from.
  func index(named name: String) -> Int? {
    switch name {
    case "when": when
    case "start": start
    default: end
    }
  }

  /// Tells of attributes that are called alike but for the case.
  func tellKept(of document: GraphDocument, to diagnostics: inout Diagnostics) {
    for (column, beside) in keptBeside {
      NameChoice.tell(
        kept: document.edges.columns[column].name, beside: document.edges.columns[beside].name,
        of: .edge, at: document.location(line: 1), to: &diagnostics)
    }
  }

  // MARK: What an edge says

  func text(column: Int?, edge: Int, edges: EdgeTable) -> String {
    column.map { edges.columns[$0].values[edge].withoutOuterBlanks } ?? ""
  }

  /// The sign that the file gives an edge in so many words.
  func sign(edge: Int, edges: EdgeTable) -> Sign? {
    let text = text(column: sign, edge: edge, edges: edges)
    switch text {
    case "": return nil
    case "1", "+", "+1", "1.0", "positive": return .positive
    case "-1", "-", "−", "-1.0", "negative": return .negative
    case "0", "0.0", "neutral": return .neutral
    default:
      guard readsNumbersAsSigns, let number = Double(text), !number.isNaN else { return nil }
      return number > 0 ? .positive : number < 0 ? .negative : .neutral
    }
  }

  func isDirected(_ edge: Int, edges: EdgeTable) -> Bool {
    switch text(column: directed, edge: edge, edges: edges) {
    case "true": true
    case "false": false
    default: edges.directed[edge]
    }
  }

  /// The weights that an edge has through periods; none where it has one weight, or says itself when it holds.
  func weightChanges(ofEdge edge: Int, edges: EdgeTable) -> ArraySlice<ValueChange> {
    guard let weight, text(column: when, edge: edge, edges: edges).isEmpty else { return [] }
    return edges.columns[weight].changes(of: Int32(edge))
  }

  /// Goes through all weights that an edge has.
  func forEachWeight(ofEdge edge: Int, edges: EdgeTable, _ body: (Double) -> Void) {
    let changes = weightChanges(ofEdge: edge, edges: edges)
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
