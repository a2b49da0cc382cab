extension Chronicle {
  /// What has been claimed of two figures, year by year: the runs of years in which the same
  /// relationships held, oldest first. Years in which none did are left out.
  ///
  /// Relationships without an end, or without a beginning, are followed as far as the years that the
  /// chronicle's dates name.
  ///
  /// - Parameters:
  ///   - pair: the ids of two figures; none between unknown ones.
  ///   - options: which relationships count, and when they hold in a year.
  /// - Complexity: O(relationships of the chronicle).
  public func history(
    of pair: (Figure.ID, Figure.ID), options: SnapshotOptions = SnapshotOptions()
  ) -> [PairSpell] {
    guard let one = figureIndex(id: pair.0), let other = figureIndex(id: pair.1), let years else {
      return []
    }
    let runs = runsOfYears(within: years, options: options) { row in
      let ends = (table.sources[row], table.targets[row])
      return ends == (one, other) || ends == (other, one)
    }
    // Between one such year and the next, the same relationships hold.
    let turns = Set(runs.flatMap { [$0.years.lowerBound, $0.years.upperBound + 1] }).sorted()
    return zip(turns, turns.dropFirst()).compactMap { first, next in
      let rows = runs.filter { $0.years.contains(first) }.map(\.row).sorted()
      guard !rows.isEmpty else { return nil }
      let claims = rows.map { row in
        Double(kinds[Int(table.kinds[row])].sign.rawValue) * table.weights[row]
          * table.confidences[row]
      }
      return PairSpell(
        years: first...next - 1, value: NetValue(claims).value, relationships: rows.map(table.id))
    }
  }

  /// The years nearest to one in whose snapshots a figure is: the last before it, and the first after
  /// it, among the years that the chronicle's dates name.
  ///
  /// - Complexity: O(relationships of the chronicle).
  public func nearestYears(
    of id: Figure.ID, to year: Int, options: SnapshotOptions = SnapshotOptions()
  ) -> (before: Int?, after: Int?) {
    guard let figure = figureIndex(id: id), let years else { return (nil, nil) }
    var runs = runsOfYears(within: years, options: options) { row in
      table.sources[row] == figure || table.targets[row] == figure
    }.map(\.years)
    if options.selection.isBySnapshot {
      // Who is in a circle although nothing ties him is there, too.
      runs = sweep(years: years, options: options).filter { $0.position(of: id) != nil }
        .map { $0.year...$0.year }
    } else if options.includesIsolated,
      options.selection.figures(in: self, options: options)?[Int(figure)] ?? true
    {
      options.forEachRun(of: figures[Int(figure)].life, within: years) { runs.append($0) }
    }
    return (
      runs.filter { $0.lowerBound < year }.map { min($0.upperBound, year - 1) }.max(),
      runs.filter { $0.upperBound > year }.map { max($0.lowerBound, year + 1) }.min()
    )
  }

  /// In which years some rows are in the snapshots.
  private func runsOfYears(
    within years: ClosedRange<Int>, options: SnapshotOptions, where isWanted: (Int) -> Bool
  ) -> [(row: Int, years: ClosedRange<Int>)] {
    var runs: [(row: Int, years: ClosedRange<Int>)] = []
    if options.selection.isBySnapshot {
      // Whether a relationship is in the circle depends on all others of the year.
      var last: [Int32: Int] = [:]
      for snapshot in sweep(years: years, options: options) {
        for row in snapshot.rows where isWanted(Int(row)) {
          if let index = last[row], runs[index].years.upperBound == snapshot.year - 1 {
            runs[index].years = runs[index].years.lowerBound...snapshot.year
          } else {
            last[row] = runs.count
            runs.append((Int(row), snapshot.year...snapshot.year))
          }
        }
      }
      return runs
    }
    let filter = RowFilter(chronicle: self, options: options)
    for row in 0..<table.count where isWanted(row) && filter.includes(row) {
      options.forEachRun(of: table.periods[Int(table.whens[row])], within: years) {
        runs.append((row, $0))
      }
    }
    return runs
  }
}
