import Camarilla
import CamarillaFormats

/// How central figures are over possible worlds, as the command prints it.
struct CentralWorldsAnswer {
  let sample: WorldSample
  /// Nothing where only a part of the question is answered.
  let quantiles: [RankQuantiles]
  /// What a part of the question came to, measure by measure; nil where all worlds were gone through.
  private let part: [(name: String, ranks: DrawnRanks)]?

  /// Asks for the measures, or for the consensus when there are none.
  init(
    sample: WorldSample, measures wanted: [CentralityMeasure], ties: TieSelection,
    options: CentralityOptions
  ) {
    self.sample = sample
    let measures = wanted.isEmpty ? [nil] : wanted.map(Optional.some)
    let drawn = measures.map { measure in
      sample.drawnRanks(by: measure, ties: ties, options: options, threads: .max)
    }
    let isPart = QuestionPart.current?.share(of: .worlds) != nil
    part = isPart ? zip(measures, drawn).map { (name: Self.name(of: $0), ranks: $1) } : nil
    quantiles =
      isPart
      ? [] : zip(measures, drawn).map { RankQuantiles(measure: $0, drawn: $1, from: sample) }
  }

  func json(top: Int?) -> JSONObject {
    let measures: [(name: String, figures: any Encodable)] =
      part?.map { name, ranks in
        let base: JSONObject = ["ranks": ranks, "top": top]
        return (name, AnswerFold.ranks.place(of: base, pieces: ranks.texts))
      } ?? quantiles.map { (Self.name(of: $0.measure), Self.figures(of: $0, top: top)) }
    return [
      "worlds": sample.heading,
      "measures": measures.map { ["measure": $0.name, "figures": $0.figures] as JSONObject },
    ]
  }

  private static func figures(of measure: RankQuantiles, top: Int?) -> Listing<RankQuantiles.Entry>
  {
    Listing(measure.prefix(top ?? .max), columns: entryColumns)
  }

  /// The figures by a measure, as the worlds of all parts make them; nil where they don't fit.
  static func figures(of base: JSONValue, pieces: [JSONValue]) -> JSONValue? {
    guard let ranks = DrawnRanks(base["ranks"], worlds: pieces) else { return nil }
    // A figure can't rank below who isn't there.
    let known = 1...Int32(clamping: ranks.figures.count + 1)
    guard ranks.worlds.allSatisfy({ $0.numbers.allSatisfy(known.contains) }) else { return nil }
    let top = base["top"]?.numberText.flatMap { Int($0) }
    // All, or so many as may be asked for.
    guard base["top"] == .null || (top ?? 0) >= 1 else { return nil }
    return JSONValue(
      encoding: figures(of: RankQuantiles(measure: nil, drawn: ranks), top: top))
  }

  private static func name(of measure: CentralityMeasure?) -> String {
    measure?.name ?? "consensus"
  }

  /// The columns that CSV has beside those of scores; blank for measures that weren't asked of worlds.
  var columns: [Column<MeasuredEntry>] {
    let found = Dictionary(
      quantiles.map { measure in
        let entries = Dictionary(
          measure.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return (Self.name(of: measure.measure), entries)
      }, uniquingKeysWith: { _, last in last })
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
      let name = Self.name(of: measure.measure)
      if quantiles.count > 1 { text += "\nby \(name)\n" }
      let ranks = Dictionary(
        (measures.first { $0.name == name }?.entries ?? []).map { ($0.id, $0.rank) },
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
      text += more(than: limit, of: measure.count)
    }
    return text + "\nrank: as without --worlds; first in, there in: the share of worlds"
      + (sample.isExact ? "\n" : ", ± one standard error\n")
  }
}
