import Camarilla
import Testing

@testable import CamarillaImport

/// Years that begin at Easter, as in France up to 1564.
@Suite struct EasterYearTests {
  private static let when = "when: {column: d, calendar: julian, new-year: easter}"

  private func dates(_ cells: [String], _ when: String = Self.when) throws -> [String] {
    try Imported("a,b,d\n" + cells.map { "u,v,\"\($0)\"\n" }.joined(), mapping(when)).dates
  }

  /// Charles VIII died on 7 April 1497 "before Easter", which is 1498, and Charles IX was born on 27 June 1550;
  /// the truce of Vaucelles, 5 February 1555, is of 1556.
  @Test func daysOfHistory() throws {
    #expect(
      try dates(
        [
          "1497-04-07 before Easter", "1497-04-07 (avant Pâques)", "1550-06-27", "1555-02-05",
          "7 April 1497, ante Pascha",
        ], "when: {column: d, new-year: Easter}") == [
          "1498-04-07", "1498-04-07", "1550-06-27", "1556-02-05", "1498-04-07",
        ])
    // By the Julian calendar, nine and ten days later.
    #expect(
      try dates(["1497-04-07 before Easter", "1555-02-05"]) == ["1498-04-16", "1556-02-15"])
  }

  /// The days of 34 years as the year from Easter to Easter calls it, walked through day by day: a day that
  /// has the name alone is that day, two that share it are both kept, and what no day is called is an error.
  @Test func againstAWalkThroughAllDays() throws {
    var days: [String: [CalendarDay]] = [:]
    var (year, isNamed) = (1529, false)
    var day = try #require(CalendarDay(julianYear: 1530, month: 1, day: 1))
    let last = try #require(CalendarDay(julianYear: 1565, month: 1, day: 1))
    var names: [String] = []
    var (civil, month, number) = (1530, 1, 1)
    while day < last {
      if (month, number) == Easter.julian(of: civil) { (year, isNamed) = (civil, true) }
      if isNamed {
        let name = "\(year)-\(two(month))-\(two(number))"
        days[name, default: []].append(day)
        names.append(name)
      }
      day = day.advanced(by: 1)
      number += 1
      if CalendarDay(julianYear: civil, month: month, day: number) == nil {
        (month, number) = (month + 1, 1)
        if month > 12 { (civil, month) = (civil + 1, 1) }
      }
    }
    // March and April, in which years meet, whole; of the other days every ninth.
    let cells = names.enumerated().filter { index, name in
      name < "1564" && (name.contains("-03-") || name.contains("-04-") || index % 9 == 0)
    }.map(\.element)
    for (cell, date) in zip(cells, try dates(cells)) {
      let expected = days[cell]!.map(\.description)
      #expect(date == (expected.count == 1 ? expected[0] : "[\(expected.joined(separator: ","))]"))
    }
    // What stands behind a day settles it.
    let twice = Set(cells.filter { days[$0]!.count == 2 }).sorted()
    #expect(twice.count > 100)
    #expect(
      try dates(twice.map { $0 + " after Easter" } + twice.map { $0 + " before Easter" })
        == twice.map { days[$0]![0].description } + twice.map { days[$0]![1].description })
    // The first days of April 1531 lie before Easter, 9 April, and behind the Easter of 1532, 31 March.
    #expect(days["1531-04-05"] == nil)
    #expect(!faults("a,b,d\nu,v,1531-04-05\n", mapping(Self.when)).isEmpty)
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// 1347 began on 1 April and ended on 19 April; 1348 began on 20 April and ended on 11 April.
  @Test func whatIsTwiceIsToldAndWhatIsNotThereIsAnError() throws {
    let imported = try Imported(
      "a,b,d\nu,v,1347-04-10\nu,w,1347-04-11\nu,v,1347-12-25\n", mapping(Self.when))
    #expect(
      imported.dates == [
        "[1347-04-18,1348-04-18]", "[1347-04-19,1348-04-19]", "1348-01-02",
      ])
    #expect(
      imported.report.warnings.map(\.description) == [
        "t.csv:2:5: warning: 'd' has 2 dates that a year from Easter to Easter has twice, such as"
          + " '1347-04-10', which is kept as [1347-04-18,1348-04-18]; 'before Easter' or 'after Easter'"
          + " behind a date tells which is meant"
      ])
    #expect(
      faults("a,b,d\nu,v,1348-04-15\nu,v,1347-12-25 before Easter\n", mapping(Self.when)) == [
        "t.csv:2:5: error: the year 1348, which begins at Easter, has no such day; expected a day from 20 April"
          + " 1348 to the eve of 12 April 1349",
        "t.csv:3:5: error: the year 1347, which begins at Easter, has no such day before Easter; expected a day"
          + " from 1 April 1347 to the eve of 20 April 1348",
      ])
  }

  @Test func monthsMarksAndIntervals() throws {
    #expect(
      try dates(
        [
          "1347-03", "1347-04", "1347-05", "1347-04-10?", "1347-04-21/1348-02-03",
          "1347-04-10/1347-06-01",
        ])
        == [
          "1348-03", "[1347-04,1348-04]", "1347-05", "[1347-04-18?,1348-04-18?]",
          "1347-04-29/1349-02-11", "/1347-06-09",
        ])
    // Words for a date hold for each of the two, or for the earlier or the later.
    for (word, date) in [
      ("circa", "[1347-04-18~,1348-04-18~]"), ("before", "[..1348-04-18]"),
      ("after", "[1347-04-18..]"),
      ("through", "[1347-04-18,1348-04-18]"), ("since", "/.."), ("until", "../"),
    ] {
      #expect(
        try dates(
          ["1347-04-10"],
          "when: {column: d, calendar: julian, new-year: easter, type: {constant: \(word)}}")
          == [date], "\(word)")
    }
    // Columns of their own, and the Gregorian Easter after 1582: that of 1583 was 10 April, of 1584 1 April, and by
    // the Julian calendar 31 March and 19 April.
    #expect(
      try Imported(
        "a,b,y,m,d\nu,v,1583,3,31\nu,v,1583,4,10\n",
        mapping("when: {year: y, month: m, day: d, new-year: easter}")
      ).dates == ["1584-03-31", "1583-04-10"])
  }
}
