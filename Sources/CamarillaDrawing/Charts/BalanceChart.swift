/// Structural balance through the years: above, how balanced the ties are; below, how many friendly
/// and hostile ones there are.
///
/// Lines break where a measure is undefined: the degree of balance without triangles, the frustration
/// without signed ties. Both are 1 for a balanced whole.
public struct BalanceChart: Sendable, Equatable {
  /// A year's balance.
  public struct Entry: Sendable, Equatable {
    /// The year measured.
    public var year: Int
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

    /// Every argument is the property of its name.
    public init(
      year: Int, degreeOfBalance: Double?, normalizedFrustration: Double?, isExact: Bool = true,
      positive: Int, negative: Int
    ) {
      self.year = year
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
  /// The years along the axis, both ends included.
  public var years: ClosedRange<Int>
  /// By year, ascending; those outside of ``years`` are not shown.
  public var entries: [Entry]
  /// The colors.
  public var theme: Theme

  /// Every argument is the property of its name.
  public init(
    title: String, subtitle: String = "", years: ClosedRange<Int>, entries: [Entry],
    theme: Theme = .light
  ) {
    self.title = title
    self.subtitle = subtitle
    self.years = years
    self.entries = entries
    self.theme = theme
  }
}
