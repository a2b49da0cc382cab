import Camarilla
import TestSupport
import Testing

@testable import CamarillaImport

/// Rows whose periods continue one another become one relationship.
@Suite struct MergedPeriodTests {
  private func claims(_ rows: String, _ when: String) throws -> [String] {
    try Imported("a,b,s,e\n" + rows, mapping("when: \(when)")).dates
  }

  @Test func monthsAndDaysMerge() throws {
    #expect(
      try claims(
        "x,y,1900-12,\nx,y,1901-01,\nx,y,1901-03,\n", "{column: s, merge: months}") == [
          "1900-12/1901-01", "1901-03/1901-03",
        ])
    #expect(
      try claims(
        "x,y,1900-02-28,\ny,x,1900-03-01,\nx,y,1904-02-28,\nx,y,1904-03-01,\n",
        "{column: s, merge: days}") == [
          "1900-02-28/1900-03-01", "1904-02-28/1904-02-28", "1904-03-01/1904-03-01",
        ])
    // A year is all its months.
    #expect(
      try claims("x,y,1900,\nx,y,1901-01,\n", "{column: s, merge: months}") == ["1900-01/1901-01"])
  }

  @Test func intervalsMerge() throws {
    #expect(
      try claims(
        "x,y,1816,1820\nx,y,1821,1830\nx,y,1832,1840\nx,y,1818,1819\n",
        "{start: {year: s}, end: {year: e}, merge: years}") == ["1816/1830", "1832/1840"])
    #expect(
      try claims(
        "x,y,1816-01-01,1820-06-30\nx,y,1820-07-01,1830-12-31\n", "{start: s, end: e, merge: days}")
        == ["1816-01-01/1830-12-31"])
    #expect(
      try claims("x,y,1816/1820-06,\nx,y,1820-07/1821,\n", "{column: s, merge: days}")
        == ["1816-01-01/1821-12-31"])
    // An end that isn't a date leaves the row as it is.
    #expect(
      try claims("x,y,1816,\nx,y,1817,1818\n", "{start: {year: s}, end: {year: e}, merge: years}")
        == ["1816/", "1817/1818"])
  }

  @Test func whatIsFinerThanTheUnitIsAFault() {
    #expect(
      faults("a,b,s\nx,y,1900-05-03\n", mapping("when: {column: s, merge: months}")) == [
        "t.csv:2:5: error: '1900-05-03' is more than a month, and months are to be merged; expected a plain"
          + " date that is no finer than a month"
      ])
    #expect(
      faults("a,b,s\nx,y,193X\n", mapping("when: {column: s, merge: days}"))[0].contains(
        "'193X' is no day to be merged"))
  }

  /// Against days that are set one by one.
  @Test func intervalsOfDaysAreThoseOfTheDays() throws {
    var generator = SeededGenerator(seed: 31)
    let first = CalendarDay(year: 1899, month: 12, day: 20)!
    for _ in 0..<150 {
      let rows = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
        let start = Int.random(in: 0...60, using: &generator)
        return start...(start + Int.random(in: 0...8, using: &generator))
      }
      func text(_ day: Int) -> String { first.advanced(by: day).description }
      let imported = try Imported(
        "a,b,s,e\n" + rows.map { "x,y,\(text($0.lowerBound)),\(text($0.upperBound))\n" }.joined(),
        mapping("when: {start: s, end: e, merge: days}"))
      let days = Set(rows.flatMap { Array($0) })
      var slow: [String] = []
      for start in days.sorted() where !days.contains(start - 1) {
        var end = start
        while days.contains(end + 1) { end += 1 }
        slow.append("\(text(start))/\(text(end))")
      }
      #expect(imported.dates == slow)
      #expect(imported.report.mergedPeriods + imported.report.repeatedPeriods == rows.count)
    }
  }
}
