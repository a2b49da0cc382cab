// The days a date can mean, found exactly and without listing them.
//
// A date is a set of years, in each of them the same set of months, in each of those the same
// set of days of the month. Widening by n units makes every element x of one of the three sets
// stand for all from x − n to x + n. The first element on or after a point p of a set so widened is
// max(p, f − n), where f is the first on or after p − n of the set itself: whatever lies within n
// of the point is within reach, and nothing before f is.

/// How far an approximate date reaches beyond itself: by years, months or days, one of them.
struct Widening: Hashable, Sendable {
  var years = 0
  var months = 0
  var days = 0

  static let none = Widening()
}

extension DatePattern {
  /// What `rule` makes of this date's `~`: so many units of its finest approximate component.
  func widening(rule: ApproximationRule) -> Widening {
    guard rule.units > 0 else { return .none }
    // From any year beyond all others, and far from overflow.
    let reach = CalendarDay.years.upperBound * 2
    if day != .absent && dayQualifier.contains(.approximate) {
      return Widening(days: min(rule.units, reach * 366))
    }
    if month != .absent && monthQualifier.contains(.approximate) {
      let months = grouping?.length ?? 1
      return Widening(months: min(rule.units, reach) * months)
    }
    if yearQualifier.contains(.approximate) {
      let (years, overflow) = rule.units.multipliedReportingOverflow(by: year.step)
      return Widening(years: overflow ? reach : min(years, reach))
    }
    return .none
  }

  /// The first possible day that is `day` or later.
  func first(onOrAfter day: CalendarDay, widening: Widening = .none) -> CalendarDay? {
    guard day <= .lastFinite else { return nil }
    let from = max(day, .firstFinite).number - widening.days
    guard let found = firstNumber(from: from, widening: widening) else { return nil }
    return .finite(of: max(max(day, .firstFinite).number, found - widening.days))
  }

  /// The last possible day that is `day` or earlier.
  func last(onOrBefore day: CalendarDay, widening: Widening = .none) -> CalendarDay? {
    guard day >= .firstFinite else { return nil }
    let from = min(day, .lastFinite).number + widening.days
    guard let found = lastNumber(from: from, widening: widening) else { return nil }
    return .finite(of: min(min(day, .lastFinite).number, found + widening.days))
  }

  private func firstNumber(from number: Int, widening: Widening) -> Int? {
    let (year, month, dayOfMonth) = CalendarDay(number: number).civil
    let here = year * 12 + month - 1
    guard var index = firstMonth(from: here, widening: widening) else { return nil }
    if day == .absent {
      return index == here ? number : MonthIndex(index).firstDay.number
    }
    let days = day.values(in: 1...31)
    while true {
      let month = MonthIndex(index)
      var left = days & month.days
      if index == here { left &= ~0 << UInt32(dayOfMonth) }
      if left != 0 { return month.firstDay.number + left.trailingZeroBitCount - 1 }
      guard let next = firstMonth(from: index + 1, widening: widening) else { return nil }
      index = next
    }
  }

  private func lastNumber(from number: Int, widening: Widening) -> Int? {
    let (year, month, dayOfMonth) = CalendarDay(number: number).civil
    let here = year * 12 + month - 1
    guard var index = lastMonth(from: here, widening: widening) else { return nil }
    if day == .absent {
      return index == here ? number : MonthIndex(index).lastDay.number
    }
    let days = day.values(in: 1...31)
    while true {
      let month = MonthIndex(index)
      var left = days & month.days
      if index == here { left &= ~(~1 << UInt32(dayOfMonth)) }
      if left != 0 { return month.firstDay.number + 30 - left.leadingZeroBitCount }
      guard let next = lastMonth(from: index - 1, widening: widening) else { return nil }
      index = next
    }
  }

  private func firstMonth(from index: Int, widening: Widening) -> Int? {
    let from = index - widening.months
    // A winter of the year before may reach into this one.
    var year = MonthIndex(from).year - 1
    let months = months
    while let found = self.year.first(onOrAfter: year, radius: widening.years) {
      let skipped = from - found * 12
      let left = skipped <= 0 ? months : skipped >= 24 ? 0 : months & (~0 << UInt32(skipped))
      if left != 0 {
        return max(index, found * 12 + left.trailingZeroBitCount - widening.months)
      }
      year = found + 1
    }
    return nil
  }

  private func lastMonth(from index: Int, widening: Widening) -> Int? {
    let from = index + widening.months
    var year = MonthIndex(from).year
    let months = months
    while let found = self.year.last(onOrBefore: year, radius: widening.years) {
      let kept = from - found * 12
      let left = kept >= 24 ? months : months & ~(~1 << UInt32(kept))
      if left != 0 {
        return min(index, found * 12 + 31 - left.leadingZeroBitCount + widening.months)
      }
      year = found - 1
    }
    return nil
  }
}

/// A month of a year, counted in months from January of year 0.
struct MonthIndex {
  let year: Int
  let month: Int

  init(_ index: Int) {
    year = CalendarDay.floorDivide(index, 12)
    month = index - year * 12 + 1
  }

  var length: Int { CalendarDay.length(ofMonth: month, year: year) }
  var firstDay: CalendarDay { CalendarDay(validYear: year, month: month, day: 1) }
  var lastDay: CalendarDay { firstDay.advanced(by: length - 1) }

  /// The days the month has: bit n for the nth.
  var days: UInt32 { ~(~1 << UInt32(length)) & ~1 }
}
