extension Period {
  /// The time that two periods share.
  ///
  /// Of a year and a month in it as two starts, no date of EDTF says both on which day the shared time may begin and from
  /// which day on it is certain: ``period`` says the first, ``certain`` the second.
  struct Overlap {
    var period: Period
    /// Whether they share it whichever way their dates are read; of two events, whether they are dated alike.
    var isCertain: Bool
    /// Between which days they may share it, which no one date may say: of a year and a day in it, the day is the
    /// later start where the year's may be on either side.
    var bounds: (start: TimeCut, end: TimeCut)
    /// The first day on which both have begun, and the last on which neither is over, whichever way their dates are
    /// read.
    var certain: (start: CalendarDay, end: CalendarDay)

    init(period: Period, isCertain: Bool) {
      self.period = period
      self.isCertain = isCertain
      bounds = TimeCut.around(period)
      certain =
        switch period {
        case .event: period.bounds(.exact)
        case .interval(let interval): (interval.latestStart, interval.earliestEnd)
        }
    }

    /// Whether it is shared on some of these days, whichever way its dates are read.
    func certainlyHolds(during days: ClosedRange<CalendarDay>) -> Bool {
      guard isCertain else { return false }
      if period.isEvent { return period.certainlyHolds(during: days) }
      return certain.start <= days.upperBound && certain.end >= days.lowerBound
    }
  }

  /// The time that two periods share; nil where they can't share any.
  ///
  /// Of two intervals it runs from the later start to the earlier end. Where the dates leave open which that is, the one
  /// counts before which one of the two can't have begun, or after which it can't go on, so that the shared time is no
  /// wider than either; an unknown end gives way to a known one. What an event shares is its own date, and of two events
  /// the narrower. Approximate dates are taken at their word, and of two alike the one that isn't approximate.
  func overlap(with other: Period) -> Overlap? {
    switch (self, other) {
    case (.interval(let one), .interval(let other)):
      let start = max(one.earliestStart(rule: .exact), other.earliestStart(rule: .exact))
      guard start <= min(one.latestEnd(rule: .exact), other.latestEnd(rule: .exact)) else {
        return nil
      }
      let shared = Interval(
        uncheckedStart: .later(one.start, other.start), end: .earlier(one.end, other.end))
      let certain = (
        start: max(one.latestStart, other.latestStart),
        end: min(one.earliestEnd, other.earliestEnd)
      )
      var overlap = Overlap(
        period: .interval(shared), isCertain: certain.start <= certain.end)
      let (a, b) = (TimeCut.around(self), TimeCut.around(.interval(other)))
      overlap.bounds = (
        TimeCut.sorted([a.start, b.start]).last ?? a.start,
        TimeCut.sorted([a.end, b.end]).first ?? a.end
      )
      overlap.certain = certain
      return overlap
    case (.interval(let interval), .event(let date)), (.event(let date), .interval(let interval)):
      let first = date.firstDay(onOrAfter: interval.earliestStart(rule: .exact))
      guard let first, first <= interval.latestEnd(rule: .exact) else { return nil }
      return Overlap(
        period: .event(date),
        isCertain: interval.latestStart <= date.earliest && date.latest <= interval.earliestEnd)
    case (.event(let one), .event(let other)):
      if one == other { return Overlap(period: self, isCertain: true) }
      // An event without bounds is the wider of the two in any case.
      func length(_ date: HistoricalDate) -> Double {
        Double(date.latest.number) - Double(date.earliest.number)
      }
      let (narrow, wide) = length(one) <= length(other) ? (one, other) : (other, one)
      let first = wide.firstDay(onOrAfter: narrow.earliest)
      guard let first, first <= narrow.latest else { return nil }
      return Overlap(period: .event(narrow), isCertain: false)
    }
  }

  /// The time of either of two periods that share a day for certain, or are equal; nil where they may not.
  func union(with other: Period) -> Period? {
    if self == other { return self }
    guard case .interval(let one) = self, case .interval(let two) = other,
      let overlap = overlap(with: other), overlap.isCertain
    else { return nil }
    return .interval(
      Interval(
        uncheckedStart: .earlierStart(one.start, two.start), end: .laterEnd(one.end, two.end)))
  }
}

extension Period.Overlap: Equatable {
  static func == (a: Period.Overlap, b: Period.Overlap) -> Bool {
    (a.period, a.isCertain) == (b.period, b.isCertain) && a.bounds == b.bounds
      && a.certain == b.certain
  }
}

extension Period.End {
  /// The later of two starts.
  fileprivate static func later(_ one: Period.End, _ other: Period.End) -> Period.End {
    switch (one, other) {
    case (.date(let first), .date(let second)):
      (first.earliest, first.latest, first.earliest(rule: .standard))
        >= (second.earliest, second.latest, second.earliest(rule: .standard)) ? one : other
    case (.date, _): one
    case (_, .date): other
    // What has always held sets no bound.
    case (.open, let end), (let end, .open): end
    case (.unknown, .unknown): .unknown
    }
  }

  /// The earlier of two ends.
  fileprivate static func earlier(_ one: Period.End, _ other: Period.End) -> Period.End {
    switch (one, other) {
    case (.date(let first), .date(let second)):
      (first.latest, first.earliest, first.latest(rule: .standard))
        <= (second.latest, second.earliest, second.latest(rule: .standard)) ? one : other
    case (.date, _): one
    case (_, .date): other
    case (.open, let end), (let end, .open): end
    case (.unknown, .unknown): .unknown
    }
  }

  /// The earlier of two starts: what has no bound, or may have begun any day, comes first.
  static func earlierStart(_ one: Period.End, _ other: Period.End) -> Period.End {
    guard case .date(let first) = one, case .date(let second) = other else {
      return one == .open || other == .open ? .open : .unknown
    }
    return (first.earliest, first.latest) <= (second.earliest, second.latest) ? one : other
  }

  /// The later of two ends.
  static func laterEnd(_ one: Period.End, _ other: Period.End) -> Period.End {
    guard case .date(let first) = one, case .date(let second) = other else {
      return one == .open || other == .open ? .open : .unknown
    }
    return (first.latest, first.earliest) >= (second.latest, second.earliest) ? one : other
  }
}
