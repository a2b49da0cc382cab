package import Camarilla

/// The days on which a period may hold, from the first to the last: what programs that know no
/// uncertain dates are told of it. An end that is open, or unknown, is nil.
package struct SpellHull: Hashable, Sendable {
  package var start: CalendarDay?
  package var end: CalendarDay?

  package init(start: CalendarDay?, end: CalendarDay?) {
    self.start = start
    self.end = end
  }

  /// The hull of a period, approximate dates taken at their word.
  package init(_ period: Period) {
    let (start, end) = period.bounds(.exact)
    self.start = start == .distantPast ? nil : start
    self.end = end == .distantFuture ? nil : end
  }

  /// From the first day of its first year to the last of its last.
  var inYears: SpellHull {
    SpellHull(
      start: start.map { .first(ofYear: $0.year) }, end: end.map { .last(ofYear: $0.year) })
  }

  /// Whether it begins and ends with years, as far as it begins and ends.
  var isOfYears: Bool { inYears == self }

  /// Whether an end lies beyond the years of four digits.
  var hasLongYears: Bool {
    [start, end].contains { $0.map { !ForeignTime.years.contains($0.year) } ?? false }
  }

  /// Without the ends beyond the years of four digits.
  var withoutLongYears: SpellHull {
    func within(_ day: CalendarDay?) -> CalendarDay? {
      day.flatMap { ForeignTime.years.contains($0.year) ? $0 : nil }
    }
    return SpellHull(start: within(start), end: within(end))
  }
}
