import Camarilla

/// What the answers of several steps of time are against chance, as commands print it beside them.
struct NullHistoryAnswer {
  let steps: TimeSteps
  /// A test of each step; nil where its ties can't be rewired.
  let tests: [NullTestAnswer?]

  private typealias Row = (step: TimeStep, statistic: NullStatistic)

  /// The member that the answer of a step in JSON has besides its own: what the answer of the step alone has.
  func json(at index: Int) -> JSONObject { tests[index]?.json ?? ["null": nil] }

  /// A row for each step and number.
  var csv: String {
    let rows: [Row] = zip(steps, tests).flatMap { step, test in
      test?.test.statistics.map { (step, $0) } ?? []
    }
    return Listing(
      rows,
      columns: Column.when(steps.unit) { $0.step }
        + (NullTestAnswer.names + NullTestAnswer.numbers).map { $0.of(\.statistic) }
    ).csv
  }

  /// Number by number, the steps in which something can be said of it.
  var text: String {
    guard let first = tests.lazy.compactMap(\.self).first else { return "" }
    var titles: [String] = []
    var rows: [String: [Row]] = [:]
    for (step, test) in zip(steps, tests) {
      guard let test, !test.test.isModelIdle else { continue }
      for statistic in test.test.statistics {
        let title = test.title(of: statistic)
        if rows[title] == nil { titles.append(title) }
        rows[title, default: []] += statistic.isIdle ? [] : [(step, statistic)]
      }
    }
    let columns: [Column<Row>] =
      [.shown(steps.unit.rawValue, .right) { "\($0.step)" }]
      + NullTestAnswer.numbers.map { $0.of(\.statistic) }
    let tables = titles.map { title in
      let rows = rows[title] ?? []
      return title + "\n"
        + (rows.isEmpty
          ? "   the same in every draw\n" : Listing(rows, columns: columns).table.text(indent: 3))
    }
    return NullTestAnswer.heading(of: first.test) + tables.joined(separator: "\n")
      + NullTestAnswer.legend
  }

  var remarks: [String?] { NullTestAnswer.remarks(of: tests, in: steps) }
}
