extension ChronicleParts {
  /// What is wrong with kinds, a blank name, and what is doubtful: a standard one that is declared to be
  /// something else, and names that differ in blanks, case or accents only.
  ///
  /// - Parameter rows: the row at which each kind was added; -1 for one that has none.
  func kindProblems(rows: [Int]) -> [Problem] {
    func subject(of index: Int, field: String) -> Problem.Subject? {
      guard rows[index] >= 0 else { return nil }
      return .init(table: .kinds, row: rows[index], field: field, id: kindNames[index])
    }
    var problems: [Problem] = []
    for (index, kind) in kinds.enumerated() {
      if kind != nil, kindNames[index].isEmpty, let subject = subject(of: index, field: "name") {
        problems.append(.missing("name", of: subject))
      }
      guard var problem = kind?.clashWithStandard else { continue }
      problem.subject = subject(of: index, field: "name")
      problems.append(problem)
    }
    // A kind that no row declares is told of where a relationship names it first.
    func mention(of index: Int) -> Problem.Subject? {
      subject(of: index, field: "name")
        ?? table.kinds.firstIndex { Int($0) == index }.map { self.subject(row: $0, field: "kind") }
    }
    for group in SimilarNames(kindNames).groups {
      let (first, second) = (group.indices[0], group.indices[1])
      func message(_ names: String) -> String {
        "kinds \(names) differ only \(group.difference); expected one spelling, if they are one kind"
      }
      func pair(_ index: Int) -> String {
        "'\(shortened(kindNames[first]))' and '\(shortened(kindNames[index]))'"
      }
      var names = group.indices.prefix(12).map { "'\(shortened(kindNames[$0]))'" }
      if group.indices.count > names.count {
        names.append("\(group.indices.count - names.count) more")
      }
      let related = mention(of: first)
      var problem =
        Problem(
          severity: .warning, rule: .similarNames,
          message: message(names.listed(separator: ", ")),
          subject: mention(of: second), text: kindNames[second],
          expected: "one spelling of a kind", suggestion: kindNames[first],
          related: [related].compactMap(\.self), count: group.indices.count - 1,
          furtherRows: group.indices.dropFirst(2).compactMap { index in
            subject(of: index, field: "name").map {
              Problem.Rows(
                $0,
                told: Problem.Account(
                  message: message(pair(index)), text: kindNames[index], related: related))
            }
          })
      problem.ownMessage = message(pair(second))
      problems.append(problem)
    }
    return problems
  }
}

extension RelationshipKind {
  /// What is doubtful in a kind that is called as a standard one and is another; nil where it isn't.
  package var clashWithStandard: Problem? {
    guard let standard = Self.standard.first(where: { $0.name == name }),
      (sign, isDirected) != (standard.sign, standard.isDirected)
    else { return nil }
    return Problem(
      severity: .warning, rule: .duplicateID,
      message: "kind '\(name)' is \(properties) here and counts so; the standard '\(name)' is"
        + " \(standard.properties); expected another name for another kind",
      text: name, expected: "the standard kind as it is, or another name")
  }
}
