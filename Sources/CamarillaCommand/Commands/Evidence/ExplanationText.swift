import Camarilla

// What the explanations of one figure and of two have in common.

/// The claims that contradict one another, two by two.
func contradictionsText(of contradictions: [[Claim]]) -> String {
  guard !contradictions.isEmpty else { return "" }
  var text = "\nClaims that contradict one another\n"
  for claims in contradictions {
    text += "\n"
    for claim in claims {
      let relationship = claim.relationship
      let line = "\(relationship.id): \(relationship.kind) \(claim.particulars)"
      text += "  \(Table.oneLine(of: line))\n"
      text += wrapped(Table.oneLine(of: claim.shortCitations), indent: 4)
    }
  }
  return text
}

extension Contradiction {
  func claims(in chronicle: Chronicle) -> [Claim] { [Claim]([first, second], in: chronicle) }
}

/// What the sources are called, for those who know them by id only so far.
func titles(of sources: [Source.ID], in chronicle: Chronicle) -> String {
  let titled = sources.compactMap { chronicle.source(id: $0) }.filter { $0.title != $0.id }
  guard !titled.isEmpty else { return "" }
  let columns: [Column<Source>] = [.shown("") { $0.id }, .shown("") { $0.title }]
  return "\nSources\n"
    + Listing(titled, columns: columns).table.text(indent: 2, hasHeadings: false)
}
