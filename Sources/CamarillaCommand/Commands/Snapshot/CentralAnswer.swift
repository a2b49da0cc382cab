import Camarilla

/// The most central figures as the command prints them.
struct CentralAnswer: Noted {
  struct Score: Encodable {
    var id: String
    var name: String
    var score: Double
    var rank: Int
  }

  struct Measure: Encodable {
    var measure: String
    var normalized: Bool
    var converged: Bool
    var scores: [Score]
  }

  struct Winner: Encodable {
    var id: String
    var name: String
    /// The measures that put it first.
    var by: [String]
    /// Who shares the first place with it; it is the first of them by id.
    var tiedWith: [String] = []
  }

  var year: Int
  var ties: String
  var direction: String
  var weighted: Bool
  var figures: Int
  var measures: [Measure]
  /// Null where nobody is active.
  @ExplicitNull var mostCentral: Winner?
  /// Which measures have no one answer, and why.
  var notes: [String]
  /// How sure that is, where it was asked.
  var worlds: CentralWorldsAnswer?
}

extension CentralAnswer {
  /// Asks for the measures, or for the consensus when there are none.
  ///
  /// With several measures, the most central figure is the one that most of them put first, and of
  /// those the first by the first measure.
  init(
    snapshot: Snapshot, measures wanted: [CentralityMeasure], ties: TieSelection,
    options: CentralityOptions
  ) {
    year = snapshot.year
    figures = snapshot.figures.count
    self.ties = ties.rawValue
    direction = options.direction.rawValue
    weighted = options.isWeighted
    if wanted.isEmpty {
      let consensus = snapshot.consensus(ties: ties, options: options)
      let points = Measure(
        measure: "consensus", normalized: false, converged: true,
        scores: consensus.entries.map {
          Score(id: $0.id, name: $0.name, score: $0.points, rank: $0.rank)
        })
      measures = [points] + consensus.votes.map(Measure.init)
      mostCentral = consensus.mostCentral.map {
        Winner(
          id: $0.id, name: $0.name, by: consensus.agreeing.map(\.rawValue),
          tiedWith: consensus.entries.prefix { $0.rank == 1 }.dropFirst().map(\.id))
      }
    } else {
      measures = wanted.map {
        Measure(snapshot.scores(by: $0, ties: ties, options: options))
      }
      mostCentral = Self.winner(of: measures)
    }
    notes = measures.filter { !$0.converged }.map { measure in
      let name = measure.measure
      if name == CentralityMeasure.katz.rawValue,
        let limit = snapshot.katzLimit(ties: ties, direction: options.direction)
      {
        return "\(name) has no answer with alpha \(options.alpha), as the walks add up only below"
          + " \(limit) (--alpha); all have 0"
      }
      let reason = CentralityMeasure(rawValue: name)?.unsettledReason ?? "it has not settled"
      return "\(name) has no one answer here: \(reason)"
    }
  }

  private static func winner(of measures: [Measure]) -> Winner? {
    guard let first = measures.first else { return nil }
    // The measures that put each figure first; only figures that some measure does are looked at.
    var votes: [String: [String]] = [:]
    for measure in measures {
      for score in measure.scores.prefix(while: { $0.rank == 1 }) {
        votes[score.id, default: []].append(measure.measure)
      }
    }
    let most = votes.values.map(\.count).max() ?? 0
    let candidates = first.scores.filter { votes[$0.id]?.count == most }
    return candidates.first.map { winner in
      Winner(
        id: winner.id, name: winner.name, by: votes[winner.id] ?? [],
        tiedWith: candidates.dropFirst().prefix { $0.rank == winner.rank }.map(\.id))
    }
  }

  /// - Parameters:
  ///   - title: what the snapshot is of.
  ///   - top: how many figures to tell of.
  ///   - isTable: whether a person reads it, for whom ten are enough unless they said otherwise.
  func report(_ title: String, top: Int?, isTable: Bool) -> Report<CentralAnswer> {
    var shown = self
    let limit = top ?? (isTable ? 10 : Int.max)
    shown.keepFirst(limit)
    return Report(text: text(title: title, limit: limit), csv: shown.csv(of: worlds), json: shown)
  }

  /// Leaves out what comes after the first scores of each measure.
  mutating func keepFirst(_ limit: Int) {
    for index in measures.indices {
      measures[index].scores = Array(measures[index].scores.prefix(limit))
    }
    worlds?.keepFirst(limit)
  }

