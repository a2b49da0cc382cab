import Camarilla

/// How central figures are over possible worlds, as the command prints it.
struct CentralWorldsAnswer {
  let sample: WorldSample
  let quantiles: [RankQuantiles]

  /// Asks for the measures, or for the consensus when there are none.
  init(
    sample: WorldSample, measures wanted: [CentralityMeasure], ties: TieSelection,
    options: CentralityOptions
  ) {
    self.sample = sample
    quantiles =
      wanted.isEmpty
      ? [sample.consensusRanks(ties: ties, options: options, threads: .max)]
      : wanted.map { sample.ranks(by: $0, ties: ties, options: options, threads: .max) }
  }

  func json(top: Int?) -> JSONObject {
    let measures = quantiles.map { measure in
      [
        "measure": measure.name,
        "figures": Listing(measure.prefix(top ?? .max), columns: Self.entryColumns),
      ] as JSONObject
    }
    return ["worlds": sample.heading, "measures": measures]
  }

  /// The columns that CSV has beside those of scores; blank for measures that weren't asked of worlds.
  var columns: [Column<MeasuredEntry>] {
    var found: [String: [Figure.ID: RankQuantiles.Entry]] = [:]
    for measure in quantiles {
      found[measure.name] = Dictionary(
        measure.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
    return Self.entryColumns.filter { $0.forms.contains(.csv) }
      .map { $0.of(optional: { found[$0.measure]?[$0.entry.id] }) }
  }

  private static var entryColumns: [Column<RankQuantiles.Entry>] {
    [
      .json("id") { $0.id }, .json("name") { $0.name },
      .exact("presence") { $0.presence }, .exact("meanRank") { $0.mean },
      .exact("lowRank") { $0.low }, .exact("medianRank") { $0.median },
      .exact("highRank") { $0.high }, .exact("first") { $0.first },
      .exact("firstError") { $0.firstError },
    ]
  }

  /// - Parameters:
  ///   - measures: what the snapshot itself says.
  ///   - limit: how many figures to tell of.
  func text(measures: [MeasureScores], limit: Int) -> String {
    var text = "\n" + sample.text
    for measure in quantiles {
      if quantiles.count > 1 { text += "\nby \(measure.name)\n" }
      let ranks = Dictionary(
        (measures.first { $0.name == measure.name }?.entries ?? []).map { ($0.id, $0.rank) },
        uniquingKeysWith: { first, _ in first })
      var columns: [Column<RankQuantiles.Entry>] = [
        .shown("figure") { printed($0.name, id: $0.id) },
        .shown("rank", .right) { ranks[$0.id].map(String.init) ?? "–" },
        .shown("median", .right) { "\($0.median)" },
        .shown("90 % of ranks", .right) { "\($0.low)–\($0.high)" },
        .shown("mean", .right) { Number.hundredths(of: $0.mean) },
        .shown("first in", .right) { Number.share($0.first) },
      ]
      if !sample.isExact { columns.append(.shown("±", .right) { Number.share($0.firstError) }) }
      columns.append(.shown("there in", .right) { Number.share($0.presence) })
      text += "\n" + Listing(measure.prefix(limit), columns: columns).table.text()
      if limit < measure.count {
        text += "… and \(measure.count - limit) more (--top)\n"
      }
    }
    return text + "\nrank: as without --worlds; first in, there in: the share of worlds"
      + (sample.isExact ? "\n" : ", ± one standard error\n")
  }
}

extension RankQuantiles {
  fileprivate var name: String { measure?.name ?? "consensus" }
}
