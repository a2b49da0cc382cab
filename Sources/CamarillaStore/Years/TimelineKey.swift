import Camarilla

/// Where on the time line a relationship is kept: by how long it possibly lasts, and from when.
///
/// Relationships are clustered by (`level`, `day`, number). A level holds those whose possible bounds
/// have up to 2^level days, and more than half as many; so those of one level that share a day with a
/// stretch of days begin at most 2^level − 1 days before it, and stand side by side. A question
/// about a stretch is one range a level (the time index MAP21 of Nascimento & Dunham, *Indexing valid
/// time databases via B+-trees*, IEEE Transactions on Knowledge and Data Engineering 11, 1999, with
/// lengths in powers of two). Bounds without an end have levels of their own, in which every row of
/// the range is a hit.
struct TimelineKey: Hashable, Sendable {
  var level: Int
  /// The first possible day; in ``openStart`` the last.
  var day: Int

  /// The level of bounds without a first day; kept by their last.
  static let openStart = 62
  /// The level of bounds without a last day, or without either.
  static let openEnd = 63
  /// Added to the level of a period with an approximate date, whose bounds depend on the rule.
  static let approximate = 64
}

extension TimelineKey {
  /// The position of a period, its approximate dates widened by the standard rule.
  init(_ period: Period) {
    let (start, end) = period.bounds(.standard)
    if end == .distantFuture {
      self.init(level: Self.openEnd, day: start.number)
    } else if start == .distantPast {
      self.init(level: Self.openStart, day: end.number)
    } else {
      // Days reach to ±10¹⁸, so the difference is far from overflowing.
      let length = max(1, end.number - start.number + 1)
      self.init(level: Int.bitWidth - (length - 1).leadingZeroBitCount, day: start.number)
    }
    if period.isApproximate { level += Self.approximate }
  }

  /// All levels that there are.
  static let levels = (0...openEnd).flatMap { [$0, $0 + approximate] }

  /// One range of positions.
  struct Range {
    var level: Int
    var days: ClosedRange<Int>
  }

  /// The ranges that hold every relationship which possibly holds in a stretch of days, each position in
  /// one of them only.
  ///
  /// - Parameter rule: under a wider rule than the standard one, approximate periods are looked for
  ///   everywhere.
  static func ranges(during span: ClosedRange<CalendarDay>, rule: ApproximationRule) -> [Range] {
    let (first, last) = (span.lowerBound.number, span.upperBound.number)
    var ranges: [Range] = []
    for level in 0...openEnd {
      switch level {
      case openEnd: ranges.append(Range(level: level, days: Int.min...last))
      case openStart: ranges.append(Range(level: level, days: first...Int.max))
      default:
        let (start, overflow) = first.subtractingReportingOverflow(1 << level - 1)
        ranges.append(Range(level: level, days: (overflow ? Int.min : start)...last))
      }
    }
    let isWide = rule.units > ApproximationRule.standard.units
    return ranges
      + ranges.map { range in
        Range(level: range.level + approximate, days: isWide ? Int.min...Int.max : range.days)
      }
  }
}
