extension Selection.Condition {
  /// What of a column's cells a condition asks for by name, one text.
  private struct Wanted {
    let name: Name
    let text: String
  }

  /// The texts that cells are compared with for being the same.
  private var wanted: [Wanted] {
    term.tests.flatMap { test -> [Wanted] in
      let literals: [Literal] =
        switch test.predicate {
        case .compares(.equal, let literal), .compares(.unequal, let literal): [literal]
        case .isAmong(let literals): literals
        default: []
        }
      return literals.filter { $0.isQuoted && !$0.text.isEmpty }.map {
        Wanted(name: test.name, text: $0.text)
      }
    }
  }

  /// Where a text that a column is compared with stands, in characters.
  private func offset(of wanted: Wanted) -> Int {
    let (all, sought) = (Array(text), Array(ConditionText.quoted(wanted.text)))
    return (wanted.name.offset..<all.count).first { all[$0...].starts(with: sought) }
      ?? wanted.name.offset
  }

  /// Stops at a kind that the chronicle hasn't: which there are is said once and for all, as with `--kinds`.
  func checkKinds(in chronicle: Chronicle) throws(Selection.ConditionError) {
    let kinds = chronicle.kinds.map(\.name)
    for wanted in wanted where wanted.name.isKind && !kinds.contains(wanted.text) {
      throw Selection.ConditionError(
        text: text, offset: offset(of: wanted),
        message: "unknown kind '\(shortened(wanted.text))'; expected one of "
          + kinds.joined(separator: ", ")
          + Suggestion(nearestTo: wanted.text, among: kinds).hint)
    }
  }

  /// What is asked for by name and is in no cell of its column: most likely it is written otherwise there.
  ///
  /// - Returns: a sentence for each, with the nearest that is there.
  /// - Complexity: O(rows) for each column that is asked.
  package func absentValues(in chronicle: Chronicle) -> [String] {
    let matcher = ConditionMatcher(chronicle: chronicle, options: SnapshotOptions())
    return wanted.compactMap { wanted -> String? in
      let content = wanted.name.content
      guard !wanted.name.isKind, content == .text || content == .further else { return nil }
      let isOfTies = wanted.name.isOfTies
      let cells =
        isOfTies ? matcher.tieCells(of: wanted.name) : matcher.figureCells(of: wanted.name.text)
      let count = isOfTies ? chronicle.table.count : chronicle.figures.count
      let equals = ComparedLiteral(
        Literal(text: wanted.text, isQuoted: true), rule: matcher.rule
      ).comparison(.equal)
      var texts: Set<String> = []
      for row in 0..<count {
        let cell = cells(row)
        if equals(cell).isPossible { return nil }
        if case .text(let text) = cell { texts.insert(text) }
      }
      let folded = wanted.text.withoutCaseAndAccents
      let sorted = texts.sorted()
      let nearest =
        sorted.first { $0.withoutCaseAndAccents == folded }.map { [$0] }
        ?? NearestNames(sorted).allNearest(to: wanted.text)
      return "no \(isOfTies ? "relationship" : "figure") has \(ConditionText.name(wanted.name)) "
        + ConditionText.quoted(wanted.text) + Suggestion(nearest).hint
    }
  }
}

extension Selection.Condition.Name {
  fileprivate var isKind: Bool { scope == .tie && text == "kind" }
}

extension Selection.Condition.Term {
  /// What is asked of single columns, in the order in which it is written.
  fileprivate var tests: [Selection.Condition.Test] {
    switch self {
    case .test(let test): [test]
    case .not(let term): term.tests
    case .all(let terms), .any(let terms): terms.flatMap(\.tests)
    }
  }
}
