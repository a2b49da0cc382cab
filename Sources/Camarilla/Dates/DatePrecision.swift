/// The unit in which a date is given, finest first.
public enum DatePrecision: Int, Hashable, Comparable, Sendable, CaseIterable {
  /// `1926-05-12`.
  case day
  /// `1926-05`.
  case month
  /// Three months, of whatever hemisphere: `1926-21`.
  case season
  /// Three months of a year: `1926-33`.
  case quarter
  /// Four: `1926-37`.
  case quadrimester
  /// Six: `1926-40`.
  case semester
  /// `1926`.
  case year
  /// `192X`.
  case decade
  /// `19XX`.
  case century
  /// `1XXX`.
  case millennium
  /// Ten thousand years and more, as in `Y171010000S3`.
  case longer

  /// Whether the first precision is the finer one, in the order of the cases.
  public static func < (a: DatePrecision, b: DatePrecision) -> Bool { a.rawValue < b.rawValue }
}

extension DatePattern {
  var precision: DatePrecision {
    if day != .absent { return .day }
    if month != .absent { return grouping?.precision ?? .month }
    switch year.step {
    case 1: return .year
    case 10: return .decade
    case 100: return .century
    case 1000: return .millennium
    default: return .longer
    }
  }
}
