import Camarilla
import TestSupport
import Testing

@testable import CamarillaImport

/// When relationships hold: intervals in cells, no dates at all, constants, lives, and how years count.
@Suite struct ImportedPeriodTests {
  /// The dates made of cells in a column `d`, by what stands behind `when:`.
  private func dates(_ cells: [String], _ when: String = "d") throws -> [String] {
    try Imported(
      "a,b,d\n" + cells.map { "u,v,\"\($0)\"\n" }.joined(), mapping("when: \(when)")
    ).dates
  }

  // MARK: Intervals

  @Test func intervalsAreTakenWhereAPeriodIsMeant() throws {
    let cells = ["1527/1536", "1527", "../1536", "1527/", "1527~/1536-05", "-0044/-0042"]
    #expect(try dates(cells) == cells)
    #expect(try dates(cells, "{column: d}") == cells)
    #expect(try dates(cells, "{column: d, format: EDTF}") == cells)
    #expect(
      try dates(["1527/1536", "15270514"], "{column: d, format: [YYYYMMDD, EDTF]}") == [
        "1527/1536", "1527-05-14",
      ])
    #expect(
      try dates(["9999", "1527/1536", "0"], "{column: d, unknown: [9999, 0]}") == ["1527/1536"])
  }

  @Test func wordsAndOpenEndsHoldForIntervalsInCells() throws {
    func date(_ cell: String, _ more: String) throws -> String {
      try dates([cell], "{column: d, \(more)}")[0]
    }
    func type(_ cell: String, _ word: String) throws -> String {
      try date(cell, "type: {constant: \(word)}")
    }
    #expect(try type("1527/1536", "circa") == "1527~/1536~")
    #expect(try type("1527?/1536~", "circa") == "1527%/1536~")
    #expect(try type("1527/1536", "between") == "[1527..1536]")
    #expect(try type("1527/1536", "before") == "[..1536]")
    #expect(try type("1527/..", "uncertain") == "1527?/..")
    #expect(try date("1527/2012", "open-end: 2012") == "1527/..")
    #expect(try date("1816/1900", "open-start: [1816], open-end: [2012]") == "../1900")
    #expect(try date("1816/1900", "open-end: 1816") == "1816/1900")
    #expect(try date("1990/2012-12-31", "open-end: 2012") == "1990/..")
  }

  @Test func anIntervalIsNoEndAndNoBirth() {
    #expect(
      faults("a,b,s\nx,y,1527/1536\n", mapping("when: {start: s}")) == [
        "t.csv:2:5: error: '1527/1536' is an interval; expected a date; intervals are read by 'when'"
          + " with a column alone"
      ])
    #expect(
      faults(
        "a,b,l\nx,y,1527/1536\n",
        "source: {id: a, born: l}\ntarget: b\nkind: alliance\nwhen: none") == [
          "t.csv:2:5: error: '1527/1536' is an interval; expected a date; [a..b] is some day from a to b"
            + " — did you mean '[1527..1536]'?"
        ])
  }

  // MARK: No dates, and the same ones

  @Test func aTableMayHaveNoDates() throws {
    let imported = try Imported("a,b\nx,y\ny,z\n", mapping("when: none"))
    #expect(imported.dates == ["/", "/"])
    #expect(imported.report.undated == 2)
    #expect(imported.report.usedRows == 2)
    // A column of that name is still to be had.
    #expect(
      try Imported("a,b,none\nx,y,1900\n", mapping("when: {column: none}")).dates == ["1900"])
  }

  @Test func aPeriodMayBeAConstant() throws {
    #expect(try dates(["", ""], "{constant: 1900/1914-07}") == ["1900/1914-07", "1900/1914-07"])
    #expect(
      try dates(["1901", ""], "{start: {year: d}, end: {constant: 1914}, undated: unknown}") == [
        "1901/1914", "/1914",
      ])
    func fault(_ when: String) -> String {
      faults("a,b,d\nx,y,1\n", mapping("when: \(when)")).joined(separator: "\n")
    }
    #expect(
      fault("{constant: 1914/1900}")
        .hasPrefix("m.yaml:4:18: error: the end lies before the start, in '1914/1900'; expected"))
    #expect(fault("{constant: 14 May 1926}").hasSuffix("did you mean '1926-05-14'?"))
    #expect(
      fault("{constant: 1900, year: d}")
        == "m.yaml:4:30: error: when has a constant and 'year' at once; expected the constant, or"
        + " columns")
    #expect(fault("{start: {constant: 1900/1901}}").contains("is no date"))
  }

  @Test(arguments: [
    ("63 BCE", "-0062"), ("1914-18", "1914/1918"), ("63–44 BC", "-0062/-0043"),
    ("'[1539-40]'", "1539-40"),
  ])
  func constantsAreReadAsColumnsAre(_ written: String, _ period: String) throws {
    let imported = try Imported(
      "a,b,d\nx,y,1\nu,v,2\n", mapping("when: {constant: \(written)}"))
    #expect(imported.dates == [period, period])
    // What was made of it is told once, where it stands.
    let remarks = imported.report.warnings.filter { $0.rule == .dateNotation }
    #expect(remarks.count == (written.contains("[") ? 0 : 1))
    #expect(remarks.allSatisfy { $0.location?.file == "m.yaml" && $0.location?.line == 4 })
  }

  @Test func constantEndsAndBirthsTakeOneOfARangeOfYears() throws {
    #expect(
      try dates(["1900"], "{start: {constant: 63 BCE}, end: {constant: 1914-18}}")
        == ["-0062/1918"])
    let figure = try Imported(
      "a,b\nx,y\n",
      "source: {id: a, born: {constant: 1914-18}}\ntarget: b\nkind: alliance\nwhen: none"
    ).chronicle.figure(id: "x")
    #expect(figure?.born?.description == "[1914..1918]")
  }

  // MARK: Lives

  @Test func tiesMayLastWhileBothLive() throws {
    let imported = try Imported(
      """
      a,b,ab,ad,bb,bd
      anne,henry,1507,1536-05-19,1491-06-28,1547-01-28
      anne,ida,1507,1536-05-19,1600,1650
      henry,mary,1491-06-28,1547-01-28,1516,
      ida,nobody,,,,
      x,y,1500..,,,1560

      """.replacing("1500..", with: "[1500..]"),
      """
      source: {id: a, born: ab, died: ad}
      target: {id: b, born: bb, died: bd}
      kind: alliance
      when: lives
      """)
    #expect(
      imported.claims == [
        "alliance anne–henry 1507/1536-05-19", "alliance henry–mary 1516/1547-01-28?",
        "alliance ida–nobody 1600?/1650?", "alliance x–y /1560?",
      ])
    #expect(imported.skips == ["1× the two never lived at one time"])
    #expect(imported.report.loosenedLives == 3)
    #expect(imported.report.usedRows == 4)
  }

  /// What a later row says of a birth counts in the rows before it.
  @Test func livesAreThoseKnownInTheEnd() throws {
    let imported = try Imported(
      "a,b,born\nx,y,\nx,z,1500\ny,z,1510\nz,x,1490\n",
      "source: {id: a, born: born}\ntarget: b\nkind: alliance\nwhen: lives")
    #expect(imported.dates == ["1510/", "1500/", "1510/", "1500/"])
  }

  @Test func aRowOfTwoThatNeverMetLeavesNobodyBehind() throws {
    let imported = try Imported(
      "a,b,ad,bb\nx,y,1400,1500\nx,z,1400,\n",
      """
      source: {id: a, died: ad}
      target: {id: b, born: bb}
      kind: alliance
      when: lives
      """)
    #expect(imported.chronicle.figures.map(\.id) == ["x", "z"])
  }

  /// Days on which both certainly live are days of the tie; days on which one certainly doesn't live
  /// are none.
  @Test func theTimeOfBothIsWithinBothLives() throws {
    var generator = SeededGenerator(seed: 5)
    func life() -> (born: HistoricalDate?, died: HistoricalDate?) {
      let first = Int.random(in: 1500...1540, using: &generator)
      let last = first + Int.random(in: 0...40, using: &generator)
      func date(_ year: Int) -> HistoricalDate? {
        switch Int.random(in: 0...3, using: &generator) {
        case 0: HistoricalDate(year: year)
        case 1: HistoricalDate(year: year, month: Int.random(in: 1...12, using: &generator))
        default:
          HistoricalDate(year: year, month: 6, day: Int.random(in: 1...30, using: &generator))
        }
      }
      return (date(first), date(last))
    }
    for _ in 0..<2000 {
      let (one, other) = (life(), life())
      guard let a1 = one.born, let a2 = one.died, let b1 = other.born, let b2 = other.died,
        a2.latest >= a1.earliest, b2.latest >= b1.earliest
      else { continue }
      let found = Period.life(
        of: Figure(id: "a", name: "a", born: a1, died: a2),
        and: Figure(id: "b", name: "b", born: b1, died: b2))
      let certain = (max(a1.latest, b1.latest), min(a2.earliest, b2.earliest))
      let possible = (max(a1.earliest, b1.earliest), min(a2.latest, b2.latest))
      guard let period = found?.period, case .interval(let interval) = period,
        case .date(let start) = interval.start, case .date(let end) = interval.end
      else {
        #expect(possible.0 > possible.1)
        continue
      }
      // Nothing is certain but what is in both lives.
      #expect(start.latest == certain.0)
      #expect(end.earliest == certain.1)
    }
  }

  // MARK: The year 0

  @Test func birthsAndTiesCountYearsAlike() throws {
    let table = "a,b,y,born,died\nx,y,-44,-100,-44\n"
    func years(_ top: String, _ when: String, _ born: String) throws -> [String] {
      let imported = try Imported(
        table,
        "\(top)\nsource: {id: a, born: {year: born\(born)}, died: {year: died}}\ntarget: b\n"
          + "kind: alliance\nwhen: {year: y\(when)}\n")
      let figure = imported.chronicle.figure(id: "x")
      return imported.dates + [figure?.born, figure?.died].map { $0?.description ?? "" }
    }
    #expect(try years("", "", "") == ["-0044", "-0100", "-0044"])
    #expect(try years("", ", year-zero: false", "") == ["-0043", "-0099", "-0043"])
    #expect(try years("year-zero: false", "", "") == ["-0043", "-0099", "-0043"])
    #expect(try years("", "", ", year-zero: false") == ["-0044", "-0099", "-0044"])
    #expect(
      try years("year-zero: false", ", year-zero: true", "") == ["-0044", "-0099", "-0043"])
    #expect(
      try years("", ", year-zero: false", ", year-zero: true") == ["-0043", "-0100", "-0043"])
  }

  @Test func whatContradictsItselfAboutTheYearZeroIsTold() {
    let found = faults(
      "a,b,y,z\nx,y,-44,-44\n",
      """
      source: {id: a, born: {year: z}}
      target: b
      kind: alliance
      relationships:
        - when: {year: y, year-zero: false}
        - when: {year: y, year-zero: true}
      """)
    #expect(found.count == 1)
    #expect(found[0].hasPrefix("m.yaml:1:23: error: some relationships count years with a year 0"))
    #expect(
      faults("a,b,y\nx,y,-0044\n", mapping("when: {column: y, year-zero: false}"))[0].hasPrefix(
        "m.yaml:4:30: error: dates in EDTF have a year 0, whatever 'year-zero' says; expected"))
  }

  @Test func yearsBeyondAllBoundsAreFaults() {
    for year in ["-9223372036854775808", "9223372036854775807", "-2000000000000000"] {
      for rule in [
        "{year: y}", "{year: y, year-zero: false}", "{year: y, merge: years}",
        "{end: {year: y, exclusive: true}}", "{start: {year: y, type: {constant: circa}}}",
      ] {
        let found = faults("a,b,y\nx,y,\(year)\n", mapping("when: \(rule)"))
        #expect(found.count == 1)
        #expect(found[0].hasPrefix("t.csv:2:5: error: the year \(year) is too far away"))
      }
    }
  }

  // MARK: Codes for unknown parts

  @Test func codesForUnknownHaveManySpellings() throws {
    func date(_ cells: String, _ unknown: String) throws -> [String] {
      try Imported(
        "a,b,y,m,d\nu,v,\(cells)\n",
        mapping("when: {year: y, month: m, day: d, unknown: \(unknown)}")
      ).dates
    }
    for zero in ["0", "00", "0.0", " 0", "0 ", "-0", "\"0\""] {
      #expect(try date("1066,5,\(zero)", "[0]") == ["1066-05-XX"])
      #expect(try date("1066,\(zero),\(zero)", "[0]") == ["1066-XX-XX"])
      #expect(try date("1066,5,\(zero)", "[\" 0\"]") == ["1066-05-XX"])
      #expect(try date("\(zero),5,14", "[0, 99]") == ["XXXX-05-14"])
    }
    #expect(try date("1066,5,99.0", "[99]") == ["1066-05-XX"])
    #expect(try date("1066,?,14", "[0, \"?\"]") == ["1066-XX-14"])
    #expect(try date("1066,10,14", "[0]") == ["1066-10-14"])
    func format(_ cell: String, _ format: String) throws -> [String] {
      try dates([cell], "{column: d, format: \(format), unknown: [0]}")
    }
    #expect(try format("19910300", "YYYYMMDD") == ["1991-03-XX"])
    #expect(try format("00/03/1991", "DD/MM/YYYY") == ["1991-03-XX"])
    #expect(try format("14/ 5/1991", "DD/MM/YYYY") == ["1991-05-14"])
    #expect(try format("00000000", "YYYYMMDD") == [])
  }

  // MARK: Dates as people write them

  @Test func rangesOfHistoriansAreYearsAndSaidToBe() throws {
    let imported = try Imported(
      "a,b,d\nx,y,1539-40\nx,z,1539-40\nx,u,1527-33\nx,v,1539-04\n", mapping("when: d"))
    #expect(imported.dates == ["1539/1540", "1539/1540", "1527/1533", "1539-04"])
    #expect(imported.report.warnings.map(\.rule) == [.dateNotation, .dateNotation])
    #expect(imported.report.warnings.map { $0.location?.line } == [2, 4])
    #expect(imported.report.warnings[0].message.contains("1539/1540"))
    #expect(imported.report.warnings[0].message.contains("[1539-40]"))
    // At an end the range gives that end, and at a birth one of its years.
    let ends = try Imported(
      "a,b,s,e,born\nx,y,1539-40,1550-51,1500-05\nx,z,1539-40,1560,1500-15\n",
      "source: a\ntarget: {id: b, born: born}\nkind: alliance\nwhen: {start: s, end: e}")
    #expect(ends.dates == ["1539/1551", "1539/1560"])
    #expect(ends.chronicle.figure(id: "y")?.born?.description == "1500-05")
    #expect(ends.chronicle.figure(id: "z")?.born?.description == "[1500..1515]")
  }

  @Test func yearsMayHaveTheirEra() throws {
    #expect(try dates(["44 BCE", "63BC", "0100", "AD 13"]) == ["-0043", "-0062", "0100", "0013"])
    #expect(try dates(["44 BCE", "63 v. Chr.", "100"], "{year: d}") == ["-0043", "-0062", "0100"])
    #expect(try dates(["44 BCE", "-44"], "{year: d, year-zero: false}") == ["-0043", "-0043"])
    #expect(try dates(["44 BCE"], "{year: d, merge: years}") == ["-0043/-0043"])
  }

  @Test func bothReadingsOfADateInFiguresAreOffered() {
    #expect(
      faults("a,b,d\nx,y,12/04/1533\n", mapping("when: d"))[0].hasSuffix(
        "did you mean '1533-04-12' or '1533-12-04'?"))
  }
}
