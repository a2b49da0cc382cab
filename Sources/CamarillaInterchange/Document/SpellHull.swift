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
    self.start = HistoricalDate(start).map { _ in start }
    self.end = HistoricalDate(end).map { _ in end }
  }

  /// As a period of whole days, of whole months or years where it begins and ends with them.
  package var period: Period {
    if let start, let end {
      if start == end, let day = HistoricalDate(start) { return .event(day) }
      if start.year == end.year, isFirstOfYear(start), isLastOfYear(end),
        let year = HistoricalDate(year: start.year)
      {
        return .event(year)
      }
    }
    let first = start.flatMap {
      isFirstOfYear($0) ? HistoricalDate(year: $0.year) : HistoricalDate($0)
    }
    let last = end.flatMap { isLastOfYear($0) ? HistoricalDate(year: $0.year) : HistoricalDate($0) }
    let interval = try? Period(
      start: first.map { .date($0) } ?? .open, end: last.map { .date($0) } ?? .open)
    return interval ?? .event(first ?? HistoricalDate(year: 0)!)
  }

  /// From the first day of its first year to the last of its last.
  package var inYears: SpellHull {
    SpellHull(
      start: start.map { .first(ofYear: $0.year) }, end: end.map { .last(ofYear: $0.year) })
  }
}

private func isFirstOfYear(_ day: CalendarDay) -> Bool { day.month == 1 && day.day == 1 }
private func isLastOfYear(_ day: CalendarDay) -> Bool { day.month == 12 && day.day == 31 }
