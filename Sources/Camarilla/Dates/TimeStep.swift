/// A day, a week, a month, a quarter, a year or a decade.
///
/// ```swift
/// let step = TimeStep(unit: .quarter, containing: CalendarDay(year: 1926, month: 5, day: 14)!)
/// step.period  // 1926-34
/// step.next.days.lowerBound  // 1926-07-01
/// ```
public struct TimeStep: Hashable, Sendable {
  /// How long it is.
  public let unit: TimeUnit
  let number: Int

  init(unit: TimeUnit, number: Int) {
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

  /// The step that comes next.
  public var next: TimeStep { TimeStep(unit: unit, number: number + 1) }

  /// The step so many units later, or earlier if negative.
  func advanced(by count: Int) -> TimeStep { TimeStep(unit: unit, number: number + count) }
}

extension TimeStep {
  /// When it is, in EDTF: `1926-05-14`, `1926-05-10/1926-05-16` for a week, `1926-05`, `1926-34` for the second
  /// quarter, `1926`, `192X`.
  ///
  /// Beyond four digits, where EDTF has no months, days are written with a sign as ISO 8601 has them.
  public var period: String {
    let (first, last) = (days.lowerBound, days.upperBound)
    let (year, month, _) = first.civil
    let date: HistoricalDate? =
      switch unit {
      case .day: HistoricalDate(first)
      case .week: nil
      case .month: HistoricalDate(year: year, month: month)
      case .quarter: HistoricalDate(year: year, month: 33 + (month - 1) / 3)
      case .year: HistoricalDate(year: year)
      case .decade: nil
      }
    if let date { return "\(date)" }
    guard unit == .decade else { return unit == .day ? "\(first)" : "\(first)/\(last)" }
    let tens = (number < 0 ? -(number + 1) : number).magnitude
    if tens < 1000 { return (number < 0 ? "-" : "") + CalendarDay.padded(tens, to: 3) + "X" }
    return [year, last.year].compactMap { HistoricalDate(year: $0)?.description }
      .joined(separator: "/")
  }
}

extension TimeStep: CustomStringConvertible {
  /// As titles have it: years as people count them, `44 BCE`, anything else in EDTF.
  public var description: String {
    unit == .year ? CalendarYear(number).description : period
  }
}

/// Steps of one unit, one after the other.
public struct TimeSteps: RandomAccessCollection, Hashable, Sendable {
  /// How long they are.
  public let unit: TimeUnit
  private let numbers: ClosedRange<Int>

  /// The steps of a unit that have one of some days in them.
  public init(unit: TimeUnit, within days: ClosedRange<CalendarDay>) {
    self.unit = unit
    numbers =
      TimeStep(unit: unit, containing: days.lowerBound)
      .number...TimeStep(unit: unit, containing: days.upperBound).number
  }

  /// Years, one by one.
  public init(years: ClosedRange<Int>) {
    unit = .year
    numbers = CalendarDay.clamp(years.lowerBound)...CalendarDay.clamp(years.upperBound)
  }

  /// The years from the first day to the last.
  public var years: ClosedRange<Int> {
    self[0].days.lowerBound.year...self[count - 1].days.upperBound.year
  }

  /// The index of the first step: 0.
  public var startIndex: Int { 0 }
  /// The number of steps.
  public var endIndex: Int { numbers.count }
  /// The step at an index, from 0.
  public subscript(index: Int) -> TimeStep {
    precondition(index >= 0 && index < numbers.count, "an index of a step")
    return TimeStep(unit: unit, number: numbers.lowerBound + index)
  }
}
