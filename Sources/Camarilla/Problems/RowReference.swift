/// A row of one of several chronicles.
package struct RowReference {
  /// The index of the chronicle.
  package var chronicle: Int
  package var subject: Problem.Subject

  package init(chronicle: Int, subject: Problem.Subject) {
    self.chronicle = chronicle
    self.subject = subject
  }
}

extension [Chronicle] {
  /// Problems with the locations of the rows that they are about: their own that of the first, unless they have one. One
  /// that was found several times says how often.
  package func located(_ problems: [(problem: Problem, rows: [RowReference])]) -> [Problem] {
    if problems.isEmpty { return [] }
    let locations = indices.map { index in
      self[index].locations(
        of: problems.flatMap(\.rows).filter { $0.chronicle == index }.map(\.subject))
    }
    return problems.map { problem, rows in
      var problem = problem
      var found = rows.compactMap { locations[$0.chronicle][$0.subject] }
      if problem.location == nil, !found.isEmpty { problem.location = found.removeFirst() }
      problem.relatedLocations = found
      if problem.count > 1 { problem.message += " (\(problem.count) relationships in all)" }
      return problem
    }
  }
}
