extension ChronicleParts {
  /// What claims about one pair say twice, or against one another: one problem for whatever hangs
  /// together, with a count.
  ///
  /// - Complexity: O(figures + periods + m log k) for m claims, of which a pair has k.
  func pairProblems() -> [Problem] {
    let claims = PairClaims(table, kinds: kinds, figureCount: figures.count)
    var problems: [Problem] = []
    claims.forEachPair(of: (0..<Int32(table.count)).map { $0 }) { rows in
      for like in claims.likeClaims(rows) {
        let repeats = claims.repeats(among: like)
        problems += repeats.filter { $0.count > 1 }.map(exactDuplicate)
        let distinct = claims.claimsByPost(repeats.map { $0[0] })
        problems += Concurrence(distinct, .alike).lumps().map(overlap)
      }
      let signed = claims.signedClaims(rows)
      problems += Concurrence(signed, .opposite).lumps().map(contradiction)
    }
    return problems
  }

  private func exactDuplicate(_ rows: [Int32]) -> Problem {
    let (first, second) = (Int(rows[0]), Int(rows[1]))
    let more = rows.count > 2 ? " and \(rows.count - 2) more say" : " says"
    return Problem(
      .warning, .exactDuplicate,
      "'\(table.id(second))'\(more) again exactly what '\(table.id(first))' says",
      subject: subject(second), expected: "every claim once", related: [subject(first)],
      count: rows.count - 1)
  }

  private func overlap(_ lump: Concurrence.Lump) -> Problem {
    let (a, b) = (Int(lump.pair.first), Int(lump.pair.second))
    let (kind, when) = (kindName(b), period(b))
    let names =
      "'\(figureNames[Int(table.sources[b])])' and '\(figureNames[Int(table.targets[b])])'"
    let claims = "'\(table.id(a))' (\(period(a))) and '\(table.id(b))' (\(when))"
    return Problem(
      .warning, .overlappingPeriods,
      lump.rows.count == 2
        ? "\(names) stand in \(kind) twice at one time: \(claims)"
        : "\(names) stand in \(kind) \(lump.rows.count) times in overlapping periods: \(claims), and"
          + " \(lump.rows.count - 2) more",
      subject: subject(b, "when"), text: when, expected: "periods that don't overlap",
      related: [subject(a)], count: lump.rows.count - 1)
  }

  private func contradiction(_ lump: Concurrence.Lump) -> Problem {
    let (a, b) = (Int(lump.pair.first), Int(lump.pair.second))
    let names =
      "'\(figureNames[Int(table.sources[b])])' and '\(figureNames[Int(table.targets[b])])'"
    func claim(_ row: Int) -> String {
      "\(kindName(row)) ('\(table.id(row))', \(period(row)), \(citationText(row)))"
    }
    let more =
      lump.rows.count > 2 ? ", and so do \(lump.rows.count - 2) more claims about them" : ""
    return Problem(
      .warning, .contradiction,
      "contradictory claims: \(names) stand in \(claim(a)) and in \(claim(b)) at the same time\(more)",
      subject: subject(b, "kind"), text: kindName(b),
      expected: "one of the two, or periods that don't overlap", related: [subject(a)],
      count: lump.rows.count - 1)
  }

  private func kindName(_ row: Int) -> String { kinds[Int(table.kinds[row])]?.name ?? "" }

  private func period(_ row: Int) -> String {
    table.periods[Int(table.whens[row])].description
  }
}
