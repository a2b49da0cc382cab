extension SnapshotOptions {
  /// The stretches of days on one of which a relationship has to hold to be in a year's snapshot.
  func spans(of year: Int) -> [ClosedRange<CalendarDay>] {
    let years = self.years(of: year)
    func only(_ day: CalendarDay) -> ClosedRange<CalendarDay> { day...day }
    return switch reading {
    case .during:
      [CalendarDay.first(ofYear: years.lowerBound)...CalendarDay.last(ofYear: years.upperBound)]
    case .yearStart: years.map { only(CalendarDay.first(ofYear: $0)) }
    case .yearEnd: years.map { only(CalendarDay.last(ofYear: $0)) }
    }
  }

  /// The years that a year's snapshot looks at.
  func years(of year: Int) -> ClosedRange<Int> {
    let year = CalendarDay.clamp(year)
    return CalendarDay.clamp(year - yearsBefore)...year
  }

  /// How many years before its own a snapshot looks at; so few that no year overflows.
  private var yearsBefore: Int { min(max(1, window) - 1, CalendarYear.range.upperBound) }

  /// What a year's snapshot is called.
  package func title(of year: Int) -> String {
    CalendarYear.text(years: years(of: year))
  }

  /// Whether a period holds on some day of some span, as surely as asked for.
  func holds(_ period: Period, during spans: [ClosedRange<CalendarDay>]) -> Bool {
    switch certainty {
    case .possible: spans.contains { period.possiblyHolds(during: $0, rule: approximation) }
    case .certain: spans.contains { period.certainlyHolds(during: $0) }
    }
  }

  /// Hands over each longest run of years in whose snapshots a period holds, in ascending order.
  ///
  /// - Complexity: O(1) for an interval. An event, whose days may have gaps (`XXXX-12-25`), is
  ///   looked at in each of the years between its first and its last.
  func forEachRun(
    of period: Period, within years: ClosedRange<Int>, _ body: (ClosedRange<Int>) -> Void
  ) {
    let reach = yearsBefore
    guard case .interval(let interval) = period else {
      let (start, end) = period.bounds(approximation)
      let first = max(years.lowerBound, start.year)
      let last = min(years.upperBound, end.year + reach)
      guard first <= last else { return }
      var begun: Int?
      for year in first...last {
        let isHolding = holds(period, during: spans(of: year))
        if isHolding, begun == nil { begun = year }
        if !isHolding, let start = begun {
          body(start...year - 1)
          begun = nil
        }
      }
      if let begun { body(begun...last) }
      return
    }
    // From a day, the start, on and up to a day, the end: in which years that is, is plain.
    let (start, end) =
      certainty == .possible
      ? period.bounds(approximation) : (interval.latestStart, interval.earliestEnd)
    var (first, last) = (start.year, end.year)
    switch reading {
    case .during: break
    case .yearStart:
      if start > CalendarDay.first(ofYear: first) { first += 1 }
      if first > last { return }
    case .yearEnd:
      if end < CalendarDay.last(ofYear: last) { last -= 1 }
      if first > last { return }
    }
    first = max(first, years.lowerBound)
    last = min(last + reach, years.upperBound)
    if first <= last { body(first...last) }
  }
}
