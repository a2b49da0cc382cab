/// A time that is compared with another.
enum ComparedTime {
  case period(Period)
  /// An open start is before every date, an open end after.
  case always(CalendarDay)

  /// How the time lies to the days that another one means.
  ///
  /// - Parameter rule: how far approximate dates reach.
  func compared(
    _ comparison: Selection.Condition.Comparison, with days: ClosedRange<CalendarDay>,
    rule: ApproximationRule
  ) -> TruthValue {
    switch comparison {
    case .equal: isWithin(days, rule: rule)
    case .unequal: !isWithin(days, rule: rule)
    case .less: isBefore(days.lowerBound, rule: rule)
    case .greaterOrEqual: !isBefore(days.lowerBound, rule: rule)
    case .greater: isAfter(days.upperBound, rule: rule)
    case .lessOrEqual: !isAfter(days.upperBound, rule: rule)
    }
  }

  /// Whether a date is one of some days; an interval, whether it holds on some of them.
  private func isWithin(_ days: ClosedRange<CalendarDay>, rule: ApproximationRule) -> TruthValue {
    switch self {
    case .always(let day): TruthValue(days.contains(day))
    case .period(let period):
      TruthValue(
        possible: period.possiblyHolds(during: days, rule: rule),
        certain: period.certainlyHolds(during: days)
          && (rule == .exact || period.reaches(into: days, rule: rule)))
    }
  }

  /// Whether it is over before a day.
  private func isBefore(_ day: CalendarDay, rule: ApproximationRule) -> TruthValue {
    switch self {
    case .always(let own): TruthValue(own < day)
    case .period(let period):
      TruthValue(
        possible: period.earliestEnd(rule: rule) < day, certain: period.bounds(rule).end < day)
    }
  }

  /// Whether it begins after a day.
  private func isAfter(_ day: CalendarDay, rule: ApproximationRule) -> TruthValue {
    switch self {
    case .always(let own): TruthValue(own > day)
    case .period(let period):
      TruthValue(
        possible: period.latestStart(rule: rule) > day, certain: period.bounds(rule).start > day)
    }
  }
}

extension Period {
  /// Whether it has begun by the end of some days and goes on to their beginning, as far as approximate dates may
  /// reach.
  fileprivate func reaches(into days: ClosedRange<CalendarDay>, rule: ApproximationRule) -> Bool {
    switch self {
    case .event:
      let (earliest, latest) = bounds(rule)
      return days.lowerBound <= earliest && latest <= days.upperBound
    case .interval:
      return latestStart(rule: rule) <= days.upperBound
        && earliestEnd(rule: rule) >= days.lowerBound
    }
  }

  /// The first day on which it may be over.
  fileprivate func earliestEnd(rule: ApproximationRule) -> CalendarDay {
    switch self {
    case .event(let date): date.earliest(rule: rule)
    case .interval(let interval):
      switch interval.end {
      case .date(let date): date.earliest(rule: rule)
      case .open: .distantFuture
      case .unknown: interval.earliestStart(rule: rule)
      }
    }
  }

  /// The last day on which it may begin.
  fileprivate func latestStart(rule: ApproximationRule) -> CalendarDay {
    switch self {
    case .event(let date): date.latest(rule: rule)
    case .interval(let interval):
      switch interval.start {
      case .date(let date): date.latest(rule: rule)
      case .open: .distantPast
      case .unknown: interval.latestEnd(rule: rule)
      }
    }
  }
}