  private func text(title: String, limit: Int) -> String {
    guard let mostCentral, let first = measures.first else {
      return nobodyIsActive(in: title)
    }
    var text = "Most central in \(title): \(printed(mostCentral.name, id: mostCentral.id))"
    if !mostCentral.tiedWith.isEmpty {
      text += tied(with: mostCentral.tiedWith, scores: first.scores)
    }
    text +=
      mostCentral.by.isEmpty ? "\n" : " (first by \(mostCentral.by.joined(separator: ", ")))\n"
    text +=
      "\(Number.count(figures, singular: "figure"))\(TieSelection(rawValue: ties)?.remark ?? "")"
    switch TieDirection(rawValue: direction) {
    case .incoming: text += ", by ties that run to them"
    case .outgoing: text += ", by ties that run from them"
    default: break
    }
    text += weighted ? ", weighted\n" : "\n"
    for note in notes { text += note + "\n" }
    if let worlds {
      let ranks = measures.map { measure in
        (measure.measure, Dictionary(uniqueKeysWithValues: measure.scores.map { ($0.id, $0.rank) }))
      }
      return text
        + worlds.text(
          ranks: Dictionary(ranks, uniquingKeysWith: { first, _ in first }), limit: limit)
    }
    var table = Table(
      [("rank", .right), ("figure", .left)] + measures.map { ($0.measure, .right) })
    let scores = measures.map { measure in
      Dictionary(uniqueKeysWithValues: measure.scores.map { ($0.id, $0.score) })
    }
    let marks = SharedRanks(ranks: first.scores.map(\.rank), shown: limit)
    for entry in first.scores.prefix(limit) {
      table.append(
        [marks.text(of: entry.rank), printed(entry.name, id: entry.id)]
          + zip(measures, scores).map { measure, scores in
            guard let score = scores[entry.id] else { return "–" }
            return measure.normalized ? Number.short(of: score) : Number.score(of: score)
          })
    }
    text += "\n" + table.text()
    if limit < first.scores.count {
      text += "… and \(first.scores.count - limit) more (--top)\n"
    }
    return text
  }

  /// How many who share the first place are named beside the first of them.
  private static let mostTied = 3

  private func tied(with ids: [String], scores: [Score]) -> String {
    let shown = ids.prefix(Self.mostTied).map { id in
      printed(scores.first { $0.id == id }?.name ?? id, id: id)
    }
    let rest = ids.count - shown.count
    return ", tied with " + shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }

  /// - Parameter worlds: of all figures, whatever is shown.
  private func csv(of worlds: CentralWorldsAnswer?) -> String {
    let added = worlds == nil ? [] : CentralWorldsAnswer.headings
    var table = Table(
      (["measure", "rank", "id", "name", "score"] + added).map { ($0, .left) })
    for measure in measures {
      let cells = worlds?.cells(of: measure.measure) ?? [:]
      for score in measure.scores {
        table.append(
          [measure.measure, "\(score.rank)", score.id, score.name, "\(score.score)"]
            + (cells[score.id] ?? added.map { _ in "" }))
      }
    }
    return table.csv()
  }
}

extension CentralAnswer.Measure {
  init(_ scores: Scores) {
    self.init(
      measure: scores.measure.rawValue, normalized: scores.measure.isNormalized,
      converged: scores.isConverged,
      scores: scores.entries.map {
        CentralAnswer.Score(id: $0.id, name: $0.name, score: $0.score, rank: $0.rank)
      })
  }
}

/// Ranks as a table shows them: those that several share are marked `3=`.
struct SharedRanks {
  private let shared: Set<Int>
  /// What stands after a rank that nobody shares, so that the numbers stay one below the other.
  private let gap: String

  /// - Parameters:
  ///   - ranks: of everybody, rising.
  ///   - shown: how many of them the table has.
  init(ranks: [Int], shown: Int) {
    shared = Set(zip(ranks, ranks.dropFirst()).filter { $0.0 == $0.1 }.map(\.0))
    gap = ranks.prefix(shown).contains(where: shared.contains) ? " " : ""
  }

  func text(of rank: Int) -> String { "\(rank)" + (shared.contains(rank) ? "=" : gap) }
}
