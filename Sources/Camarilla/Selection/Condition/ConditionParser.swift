extension Selection.Condition {
  /// Reads a condition; see ``Selection/Condition`` for how it is written.
  ///
  /// - Throws: ``Selection/ConditionError`` with the place, and what was expected there.
  public init(parsing text: String) throws(Selection.ConditionError) {
    var parser = ConditionParser(
      text: text, tokens: try ConditionLexer.tokens(from: text))
    term = try parser.condition()
    self.text = text
    let parts: [Term] = if case .all(let parts) = term { parts } else { [term] }
    var (figures, ties) = ([Term](), [Term]())
    for part in parts {
      let names = part.names
      guard let first = names.first else { continue }
      if let other = names.first(where: { $0.isOfTies != first.isOfTies }) {
        throw Self.mixed(first, other: other, in: text)
      }
      if first.isOfTies { ties.append(part) } else { figures.append(part) }
    }
    figureTerm = figures.isEmpty ? nil : .joined(byAnd: figures)
    tieTerm = ties.isEmpty ? nil : .joined(byAnd: ties)
  }

  /// What is asked of figures, and what of relationships, joined otherwise than by `and`.
  private static func mixed(
    _ first: Name, other: Name, in text: String
  ) -> Selection.ConditionError {
    let figure = first.isOfTies ? other : first
    let name = ConditionText.name(figure)
    return Selection.ConditionError(
      text: text, offset: other.offset,
      message:
        "\(ConditionText.name(first)) and \(ConditionText.name(other)) are joined by 'or' or 'not', one of"
        + " figures and the other of relationships; expected 'and' between them, or source.\(name) and target.\(name)"
    )
  }
}

/// Reads a condition by recursive descent: `or` of `and` of `not` of tests.
struct ConditionParser {
  typealias Condition = Selection.Condition
  typealias Failure = Selection.ConditionError

  let text: String
  let tokens: [ConditionLexer.Token]
  private var index = 0
  private var depth = 0

  /// Deeper than anybody nests.
  private static let mostDepth = 200

  init(text: String, tokens: [ConditionLexer.Token]) {
    self.text = text
    self.tokens = tokens
  }

  private var token: ConditionLexer.Token { tokens[index] }

  mutating func condition() throws(Failure) -> Condition.Term {
    if token.content == .end {
      throw failure("nothing is written; expected a condition such as born < 1600")
    }
    let term = try disjunction()
    if token.content == .mark(")") { throw failure("found ')' without a ( before it") }
    guard token.content == .end else { throw unexpected("'and', 'or' or the end") }
    return term
  }

  private mutating func disjunction() throws(Failure) -> Condition.Term {
    var terms = [try conjunction()]
    while take(keyword: "or") { terms.append(try conjunction()) }
    return .joined(byOr: terms)
  }

  private mutating func conjunction() throws(Failure) -> Condition.Term {
    var terms = [try negation()]
    while take(keyword: "and") { terms.append(try negation()) }
    return .joined(byAnd: terms)
  }

  private mutating func negation() throws(Failure) -> Condition.Term {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.mostDepth else {
      throw failure("this is nested more than \(Self.mostDepth) deep; expected a simpler condition")
    }
    if take(keyword: "not") { return .not(try negation()) }
    guard token.content == .mark("(") else { return try test() }
    let opening = token
    index += 1
    let term = try disjunction()
    guard take(mark: ")") else {
      if token.content == .end {
        throw Failure(
          text: text, offset: opening.offset,
          message: "the parenthesis that opens here is never closed; expected )")
      }
      throw unexpected("'and', 'or' or )")
    }
    return term
  }

  private mutating func test() throws(Failure) -> Condition.Term {
    let name = try name()
    if take(keyword: "is") {
      let isNegated = take(keyword: "not")
      guard take(keyword: "blank") else {
        throw unexpected(isNegated ? "'blank'" : "'blank' or 'not blank'")
      }
      return Self.test(of: name, .isBlank, isNegated: isNegated)
    }
    let isNegated = take(keyword: "not")
    if take(keyword: "in") {
      return Self.test(of: name, .isAmong(try list(for: name)), isNegated: isNegated)
    }
    if take(keyword: "like") {
      guard case .text(let pattern) = token.content else {
        throw unexpected("a text in single quotes, such as '%secretary%'")
      }
      index += 1
      return Self.test(
        of: name, .isLike(Condition.LikePattern(text: pattern)), isNegated: isNegated)
    }
    guard !isNegated, case .mark(let mark) = token.content,
      let comparison = Condition.Comparison(rawValue: mark)
    else {
      throw unexpected(
        isNegated ? "'in' or 'like'" : "a comparison such as = or <, or 'in', 'like' or 'is blank'")
    }
    index += 1
    return .test(
      Condition.Test(name: name, predicate: .compares(comparison, try literal(for: name))))
  }

