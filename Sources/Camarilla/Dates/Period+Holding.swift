// What "possibly" and "certainly" mean.
//
// A *reading* of a period settles everything its text leaves open. For an event it picks one of
// the possible days, for an all-of set one day for each member, and for each year, month or day of a range in
// such a set, be it open or closed; for an interval, a start s and an end e among theirs with s ≤ e. The relationship
// holds on the days picked, or from s to e. It *possibly* holds during a range of days when in some
// reading it holds on some day of the range, and *certainly* when in every reading it does.
// Approximate dates are widened for the first, never for the second.
//
// Events. Possible: iff some possible day lies in the range. Certain: iff all do, for a
// reading could else pick one outside. All-of sets pick independently: certain iff one member is,
// for else each member has a day outside to pick.
//
// Intervals. Let S and E be the possible starts and ends, a and b the ends of the range; a reading
// (s, e) holds in the range iff s ≤ b and e ≥ a.
// Possible: the reading (min S, max E), if it is one, has both inequalities if any has. It is one,
// since some reading (s, e) exists and min S ≤ s ≤ e ≤ max E. So: min S ≤ b and max E ≥ a.
// Certain: no reading may have s > b, nor e < a. The latest start of a reading is the
// last of S that is not after max E; the earliest end is the first of E that is not before min S.
// So: the one ≤ b and the other ≥ a.
// An open start is the single day −∞, an unknown one every day; likewise ends. Certain implies
// possible, since min S is not after the latest start of a reading nor max E before the
// earliest end, and widening only lowers the one and raises the other.

extension Period {
  /// Whether in some reading of its dates it holds on some day of `days`.
  ///
  /// - Parameters:
  ///   - days: the range asked about.
  ///   - rule: how far approximate dates are widened.
  /// - Complexity: O(1) for an interval or a single date, O(members) for a set; no allocation.
  public func possiblyHolds(
    during days: ClosedRange<CalendarDay>, rule: ApproximationRule = .standard
  ) -> Bool {
    switch self {
    case .event(let date):
      guard let day = date.firstDay(onOrAfter: days.lowerBound, rule: rule) else { return false }
      return day <= days.upperBound
    case .interval:
      let (start, end) = bounds(rule)
      return start <= days.upperBound && end >= days.lowerBound
    }
  }

  /// Whether in every reading of its dates it holds on some day of `days`. Implies
  /// ``possiblyHolds(during:rule:)`` under every rule.
  ///
  /// - Complexity: as ``possiblyHolds(during:rule:)``.
  public func certainlyHolds(during days: ClosedRange<CalendarDay>) -> Bool {
    switch self {
    case .event(let date):
      if case .set(let set) = date.content, set.kind == .allOf {
        return set.members.contains { $0.certainlyHolds(during: days) }
      }
      return days.lowerBound <= date.earliest && date.latest <= days.upperBound
    case .interval(let interval):
      return interval.latestStart <= days.upperBound && interval.earliestEnd >= days.lowerBound
    }
  }

  /// The first and the last day on which it possibly holds: the range within which an index
  /// need look for it.
  public func bounds(
    _ rule: ApproximationRule = .standard
  ) -> (start: CalendarDay, end: CalendarDay) {
    switch self {
    case .event(let date): (date.earliest(rule: rule), date.latest(rule: rule))
    case .interval(let interval):
      (interval.earliestStart(rule: rule), interval.latestEnd(rule: rule))
    }
  }
}

extension Period.Interval {
  func earliestStart(rule: ApproximationRule) -> CalendarDay {
    if case .date(let date) = start { date.earliest(rule: rule) } else { .distantPast }
  }

  func latestEnd(rule: ApproximationRule) -> CalendarDay {
    if case .date(let date) = end { date.latest(rule: rule) } else { .distantFuture }
  }

  var latestStart: CalendarDay {
    let latestEnd = latestEnd(rule: .exact)
    switch start {
    case .date(let date): return date.lastDay(onOrBefore: latestEnd) ?? latestEnd
    case .open: return .distantPast
    case .unknown: return latestEnd
    }
  }

  var earliestEnd: CalendarDay {
    let earliestStart = earliestStart(rule: .exact)
    switch end {
    case .date(let date): return date.firstDay(onOrAfter: earliestStart) ?? earliestStart
    case .open: return .distantFuture
    case .unknown: return earliestStart
    }
  }
}
