/// How long the steps are in which time is gone through, or a question is about.
public enum TimeUnit: String, Encodable, Hashable, Sendable, CaseIterable {
  /// From midnight to midnight, without a place where that is.
  case day
  /// Monday to Sunday, as ISO 8601 has it.
  case week
  /// Of the calendar that EDTF counts in, the Gregorian.
  case month
  /// Three whole months, the meteorological seasons: spring is March to May, and winter reaches into the next
  /// year.
  case season
  /// January to March, and so on.
  case quarter
  /// January to December, counted astronomically: 0 is 1 BCE.
  case year
  /// As EDTF counts them: `192X` is 1920 to 1929, and `-004X` is −49 to −40. So the first before our era has
  /// nine years, −9 to −1.
  case decade
  /// Likewise: `19XX` is 1900 to 1999.
  case century
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
    case .season: CalendarDay.floorDivide(year * 12 + month - 3, 3)
    case .quarter: year * 4 + (month - 1) / 3
    case .year: year
    case .decade: Self.number(of: year, length: 10)
    case .century: Self.number(of: year, length: 100)
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
    case .season: return MonthIndex(number * 3 + 2).firstDay...MonthIndex(number * 3 + 4).lastDay
    case .quarter: return MonthIndex(number * 3).firstDay...MonthIndex(number * 3 + 2).lastDay
    case .year: return CalendarDay.days(ofYear: number)
    case .decade: return Self.days(number: number, length: 10)
    case .century: return Self.days(number: number, length: 100)
    }
  }

  /// The number of the stretch of so many years, written with as many unspecified digits, that has a year in it.
  private static func number(of year: Int, length: Int) -> Int {
    year < 0 ? year / length - 1 : year / length
  }

  private static func days(number: Int, length: Int) -> ClosedRange<CalendarDay> {
    let first = number < 0 ? number * length + 1 : number * length
    let last = number == -1 ? -1 : first + length - 1
    return CalendarDay.first(ofYear: first)...CalendarDay.last(ofYear: last)
  }
}

extension TimeUnit {
  /// The word for several.
  public var plural: String { self == .century ? "centuries" : rawValue + "s" }

  /// Whether its steps are several years.
  var isCoarse: Bool { self == .decade || self == .century }

  /// The unit of dates that are given so; nil where dates are given in what no step is.
  init?(_ precision: DatePrecision) {
    switch precision {
    case .day: self = .day
    case .month: self = .month
    case .season: self = .season
    case .quarter: self = .quarter
    case .year: self = .year
    case .decade: self = .decade
    case .century: self = .century
    case .quadrimester, .semester, .millennium, .longer: return nil
    }
  }

  /// The coarsest date that may tell in which step of the unit something lies.
  package var precision: DatePrecision {
    switch self {
    case .day, .week: .day
    case .month: .month
    case .season: .season
    case .quarter: .quarter
    case .year: .year
    case .decade: .decade
    case .century: .century
    }
  }
}
