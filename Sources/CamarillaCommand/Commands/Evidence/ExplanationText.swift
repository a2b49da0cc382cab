import Camarilla

// What the explanations of one figure and of two have in common.

extension Contradiction {
  func answer(in chronicle: Chronicle) -> [ClaimAnswer] {
    [first, second].map { ClaimAnswer(relationship: $0, in: chronicle) }
  }
}

extension ClaimAnswer {
  /// Its citations by the ids of their sources: `rise#Introduction; editor`.
  var shortCitations: String {
    citations.isEmpty
      ? "no source"
      : citations.map { "\(Citation(source: $0.source, locator: $0.locator))" }
        .joined(separator: "; ")
  }
}

extension [ClaimAnswer] {
  /// Every citation once, as a cell of CSV holds them.
  var citationList: String {
    var texts: [String] = []
    for claim in self {
      for citation in claim.citations {
        let text = "\(Citation(source: citation.source, locator: citation.locator))"
        if !texts.contains(text) { texts.append(text) }
      }
    }
    return texts.joined(separator: ";")
  }
}

func contradictionsText(of contradictions: [[ClaimAnswer]]) -> String {
  guard !contradictions.isEmpty else { return "" }
  var text = "\nClaims that contradict one another\n"
  for claims in contradictions {
    text += "\n"
    for claim in claims {
      text += "  \(Table.oneLine(of: "\(claim.id): \(claim.kind) \(claim.particulars)"))\n"
      text += wrapped(Table.oneLine(of: claim.shortCitations), indent: 4)
    }
  }
  return text
}

/// What the sources are called, for those who know them by id only so far.
func sourceTitles(of sources: [(id: String, title: String?)]) -> String {
  let titled = sources.filter { $0.title != nil && $0.title != $0.id }
  guard !titled.isEmpty else { return "" }
  var table = Table([("", .left), ("", .left)])
  for (id, title) in titled { table.append([id, title ?? ""]) }
  return "\nSources\n" + table.text(indent: 2, hasHeadings: false)
}
