import Camarilla
import Testing

@testable import CamarillaImport

/// Every fault of a row is told, once.
@Suite struct RowFaultTests {
  @Test func allFaultsOfARowAreTold() {
    let found = faults(
      """
      a,b,y,m,k,w,c,born
      x,y,19O2,13,war,much,2,never
      x,y,1902,1,ally,1,1,

      """,
      """
      source: {id: a, born: born}
      target: b
      kind: {column: k, values: {ally: alliance}}
      when: {year: y, month: m}
      weight: w
      confidence: c
      """)
    #expect(
      found.map { String($0.prefix { $0 != ";" }) } == [
        "t.csv:2:24: error: 'never' is no date",
        "t.csv:2:17: error: the weight 'much' is no number",
        "t.csv:2:22: error: the confidence is '2'",
        "t.csv:2:5: error: the year '19O2' is no whole number",
        "t.csv:2:10: error: the month 13 is none",
        "t.csv:2:13: error: 'k' is 'war' in 1 row, of which the mapping says nothing",
      ])
  }

  @Test func bothEndsOfAPeriodAreLookedAt() {
    let found = faults(
      "a,b,s,e,t\nx,y,19O1,19O2,q\n",
      mapping("when: {start: {year: s}, end: {year: e}, type: t}"))
    #expect(
      found.map { String($0.prefix { $0 != ";" }) } == [
        "t.csv:2:15: error: 'q' is no word for a date",
        "t.csv:2:5: error: the year '19O1' is no whole number",
        "t.csv:2:10: error: the year '19O2' is no whole number",
      ])
    #expect(
      faults("a,b,y,m,d\nx,y,1900,13,45\n", mapping("when: {year: y, month: m, day: d}")).count
        == 2)
  }

  @Test func severalEntriesTellAFaultOnce() {
    #expect(
      faults(
        "a,b,y\nx,y,19O2\n",
        """
        source: a
        target: b
        when: {year: y}
        relationships: [{kind: alliance}, {kind: rivalry}]
        """
      ).count == 1)
  }

  @Test func aRowThatIsPassedOverHasNoFaults() throws {
    let imported = try Imported(
      "a,b,y,w\nx,,19O2,much\nx,y,1900,1\n", mapping("when: {year: y}\nweight: w"))
    #expect(imported.skips == ["1× no target"])
  }

  @Test func sortsOfFaultsAreToldThoughOneOfThemFillsTheReport() {
    let rows = (0..<1500).map { _ in "x,y,never,1\n" }.joined() + "x,y,1900,much\nx,y,1900\n"
    let found = faults("a,b,y,w\n" + rows, mapping("when: {year: y}\nweight: w"))
    #expect(found.count == 1003)
    #expect(found.contains { $0.hasPrefix("t.csv:1502:10: error: the weight 'much'") })
    #expect(found.contains { $0.hasPrefix("t.csv:1503:9: error: the row has 3 fields") })
    #expect(found.last == "t.csv:1503:9: error: 500 more problems are not listed")
  }

  // MARK: What stands for nothing

  @Test func aWordForNothingPointsToMissing() {
    func fault(_ row: String, _ more: String) -> String {
      faults("a,b,y,w\n\(row)\n", mapping(more)).joined(separator: "\n")
    }
    #expect(
      fault("x,y,NA,1", "when: {year: y}")
        == "t.csv:2:5: error: the year 'NA' is no whole number; expected a number, or"
        + " 'missing: [NA]' under 'table' in the mapping")
    #expect(fault("x,y,1900,n/a", "when: {year: y}\nweight: w").contains("'missing: [\"n/a\"]'"))
    #expect(fault("x,y,NaN,1", "when: y").contains("'missing: [NaN]' under 'table'"))
    for null in ["0000-00-00", "0000-00-00 00:00:00", "00.00.0000", "-----"] {
      #expect(fault("x,y,\(null),1", "when: y").contains("'missing: [\"\(null)\"]' under 'table'"))
    }
    #expect(
      fault("x,y,1900,NA", "when: {year: y}\nkeep: {k: {column: w, values: {1: one}}}")
        == "t.csv:2:10: error: 'w' is 'NA' in 1 row, of which the mapping says nothing; 'missing:"
        + " [NA]' under 'table' would make it blank")
    // Other texts may be codes.
    #expect(fault("x,y,q,1", "when: {year: y}").contains("under 'unknown' in the mapping"))
  }

  @Test func whatIsMissingIsMissingInEverySpelling() throws {
    let imported = try Imported(
      "a,b,y\nx,y,-9\nx,y,-9.0\nx,y,1900.0\n",
      mapping("table: {missing: [-9]}\nwhen: {year: y, undated: unknown}"))
    #expect(imported.dates == ["/", "/", "1900"])
  }

  @Test func codesAreNumbersWhereBothAre() throws {
    let imported = try Imported(
      "a,b,y,k\nx,y,1900,1.0\nx,y,1901,1\nx,y,1902,2.0\nx,y,1903,1.5\n",
      """
      source: a
      target: b
      when: {year: y}
      relationships:
        - {if: {k: 1}, kind: {column: k, values: {"1": alliance}}}
        - {if: {k: 2}, kind: rivalry}
      """)
    #expect(imported.claims == ["alliance x–y 1900", "alliance x–y 1901", "rivalry x–y 1902"])
    #expect(imported.skips == ["1× no relationship of the mapping has its condition met"])
  }

  @Test func aListOfConditionsIsMetByOneOfThem() throws {
    let imported = try Imported(
      "a,b,y,p,q\nx,y,1900,1,0\nx,y,1901,0,1\nx,y,1902,0,0\n",
      mapping("when: {year: y}\nif: [{p: 1}, {q: 1}]"))
    #expect(imported.dates == ["1900", "1901"])
    #expect(
      faults("a,b,y\nx,y,1900\n", mapping("when: {year: y}\nif: [p, q]"))[0]
        == "m.yaml:5:6: error: the word 'p' is no condition; expected columns and what they must be,"
        + " such as {defense: 1} or {sector: [GOV, MIL]}")
    #expect(faults("a,b,y\nx,y,1900\n", mapping("when: {year: y}\nif: []")).count == 1)
  }

  // MARK: Tables

  @Test func aTableWithoutRowsIsAWarning() throws {
    let imported = try Imported("a,b,y\n\n", mapping("when: {year: y}"))
    #expect(
      imported.report.warnings.map(\.description) == [
        "t.csv:1:1: warning: the table has no rows below its header; nothing comes of it"
      ])
    #expect(try Imported("a,b,y\nx,y,1900\n", mapping("when: {year: y}")).report.warnings.isEmpty)
  }

  @Test func blankRowsAreNoRows() throws {
    let imported = try Imported(
      "a,b,y\n,,\n  , ,\t\n \n,,,,\nx,y,1900\n", mapping("when: {year: y}"))
    #expect(imported.dates == ["1900"])
    #expect(imported.report.rows == 1)
  }

  @Test func columnsThatStandTwiceAreShown() {
    #expect(
      faults("a,b,y,\"a\"\nx,y,1900,z\n", mapping("when: {year: y}")) == [
        "m.yaml:1:9: error: 't.csv' has the column 'a' twice (see t.csv:1:1, t.csv:1:7)"
      ])
    // One that nothing names is no matter.
    #expect(faults("a,b,y,n,n\nx,y,1900,,\n", mapping("when: {year: y}")).isEmpty)
  }

  @Test func damagedRowsThatArePassedOverAreCounted() throws {
    let imported = try Imported(
      "a,b,y\nx,y\nx,y,1900\n", mapping("faults: skip\nwhen: {year: y}"))
    #expect(imported.report.skippedRows + imported.report.usedRows == imported.report.rows)
    #expect(imported.skips == ["1× a fault in the row"])
  }
}
