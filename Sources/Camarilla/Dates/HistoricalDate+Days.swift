extension HistoricalDate {
  /// The first possible day; ``CalendarDay/distantPast`` for `[..1984]`. Never after ``latest``.
  public var earliest: CalendarDay { earliest(rule: .exact) }

  /// The last possible day; ``CalendarDay/distantFuture`` for `[1984..]`.
  public var latest: CalendarDay { latest(rule: .exact) }

  /// The first possible day when approximate dates are widened by `rule`.
  public func earliest(rule: ApproximationRule) -> CalendarDay {
    firstDay(onOrAfter: .distantPast, rule: rule) ?? .distantPast
  }

  /// The last possible day when approximate dates are widened by `rule`.
  public func latest(rule: ApproximationRule) -> CalendarDay {
    lastDay(onOrBefore: .distantFuture, rule: rule) ?? .distantFuture
  }

  /// Whether `day` is one of the possible days.
  public func contains(_ day: CalendarDay, rule: ApproximationRule = .exact) -> Bool {
    firstDay(onOrAfter: day, rule: rule) == day
  }

  /// The first possible day that is `day` or later, nil if there is none. The answer is exact for
  /// dates with gaps: after 1926-12-26, `XXXX-12-25` is next possible on 1927-12-25.
  ///
  /// Costs some tens of operations a member of a set, however far away the answer is.
  public func firstDay(
    onOrAfter day: CalendarDay, rule: ApproximationRule = .exact
  ) -> CalendarDay? {
    switch content {
    case .single(let date), .timed(let date, _):
      date.first(onOrAfter: day, widening: date.widening(rule: rule))
    case .set(let set):
      set.members.lazy.compactMap { $0.first(onOrAfter: day, rule: rule) }.min()
    }
  }

  /// The last possible day that is `day` or earlier, nil if there is none.
  public func lastDay(
    onOrBefore day: CalendarDay, rule: ApproximationRule = .exact
  ) -> CalendarDay? {
    switch content {
    case .single(let date), .timed(let date, _):
      date.last(onOrBefore: day, widening: date.widening(rule: rule))
    case .set(let set):
      set.members.lazy.compactMap { $0.last(onOrBefore: day, rule: rule) }.max()
    }
  }
}

extension HistoricalDate {
  /// The year in which a single date begins, where all its digits are known: what settles most comparisons without
  /// counting days.
  var definiteYear: Int? {
    if case .single(let date) = content { date.definiteYear } else { nil }
  }

  /// Whether there may be other days between its possible days; false only where there are none.
  func hasGaps(rule: ApproximationRule) -> Bool {
    switch content {
    case .single(let date), .timed(let date, _): date.hasGaps(rule: rule)
    case .set: true
    }
  }
}

extension DatePattern {
  /// Whether a part of it may be one of several while a finer one is told: a month of one of some years, a day of
  /// one of some months.
  fileprivate func hasGaps(rule: ApproximationRule) -> Bool {
    if month == .absent && day == .absent { return !year.isContiguous }
    let widening = widening(rule: rule)
    return hasUnspecifiedDigits || year.significant != 0 || widening.years > 0
      || (widening.months > 0 && day != .absent)
  }
}

extension DatePattern {
  // Parsing refuses a date without any day, so the bounds exist.

  func earliest(rule: ApproximationRule) -> CalendarDay {
    first(onOrAfter: .distantPast, widening: widening(rule: rule)) ?? .firstFinite
  }

  func latest(rule: ApproximationRule) -> CalendarDay {
    last(onOrBefore: .distantFuture, widening: widening(rule: rule)) ?? .lastFinite
  }
}
