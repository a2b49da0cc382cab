import Camarilla

/// What a figure's rank rests on, as the command prints it.
struct ExplanationAnswer: Noted {
  struct Index: Encodable {
    var id: String
    var name: String
    var rank: Int
    var points: Double

    init(_ entry: Consensus.Entry) {
      (id, name, rank, points) = (entry.id, entry.name, entry.rank, entry.points)
    }
  }

  struct Vote: Encodable {
    var measure: String
    var score: Double
    var rank: Int
    var points: Double
    var converged: Bool
  }

  struct Tie: Encodable {
    var id: String
    var name: String
    var value: Double
    var relationships: [ClaimAnswer]
  }

  struct SourceEffect: Encodable {
    var source: String
    /// Null where the source is not among the chronicle's.
    @ExplicitNull var title: String?
    var citing: Int
    var citingOfFigure: Int
    var lost: [String]
    var lostOfFigure: [String]
    /// Null where the figure would be gone.
    @ExplicitNull var rank: Int?
    var figures: Int
    @ExplicitNull var mostCentral: NamedFigure?
    var change: Bool
  }

  var year: Int
  var present = true
  var figure: NamedFigure
  var figures: Int
  var rank: Int
  var points: Double
  /// The others with as many points.
  var level: [Index]
  @ExplicitNull var above: Index?
  @ExplicitNull var below: Index?
  var mostCentral: Index
  var measures: [Vote]
  var ties: [Tie]
  var sources: [SourceEffect]
  var contradictions: [[ClaimAnswer]]
  /// What the answer rests on where that isn't plain.
  var notes: [String] = []

  init(explanation: FigureExplanation, in snapshot: Snapshot) {
    let chronicle = snapshot.chronicle
    func named(_ id: Figure.ID) -> NamedFigure { NamedFigure(id: id, in: chronicle) }
    year = explanation.year
    figure = named(explanation.figure.id)
    figures = explanation.figures
    rank = explanation.standing.rank
    points = explanation.standing.points
    level = explanation.level.map(Index.init)
    above = explanation.above.map(Index.init)
    below = explanation.below.map(Index.init)
    mostCentral = Index(explanation.mostCentral)
    measures = explanation.votes.map {
      Vote(
        measure: $0.measure.rawValue, score: $0.score, rank: $0.rank, points: $0.points,
        converged: $0.isConverged)
    }
    ties = explanation.ties.map { tie in
      Tie(
        id: tie.figure, name: tie.name, value: tie.value,
        relationships: tie.relationships.map { ClaimAnswer(relationship: $0, in: chronicle) })
    }
    sources = explanation.sources.map { effect in
      SourceEffect(
        source: effect.source, title: chronicle.source(id: effect.source)?.title,
        citing: effect.citing, citingOfFigure: effect.citingOfFigure, lost: effect.lost,
        lostOfFigure: effect.lostOfFigure, rank: effect.rank, figures: effect.figures,
        mostCentral: effect.mostCentral.map(named), change: effect.isChange)
    }
    contradictions = explanation.contradictions.map { $0.answer(in: chronicle) }
  }

  func report(_ title: String) -> Report<ExplanationAnswer> {
    Report(
      text: heading(title: title) + votesText + tiesText + contradictionsText(of: contradictions)
        + sourcesText, csv: csv, json: self)
  }

  private func heading(title: String) -> String {
    var text = "\(printed(figure.name, id: figure.id)) in \(title): rank \(rank) of \(figures),"
    text +=
      " with \(Number.plain(of: points)) of \(Number.plain(of: 4 * Double(figures - 1))) points\n"
    func index(of index: Index) -> String {
      "\(printed(index.name, id: index.id)) (\(Number.plain(of: index.points)))"
    }
    if !level.isEmpty {
      let names = level.map { printed($0.name, id: $0.id) }.joined(separator: ", ")
      text += wrapped(
        "as many points: \(names); status among friends and enemies (pn) decides", indent: 0)
    }
    let neighbours = [
      above.map { "behind " + index(of: $0) }, below.map { "ahead of " + index(of: $0) },
    ]
    .compactMap { $0 }
    if !neighbours.isEmpty { text += neighbours.joined(separator: ", ") + "\n" }
    if rank > 1, above?.id != mostCentral.id { text += "most central: \(index(of: mostCentral))\n" }
    return text
  }

