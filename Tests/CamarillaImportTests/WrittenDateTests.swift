import Camarilla
import Testing

@testable import CamarillaImport

/// Dates as spreadsheets, programs and earlier centuries wrote them, each against a pair that is known.
@Suite struct WrittenDateTests {
  private func dates(_ cells: [String], _ when: String) throws -> [String] {
    try Imported(
      "a,b,d\n" + cells.map { "u,v,\"\($0)\"\n" }.joined(), mapping("when: \(when)")
    ).dates
  }

  private func fault(_ cell: String, _ when: String) -> String {
    faults("a,b,d\nu,v,\"\(cell)\"\n", mapping("when: \(when)")).joined(separator: "\n")
  }

  // MARK: Counted days

  /// POSIX: seconds since the Epoch; 1,000,000,000 was 2001-09-09T01:46:40Z.
  @Test func unixTimes() throws {
    #expect(
      try dates(
        ["0", "86399", "86400", "-1", "1000000000", "1000000000.75"],
        "{column: d, format: unix-seconds}") == [
          "1970-01-01", "1970-01-01", "1970-01-02", "1969-12-31", "2001-09-09", "2001-09-09",
        ])
    #expect(
      try dates(
        ["1000000000000", "-1", "1e12"], "{column: d, format: unix-milliseconds}") == [
          "2001-09-09", "1969-12-31", "2001-09-09",
        ])
    #expect(
      fault("1000000000000", "{column: d, format: unix-seconds}")
        == "t.csv:2:5: error: '1000000000000' is not written as the mapping's format says; expected seconds since"
        + " 1970, such as 1700000000 — did you mean 'format: unix-milliseconds'?")
    #expect(
      fault("noon", "{column: d, format: unix-seconds}").contains("expected seconds since 1970"))
  }

  /// Microsoft: serial 1 is 1900-01-01, 60 the 29 February 1900 that never was, 25569 is 1970-01-01; by the 1904
  /// system, 0 is 1904-01-01, and a date is 1462 less.
  @Test func spreadsheetSerials() throws {
    #expect(
      try dates(
        ["1", "59", "61", "25569", "25569.5", "36526"], "{column: d, format: excel-1900}") == [
          "1900-01-01", "1900-02-28", "1900-03-01", "1970-01-01", "1970-01-01", "2000-01-01",
        ])
    #expect(
      try dates(["0", "24107", "35064"], "{column: d, format: excel-1904}") == [
        "1904-01-01", "1970-01-01", "2000-01-01",
      ])
    #expect(fault("60", "{column: d, format: excel-1900}").contains("'60' is not written as"))
    #expect(fault("0", "{column: d, format: excel-1900}").contains("'0' is not written as"))
  }

  /// lubridate: `decimal_date(as.Date("2009-02-10"))` is 2009.109589; `date_decimal(2000.5)` is 2 July.
  @Test func fractionalYears() throws {
    #expect(
      try dates(
        ["1950", "2009.109589", "2000.5", "1950.5", "1950.9999", "1999.999"],
        "{column: d, format: fractional-year}") == [
          "1950-01-01", "2009-02-10", "2000-07-02", "1950-07-02", "1950-12-31", "1999-12-31",
        ])
  }

  /// Without a year 0, -44 is 44 BCE in decimals as in whole numbers; its days are those of its own length.
  @Test func fractionalYearsMayLackAYearZero() throws {
    let cells = ["-44", "-43.5", "-1", "-0.5", "1.5"]
    #expect(
      try dates(cells, "{column: d, format: fractional-year, year-zero: false}") == [
        "-0043-01-01", "-0043-07-02", "0000-01-01", "0000-07-02", "0001-07-02",
      ])
    #expect(
      try dates(cells, "{column: d, format: fractional-year}") == [
        "-0044-01-01", "-0044-07-02", "-0001-01-01", "-0001-07-02", "0001-07-02",
      ])
    for cell in ["0", "0.5", "0.9999"] {
      #expect(
        fault(cell, "{column: d, format: fractional-year, year-zero: false}").hasPrefix(
          "t.csv:2:5: error: there is no year 0 where the mapping says 'year-zero: false'"))
    }
    let both = try Imported(
      "a,b,f,y\nx,y,-43.5,-44\n",
      """
      year-zero: false
      source: a
      target: b
      kind: alliance
      relationships:
        - when: {column: f, format: fractional-year}
        - when: {year: y}
      """)
    #expect(both.dates == ["-0043-07-02", "-0043"])
    // Days that are counted from a day have no years.
    #expect(
      try dates(["-1"], "{column: d, format: unix-seconds, year-zero: false}") == ["1969-12-31"])
    // A year with a mark is no EDTF, and one with its era says how it counts.
    for cell in ["-44~", "-0044~", "-004X"] {
      #expect(
        fault(cell, "{year: d, year-zero: false}").contains(
          "the year '\(cell)' is no whole number"))
    }
    #expect(try dates(["-0044~", "-004X"], "{year: d}") == ["-0044~", "-004X"])
    #expect(
      try dates(["c. 44 BCE", "44 BCE", "1926~"], "{year: d, year-zero: false}") == [
        "-0043~", "-0043", "1926~",
      ])
  }

  /// Every day of some years is itself again after it was written with six decimals.
  @Test func fractionalYearsComeBack() throws {
    for year in [1899, 1900, 2000, 2023] {
      let days = CalendarDay.days(ofYear: year)
      let length = days.upperBound.number - days.lowerBound.number + 1
      for index in 0..<length {
        let millionths = (Double(index) / Double(length) * 1e6).rounded()
        let digits = String(Int(millionths))
        let text = "\(year)." + String(repeating: "0", count: 6 - digits.count) + digits
        #expect(
          DayCount.fractionalYear.day(of: text) == days.lowerBound.advanced(by: index), "\(text)")
      }
    }
  }

  // MARK: Figures in an order

  @Test func yearsOfTwoDigitsHaveAPivot() throws {
    func date(_ cell: String, _ pivot: String) throws -> [String] {
      try dates([cell], "{column: d, format: YYMMDD, pivot: \(pivot)}")
    }
    #expect(try date("300101", "1930") == ["1930-01-01"])
    #expect(try date("291231", "1930") == ["2029-12-31"])
    #expect(try date("291231", "30") == ["2029-12-31"])
    #expect(try date("480229", "1850") == ["1948-02-29"])
    #expect(try dates(["14/7/89"], "{column: d, format: D/M/YY, pivot: 1700}") == ["1789-07-14"])
    #expect(
      fault("300101", "{column: d, format: YYMMDD}")
        == "m.yaml:4:27: error: 'YY' doesn't say of which century; expected the key pivot with the first of"
        + " a hundred years, such as 1930")
    #expect(
      fault("3", "{column: d, format: Y, pivot: 1930}").contains("'pivot' goes with years of"))
  }

  @Test func whatMayBeOfEitherOrderIsOfferedInBoth() throws {
    #expect(
      fault("11/2/1715", "d").hasSuffix("— did you mean '1715-02-11' or '1715-11-02'?"))
    #expect(try dates(["11/2/1715"], "{column: d, format: D/M/YYYY}") == ["1715-02-11"])
    #expect(try dates(["11/2/1715"], "{column: d, format: M/D/YYYY}") == ["1715-11-02"])
    #expect(
      fault("13/2/1715", "{column: d, format: M/D/YYYY}").contains(
        "the month 13 in '13/2/1715' is none"))
  }

  /// A list of formats falls through, and whoever lists both orders is told what is read.
  @Test func theNextFormatOfAListIsTried() throws {
    let imported = try Imported(
      "a,b,d\nu,v,25/3/1715\nu,w,3/25/1715\nu,x,11/2/1715\n",
      mapping("when: {column: d, format: [D/M/YYYY, M/D/YYYY]}"))
    #expect(imported.dates == ["1715-03-25", "1715-03-25", "1715-02-11"])
    #expect(
      imported.report.warnings.map(\.description) == [
        "t.csv:3:5: warning: 'd' has dates of both orders: '25/3/1715' in line 2 has the day first, and"
          + " '3/25/1715' the month"
      ])
    #expect(
      fault("13/13/1715", "{column: d, format: [D/M/YYYY, M/D/YYYY]}").contains(
        "the month 13 in '13/13/1715' is none"))
    // Dates in words tell it too; a column that says its order by words alone doesn't.
    let words = try Imported(
      "a,b,d\nu,v,25/3/1715\nu,w,26 March 1715\nu,x,3/27/1715\n", mapping("when: d"))
    #expect(words.report.warnings.contains { $0.message.contains("has dates of both orders") })
  }

  /// What a spreadsheet leaves of 070101 and 000101; what would be no date with its zeros isn't one that lost them.
  @Test func leadingZerosMayBeLost() throws {
    let format = "{column: d, format: YYMMDD, pivot: 1930}"
    #expect(
      try dates(["70101", " 70101", "70101.0", "101", "991231"], format) == [
        "2007-01-01", "2007-01-01", "2007-01-01", "2000-01-01", "1999-12-31",
      ])
    let told = try Imported(
      "a,b,d\nu,v,70101\nu,w,101\n", mapping("when: \(format)")
    ).report.warnings
    #expect(
      told.map(\.message) == [
        "'d' has numbers without their leading zeros, such as '70101', which is read as 070101"
      ])
    for cell in ["7010", "1332", "0", "1234567"] {
      #expect(
        fault(cell, format)
          == "t.csv:2:5: error: '\(cell)' is not written as the mapping's format says; expected a date as"
          + " YYMMDD", "\(cell)")
    }
    #expect(fault("991332", format).contains("the month 13 in '991332' is none"))
  }

  // MARK: Old Style

  /// The October Revolution; the last Julian day of Rome, 1582, and of Great Britain, 1752; the leap day of 1700,
  /// which the Gregorian calendar has not.
  @Test(arguments: [
    ("1917-10-25", "1917-11-07"), ("1582-10-04", "1582-10-14"), ("1752-09-02", "1752-09-13"),
    ("1700-02-18", "1700-02-28"), ("1700-02-19", "1700-03-01"), ("1700-02-29", "1700-03-11"),
    ("1900-02-29", "1900-03-13"), ("-0043-03-15", "-0043-03-13"), ("0200-03-01", "0200-03-01"),
  ])
  func julianDays(_ julian: String, _ gregorian: String) throws {
    #expect(try dates([julian], "{column: d, calendar: julian}") == [gregorian])
    #expect(
      try dates(
        [julian + "~", "\(julian)/\(julian)", "\(julian)/.."], "{column: d, calendar: julian}")
        == [gregorian + "~", "\(gregorian)/\(gregorian)", "\(gregorian)/.."])
  }

  @Test func calendarsAreInherited() throws {
    let top = try Imported(
      "a,b,y,m,d\nx,y,1917,10,25\n", mapping("calendar: julian\nwhen: {year: y, month: m, day: d}"))
    #expect(top.dates == ["1917-11-07"])
    let own = try Imported(
      "a,b,s,e\nx,y,1917-10-25,1917-11-07\n",
      mapping("calendar: julian\nwhen: {start: s, end: {column: e, calendar: gregorian}}"))
    #expect(own.dates == ["1917-11-07/1917-11-07"])
    let lives = try Imported(
      "a,b,s\nx,y,1809-02-12\n",
      "calendar: julian\nsource: {id: a, born: s}\ntarget: b\nkind: alliance\nwhen: none")
    #expect(lives.chronicle.figure(id: "x")?.born?.description == "1809-02-24")
    let coded = try Imported(
      "a,b,s,c\nx,y,1917-10-25,O\nx,y,1917-10-25,N\nx,y,1917-10-25,\n",
      mapping("when: {column: s, calendar: {column: c, values: {O: julian, N: gregorian}}}"))
    #expect(coded.dates == ["1917-11-07", "1917-10-25", "1917-10-25"])
    #expect(coded.report.warnings.isEmpty)
  }

  @Test func julianDaysThatAreNone() {
    #expect(
      fault("1917-02-29", "{column: d, calendar: julian}")
        == "t.csv:2:5: error: the Julian calendar has no day 29 in month 2 of 1917; expected a day of that"
        + " month")
    #expect(fault("1", "{column: d, calendar: greek}").contains("unknown calendar 'greek'"))
  }

  @Test func whatHasNoDayStaysAndIsTold() throws {
    let imported = try Imported(
      "a,b,d\nx,y,1917\nx,y,1917-10\nx,y,1917-10-25\n",
      mapping("when: {column: d, calendar: julian}"))
    #expect(imported.dates == ["1917", "1917-10", "1917-11-07"])
    #expect(
      imported.report.warnings.map(\.description) == [
        "t.csv:2:5: warning: a date of the Julian calendar without a day is left as it is written"
      ])
  }

  /// George Washington was born on 11 February 1731 by the years of Lady Day, Charles I beheaded on 30 January
  /// 1648, and the year of Byzantium began on 1 September.
  @Test func yearsBeginOnAnotherDay() throws {
    let english = "{column: d, calendar: julian, new-year: 03-25}"
    #expect(
      try dates(["1731-02-11", "1648-01-30", "1648-03-25", "1648-03-24"], english) == [
        "1732-02-22", "1649-02-09", "1648-04-04", "1649-04-03",
      ])
    #expect(
      try dates(["1700-08-31", "1700-09-01", "1700-12-31"], "{column: d, new-year: 09-01}") == [
        "1700-08-31", "1699-09-01", "1699-12-31",
      ])
    #expect(
      try dates(["1700-01", "1700-04"], "{column: d, new-year: 03-25}") == ["1701-01", "1700-04"])
    // The year 1200 began in Pisa on 25 March 1199, in Venice on 1 March 1200, in Florence on 25 March 1200, and
    // in Byzantium on 1 September 1199.
    for (name, days) in [
      ("pisan", ["1199-03-25", "1200-03-24"]), ("florentine", ["1200-03-25", "1201-03-24"]),
      ("venetian", ["1200-03-25", "1200-03-24"]), ("byzantine", ["1200-03-25", "1200-03-24"]),
    ] {
      #expect(
        try dates(["1200-03-25", "1200-03-24"], "{column: d, new-year: \(name)}")
          == days, "\(name)")
    }
    #expect(try dates(["1200-02-28"], "{column: d, new-year: venetian}") == ["1201-02-28"])
    #expect(try dates(["1200-09-01"], "{column: d, new-year: byzantine}") == ["1199-09-01"])
    let march = try Imported(
      "a,b,d\nx,y,1700-03\n", mapping("when: {column: d, new-year: 03-25}"))
    #expect(march.dates == ["1700-03"])
    #expect(march.report.warnings.count == 1)
    #expect(
      fault("1700", "{column: d, new-year: whitsun}").contains("'whitsun' is no new year's day"))
  }

  @Test func aDateMayNameItsCalendar() throws {
    let table =
      "a,b,d\nx,y,1917-10-25 O.S.\nx,y,1917-11-07 (N.S.)\nx,y,1917-10-26 old style\nx,y,1918\n"
    let imported = try Imported(table, mapping("when: {column: d, calendar: gregorian}"))
    #expect(imported.dates == ["1917-11-07", "1917-11-07", "1917-11-08", "1918"])
    #expect(
      imported.report.warnings.map(\.description) == [
        "t.csv:3:5: warning: 'd' has dates of two calendars: '1917-10-25 O.S.' is read as Julian, and"
          + " '1917-11-07 (N.S.)' as Gregorian"
      ])
    // One calendar alone is no matter of doubt, nor is a date without a day.
    for rows in ["x,y,1917-10-25 O.S.\n", "x,y,1917-10-25 O.S.\nx,y,1918\nx,y,1919-03\n"] {
      #expect(try Imported("a,b,d\n" + rows, mapping("when: d")).report.warnings.isEmpty)
    }
  }

  /// Nobody but the mapping can say of which calendar the dates are that don't.
  @Test func twoCalendarsInOneColumnAreAnError() throws {
    let message =
      "'d' has dates of two calendars: '1917-10-25 O.S.' in line 2 is Julian, and '1917-11-07' here"
      + " Gregorian; expected one calendar a column, or the key 'calendar' in the mapping, which says of"
      + " which one dates without a mark are"
    let rows = "a,b,d\nx,y,1917-10-25 O.S.\nx,y,1917\nx,y,1917-11-07\nx,y,1917-10-26 O.S.\n"
    #expect(faults(rows, mapping("when: d")) == ["t.csv:4:5: error: \(message)"])
    #expect(
      faults(rows + "x,y,1917-11-09\n", mapping("when: d"))
        == ["t.csv:4:5: error: \(message) (2 times)"])
    let reversed = faults(
      "a,b,d\nx,y,7 November 1917\nx,y,25 October 1917 O.S.\n",
      "source: {id: a, born: d}\ntarget: b\nkind: alliance\nwhen: none")
    #expect(
      reversed.first?.hasPrefix(
        "t.csv:3:5: error: 'd' has dates of two calendars: '7 November 1917' in line 2 is Gregorian, and"
          + " '25 October 1917 O.S.' here Julian; expected") == true, "\(reversed)")
    // Passed over, the rows of the second calendar are.
    let skipped = try Imported(rows, mapping("when: d\nfaults: skip"))
    #expect(skipped.dates == ["1917-11-07", "1917", "1917-11-08"])
    #expect(skipped.report.warnings.map(\.message) == [message])
    // A mapping that says it is believed.
    #expect(
      try Imported(rows, mapping("when: {column: d, calendar: julian}")).dates
        == ["1917-11-07", "1917", "1917-11-20", "1917-11-08"])
  }

  /// Of a Julian column every form of EDTF is taken, and every word; what has no day stays.
  @Test func formsOfOldStyle() throws {
    for (cell, date) in [
      ("164X", "164X"), ("before 1640", "[..1639]"), ("summer 1640", "1640-22"),
      ("1640-22", "1640-22"), ("[1640..1642]", "[1640..1642]"), ("1640-XX-XX", "1640-XX-XX"),
      ("1640s", "164X"), ("between 1640 and 1642", "[1640..1642]"), ("17th century", "16XX"),
      ("{1640-05-01,1641}", "{1640-05-11,1641}"), ("1640-05-01/1640-06", "1640-05-11/1640-06"),
      ("10 Feb 1648", "1648-02-20"), ("30 January 1648/9", "1649-02-09"),
      ("Feb. 1648/9", "1649-02"), ("29 Feb 1700", "1700-03-11"),
      ("28–29 Feb 1700", "1700-03-10/1700-03-11"), ("after 28 Feb 1700", "[1700-03-11..]"),
      ("[1700-02-29..1700-03-05]", "[1700-03-11..1700-03-16]"),
      ("29 Feb. 1699/1700", "1700-03-11"),
    ] {
      #expect(try dates([cell], "{column: d, calendar: julian}") == [date], "\(cell)")
    }
    #expect(
      try dates(
        ["Feb. 1648/9", "30 January 1648/9", "30 January 1648", "before 1640"],
        "{column: d, calendar: julian, new-year: 03-25}") == [
          "1649-02", "1649-02-09", "1649-02-09", "[..1639]",
        ])
    #expect(fault("29 Feb 1701", "{column: d, calendar: julian}").contains("is no date"))
  }

  /// Whatever is offered is read where it is offered, of its calendar.
  @Test func offersAreTaken() throws {
    var offers = 0
    for when in [
      "d", "{column: d, calendar: julian}", "{column: d, calendar: julian, new-year: 03-25}",
      "{start: d}", "{end: {column: d, exclusive: true}}", "{column: d, format: [D.M.YYYY, EDTF]}",
      "{column: d, exclusive: true}",
    ] {
      for cell in [
        "11/2/1715", "14.5.26", "early 1926", "1926051", "14??", "149-", "1 Nov 1648/9",
        "May 1926/27",
        "1926-15-05", "1926-", "May/June 1926", "11/2/1715 O.S.", "1 Nov 1648/9 (O.S.)",
      ] {
        let told = fault(cell, when)
        let line = told.split(separator: "\n").first { $0.contains("did you mean ") } ?? ""
        guard let offer = line.split(separator: "did you mean ").dropFirst().last else { continue }
        for text in offer.dropLast().split(separator: " or ").map({ $0.filter { $0 != "'" } }) {
          offers += 1
          #expect(text != cell)
          #expect(fault(text, when) == "", "\(text) for \(cell), \(when)")
        }
      }
    }
    #expect(offers > 100)
    #expect(
      fault("11/2/1715 O.S.", "d").contains("'11/2/1715 O.S.' is no date")
        && fault("11/2/1715 O.S.", "d").hasSuffix(
          "did you mean '1715-02-11 O.S.' or '1715-11-02 O.S.'?")
    )
  }

  @Test func bothYearsMayStandInAColumnOfYears() throws {
    let map = mapping("calendar: julian\nnew-year: 03-25\nwhen: {year: y, month: m, day: d}")
    let imported = try Imported(
      "a,b,y,m,d\nx,y,1648/9,1,30\nx,z,1648/49,2,\nx,w,1648,1,30\n", map)
    #expect(imported.dates == ["1649-02-09", "1649-02", "1649-02-09"])
    #expect(
      imported.report.warnings.contains {
        $0.message
          == "'y' has 2 dates in words, which are read in EDTF: '1648/9' as 1649 and '1648/49' as"
          + " 1649"
      })
    #expect(
      faults("a,b,y,m,d\nx,y,1648/9,11,5\n", map) == [
        "t.csv:2:5: error: the year '1648/9' is no whole number; expected one year; only a day or a month"
          + " before 25 March is of both"
      ])
  }

  // MARK: Ends that don't count

  @Test func intervalsInACellMayExcludeTheirEnds() throws {
    #expect(
      try dates(
        [
          "1816/1820", "1900-01-01/1900-03-01", "1900-03-01/1900-03-01", "1816/..", "1850", "1816/",
          "1816~/1820",
        ],
        "{column: d, exclusive: true}") == [
          "1816/1819", "1900-01-01/1900-02-28", "1900-03-01", "1816/..", "1850", "1816/",
          "1816~/1819",
        ])
  }

  /// A fault of the end is told of the cells as they are, whatever day that makes.
  @Test func endsBeforeStartsAreQuotedAsTheyStand() {
    let table = "a,b,s,e\nu,v,1900-02-01,1899-01-01\n"
    func told(_ when: String, _ table: String = table) -> String {
      faults(table, mapping(when)).joined(separator: "\n")
    }
    #expect(
      told("when: {start: s, end: {column: e, exclusive: true}}")
        == "t.csv:2:16: error: the end lies before the start, in '1900-02-01' and '1899-01-01'; expected an"
        + " end after the start, as the end doesn't count")
    #expect(
      told("calendar: julian\nwhen: {start: s, end: e}")
        == "t.csv:2:16: error: the end lies before the start, in '1900-02-01' and '1899-01-01'; expected an"
        + " end that is not before the start")
    #expect(
      told(
        "when: {start: {year: y, month: m}, end: {year: z, month: n, exclusive: true}}",
        "a,b,y,m,z,n\nu,v,1900,2,1899,1\n"
      ).hasPrefix("t.csv:2:12: error: the end lies before the start, in '1900-2' and '1899-1'; "))
    #expect(
      fault("1900-02-01/1899-01-01", "{column: d, exclusive: true}")
        == "t.csv:2:5: error: the end lies before the start, in '1900-02-01/1899-01-01'; expected an end"
        + " after the start, as the end doesn't count")
    #expect(
      fault("1917-10-25/1917-10-20", "{column: d, calendar: julian}").contains(
        "in '1917-10-25/1917-10-20'; expected"))
  }

  // MARK: Where the table ends

  @Test func endsAreOpenAtTheEdgeOfTheTable() throws {
    let table = "a,b,s,e\nx,y,1816,1820\nx,z,1818,1945\nx,w,1816,1945\nx,v,1820,1830\n"
    #expect(
      try Imported(
        table,
        mapping("when: {start: {year: s}, end: {year: e}, open-start: edge, open-end: edge}")
      ).dates == ["../1820", "1818/..", "../..", "1820/1830"])
    #expect(
      try Imported(
        "a,b,y\nx,y,1816\nx,y,1817\nx,z,1816\nx,z,1818\n",
        mapping("when: {year: y, merge: years, open-end: edge}")
      ).dates == ["1816/1817", "1816/1816", "1818/.."])
    // Rows that are passed over are no part of the table.
    #expect(
      try Imported(
        table, mapping("skip: {e: 1945}\nwhen: {start: {year: s}, end: {year: e}, open-end: edge}")
      ).dates == ["1816/1820", "1820/.."])
  }
}
