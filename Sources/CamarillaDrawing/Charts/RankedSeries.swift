import Camarilla

/// Figures by their ranks in every step of a chart: where each stands, and whom the chart shows.
struct RankedSeries {
  /// A figure's rank in a step of time.
  struct Position: Equatable {
    var step: TimeStep
    /// 1 at the top; no two figures of a step share one.
    var row: Int
    var rank: Int
    var score: Double
    var year: Int { step.year }
  }

  /// The indices of the figures to show, the more important ones first.
  struct Shown {
    var colored: [Int]
    /// Those on whose gray lines the others stand out.
    var ground: [Int]

    var all: [Int] { colored + ground }
  }

  let figures: [FigureSeries]
  /// Who is shown: those who ever rank among so many.
  let top: Int
  /// Who is shown wherever they rank, and alone in color.
  let highlighted: [Figure.ID]
  /// For each figure its positions, ascending by step, however low.
  let positions: [[Position]]

  init(_ figures: [FigureSeries], in steps: TimeSteps, top: Int, highlighted: [Figure.ID]) {
    self.figures = figures
    self.top = top
    self.highlighted = highlighted
    positions = Self.positions(of: figures, in: steps)
  }

  private static func positions(
    of figures: [FigureSeries], in steps: TimeSteps
  ) -> [[Position]] {
    var known: [Int: [(figure: Int, standing: FigureSeries.Standing)]] = [:]
    for (figure, series) in figures.enumerated() {
      for standing in series.standings where steps.firstIndex(of: standing.step) != nil {
        known[standing.step.number, default: []].append((figure, standing))
      }
    }
    var positions = [[Position]](repeating: [], count: figures.count)
    for number in known.keys.sorted() {
      func before(_ figure: Int) -> Int {
        positions[figure].last.map { $0.step.number == number - 1 ? $0.row : Int.max } ?? Int.max
      }
      let order = known[number]!.sorted {
        ($0.standing.rank, before($0.figure), figures[$0.figure].id)
          < ($1.standing.rank, before($1.figure), figures[$1.figure].id)
      }
      for (row, item) in order.enumerated() {
        positions[item.figure].append(
          Position(
            step: item.standing.step, row: row + 1, rank: item.standing.rank,
            score: item.standing.score))
      }
    }
    return positions
  }

  /// The figures to show in so many rows.
  func shown(inRows rows: Int = .max) -> Shown {
    let marked = Set(highlighted)
    var shown: [(figure: Int, weight: Int)] = []
    for (index, positions) in positions.enumerated() {
      let weight = positions.reduce(0) { $0 + max(0, top + 1 - $1.row) }
      let isMarked = marked.contains(figures[index].id) && positions.contains { $0.row <= rows }
      if weight > 0 || isMarked { shown.append((index, weight)) }
    }
    shown.sort { ($1.weight, figures[$0.figure].id) < ($0.weight, figures[$1.figure].id) }
    let colored =
      highlighted.isEmpty
      ? shown.prefix(Theme.distinctLines).map(\.figure)
      : highlighted.compactMap { id in shown.first { figures[$0.figure].id == id }?.figure }
    return Shown(
      colored: colored, ground: shown.map(\.figure).filter { !colored.contains($0) })
  }

  // MARK: - Lines

  /// The lines of the figures that are shown.
  ///
  /// - Parameters:
  ///   - rows: how far down those in color go.
  ///   - groundRows: how far down the others go.
  func lines(
    of shown: Shown, theme: Theme, rows: Int = .max, groundRows: Int = .max,
    y: (Position) -> Double
  ) -> [TimePlot.Series] {
    let names = FigureSeries.names(of: figures)
    return shown.all.enumerated().map { number, index in
      let isMain = number < shown.colored.count
      return line(
        of: index, named: names[index],
        style: isMain ? theme.lineStyle(of: number) : theme.groundLine, isMain: isMain,
        rows: isMain ? rows : groundRows, y: y)
    }
  }

  /// The line of a figure, by its index.
  func line(
    of index: Int, named name: String, style: LineStyle, isMain: Bool = true, rows: Int = .max,
    y: (Position) -> Double
  ) -> TimePlot.Series {
    let figure = figures[index]
    return TimePlot.Series(
      id: figure.id.rawValue, name: name, fullName: figure.name, style: style, isMain: isMain,
      runs: runs(of: index, rows: rows).map { run in
        run.map { position in
          TimePlot.Entry(
            step: position.step, y: y(position),
            tooltip: "\(figure.name), \(position.step.inWords)\nrank \(position.rank), score "
              + DecimalText.fixed(position.score, fractionDigits: 4))
        }
      })
  }

  /// A figure's positions down to a row, broken where a step is missing.
  func runs(of index: Int, rows: Int = .max) -> [[Position]] {
    var runs: [[Position]] = []
    for position in positions[index] where position.row <= rows {
      if let last = runs.last?.last, last.step.next == position.step {
        runs[runs.count - 1].append(position)
      } else {
        runs.append([position])
      }
    }
    return runs
  }
}
