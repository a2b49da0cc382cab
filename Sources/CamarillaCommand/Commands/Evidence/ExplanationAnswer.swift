import Camarilla
import CamarillaFormats

/// What a figure's rank rests on, as the command prints it.
struct ExplanationAnswer: Answer {
  let explanation: FigureExplanation
  let snapshot: Snapshot
  /// Whether only some of the sources were struck.
  let isPart: Bool

  var chronicle: Chronicle { snapshot.chronicle }
  var contradictions: [[Claim]] { explanation.contradictions.map { $0.claims(in: chronicle) } }

  var json: any Encodable {
    let (figure, standing) = (explanation.figure, explanation.standing)
    return JSONObject.asked(explanation.time).merging([
      "present": true, "figure": NamedFigure(id: figure.id, in: chronicle),
      "figures": explanation.figures,
      "rank": standing.rank, "points": standing.points,
      // The others with as many points.
      "level": explanation.level, "above": explanation.above,
      "below": explanation.below, "mostCentral": explanation.mostCentral,
      "measures": Listing(explanation.votes, columns: Self.voteColumns),
      "ties": Listing(explanation.ties, columns: tieColumns),
      "sources": isPart ? AnswerFold.sources.place(of: [String](), pieces: sources) : sources,
      "contradictions": contradictions.map { Listing($0, columns: Claim.columns) },
      "notes": JSONObject.noNotes,
    ])
  }

  private var sources: Listing<FigureExplanation.SourceEffect> {
    Listing(explanation.sources, columns: sourceColumns)
  }

  /// The sources that were struck for all parts; nil for what are none.
  static func sources(of pieces: [JSONValue]) -> JSONValue? {
    let keys = pieces.map { piece -> (isChange: Bool, citingOfFigure: Int)? in
      guard case .bool(let isChange)? = piece[changeName],
        let citing = piece[citingName]?.numberText.flatMap({ Int($0) }), citing >= 0
      else { return nil }
      return (isChange, citing)
    }
    let effects = zip(keys, pieces).compactMap { key, piece in key.map { (key: $0, piece: piece) } }
    guard effects.count == pieces.count else { return nil }
    return .array(FigureExplanation.inOrder(effects, by: \.key).map(\.piece))
  }

  private static let changeName = "change"
  private static let citingName = "citingOfFigure"

  static var voteColumns: [Column<FigureExplanation.Vote>] {
    [
      .json("measure") { $0.measure }, .json("score") { $0.score },
      .json("rank") { $0.rank }, .json("points") { $0.points },
      .json("converged") { $0.isConverged },
      .shown("measure") { $0.measure.name }, .shown("rank", .right) { "\($0.rank)" },
      .shown("score", .right) {
        Number.short(of: $0.score) + ($0.isConverged ? "" : " (unsettled)")
      },
      .shown("points", .right) { Number.plain(of: $0.points) },
    ]
  }

  private var tieColumns: [Column<FigureExplanation.Tie>] {
    [
      .json("id") { $0.figure }, .json("name") { $0.name }, .json("value") { $0.value },
      .json("relationships") { Claim.listing(of: $0.relationships, in: chronicle) },
    ]
  }

  var sourceColumns: [Column<FigureExplanation.SourceEffect>] {
    let rank = explanation.standing.rank
    return [
      .json("source") { $0.source }, .json("title") { chronicle.source(id: $0.source)?.title },
      .json("citing") { $0.citing }, .json(Self.citingName) { $0.citingOfFigure },
      .json("lost") { $0.lost }, .json("lostOfFigure") { $0.lostOfFigure },
      .json("rank") { $0.rank }, .json("figures") { $0.figures },
      .json("mostCentral") { $0.mostCentral.map { NamedFigure(id: $0, in: chronicle) } },
      .json(Self.changeName) { $0.isChange },
      .shown("without") { $0.source }, .shown("claims lost", .right) { "\($0.lost.count)" },
      .shown("its own", .right) { "\($0.lostOfFigure.count)" },
      .shown("rank") { effect in
        let struck = effect.rank.map { "\($0) of \(effect.figures)" } ?? "gone"
        return effect.rank == rank ? "unchanged" : "\(rank) → \(struck)"
      },
      .shown("most central") {
        $0.mostCentral == explanation.mostCentral.id
          ? "unchanged" : $0.mostCentral.map(chronicle.printedName) ?? "nobody"
      },
    ]
  }

  var csv: String {
    let (figure, standing) = (explanation.figure, explanation.standing)
    var csv = SectionedTable(columns: [
      "id", "name", "rank", "value", "points", "mostCentral", "relationships", "citations",
    ])
    csv.append(
      "consensus",
      [
        "id": figure.id, "name": figure.name, "rank": standing.rank, "points": standing.points,
        "mostCentral": explanation.mostCentral.id,
      ])
    for vote in explanation.votes {
      csv.append(
        "measure",
        [
          "id": vote.measure.name, "rank": vote.rank, "value": vote.score,
          "points": vote.points,
        ])
    }
    for tie in explanation.ties {
      let claims = [Claim](tie.relationships, in: chronicle)
      csv.append(
        "tie",
        [
          "id": tie.figure, "name": tie.name, "value": tie.value,
          "relationships": claims.map(\.id), "citations": claims.citationList,
        ])
    }
    for claims in contradictions {
      csv.append(
        "contradiction",
        [
          "id": claims[0].relationship.source, "name": claims[0].relationship.target,
          "relationships": claims.map(\.id), "citations": claims.citationList,
        ])
    }
    for effect in explanation.sources {
      csv.append(
        "without source",
        [
          "id": effect.source, "name": chronicle.source(id: effect.source)?.title,
          "rank": effect.rank, "mostCentral": effect.mostCentral, "relationships": effect.lost,
        ])
    }
    return csv.csv
  }
}
