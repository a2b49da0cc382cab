import LongWork

/// What a builder has gathered, before it is known to be sound.
struct ChronicleParts {
  let figures: [Figure?]
  let figureNames: [String]
  /// The row at which each figure was added; −1 for one that is only mentioned.
  let figureRows: [Int]
  let kinds: [RelationshipKind?]
  let kindNames: [String]
  let sources: [Source]
  let sourceIndices: [String: Int]
  let table: RelationshipTable
  let infersFigures: Bool

  /// Every problem, table by table.
  func problems() -> [Problem] {
    let progress = WorkStep("checking", of: 5)
    let checks = [
      figureProblems, fieldProblems, duplicateIDProblems, lifetimeProblems, pairProblems,
    ]
    return checks.flatMap { check in
      defer { progress.advance() }
      return progress.isCancelled ? [] : check()
    }
  }

  /// The row of a relationship, as a problem names it.
  func subject(_ row: Int, _ field: String? = nil) -> Problem.Subject {
    .init(table: .relationships, row: row, field: field, id: table.id(row))
  }

  /// Where a row's claim comes from, for a person to look up.
  func citationText(_ row: Int) -> String {
    let citations = table.citationLists[Int(table.citations[row])]
    return citations.isEmpty ? "no source" : citations.map(\.description).joined(separator: "; ")
  }
}

extension ChronicleParts {
  /// What is wrong with relationships, each by itself.
  func rowProblems() -> [Problem] { fieldProblems() + lifetimeProblems() }

  func figureProblems() -> [Problem] {
    figures.enumerated().compactMap { index, figure in
      guard let figure, let born = figure.born, let died = figure.died, figure.isLifeReversed
      else { return nil }
      return Problem(
        .error, .diesBeforeBirth, "'\(figure.id)' dies in \(died), before being born in \(born)",
        subject: .init(
          table: .figures, row: figureRows[index], field: "died", id: figure.id),
        text: died.description, expected: "a date not before \(born)")
    }
  }

  // MARK: One row at a time

  private func fieldProblems() -> [Problem] {
    let unknownKinds = kinds.indices.filter { kinds[$0] == nil }
    let unknownFigures = infersFigures ? [] : figures.indices.filter { figures[$0] == nil }
    var isUnknownFigure = [Bool](repeating: false, count: figures.count)
    for figure in unknownFigures { isUnknownFigure[figure] = true }
    let unknownCitations = table.citationLists.map { list in
      list.filter { sourceIndices[$0.source] == nil }
    }
    let knownKinds = zip(kinds, kindNames).compactMap { $0 == nil ? nil : $1 }
    var kindSuggestions = Suggestions(knownKinds)
    var figureSuggestions = Suggestions(
      unknownFigures.isEmpty ? [] : figures.compactMap { $0?.id })
    var sourceSuggestions = Suggestions(sources.map(\.id))

    var problems: [Problem] = []
    for row in 0..<table.count {
      let kind = Int(table.kinds[row])
      if !unknownKinds.isEmpty, kinds[kind] == nil {
        problems.append(
          unknown(
            .error, .unknownKind, "kind", kindNames[kind], &kindSuggestions,
            subject(row, "kind"), expected: "one of \(knownKinds.joined(separator: ", "))"))
      }
      if !unknownFigures.isEmpty {
        for (end, field) in [(table.sources[row], "source"), (table.targets[row], "target")]
        where isUnknownFigure[Int(end)] {
          problems.append(
            unknown(
              .error, .unknownFigure, "figure", figureNames[Int(end)], &figureSuggestions,
              subject(row, field), expected: "the id of a figure"))
        }
      }
      for citation in unknownCitations[Int(table.citations[row])] {
        problems.append(
          unknown(
            .warning, .unknownCitation, "source", citation.source, &sourceSuggestions,
            subject(row, "citation"), expected: "the id of a source"))
      }
      if table.sources[row] == table.targets[row] {
        let id = figureNames[Int(table.sources[row])]
        problems.append(
          Problem(
            .error, .selfRelationship, "'\(id)' stands in a relationship with itself",
            subject: subject(row, "target"), text: id, expected: "two different figures"))
      }
      let weight = table.weights[row]
      if !(weight > 0 && weight.isFinite) {
        problems.append(
          Problem(
            .error, .weightOutOfRange, "weight \(weight) is not a finite number above 0",
            subject: subject(row, "weight"), text: "\(weight)",
            expected: "a finite number above 0"))
      }
      let confidence = table.confidences[row]
      if !(confidence >= 0 && confidence <= 1) {
        problems.append(
          Problem(
            .error, .confidenceOutOfRange, "confidence \(confidence) is not between 0 and 1",
            subject: subject(row, "confidence"), text: "\(confidence)",
            expected: "a number from 0 to 1"))
      }
    }
    return problems
  }

