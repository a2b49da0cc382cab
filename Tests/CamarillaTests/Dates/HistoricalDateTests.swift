import Camarilla
import Testing

struct HistoricalDateTests {
  /// One qualification, one text: however it was written, it prints in one way.
  @Test(arguments: [
    ("?2004", "2004?"), ("?2004~", "2004%"), ("~2004~", "2004~"), ("~2004-~06", "2004-06~"),
    ("%2004-%06-%11", "2004-06-11%"), ("2004?-06~", "%2004-~06"), ("?2004-?06-11", "2004-06?-11"),
    ("2004?-06-~11", "?2004-06-~11"), ("?2004-06-04~", "%2004-~06-~04"), ("?-2004-06", "-2004?-06"),
    ("2004-?06-?11", "2004-?06-?11"), ("2001~-34", "2001~-34"), ("?2001-34", "2001?-34"),
    ("~Y170000002", "Y170000002~"), ("?1950S2", "1950S2?"), ("[?1667,1668]", "[1667?,1668]"),
  ])
  func printsInOneWay(_ text: String, _ canonical: String) throws {
    let date = try HistoricalDate(text)
    #expect(date.description == canonical)
    #expect(try HistoricalDate(canonical) == date)
  }

  /// Valid by the test suite of UNT Libraries' edtf-validate, beyond the specification's examples.
  @Test(arguments: [
    "0000", "2004-01-01T10:10:10+00:59", "-2004-23", "-2010", "2006%", "-2004~", "-2004-06?",
    "-2004-06-11%", "-20XX", "-2004-XX", "-1985-04-XX", "-1985-XX-XX", "-1985-04-12T23:20:30",
    "-1985-04-12T23:20:30-04", "-2001-02-03", "Y17E8", "-1859S5", "Y-171010000S2", "Y-3388E2S3",
    "2001-25", "2001-29", "-2001-41", "[-1667,1668,1670..1672]", "[1760-01,-1760-02,1760-12..]",
    "[-1740-02-12..-1200-01-29]", "[-1890-05..-1200-01]", "{-1640-06..-1200-01}", "{1760-12..}",
    "2011-23~", "1560-XX-25", "-1X32-X1-X2", "20X0-10-02", "1X99-01-XX", "-156X-12-25",
    "-XXXX-12-XX", "-1984-1X", "0000/0000", "0000-01-13/0000-01-23", "-1000/-0999", "1923-21/1924",
    "1952-23~/1953", "2003-22/2003-22", "/..", "../", "../..", "1919-XX-02/1919-XX-01",
    "XXXX-12-21/1890-09-2X", "198X-11-XX/198X-11-30", "2015-02-27/2015-02-X8",
    "2016-02-28/2016-02-X9", "20X3-06-25/2004-X1-03", "1930-X0-10/1930-10-30", "Y-61000/-2000",
    // ISO 8601 allows these besides.
    "1985-04-12T23:20", "1985-04-12T23:20:30.125Z", "1985-04-12T24:00:00", "2016-12-31T23:59:60Z",
    // Nothing forbids these.
    "XXXX", "XXXX-XX-XX", "192X-22", "{1926}", "[1926]", "/", "-000X",
  ])
  func readsAndPrintsAsItIs(_ text: String) throws {
    #expect(try Period(text).description == text)
  }

  @Test(arguments: [
    // 29 February waits for leap years; the years X00 of the 19th and 20th centuries are none.
    ("19XX-02-29", "1901-01-01", "1904-02-29"), ("XX00-02-29", "1601-01-01", "2000-02-29"),
    ("XXXX-12-25", "1926-12-26", "1927-12-25"), ("1XXX-12", "1926-05-14", "1926-12-01"),
    ("1XXX-12", "1926-12-14", "1926-12-14"), ("[1926,1928]", "1927-01-01", "1928-01-01"),
    ("19X6", "1927-01-01", "1936-01-01"), ("-19X6", "-1930-01-01", "-1926-01-01"),
    ("-XXX5-06", "-1926-01-01", "-1925-06-01"), ("1926-X1-30", "1926-02-01", "1926-11-30"),
    ("192X-24", "1927-03-01", "1927-12-01"), ("-000X", "-0050-01-01", "-0009-01-01"),
  ])
  func findsTheNextDay(_ text: String, _ from: String, _ next: String) throws {
    let date = try HistoricalDate(text)
    let from = try HistoricalDate(from).earliest
    #expect(date.firstDay(onOrAfter: from)?.description == next)
  }

