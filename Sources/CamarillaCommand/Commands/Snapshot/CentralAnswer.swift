import Camarilla

/// The most central figures as the command prints them.
struct CentralAnswer: Answer {
  /// Who is the most central.
  struct Winner: Encodable {
    var id: Figure.ID
    var name: String
    /// The measures that put it first.
    var by: [String]
    /// Who shares the first rank with it; it is the first of them by id.
    var tiedWith: [Figure.ID]
  }

  let time: TimeSpan
  let title: String
  let ties: TieSelection
  let options: CentralityOptions
  /// How many figures there are.
  let figures: Int
  var measures: [MeasureScores]
  /// Nil where nobody is active.
  var mostCentral: Winner?
  /// Which measures are estimated, and how well, and which have no one answer, and why.
  let notes: [String]
  /// How many figures to tell of; nil unless told.
  var top: Int?
  /// How sure that is, where it was asked.
  var worlds: CentralWorldsAnswer?

  var json: any Encodable { object.merging(["coarse": 0]) }

  var object: JSONObject {
    let scores = measures.keepingFirst(top).map { measure in
      [
        "measure": measure.name, "normalized": measure.isNormalized,
        "converged": measure.isConverged, "estimate": measure.estimate,
        "centralization": measure.centralization?.value,
        "centralizationSum": measure.centralization?.sum, "scores": measure.entries,
      ] as JSONObject
    }
    let object = JSONObject.when(time).merging([
      "ties": ties, "direction": options.direction,
      "weighted": options.isWeighted, "figures": figures, "measures": scores,
      "mostCentral": mostCentral, "notes": notes,
    ])
    guard let worlds else { return object }
    return object.merging(["worlds": worlds.json(top: top)])
  }

  var csv: String {
    let rows = measures.keepingFirst(top).rows
    guard let worlds else { return Listing(rows, columns: MeasuredEntry.columns).csv }
    return Listing(rows, columns: MeasuredEntry.columns + worlds.columns).csv
  }
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
    let measures: [MeasureScores]
    let mostCentral: Winner?
    if wanted.isEmpty {
      let consensus = snapshot.consensus(ties: ties, options: options)
      measures =
        [MeasureScores(consensus)] + consensus.votes.map { MeasureScores($0, options: options) }
      mostCentral = consensus.mostCentral.map {
        Winner(
          id: $0.id, name: $0.name, by: consensus.agreeing.map(\.name),
          tiedWith: consensus.prefix { $0.rank == 1 }.dropFirst().map(\.id))
      }
    } else {
      measures = wanted.map {
        MeasureScores(snapshot.scores(by: $0, ties: ties, options: options), options: options)
      }
      mostCentral = Self.winner(of: measures)
    }
    let estimates = measures.compactMap { measure in
      measure.estimate?.note(
        of: measure.name, from: measure.measure == .betweenness ? "shortest paths" : "figures")
    }
    let unsettled = measures.filter { !$0.isConverged }.map { measure in
      if case .katz(let alpha) = measure.measure,
        let limit = snapshot.katzLimit(ties: ties, options: options)
      {
        return
          "\(measure.name) has no answer with alpha \(alpha), as the walks add up only below"
          + " \(limit) (--alpha); all have 0"
      }
      let reason = measure.measure?.unsettledReason ?? "it has not settled"
      return "\(measure.name) has no one answer here: \(reason)"
    }
    self.init(
      time: snapshot.time, title: snapshot.title, ties: ties, options: options,
      figures: snapshot.figures.count, measures: measures, mostCentral: mostCentral,
      notes: estimates + unsettled)
  }

  /// Tells of some figures only, whose ranks stay those among all.
  mutating func keep(only members: Set<Figure.ID>) {
    for index in measures.indices {
      measures[index].entries.removeAll { !members.contains($0.id) }
    }
    let (first, votes) = (measures.first, measures.dropFirst())
    guard let first, first.isVote, let leader = first.entries.first else {
      mostCentral = Self.winner(of: measures)
      return
    }
    mostCentral = Winner(
      id: leader.id, name: leader.name,
      by: votes.filter { $0.leaders.contains { $0.id == leader.id } }.map(\.name),
      tiedWith: first.leaders.dropFirst().map(\.id))
  }

  private static func winner(of measures: [MeasureScores]) -> Winner? {
    guard let first = measures.first else { return nil }
    // The measures that put each figure first; only figures that some measure does are looked at.
    var votes: [Figure.ID: [String]] = [:]
    for measure in measures {
      for score in measure.leaders {
        votes[score.id, default: []].append(measure.name)
      }
    }
    let most = votes.values.map(\.count).max() ?? 0
    let candidates = first.entries.filter { votes[$0.id]?.count == most }
    return candidates.first.map { winner in
      Winner(
        id: winner.id, name: winner.name, by: votes[winner.id] ?? [],
        tiedWith: candidates.dropFirst().prefix { $0.rank == winner.rank }.map(\.id))
    }
  }
}

