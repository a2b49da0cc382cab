import Camarilla

/// How central figures are over possible worlds, as the command prints it.
struct CentralWorldsAnswer: Encodable {
  struct Figure: Encodable {
    var id: String
    var name: String
    var presence: Double
    var meanRank: Double
    /// The 5 % quantile of its ranks, the 50 % and the 95 %.
    var lowRank: Int
    var medianRank: Int
    var highRank: Int
    /// The share of worlds in which it is the most central, and its standard error.
    var first: Double
    var firstError: Double
  }

  struct Measure: Encodable {
    var measure: String
    var figures: [Figure]
  }

  var worlds: WorldsHeading
  var measures: [Measure]

  /// Asks for the measures, or for the consensus when there are none.
  init(
    sample: WorldSample, measures wanted: [CentralityMeasure], ties: TieSelection,
    options: CentralityOptions
  ) {
    worlds = WorldsHeading(sample)
    let spreads =
      wanted.isEmpty
      ? [sample.consensusRanks(ties: ties, options: options, threads: .max)]
      : wanted.map { sample.ranks(by: $0, ties: ties, options: options, threads: .max) }
    measures = spreads.map { spread in
      Measure(
        measure: spread.measure?.rawValue ?? "consensus",
        figures: spread.entries.map {
          Figure(
            id: $0.id, name: $0.name, presence: $0.presence, meanRank: $0.mean, lowRank: $0.low,
            medianRank: $0.median, highRank: $0.high, first: $0.first, firstError: $0.firstError)
        })
    }
  }

  /// Leaves out what comes after the first figures of each measure.
  mutating func keepFirst(_ limit: Int) {
    for index in measures.indices {
      measures[index].figures = Array(measures[index].figures.prefix(limit))
    }
  }

  /// The headings of the cells that a row of CSV gets.
  static let headings = [
    "presence", "meanRank", "lowRank", "medianRank", "highRank", "first", "firstError",
  ]

  /// The cells of each figure, by a measure.
  func cells(of measure: String) -> [String: [String]] {
    guard let found = measures.first(where: { $0.measure == measure }) else { return [:] }
    let cells = found.figures.map { figure in
      (
        figure.id,
        [
          "\(figure.presence)", "\(figure.meanRank)", "\(figure.lowRank)", "\(figure.medianRank)",
          "\(figure.highRank)", "\(figure.first)", "\(figure.firstError)",
        ]
      )
    }
    return Dictionary(uniqueKeysWithValues: cells)
  }

  /// - Parameters:
  ///   - ranks: by measure, the rank of each figure in the snapshot itself.
  ///   - limit: how many figures to tell of.
  func text(ranks: [String: [String: Int]], limit: Int) -> String {
    var text = "\n" + worlds.text
    for measure in measures {
      if measures.count > 1 { text += "\nby \(measure.measure)\n" }
      var columns: [(heading: String, alignment: Table.Alignment)] = [
        ("figure", .left), ("rank", .right), ("median", .right), ("90 % of ranks", .right),
        ("mean", .right), ("first in", .right),
      ]
      if !worlds.exact { columns.append(("±", .right)) }
      columns.append(("there in", .right))
      var table = Table(columns)
      for figure in measure.figures.prefix(limit) {
        var row = [
          printed(figure.name, id: figure.id),
          ranks[measure.measure]?[figure.id].map(String.init) ?? "–",
          "\(figure.medianRank)", "\(figure.lowRank)–\(figure.highRank)",
          Number.hundredths(of: figure.meanRank), Number.share(figure.first),
        ]
        if !worlds.exact { row.append(Number.share(figure.firstError)) }
        row.append(Number.share(figure.presence))
        table.append(row)
      }
      text += "\n" + table.text()
      if limit < measure.figures.count {
        text += "… and \(measure.figures.count - limit) more (--top)\n"
      }
    }
    return text + "\nrank: as without --worlds; first in, there in: the share of worlds"
      + (worlds.exact ? "\n" : ", ± one standard error\n")
  }
}

extension Number {
  /// Two digits after the point.
  static func hundredths(of value: Double) -> String {
    let scaled = Int((value * 100).rounded())
    return "\(scaled / 100)." + (scaled % 100 < 10 ? "0" : "") + "\(scaled % 100)"
  }

  /// A share or probability in per cent: `93.5 %`; what is nearly none or all is not said to be so.
  static func share(_ value: Double) -> String {
    // Within rounding of a sum.
    if value <= 1e-9 { return "0 %" }
    if value >= 1 - 1e-9 { return "100 %" }
    let tenths = Int((value * 1000).rounded())
    if tenths == 0 { return "< 0.1 %" }
    if tenths == 1000 { return "> 99.9 %" }
    return "\(tenths / 10).\(tenths % 10) %"
  }
}