  @Test(arguments: [
    ("19XX-02-29", "1997-01-01", "1996-02-29"), ("XXXX-12-25", "1926-12-24", "1925-12-25"),
    ("[1926,1928]", "1927-06-01", "1926-12-31"), ("19X6", "1925-01-01", "1916-12-31"),
    ("192X-24", "1928-11-30", "1928-02-29"), ("-000X", "0005-01-01", "-0001-12-31"),
  ])
  func findsTheDayBefore(_ text: String, _ from: String, _ previous: String) throws {
    let date = try HistoricalDate(text)
    let from = try HistoricalDate(from).earliest
    #expect(date.lastDay(onOrBefore: from)?.description == previous)
  }

  @Test(arguments: [
    (21, "2001-03-01", "2001-05-31"), (22, "2001-06-01", "2001-08-31"),
    (23, "2001-09-01", "2001-11-30"), (24, "2001-12-01", "2002-02-28"),
    (25, "2001-03-01", "2001-05-31"), (26, "2001-06-01", "2001-08-31"),
    (27, "2001-09-01", "2001-11-30"), (28, "2001-12-01", "2002-02-28"),
    (29, "2001-09-01", "2001-11-30"), (30, "2001-12-01", "2002-02-28"),
    (31, "2001-03-01", "2001-05-31"), (32, "2001-06-01", "2001-08-31"),
    (33, "2001-01-01", "2001-03-31"), (34, "2001-04-01", "2001-06-30"),
    (35, "2001-07-01", "2001-09-30"), (36, "2001-10-01", "2001-12-31"),
    (37, "2001-01-01", "2001-04-30"), (38, "2001-05-01", "2001-08-31"),
    (39, "2001-09-01", "2001-12-31"), (40, "2001-01-01", "2001-06-30"),
    (41, "2001-07-01", "2001-12-31"),
  ])
  func knowsThePartsOfAYear(_ code: Int, _ first: String, _ last: String) throws {
    let date = try HistoricalDate("2001-\(code)")
    #expect((date.earliest.description, date.latest.description) == (first, last))
    #expect(HistoricalDate(year: 2001, month: code) == date)
  }

  @Test(arguments: [
    ("1926~", "1925-01-01", "1927-12-31"), ("1926%", "1925-01-01", "1927-12-31"),
    ("1926-05~", "1926-04-01", "1926-06-30"), ("1926-01~", "1925-12-01", "1926-02-28"),
    ("1926-05-14~", "1926-05-13", "1926-05-15"), ("193X~", "1920-01-01", "1949-12-31"),
    ("19XX~", "1800-01-01", "2099-12-31"), ("1950S2~", "1800-01-01", "2099-12-31"),
    ("1926-22~", "1926-03-01", "1926-11-30"), ("2001-34~", "2001-01-01", "2001-09-30"),
    ("1926-XX~", "1925-12-01", "1927-01-31"), ("1926~-05-14", "1925-05-14", "1927-05-14"),
    ("1926-05~-31", "1926-05-31", "1926-05-31"), ("~1926-05", "1925-05-01", "1927-05-31"),
    ("1926-~05-14", "1926-04-14", "1926-06-14"),
    ("Y-17E7~", "-170000001-01-01", "-169999999-12-31"),
    ("1926?", "1926-01-01", "1926-12-31"), ("[1926~,1930]", "1925-01-01", "1930-12-31"),
    ("[..1926~]", "distant past", "1927-12-31"), ("1926-05-14T10:00", "1926-05-14", "1926-05-14"),
  ])
  func widensByOneUnit(_ text: String, _ first: String, _ last: String) throws {
    let date = try HistoricalDate(text)
    #expect(date.earliest(rule: .standard).description == first)
    #expect(date.latest(rule: .standard).description == last)
  }

