import Camarilla
import CamarillaFormats

/// Times as other programs write them: numbers of years, and dates as ISO 8601 has them.
///
/// Each keeps the precision that it is written with: a year stays a year, a month a month, a day a day.
/// Years before 1 are numbered astronomically, as XML Schema 1.1 has them.
enum ForeignTime {
  /// The years that numbers stand for. Those beyond are as a rule time stamps, which count seconds or
  /// milliseconds, and no years.
  static let years = -9999...9999

  /// The year of a whole number, else the day at that part of the year; nil beyond ``years``.
  static func date(of number: Double) -> HistoricalDate? {
    guard number >= Double(years.lowerBound), number < Double(years.upperBound + 1) else {
      return nil
    }
    if number == number.rounded() { return HistoricalDate(year: Int(number)) }
    return DecimalYear.day(year: number).flatMap { HistoricalDate($0) }
  }

  /// The date of a number, or of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; a time of day and a zone are passed
  /// over. Dates in years of more than four digits are the years, for EDTF has no days of them.
  static func date(of text: some StringProtocol) -> HistoricalDate? {
    if let number = number(of: text) { return date(of: number) }
    return isoDate(from: String(text))
  }

  /// The date of a text, as other programs write it or else in any form that tables are read in, and what is to
  /// be told of it. Of a range of years a start takes the first, and an end the last.
  static func reading(
    _ text: some StringProtocol, of side: Period.End.Side
  ) -> (date: HistoricalDate, remark: DateRemark?)? {
    if let date = date(of: text) { return (date, nil) }
    // A number that is no year here is one nowhere.
    guard number(of: text) == nil,
      let (end, remark) = try? Period.End.reading(String(text), of: side),
      case .date(let date) = end
    else { return nil }
    return (date, remark)
  }

  /// Whether a text says that there is no bound: `INF`, `-Infinity` and the like.
  static func isUnbounded(_ text: some StringProtocol) -> Bool {
    ["inf", "-inf", "+inf", "infinity", "-infinity", "+infinity"].contains(text.lowercased())
  }

  /// What is expected in place of a text that is no time, and what it may mean: every reading of `12/04/1533`;
  /// of a number that may be a time stamp, what it would be as one.
  static func expectation(inPlaceOf text: some StringProtocol, plain: String) -> String {
    if let stamp = stamp(of: text) { return stamp }
    do throws(DateError) {
      _ = try HistoricalDate.reading(String(text))
      return plain
    } catch {
      return plain + Suggestion(error.suggestions).hintOfDates
    }
  }

  /// What is expected in place of a number that is no year, and what it may stand for; nil for others.
  static func stamp(of text: some StringProtocol) -> String? {
    guard let number = number(of: text),
      number < Double(years.lowerBound) || number >= Double(years.upperBound + 1)
    else { return nil }
    let expected = "a year from \(years.lowerBound) to \(years.upperBound), or a date"
    let size = abs(number)
    if number >= 0, number == number.rounded(), size < 1e8, case let digits = Int(number),
      let day = CalendarDay(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100)
    {
      return expected + " such as \(day)"
    }
    guard size >= 1e7, size < 1e14 else { return expected }
    let seconds = size < 1e11 ? number : number / 1000
    let day = CalendarDay(number: Int((seconds / 86_400).rounded(.down)))
    return expected + ", as \(day) if these are \(size < 1e11 ? "" : "milli")seconds since 1970"
  }

  private static func number(of text: some StringProtocol) -> Double? {
    unsafe Array(text.utf8).withUnsafeBufferPointer { unsafe decimalNumber(from: $0) }
  }

  private static func isoDate(from text: String) -> HistoricalDate? {
    var date = text.prefix { $0 != "T" && $0 != "t" && $0 != " " }
    let time = text[date.endIndex...].dropFirst()
    guard time.utf8.allSatisfy({ isDigit($0) || "+-:.,Zz".utf8.contains($0) }) else { return nil }
    let isNegative = date.hasPrefix("-")
    if isNegative || date.hasPrefix("+") { date.removeFirst() }
    // A zone may follow a date without a time of day.
    if date.hasSuffix("Z") { date.removeLast() }
    if let plus = date.firstIndex(of: "+") {
      guard isZone(date[plus...].dropFirst()) else { return nil }
      date = date[..<plus]
    }
    var parts = date.split(separator: "-", omittingEmptySubsequences: false)
    if parts.count == 4 {
      guard isZone(parts[3]) else { return nil }
      parts.removeLast()
    }
    guard parts.count <= 3, parts[0].utf8.count >= 4,
      parts.dropFirst().allSatisfy({ $0.utf8.count == 2 }),
      parts.allSatisfy({ $0.utf8.allSatisfy(isDigit) }), let magnitude = Int(parts[0])
    else { return nil }
    let year = isNegative ? -magnitude : magnitude
    let rest = parts.dropFirst().compactMap { Int($0) }
    guard let month = rest.first else { return HistoricalDate(year: year) }
    let day = rest.count > 1 ? rest[1] : nil
    guard CalendarDay(year: year, month: month, day: day ?? 1) != nil else { return nil }
    return years.contains(year)
      ? HistoricalDate(year: year, month: month, day: day) : HistoricalDate(year: year)
  }

  /// `02:30`, `0230` or `02`.
  private static func isZone(_ text: Substring) -> Bool {
    let digits = text.utf8.count { isDigit($0) }
    let colons = text.utf8.count { $0 == UInt8(ascii: ":") }
    return digits + colons == text.utf8.count && [2, 4].contains(digits) && colons <= 1
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
}

extension HistoricalDate {
  /// The date of the same precision that follows it, or by a step of −1 the one before it; itself at the
  /// calendar's end.
  func stepped(by step: Int) -> HistoricalDate {
    let (year, month, _) = earliest.civil
    switch precision {
    case .day: return HistoricalDate(earliest.advanced(by: step)) ?? self
    case .month:
      let months = year * 12 + month - 1 + step
      let next = months >= 0 ? months / 12 : -((11 - months) / 12)
      return HistoricalDate(year: next, month: months - next * 12 + 1) ?? self
    default: return HistoricalDate(year: year + step) ?? self
    }
  }
}

extension Period {
  /// The spell from a date through another, each nil where it has no bound; a spell of a single day is an
  /// event of it. Nil where the end is over before the start begins.
  init?(from start: HistoricalDate?, through end: HistoricalDate?) {
    if let start, start == end, start.precision == .day {
      self = .event(start)
      return
    }
    let ends = (
      start.map { Period.End.date($0) } ?? .open, end.map { Period.End.date($0) } ?? .open
    )
    guard let period = try? Period(start: ends.0, end: ends.1) else { return nil }
    self = period
  }

  /// The spell without any bound.
  static let boundless = Period.interval(Interval(uncheckedStart: .open, end: .open))
}
