extension Selection.Condition: CustomStringConvertible {
  /// The condition in its plainest form, which reads back as the same.
  public var description: String { ConditionText.text(of: term) }
}

/// How conditions and their parts are written.
enum ConditionText {
  typealias Condition = Selection.Condition

  static func text(of term: Condition.Term) -> String {
    switch term {
    case .test(let test): text(of: test)
    case .not(.test(let test)): negated(test)
    case .not(let term): "not " + enclosed(term)
    case .all(let terms): terms.map(enclosed(or:)).joined(separator: " and ")
    case .any(let terms): terms.map(text).joined(separator: " or ")
    }
  }

  static func name(_ name: Condition.Name) -> String {
    let plain =
      ConditionLexer.isPlain(name: name.text)
      ? name.text : "\"" + doubled("\"", in: name.text) + "\""
    return name.isOfTies ? "\(name.scope.rawValue).\(plain)" : plain
  }

  static func quoted(_ text: String) -> String { "'" + doubled("'", in: text) + "'" }

  private static func doubled(_ quote: Character, in text: String) -> String {
    text.reduce(into: "") { $0 += $1 == quote ? "\(quote)\(quote)" : "\($1)" }
  }

  private static func enclosed(_ term: Condition.Term) -> String {
    switch term {
    case .test, .not: text(of: term)
    case .all, .any: "(\(text(of: term)))"
    }
  }

  private static func enclosed(or term: Condition.Term) -> String {
    if case .any = term { "(\(text(of: term)))" } else { text(of: term) }
  }

  private static func text(of test: Condition.Test) -> String {
    let name = name(test.name)
    return switch test.predicate {
    case .compares(let comparison, let value): "\(name) \(comparison.rawValue) \(literal(value))"
    case .isAmong(let values): "\(name) in (\(list(values)))"
    case .isLike(let pattern): "\(name) like \(quoted(pattern.text))"
    case .isBlank: "\(name) is blank"
    }
  }

  private static func negated(_ test: Condition.Test) -> String {
    let name = name(test.name)
    return switch test.predicate {
    case .compares: "not \(text(of: test))"
    case .isAmong(let values): "\(name) not in (\(list(values)))"
    case .isLike(let pattern): "\(name) not like \(quoted(pattern.text))"
    case .isBlank: "\(name) is not blank"
    }
  }

  private static func list(_ values: [Condition.Literal]) -> String {
    values.map(literal).joined(separator: ", ")
  }

  private static func literal(_ value: Condition.Literal) -> String {
    value.isQuoted ? quoted(value.text) : value.text
  }
}
