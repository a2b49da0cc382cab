extension Chronicle {
  /// The first and the last year that any relationship's dates name; nil where none does.
  ///
  /// Open and unknown ends name no year. O(p) for p distinct periods.
  public var years: ClosedRange<Int>? {
    var range: ClosedRange<Int>?
    for period in table.periods {
      for day in period.namedDays {
        guard let known = range else {
          range = day.year...day.year
          continue
        }
        range = min(known.lowerBound, day.year)...max(known.upperBound, day.year)
      }
    }
    return range
  }

  /// How many relationships there are of each kind, in the order of ``kinds``. O(m).
  public func relationshipCounts() -> [Int] {
    var counts = [Int](repeating: 0, count: kinds.count)
    for kind in table.kinds { counts[Int(kind)] += 1 }
    return counts
  }

  /// How many relationships cite each source, in the order of ``sources``. O(m).
  public func citationCounts() -> [Int] {
    var listCounts = [Int](repeating: 0, count: table.citationLists.count)
    for list in table.citations { listCounts[Int(list)] += 1 }
    let places = Dictionary(
      sources.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var counts = [Int](repeating: 0, count: sources.count)
    for (list, count) in zip(table.citationLists, listCounts) {
      // A claim that cites two pages of one book rests on that book once.
      for source in Set(list.compactMap { places[$0.source] }) { counts[source] += count }
    }
    return counts
  }
}

extension Period {
  /// The first and last possible days of its dates, without the ends that are open or unknown.
  fileprivate var namedDays: [CalendarDay] {
    dates.flatMap { [$0.earliest, $0.latest] }
      .filter { $0 != .distantPast && $0 != .distantFuture }
  }
}
