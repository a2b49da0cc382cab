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
      for (index, row) in group.rows.enumerated() {
        let account = index < group.accounts.count ? group.accounts[index] : nil
        probes.append(
          Problem(
            severity: .warning, rule: .malformedValue, message: "",
            subject: .init(table: group.table, row: Int(row), field: group.field, id: ""),
            related: [account?.related].compactMap(\.self), count: probes.count))
      }
    }
    guard !probes.isEmpty, let arranged = doubts?.arrange(probes) else { return problems }
    var located = probes
    for probe in arranged { located[probe.count] = probe }
    var next = 0
    return problems.map { problem in
      var problem = problem
      for index in problem.furtherRows.indices where !problem.furtherRows[index].rows.isEmpty {
        let probes = located[next..<next + problem.furtherRows[index].rows.count]
        next += probes.count
        problem.furtherRows[index].locations = probes.compactMap(\.location)
        for (account, probe) in zip(problem.furtherRows[index].accounts.indices, probes) {
          problem.furtherRows[index].accounts[account].relatedLocation =
            probe.relatedLocations.first
        }
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
    first.message = ownMessage ?? message
    first.ownMessage = nil
    first.furtherRows = []
    first.count = max(1, count - furtherRows.reduce(0) { $0 + $1.count })
    return [first]
      + furtherRows.flatMap { group in
        (0..<group.count).map { index in
          let row = group.rows.isEmpty ? nil : Int(group.rows[index])
          let account = index < group.accounts.count ? group.accounts[index] : nil
          let id = account?.id ?? row.map { id(group.table, $0) } ?? ""
          return Problem(
            severity: severity, rule: rule,
            message: account?.message
              ?? (row == nil ? ownMessage ?? message : "likewise" + (id.isEmpty ? "" : " '\(id)'")),
            subject: row.map { .init(table: group.table, row: $0, field: group.field, id: id) },
            location: index < group.locations.count ? group.locations[index] : nil,
            text: account?.text, expected: expected,
            related: [account?.related].compactMap(\.self),
            relatedLocations: [account?.relatedLocation].compactMap(\.self))
        }
      }
  }
}

extension Problem.Rows {
  fileprivate var count: Int { rows.isEmpty ? locations.count : rows.count }
}