  @Test func widensByAnyNumberOfUnits() throws {
    let date = try HistoricalDate("1926~-05-14")
    let three = ApproximationRule(units: 3)
    #expect(date.earliest(rule: three).description == "1923-05-14")
    #expect(date.latest(rule: three).description == "1929-05-14")
    // The year is approximate, the day is not.
    #expect(date.contains(try HistoricalDate("1928-05-14").earliest, rule: three))
    #expect(!date.contains(try HistoricalDate("1928-05-15").earliest, rule: three))
    #expect(date.earliest(rule: .exact) == date.earliest)
    let always = ApproximationRule(units: .max)
    #expect(date.earliest(rule: always).year == -1_000_000_000_000_000)
    #expect(try HistoricalDate("1926-05~").latest(rule: always) < .distantFuture)
  }

  @Test func saturatesFarYears() throws {
    let far = try HistoricalDate("Y17E400")
    #expect(far.description == "Y17E400")
    #expect(far.earliest == CalendarDay.first(ofYear: .max))
    #expect(far.latest == CalendarDay.last(ofYear: .max))
    #expect(try HistoricalDate("Y-999999999999999999S1~").latest(rule: .standard) < .distantFuture)
    #expect(try HistoricalDate("Y17E400") != HistoricalDate("Y18E400"))
  }

  @Test func tellsItsQualities() throws {
    let date = try HistoricalDate("?2004-06-~1X")
    #expect(date.isUncertain && date.isApproximate && date.hasUnspecifiedDigits && !date.isSet)
    let plain = try HistoricalDate("2004-06-11")
    #expect(!plain.isUncertain && !plain.isApproximate && !plain.hasUnspecifiedDigits)
    #expect(try HistoricalDate("[1667,1668%]").isUncertain)
    #expect(try HistoricalDate("{1667,1668}").isSet)
    #expect(try HistoricalDate("1985-04-12T23:20:30Z").timeOfDay == "23:20:30Z")
    #expect(plain.timeOfDay == nil)
    let precisions: [(String, DatePrecision)] = [
      ("2004-06-11", .day), ("2004-06-XX", .day), ("2004-XX", .month), ("2004-06", .month),
      ("2004-21", .season), ("2004-34", .quarter), ("2004-38", .quadrimester),
      ("2004-41", .semester), ("2004", .year), ("200X", .decade), ("20XX", .century),
      ("1950S2", .century), ("2XXX", .millennium), ("Y171010000S3", .longer), ("2X04", .year),
      ("[1667,1760-12]", .year), ("2004-06-11T10:00", .day),
    ]
    for (text, precision) in precisions {
      #expect(try HistoricalDate(text).precision == precision, "\(text)")
    }
  }

  @Test func isMadeFromNumbers() throws {
    #expect(HistoricalDate(year: 1926)?.description == "1926")
    #expect(HistoricalDate(year: -43, month: 3)?.description == "-0043-03")
    #expect(HistoricalDate(year: 0, month: 2, day: 29)?.description == "0000-02-29")
    #expect(HistoricalDate(year: 12_000)?.description == "Y12000")
    #expect(HistoricalDate(year: 12_000, month: 1) == nil)
    #expect(HistoricalDate(year: 1926, month: 13) == nil)
    #expect(HistoricalDate(year: 1926, day: 1) == nil)
    #expect(HistoricalDate(year: 1926, month: 21, day: 1) == nil)
    #expect(HistoricalDate(year: 1900, month: 2, day: 29) == nil)
    let day = try #require(CalendarDay(year: 1926, month: 5, day: 14))
    #expect(HistoricalDate(day)?.description == "1926-05-14")
    #expect(HistoricalDate(.distantFuture) == nil)
  }
}
