/// The unit in which a date is given, finest first.
public enum DatePrecision: Int, Hashable, Comparable, Sendable, CaseIterable {
  case day, month, season, quarter, quadrimester, semester
  case year, decade, century, millennium
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
