package import Camarilla
import CamarillaFormats
import GraphKernels
import LongWork

extension GraphDocument {
  /// A whole chronicle as a graph, with what figures scored and in which faction they stood in each of
  /// some steps of time as attributes that change: a column of each measure's name, and `faction`.
  ///
  /// Steps one after another with one value are one period. A figure that stands in no relationship in
  /// a step has no score then.
  ///
  /// - Parameters:
  ///   - steps: when.
  ///   - measures: the centralities, each once.
  ///   - division: how each step is divided into factions; nil for no column. Factions are followed
  ///     through the steps, and have the number of their line (``FactionHistory/lines``), from 1, in all of
  ///     them; figures that stand alone have none.
  ///   - options: which relationships count in a step.
  ///   - isOfWhole: whether figures of a selection have the scores and factions that they have in the whole.
  /// - Complexity: that of the measures and the division in every step.
  package init(
    chronicle: Chronicle, scoresIn steps: TimeSteps, measures: [CentralityMeasure],
    factions division: FactionOptions? = nil, options: SnapshotOptions = SnapshotOptions(),
    isOfWhole: Bool = false, ties: TieSelection = .all,
    centrality: CentralityOptions = CentralityOptions(),
    threads: Int = 1
  ) {
    self.init(chronicle, cutBy: options)
    let options = isOfWhole ? options.withoutSelection : options
    let parts = (measures.isEmpty ? 0 : 1) + (division == nil ? 0 : 1)
    WorkPlan.run([Double](repeating: 1, count: parts)) {
      if !measures.isEmpty {
        let step = WorkStep(name: "scores", of: steps.count)
        let answers = step.map(
          chronicle.sweep(steps: steps, options: options), threads: threads
        ) { snapshot in
          measures.map { snapshot.scores(by: $0, ties: ties, options: centrality) }
        }
        for (index, measure) in measures.enumerated() {
          addChanges(
            ReservedNames.escaped(measure.name, reserved: ReservedNames.nodes), type: .real,
            steps: steps
          ) { position, set in
            for entry in answers[position][index] {
              set(entry.id, shortest(of: entry.score))
            }
          }
        }
      }
      if let division {
        let history = chronicle.factionHistory(
          steps: steps, options: options, divided: division, threads: threads)
        addChanges("faction", type: .integer, steps: steps) { position, set in
          let time = TimeSpan(steps[position])
          for line in history.lines {
            for id in history.members(of: line.id, in: time) { set(id, "\(line.id + 1)") }
          }
        }
      }
    }
  }

  /// Adds a column to the nodes whose values hold through steps of time.
  ///
  /// - Parameter tell: hands out the values of a step, by its index and the ids of figures.
  private mutating func addChanges(
    _ name: String, type: AttributeType, steps: TimeSteps,
    _ tell: (Int, (Figure.ID, String) -> Void) -> Void
  ) {
    // The value of each node since when, and the pieces that are over.
    var current = [(value: String, since: Int)?](repeating: nil, count: nodes.count)
    var pieces = [[(value: String, steps: ClosedRange<Int>)]](repeating: [], count: nodes.count)
    for index in steps.indices {
      var values = [String?](repeating: nil, count: nodes.count)
      tell(index) { id, value in
        if let node = nodes.index(of: id.rawValue) { values[Int(node)] = value }
      }
      for node in values.indices where current[node]?.value != values[node] {
        if let (value, since) = current[node] { pieces[node].append((value, since...index - 1)) }
        current[node] = values[node].map { ($0, index) }
      }
    }
    var column = AttributeColumn(name: name, type: type)
    for node in pieces.indices {
      if let (value, since) = current[node] {
        pieces[node].append((value, since...steps.count - 1))
      }
      for (value, run) in pieces[node] {
        let period = Period(
          from: steps[run.lowerBound].firstDate, through: steps[run.upperBound].lastDate)
        column.changes.append(
          ValueChange(
            row: Int32(node), value: value, period: periods.intern(period ?? .boundless)))
      }
    }
    nodes.columns.append(column)
  }
}

extension TimeStep {
  /// The date of its beginning: itself where it is a year, a month or a day, which say when they begin and end.
  fileprivate var firstDate: HistoricalDate? { ownDate ?? HistoricalDate(days.lowerBound) }

  /// The date of its end.
  fileprivate var lastDate: HistoricalDate? { ownDate ?? HistoricalDate(days.upperBound) }

  private var ownDate: HistoricalDate? {
    [.year, .month].contains(unit) ? try? HistoricalDate(period) : nil
  }
}
