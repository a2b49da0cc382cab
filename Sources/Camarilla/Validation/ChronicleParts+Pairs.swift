extension ChronicleParts {
  /// What claims about one pair say twice, or against one another: one problem for whatever hangs
  /// together, with a count.
  ///
  /// - Complexity: O(figures + periods + m log k) for m claims, of which a pair has k.
  func pairProblems() -> [Problem] {
    let claims = PairClaims(table: table, kinds: kinds, figureCount: figures.count)
    var problems: [Problem] = []
    claims.forEachPair(of: (0..<Int32(table.count)).map { $0 }) { rows in
      for like in claims.likeClaims(of: rows) {
        let repeats = claims.repeats(among: like)
        problems += repeats.filter { $0.count > 1 }.map(exactDuplicate)
        let distinct = claims.claimsByPost(of: repeats.map { $0[0] })
        problems += Concurrence(claims: distinct, comparison: .alike).lumps().map(overlap)
      }
      let signed = claims.signedClaims(rows)
      problems += Concurrence(claims: signed, comparison: .opposite).lumps().map(contradiction)
    }
    return problems
  }

  private func exactDuplicate(_ rows: [Int32]) -> Problem {
    let first = rows[0]
    var problem = exactDuplicate(rows[1], of: first)
    guard rows.count > 2 else { return problem }
    let says = "'\(table.id(at: Int(rows[1])))' and \(rows.count - 2) more say"
    problem.ownMessage = problem.message
    problem.message = "\(says) again exactly what '\(table.id(at: Int(first)))' says"
    problem.count = rows.count - 1
    problem.furtherRows = [
      Problem.Rows(table: .relationships, rows: Array(rows.dropFirst(2))) {
        Problem.Account(exactDuplicate($0, of: first))
      }
    ]
    return problem
  }

  private func exactDuplicate(_ row: Int32, of first: Int32) -> Problem {
    let (row, first) = (Int(row), Int(first))
    return Problem(
      severity: .warning, rule: .exactDuplicate,
      message: "'\(table.id(at: row))' says again exactly what '\(table.id(at: first))' says",
      subject: subject(row: row), expected: "every claim once", related: [subject(row: first)])
  }

  private func overlap(_ lump: Concurrence.Lump) -> Problem {
    let pair = lump.pairs[0]
    var problem = overlap(pair.first, pair.second)
    guard lump.pairs.count > 1 else { return problem }
    let b = Int(pair.second)
    problem.ownMessage = problem.message
    problem.message =
      "\(names(at: b)) stand in \(kindName(at: b)) \(lump.pairs.count + 1) times in overlapping periods:"
      + " \(claims(pair.first, pair.second)), and \(lump.pairs.count - 1) more"
    problem.count = lump.pairs.count
    problem.furtherRows = [lump.furtherRows(field: "when", telling: overlap)]
    return problem
  }

  /// - Parameter b: the row to blame.
  private func overlap(_ a: Int32, _ b: Int32) -> Problem {
    let row = Int(b)
    return Problem(
      severity: .warning, rule: .overlappingPeriods,
      message: "\(names(at: row)) stand in \(kindName(at: row)) twice at one time: \(claims(a, b))",
      subject: subject(row: row, field: "when"), text: period(at: row),
      expected: "periods that don't overlap", related: [subject(row: Int(a))])
  }

  private func contradiction(of lump: Concurrence.Lump) -> Problem {
    let pair = lump.pairs[0]
    var problem = contradiction(pair.first, pair.second)
    let others = lump.pairs.count - 1
    guard others > 0 else { return problem }
    problem.ownMessage = problem.message
    problem.message +=
      ", and so \(others == 1 ? "does 1 more claim" : "do \(others) more claims") about them"
    problem.count = lump.pairs.count
    problem.furtherRows = [lump.furtherRows(field: "kind", telling: contradiction)]
    return problem
  }

  /// - Parameter b: the row to blame.
  private func contradiction(_ a: Int32, _ b: Int32) -> Problem {
    func claim(at row: Int) -> String {
      "\(kindName(at: row)) ('\(table.id(at: row))', \(period(at: row)), \(citationText(at: row)))"
    }
    let (a, b) = (Int(a), Int(b))
    return Problem(
      severity: .warning, rule: .contradiction,
      message:
        "contradictory claims: \(names(at: b)) stand in \(claim(at: a)) and in \(claim(at: b)) at the same time",
      subject: subject(row: b, field: "kind"), text: kindName(at: b),
      expected: "one of the two, or periods that don't overlap", related: [subject(row: a)])
  }

  /// Whom a row ties.
  private func names(at row: Int) -> String {
    "'\(figureIDs[Int(table.sources[row])])' and '\(figureIDs[Int(table.targets[row])])'"
  }

  private func claims(_ a: Int32, _ b: Int32) -> String {
    [a, b].map { "'\(table.id(at: Int($0)))' (\(period(at: Int($0))))" }.joined(separator: " and ")
  }

  private func kindName(at row: Int) -> String { kinds[Int(table.kinds[row])]?.name ?? "" }

  private func period(at row: Int) -> String {
    table.periods[Int(table.whens[row])].description
  }
}

extension Concurrence.Lump {
  /// The rows beside those of the first pair, each told of with one that it hangs by.
  fileprivate func furtherRows(
    field: String, telling problem: (Int32, Int32) -> Problem
  ) -> Problem.Rows {
    let partners = Dictionary(
      uniqueKeysWithValues: pairs.dropFirst().map { ($0.second, $0.first) })
    return Problem.Rows(table: .relationships, field: field, rows: partners.keys.sorted()) { row in
      Problem.Account(problem(partners[row] ?? row, row))
    }
  }
}
