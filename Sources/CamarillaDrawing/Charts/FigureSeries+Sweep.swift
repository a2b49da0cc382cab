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
    var figures: [Figure.ID: FigureSeries] = [:]
    func add(_ id: Figure.ID, name: String, standing: Standing) {
      figures[id, default: FigureSeries(id: id, name: name, standings: [])].standings
        .append(standing)
    }
    for snapshot in sweep {
      let year = snapshot.year
      if let measure {
        for entry in snapshot.scores(by: measure, ties: ties, options: options) {
          add(
            entry.id, name: entry.name,
            standing: Standing(year: year, rank: entry.rank, score: entry.score))
        }
      } else {
        for entry in snapshot.consensus(ties: ties, options: options) {
          add(
            entry.id, name: entry.name,
            standing: Standing(year: year, rank: entry.rank, score: entry.points))
        }
      }
    }
    return figures.values.sorted { $0.id < $1.id }
  }
}
