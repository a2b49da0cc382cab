import Camarilla
import Testing

/// What holds when, worked out by hand.
struct PeriodTests {
  private func days(_ text: String) throws -> ClosedRange<CalendarDay> {
    let (start, end) = try Period(text).bounds(.exact)
    return start...end
  }

  private static let holdings: [(String, String, Bool, Bool)] = [
    // Events: period, range, possible, certain.
    ("1926-05-14", "1926", true, true), ("1926-05-14", "1926-05-14", true, true),
    ("1926-05-14", "1926-05-15", false, false), ("1926", "1926", true, true),
    ("1926", "1926-05", true, false), ("192X", "1926", true, false), ("192X", "192X", true, true),
    ("1926~", "1925", true, false), ("1926~", "1926", true, true), ("1926~", "1924", false, false),
    ("1926?", "1925", false, false), ("1926?", "1926", true, true),
    ("XXXX-12-25", "1926-12", true, false), ("XXXX-12-25", "1926-11", false, false),
    // One of: somewhere, but where?
    ("[1926,1928]", "1926", true, false), ("[1926,1928]", "1927", false, false),
    ("[1926,1928]", "1926/1928", true, true), ("[..1926]", "1800", true, false),
    ("[..1926]", "../1926", true, true), ("[1926..]", "1925", false, false),
    // All of: in each of them.
    ("{1926,1928}", "1926", true, true), ("{1926,1928}", "1927", false, false),
    ("{1926,1928}", "1926-05", true, false), ("{1926..1928}", "1927", true, true),
    ("{1926..1928}", "1926-07/1927-06", true, false), ("{..1926}", "1800-05-14", true, false),
    ("{..1926}", "1800", true, true), ("{..1926}", "1926-07/1927-06", true, false),
    ("{..1926-05-14}", "1800-05-14", true, true), ("{..1926-05}", "1926-04", true, true),
    ("{1926..}", "1930-06/1931-05", true, false), ("{1926..}", "1930", true, true),
    ("{1926..}", "1925", false, false), ("{1926-21..1927-22}", "1926-09/1926-11", true, true),
    ("{1926-21..1927-22}", "1926-10/1926-12", true, false),
    ("{1926-01-30..1926-02-02}", "1926-02", true, true),
    // Intervals.
    ("1926/1928", "1927", true, true), ("1926/1928", "1926", true, true),
    ("1926/1928", "1926-05", true, false), ("1926/1928", "1925", false, false),
    ("1926/1926", "1926", true, true), ("1926-05-14/1929", "1926-05-14", true, true),
    ("1926-05-14/1929", "1928-12-31", true, true), ("1926-05-14/1929", "1929-12-31", true, false),
    ("1926-05-14/1929", "1929-01-01", true, true), ("1926~/1928", "1925", true, false),
    ("1926/1928~", "1929", true, false), ("1926/1928~", "1928", true, true),
    // Open ends go on for ever; unknown ones stop on some day after the start.
    ("1926/..", "2026", true, true), ("1926/", "2026", true, false), ("1926/", "1926", true, true),
    ("1926/", "1926-05", true, false), ("../1926", "0001", true, true),
    ("/1926", "0001", true, false), ("/1926", "1926", true, true), ("../..", "1926", true, true),
    ("/", "1926", true, false), ("/..", "1926", true, false), ("../", "1926", true, false),
    // An end narrows its start, and a start its end.
    ("192X/1924", "1924", true, true), ("192X/1924-05-14", "1920/1924-05-13", true, false),
    ("1926/192X", "1926", true, true), ("1926-05-14/192X", "1926-05-14", true, true),
    ("XXXX-12-25/1926-12-24", "1925-12-26/1926-12-24", true, true),
  ]

  @Test(arguments: holdings)
  func holds(_ text: String, _ range: String, _ possible: Bool, _ certain: Bool) throws {
    let period = try Period(text)
    let range = try days(range)
    #expect(period.possiblyHolds(during: range) == possible)
    #expect(period.certainlyHolds(during: range) == certain)
  }

  @Test func contractOfYearEnds() throws {
    // A relationship that ended within the year does not hold at the year's end.
    let period = try Period("1922-04-03/1926-07-23")
    #expect(period.certainlyHolds(during: CalendarDay.days(ofYear: 1926)))
    #expect(!period.possiblyHolds(during: try days("1926-12-31")))
    #expect(period.certainlyHolds(during: try days("1926-01-01")))
  }

  @Test func tellsItsDates() throws {
    let period = try Period("1926~/..")
    #expect(period.dates.map(\.description) == ["1926~"])
    #expect(period.isApproximate && !period.isUncertain && !period.isEvent)
    #expect(try Period("1926?").isEvent)
    #expect(try Period("1926?").isUncertain)
    #expect(try Period("/").dates.isEmpty)
  }

  @Test func readsBytes() throws {
    let bytes = ContiguousArray("x,1926-05-14/1929,y".utf8)
    let period = try Period(utf8: bytes.span.extracting(2..<17))
    #expect(period.description == "1926-05-14/1929")
    let date = try HistoricalDate(utf8: bytes.span.extracting(2..<12))
    #expect(date.description == "1926-05-14")
    do {
      _ = try Period(utf8: bytes.span)
      Issue.record("bytes that are no period were read")
    } catch {
      #expect(error.text == "x,1926-05-14/1929,y")
    }
  }

  /// Chronicles hold periods by the million.
  @Test func staysSmall() {
    #expect(MemoryLayout<HistoricalDate>.size <= 24)
    #expect(MemoryLayout<Period>.size <= 56)
  }
}
