import Camarilla
import Testing

@testable import CamarillaImport

/// Dates in words, where they have one reading.
@Suite struct SpelledDateTests {
  /// By the Library of Congress's specification of EDTF: seasons are 21 to 24, `~` is circa, `X` an unspecified
  /// digit, `[..a]` on some day up to a.
  private static let dates = [
    ("May 1926", "1926-05"), ("spring 1926", "1926-21"), ("c. 1926", "1926~"), ("1920s", "192X"),
    ("14 May 1926", "1926-05-14"), ("14. Mai 1926", "1926-05-14"), ("Dezember 1926", "1926-12"),
    ("before 1926", "[..1925]"), ("after 1926", "[1927..]"), ("14.V.1926", "1926-05-14"),
    ("26/9/1936", "1936-09-26"), ("1926?~", "1926%"),
  ]
  private static let periods = [
    ("since 1936", "1936/.."), ("May–June 1926", "1926-05/1926-06"), ("1926 to 1928", "1926/1928"),
  ]
  private static let unread = ["11/2/1715", "14.5.26", "early 1926", "sometime", "31 June 1926"]

  private func dates(_ cells: [String], _ when: String) throws -> Imported {
    try Imported("a,b,d\n" + cells.map { "u,v,\"\($0)\"\n" }.joined(), mapping("when: \(when)"))
  }

  @Test func theyAreReadInTiesAndFigures() throws {
    let all = Self.dates + Self.periods
    #expect(try dates(all.map(\.0), "d").dates == all.map(\.1))
    #expect(try dates(all.map(\.0), "{column: d, format: [YYYYMMDD, EDTF]}").dates == all.map(\.1))
    for (key, date) in [("born", \Figure.born), ("died", \Figure.died)] {
      let listed = try Imported(
        files: [
          "p.csv": "id,d\n" + Self.dates.enumerated().map { "f\($0),\($1.0)\n" }.joined(),
          "t.csv": "a,b,d\nf0,f1,May 1926\n",
        ],
        """
        figures: {file: p.csv, id: id, \(key): d}
        tables: [{file: t.csv, source: a, target: b, kind: alliance, when: d}]
        """)
      #expect(
        listed.chronicle.figures.map { $0[keyPath: date]?.description } == Self.dates.map(\.1))
      #expect(listed.report.warnings.count == 2)
    }
  }

  @Test func yearsInWordsAreReadInColumnsOfYears() throws {
    #expect(
      try dates(["c. 1926", "1926~", "1920s", "before 1926", "1926", "44 BC"], "{year: d}").dates
        == ["1926~", "1926~", "192X", "[..1925]", "1926", "-0043"])
    for cell in ["May 1926", "26?", "early 1926", "1926-05"] {
      #expect(
        faults("a,b,d\nu,v,\(cell)\n", mapping("when: {year: d}"))[0].contains(
          "the year '\(cell)' is no whole number"))
    }
  }

  @Test func theyAreToldAColumnAtATime() throws {
    let imported = try dates(["1925", "May 1926", "c. 1926", "May 1926", "spring 1927"], "d")
    #expect(
      imported.report.warnings.map(\.description) == [
        "t.csv:3:5: warning: 'd' has 3 dates in words, which are read in EDTF: 'May 1926' as 1926-05,"
          + " 'c. 1926' as 1926~ and 'spring 1927' as 1927-21"
      ])
    #expect(
      try dates(["May 1926"], "d").report.warnings.map(\.message) == [
        "'d' has a date in words, which is read in EDTF: 'May 1926' as 1926-05"
      ])
  }

  @Test func whatHasSeveralReadingsIsOfferedAndRefused() {
    for cell in Self.unread {
      for (map, at) in [
        (mapping("when: d"), 5),
        ("source: {id: a, born: d}\ntarget: b\nkind: alliance\nwhen: none", 5),
        (mapping("when: {start: d}"), 5),
      ] {
        let found = faults("a,b,d\nu,v,\(cell)\n", map)
        #expect(
          found.count == 1 && found[0].hasPrefix("t.csv:2:\(at): error: '\(cell)' is no date"))
      }
    }
    #expect(
      faults("a,b,d\nu,v,11/2/1715\n", mapping("when: d"))[0].hasSuffix(
        "did you mean '1715-02-11' or '1715-11-02'?"))
    // A format is what a mapping says it is, and an interval no date.
    #expect(
      faults("a,b,d\nu,v,May 1926\n", mapping("when: {column: d, format: YYYY}")).count == 1)
    #expect(
      faults(
        "a,b,d\nu,v,since 1936\n", "source: {id: a, born: d}\ntarget: b\nkind: alliance\nwhen: none"
      )
      .count == 1)
  }

  @Test func theyAreReadAtEndsAndInCalendars() throws {
    let ends = try Imported(
      "a,b,s,e\nu,v,May 1926,c. 1928\nu,v,before 1926,1930\nu,v,[..1925],14. Mai 1930\n",
      mapping("when: {start: s, end: e}"))
    #expect(ends.dates == ["1926-05/1928~", "/1930", "/1930-05-14"])
    #expect(ends.report.loosenedDates == 2)
    #expect(
      try dates(["25 October 1917", "c. 25 October 1917"], "{column: d, calendar: julian}").dates
        == ["1917-11-07", "1917-11-07~"])
    let marked = try dates(["25 October 1917 O.S.", "26 October 1917 (O.S.)"], "d")
    #expect(marked.dates == ["1917-11-07", "1917-11-08"])
    #expect(
      marked.report.warnings.map(\.message) == [
        "'d' has 2 dates in words, which are read in EDTF: '25 October 1917' as 1917-10-25 and"
          + " '26 October 1917' as 1917-10-26"
      ])
    #expect(
      try Imported(
        "a,b,s,e\nu,v,May 1926,May 1928\n",
        mapping("when: {start: s, end: {column: e, exclusive: true}}")
      ).dates == ["1926-05/1928-04"])
  }
}
