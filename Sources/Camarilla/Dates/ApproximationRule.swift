/// How far "approximately" reaches.
///
/// EDTF's `~` and `%` say that a date is close to the truth, not how close. This rule says it: so
/// many units of the finest approximate component on either side. With one unit, the default,
///
/// | written | possible days |
/// |---|---|
/// | `1926~` | 1925 to 1927 |
/// | `1926-05~` | April to June 1926 |
/// | `1926-05-14~` | 13 to 15 May 1926 |
/// | `193X~`, `1930S3~` | the 1920s to the 1940s |
/// | `1926-22~` | spring to autumn 1926 |
/// | `1926~-05-14` | 14 May of 1925, 1926 or 1927 |
///
/// It widens what is *possible* only; what is *certain* stays what it is without the mark.
/// `?` changes neither: it doubts the claim, not its precision, and doubt about a claim is what
/// a relationship's confidence is for.
public struct ApproximationRule: Hashable, Sendable {
  /// Units on either side, 0 or more.
  public let units: Int

  /// - Parameter units: units on either side; 0 takes approximate dates at their word.
  /// - Precondition: `units` is not negative.
  public init(units: Int) {
    precondition(units >= 0, "a reach of \(units) units; expected 0 or more")
    self.units = units
  }

  /// One unit on either side.
  public static let standard = ApproximationRule(units: 1)

  /// No widening.
  public static let exact = ApproximationRule(units: 0)
}
