/// How long the steps are in which time is gone through.
public enum TimeUnit: String, Encodable, Hashable, Sendable, CaseIterable {
  case day
  /// Monday to Sunday, as ISO 8601 has it.
  case week
  case month
  /// January to March, and so on.
  case quarter
  case year
  /// As EDTF counts them: `192X` is 1920 to 1929, and `-004X` is −49 to −40. So the first before our era has
  /// nine years, −9 to −1.
  case decade
}

extension TimeUnit {
  /// The number of the step with a day in it. Numbers rise with time, one a step.
  func number(of day: CalendarDay) -> Int {
    if case .day = self { return day.number }
    // 1970-01-01 was a Thursday.
    if case .week = self { return CalendarDay.floorDivide(day.number + 3, 7) }
    let (year, month, _) = day.civil
    return switch self {
    case .day, .week: day.number
    case .month: year * 12 + month - 1
    case .quarter: year * 4 + (month - 1) / 3
    case .year: year
    case .decade: year < 0 ? year / 10 - 1 : year / 10
    }
  }

  /// The days of the step with a number.
  func days(ofStep number: Int) -> ClosedRange<CalendarDay> {
    switch self {
    case .day: return CalendarDay(number: number)...CalendarDay(number: number)
    case .week:
      let monday = CalendarDay(number: number * 7 - 3)
      return monday...monday.advanced(by: 6)
    case .month: return MonthIndex(number).firstDay...MonthIndex(number).lastDay
    case .quarter: return MonthIndex(number * 3).firstDay...MonthIndex(number * 3 + 2).lastDay
    case .year: return CalendarDay.days(ofYear: number)
    case .decade:
      let first = number < 0 ? number * 10 + 1 : number * 10
      return CalendarDay.first(
        ofYear: first)...CalendarDay.last(
          ofYear: number == -1 ? -1 : first + 9)
    }
  }
}
