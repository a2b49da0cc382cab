import Camarilla
import CamarillaFormats

/// The days that a point of time in a GEXF file means.
///
/// A number is a year; a fraction of it a day of that year. A date may lack its day, or its month too; of a
/// date with a time of day the day counts. Years before 1 are numbered astronomically, as XML Schema
/// 1.1 has them.
enum GEXFTime: Equatable {
  /// Without bound, as `INF` and `-INF` say.
  case unbounded
  case days(CalendarDay, CalendarDay)

  /// - Parameter text: without spaces about it.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    if let number = unsafe decimalNumber(text) {
      guard let time = Self.year(number) else { return nil }
      self = time
      return
    }
    let text = unsafe String(decoding: text, as: UTF8.self)
    switch text.lowercased() {
    case "inf", "-inf", "infinity", "-infinity", "+inf", "+infinity": self = .unbounded
    default:
      guard let time = Self.date(text) else { return nil }
      self = time
    }
  }

  private static func year(_ number: Double) -> GEXFTime? {
    if number.isInfinite { return .unbounded }
    let whole = number.rounded(.down)
    guard abs(whole) <= 1e9 else { return nil }
    let year = Int(whole)
    if whole == number { return .days(.first(ofYear: year), .last(ofYear: year)) }
    let length = CalendarDay.isLeap(year: year) ? 366.0 : 365.0
    let day = CalendarDay.first(ofYear: year).advanced(by: Int((number - whole) * length))
    return .days(day, day)
  }

  /// `YYYY-MM-DD`, less of it, or with a time of day; a zone is passed over.
  private static func date(_ text: String) -> GEXFTime? {
    var text = text.prefix { $0 != "T" && $0 != " " }
    if text.hasSuffix("Z") { text.removeLast() }
    if text.utf8.count > 10, case let zone = text.suffix(6),
      zone.hasPrefix("+") || zone.hasPrefix("-"), zone.dropFirst(3).first == ":"
    {
      text.removeLast(6)
    }
    let isNegative = text.hasPrefix("-")
    if isNegative || text.hasPrefix("+") { text.removeFirst() }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts[0].utf8.count >= 4,
      parts.dropFirst().allSatisfy({ $0.utf8.count == 2 }),
      parts.joined().utf8.allSatisfy({ $0 &- 48 < 10 }), let magnitude = Int(parts[0])
    else { return nil }
    let year = isNegative ? -magnitude : magnitude
    guard abs(year) <= 1_000_000_000 else { return nil }
    guard parts.count > 1, let month = Int(parts[1]) else {
      return .days(.first(ofYear: year), .last(ofYear: year))
    }
    guard let first = CalendarDay(year: year, month: month, day: 1) else { return nil }
    guard parts.count > 2, let number = Int(parts[2]) else {
      return .days(
        first, first.advanced(by: CalendarDay.length(ofMonth: month, year: year) - 1))
    }
    guard let day = CalendarDay(year: year, month: month, day: number) else { return nil }
    return .days(day, day)
  }

  /// The first of the days; nil without bound.
  var first: CalendarDay? { if case .days(let first, _) = self { first } else { nil } }
  var last: CalendarDay? { if case .days(_, let last) = self { last } else { nil } }

  /// How a day is written: `1926-05-14`, `-0043-03-15`.
  static func text(_ day: CalendarDay) -> String {
    let (year, month, number) = day.civil
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    return (year < 0 ? "-" : "") + padded(abs(year), 4) + "-" + padded(month, 2) + "-"
      + padded(number, 2)
  }
}
