public import Camarilla

/// How central figures were, year by year, or in steps of another unit: scores as lines over an axis of values.
///
/// Shown are the figures that are among the first ``top`` in any step, in all in which they are
/// present. A line breaks where a figure is absent.
public struct ScoreChart: Sendable, Equatable {
  /// The title above the chart.
  public var title: String
  /// Stands small under the title.
  public var subtitle: String
  /// What the scores are; stands above their axis.
  public var measure: String
  /// The steps along the axis.
  public var steps: TimeSteps
  /// The figures, each with its standings.
  public var figures: [FigureSeries]
  /// Who is shown: those who ever rank among so many; at least 1.
  public var top: Int
  /// The ids of figures that are shown wherever they rank, and alone in color. Without any, the up
  /// to eight that hold the most and highest ranks are in color.
  public var highlighted: [Figure.ID]
  /// The colors.
  public var theme: Theme

  /// - Precondition: top ≥ 1.
  public init(
    title: String, subtitle: String = "", measure: String = "", steps: TimeSteps,
    figures: [FigureSeries], top: Int = 8, highlighted: [Figure.ID] = [], theme: Theme = .light
  ) {
    precondition(top >= 1, "a score chart has at least one figure")
    self.title = title
    self.subtitle = subtitle
    self.measure = measure
    self.steps = steps
    self.figures = figures
    self.top = top
    self.highlighted = highlighted
    self.theme = theme
  }

  /// A chart over years; every other argument is the property of its name.
  ///
  /// - Precondition: top ≥ 1.
  public init(
    title: String, subtitle: String = "", measure: String = "", years: ClosedRange<Int>,
    figures: [FigureSeries], top: Int = 8, highlighted: [Figure.ID] = [], theme: Theme = .light
  ) {
    self.init(
      title: title, subtitle: subtitle, measure: measure, steps: TimeSteps(years: years),
      figures: figures, top: top, highlighted: highlighted, theme: theme)
  }

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
    let ranks = RankChart(
      title: title, steps: steps, figures: figures, top: top, highlighted: highlighted,
      theme: theme)
    let positions = ranks.positions()
    let (colored, ground) = ranks.chosen(positions: positions, rows: Int.max)
    let shown = colored + ground
    let scores = shown.flatMap { positions[$0].map(\.score) }
    let axis = TimeAxis(steps: steps, width: size.width)
    let scale = ValueScale(
      from: min(0, scores.min() ?? 0), to: max(0, scores.max() ?? 1), height: height)
    scale.draw(into: &chart, title: measure, width: axis.width)
    let silent = FigureSeries.silentSteps(of: figures, in: steps)
    axis.draw(into: &chart, from: 0, to: height, silent: silent)
    let names = FigureSeries.names(of: figures)
    var plot = TimePlot(
      axis: axis, bottom: 0, top: height,
      series: shown.enumerated().map { number, index in
        let isMain = number < colored.count
        return TimePlot.Series(
          id: figures[index].id.rawValue, name: names[index], fullName: figures[index].name,
          style: isMain ? theme.lineStyle(of: number) : theme.groundLine, isMain: isMain,
          runs: RankChart.runs(positions[index]).map { run in
            run.map { position in
              TimePlot.Entry(
                step: position.step, y: scale.y(of: position.score),
                tooltip: RankChart.tooltip(named: figures[index].name, position: position))
            }
          })
      }, isLevelAtSteps: false)
    plot.isNumbered = size.isNumbered || plot.wantsNumbers(on: size.frame)
    plot.draw(into: &chart)
    if shown.isEmpty {
      chart.addRemark(
        "Nobody is active in these \(steps.unit.plural).", over: axis, y: height / 2)
    }
    plot.addKey(
      to: &chart,
      remarks: [theme.silentRemark(silent, of: steps, what: "nobody is active")])
    chart.finishChart(subtitle: subtitle)
    return chart
  }
}
