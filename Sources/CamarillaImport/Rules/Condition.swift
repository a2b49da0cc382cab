/// What must hold of a row's cells.
indirect enum Condition: Sendable {
  case test(Test)
  case all([Condition])
  case any([Condition])
  case not(Condition)

  /// What must hold of one cell: everything that is said of it.
  struct Test: Sendable {
    let slot: Int
    /// One of these, unless there are none.
    var values: [String] = []
    /// None of these.
    var others: [String] = []
    var prefixes: [String] = []
    var ranges: [NumberRange] = []
    /// In words, for messages: `'actor' is 'IGO'`.
    var text = ""
  }

  var slots: [Int] {
    switch self {
    case .test(let test): [test.slot]
    case .all(let parts), .any(let parts): parts.flatMap(\.slots)
    case .not(let part): part.slots
    }
  }

  /// In words, for messages.
  var text: String {
    switch self {
    case .test(let test): test.text
    case .all(let parts): parts.map(\.operand).joined(separator: " and ")
    case .any(let parts): parts.map(\.operand).joined(separator: " or ")
    case .not(let part): "not (\(part.text))"
    }
  }

  /// In words as a part of another one.
  private var operand: String {
    switch self {
    case .all(let parts) where parts.count > 1: "(\(text))"
    case .any(let parts) where parts.count > 1: "(\(text))"
    default: text
    }
  }
}
