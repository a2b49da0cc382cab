/// One date as historians know dates: to the year, month or day, qualified as uncertain or
/// approximate, with digits unknown, a season, one of several dates or all of them.
///
/// It is an expression of EDTF, the Extended Date/Time Format of ISO 8601-2:2019 as the
/// Library of Congress specifies it (levels 0, 1 and 2, <https://www.loc.gov/standards/datetime/>),
/// without its intervals, which are ``Period``. Each means a set of *possible days*, with
/// an ``earliest`` and a ``latest``, and the set is exact: 25 December of an unknown year
/// (`XXXX-12-25`) contains no 24 December.
///
/// ```swift
/// let decade = try HistoricalDate("193X")
/// decade.earliest  // 1930-01-01
/// decade.latest  // 1939-12-31
/// ```
///
/// Dates are equal when their canonical texts, ``description``, are. Two texts can mean the same
/// days and yet be two dates (`Y17E7`, `Y170000000`); one qualification written in two ways
/// (`2004?`, `?2004`) is one date.
public struct HistoricalDate: Hashable, Sendable {
  enum Content: Hashable, Sendable {
    case single(DatePattern)
    /// A day with its time of day, which is kept as text and otherwise ignored.
    indirect case timed(DatePattern, time: String)
    indirect case set(DateSet)
  }

  let content: Content

  init(_ content: Content) {
    self.content = content
  }

  init(_ pattern: DatePattern) {
    content = .single(pattern)
  }

  /// The date that is exactly this day; nil for ``CalendarDay/distantPast``,
  /// ``CalendarDay/distantFuture`` and days of years beyond four digits, which EDTF cannot write.
  public init?(_ day: CalendarDay) {
    let (year, month, dayOfMonth) = day.civil
    self.init(year: year, month: month, day: dayOfMonth)
  }

  /// A year, a month of a year or a day; nil where the calendar has none such or where EDTF cannot
  /// write it (a month or day of a year beyond four digits).
  ///
  /// - Parameters:
  ///   - year: the astronomical year, −10¹⁵…10¹⁵.
  ///   - month: 1…12, or 21…41 for a season or other part of the year.
  ///   - day: the day of the month; only with a month 1…12.
  public init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard CalendarDay.years.contains(year) else { return nil }
    var pattern = DatePattern()
    pattern.year.magnitude = abs(year)
    pattern.year.isNegative = year < 0
    if abs(year) > 9999 {
      guard month == nil else { return nil }
      pattern.year.form = .long
    }
    if let month {
      guard 1...12 ~= month || 21...41 ~= month else { return nil }
      pattern.month = DigitPair(month)
    }
    if let day {
      guard let month, CalendarDay(year: year, month: month, day: day) != nil else { return nil }
      pattern.day = DigitPair(day)
    }
    self.init(pattern)
  }
}

extension HistoricalDate: CustomStringConvertible {
  /// The canonical EDTF text; parsing it gives this date again.
  public var description: String {
    var text = ""
    write(to: &text)
    return text
  }

  func write(to text: inout String) {
    switch content {
    case .single(let date): date.write(to: &text)
    case .timed(let date, let time):
      date.write(to: &text)
      text += "T"
      text += time
    case .set(let set): set.write(to: &text)
    }
  }
}

extension HistoricalDate {
  /// Whether any part is qualified as approximate, `~` or `%`.
  public var isApproximate: Bool { qualifier.contains(.approximate) }

  /// Whether any part is qualified as uncertain, `?` or `%`.
  public var isUncertain: Bool { qualifier.contains(.uncertain) }

  /// Whether any digit is unspecified, `X`.
  public var hasUnspecifiedDigits: Bool { patterns.contains(where: \.hasUnspecifiedDigits) }

  /// Whether no digit of its year is known, `XXXX`; of a set, where that is so of one of its dates.
  var isOfAnyYear: Bool { patterns.contains { $0.year.isAny } }

  /// Whether this is a set, `[…]` or `{…}`.
  public var isSet: Bool {
    if case .set = content { true } else { false }
  }

  /// The time of day as it was written after the `T`, zone and all; nil without one.
  public var timeOfDay: String? {
    if case .timed(_, let time) = content { time } else { nil }
  }

  /// The unit in which the date is given; for a set, the coarsest among its members.
  public var precision: DatePrecision {
    switch content {
    case .single(let date), .timed(let date, _): date.precision
    case .set: patterns.map(\.precision).max() ?? .day
    }
  }

  private var qualifier: Qualifier {
    switch content {
    case .single(let date): date.qualifier
    case .timed: []
    case .set: patterns.reduce([]) { $0.union($1.qualifier) }
    }
  }

  private var patterns: [DatePattern] {
    switch content {
    case .single(let date), .timed(let date, _): [date]
    case .set(let set): set.members.flatMap(\.patterns)
    }
  }
}
