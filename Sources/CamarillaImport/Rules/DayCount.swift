import Camarilla

/// How a cell counts a day by one number.
enum DayCount: String, Sendable, CaseIterable {
  /// Seconds since 1970-01-01T00:00Z.
  case unixSeconds = "unix-seconds"
  case unixMilliseconds = "unix-milliseconds"
  /// Days as Excel counts them: 1 is 1900-01-01, and 60 a 29 February 1900 that never was.
  case excel1900 = "excel-1900"
  /// Days as Excel for the Macintosh counted them: 0 is 1904-01-01.
  case excel1904 = "excel-1904"
  /// A year and the part of it that has passed: `1950.5`.
  case fractionalYear = "fractional-year"

  /// The year in which a fractional year lies, before what the mapping says of a year 0; nil for other counts.
  func year(of text: String) -> Int? {
    guard self == .fractionalYear, let number = plainNumber(from: text[...]), abs(number) < 1e15
    else { return nil }
    return Int(number.rounded(.down))
  }

  /// The day of a number, as it is written; nil where there is none.
  ///
  /// - Parameter years: how many years later a fractional year is, which is counted without a year 0.
  func day(of text: String, years: Int = 0) -> CalendarDay? {
    guard let number = plainNumber(from: text[...]), abs(number) < 1e15 else { return nil }
    let whole = Int(number.rounded(.down))
    let day: CalendarDay
    switch self {
    case .unixSeconds: day = CalendarDay(number: Int((number / 86_400).rounded(.down)))
    case .unixMilliseconds: day = CalendarDay(number: Int((number / 86_400_000).rounded(.down)))
    case .excel1900:
      guard whole >= 1, whole != 60 else { return nil }
      day = CalendarDay(number: whole - (whole < 60 ? 25_568 : 25_569))
    case .excel1904:
      guard whole >= 0 else { return nil }
      day = CalendarDay(number: whole - 24_107)
    case .fractionalYear:
      guard -9999...9999 ~= whole else { return nil }
      // Leap years are those of the year that is meant.
      let year = CalendarDay.days(ofYear: whole + years)
      let length = year.upperBound.number - year.lowerBound.number + 1
      let passed = (number - Double(whole)) * Double(length)
      // A day that is written with four decimals or more may lie just below its own beginning.
      let decimals = text.utf8.drop { $0 != UInt8(ascii: ".") }.count - 1
      let slack = decimals >= 4 ? 0.5 * Double(length) / power(of: decimals) : 0
      day = year.lowerBound.advanced(by: min(length - 1, Int(passed + slack)))
    }
    return -9999...9999 ~= day.year ? day : nil
  }

  private func power(of decimals: Int) -> Double {
    (0..<min(decimals, 15)).reduce(1) { power, _ in power * 10 }
  }

  /// What is expected of a cell.
  var expected: String {
    switch self {
    case .unixSeconds: "seconds since 1970, such as 1700000000"
    case .unixMilliseconds: "milliseconds since 1970, such as 1700000000000"
    case .excel1900: "a number of days since 1900 as Excel counts them, such as 25569"
    case .excel1904: "a number of days since 1904 as Excel counts them, such as 24107"
    case .fractionalYear: "a year with decimals, such as 1950.5"
    }
  }
}

/// How a cell writes a date.
enum CellFormat: Sendable, Equatable {
  /// Year, month and day in some order.
  case parts(DateFormat)
  /// One number.
  case count(DayCount)

  /// As the mapping writes it.
  var name: String {
    switch self {
    case .parts(let format): format.text
    case .count(let count): count.rawValue
    }
  }
}

extension [CellFormat] {
  /// Whether some of the formats have the day first and others the month, so that a cell may be of either order.
  var hasBothOrders: Bool {
    count > 1
      && Set(
        compactMap { format in
          if case .parts(let format) = format { format.isDayFirst } else { nil }
        }
      ).count > 1
  }
}
