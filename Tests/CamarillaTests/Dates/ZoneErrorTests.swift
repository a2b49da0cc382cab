import Testing

@testable import Camarilla

@Suite struct ZoneErrorTests {
  /// A zone in ISO 8601's basic format, and whatever else follows a time of day, is no matter of intervals.
  @Test(arguments: [
    ("1917-05-01T10:00:00+0230", 22, "a colon between the hours and the minutes from UTC"),
    ("1917-05-01T10:00-0230", 19, "a colon between the hours and the minutes from UTC"),
    ("1917-05-01T10:00:00+02:30h", 25, "the end of the time of day"),
    ("1917-05-01T10:00Z/1918", 17, "a date without a time of day in an interval"),
  ])
  func whatFollowsATimeOfDay(_ text: String, _ offset: Int, _ expected: String) {
    do throws(DateError) {
      _ = try Period(text)
      Issue.record("no error")
    } catch {
      #expect(error.expected == expected)
      #expect(error.offset == offset)
    }
  }
}
