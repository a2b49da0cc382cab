extension ChronicleParts {
  /// What is doubtful in names: odd blanks within them, and names that may be one figure's.
  ///
  /// - Complexity: O(n l log n + m) for n figures with names of l letters, and m relationships.
  func nameProblems() -> [Problem] {
    let groups = similarFigures()
    guard !groups.isEmpty else { return oddBlanks() }
    let mentions = mentions(of: Set(groups.flatMap(\.indices)))
    return oddBlanks()
      + groups.map { group in
        let figures = group.indices.map { self.figure(at: $0) }
        func message(_ names: String) -> String {
          "\(names) differ only \(group.difference); expected one spelling, if they are one figure"
        }
        func text(of figure: Figure) -> String {
          let name = "'\(shortened(figure.name))'"
          return figure.isNamedByID ? name : "\(name) (\(shortened(figure.id.rawValue)))"
        }
        func pair(_ figure: Figure) -> String {
          message("\(text(of: figures[0])) and \(text(of: figure))")
        }
        var texts = figures.prefix(3).map(text)
        if figures.count > texts.count { texts.append("\(figures.count - texts.count) more") }
        let related = mentions[group.indices[0]]
        var problem = Problem(
          severity: .warning, rule: .similarNames, message: message(texts.listed(separator: ", ")),
          subject: mentions[group.indices[1]], text: shortened(figures[1].name),
          expected: "one spelling of a figure", suggestion: figures[0].name,
          related: [related].compactMap(\.self), count: figures.count - 1,
          furtherRows: zip(group.indices, figures).dropFirst(2).compactMap { index, figure in
            mentions[index].map {
              Problem.Rows(
                $0,
                told: Problem.Account(
                  message: pair(figure), text: shortened(figure.name), related: related))
            }
          })
        problem.ownMessage = pair(figures[1])
        return problem
      }
  }

  private func figure(at index: Int) -> Figure {
    figures[index] ?? Figure(called: figureIDs[index].rawValue)
  }

  // MARK: Names that are nearly the same

  /// Figures whose ids or names are nearly the same; several by the name they share are namesakes, and no
  /// matter of doubt.
  private func similarFigures() -> [SimilarNames.Group] {
    // Whom no table of figures lists is an error there, and no figure.
    func isFigure(_ index: Int) -> Bool { infersFigures || figures[index] != nil }
    let ids = figures.indices.map { isFigure($0) ? figureIDs[$0].rawValue : "" }
    let names = figures.indices.map { isFigure($0) ? figure(at: $0).name : "" }
    var groups = SimilarNames(names) { !isToldApart($0) || !isToldApart($1) }.groups
    if names != ids {
      let known = Set(groups.map(\.indices))
      groups += SimilarNames(ids).groups.filter {
        !known.contains($0.indices)
      }
    }
    // Two who are tied to one another are two.
    let slips = Set(groups.filter(\.isSlip).map(\.indices))
    guard !slips.isEmpty else { return groups }
    var tied: Set<[Int]> = []
    for row in 0..<table.count {
      let ends = [Int(table.sources[row]), Int(table.targets[row])].sorted()
      if slips.contains(ends) { tied.insert(ends) }
    }
    return groups.filter { !($0.isSlip && tied.contains($0.indices)) }
  }

  /// For some figures the row that tells of each first: its own, else that of a relationship.
  private func mentions(of indices: Set<Int>) -> [Int: Problem.Subject] {
    var mentions: [Int: Problem.Subject] = [:]
    for index in indices where figureRows[index] >= 0 {
      mentions[index] = subject(figure: index, field: "id")
    }
    var missing = indices.count - mentions.count
    for row in 0..<table.count where missing > 0 {
      for (end, field) in [(table.sources[row], "source"), (table.targets[row], "target")]
      where indices.contains(Int(end)) && mentions[Int(end)] == nil {
        mentions[Int(end)] = subject(row: row, field: field)
        missing -= 1
      }
    }
    return mentions
  }

  // MARK: Blanks within names

  /// White space other than single spaces, and invisible characters, within ids and names: one problem.
  private func oddBlanks() -> [Problem] {
    var found: [(index: Int, field: String, account: Problem.Account)] = []
    for index in figures.indices {
      let figure = figure(at: index)
      for (field, name) in [("id", figure.id.rawValue), ("name", figure.name)]
      where field == "id" || !figure.isNamedByID {
        guard let blank = name.oddBlank else { continue }
        let account = Problem.Account(
          message: "'\(shortened(name))' has \(blank) in it", text: shortened(name))
        found.append((index, field, account))
      }
    }
    guard let first = found.first?.account else { return [] }
    let count = found.count
    let mentions = mentions(of: Set(found.map(\.index)))
    let rows = found.compactMap { index, field, account in
      var subject = mentions[index]
      if subject?.table == .figures { subject?.field = field }
      return subject.map { (subject: $0, account: account) }
    }
    let more =
      count == 1 ? "" : "; so \(count == 2 ? "has 1 more name" : "have \(count - 1) more names")"
    var problem = Problem(
      severity: .warning, rule: .strayBlanks, message: first.message + more,
      subject: rows.first?.subject, text: first.text, expected: "single spaces within a name",
      count: count,
      furtherRows: rows.dropFirst().map { Problem.Rows($0.subject, told: $0.account) })
    problem.ownMessage = first.message
    return [problem]
  }
}
