/// How likely a period is to hold, when every reading of its dates is as likely as any other.
///
/// For an event a reading is one of its possible days. A set of alternatives is one of the dates
/// that it lists, each as likely, a range in it counting as many times as it has units; then one of
/// the date's days. A set of all its members has a day for each, independently. For an interval it is
/// a pair of a possible start and a possible end that is not before it. An approximate date is widened as
/// for what is possible; an open end is no date and stays open; an unknown one, and the unbounded side
/// of a set, may be any day of the horizon.
struct PeriodProbability {
  let rule: ApproximationRule
  /// The days within which what is unknown lies.
  let horizon: ClosedRange<Int>

  init(rule: ApproximationRule, horizon: ClosedRange<CalendarDay>) {
    self.rule = rule
    self.horizon = horizon.lowerBound.number...horizon.upperBound.number
  }

  /// The probability that the period holds on no day of some spans; exactly 0 where every reading
  /// holds on one, exactly 1 where none does.
  ///
  /// - Parameter spans: ascending, neither overlapping nor adjacent; see ``merged(_:)``.
  func missing(period: Period, spans: [ClosedRange<CalendarDay>]) -> Double {
    switch period {
    case .event(let date): missing(date: date, spans: spans)
    case .interval(let interval): missing(interval: interval, spans: spans)
    }
  }

