import Camarilla

/// What the tie of two figures rests on, as the command prints it.
struct PairExplanationAnswer: Noted {
  struct End: Encodable {
    var id: String
    var name: String
    var present: Bool
    /// Null where it is not in the snapshot.
    @ExplicitNull var faction: String?
    /// Where it is not, the nearest years in which it is.
    @ExplicitNull var lastBefore: Int?
    @ExplicitNull var firstAfter: Int?
  }

  struct Contribution: Encodable {
    var relationship: ClaimAnswer
    var value: Double
  }

  struct SourceEffect: Encodable {
    var source: String
    @ExplicitNull var title: String?
    var citing: Int
    var lost: [String]
    /// Null where there would be no tie.
    @ExplicitNull var value: Double?
    var change: String
  }

  struct CommonTie: Encodable {
    var id: String
    var name: String
    var values: [Double]
    @ExplicitNull var balanced: Bool?
  }

  struct Step: Encodable {
    var from: String
    var to: String
    /// Of the two, as people read them.
    var names: [String]
    var value: Double
    var relationships: [String]
  }

  struct Spell: Encodable {
    var from: Int
    var to: Int
    var value: Double
    var relationships: [String]
  }

  var year: Int
  var figures: [End]
  var tied: Bool
  /// Null where there is no tie.
  @ExplicitNull var value: Double?
  var sign: Int
  var contributions: [Contribution]
  var sources: [SourceEffect]
  var contradictions: [[ClaimAnswer]]
  var common: [CommonTie]
  var oneFaction: Bool
  /// Null where the two are tied, or no way leads from one to the other.
  @ExplicitNull var path: [Step]?
  var history: [Spell]
  /// What the answer rests on where that isn't plain.
  var notes: [String] = []

  init(explanation: PairExplanation, in snapshot: Snapshot) {
    let chronicle = snapshot.chronicle
    year = explanation.year
    figures = explanation.figures.indices.map { index in
      let figure = explanation.figures[index]
      let isPresent = explanation.arePresent[index]
      let nearest =
        isPresent
        ? (nil, nil)
        : chronicle.nearestYears(of: figure.id, to: snapshot.year, options: snapshot.options)
      return End(
        id: figure.id, name: figure.name, present: isPresent,
        faction: explanation.factions[index], lastBefore: nearest.0, firstAfter: nearest.1)
    }
    tied = explanation.value != nil
    value = explanation.value
    sign = explanation.sign
    contributions = explanation.contributions.map {
      Contribution(
        relationship: ClaimAnswer(relationship: $0.relationship, in: chronicle), value: $0.value)
    }
    sources = explanation.sources.map { effect in
      SourceEffect(
        source: effect.source, title: chronicle.source(id: effect.source)?.title,
        citing: effect.citing, lost: effect.lost, value: effect.value,
        change: effect.change.rawValue)
    }
    contradictions = explanation.contradictions.map { $0.answer(in: chronicle) }
    common = explanation.commonTies.map {
      CommonTie(
        id: $0.figure, name: $0.name, values: [$0.valueToFirst, $0.valueToSecond],
        balanced: $0.isBalanced)
    }
    oneFaction = explanation.isOneFaction
    path = explanation.path?.steps.map {
      Step(
        from: $0.from, to: $0.to,
        names: [$0.from, $0.to].map { chronicle.figure(id: $0)?.name ?? $0 },
        value: $0.value, relationships: $0.relationships.map(\.id))
    }
    history = explanation.history.map {
      Spell(
        from: $0.years.lowerBound, to: $0.years.upperBound, value: $0.value,
        relationships: $0.relationships)
    }
  }

  func report(_ title: String) -> Report<PairExplanationAnswer> {
    Report(text: text(title: title), csv: csv, json: self)
  }

  private var csv: String {
    var csv = Table(
      ["section", "id", "name", "from", "to", "value", "change", "relationships", "citations"]
        .map { ($0, .left) })
    for part in contributions {
      let claim = part.relationship
      csv.append([
        "claim", claim.id, claim.kind, claim.source, claim.target, "\(part.value)", "", claim.id,
        [claim].citationList,
      ])
    }
    for effect in sources {
      csv.append([
        "without source", effect.source, effect.title ?? "", "", "",
        effect.value.map { "\($0)" } ?? "", effect.change, effect.lost.joined(separator: ";"), "",
      ])
    }
    for claims in contradictions {
      csv.append([
        "contradiction", "", "", "", "", "", "", claims.map(\.id).joined(separator: ";"),
        claims.citationList,
      ])
    }
    for third in common {
      for (end, value) in zip(figures, third.values) {
        csv.append(["common", third.id, third.name, end.id, third.id, "\(value)", "", "", ""])
      }
    }
    for step in path ?? [] {
      csv.append([
        "path", "", "", step.from, step.to, "\(step.value)", "",
        step.relationships.joined(separator: ";"), "",
      ])
    }
    for spell in history {
      csv.append([
        "history", "", "", "\(spell.from)", "\(spell.to)", "\(spell.value)", "",
        spell.relationships.joined(separator: ";"), "",
      ])
    }
    return csv.csv()
  }
}
