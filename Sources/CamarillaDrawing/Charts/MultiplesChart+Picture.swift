import Camarilla

extension MultiplesChart {
  /// Finds positions for everything. The same chart gives the same picture, everywhere.
  ///
  /// - Parameter page: the size that it is laid out for; made around the chart where it is nil.
  /// - Complexity: O(p · s) for p panels and s standings.
  public func picture(on page: PageSize? = nil) -> Picture {
    Picture.chart(on: page) { picture(plot: $0) }
  }

  private static let nameSize = 8.0

  private func picture(plot size: PlotSize) -> Picture {
    var chart = Picture(.chart(className: "multiples_chart"), title: title, theme: theme)
    chart.frame = size.frame
    let figures = FigureSeries.drawable(figures)
    let ranks = RankedSeries(figures, in: steps, top: top, highlighted: highlighted)
    let found = ranks.shown()
    // Those that have panels where there is room.
    let lines = highlighted.isEmpty ? found.all : found.colored
    let silent = FigureSeries.silentSteps(of: figures, in: steps)
    guard !lines.isEmpty else {
      let axis = TimeAxis(steps: steps, width: size.width)
      axis.draw(into: &chart, from: 0, to: 60)
      axis.drawNobody(into: &chart, y: 30)
      chart.finishChart(subtitle: subtitle)
      return chart
    }
    let names = FigureSeries.names(of: figures)
    let widest = lines.map { width(names[$0]) }.max() ?? 0
    let whole = size.width ?? TimeAxis.usualWidth
    let grid = MultiplesGrid(
      wanted: min(lines.count, Self.mostPanels), least: min(whole, max(58, min(150, widest))),
      width: whole, height: size.height)
    let scores = lines.flatMap { ranks.positions[$0].map(\.score) }
    let scale = ValueScale(
      from: min(0, scores.min() ?? 0), to: max(0, scores.max() ?? 1), height: grid.height, count: 4)
    let shown = Array(lines.prefix(grid.count))
    for (index, figure) in shown.enumerated() {
      let panel = panel(
        of: figure, among: shown, ranks: ranks, grid: grid, scale: scale, silent: silent)
      let corner = grid.corner(of: index)
      chart.add(panel, at: corner)
      chart.addText(
        cut(names[figure], to: grid.width), size: Self.nameSize, isBold: true, ink: theme.ink,
        at: corner + Point(0, grid.height + 7), alignment: .left,
        className: "name figure_\(ElementName.escaped(figures[figure].id.rawValue))")
      if index % grid.columns == 0 { addValues(of: scale, at: corner, to: &chart) }
      if index + grid.columns >= shown.count { addTimes(at: corner, width: grid.width, to: &chart) }
    }
    finish(&chart, silent: silent, left: lines.count - shown.count)
    return chart
  }

  private func finish(_ chart: inout Picture, silent: [TimeStep], left: Int) {
    let bounds = chart.bounds
    if !measure.isEmpty {
      chart.addText(
        DOTText.line(text: measure, most: 60), size: TimeAxis.fontSize, ink: theme.quietInk,
        at: Point(bounds.minX, bounds.maxY + 9), alignment: .left, className: "axis")
    }
    let others = left == 1 ? "1 other has" : "\(left) others have"
    chart.addNotes(
      [
        left > 0 ? "\(others) no room on this page" : nil,
        theme.silentRemark(silent, of: steps, what: "nobody is active"),
      ].compactMap(\.self), at: Point(bounds.minX, bounds.minY - 11), width: bounds.width)
    chart.finishChart(subtitle: subtitle)
  }

  // MARK: - A panel

