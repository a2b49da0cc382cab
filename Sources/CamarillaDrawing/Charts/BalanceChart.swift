public import Camarilla

/// Structural balance through the years, or steps of another unit of time: above, how balanced the ties are; below, how many friendly
/// and hostile ones there are.
///
/// Lines break where a measure is undefined: the degree of balance without triangles, the frustration
/// without signed ties. Both are 1 for a balanced whole.
public struct BalanceChart: Sendable, Equatable {
  /// A step's balance.
  public struct Entry: Sendable, Equatable {
    /// The step of time measured.
    public var step: TimeStep
    /// The share of balanced triangles, from 0 to 1; nil without any.
    public var degreeOfBalance: Double?
    /// 1 − 2L/m for the frustration index L and m signed ties, from 0 to 1; nil without any.
    public var normalizedFrustration: Double?
    /// Whether the frustration index is proven to be the least.
    public var isExact: Bool
    /// Friendly ties.
    public var positive: Int
    /// Hostile ones.
    public var negative: Int

    /// The year measured, or that of the step's last day.
    public var year: Int { step.year }

    /// Every argument is the property of its name.
    public init(
      step: TimeStep, degreeOfBalance: Double?, normalizedFrustration: Double?,
      isExact: Bool = true,
      positive: Int, negative: Int
    ) {
      self.step = step
      self.degreeOfBalance = degreeOfBalance
      self.normalizedFrustration = normalizedFrustration
      self.isExact = isExact
      self.positive = positive
      self.negative = negative
    }
  }

  /// The title above the chart.
  public var title: String
  /// Stands small under the title.
  public var subtitle: String
  /// The steps along the axis.
  public var steps: TimeSteps
  /// By step, ascending; those outside of ``steps`` are not shown.
  public var entries: [Entry]
  /// The colors.
  public var theme: Theme

  /// Every argument is the property of its name.
  public init(
    title: String, subtitle: String = "", steps: TimeSteps, entries: [Entry],
    theme: Theme = .light
  ) {
    self.title = title
    self.subtitle = subtitle
    self.steps = steps
    self.entries = entries
    self.theme = theme
  }
}

extension BalanceChart {
  /// A chart over years; every other argument is the property of its name.
  public init(
    title: String, subtitle: String = "", years: ClosedRange<Int>, entries: [Entry],
    theme: Theme = .light
  ) {
    self.init(
      title: title, subtitle: subtitle, steps: TimeSteps(years: years), entries: entries,
      theme: theme)
  }
}

extension BalanceChart.Entry {
  /// A year's balance; every other argument is the property of its name.
  public init(
    year: Int, degreeOfBalance: Double?, normalizedFrustration: Double?, isExact: Bool = true,
    positive: Int, negative: Int
  ) {
    self.init(
      step: TimeStep(year: year), degreeOfBalance: degreeOfBalance,
      normalizedFrustration: normalizedFrustration, isExact: isExact, positive: positive,
      negative: negative)
  }

  /// What a balance says of a year.
  public init(year: Int, balance: StructuralBalance) {
    self.init(step: TimeStep(year: year), balance: balance)
  }

  /// What a balance says of a step of time.
  public init(step: TimeStep, balance: StructuralBalance) {
    self.init(
      step: step, degreeOfBalance: balance.degreeOfBalance,
      normalizedFrustration: balance.frustration?.normalized,
      isExact: balance.frustration?.isOptimal ?? true, positive: balance.positive,
      negative: balance.negative)
  }
}
