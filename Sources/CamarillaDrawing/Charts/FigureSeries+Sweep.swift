public import Camarilla

extension FigureSeries {
  /// How every figure ranked and scored in each step of a sweep.
  ///
  /// ```swift
  /// let chronicle = Chronicle.stalinCircle
  /// let figures = FigureSeries.all(in: chronicle.sweep(years: 1922...1930), by: .betweenness)
  /// let chart = RankChart(title: "Betweenness", years: 1922...1930, figures: figures)
  /// ```
  ///
  /// - Parameters:
  ///   - sweep: the steps to go through.
  ///   - measure: the measure of centrality; the points of the consensus when nil.
  ///   - ties: which ties count.
  ///   - options: how measures are computed.
  /// - Returns: one for each figure that is active in any of them, sorted by id.
  /// - Complexity: that of the measure in every step.
  public static func all(
    in sweep: SnapshotSweep, by measure: CentralityMeasure? = nil, ties: TieSelection = .all,
    options: CentralityOptions = CentralityOptions()
  ) -> [FigureSeries] {
    all(
      zip(sweep.steps, sweep).lazy.map { step, snapshot in
        let entries =
          measure.map { Array(snapshot.scores(by: $0, ties: ties, options: options)) }
          ?? snapshot.consensus(ties: ties, options: options).scores
        return (step, entries)
      }, in: sweep.chronicle)
  }

  /// How figures ranked and scored in steps of time, each with its entries; ascending.
  package static func all(
    _ steps: some Sequence<(step: TimeStep, entries: [Scores.Entry])>, in chronicle: Chronicle
  ) -> [FigureSeries] {
    var figures: [Figure.ID: FigureSeries] = [:]
    let shortNames = chronicle.shortNames()
    for (step, entries) in steps {
      for entry in entries {
        figures[
          entry.id,
          default: FigureSeries(
            id: entry.id, name: entry.name, standings: [],
            label: shortNames[entry.id])
        ].standings.append(Standing(step: step, rank: entry.rank, score: entry.score))
      }
    }
    return figures.values.sorted { $0.id < $1.id }
  }
}
