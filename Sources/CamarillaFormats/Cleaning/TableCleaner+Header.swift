import Camarilla

extension TableCleaner {
  /// Repairs the headings, and notes what the columns hold.
  mutating func readHeader(_ rows: borrowing TableRows) {
    headings = rows.headings
    if let columns {
      headings = headings.indices.map { columns.name(of: $0, heading: headings[$0]) }
      contents = headings.indices.map { columns.roles[$0]?.content ?? .text }
      return
    }
    let names = shape.names.filter { !headings.contains($0) }
    let hasEnds =
      table == .relationships && !headings.contains("when") && headings.contains("start")
    let required = shape.required.filter { !headings.contains($0) && !(hasEnds && $0 == "when") }
    var taken: Set<String> = []
    for (column, heading) in headings.enumerated() where !shape.names.contains(heading) {
      guard let repair = headingRepair(heading, names: names, required: required),
        taken.insert(repair.proposal).inserted
      else { continue }
      let correction = Correction(
        file: file, row: "\(rows.number)", column: heading, text: heading,
        proposal: repair.proposal, status: .certain, rule: repair.rule, reason: repair.reason)
      let answer = log.answers.answer(to: correction.key)
      if repair.isCertain || answer?.isAccepted == true {
        headings[column] = answer?.proposal ?? repair.proposal
        var correction = correction
        if !repair.isCertain { correction.status = .accepted }
        correction.proposal = headings[column]
        log.change(correction)
        edits.replace(
          cell: rows.range(at: column), of: bytes, with: headings[column],
          delimiter: rows.delimiter)
      } else {
        var correction = correction
        correction.status = .doubtful
        log.doubt(correction)
      }
    }
    contents = headings.map { CellContent(heading: $0, of: table, among: headings) }
  }

  /// What a heading that means nothing is to be: surely so where it differs in case alone, or by a letter from one
  /// that the table can't do without.
  private func headingRepair(_ heading: String, names: [String], required: [String]) -> Repair? {
    let folded = heading.withoutCaseAndAccents
    if let name = names.first(where: { $0 == folded }) {
      return Repair(
        readings: [name], isCertain: true, rule: .malformedTable,
        reason: "the column '\(heading)' is called '\(name)'")
    }
    if table == .relationships, ForeignHeadings.meaning(of: heading) != nil { return nil }
    let near = NearestNames(names).allNearest(to: heading)
    guard let name = near.first else { return nil }
    let isSlip =
      required.contains(name) && name.count > 3
      && NearestNames([name]).nearest(to: heading, within: 1) != nil
    return Repair(
      readings: near, isCertain: isSlip, rule: .malformedTable,
      reason: "unknown column '\(shortened(heading))', near "
        + near.map { "'\($0)'" }.joined(separator: " or "))
  }
}
