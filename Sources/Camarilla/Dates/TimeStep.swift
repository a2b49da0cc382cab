/// A day, a week, a month, a season, a quarter, a year, a decade or a century.
///
/// ```swift
/// let step = TimeStep(unit: .quarter, containing: CalendarDay(year: 1926, month: 5, day: 14)!)
/// step.period  // 1926-34
/// step.next.days.lowerBound  // 1926-07-01
/// ```
public struct TimeStep: Hashable, Sendable {
  /// How long it is.
  public let unit: TimeUnit
  /// Rises with time, by one a step; of a year, its astronomical number.
  package let number: Int

  package init(unit: TimeUnit, number: Int) {
    self.unit = unit
    self.number = number
  }

  /// The step of a unit with a day in it. Days without bound count as the last there are.
  public init(unit: TimeUnit, containing day: CalendarDay) {
    self.init(unit: unit, number: unit.number(of: CalendarDay.finite(of: day.number)))
  }

  /// A year as a step.
  public init(year: Int) { self.init(unit: .year, number: CalendarDay.clamp(year)) }

  /// Its days.
  public var days: ClosedRange<CalendarDay> { unit.days(ofStep: number) }

  /// The astronomical year of its last day.
  public var year: Int { unit == .year ? number : days.upperBound.year }

  /// The step that comes next.
  public var next: TimeStep { TimeStep(unit: unit, number: number + 1) }

  /// The step so many units later, or earlier if negative.
  package func advanced(by count: Int) -> TimeStep { TimeStep(unit: unit, number: number + count) }
}

extension TimeStep: Comparable {
  /// Whether the first step begins before the second; of those that begin together, whether it is shorter.
  public static func < (a: TimeStep, b: TimeStep) -> Bool {
    if a.unit == b.unit { return a.number < b.number }
    let (one, other) = (a.days, b.days)
    return (one.lowerBound, one.upperBound) < (other.lowerBound, other.upperBound)
  }
}

extension TimeStep {
  /// When it is, in EDTF: `1926-05-14`, `1926-05-10/1926-05-16` for a week, `1926-05`, `1926-21` for spring,
  /// `1926-34` for the second quarter, `1926`, `192X`, `19XX`.
  ///
  /// Beyond four digits, where EDTF has no months, days are written with a sign as ISO 8601 has them.
  public var period: String {
    if let date { return "\(date)" }
    let (first, last) = (days.lowerBound, days.upperBound)
    switch unit {
    case .day: return "\(first)"
    case .decade, .century:
      let width = unit == .decade ? 3 : 2
      let digits = (number < 0 ? -(number + 1) : number).magnitude
      if digits < (unit == .decade ? 1000 : 100) {
        return (number < 0 ? "-" : "") + CalendarDay.padded(digits, to: width)
          + String(repeating: "X", count: 4 - width)
      }
      return [first, last].compactMap { HistoricalDate(year: $0.year)?.description }
        .joined(separator: "/")
    default: return "\(first)/\(last)"
    }
  }

  /// The date that it is; nil where EDTF has none, and for those with unspecified digits.
  private var date: HistoricalDate? {
    let (year, month, _) = days.lowerBound.civil
    return switch unit {
    case .day: HistoricalDate(days.lowerBound)
    case .month: HistoricalDate(year: year, month: month)
    case .season: HistoricalDate(year: year, month: 21 + (month - 3) / 3)
    case .quarter: HistoricalDate(year: year, month: 33 + (month - 1) / 3)
    case .year: HistoricalDate(year: year)
    case .week, .decade, .century: nil
    }
  }
}

extension TimeStep: CustomStringConvertible {
  /// As titles have it: before the common era with years as people count them, `44 BCE`, `March 44 BCE`, `50–41 BCE`
  /// for a decade; parts of the year by name, `spring 1926`, `Q1 46 BCE`; anything else in EDTF.
  public var description: String {
    if unit == .year { return CalendarYear(number).description }
    if unit == .week {
      return [days.lowerBound, days.upperBound].map { HistoricalDate($0)?.spoken ?? "\($0)" }
        .joined(separator: "/")
    }
    if unit.isCoarse {
      return TimeSteps(unit: unit, numbers: number...number).spokenYears ?? period
    }
    return date?.spoken ?? period
  }
}
