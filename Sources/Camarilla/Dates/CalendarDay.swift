/// A day of the proleptic Gregorian calendar, counted as ISO 8601 counts: leap-year rules run back
/// without end, and years are numbered astronomically, so that year 0 is 1 BCE and year −3 is 4 BCE.
///
/// No clock, time zone or locale is involved: a day is one whole number. Conversions are those of
/// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013): a few integer operations,
/// no table, no loop.
///
/// Years reach from −10¹⁵ to 10¹⁵. EDTF can write years far beyond (`Y17E40`); wherever one is made
/// into days, it *saturates*: it counts as the last year on its side. Beyond all days
/// lie ``distantPast`` and ``distantFuture``, which stand for "without bound".
public struct CalendarDay: Hashable, Sendable {
  /// Days since 1970-01-01, which is 0; negative before.
  public let number: Int

  /// The day that lies `number` days after 1970-01-01. Any number is a day.
  public init(number: Int) {
    self.number = number
  }

  /// The day with this date, or nil where the calendar has no such day (30 February, month 13) or
  /// the year lies beyond ±10¹⁵.
  public init?(year: Int, month: Int, day: Int) {
    guard Self.years.contains(year), 1...12 ~= month,
      1...Self.length(ofMonth: month, year: year) ~= day
    else { return nil }
    self.init(validYear: year, month: month, day: day)
  }

  /// The day that Excel and its like store as `excelNumber`, counted from 30 December 1899; nil for
  /// numbers beyond 31 December 2100, and for those up to 60, which stand for other days in the one and
  /// in the other, as Excel has a 29 February 1900.
  public init?(excelNumber: Int) {
    guard 61...73_415 ~= excelNumber else { return nil }
    self.init(number: excelNumber - 25_569)
  }

  /// Before every day: the bound of a date without a beginning.
  public static let distantPast = CalendarDay(number: .min)

  /// After every day: the bound of a date without an end.
  public static let distantFuture = CalendarDay(number: .max)

  /// 1 January of `year`; years beyond ±10¹⁵ saturate.
  public static func first(ofYear year: Int) -> CalendarDay {
    CalendarDay(validYear: clamp(year), month: 1, day: 1)
  }

  /// 31 December of `year`; years beyond ±10¹⁵ saturate.
  public static func last(ofYear year: Int) -> CalendarDay {
    CalendarDay(validYear: clamp(year), month: 12, day: 31)
  }

  /// The days of `year`, 1 January to 31 December; years beyond ±10¹⁵ saturate.
  public static func days(ofYear year: Int) -> ClosedRange<CalendarDay> {
    first(ofYear: year)...last(ofYear: year)
  }

  /// The day `days` later (earlier if negative). Distant days stay where they are, and no day
  /// moves past them.
  public func advanced(by days: Int) -> CalendarDay {
    if self == .distantPast || self == .distantFuture { return self }
    let (sum, overflow) = number.addingReportingOverflow(days)
    if overflow { return days < 0 ? .distantPast : .distantFuture }
    return CalendarDay(number: sum)
  }
}

extension CalendarDay: Comparable {
  /// Whether the first day lies before the second.
  public static func < (a: CalendarDay, b: CalendarDay) -> Bool { a.number < b.number }
}

extension CalendarDay {
  /// The astronomical year: 0 is 1 BCE. Distant days count as the last year on their side.
  public var year: Int { civil.year }

  /// The month, 1…12.
  public var month: Int { civil.month }

  /// The day of the month, 1…31.
  public var day: Int { civil.day }

  /// Year, month and day at once, for the price of one conversion.
  package var civil: (year: Int, month: Int, day: Int) {
    // Days since 0000-03-01, so that a leap day ends its year.
    let z = min(max(number, Self.lowest), Self.highest) + Self.epoch
    let era = Self.floorDivide(z, 146_097)
    let dayOfEra = z - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let fromMarch = (5 * dayOfYear + 2) / 153
    let month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
    let day = dayOfYear - (153 * fromMarch + 2) / 5 + 1
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// Whether `year` has a 29 February.
  public static func isLeap(year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// How many days `month` (1…12) of `year` has.
  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year: year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension CalendarDay: CustomStringConvertible {
  /// The date as ISO 8601 writes it: `1926-05-14`, `-0043-03-15`, and with a sign beyond four
  /// digits, `+12000-01-01`.
  public var description: String {
    if self == .distantPast { return "distant past" }
    if self == .distantFuture { return "distant future" }
    let (year, month, day) = civil
    let sign = year < 0 ? "-" : year > 9999 ? "+" : ""
    return sign + Self.padded(year.magnitude, to: 4) + "-" + Self.padded(month.magnitude, to: 2)
      + "-" + Self.padded(day.magnitude, to: 2)
  }

  static func padded(_ value: UInt, to width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}

extension CalendarDay {
  static let years = -1_000_000_000_000_000...1_000_000_000_000_000
  private static let epoch = 719_468  // 1970-01-01, counted from 0000-03-01
  /// Numbers that convert without overflow, three times as far as the years allowed, so that
  /// widened dates convert too.
  private static let lowest = -1_100_000_000_000_000_000
  private static let highest = 1_100_000_000_000_000_000
  static let firstFinite = first(ofYear: years.lowerBound)
  static let lastFinite = last(ofYear: years.upperBound)

  /// The day with this number, or the nearest that is not distant.
  static func finite(of number: Int) -> CalendarDay {
    CalendarDay(number: min(max(number, firstFinite.number), lastFinite.number))
  }

  static func clamp(_ year: Int) -> Int {
    min(max(year, years.lowerBound), years.upperBound)
  }

  /// For a date that is known to exist.
  init(validYear year: Int, month: Int, day: Int) {
    let y = month <= 2 ? year - 1 : year
    let era = Self.floorDivide(y, 400)
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = era * 146_097 + dayOfEra - Self.epoch
  }

  static func floorDivide(_ a: Int, _ b: Int) -> Int {
    a >= 0 ? a / b : -((b - 1 - a) / b)
  }
}
