import Camarilla
import TestSupport
import Testing

struct CalendarDayTests {
  /// The calendar counted day by day, with the leap-year rule and nothing else.
  @Test func agreesWithCountingDayByDay() throws {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var number = try #require(CalendarDay(year: -801, month: 1, day: 1)).number
    for year in -801...2801 {
      let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
      for month in 1...12 {
        let length = lengths[month - 1] + (month == 2 && isLeap ? 1 : 0)
        for day in [1, 2, length - 1, length] {
          let made = try #require(CalendarDay(year: year, month: month, day: day))
          #expect(made.number == number + day - 1)
          #expect((made.year, made.month, made.day) == (year, month, day))
        }
        #expect(CalendarDay(year: year, month: month, day: length + 1) == nil)
        #expect(CalendarDay(year: year, month: month, day: 0) == nil)
        number += length
      }
    }
  }

  @Test func knowsTheLeapYears() {
    for year in [-400, -4, 0, 4, 1600, 1904, 1996, 2000, 2400] {
      #expect(CalendarDay(year: year, month: 2, day: 29) != nil, "\(year)")
    }
    for year in [-100, -3, -1, 1, 100, 1500, 1582, 1700, 1900, 1926, 2100] {
      #expect(CalendarDay(year: year, month: 2, day: 29) == nil, "\(year)")
    }
  }

  @Test func knowsDaysFromLiterature() throws {
    // The Unix epoch, and the modified Julian day, whose day 0 is 17 November 1858.
    #expect(CalendarDay(number: 0).description == "1970-01-01")
    #expect(CalendarDay(number: -40587).description == "1858-11-17")
    // The day after Thursday 4 October 1582 (Julian) was 15 October; no day is skipped here:
    // the proleptic calendar runs on through the ten days.
    let before = try #require(CalendarDay(year: 1582, month: 10, day: 4))
    #expect(before.advanced(by: 1).description == "1582-10-05")
    // Julian day 0 is noon of 24 November −4713 (Gregorian); 1970-01-01 begins at 2440587.5.
    #expect(CalendarDay(year: -4713, month: 11, day: 24)?.number == -2_440_588)
    // The death of Caesar, 15 March 44 BCE Julian, is the 13th Gregorian: Julian day 1705426.
    #expect(CalendarDay(year: -43, month: 3, day: 13)?.number == 1_705_426 - 2_440_588)
  }

  @Test func survivesRandomRoundTrips() throws {
    var random = SeededGenerator(seed: 1)
    for bits in 8..<59 {
      for _ in 0..<50 {
        let number = Int.random(in: -(1 << bits)..<(1 << bits), using: &random)
        let day = CalendarDay(number: number)
        let again = CalendarDay(year: day.year, month: day.month, day: day.day)
        if abs(number) < 365_000_000_000_000_000 { #expect(again == day) }
      }
    }
  }

  @Test func saturatesBeyondAllYears() {
    let last = CalendarDay.last(ofYear: .max)
    #expect(last == CalendarDay.last(ofYear: 1_000_000_000_000_000))
    #expect(last < .distantFuture)
    #expect(CalendarDay.first(ofYear: .min) > .distantPast)
    #expect(CalendarDay(year: .max, month: 1, day: 1) == nil)
    #expect(CalendarDay.distantFuture.advanced(by: -1) == .distantFuture)
    #expect(last.advanced(by: .max) == .distantFuture)
    // No trap, whatever the number.
    #expect(CalendarDay.distantPast.year < -1_000_000_000_000_000 + 1)
    #expect(CalendarDay.distantFuture.month >= 1)
  }

  @Test func printsAsISO() {
    #expect(CalendarDay(year: 0, month: 2, day: 29)?.description == "0000-02-29")
    #expect(CalendarDay(year: -43, month: 3, day: 15)?.description == "-0043-03-15")
    #expect(CalendarDay.first(ofYear: 12000).description == "+12000-01-01")
    #expect(CalendarDay.days(ofYear: 1926).upperBound.description == "1926-12-31")
  }
}
