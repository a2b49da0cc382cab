// What is wrong with figures and relationships, each by itself.

extension ChronicleParts {
  /// What is wrong with relationships, each by itself.
  func rowProblems() -> [Problem] { fieldProblems() + lifetimeProblems() + futureDateProblems() }

  func figureProblems() -> [Problem] {
    figures.enumerated().compactMap { index, figure in
      guard let figure, let born = figure.born, let died = figure.died, figure.isLifeReversed
      else { return nil }
      return Problem(
        severity: .error, rule: .diesBeforeBirth,
        message: "'\(figure.id)' dies in \(died), before being born in \(born)",
        subject: subject(figure: index, field: "died"), text: died.description,
        expected: "a date not before \(born)")
    }
  }

  /// The ids for which one that nobody knows may be misspelled.
  private var nearbyFigures: [String] {
    let own = figures.compactMap { $0?.id }.filter { !$0.rawValue.isEmpty }
    if knownFigures.isEmpty { return own.map(\.rawValue) }
    return own.map(\.rawValue) + knownFigures.subtracting(own).map(\.rawValue).sorted()
  }

  // MARK: One row at a time

  func fieldProblems() -> [Problem] {
    // Of what has no name nothing can be known, whoever added it.
    func isKnown(kind: Int) -> Bool { kinds[kind] != nil && !kindNames[kind].isEmpty }
    let unknownKinds = kinds.indices.filter { !isKnown(kind: $0) }
    let unknownFigures = figures.indices.filter {
      figures[$0] == nil && !infersFigures || figureIDs[$0].rawValue.isEmpty
    }
    var isUnknownFigure = [Bool](repeating: false, count: figures.count)
    for figure in unknownFigures { isUnknownFigure[figure] = true }
    let unknownCitations = table.citationLists.map { list in
      list.filter { sourceIndices[$0.source] == nil && !$0.source.isEmpty }
    }
    let hasUnknownCitations = unknownCitations.contains { !$0.isEmpty }
    let knownKinds = kinds.indices.filter(isKnown).map { kindNames[$0] }
    var kindSuggestions = Suggestions(knownKinds)
    var figureSuggestions = Suggestions(unknownFigures.isEmpty ? [] : nearbyFigures)
    var sourceSuggestions = Suggestions(sources.map(\.id).filter { !$0.isEmpty })

    var problems = Diagnostics(limit: Diagnostics.mostListed)
    var rowsWithProblems = table.rowsWithProblems[...]
    for row in 0..<table.count {
      let kind = Int(table.kinds[row])
      if !unknownKinds.isEmpty, !isKnown(kind: kind) {
        problems.add(
          unknown(
            severity: .error, rule: .unknownKind, noun: "kind", text: kindNames[kind],
            suggestions: &kindSuggestions,
            subject: subject(row: row, field: "kind"),
            expected: "one of \(list(knownKinds))"))
      }
      if !unknownFigures.isEmpty {
        for (end, field) in [(table.sources[row], "source"), (table.targets[row], "target")]
        where isUnknownFigure[Int(end)] {
          problems.add(
            unknown(
              severity: .error, rule: .unknownFigure, noun: "figure",
              text: figureIDs[Int(end)].rawValue,
              suggestions: &figureSuggestions,
              subject: subject(row: row, field: field), expected: "the id of a figure"))
        }
      }
      for citation in hasUnknownCitations ? unknownCitations[Int(table.citations[row])] : [] {
        problems.add(
          unknown(
            severity: .warning, rule: .unknownCitation, noun: "source", text: citation.source,
            meant: citation.locator == nil ? located(in: citation.source) : nil,
            suggestions: &sourceSuggestions,
            subject: subject(row: row, field: "citation"), expected: "the id of a source"))
      }
      if rowsWithProblems.first == row {
        rowsWithProblems.removeFirst()
        for problem in table.problems(at: row, figureID: { figureIDs[$0] }) {
          problems.add(problem)
        }
      }
    }
    return problems.problems
  }

  /// The citation of a source and a page in it that a text may mean: `Rise, p. 5` is `Rise#p. 5`.
  private func located(in text: String) -> String? {
    let marks: Set<Character> = [",", ":", " "]
    for index in text.indices.reversed() where marks.contains(text[index]) {
      let id = String(text[..<index]).withoutOuterBlanks
      let locator = text[index...].drop { marks.contains($0) }
      if !locator.isEmpty, sourceIndices[id] != nil {
        return Citation(source: id, locator: String(locator)).description
      }
    }
    return nil
  }

