public import Camarilla

extension FigureSeries {
  /// How every figure ranked and scored in each year of a sweep.
  ///
  /// ```swift
  /// let chronicle = Chronicle.stalinCircle
  /// let figures = FigureSeries.all(in: chronicle.sweep(years: 1922...1930), by: .betweenness)
  /// let chart = RankChart(title: "Betweenness", years: 1922...1930, figures: figures)
  /// ```
  ///
  /// - Parameters:
  ///   - sweep: the years to go through.
  ///   - measure: the measure of centrality; the points of the consensus when nil.
  ///   - ties: which ties count.
  ///   - options: how measures are computed.
  /// - Returns: one for each figure that is active in any of the years, sorted by id.
  /// - Complexity: that of the measure in every year.
  public static func all(
    in sweep: SnapshotSweep, by measure: CentralityMeasure? = nil, ties: TieSelection = .all,
    options: CentralityOptions = CentralityOptions()
  ) -> [FigureSeries] {
    all(
      sweep.lazy.map { snapshot in
        let entries =
          measure.map { Array(snapshot.scores(by: $0, ties: ties, options: options)) }
          ?? snapshot.consensus(ties: ties, options: options).scores
        return (snapshot.year, entries)
      }, in: sweep.chronicle)
  }

  /// How figures ranked and scored in years, each with its entries; ascending.
  package static func all(
    _ years: some Sequence<(year: Int, entries: [Scores.Entry])>, in chronicle: Chronicle
  ) -> [FigureSeries] {
    var figures: [Figure.ID: FigureSeries] = [:]
    for (year, entries) in years {
      for entry in entries {
        figures[
          entry.id,
          default: FigureSeries(
            id: entry.id, name: entry.name, standings: [],
            label: chronicle.figure(id: entry.id)?.label)
        ].standings.append(Standing(year: year, rank: entry.rank, score: entry.score))
      }
    }
    return figures.values.sorted { $0.id < $1.id }
  }
}