  /// A figure's line on the others', with its bottom left corner at the origin.
  private func panel(
    of figure: Int, among shown: [Int], ranks: RankedSeries, grid: MultiplesGrid,
    scale: ValueScale, silent: [TimeStep]
  ) -> Picture {
    var panel = Picture(.chart(className: ""), title: "", theme: theme)
    let axis = TimeAxis(steps: steps, width: grid.width)
    axis.drawRules(into: &panel, from: 0, to: grid.height, silent: silent)
    for tick in scale.ticks {
      panel.rules.append(
        Picture.Rule(
          start: Point(0, scale.y(of: tick.value)), end: Point(grid.width, scale.y(of: tick.value)),
          ink: theme.ruleInk, width: tick.value == 0 ? 1.2 : 0.6))
    }
    for other in shown where other != figure {
      for run in ranks.runs(of: other) {
        panel.traces.append(
          Picture.Trace(
            path: Self.withoutLevelPoints(
              run.map { Point(axis.x(of: $0.step), scale.y(of: $0.score)) }),
            ink: theme.groundLine.ink, width: 0.5))
      }
    }
    let plot = TimePlot(
      axis: axis, bottom: 0, top: grid.height,
      series: [
        ranks.line(of: figure, named: figures[figure].name, style: theme.lineStyle(of: 0)) {
          scale.y(of: $0.score)
        }
      ], isLevelAtSteps: false)
    plot.drawLines(into: &panel)
    return panel
  }

  /// A polyline without those of its points that lie between two as high as they.
  static func withoutLevelPoints(_ points: [Point]) -> [Point] {
    points.indices.filter { index in
      index == 0 || index == points.count - 1 || points[index - 1].y != points[index].y
        || points[index + 1].y != points[index].y
    }.map { points[$0] }
  }

  /// The least and the largest of the values that are marked, left of a panel.
  private func addValues(of scale: ValueScale, at corner: Point, to chart: inout Picture) {
    for tick in [scale.ticks[0], scale.ticks[scale.ticks.count - 1]] {
      chart.addText(
        tick.text, size: TimeAxis.fontSize, ink: theme.quietInk,
        at: corner + Point(-5, scale.y(of: tick.value)), alignment: .right, className: "axis")
    }
  }

  /// Round times below a panel where it has room for three, else the first and the last; the last only where both have
  /// room.
  private func addTimes(at corner: Point, width: Double, to chart: inout Picture) {
    let axis = TimeAxis(steps: steps, width: width)
    if axis.ticks.count > 2 { return axis.drawTimes(into: &chart, at: corner) }
    let (first, last) = (steps.firstStep.inWords, steps.lastStep.inWords)
    chart.addText(
      first, size: TimeAxis.fontSize, ink: theme.quietInk, at: corner + Point(0, -9),
      alignment: .left, className: "axis")
    let room = [first, last].reduce(6) {
      $0 + TextMetrics.width(text: $1, size: TimeAxis.fontSize)
    }
    guard steps.count > 1, room <= width else { return }
    chart.addText(
      last, size: TimeAxis.fontSize, ink: theme.quietInk, at: corner + Point(width, -9),
      alignment: .right, className: "axis")
  }

  private func width(_ name: String) -> Double {
    TextMetrics.width(text: name, size: Self.nameSize, isBold: true)
  }

  /// A name that is too long for its panel ends with an ellipsis.
  private func cut(_ name: String, to room: Double) -> String {
    var text = name
    while width(text) > room + MultiplesGrid.gap - 4, text.count > 1 {
      text = String(text.dropLast(text.hasSuffix("…") ? 2 : 1)) + "…"
    }
    return text
  }
}

extension Picture {
  /// Adds all that another chart shows, moved by a step.
  fileprivate mutating func add(_ panel: Picture, at step: Point) {
    let first = marks.count
    areas += panel.areas.map { area in
      Area(path: area.path.map { $0 + step }, fill: area.fill, border: area.border)
    }
    rules += panel.rules.map { rule in
      var rule = rule
      (rule.start, rule.end) = (rule.start + step, rule.end + step)
      return rule
    }
    traces += panel.traces.map { trace in
      Trace(path: trace.path.map { $0 + step }, ink: trace.ink, width: trace.width)
    }
    marks += panel.marks.map { mark in
      var mark = mark
      mark.box = mark.box.moved(by: step)
      return mark
    }
    lines += panel.lines.map { line in
      var line = line
      line.path = line.path.map { $0 + step }
      (line.from, line.to) = (line.from + first, line.to + first)
      return line
    }
  }
}
