import Camarilla
import Testing

@testable import CamarillaImport

@Suite struct MappingDatesTests {
  /// The dates made of rows `y,m,d,t,z`, by what the mapping says under `when`.
  private func dates(_ rows: String, _ when: String) throws -> [String] {
    try Imported(
      "a,b,y,m,d,t,z\n" + rows.split(separator: "\n").map { "u,v,\($0)\n" }.joined(),
      mapping("when:\n" + when.split(separator: "\n").map { "  \($0)\n" }.joined())
    ).dates
  }

  @Test func partsMayBeUnknown() throws {
    #expect(
      try dates(
        """
        1066,10,14,,
        1066,10,,,
        1066,,,,
        1066,0,0,,
        1066,5,99,,
        1066,?,14,,
        1066,,14,,
        0,5,14,,
        -43,3,15,,
        12000,,,,
        1066.0,5.0,1.0,,
        """, "year: y\nmonth: m\nday: d\nunknown: [0, 99, \"?\"]") == [
          "1066-10-14", "1066-10", "1066", "1066-XX-XX", "1066-05-XX", "1066-XX-14", "1066-XX-14",
          "XXXX-05-14", "-0043-03-15", "Y12000", "1066-05-01",
        ])
  }

  @Test func whatIsApproximateHasNoUnknownPartsBehindIt() throws {
    #expect(
      try dates(
        "1066,0,0,circa,\n1066,5,0,before,\n1066,5,0,uncertain,",
        "year: y\nmonth: m\nday: d\nunknown: 0\ntype: t") == [
          "1066~", "[..1066-05]", "1066-05-XX?",
        ])
  }

  @Test func codesMayBelongToOnePart() throws {
    #expect(
      try dates("9,9,9,,", "year: y\nmonth: m\nday: {column: d, unknown: [9]}") == ["0009-09-XX"])
  }

  @Test func datesHaveFormats() throws {
    func date(_ cell: String, _ format: String) throws -> [String] {
      try dates("\(cell),,,,", "column: y\nformat: \(format)\nunknown: [\"00\", \"??\"]")
    }
    #expect(try date("19910304", "YYYYMMDD") == ["1991-03-04"])
    #expect(try date("19910300", "YYYYMMDD") == ["1991-03-XX"])
    #expect(try date("3/4/1991", "D/M/YYYY") == ["1991-04-03"])
    #expect(try date("3/4/1991", "M/D/YYYY") == ["1991-03-04"])
    #expect(try date("1991-??-??", "YYYY-MM-DD") == ["1991-XX-XX"])
    #expect(try date("1991-03-04T12:00", "YYYY-MM-DD*") == ["1991-03-04"])
    #expect(try date("04.03.987", "DD.MM.Y") == ["0987-03-04"])
    #expect(try date("-43", "Y") == ["-0043"])
    #expect(try date("1991", "[YYYY-MM-DD, YYYY-MM, YYYY]") == ["1991"])
    #expect(try dates("1991-03~,,,,", "column: y") == ["1991-03~"])
  }

  @Test func typesSayHowADateIsMeant() throws {
    let when = """
      year: y
      type: {column: t, values: {"-1": before, "1": after, "2": circa, u: until, s: since, d: during,
        q: uncertain, p: circa uncertain, t: through, x: unknown}}
      undated: unknown
      """.replacing(",\n  ", with: ", ")
    #expect(
      try dates(
        """
        1066,,,-1,
        1066,,,1,
        1066,,,2,
        1066,,,u,
        1066,,,s,
        1066,,,d,
        1066,,,q,
        1066,,,p,
        1066,,,t,
        1066,,,x,
        1066,,,,
        """, when) == [
          "[..1066]", "[1066..]", "1066~", "../1066", "1066/..", "1066", "1066?", "1066%",
          "1066/1066", "/", "1066",
        ])
    // The words themselves may stand in the column.
    #expect(try dates("1066,,,circa,", "year: y\ntype: t") == ["1066~"])
  }

  @Test func typesSayHowTwoDatesGoTogether() throws {
    #expect(
      try dates(
        """
        1060,1066,,through,
        1060,1066,,between,
        1060,1066,,during,
        1060,1066,,before,
        1060,1066,,after,
        1060,1066,,circa,
        ,1066,,between,
        1060,,,through,
        ,1066,,before,
        1060,1066,,until,
        1060,1066,,since,
        1060,,,during,
        1060,,,between,
        """, "start: {year: y}\nend: {year: m}\ntype: t") == [
          "1060/1066", "[1060..1066]", "[1060..1066]", "[..1066]", "[1060..]", "1060~/1066~",
          "[..1066]", "1060/", "[..1066]", "../1066", "1060/..", "1060", "[1060..]",
        ])
  }

  /// The days of a set whose two dates have different precisions are those of the dates: from the first of
  /// the one to the last of the other.
  @Test func betweenDatesOfTwoPrecisions() throws {
    let imported = try Imported(
      "a,b,y,z\nu,v,1060,1066-05\nu,w,1060-02,1066\nu,x,1060,1066-05-14\nu,y,1060-02,1066-05-14\n",
      mapping("when: {start: {column: y}, end: {column: z}, type: {constant: between}}"))
    #expect(
      imported.dates == [
        "[1060-01..1066-05]", "[1060-02..1066-12]", "[1060-01-01..1066-05-14]",
        "[1060-02-01..1066-05-14]",
      ])
  }

  @Test func whatAnEndCannotSayIsLeftUnknownAndCounted() throws {
    let imported = try Imported(
      "a,b,y,t,z\nu,v,1060,before,1066\nu,w,1060,circa,1066\nu,x,1060,since,\nu,y,1060,before,1066\n",
      mapping("when: {start: {year: y, type: t}, end: {year: z}}"))
    #expect(imported.dates == ["/1066", "1060~/1066", "../", "/1066"])
    #expect(imported.report.loosenedDates == 2)
  }

  @Test func endsMayBeOpenOrExclusive() throws {
    let open = try dates(
      "1816,,,,2012\n1900,,,,1990\n1816,,,1,\n1900,,,,",
      "start: {year: y}\nend: {year: z}\nopen-start: 1816\nopen-end: [2012, 9999]")
    #expect(open == ["../..", "1900/1990", "../", "1900/"])
    let censored = try dates(
      "1816,,,1,2012\n1900,,,0,2012",
      "start: {year: y}\nend: {year: z, undated: open}\nopen-end: {t: 1}")
    #expect(censored == ["1816/..", "1900/2012"])
    #expect(try dates("1900,,,,", "start: {year: y}\nend: {year: z, undated: open}") == ["1900/.."])
    let exclusive = try dates(
      "1914-07-28,1918-11-12,,,\n1914,1919,,,\n1914-01,1914-03,,,\n1914-03-01,1914-03-01,,,",
      "start: y\nend: {column: m, exclusive: true}")
    #expect(exclusive == ["1914-07-28/1918-11-11", "1914/1918", "1914-01/1914-02", "1914-03-01"])
    let parts = try dates(
      "1914,1,1,,1915\n1914,3,1,,1914",
      "start: {year: y}\nend: {year: z, month: m, day: d, exclusive: true}")
    #expect(parts == ["1914/1914-12-31", "1914/1914-02-28"])
  }

  @Test func yearsBeforeOneMayLackAZero() throws {
    #expect(
      try dates("-44,3,15,,\n1,,,,", "year: y\nmonth: m\nday: d\nyear-zero: false") == [
        "-0043-03-15", "0001",
      ])
  }

  @Test func undatedRowsAreWhatTheMappingSays() throws {
    #expect(try dates(",,,,\n1900,,,,", "year: y") == ["1900"])
    #expect(try dates(",,,,", "year: y\nundated: unknown") == ["/"])
    #expect(try dates(",,,,", "year: y\nundated: open") == ["../.."])
    #expect(try dates(",,,,", "start: y\nend: z\nundated: unknown") == ["/"])
  }
}
