import Camarilla
import CamarillaFormats

/// A day as a decimal year, the time of a table of spells: 1917.0 is the beginning of 1 January 1917;
/// a later day of the year adds its days since then, divided by the days of the year.
enum DecimalYear {
  static func text(ofBeginningOf day: CalendarDay) -> String {
    let first = CalendarDay.first(ofYear: day.year)
    let days = day.number - first.number
    if days == 0 { return "\(day.year)" }
    return shortest(of: Double(day.year) + Double(days) / length(ofYear: day.year))
  }

  /// The day of a time; nil beyond the years of four digits, of which 10000 is the end.
  ///
  /// - Parameter rule: which way a time within a day goes. A time some seconds from a day's beginning
  ///   is that beginning.
  static func day(
    year: Double, rule: FloatingPointRoundingRule = .down
  ) -> CalendarDay? {
    guard year >= -9999, year <= 10_000 else { return nil }
    let whole = Int(year.rounded(.down))
    let days = (year - Double(whole)) * length(ofYear: whole)
    let isBeginning = abs(days - days.rounded()) < 1e-4
    return CalendarDay.first(ofYear: whole)
      .advanced(by: Int(days.rounded(isBeginning ? .toNearestOrEven : rule)))
  }

  private static func length(ofYear year: Int) -> Double {
    CalendarDay.isLeap(year: year) ? 366 : 365
  }
}
