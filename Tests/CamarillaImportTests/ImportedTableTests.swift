import Camarilla
import CamarillaFormats
import Foundation
import TestSupport
import Testing

@testable import CamarillaImport

@Suite struct ImportedTableTests {
  private static let years = mapping("when: {year: y}")

  @Test func damagedRowsAreFaultsWithTheirPlaces() {
    #expect(
      faults("a,b,y\nx,y,1900\nx,y\nx,y,1901,z\nx,\"y\"z,1\nx,y,19O2\n", Self.years) == [
        "t.csv:3:4: error: the row has 2 fields, and the header 3",
        "t.csv:4:10: error: the row has 4 fields, and the header 3 (a comma within a field"
          + " needs quotes around the field)",
        "t.csv:5:6: error: text follows a closing quote, and the row was passed over; expected a comma"
          + " or the line's end (a quote within a quoted field is written twice)",
        "t.csv:6:5: error: the year '19O2' is no whole number; expected a number, or one of the codes"
          + " under 'unknown' in the mapping",
      ])
    #expect(
      faults("a,b,y\nx,\"y,1900\n", Self.years) == [
        "t.csv:2:3: error: the quoted field that begins here never ends; expected a closing quote"
      ])
    #expect(faults("", Self.years)[0].hasPrefix("t.csv:1:1: error: the table is empty"))
  }

  @Test func aWorkbookIsNoTable() {
    let found = faults(bytes: [0x50, 0x4B, 3, 4] + Array(repeating: 0, count: 40), Self.years)
    #expect(
      found == [
        "t.csv:1:1: error: the file is a ZIP archive or a workbook (save its sheet as CSV);"
          + " expected a table of text, such as CSV"
      ])
  }

  @Test func aHeaderOfTooManyColumnsIsRefused() {
    let header = "a,b,y," + (1...65_534).map { "c\($0)" }.joined(separator: ",")
    #expect(
      faults(header + "\n", Self.years) == [
        "t.csv:1:1: error: the header has 65537 columns; expected at most 65536"
      ])
  }

  /// A delimiter that isn't a comma is called by its name where it must be quoted.
  @Test func aRaggedRowNamesTheDelimiter() {
    #expect(
      faults("a;b;y\nx;y;1900;z\n", Self.years) == [
        "t.csv:2:10: error: the row has 4 fields, and the header 3 (a semicolon within a field needs"
          + " quotes around the field)"
      ])
  }

  @Test func otherEncodingsAreRefused() {
    let latin = Array("a,b,y\nx,M".utf8) + [0xFC] + Array("ller,1900\n".utf8)
    #expect(
      faults(bytes: latin, Self.years)[0].hasPrefix(
        "t.csv:2:4: error: byte 0xFC is no UTF-8, and the row was passed over; expected UTF-8"))
    #expect(
      faults(bytes: [0xFF, 0xFE, 0x61, 0, 0x2C, 0], Self.years) == [
        "t.csv:1:1: error: the file is in UTF-16 (little-endian); expected UTF-8"
      ])
  }

  @Test func marksLineEndsAndQuotedNewlinesAreNormal() throws {
    let imported = try Imported(
      "\u{FEFF}a,b,y,n\r\n\"x\",y , 1900,\"two\r\nlines\"\r\nx,y,1901,\"a \"\"quote\"\"\"",
      Self.years + "\nnote: n\nkeep: {line: {line: L}}")
    #expect(imported.dates == ["1900", "1901"])
    #expect(imported.chronicle.relationships.map(\.note) == ["two\r\nlines", "a \"quote\""])
    #expect(imported.chronicle.relationships.map { $0.attributes[0].value } == ["L2", "L4"])
  }

  @Test func tablesMayLackHeadersAndQuotesAndHaveComments() throws {
    let imported = try Imported(
      "#x\ty\n\"x\ty\t1900\n# \"z\n#\nx\t-9\t1901\r\n#end",
      """
      table: {delimiter: tab, quotes: no, comment: "#", columns: [a, b, y], missing: [-9]}
      source: a
      target: b
      kind: alliance
      when: {year: y}
      """)
    #expect(imported.claims == ["alliance \"x–y 1900"])
    #expect(imported.skips == ["1× no target"])
    #expect(imported.report.skips[0].first.line == 5)
  }

  @Test func delimitersGoByTheFilesName() throws {
    #expect(try Imported("a\tb\ty\nx\ty\t1900\n", Self.years, name: "t.TSV").dates == ["1900"])
  }

  @Test(arguments: [",", ";", "\t", "|"])
  func delimitersAreFoundByTheHeader(_ delimiter: String) throws {
    let words = [",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"]
    let rows = [
      ["a", "b", "y", "x, or z"], ["x", "y", "1900", "one; two"], ["x", "z", "1901", ""],
    ]
    let plain = rows.map { $0.map { "\"\($0)\"" }.joined(separator: delimiter) }
      .joined(separator: "\r\n")
    for name in ["t.csv", "t.tsv", "t.txt"] {
      let imported = try Imported(
        "# a note, with commas; and more\n" + plain,
        Self.years + "\ntable: {comment: '#'}\nnote: x, or z",
        name: name)
      #expect(imported.dates == ["1900", "1901"])
      #expect(imported.chronicle.relationships[0].note == "one; two")
      // Told where neither the mapping nor the name says it.
      let byName = name == "t.tsv" ? "\t" : ","
      #expect(imported.report.delimiter == (delimiter == byName ? nil : words[delimiter]))
    }
    // Without a header, by how many fields there are.
    let headless = try Imported(
      rows.dropFirst().map { $0.prefix(3).joined(separator: delimiter) }.joined(separator: "\n"),
      Self.years + "\ntable: {columns: [a, b, y]}")
    #expect(headless.dates == ["1900", "1901"])
    // What is said counts.
    let said = "\ntable: {delimiter: \(words[delimiter]!)}"
    #expect(try Imported(plain, Self.years + said).dates == ["1900", "1901"])
  }

  @Test func aDelimiterThatContradictsTheHeaderIsAnError() {
    func found(_ table: String, _ delimiter: String) -> [String] {
      faults(table, Self.years + "\ntable: {comment: '#', delimiter: \(delimiter)}")
    }
    #expect(
      found("#\na;b;y\nx;y;1900\n", "comma") == [
        "t.csv:2:1: error: the header 'a;b;y' has a semicolon between its names, and the mapping says a"
          + " comma; expected 'delimiter: semicolon', or none"
      ])
    #expect(
      found("\"a\",\"b\",\"y\"\nx,y,1900\n", "\";\"") == [
        "t.csv:1:1: error: the header 'a,b,y' has a comma between its names, and the mapping says a"
          + " semicolon; expected 'delimiter: comma', or none"
      ])
    // A delimiter of one's own, by which the header has its names, is none of these.
    #expect(found("a:b:y\nx:y:1900\n", "':'").isEmpty)
    // Where the header has the names under neither, the names are what is wrong.
    #expect(found("p,q\nx,y\n", "comma")[0].contains("has no column 'a'; it has p and q"))
  }

  @Test func wideTablesAreRead() throws {
    let names = (0..<1000).map { "c\($0)" }
    let imported = try Imported(
      names.joined(separator: ",") + "\n" + (0..<1000).map { "\($0 + 1)" }.joined(separator: ",")
        + "\n", "source: c0\ntarget: c999\nkind: alliance\nwhen: {year: c499}\nkeep: [c998]")
    #expect(imported.claims == ["alliance 1–1000 0500"])
    #expect(imported.chronicle.relationships[0].attributes[0].value == "999")
  }

  @Test func faultsAreCountedBeyondAThousand() {
    let rows = (0..<1500).map { _ in "x,y,never\n" }.joined()
    let found = faults("a,b,y\n" + rows, Self.years)
    #expect(found.count == 1001)
    #expect(found.last == "t.csv:1001:5: error: 500 more problems are not listed")
  }

  @Test func faultsMayBePassedOver() throws {
    let imported = try Imported(
      "a,b,y,k\nx,y,never,p\nx,y,1900,p\nx,y,1901,q\n",
      "faults: skip\nsource: a\ntarget: b\nwhen: {year: y}\nkind: {column: k, values: {p: alliance}}"
    )
    #expect(imported.dates == ["1900"])
    #expect(imported.skips == ["2× a fault in the row"])
    #expect(imported.report.warnings.map(\.severity) == [.warning, .warning])
  }

  @Test func strictMakesSkippedRowsErrors() {
    #expect(
      faults("a,b,y\nx,y,1900\nx,,1900\nx,,1901\n", Self.years, strict: true) == [
        "t.csv:3:1: error: 2 rows were skipped, of which this is the first: no target"
      ])
  }

  /// What the mapping makes nothing of is counted by its cells; what stands for nothing there fills none.
  @Test func columnsWithoutAUseAreCounted() throws {
    let table =
      "a,b,y,Confidence,citation,mood,blank\nx,y,1900,0.5,kent,-,\nx,z,1901, ,kent#4,glad,\n"
    let imported = try Imported(table, mapping("when: {year: y}\ntable: {missing: '-'}"))
    #expect(
      imported.report.unusedColumns.map { "\($0.column) \($0.filledCells) \($0.proposal ?? "–")" }
        == [
          "Confidence 1 confidence: Confidence",
          "citation 2 citation: {source: {column: citation}}",
          "mood 1 –", "blank 0 –",
        ])
    #expect(imported.report.unusedColumns[1].location.column == 18)
  }

  /// One entry leaves what another one takes, and a key that the mapping has is not offered again.
  @Test func columnsThatAnyEntryUsesHaveAUse() throws {
    let imported = try Imported(
      files: ["t.csv": "a,b,y,note,mark\nx,y,1900,p,q\n"],
      """
      tables:
        - {file: t.csv, source: a, target: b, kind: alliance, when: {year: y}}
        - {file: t.csv, source: a, target: b, kind: rivalry, when: {year: y}, note: mark}
      """)
    #expect(imported.report.unusedColumns.map(\.column) == ["note"])
    #expect(imported.report.unusedColumns.map(\.filledCells) == [1])
  }

  /// Of a codebook everything is left but what is looked up; of a table of figures it is told.
  @Test func tablesThatAreOnlyLookedUpMayHaveMore() throws {
    let files = [
      "t.csv": "a,b,y\nx,y,1900\n", "code.csv": "y,era,remark\n1900,early,long\n",
      "p.csv": "id,born,height\nx,1850,2\ny,1851,\n",
    ]
    let imported = try Imported(
      files: files,
      """
      figures: {file: p.csv, id: id}
      tables:
        - file: t.csv
          lookup: {code: {file: code.csv, key: y}}
          source: a
          target: b
          kind: alliance
          when: {year: y}
          keep: {era: code.era}
      """)
    #expect(
      imported.report.unusedColumns.map { "\($0.column) \($0.filledCells) \($0.proposal ?? "–")" }
        == ["born 2 born: born", "height 1 –"])
  }

  @Test func strictMakesFilledColumnsWithoutAUseErrors() {
    #expect(
      faults("a,b,y,note,other\nx,y,1900,,\nx,z,1900,n,\n", Self.years, strict: true) == [
        "t.csv:1:7: error: the mapping doesn't use the column 'note', of which 1 cell is filled;"
          + " expected a use of every filled column, as a strict import asks for ('keep' or 'attributes' takes any)"
          + " — did you mean 'note: note'?"
      ])
  }

  @Test func rowsOfWeightZeroAreSkippedAndCounted() throws {
    let table = "a,b,y,z\nx,y,1900,0\nx,y,1901,2\nx,y,1902,0.0\n"
    let rules = mapping("when: {year: y}\nweight: z")
    let imported = try Imported(table, rules)
    #expect(imported.dates == ["1901"])
    #expect(imported.skips == ["2× the weight is 0"])
    #expect(
      faults(table, rules, strict: true) == [
        "t.csv:2:1: error: 2 rows were skipped, of which this is the first: the weight is 0"
      ])
  }

  @Test func unmappedValuesAreToldOnceEachMostFrequentFirst() {
    #expect(
      faults(
        "a,b,k\nx,y,allianse\nx,y,war\nx,y,war\nx,y,\n",
        "source: a\ntarget: b\nwhen: none\nkind: {column: k, values: {alliance: alliance}}")
        == [
          "t.csv:3:5: error: 'k' is 'war' in 2 rows, of which the mapping says nothing",
          "t.csv:2:5: error: 'k' is 'allianse' in 1 row, of which the mapping says nothing"
            + " — did you mean 'alliance'?",
          "t.csv:5:5: error: 'k' is blank in 1 row, of which the mapping says nothing",
        ])
  }

  @Test func cellsThatCannotBeAreNamed() {
    func fault(_ row: String, _ more: String) -> String {
      faults("a,b,y,z\n\(row)\n", mapping(more)).joined(separator: "\n")
    }
    #expect(
      fault("x,y,1900,-2", "when: {year: y}\nweight: z")
        == "t.csv:2:10: error: the weight is '-2'; expected a number above 0; the key 'ranges' in the"
        + " mapping can skip others")
    #expect(
      fault("x,y,1900,2", "when: {year: y}\nconfidence: z")
        == "t.csv:2:10: error: the confidence is '2'; expected a number from 0 to 1")
    #expect(
      fault("x,y,1900,\"0,5\"", "when: {year: y}\nweight: z")
        == "t.csv:2:10: error: the weight '0,5' is no number; expected a number such as 0.5 — did you"
        + " mean '0.5'?")
    #expect(
      fault("x,y,1900,13", "when: {year: y, month: z}")
        == "t.csv:2:10: error: the month 13 is none; expected 1 to 12, or one of the codes under"
        + " 'unknown' in the mapping")
    #expect(
      fault("x,y,1905,1901", "when: {start: {year: y}, end: {year: z}}").hasPrefix(
        "t.csv:2:10: error: the end lies before the start, in '1905/1901'; expected"))
    #expect(
      fault("x,y,4 Brumaire 1900,", "when: y").hasPrefix(
        "t.csv:2:5: error: '4 Brumaire 1900' is no date; expected"))
    #expect(
      fault("x,y,3/1900,", "when: {column: y, format: D/M/YYYY}")
        == "t.csv:2:5: error: '3/1900' is not written as the mapping's format says; expected a date as"
        + " D/M/YYYY")
    #expect(
      fault("x,y,1900,a;b", "when: {year: y}\nsources: {s: S}\ncitation: {source: s, locator: z}")
        == "t.csv:2:10: error: the citation 's#a;b' would read otherwise; expected a source without"
        + " '#' and a locator without ';'")
    #expect(
      faults("i,a,b,y\n7,x,y,1900\n7,x,y,1901\n", Self.years + "\nid: i") == [
        "t.csv:3:1: error: duplicate id '7', which line 2 has; expected every id once"
      ])
  }

  // MARK: Merging

  @Test func dyadYearsBecomePeriods() throws {
    let imported = try Imported(
      """
      a,b,y,q,last
      x,y,1818,1,0
      y,x,1816,1,0
      x,y,1817,1,0
      x,y,1820,1,0
      x,z,1818,1,0
      x,y,1817,1,0
      x,y,1821,2,1
      x,z,1819,1,1

      """,
      mapping(
        """
        sources: {s: S}
        when: {year: y, merge: years, open-start: [1816], open-end: {last: 1}}
        weight: q
        citation: {source: s, locator: {line: L}}
        """))
    #expect(
      imported.claims == [
        "alliance x–y ../1818", "alliance x–y 1820/1820", "alliance x–z 1818/..",
        "alliance x–y 1821/..",
      ])
    #expect(
      imported.chronicle.relationships.map { $0.citations[0].description } == [
        "s#L3", "s#L5", "s#L6", "s#L8",
      ])
    #expect(imported.report.mergedYears == 7)
    #expect(imported.report.repeatedYears == 1)
    #expect(imported.report.relationships == 4)
  }

  @Test func directedDyadYearsKeepTheirDirections() throws {
    let imported = try Imported(
      "a,b,y\nx,y,1816\ny,x,1817\nx,y,1817\n",
      "source: a\ntarget: b\nkind: appointment\nwhen: {year: y, merge: years}")
    #expect(imported.claims == ["appointment x–y 1816/1817", "appointment y–x 1817/1817"])
  }

  /// Against a merger that gathers everything, sorts it and goes through it.
  @Test func mergingIsThatOfTheSortedTable() throws {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<150 {
      let rows = (0..<Int.random(in: 0...120, using: &generator)).map { _ in
        (
          a: Int.random(in: 0...3, using: &generator), b: Int.random(in: 0...3, using: &generator),
          year: Int.random(in: 1800...1812, using: &generator),
          weight: Int.random(in: 1...2, using: &generator)
        )
      }
      let table = "a,b,y,w\n" + rows.map { "f\($0.a),f\($0.b),\($0.year),\($0.weight)\n" }.joined()
      let imported = try Imported(
        table, mapping("when: {year: y, merge: years, open-end: 1812}\nweight: w"))
      var slow: Set<String> = []
      for a in 0...3 {
        for b in 0..<a {
          for weight in 1...2 {
            let years = Set(
              rows.filter {
                ($0.a, $0.b) == (a, b) || ($0.a, $0.b) == (b, a)
              }.filter { $0.weight == weight }.map(\.year))
            for first in years.sorted() where !years.contains(first - 1) {
              var last = first
              while years.contains(last + 1) { last += 1 }
              slow.insert("f\(b) f\(a) \(weight) \(first)/\(last == 1812 ? ".." : "\(last)")")
            }
          }
        }
      }
      let fast = imported.chronicle.relationships.map { claim in
        let ends = [claim.source, claim.target].sorted()
        return "\(ends[0]) \(ends[1]) \(Int(claim.weight)) \(claim.when)"
      }
      #expect(Set(fast) == slow)
      #expect(fast.count == slow.count)
      let own = rows.count { $0.a == $0.b }
      #expect(imported.report.mergedYears + imported.report.repeatedYears == rows.count - own)
    }
  }

  // MARK: Batches

  /// A table of several batches gives the same folder as one that is held in memory.
  @Test func batchesMakeTheSameChronicle() throws {
    let scratch = try TemporaryFolder()
    let folder = scratch.path
    var generator = SeededGenerator(seed: 3)
    var table = "a,b,y,w,n\n"
    for row in 0..<70_000 {
      let (a, b) = (
        Int.random(in: 0..<20_000, using: &generator), Int.random(in: 0..<20_000, using: &generator)
      )
      table +=
        "f\(a),f\(b),\(Int.random(in: 1800...2000, using: &generator)),\(row % 7 + 1),n\(row)\n"
    }
    let map = mapping(
      "sources: {s: S}\nwhen: {year: y}\nweight: w\ncitation: {source: s, locator: {line: L}}\nkeep: [n]"
    )
    let path = folder + "/table.csv"
    try table.write(toFile: path, atomically: false, encoding: .utf8)
    let mapping = try TableMapping(yaml: Array(map.utf8), name: "m.yaml")
    let (whole, report) = try mapping.chronicle(importing: path)
    try whole.write(toPackage: folder + "/whole")
    let streamed = try mapping.convert(path, toPackage: folder + "/streamed")
    #expect(streamed == report)
    for name in [
      "figures.csv", "relationships.csv", "sources.csv", "kinds.csv", "datapackage.json",
    ] {
      let pair = try ["whole", "streamed"].map {
        try String(contentsOfFile: "\(folder)/\($0)/\(name)", encoding: .utf8)
      }
      #expect(pair[0] == pair[1], "\(name) differs")
    }
  }
}
