import Camarilla

extension ExplanationAnswer {
  var text: String {
    heading + "\n" + Listing(explanation.votes, columns: Self.voteColumns).table.text() + tiesText
      + contradictionsText(of: contradictions) + sourcesText
  }

  private var heading: String {
    let standing = explanation.standing
    let name = chronicle.printedName(of: explanation.figure.id)
    let most = Number.plain(of: 4 * Double(explanation.figures - 1))
    var text = "\(name) \(inTime(snapshot.title)): rank \(standing.rank) of \(explanation.figures),"
    text += " with \(Number.plain(of: standing.points)) of \(most) points\n"
    func pointsText(of entry: Consensus.Entry) -> String {
      "\(printed(entry.name, id: entry.id)) (\(Number.plain(of: entry.points)))"
    }
    if !explanation.level.isEmpty {
      let names = explanation.level.map { printed($0.name, id: $0.id) }.oneAfterAnother
      text += wrapped(
        "as many points: \(names); status among friends and enemies (pn) decides", indent: 0)
    }
    let neighbors = [
      explanation.above.map { "behind " + pointsText(of: $0) },
      explanation.below.map { "ahead of " + pointsText(of: $0) },
    ].compactMap { $0 }
    if !neighbors.isEmpty { text += neighbors.joined(separator: ", ") + "\n" }
    if standing.rank > 1, explanation.above?.id != explanation.mostCentral.id {
      text += "most central: \(pointsText(of: explanation.mostCentral))\n"
    }
    return text
  }

  /// The ties by kind of relationship, the two directions of a kind apart.
  private var tiesText: String {
    typealias Row = (tie: FigureExplanation.Tie, claim: Claim)
    var groups: [(heading: String, rows: [Row])] = []
    for tie in explanation.ties {
      for claim in [Claim](tie.relationships, in: chronicle) {
        let isSource = claim.relationship.source == explanation.figure.id
        let heading =
          claim.relationship.kind + (claim.isDirected ? (isSource ? " of" : " by") : "")
        if let index = groups.firstIndex(where: { $0.heading == heading }) {
          groups[index].rows.append((tie, claim))
        } else {
          groups.append((heading, [(tie, claim)]))
        }
      }
    }
    let columns: [Column<Row>] = [
      .shown("") { printed($0.tie.name, id: $0.tie.figure) }, .shown("") { $0.claim.particulars },
      .shown("", .below) { $0.claim.shortCitations },
    ]
    let friends = explanation.ties.count { $0.value > 0 }
    let enemies = explanation.ties.count { $0.value < 0 }
    var text = "\n" + Number.count(explanation.ties.count, singular: "tie")
    text += ", \(friends) friendly and \(enemies) hostile\n"
    for group in groups {
      let table = Listing(group.rows, columns: columns).table
      text += "\n\(group.heading)\n" + table.text(indent: 2, hasHeadings: false)
    }
    return text
  }

  private var sourcesText: String {
    let sources = explanation.sources
    guard !sources.isEmpty else { return "\nNo source stands behind anything in the snapshot.\n" }
    var parts: [String] = []
    let changing = sources.filter(\.isChange)
    if !changing.isEmpty { parts.append(Listing(changing, columns: sourceColumns).table.text()) }
    let idle = sources.filter { !$0.isChange }.map(\.source)
    if !idle.isEmpty {
      let line = "rank and most central unchanged without " + idle.joined(separator: ", ")
      parts.append(wrapped(line, indent: 0))
    }
    return "\nWhat would change, were a source struck\n\n" + parts.joined(separator: "\n")
      + titles(of: sources.map(\.source), in: chronicle)
  }
}
