extension RelationshipTable {
  /// The rows of relationships with which something is wrong whatever figures, kinds and sources there are, ascending.
  ///
  /// A table of a million has none as a rule, and is to be through with that at once.
  package var rowsWithProblems: [Int] {
    (0..<count).filter {
      sources[$0] == targets[$0] || !weights[$0].isWeight || !confidences[$0].isConfidence
    }
  }

  /// What is wrong with a relationship whatever figures, kinds and sources there are, which analyses rely on.
  ///
  /// - Parameter figureID: the id of a figure, by its index.
  package func problems(at row: Int, figureID: (Int) -> Figure.ID) -> [Problem] {
    var problems: [Problem] = []
    func add(_ problem: Problem?, field: String) {
      guard var problem else { return }
      problem.subject = .init(table: .relationships, row: row, field: field, id: id(at: row))
      problems.append(problem)
    }
    if sources[row] == targets[row] {
      let id = figureID(Int(sources[row]))
      add(
        Problem(
          severity: .error, rule: .selfRelationship,
          message: "'\(id)' stands in a relationship with itself", text: id.rawValue,
          expected: "two different figures"), field: "target")
    }
    add(.ofWeight(weights[row]), field: "weight")
    add(.ofConfidence(confidences[row]), field: "confidence")
    return problems
  }
}