  private static func test(
    of name: Condition.Name, _ predicate: Condition.Predicate, isNegated: Bool
  ) -> Condition.Term {
    let test = Condition.Term.test(Condition.Test(name: name, predicate: predicate))
    return isNegated ? .not(test) : test
  }

  private mutating func list(for name: Condition.Name) throws(Failure) -> [Condition.Literal] {
    guard take(mark: "(") else { throw unexpected("a list such as ('a', 'b')") }
    var literals = [try literal(for: name)]
    while take(mark: ",") { literals.append(try literal(for: name)) }
    guard take(mark: ")") else { throw unexpected(", or )") }
    return literals
  }

  /// A column's name, and whose column it is.
  private mutating func name() throws(Failure) -> Condition.Name {
    guard case .name(let parts) = token.content else {
      switch token.content {
      case .text, .value:
        throw unexpected("a column's name first, such as born or tie.post")
      default: throw unexpected("a column's name, such as born or tie.post")
      }
    }
    var scope = Condition.Name.Scope.figure
    if parts.count > 1 {
      guard parts.count == 2, !parts[0].isQuoted,
        let named = Condition.Name.Scope(rawValue: parts[0].text)
      else {
        throw failure(
          "'\(token.text)' begins with none of tie., source. and target.; expected one of them, or a name with"
            + " dots in double quotes")
      }
      scope = named
    }
    defer { index += 1 }
    return Condition.Name(scope: scope, text: parts[parts.count - 1].text, offset: token.offset)
  }

  /// A value that a column can be compared with.
  private mutating func literal(for name: Condition.Name) throws(Failure) -> Condition.Literal {
    let literal: Condition.Literal
    switch token.content {
    case .text(let text): literal = Condition.Literal(text: text, isQuoted: true)
    case .value(let text): literal = Condition.Literal(text: text, isQuoted: false)
    case .name(let parts) where parts.count == 1:
      throw unexpected(
        "a number, a date, or a text in single quotes: \(ConditionText.quoted(parts[0].text))")
    default: throw unexpected("a number, a date, or a text in single quotes")
    }
    let whose = ConditionText.name(name)
    if name.content == .date, literal.period == nil {
      throw failure(
        "\(whose) is a date, and \(token.text) is none; expected one such as 1926, 1926-05-14 or '44 BCE'"
          + Suggestion(Self.suggestions(for: literal.text)).hintOfDates)
    }
    if name.content == .number, literal.number == nil {
      throw failure(
        "\(whose) is a number, and \(token.text) is none; expected one such as 1 or 0.5")
    }
    if !literal.isQuoted, literal.number == nil, literal.period == nil {
      throw failure(
        "\(token.text) is neither a number nor a date; expected one, or a text in single quotes: "
          + ConditionText.quoted(literal.text))
    }
    index += 1
    return literal
  }

  private static func suggestions(for text: String) -> [String] {
    do throws(DateError) {
      _ = try Period.reading(text)
      return []
    } catch {
      return error.suggestions
    }
  }

  private mutating func take(keyword: String) -> Bool { take(.keyword(keyword)) }

  private mutating func take(mark: String) -> Bool { take(.mark(mark)) }

  private mutating func take(_ content: ConditionLexer.Content) -> Bool {
    guard token.content == content else { return false }
    index += 1
    return true
  }

  private func unexpected(_ expected: String) -> Failure {
    let found =
      switch token.content {
      case .end: "it ends here"
      case .text, .name: "found \(token.text)"
      default: "found '\(token.text)'"
      }
    return failure("\(found); expected \(expected)")
  }

  private func failure(_ message: String) -> Failure {
    Failure(text: text, offset: token.offset, message: message)
  }
}
