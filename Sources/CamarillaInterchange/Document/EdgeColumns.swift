/// Where the columns stand that mean something to a chronicle, and which are attributes.
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
    for (index, column) in edges.columns.enumerated() {
      switch column.name {
      case "kind" where kind == nil: kind = index
      case "sign" where sign == nil: sign = index
      case "when" where when == nil: when = index
      case "start" where start == nil && edges.spells.isEmpty: start = index
      case "end" where end == nil && edges.spells.isEmpty: end = index
      case "weight" where weight == nil: weight = index
      case "confidence" where confidence == nil: confidence = index
      case "post" where post == nil: post = index
      case "citation" where citation == nil: citation = index
      case "note" where note == nil: note = index
      case "directed" where directed == nil && column.type == .boolean: directed = index
      default: attributes.append(index)
      }
    }
  }
}
