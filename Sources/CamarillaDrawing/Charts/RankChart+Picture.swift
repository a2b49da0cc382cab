import Camarilla

extension RankChart {
  /// Finds positions for everything. The same chart gives the same picture, everywhere.
  ///
  /// - Parameter page: the size that it is laid out for; made around the chart where it is nil.
  /// - Complexity: O(s log s) for s standings, and for names as many positions as are tried.
  public func picture(on page: PageSize? = nil) -> Picture {
    Picture.chart(on: page) { picture(plot: $0) }
  }

  private func picture(plot size: PlotSize) -> Picture {
    var chart = Picture(.chart(className: "rank_chart"), title: title, theme: theme)
    chart.frame = size.frame
    let ranks = ranks
    let rows = rows(of: ranks.positions)
    let axis = TimeAxis(steps: steps, width: size.width)
    let rowHeight =
      size.height.map { max(10, $0 / (Double(rows) + 0.4)) }
      ?? max(11, min(28, size.height(usual: 320) / Double(rows)))
    func y(at row: Int) -> Double { -Double(row - 1) * rowHeight }
    let bottom = y(at: rows) - 0.7 * rowHeight
    let silent = FigureSeries.silentSteps(of: figures, in: steps)
    axis.draw(into: &chart, from: bottom, to: 0.7 * rowHeight, silent: silent)
    drawTies(ranks.positions, rows: rows, axis: axis, chart: &chart, y)
    for row in 1...rows where !ranks.positions.allSatisfy(\.isEmpty) {
      chart.addText(
        "\(row)", size: TimeAxis.fontSize, ink: theme.quietInk, at: Point(-10, y(at: row)),
        alignment: .right, className: "axis")
    }
    var plot = TimePlot(
      axis: axis, bottom: bottom, top: 0.7 * rowHeight,
      series: ranks.lines(
        of: ranks.shown(inRows: rows), theme: theme, rows: rows, groundRows: top
      ) { y(at: $0.row) },
      isLevelAtSteps: true)
    plot.isNumbered = size.isNumbered || plot.wantsNumbers(on: size.frame)
    plot.draw(into: &chart)
    if chart.marks.isEmpty {
      axis.drawNobody(into: &chart, y: bottom / 2)
    }
    plot.addKey(
      to: &chart,
      remarks: [theme.silentRemark(silent, of: steps, what: "nobody is active")])
    chart.finishChart(subtitle: subtitle)
    return chart
  }

  /// How many rows there are: ``top``, no more than are needed, and those that highlighted figures
  /// open.
  private func rows(of positions: [[RankedSeries.Position]]) -> Int {
    let marked = Set(highlighted)
    var used = 1
    for (figure, positions) in zip(figures, positions) {
      for position in positions {
        if position.row <= top {
          used = max(used, position.row)
        } else if marked.contains(figure.id), position.row <= Self.mostRows {
          used = max(used, position.row)
        }
      }
    }
    return used
  }

  /// Bars behind figures of one rank; open at the bottom where the rank goes on below.
  private func drawTies(
    _ positions: [[RankedSeries.Position]], rows: Int, axis: TimeAxis, chart: inout Picture,
    _ y: (Int) -> Double
  ) {
    // No wider than half a step, so that those of two steps stay apart.
    let width = min(4.5, axis.step / 2)
    var ranks: [TimeStep: [Int: ClosedRange<Int>]] = [:]
    for position in positions.joined() {
      let known = ranks[position.step]?[position.rank] ?? position.row...position.row
      ranks[position.step, default: [:]][position.rank] =
        min(known.lowerBound, position.row)...max(known.upperBound, position.row)
    }
    for step in ranks.keys.sorted() {
      for rank in ranks[step]!.keys.sorted() {
        let tied = ranks[step]![rank]!
        guard tied.count > 1, tied.lowerBound <= top else { continue }
        let isCut = tied.upperBound > top
        let last = min(tied.upperBound, rows)
        guard last > tied.lowerBound || isCut else { continue }
        let reach = isCut ? (y(1) - y(2)) * 0.5 : 0
        chart.rules.append(
          Picture.Rule(
            start: Point(axis.x(of: step), y(tied.lowerBound)),
            end: Point(axis.x(of: step), y(isCut ? min(top, rows) : last) - reach),
            ink: theme.groundLine.ink.faded(0x78), width: width))
      }
    }
  }
}
