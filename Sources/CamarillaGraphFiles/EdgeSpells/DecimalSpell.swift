import Camarilla

/// A spell of decimal years: from its start until before its end, each nil where it has no bound. Without
/// length it is an event.
struct DecimalSpell: Hashable {
  var start: Double?
  var end: Double?

  var isWhole: Bool {
    [start, end].allSatisfy { $0.map { $0 == $0.rounded() } ?? true }
  }

  /// - Parameter areYears: whether all times of the file are whole, and so count by years.
  func period(areYears: Bool) -> Period {
    if let start, start == end {
      // An event: of a year that is whole, else of a day.
      return ForeignTime.date(of: start).map { .event($0) } ?? .boundless
    }
    if areYears {
      return Period(
        from: start.flatMap { ForeignTime.date(of: $0) },
        through: end.flatMap { ForeignTime.date(of: $0 - 1) })
        ?? .boundless
    }
    let first = start.flatMap { DecimalYear.day(year: $0) }
    var last = end.flatMap { DecimalYear.day(year: $0, rule: .up) }?.advanced(by: -1)
    if let first, let end = last { last = max(first, end) }
    return Period(
      from: first.flatMap { HistoricalDate($0) }, through: last.flatMap { HistoricalDate($0) })
      ?? .boundless
  }
}