// MARK: For a person

extension CentralAnswer {
  var text: String {
    guard let mostCentral, let first = measures.first else { return nobodyIsActive(in: title) }
    let limit = top ?? 10
    let text = heading(of: mostCentral, scores: first.entries)
    if let worlds { return text + worlds.text(measures: measures, limit: limit) }
    let marks = SharedRanks(ranks: first.entries.map(\.rank), shown: limit)
    var columns: [Column<Scores.Entry>] = [
      .shown("rank", .right) { marks.text(of: $0.rank) },
      .shown("figure") { printed($0.name, id: $0.id) },
    ]
    let shown = first.entries.prefix(limit)
    let ids = Set(shown.map(\.id))
    for measure in measures {
      let scores = Dictionary(
        measure.entries.lazy.filter { ids.contains($0.id) }.map { ($0.id, $0.score) },
        uniquingKeysWith: { first, _ in first })
      columns.append(
        .shown(measure.name, .right) { scores[$0.id].map(measure.text) ?? "–" })
    }
    return text + "\n" + Listing(shown, columns: columns).table.text()
      + (first.isVote && Self.ranksTellEqualsApart(shown)
        ? "of equal points the higher status from allies and enemies (pn) comes first\n" : "")
      + more(than: limit, of: first.entries.count) + centralizationText
  }

  /// How far all hangs on the first, where a star would be 1.
  private var centralizationText: String {
    let parts = measures.compactMap { measure in
      measure.centralization?.value.map { "\(measure.name) \(Number.short(of: $0))" }
    }
    return parts.isEmpty
      ? "" : "\n" + wrapped("centralization: " + parts.joined(separator: ", "), indent: 0)
  }

  /// Whether figures of one score have different ranks.
  private static func ranksTellEqualsApart(_ scores: some Collection<Scores.Entry>) -> Bool {
    zip(scores, scores.dropFirst()).contains { $0.score == $1.score && $0.rank != $1.rank }
  }

  private func heading(of winner: Winner, scores: [Scores.Entry]) -> String {
    var text = "Most central \(inTime(title)): \(printed(winner.name, id: winner.id))"
    if !winner.tiedWith.isEmpty {
      text += ", tied with " + names(of: winner.tiedWith, scores: scores)
    } else if measures[0].isVote, let first = scores.first, first.id == winner.id {
      let equals = scores.dropFirst().prefix { $0.score == first.score }
      if !equals.isEmpty {
        text += ", by pn ahead of " + names(of: equals.map(\.id), scores: scores)
      }
    }
    text += winner.by.isEmpty ? "\n" : " (first by \(winner.by.joined(separator: ", ")))\n"
    text += Number.count(figures, singular: "figure") + ties.remark
    switch options.direction {
    case .incoming: text += ", by ties that run to them"
    case .outgoing: text += ", by ties that run from them"
    case .both: break
    }
    text += options.isWeighted ? ", weighted\n" : "\n"
    return text + notes.map { $0 + "\n" }.joined()
  }

  /// How many who are as good as the first are named beside it.
  private static let mostTied = 3

  private func names(of ids: [Figure.ID], scores: [Scores.Entry]) -> String {
    let shown = ids.prefix(Self.mostTied).map { id in
      printed(scores.first { $0.id == id }?.name ?? id.rawValue, id: id)
    }
    let rest = ids.count - shown.count
    return shown.oneAfterAnother + (rest > 0 ? " and \(rest) more" : "")
  }
}
