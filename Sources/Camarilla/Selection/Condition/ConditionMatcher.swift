extension Selection.Condition {
  /// Whether each of a chronicle's figures meets what is asked of figures, by index; nil where nothing is.
  func figures(in chronicle: Chronicle, options: SnapshotOptions) -> ((Int) -> Bool)? {
    guard let term = figureTerm else { return nil }
    let matcher = ConditionMatcher(chronicle: chronicle, options: options)
    let truth = matcher.truth(of: term) { matcher.figureCells(of: $0.text) }
    return { truth($0).holds(options.certainty) }
  }

  /// Whether each of a chronicle's relationships meets what is asked of relationships, by row; nil where nothing
  /// is. Columns that the chronicle has not are blank.
  func relationships(in chronicle: Chronicle, options: SnapshotOptions) -> ((Int) -> Bool)? {
    guard let term = tieTerm else { return nil }
    let matcher = ConditionMatcher(chronicle: chronicle, options: options)
    let truth = matcher.truth(of: term) { matcher.tieCells(of: $0) }
    return { truth($0).holds(options.certainty) }
  }
}

/// Asks the columns of a chronicle's figures and relationships.
struct ConditionMatcher {
  typealias Condition = Selection.Condition

  let chronicle: Chronicle
  /// How far approximate dates reach: not at all where what is certain is asked for.
  let rule: ApproximationRule

  init(chronicle: Chronicle, options: SnapshotOptions) {
    self.chronicle = chronicle
    rule = options.certainty == .certain ? .exact : options.approximation
  }

  /// How likely a term holds of a row, whose columns are given.
  func truth(
    of term: Condition.Term, cells: @escaping (Condition.Name) -> (Int) -> ConditionCell
  ) -> (Int) -> TruthValue {
    switch term {
    case .test(let test):
      let (cell, predicate) = (cells(test.name), predicate(test.predicate))
      return { row in predicate(cell(row)) }
    case .not(let term):
      let truth = truth(of: term, cells: cells)
      return { !truth($0) }
    case .all(let terms):
      let parts = terms.map { truth(of: $0, cells: cells) }
      return { row in
        var all = TruthValue(true)
        for part in parts where all.isPossible {
          let part = part(row)
          all.isPossible = part.isPossible
          all.isCertain = all.isCertain && part.isCertain
        }
        if !all.isPossible { all.isCertain = false }
        return all
      }
    case .any(let terms):
      return Self.any(terms.map { truth(of: $0, cells: cells) })
    }
  }

  private func predicate(_ predicate: Condition.Predicate) -> (ConditionCell) -> TruthValue {
    switch predicate {
    case .isBlank:
      return { cell in
        switch cell {
        case .blank, .open: TruthValue(true)
        case .text, .number, .time: TruthValue(false)
        }
      }
    case .isLike(let pattern):
      let isLike = pattern.matcher()
      return { cell in
        switch cell {
        case .blank, .open: TruthValue(false)
        case .text(let text), .time(_, let text): TruthValue(isLike(text))
        case .number(let number): TruthValue(isLike(shortest(of: number)))
        }
      }
    case .compares(let comparison, let literal):
      return ComparedLiteral(literal, rule: rule).comparison(comparison)
    case .isAmong(let literals):
      return Self.any(literals.map { ComparedLiteral($0, rule: rule).comparison(.equal) })
    }
  }

  /// Whether a value meets one of several tests; those behind one that it certainly meets aren't asked.
  private static func any<Value>(
    _ tests: [(Value) -> TruthValue]
  ) -> (Value) -> TruthValue {
    { value in
      var any = TruthValue(false)
      for test in tests where !any.isCertain {
        let one = test(value)
        any.isPossible = any.isPossible || one.isPossible
        any.isCertain = one.isCertain
      }
      return any
    }
  }
}
