import Camarilla
import Testing

/// How finely a chronicle is dated, by hand.
@Suite struct DatingsTests {
  private func datings(_ periods: [String]) throws -> Datings {
    try chronicle(periods).datings()
  }

  private func chronicle(_ periods: [String]) throws -> Chronicle {
    var builder = Chronicle.Builder(infersFigures: true)
    for (index, text) in periods.enumerated() {
      builder.add(
        Relationship(
          kind: "alliance", source: "a", target: Figure.ID("b\(index)"), when: try Period(text)))
    }
    return try builder.build()
  }

  @Test func datesOfAnyYearCountForNoRange() throws {
    let dated = try chronicle(["1906/XXXX", "XXXX/1890", "1900", "190X", "XXXX-12-25"])
    #expect(dated.years == 1890...1909)
    #expect(dated.activities().map(\.years)[0] == 1890...1909)
    #expect(try chronicle(["XXXX"]).years == nil)
  }

  @Test func everyPrecision() throws {
    let found = try datings([
      "1926-05-14", "1926-05-14/1926-06-01", "1926-05-14/1926-06", "1926-05?", "1926-21", "1926-34",
      "1926-05/1927", "1926~", "1920/..", "192X", "18XX/1926-05-14", "../..", "/",
      "[1926-01-01..1926-02-28]",
    ])
    #expect(
      found.counts == [
        .day: 3, .month: 2, .season: 1, .quarter: 1, .year: 3, .decade: 1, .century: 1,
      ])
    #expect(found.undated == 2)
    #expect(found.count(in: [.season, .quarter, .semester]) == 2)
    #expect(found.finest == .day)
    #expect(found.span == "18XX/192X")
  }

  /// What has no beginning either is no claim that somebody left open.
  @Test func endsAreCounted() throws {
    let found = try datings([
      "1920/..", "1926-05/..", "1920/", "../..", "/", "../1920", "1920", "1920/1921",
    ])
    #expect(found.openEnds == 2)
    #expect(found.unknownEnds == 1)
  }

  @Test(arguments: [
    (["1926-05-14/1926-06-01"], "1926-05-14/1926-06-01"), (["1926-05-14"], "1926-05-14"),
    (["1926", "1926-01-01/1926-03"], "1926-01-01/1926"), (["1920/..", "1926-05"], "1920/1926-05"),
    (["-0043-03-15", "-0042-21"], "-0043-03-15/-0042-21"), (["[..1926-05]"], "1926-05"),
    (["1926?/1927-05~"], "1926/1927-05"), (["../.."], nil),
    // A date of any year names none.
    (["1926/XXXX", "XXXX", "1927-05"], "1926/1927-05"), (["XXXX-12-25"], nil),
  ])
  func span(periods: [String], span: String?) throws {
    #expect(try datings(periods).span == span)
  }
}