  /// A text that names nothing; a blank one is missing.
  ///
  /// - Parameter meant: what a text is known to mean; else something near it is looked for.
  private func unknown(
    severity: Problem.Severity, rule: Problem.Rule, noun: String, text: String,
    meant: String? = nil, suggestions: inout Suggestions, subject: Problem.Subject,
    expected: String
  ) -> Problem {
    if text.isEmpty, let field = subject.field {
      return .missing(field, of: subject, expected: expected)
    }
    let suggestion = Suggestion(
      meant.map { [$0] } ?? suggestions.suggestions(for: text), inPlaceOf: text)
    // Kinds are few enough to be listed.
    let isListed = rule == .unknownKind && suggestion.text == nil
    return Problem(
      severity: severity, rule: rule,
      message: "unknown \(noun) '\(text)'\(isListed ? "; expected \(expected)" : suggestion.hint)",
      subject: subject, text: text, expected: expected, suggestion: suggestion.text)
  }

  func duplicateIDProblems() -> [Problem] {
    guard !table.ids.isEmpty else { return [] }
    var firstRows = [String: Int](minimumCapacity: table.count)
    var problems: [Problem] = []
    for row in 0..<table.count {
      let id = table.id(at: row)
      guard let first = firstRows.updateValue(row, forKey: id) else { continue }
      firstRows[id] = first
      problems.append(
        Problem(
          severity: .error, rule: .duplicateID, message: "duplicate id '\(id)' in relationships",
          subject: subject(row: row, field: "id"), text: id, expected: "every id once",
          related: [subject(row: first, field: "id")]))
    }
    return problems
  }

  /// Relationships that certainly begin before a birth or last beyond a death, and those that have no known end and so
  /// may be taken to go on after a death. The dead may be denounced.
  func lifetimeProblems() -> [Problem] {
    // A million rows are compared by their days; only what fails is put into words.
    let births = figures.map { figure in
      figure.flatMap { $0.isLifeReversed ? nil : $0.born?.earliest } ?? .distantPast
    }
    let deaths = figures.map { figure in
      figure.flatMap { $0.isLifeReversed ? nil : $0.died?.latest } ?? .distantFuture
    }
    guard
      births.contains(where: { $0 > .distantPast })
        || deaths.contains(where: { $0 < .distantFuture })
    else { return [] }
    let accuses = kinds.map { $0?.sign == .negative && $0?.isDirected == true }
    let extents = table.periods.map(\.certainEnds)
    let earliestStarts = table.periods.map(\.earliestStart)
    let areEndless = table.periods.map(\.isEndless)
    var problems: [Problem] = []
    func check(_ row: Int, end: Int32, isAccused: Bool) {
      let extent = extents[Int(table.whens[row])]
      let isEarly = extent.latestStart < births[Int(end)]
      let isLate = extent.earliestEnd > deaths[Int(end)] && !isAccused
      let isEndless =
        !isLate && !isAccused && areEndless[Int(table.whens[row])]
        && deaths[Int(end)] < .distantFuture
      guard isEarly || isLate || isEndless, let figure = figures[Int(end)] else { return }
      let when = table.periods[Int(table.whens[row])].description
      if isEarly, let born = figure.born {
        problems.append(
          Problem(
            severity: .warning, rule: .beforeBirth,
            message:
              "'\(table.id(at: row))' begins before '\(figure.id)' was born (\(when), born \(born))",
            subject: subject(row: row, field: "when"), text: when, expected: "not before \(born)"))
      }
      if isLate || isEndless, let died = figure.died {
        let claim = "'\(table.id(at: row))' "
        let isBegunLate = isLate && earliestStarts[Int(table.whens[row])] > deaths[Int(end)]
        problems.append(
          Problem(
            severity: .warning, rule: .afterDeath,
            message: claim
              + (isLate
                ? "\(isBegunLate ? "begins after the death of" : "outlasts") '\(figure.id)'"
                  + " (\(when), died \(died))"
                : "has no known end, and may outlast '\(figure.id)' (\(when), died \(died))"),
            subject: subject(row: row, field: "when"), text: when, expected: "not after \(died)"))
      }
    }
    for row in 0..<table.count {
      check(row, end: table.sources[row], isAccused: false)
      check(row, end: table.targets[row], isAccused: accuses[Int(table.kinds[row])])
    }
    return problems
  }
}

extension Period {
  /// Whether it begins on some date and nothing is known of its end.
  fileprivate var isEndless: Bool {
    guard case .interval(let interval) = self, case .date = interval.start else { return false }
    return interval.end == .unknown
  }
}

extension Figure {
  /// Whether the dates say that it died before it was born: then they can't be reasoned from.
  fileprivate var isLifeReversed: Bool {
    guard let born, let died else { return false }
    return died.latest < born.earliest
  }
}
