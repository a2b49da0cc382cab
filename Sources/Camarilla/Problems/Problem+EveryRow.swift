// What is told of many rows as one, told of each.

extension Chronicle {
  /// As ``warnings``, but what is told of many rows as one is told of each: behind it comes a warning for
  /// each of the other rows.
  ///
  /// - Complexity: as ``warnings``, and linear in the rows that it tells of.
  public var everyWarning: [Problem] {
    locatingFurtherRows(of: warnings).flatMap { warning in
      warning.ofEveryRow { table, row in
        table == .relationships && row < self.table.count ? self.table.id(at: row) : ""
      }
    }
  }

  /// The problems with the locations of all rows, where the chronicle came from files.
  private func locatingFurtherRows(of problems: [Problem]) -> [Problem] {
    // The reader that made the chronicle locates problems, and puts them into the order of its files.
    var probes: [Problem] = []
    for group in problems.flatMap(\.furtherRows) {
      for row in group.rows {
        probes.append(
          Problem(
            severity: .warning, rule: .malformedValue, message: "",
            subject: .init(table: group.table, row: Int(row), field: group.field, id: ""),
            count: probes.count))
      }
    }
    guard !probes.isEmpty, let arranged = doubts?.arrange(probes) else { return problems }
    var locations = [Problem.Location?](repeating: nil, count: probes.count)
    for probe in arranged { locations[probe.count] = probe.location }
    var next = 0
    return problems.map { problem in
      var problem = problem
      for index in problem.furtherRows.indices where !problem.furtherRows[index].rows.isEmpty {
        let count = problem.furtherRows[index].rows.count
        problem.furtherRows[index].locations = locations[next..<next + count].compactMap(\.self)
        next += count
      }
      return problem
    }
  }
}

extension InvalidChronicle {
  /// As ``problems``, but what is told of many rows as one is told of each: behind it comes a problem for
  /// each of the other rows.
  public var everyProblem: [Problem] { problems.flatMap { $0.ofEveryRow { _, _ in "" } } }
}

extension Problem {
  /// The problem, and behind it one for each further row.
  ///
  /// - Parameter id: the id by which people find a row; empty where its location has to do.
  fileprivate func ofEveryRow(id: (Subject.Table, Int) -> String) -> [Problem] {
    var first = self
    first.furtherRows = []
    first.count = max(1, count - furtherRows.reduce(0) { $0 + $1.count })
    return [first]
      + furtherRows.flatMap { group in
        (0..<group.count).map { index in
          let row = group.rows.isEmpty ? nil : Int(group.rows[index])
          let id = row.map { id(group.table, $0) } ?? ""
          return Problem(
            severity: severity, rule: rule, message: id.isEmpty ? "likewise" : "likewise '\(id)'",
            subject: row.map { .init(table: group.table, row: $0, field: group.field, id: id) },
            location: index < group.locations.count ? group.locations[index] : nil,
            expected: expected)
        }
      }
  }
}

extension Problem.Rows {
  fileprivate var count: Int { rows.isEmpty ? locations.count : rows.count }
}
