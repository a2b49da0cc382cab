package import Camarilla
import CamarillaFormats
import LongWork

extension GraphDocument {
  /// A whole chronicle as a graph, with what figures scored and in which faction they stood in each of
  /// some years as attributes that change: a column of each measure's name, and `faction`.
  ///
  /// Years one after another with one value are one period. A figure that stands in no relationship in
  /// a year has no score then.
  ///
  /// - Parameters:
  ///   - years: numbered astronomically.
  ///   - measures: the centralities, each once.
  ///   - division: how each year is divided into factions; nil for no column. Factions are followed
  ///     through the years, and have the number of their line (``FactionHistory/lines``), from 1, in all of
  ///     them; figures that stand alone have none.
  ///   - options: which relationships count in a year.
  /// - Complexity: that of the measures and the division in every year.
  package init(
    chronicle: Chronicle, scoresIn years: ClosedRange<Int>, measures: [CentralityMeasure],
    factions division: FactionOptions? = nil, options: SnapshotOptions = SnapshotOptions(),
    ties: TieSelection = .all, centrality: CentralityOptions = CentralityOptions(),
    threads: Int = 1
  ) {
    self.init(chronicle)
    let parts = (measures.isEmpty ? 0 : 1) + (division == nil ? 0 : 1)
    WorkPlan.run([Double](repeating: 1, count: parts)) {
      if !measures.isEmpty {
        let step = WorkStep(name: "scores", of: years.count)
        let answers = chronicle.sweep(years: years, options: options).concurrentMap(
          threads: threads
        ) { snapshot in
          step.unit {
            measures.map { snapshot.scores(by: $0, ties: ties, options: centrality) }
          }
        }
        for (index, measure) in measures.enumerated() {
          addChanges(
            ReservedNames.escaped(measure.name, reserved: ReservedNames.nodes), type: .real,
            years: years
          ) { year, set in
            for entry in answers[year - years.lowerBound][index] {
              set(entry.id, shortest(of: entry.score))
            }
          }
        }
      }
      if let division {
        let history = chronicle.factionHistory(
          years: years, options: options, divided: division, threads: threads)
        addChanges("faction", type: .integer, years: years) { year, set in
          for line in history.lines {
            for id in history.members(of: line.id, in: year) { set(id, "\(line.id + 1)") }
          }
        }
      }
    }
  }

  /// Adds a column to the nodes whose values hold through years.
  ///
  /// - Parameter tell: hands out the values of a year, by the ids of figures.
  private mutating func addChanges(
    _ name: String, type: AttributeType, years: ClosedRange<Int>,
    _ tell: (Int, (Figure.ID, String) -> Void) -> Void
  ) {
    // The value of each node since when, and the pieces that are over.
    var current = [(value: String, since: Int)?](repeating: nil, count: nodes.count)
    var pieces = [[(value: String, years: ClosedRange<Int>)]](repeating: [], count: nodes.count)
    for year in years {
      var values = [String?](repeating: nil, count: nodes.count)
      tell(year) { id, value in
        if let node = nodes.index(of: id.rawValue) { values[Int(node)] = value }
      }
      for node in values.indices where current[node]?.value != values[node] {
        if let (value, since) = current[node] { pieces[node].append((value, since...year - 1)) }
        current[node] = values[node].map { ($0, year) }
      }
    }
    var column = AttributeColumn(name: name, type: type)
    for node in pieces.indices {
      if let (value, since) = current[node] {
        pieces[node].append((value, since...years.upperBound))
      }
      for (value, years) in pieces[node] {
        let period = Period(
          from: HistoricalDate(year: years.lowerBound),
          through: HistoricalDate(year: years.upperBound))
        column.changes.append(
          ValueChange(
            row: Int32(node), value: value, period: periods.intern(period ?? .boundless)))
      }
    }
    nodes.columns.append(column)
  }
}
