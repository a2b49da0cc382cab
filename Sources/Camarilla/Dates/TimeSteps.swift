/// Steps of one unit, one after the other.
///
/// ```swift
/// let months = TimeSteps(unit: .month, within: CalendarDay.days(ofYear: 1926))
/// months.map(\.period)  // 1926-01, 1926-02, … 1926-12
/// ```
public struct TimeSteps: RandomAccessCollection, Hashable, Sendable {
  /// How long they are.
  public let unit: TimeUnit
  package let numbers: ClosedRange<Int>

  package init(unit: TimeUnit, numbers: ClosedRange<Int>) {
    self.unit = unit
    self.numbers = numbers
  }

  /// The steps of a unit that have one of some days in them.
  public init(unit: TimeUnit, within days: ClosedRange<CalendarDay>) {
    self.init(
      unit: unit,
      numbers: TimeStep(unit: unit, containing: days.lowerBound)
        .number...TimeStep(unit: unit, containing: days.upperBound).number)
  }

  /// Years, one by one.
  public init(years: ClosedRange<Int>) {
    self.init(
      unit: .year,
      numbers: CalendarDay.clamp(years.lowerBound)...CalendarDay.clamp(years.upperBound))
  }

  /// The steps from one to another of the same unit, which is not before it.
  package init(from first: TimeStep, through last: TimeStep) {
    self.init(unit: first.unit, numbers: first.number...last.number)
  }

  /// One step alone.
  public init(_ step: TimeStep) {
    self.init(unit: step.unit, numbers: step.number...step.number)
  }

  /// From the first day of the first step to the last day of the last.
  public var days: ClosedRange<CalendarDay> {
    unit.days(ofStep: numbers.lowerBound)
      .lowerBound...unit.days(ofStep: numbers.upperBound)
      .upperBound
  }

  /// The years from the first day to the last.
  public var years: ClosedRange<Int> {
    unit == .year ? numbers : days.lowerBound.year...days.upperBound.year
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

  /// The index of a step; nil where it isn't one of them, or of another unit. O(1).
  public func firstIndex(of step: TimeStep) -> Int? {
    step.unit == unit && numbers.contains(step.number) ? step.number - numbers.lowerBound : nil
  }

  /// The index of the step that has a day in it; nil where none has. O(1).
  public func index(containing day: CalendarDay) -> Int? {
    firstIndex(of: TimeStep(unit: unit, containing: day))
  }

  /// Whether all of some steps are among these.
  package func contains(_ others: TimeSteps) -> Bool {
    others.unit == unit && numbers.contains(others.numbers.lowerBound)
      && numbers.contains(others.numbers.upperBound)
  }

  /// The first step.
  package var firstStep: TimeStep { self[0] }
  /// The last step.
  package var lastStep: TimeStep { self[numbers.count - 1] }
}

extension TimeSteps: CustomStringConvertible {
  /// From when to when they are, in EDTF: `1926-05/1926-08`; of one step, its period.
  public var period: String {
    if count == 1 { return firstStep.period }
    if unit == .week { return "\(days.lowerBound)/\(days.upperBound)" }
    let years = [days.lowerBound.year, days.upperBound.year]
    // Beyond four digits, decades are intervals themselves.
    if unit.isCoarse, years.contains(where: { $0.magnitude > 9999 }) {
      return years.compactMap { HistoricalDate(year: $0)?.description }.joined(separator: "/")
    }
    return "\(firstStep.period)/\(lastStep.period)"
  }

  /// As titles have it: `1917–1964`, `44–42 BCE`, `60–41 BCE` for two decades; of other units than years
  /// `1926-05/1926-08`.
  public var description: String {
    if unit == .year { return CalendarYear.text(years: numbers) }
    if count == 1 { return "\(firstStep)" }
    if unit.isCoarse { return spokenYears ?? period }
    if unit == .week { return period }
    return "\(firstStep)/\(lastStep)"
  }

  /// The first year and the last as people count them; nil where all are of the common era.
  var spokenYears: String? {
    let years = days.lowerBound.year...days.upperBound.year
    return CalendarYear(years.lowerBound).isBeforeCommonEra ? CalendarYear.text(years: years) : nil
  }
}
