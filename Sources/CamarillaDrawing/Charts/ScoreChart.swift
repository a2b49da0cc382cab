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
    precondition(top >= 1, "a chart of the scores of \(top) figures; expected 1 or more")
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
}
