public import Camarilla

/// How central figures were, each in a small panel of its own (small multiples): its scores as a strong line, on the gray lines
/// of the others, all over one axis of time and one of values.
///
/// Shown are the figures that are among the first ``top`` in any step, those with the most and highest ranks first, as many as
/// the page has room for. A line breaks where a figure is absent.
///
/// ```swift
/// let figures = FigureSeries.all(in: chronicle.sweep(years: 1917...1964))
/// let chart = MultiplesChart(title: "Scores", years: 1917...1964, figures: figures, top: 12)
/// try await chart.write(to: "scores.pdf", on: .book)  // with CamarillaPictures
/// ```
public struct MultiplesChart: Sendable, Equatable {
  /// The title above the chart.
  public var title: String
  /// Stands small under the title.
  public var subtitle: String
  /// What the scores are; stands above the panels.
  public var measure: String
  /// The steps along each panel's axis.
  public var steps: TimeSteps
  /// The figures, each with its standings.
  public var figures: [FigureSeries]
  /// Who is shown: those who ever rank among so many; at least 1.
  public var top: Int
  /// The ids of figures that alone have panels, in that order; those of ``top`` where there are none.
  public var highlighted: [Figure.ID]
  /// The colors.
  public var theme: Theme

  /// No chart has more panels.
  public static let mostPanels = 60

  /// - Precondition: top ≥ 1.
  public init(
    title: String, subtitle: String = "", measure: String = "", steps: TimeSteps,
    figures: [FigureSeries], top: Int = 8, highlighted: [Figure.ID] = [], theme: Theme = .light
  ) {
    precondition(top >= 1, "small multiples of \(top) figures; expected 1 or more")
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
