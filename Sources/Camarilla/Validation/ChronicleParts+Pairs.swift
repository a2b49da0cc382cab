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
    let (first, second) = (Int(rows[0]), Int(rows[1]))
    let more = rows.count > 2 ? " and \(rows.count - 2) more say" : " says"
    return Problem(
      severity: .warning, rule: .exactDuplicate,
      message: "'\(table.id(at: second))'\(more) again exactly what '\(table.id(at: first))' says",
      subject: subject(row: second), expected: "every claim once", related: [subject(row: first)],
      count: rows.count - 1,
      furtherRows: [Problem.Rows(table: .relationships, rows: Array(rows.dropFirst(2)))])
  }

  private func overlap(_ lump: Concurrence.Lump) -> Problem {
    let (a, b) = (Int(lump.pair.first), Int(lump.pair.second))
    let (kind, when) = (kindName(at: b), period(at: b))
    let names =
      "'\(figureIDs[Int(table.sources[b])])' and '\(figureIDs[Int(table.targets[b])])'"
    let claims = "'\(table.id(at: a))' (\(period(at: a))) and '\(table.id(at: b))' (\(when))"
    return Problem(
      severity: .warning, rule: .overlappingPeriods,
      message: lump.rows.count == 2
        ? "\(names) stand in \(kind) twice at one time: \(claims)"
        : "\(names) stand in \(kind) \(lump.rows.count) times in overlapping periods: \(claims), and"
          + " \(lump.rows.count - 2) more",
      subject: subject(row: b, field: "when"), text: when, expected: "periods that don't overlap",
      related: [subject(row: a)], count: lump.rows.count - 1,
      furtherRows: lump.furtherRows(field: "when"))
  }

  private func contradiction(of lump: Concurrence.Lump) -> Problem {
    let (a, b) = (Int(lump.pair.first), Int(lump.pair.second))
    let names =
      "'\(figureIDs[Int(table.sources[b])])' and '\(figureIDs[Int(table.targets[b])])'"
    func claim(at row: Int) -> String {
      "\(kindName(at: row)) ('\(table.id(at: row))', \(period(at: row)), \(citationText(at: row)))"
    }
    let others = lump.rows.count - 2
    let more =
      others > 0
      ? ", and so \(others == 1 ? "does 1 more claim" : "do \(others) more claims") about them" : ""
    return Problem(
      severity: .warning, rule: .contradiction,
      message:
        "contradictory claims: \(names) stand in \(claim(at: a)) and in \(claim(at: b)) at the same time\(more)",
      subject: subject(row: b, field: "kind"), text: kindName(at: b),
      expected: "one of the two, or periods that don't overlap", related: [subject(row: a)],
      count: lump.rows.count - 1, furtherRows: lump.furtherRows(field: "kind"))
  }

  private func kindName(at row: Int) -> String { kinds[Int(table.kinds[row])]?.name ?? "" }

  private func period(at row: Int) -> String {
    table.periods[Int(table.whens[row])].description
  }
}

extension Concurrence.Lump {
  /// The rows beside those of the pair.
  fileprivate func furtherRows(field: String) -> [Problem.Rows] {
    let rows = rows.filter { $0 != pair.first && $0 != pair.second }
    return [Problem.Rows(table: .relationships, field: field, rows: rows)]
  }
}