  private var votesText: String {
    var table = Table([
      ("measure", .left), ("rank", .right), ("score", .right), ("points", .right),
    ])
    for vote in measures {
      table.append([
        vote.measure, "\(vote.rank)",
        Number.short(of: vote.score) + (vote.converged ? "" : " (unsettled)"),
        Number.plain(of: vote.points),
      ])
    }
    return "\n" + table.text()
  }

  /// The ties by kind of relationship, the two directions of a kind apart.
  private var tiesText: String {
    var groups: [(heading: String, rows: [[String]])] = []
    for tie in ties {
      for claim in tie.relationships {
        let heading =
          claim.kind + (claim.directed ? (claim.source == figure.id ? " of" : " by") : "")
        let row = [printed(tie.name, id: tie.id), claim.particulars, claim.shortCitations]
        if let index = groups.firstIndex(where: { $0.heading == heading }) {
          groups[index].rows.append(row)
        } else {
          groups.append((heading, [row]))
        }
      }
    }
    let friends = ties.count { $0.value > 0 }
    let enemies = ties.count { $0.value < 0 }
    var text = "\n" + Number.count(ties.count, singular: "tie")
    text += ", \(friends) friendly and \(enemies) hostile\n"
    for group in groups {
      var table = Table([("", .left), ("", .left), ("", .below)])
      for row in group.rows { table.append(row) }
      text += "\n\(group.heading)\n" + table.text(indent: 2, hasHeadings: false)
    }
    return text
  }

  private var sourcesText: String {
    guard !sources.isEmpty else { return "\nNo source stands behind anything in the snapshot.\n" }
    var text = ""
    let changing = sources.filter(\.change)
    if !changing.isEmpty {
      var table = Table([
        ("without", .left), ("claims lost", .right), ("its own", .right), ("rank", .left),
        ("most central", .left),
      ])
      for effect in changing {
        let rank = effect.rank.map { "\($0) of \(effect.figures)" } ?? "gone"
        table.append([
          effect.source, "\(effect.lost.count)", "\(effect.lostOfFigure.count)",
          effect.rank == self.rank ? "unchanged" : "\(self.rank) → \(rank)",
          effect.mostCentral?.id == mostCentral.id
            ? "unchanged" : effect.mostCentral.map { printed($0.name, id: $0.id) } ?? "nobody",
        ])
      }
      text += "\nWhat would change, were a source struck\n\n" + table.text()
    }
    let idle = sources.filter { !$0.change }.map(\.source)
    if !idle.isEmpty {
      text += "\n" + wrapped("no change: " + idle.joined(separator: ", "), indent: 0)
    }
    return text + sourceTitles(of: sources.map { ($0.source, $0.title) })
  }

  private var csv: String {
    var csv = Table(
      [
        "section", "id", "name", "rank", "value", "points", "mostCentral", "relationships",
        "citations",
      ].map { ($0, .left) })
    csv.append([
      "consensus", figure.id, figure.name, "\(rank)", "", "\(points)", mostCentral.id, "", "",
    ])
    for vote in measures {
      csv.append([
        "measure", vote.measure, "", "\(vote.rank)", "\(vote.score)", "\(vote.points)", "", "", "",
      ])
    }
    for tie in ties {
      csv.append([
        "tie", tie.id, tie.name, "", "\(tie.value)", "", "",
        tie.relationships.map(\.id).joined(separator: ";"), tie.relationships.citationList,
      ])
    }
    for claims in contradictions {
      csv.append([
        "contradiction", claims[0].source, claims[0].target, "", "", "", "",
        claims.map(\.id).joined(separator: ";"), claims.citationList,
      ])
    }
    for effect in sources {
      csv.append([
        "without source", effect.source, effect.title ?? "", effect.rank.map(String.init) ?? "",
        "", "", effect.mostCentral?.id ?? "", effect.lost.joined(separator: ";"), "",
      ])
    }
    return csv.csv()
  }
}