  private func unknown(
    _ severity: Problem.Severity, _ rule: Problem.Rule, _ noun: String, _ text: String,
    _ suggestions: inout Suggestions, _ subject: Problem.Subject, expected: String
  ) -> Problem {
    let suggestion = suggestions.suggestion(for: text)
    let hint = suggestion.map { " — did you mean '\($0)'?" } ?? ""
    return Problem(
      severity, rule, "unknown \(noun) '\(text)'\(hint)", subject: subject, text: text,
      expected: expected, suggestion: suggestion)
  }

  private func duplicateIDProblems() -> [Problem] {
    guard !table.ids.isEmpty else { return [] }
    var firstRows = [String: Int](minimumCapacity: table.count)
    var problems: [Problem] = []
    for row in 0..<table.count {
      let id = table.id(row)
      guard let first = firstRows.updateValue(row, forKey: id) else { continue }
      firstRows[id] = first
      problems.append(
        Problem(
          .error, .duplicateID, "duplicate id '\(id)' in relationships",
          subject: subject(row, "id"), text: id, expected: "every id once",
          related: [subject(first, "id")]))
    }
    return problems
  }

  /// Relationships that certainly begin before a birth or last beyond a death. The dead may be
  /// denounced.
  private func lifetimeProblems() -> [Problem] {
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
    var problems: [Problem] = []
    func check(_ row: Int, _ end: Int32, isAccused: Bool) {
      let extent = extents[Int(table.whens[row])]
      let isEarly = extent.latestStart < births[Int(end)]
      let isLate = extent.earliestEnd > deaths[Int(end)] && !isAccused
      guard isEarly || isLate, let figure = figures[Int(end)] else { return }
      let when = table.periods[Int(table.whens[row])].description
      if isEarly, let born = figure.born {
        problems.append(
          Problem(
            .warning, .beforeBirth,
            "'\(table.id(row))' begins before '\(figure.id)' was born (\(when), born \(born))",
            subject: subject(row, "when"), text: when, expected: "not before \(born)"))
      }
      if isLate, let died = figure.died {
        problems.append(
          Problem(
            .warning, .afterDeath,
            "'\(table.id(row))' outlasts '\(figure.id)' (\(when), died \(died))",
            subject: subject(row, "when"), text: when, expected: "not after \(died)"))
      }
    }
    for row in 0..<table.count {
      check(row, table.sources[row], isAccused: false)
      check(row, table.targets[row], isAccused: accuses[Int(table.kinds[row])])
    }
    return problems
  }

  // MARK: The claims about one pair

  private func pairProblems() -> [Problem] {
    let rows = rowsByPair()
    var problems: [Problem] = []
    var start = 0
    while start < rows.count {
      var end = start + 1
      while end < rows.count, isSamePair(rows[start], rows[end]) { end += 1 }
      // Most pairs of a large table have one claim, and nothing to compare.
      if end - start > 1 {
        for i in start..<end {
          for j in (i + 1)..<end {
            if let problem = compare(rows[i], rows[j]) { problems.append(problem) }
          }
        }
      }
      start = end
    }
    return problems
  }

  private func pair(_ row: Int32) -> (Int32, Int32) {
    let (a, b) = (table.sources[Int(row)], table.targets[Int(row)])
    return a < b ? (a, b) : (b, a)
  }

