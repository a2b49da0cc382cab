extension RelationshipKind: TableRow {
  package static let table = Problem.Subject.Table.kinds

  package static let fields: [TableField<RelationshipKind>] = [
    TableField(name: "name", content: .key(\.name), meaning: "The word that rows use."),
    TableField(name: "sign", content: .text(\.signText), meaning: "-1, 0 or 1."),
    TableField(
      name: "directed", content: .text(\.directionText),
      meaning: "Whether it runs from its source to its target only."),
    TableField(
      name: "style", content: .text(\.styleText), isSupplementary: true,
      meaning: "How its edges look in pictures, such as teal,dashed,thick."),
  ]

  package static var blank: RelationshipKind {
    RelationshipKind(name: "", sign: .neutral, isDirected: false)
  }

  package var key: String {
    get { name }
    set { name = newValue }
  }

  /// None: a kind has no further columns.
  package var attributes: [Attribute] {
    get { [] }
    set {}
  }

  fileprivate var signText: String? {
    get { "\(sign.rawValue)" }
    set { sign = newValue.flatMap { Int($0) }.flatMap(Sign.init(rawValue:)) ?? .neutral }
  }

  fileprivate var styleText: String? {
    get { style?.description }
    set { style = newValue.flatMap { try? KindStyle($0) } }
  }

  fileprivate var directionText: String? {
    get { isDirected ? "true" : "false" }
    set { isDirected = newValue == "true" }
  }
}

extension RelationshipKind {
  /// Its sign and direction in words: `negative and undirected`.
  package var properties: String {
    let sign =
      switch sign {
      case .negative: "negative"
      case .neutral: "neutral"
      case .positive: "positive"
      }
    return "\(sign) and \(isDirected ? "directed" : "undirected")"
  }
}