  /// Spans in ascending order, those that overlap or adjoin made one.
  static func merged(_ spans: [ClosedRange<CalendarDay>]) -> [ClosedRange<CalendarDay>] {
    var result: [ClosedRange<CalendarDay>] = []
    for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, span.lowerBound <= last.upperBound.advanced(by: 1) {
        result[result.count - 1] = last.lowerBound...max(last.upperBound, span.upperBound)
      } else {
        result.append(span)
      }
    }
    return result
  }

  // MARK: Events

  private func missing(date: HistoricalDate, spans: [ClosedRange<CalendarDay>]) -> Double {
    switch date.content {
    case .single(let date), .timed(let date, _):
      missing(days: DayRuns(date: date, rule: rule), spans: spans)
    case .set(let set):
      switch set.kind {
      case .oneOf: missing(alternatives: set.members, spans: spans)
      case .allOf: set.members.reduce(1) { $0 * missing(member: $1, spans: spans) }
      }
    }
  }

  private func missing(days: DayRuns, spans: [ClosedRange<CalendarDay>]) -> Double {
    let hits = spans.reduce(0) {
      $0 + days.count(from: $1.lowerBound.number, to: $1.upperBound.number)
    }
    let all = days.count
    return (all - hits) / all
  }

  private func missing(
    alternatives members: [DateSet.Member], spans: [ClosedRange<CalendarDay>]
  ) -> Double {
    var (misses, all) = (0.0, 0.0)
    for member in members {
      let units = unitCount(of: member)
      misses += units * missing(days: days(of: member), spans: spans)
      all += units
    }
    return misses / all
  }

  /// The days among which an alternative chooses.
  private func days(of member: DateSet.Member) -> DayRuns {
    if case .date(let date) = member { return DayRuns(date: date, rule: rule) }
    let (first, last) = bounds(of: member)
    return DayRuns(first...last)
  }

  private func bounds(of member: DateSet.Member) -> (first: Int, last: Int) {
    let (start, end) = member.bounds(rule)
    return switch member {
    case .upTo: (min(horizon.lowerBound, end.number), end.number)
    case .from: (start.number, max(horizon.upperBound, start.number))
    default: (start.number, end.number)
    }
  }

  /// How many dates an alternative stands for: the units of a range.
  private func unitCount(of member: DateSet.Member) -> Double {
    guard case .date = member else {
      let (first, last) = bounds(of: member)
      guard let unit = member.units(rule)?.length else {
        return Double(last - first + 1)
      }
      let (from, to) = (CalendarDay(number: first).monthIndex, CalendarDay(number: last).monthIndex)
      return Double((to - from) / unit + 1)
    }
    return 1
  }

  /// The probability that a member of an all-of set has no day in the spans: of a date, its one day; of a range, the
  /// days of its units, one each.
  private func missing(
    member: DateSet.Member, spans: [ClosedRange<CalendarDay>]
  ) -> Double {
    let (start, end) = member.bounds(rule)
    let within = spans.compactMap { span -> ClosedRange<CalendarDay>? in
      let (from, to) = (max(start, span.lowerBound), min(end, span.upperBound))
      return from <= to ? from...to : nil
    }
    if case .date(let date) = member {
      return missing(days: DayRuns(date: date, rule: rule), spans: spans)
    }
    guard let (unit, origin) = member.units(rule) else { return within.isEmpty ? 1 : 0 }
    return missing(unitsOf: unit, from: origin, spans: within)
  }

  /// The probability that none of the units that spans touch has its day in them.
  private func missing(
    unitsOf unit: Int, from origin: Int, spans: [ClosedRange<CalendarDay>]
  ) -> Double {
    func unitOf(_ day: CalendarDay) -> Int {
      CalendarDay.floorDivide(day.monthIndex - origin, unit)
    }
    // Days of a unit that several spans share are gathered, as it has but one day.
    var touched: [(unit: Int, days: Int)] = []
    for span in spans {
      let (first, last) = (unitOf(span.lowerBound), unitOf(span.upperBound))
      // A unit between the two lies in the span as a whole.
      if last > first + 1 { return 0 }
      for index in first...last {
        let month = origin + index * unit
        let from = max(span.lowerBound, MonthIndex(month).firstDay)
        let to = min(span.upperBound, MonthIndex(month + unit - 1).lastDay)
        let days = to.number - from.number + 1
        if let previous = touched.last, previous.unit == index {
          touched[touched.count - 1].days += days
        } else {
          touched.append((index, days))
        }
      }
    }
    return touched.reduce(1) { product, unitDays in
      let month = origin + unitDays.unit * unit
      let length =
        MonthIndex(month + unit - 1).lastDay.number - MonthIndex(month).firstDay.number + 1
      return product * (Double(length - unitDays.days) / Double(length))
    }
  }

  // MARK: Intervals

  private func missing(
    interval: Period.Interval, spans: [ClosedRange<CalendarDay>]
  ) -> Double {
    let (starts, ends) = days(of: interval)
    /// The readings that lie from one day to another as a whole.
    func readings(from low: Int, to high: Int) -> Double {
      switch (starts, ends) {
      case (nil, nil): low == .min && high == .max ? 1 : 0
      case (nil, let ends?): low == .min ? ends.count(from: low, to: high) : 0
      case (let starts?, nil): high == .max ? starts.count(from: low, to: high) : 0
      case (let starts?, let ends?):
        DayRuns.orderedPairs(starts, ends: ends, from: low, to: high)
      }
    }
    // It misses the spans when it lies in a gap between two of them, or before or after all.
    var misses = 0.0
    var low = Int.min
    for span in spans {
      if span.lowerBound > .distantPast {
        misses += readings(from: low, to: span.lowerBound.number - 1)
      }
      guard span.upperBound < .distantFuture else { return misses / readings(from: .min, to: .max) }
      low = span.upperBound.number + 1
    }
    return (misses + readings(from: low, to: .max)) / readings(from: .min, to: .max)
  }

  /// The possible days of the two ends; nil for an open one.
  private func days(of interval: Period.Interval) -> (starts: DayRuns?, ends: DayRuns?) {
    func days(of end: Period.End) -> DayRuns? {
      if case .date(let date) = end, case .single(let pattern) = date.content {
        DayRuns(date: pattern, rule: rule)
      } else {
        nil
      }
    }
    var (starts, ends) = (days(of: interval.start), days(of: interval.end))
    if interval.start == .unknown {
      let known = ends?.bounds ?? horizon
      starts = DayRuns(min(horizon.lowerBound, known.lowerBound)...known.upperBound)
    }
    if interval.end == .unknown {
      let known = starts?.bounds ?? horizon
      ends = DayRuns(known.lowerBound...max(horizon.upperBound, known.upperBound))
    }
    return (starts, ends)
  }
}
