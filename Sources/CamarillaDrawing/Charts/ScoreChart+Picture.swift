import Camarilla

extension ScoreChart {
  /// Finds positions for everything. The same chart gives the same picture, everywhere.
  ///
  /// - Parameter page: the size that it is laid out for; made around the chart where it is nil.
  /// - Complexity: O(s log s) for s standings, and for names as many positions as are tried.
  public func picture(on page: PageSize? = nil) -> Picture {
    Picture.chart(on: page) { picture(plot: $0) }
  }

  private func picture(plot size: PlotSize) -> Picture {
    let height = size.height(usual: 330)
    var chart = Picture(.chart(className: "score_chart"), title: title, theme: theme)
    chart.frame = size.frame
    let figures = FigureSeries.drawable(figures)
    let ranks = RankedSeries(figures, in: steps, top: top, highlighted: highlighted)
    let shown = ranks.shown()
    let scores = shown.all.flatMap { ranks.positions[$0].map(\.score) }
    let axis = TimeAxis(steps: steps, width: size.width)
    let scale = ValueScale(
      from: min(0, scores.min() ?? 0), to: max(0, scores.max() ?? 1), height: height)
    scale.draw(into: &chart, title: measure, width: axis.width)
    let silent = FigureSeries.silentSteps(of: figures, in: steps)
    axis.draw(into: &chart, from: 0, to: height, silent: silent)
    var plot = TimePlot(
      axis: axis, bottom: 0, top: height,
      series: ranks.lines(of: shown, theme: theme) { scale.y(of: $0.score) }, isLevelAtSteps: false)
    plot.isNumbered = size.isNumbered || plot.wantsNumbers(on: size.frame)
    plot.draw(into: &chart)
    if shown.all.isEmpty { axis.drawNobody(into: &chart, y: height / 2) }
    plot.addKey(
      to: &chart,
      remarks: [theme.silentRemark(silent, of: steps, what: "nobody is active")])
    chart.finishChart(subtitle: subtitle)
    return chart
  }
}
