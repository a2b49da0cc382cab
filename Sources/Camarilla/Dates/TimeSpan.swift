/// When a question is about: a step of a unit of time, or any other stretch of days.
///
/// ```swift
/// let may = TimeSpan("1926-05")!
/// may.unit  // month
/// let summer = TimeSpan("1926-05/1926-08")!
/// chronicle.snapshot(of: summer).title  // 1926-05/1926-08
/// ```
///
/// A stretch that is no one step consists of steps all the same, the longest that it is made up of: four months,
/// or a hundred days. What was before it, for a window, is as many of them.
public struct TimeSpan: Hashable, Sendable {
  /// What it consists of: one step, or of a stretch several.
  public let steps: TimeSteps
  /// As it was written in EDTF, where the steps are not called so themselves.
  let written: String?

  /// A step of some unit.
  public init(_ step: TimeStep) {
    steps = TimeSteps(step)
    written = nil
  }

  /// A year, numbered astronomically; beyond ``CalendarYear/range`` it counts as the last there is.
  public init(year: Int) { self.init(TimeStep(year: year)) }

  /// Some days: a year, a month or a day where they are one, else a stretch.
  public init(days: ClosedRange<CalendarDay>) {
    let days =
      CalendarDay.finite(
        of: days.lowerBound.number)...CalendarDay.finite(
        of: days.upperBound.number)
    let whole = [TimeUnit.year, .month].map { TimeSteps(unit: $0, within: days) }.first {
      $0.count == 1 && $0.days == days
    }
    steps = whole ?? TimeSteps(unit: .day, within: days)
    written = nil
  }

  /// Any time of a period, from its first possible day to its last; nil for a set, which is several times, and for
  /// an interval without a date at each end.
  ///
  /// - Parameters:
  ///   - period: an event or an interval.
  ///   - approximation: how far approximate dates are widened.
  public init?(_ period: Period, approximation: ApproximationRule = .standard) {
    guard period.dates.count == (period.isEvent ? 1 : 2),
      let finest = period.dates.map(\.precision).min(), !period.dates.contains(where: \.isSet)
    else { return nil }
    let (start, end) = period.bounds(approximation)
    let days = CalendarDay.finite(of: start.number)...CalendarDay.finite(of: end.number)
    // The unit that the dates are given in, or a finer one that the days are whole steps of.
    let units =
      [TimeUnit(finest)].compactMap(\.self)
      + [.year, .month].filter { $0.precision < finest }
    steps =
      units.map { TimeSteps(unit: $0, within: days) }.first { $0.days == days }
      ?? TimeSteps(unit: .day, within: days)
    let text = period.description
    written = text == steps.period ? nil : text
  }

  /// The time that a person wrote: an EDTF date or interval, or a year with its era, `44BCE`. Nil where the text
  /// is none, and as ``init(_:approximation:)``.
  public init?(_ text: String) {
    if let year = CalendarYear(text) {
      self.init(year: year.number)
    } else if let period = try? Period(text) {
      self.init(period)
    } else {
      let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      // `5/1926` is a month as some write it, and no one's years 5 to 1926.
      if parts.count == 2, parts[0].utf8.count < 3, parts[1].utf8.count == 4,
        let month = Int(parts[0]), 1...12 ~= month, (Int(parts[1]) ?? 0) > 0
      {
        return nil
      }
      let ends = parts.map { end in
        CalendarYear(String(end)).flatMap { HistoricalDate(year: $0.number) }
          ?? (try? HistoricalDate(String(end)))
      }
      guard ends.count == 2, let start = ends[0], let end = ends[1],
        let period = try? Period(start: .date(start), end: .date(end))
      else { return nil }
      self.init(period)
    }
  }
}

extension TimeSpan {
  /// The unit of which it is a step; nil for a stretch of several.
  public var unit: TimeUnit? { steps.count == 1 ? steps.unit : nil }

  /// The name of its unit: `month`, or `interval` for a stretch of several steps.
  public var unitName: String { unit?.rawValue ?? "interval" }

  /// The step that it is; nil for a stretch of several.
  public var step: TimeStep? { steps.count == 1 ? steps[0] : nil }

  /// From its first day to its last.
  public var days: ClosedRange<CalendarDay> { steps.days }

  /// The astronomical year of its last day.
  public var year: Int { steps.lastStep.year }

  /// When it is, in EDTF: `1926-05`, `1926-05/1926-08`.
  public var period: String { written ?? steps.period }

  /// As the period of something that is true of it.
  var asPeriod: Period {
    if let period = try? Period(period) { return period }
    // Days beyond four digits, which EDTF can't write.
    return [days.lowerBound.year, days.upperBound.year].map { HistoricalDate(year: $0) }
      .compactMap(\.self).last.map { .event($0) } ?? .undated
  }

  /// As many steps as it has itself, so many times as long ago.
  func earlier(by count: Int) -> TimeSteps {
    let shift = count * steps.count
    return TimeSteps(
      unit: steps.unit, numbers: steps.numbers.lowerBound - shift...steps.numbers.upperBound - shift
    )
  }
}

extension TimeSpan: CustomStringConvertible {
  /// As titles have it: `44 BCE`, `March 44 BCE`, `50–41 BCE`, `1926-05`, `1926-05/1926-08`.
  public var description: String {
    guard let written else { return "\(steps)" }
    return (try? Period(written))?.spoken ?? written
  }
}
