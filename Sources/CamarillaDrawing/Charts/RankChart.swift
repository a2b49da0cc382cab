public import Camarilla

/// Who was first, second, third …, year by year, or in steps of another unit: ranks as lines that cross (a bump chart).
///
/// ```swift
/// let figures = FigureSeries.all(in: chronicle.sweep(years: 1922...1930))
/// let chart = RankChart(title: "Most central", years: 1922...1930, figures: figures, top: 5)
/// try await chart.write(to: "ranks.svg")  // with CamarillaPictures
/// ```
///
/// Shown are the figures that are among the first ``top`` in any step, in those steps. A line breaks
/// where a figure is absent or ranks lower. Figures of one rank stand one under the other, in the
/// order of the step before and then by id, and a bar joins them.
public struct RankChart: Sendable, Equatable {
  /// The title above the chart.
  public var title: String
  /// Stands small under the title.
  public var subtitle: String
  /// The steps along the axis.
  public var steps: TimeSteps
  /// The figures, each with its standings.
  public var figures: [FigureSeries]
  /// How many ranks there is room for; at least 1.
  public var top: Int
  /// The ids of figures that are shown wherever they rank, down to rank 40, and alone in
  /// color. Without any, the up to eight that hold the most and highest ranks are in color.
  public var highlighted: [Figure.ID]
  /// The colors.
  public var theme: Theme

  /// - Precondition: top ≥ 1.
  public init(
    title: String, subtitle: String = "", steps: TimeSteps, figures: [FigureSeries],
    top: Int = 8, highlighted: [Figure.ID] = [], theme: Theme = .light
  ) {
    precondition(top >= 1, "a chart of \(top) ranks; expected 1 or more")
    self.title = title
    self.subtitle = subtitle
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
    title: String, subtitle: String = "", years: ClosedRange<Int>, figures: [FigureSeries],
    top: Int = 8, highlighted: [Figure.ID] = [], theme: Theme = .light
  ) {
    self.init(
      title: title, subtitle: subtitle, steps: TimeSteps(years: years), figures: figures, top: top,
      highlighted: highlighted, theme: theme)
  }

  /// The most positions that highlighted figures open.
  static let mostRows = 40

  /// The figures by their ranks.
  var ranks: RankedSeries {
    RankedSeries(figures, in: steps, top: top, highlighted: highlighted)
  }
}