  private func isSamePair(_ a: Int32, _ b: Int32) -> Bool { pair(a) == pair(b) }

  /// The rows grouped by unordered pair, and in their own order within a pair: two counting sorts,
  /// O(m + n).
  private func rowsByPair() -> [Int32] {
    func sorted(_ rows: [Int32], by key: (Int32) -> Int32) -> [Int32] {
      var next = [Int32](repeating: 0, count: figures.count + 1)
      for row in rows { next[Int(key(row)) + 1] += 1 }
      for i in 1..<next.count { next[i] += next[i - 1] }
      var result = [Int32](repeating: 0, count: rows.count)
      for row in rows {
        let k = Int(key(row))
        result[Int(next[k])] = row
        next[k] += 1
      }
      return result
    }
    let all = (0..<Int32(table.count)).map { $0 }
    return sorted(sorted(all) { pair($0).1 }) { pair($0).0 }
  }

  /// What is wrong between two claims about one pair, the worst only.
  private func compare(_ first: Int32, _ second: Int32) -> Problem? {
    let (a, b) = (Int(first), Int(second))
    guard let kindA = kinds[Int(table.kinds[a])], let kindB = kinds[Int(table.kinds[b])] else {
      return nil
    }
    let whenA = table.periods[Int(table.whens[a])]
    let whenB = table.periods[Int(table.whens[b])]
    let names =
      "'\(figureNames[Int(table.sources[b])])' and '\(figureNames[Int(table.targets[b])])'"
    if kindA == kindB {
      let sameDirection = !kindA.isDirected || table.sources[a] == table.sources[b]
      guard sameDirection else { return nil }
      if isExactDuplicate(a, b) {
        return Problem(
          .warning, .exactDuplicate,
          "'\(table.id(b))' says again exactly what '\(table.id(a))' says", subject: subject(b),
          expected: "every claim once", related: [subject(a)])
      }
      let (postA, postB) = (table.posts[a], table.posts[b])
      let differentPosts = !postA.isEmpty && !postB.isEmpty && postA != postB
      guard !differentPosts, Period.certainlyConcur(whenA, whenB) else { return nil }
      return Problem(
        .warning, .overlappingPeriods,
        "\(names) stand in \(kindA.name) twice at one time: '\(table.id(a))' (\(whenA))"
          + " and '\(table.id(b))' (\(whenB))", subject: subject(b, "when"),
        text: whenB.description, expected: "periods that don't overlap", related: [subject(a)])
    }
    let opposed =
      !kindA.isDirected && !kindB.isDirected && kindA.sign.rawValue * kindB.sign.rawValue < 0
    guard opposed, Period.certainlyConcur(whenA, whenB) else { return nil }
    return Problem(
      .warning, .contradiction,
      "contradictory claims: \(names) stand in \(kindA.name) ('\(table.id(a))', \(whenA),"
        + " \(citationText(a))) and in \(kindB.name) ('\(table.id(b))', \(whenB),"
        + " \(citationText(b))) at the same time", subject: subject(b, "kind"),
      text: kindB.name, expected: "one of the two, or periods that don't overlap",
      related: [subject(a)])
  }

  private func isExactDuplicate(_ a: Int, _ b: Int) -> Bool {
    let (whenA, whenB) = (Int(table.whens[a]), Int(table.whens[b]))
    return (whenA == whenB || table.periods[whenA] == table.periods[whenB])
      && table.weights[a] == table.weights[b]
      && table.confidences[a] == table.confidences[b] && table.posts[a] == table.posts[b]
      && table.citations[a] == table.citations[b] && table.notes[a] == table.notes[b]
      && table.attributes.allSatisfy { $0.column[a] == $0.column[b] }
  }
}

extension Figure {
  /// Whether the dates say that it died before it was born: then they can't be reasoned from.
  fileprivate var isLifeReversed: Bool {
    guard let born, let died else { return false }
    return died.latest < born.earliest
  }
}
