import Testing

@testable import Camarilla

@Suite struct EasterTests {
  /// Days of Easter as chronology has them: Grotefend's and Cappelli's tables for the Julian calendar, the
  /// almanacs for the Gregorian one, its earliest and its latest day among them.
  @Test func knownDays() {
    let julian = [
      1066: (4, 16), 1347: (4, 1), 1348: (4, 20), 1497: (3, 26), 1498: (4, 15), 1565: (4, 22),
      1917: (4, 2),
    ]
    for (year, day) in julian { #expect(Easter.julian(of: year) == day, "\(year)") }
    let gregorian = [
      1583: (4, 10), 1700: (4, 11), 1818: (3, 22), 1900: (4, 15), 1943: (4, 25), 1954: (4, 18),
      1981: (4, 19),
      2000: (4, 23), 2024: (3, 31), 2285: (3, 22),
    ]
    for (year, day) in gregorian { #expect(Easter.gregorian(of: year) == day, "\(year)") }
  }

  /// Easter is the Sunday after the full moon on or after 21 March, so always a Sunday from 22 March to 25 April; the
  /// Julian days come again every 532 years, the Gregorian ones every 5,700,000.
  @Test func alwaysASundayInItsTime() throws {
    for year in -100..<2400 {
      for (day, isJulian) in [(Easter.julian(of: year), true), (Easter.gregorian(of: year), false)]
      {
        #expect((3, 22) <= day && day <= (4, 25), "\(year)")
        let date = try #require(
          isJulian
            ? CalendarDay(julianYear: year, month: day.month, day: day.day)
            : CalendarDay(year: year, month: day.month, day: day.day))
        // 1970-01-04 was a Sunday.
        #expect((date.number - 3) % 7 == 0, "\(year)")
      }
      #expect(Easter.julian(of: year) == Easter.julian(of: year + 532))
      #expect(Easter.gregorian(of: year) == Easter.gregorian(of: year + 5_700_000))
    }
  }
}
