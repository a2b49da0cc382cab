import Camarilla

/// What the tie of two figures rests on, as the command prints it.
struct PairExplanationAnswer: Answer {
  /// One of the two.
  struct End {
    let figure: Figure
    /// Why it isn't in the snapshot; nil where it is.
    let absence: Absence?
    var isPresent: Bool { absence == nil }
    /// Nil where it is not in the snapshot.
    let faction: String?
    /// Where it is not, the nearest steps in which it is.
    let nearest: (lastBefore: TimeStep?, firstAfter: TimeStep?)
  }

  let explanation: PairExplanation
  let snapshot: Snapshot
  let ends: [End]
  /// The steps that the history goes through; nil for all years.
  let through: TimeSteps?

  /// - Parameter years: those among which the nearest steps are of who isn't there; the chronicle's own when nil.
  init(
    explanation: PairExplanation, in snapshot: Snapshot, through steps: TimeSteps?,
    among years: TimeSteps?
  ) {
    self.explanation = explanation
    through = steps
    self.snapshot = snapshot
    ends = explanation.figures.indices.map { index in
      let figure = explanation.figures[index]
      let isPresent = explanation.arePresent[index]
      return End(
        figure: figure,
        absence: isPresent
          ? nil
          : snapshot.options.absence(
            of: figure.id, at: .one(snapshot.time), in: snapshot.chronicle),
        faction: explanation.factions[index],
        nearest: isPresent
          ? (nil, nil)
          : snapshot.chronicle.nearestSteps(
            of: figure.id, to: snapshot.time, options: snapshot.options, through: years))
    }
  }

  var chronicle: Chronicle { snapshot.chronicle }

  /// Why one of the two isn't there, where the selection is the cause.
  private var absences: [String] {
    ends.filter { $0.absence != nil && $0.absence != .untied }.map {
      snapshot.options.absence(
        of: [$0.figure.id], at: .one(snapshot.time), in: chronicle, when: inTime(snapshot.title))
    }
  }

  var contradictions: [[Claim]] { explanation.contradictions.map { $0.claims(in: chronicle) } }

  var json: any Encodable {
    JSONObject.asked(explanation.time).merging([
      "figures": Listing(ends, columns: Self.endColumns),
      "tied": explanation.value != nil, "value": explanation.value,
      "sign": explanation.sign.rawValue,
      "contributions": explanation.contributions.map { part in
        [
          "relationship": JSONObject(
            Claim(part.relationship, in: chronicle), columns: Claim.columns),
          "value": part.value,
        ] as JSONObject
      },
      "sources": Listing(explanation.sources, columns: sourceColumns),
      "contradictions": contradictions.map { Listing($0, columns: Claim.columns) },
      "common": Listing(explanation.commonTies, columns: Self.commonColumns),
      "oneFaction": explanation.isOneFaction,
      // Null where the two are tied, or no way leads from one to the other.
      "path": explanation.path.map { Listing($0.steps, columns: stepColumns) },
      "history": Listing(explanation.history, columns: spellColumns),
      "notes": absences,
    ])
  }

  private static var endColumns: [Column<End>] {
    [
      .json("id") { $0.figure.id }, .json("name") { $0.figure.name },
      .json("present") { $0.isPresent }, .json("faction") { $0.faction },
      .json("lastBefore") { $0.nearest.lastBefore?.member },
      .json("firstAfter") { $0.nearest.firstAfter?.member },
    ]
  }

  private static var commonColumns: [Column<PairExplanation.CommonTie>] {
    [
      .json("id") { $0.figure }, .json("name") { $0.name },
      .json("values") { [$0.valueToFirst, $0.valueToSecond] },
      .json("balanced") { $0.isBalanced },
    ]
  }

  var csv: String {
    var csv = SectionedTable(columns: [
      "id", "name", "from", "to", "value", "change", "relationships", "citations",
    ])
    for part in explanation.contributions {
      let claim = part.relationship
      csv.append(
        "claim",
        [
          "id": claim.id, "name": claim.kind, "from": claim.source, "to": claim.target,
          "value": part.value, "relationships": claim.id,
          "citations": [Claim]([claim], in: chronicle).citationList,
        ])
    }
    for effect in explanation.sources {
      csv.append(
        "without source",
        [
          "id": effect.source, "name": chronicle.source(id: effect.source)?.title,
          "value": effect.value, "change": effect.change.rawValue, "relationships": effect.lost,
        ])
    }
    for claims in contradictions {
      csv.append(
        "contradiction",
        ["relationships": claims.map(\.id), "citations": claims.citationList])
    }
    for third in explanation.commonTies {
      for (end, value) in zip(ends, [third.valueToFirst, third.valueToSecond]) {
        csv.append(
          "common",
          [
            "id": third.figure, "name": third.name, "from": end.figure.id, "to": third.figure,
            "value": value,
          ])
      }
    }
    for step in explanation.path?.steps ?? [] {
      csv.append(
        "path",
        [
          "from": step.from, "to": step.to, "value": step.value,
          "relationships": step.relationships.map(\.id),
        ])
    }
    for spell in explanation.history {
      csv.append(
        "history",
        [
          "from": spell.steps[0], "to": spell.steps[spell.steps.count - 1], "value": spell.value,
          "relationships": spell.relationships,
        ])
    }
    return csv.csv
  }
}
