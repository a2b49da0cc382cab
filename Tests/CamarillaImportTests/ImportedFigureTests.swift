import Camarilla
import CamarillaFormats
import TestSupport
import Testing

@testable import CamarillaImport

/// Whom an import brings in: those of whom something is made, and those whom a table lists.
@Suite struct ImportedFigureTests {
  @Test func rowsThatArePassedOverLeaveNobodyBehind() throws {
    let imported = try Imported(
      """
      a,b,y,k,ref
      x,y,1900,p,book
      lonely,,1900,p,one
      ,lost,1900,p,two
      late,later,,p,three
      self,self,1900,p,four
      q1,q2,1900,q,five

      """,
      """
      source: a
      target: b
      kind: {column: k, values: {p: alliance, q: skip}}
      when: {year: y}
      citation: {source: {column: ref}}
      """)
    #expect(imported.chronicle.figures.map(\.id) == ["x", "y"])
    #expect(imported.chronicle.sources.map(\.id) == ["book"])
    #expect(imported.report.figures == 2)
    #expect(imported.report.skippedRows == 5)
  }

  @Test func faultyRowsThatArePassedOverLeaveNobodyBehindEither() throws {
    let imported = try Imported(
      "a,b,y\nx,y,1900\np,q,never\n", mapping("faults: skip\nwhen: {year: y}"))
    #expect(imported.chronicle.figures.map(\.id) == ["x", "y"])
  }

  /// Taking out the rows that are passed over changes nothing of the chronicle.
  @Test func skippedRowsChangeNothing() throws {
    var generator = SeededGenerator(seed: 23)
    let map = """
      faults: skip
      skip: {y: "1907"}
      source: {id: a, name: n, born: {year: c}}
      target: b
      kind: {column: k, values: {p: alliance, r: rivalry, s: skip}}
      when: {year: y}
      weight: w
      citation: {source: {column: c}}
      """
    func pick(_ texts: [String]) -> String { texts.randomElement(using: &generator)! }
    for _ in 0..<200 {
      let rows = (0..<Int.random(in: 1...25, using: &generator)).map { _ in
        [
          pick(["f1", "f2", "f3", "f4", "f5", ""]), pick(["f1", "f2", "f3", "f4", "f5", ""]),
          pick(["1900", "1901", "1907", "", "never"]), pick(["p", "r", "s", "t"]),
          pick(["1", "2", "0", "much", ""]), pick(["1850", "1851", "", "x"]),
          pick(["Ann", "Bob", ""]),
        ].joined(separator: ",")
      }
      let header = "a,b,y,k,w,c,n\n"
      let whole = try Imported(header + rows.map { $0 + "\n" }.joined(), map)
      let used = try rows.filter { try Imported(header + $0 + "\n", map).report.usedRows == 1 }
      let reduced = try Imported(header + used.map { $0 + "\n" }.joined(), map)
      #expect(whole.report.usedRows == used.count)
      #expect(whole.chronicle.figures == reduced.chronicle.figures)
      #expect(whole.chronicle.sources == reduced.chronicle.sources)
      #expect(whole.claims == reduced.claims)
    }
  }

  @Test func selfLoopsAreLeftOutAndCounted() throws {
    let table = "a,b\nx,x\nx,y\nz,z\n"
    let imported = try Imported(table, mapping("when: none"))
    #expect(imported.claims == ["alliance x–y /"])
    #expect(imported.skips == ["2× both ends are the same figure"])
    #expect(
      faults(table, mapping("when: none"), strict: true) == [
        "t.csv:2:1: error: 2 rows were skipped, of which this is the first: both ends are the same"
          + " figure"
      ])
  }

  // MARK: A table of figures

  private func imported(
    _ table: String, _ people: String, _ map: String
  ) throws -> (Chronicle, ImportReport) {
    let mapping = try TableMapping(yaml: Array(map.utf8), name: "m.yaml")
    var builder = Chronicle.Builder()
    let given = TableInput(name: "t.csv", bytes: Array(table.utf8))
    let report = try mapping.read(
      TableFiles(given: given, contents: ["p.csv": people]), into: &builder)
    return (try builder.build(), report)
  }

  private static let map = """
    source: a
    target: b
    kind: alliance
    when: none
    """

  @Test func whatIsMissingHoldsForTheTableOfFigures() throws {
    let figures = "figures: {file: p.csv, id: id, born: {year: born}, attributes: [office]"
    let people = "id,born,office\nx,NA,NA\ny,1500,-9\n"
    let (one, _) = try imported(
      "a,b\nx,y\nx,NA\n", people, "table: {missing: [NA]}\n\(figures)}\n" + Self.map)
    #expect(one.figure(id: "x") == Figure(id: "x", name: "x"))
    #expect(one.figure(id: "y")?.attributes == [Attribute(name: "office", value: "-9")])
    // Its own word goes before.
    let (two, _) = try imported(
      "a,b\nx,y\nx,-9\n", people,
      "table: {missing: [-9]}\n\(figures), missing: NA}\n" + Self.map
        + "\nskip: {b: [\"\", \"-9\"]}")
    #expect(two.figure(id: "y")?.attributes == [Attribute(name: "office", value: "-9")])
    #expect(two.figure(id: "x")?.attributes == [])
  }

  @Test func aTableOfFiguresWithoutRowsIsAWarning() throws {
    let (_, report) = try imported(
      "a,b\nx,y\n", "id\n", "figures: {file: p.csv, id: id, unlisted: add}\n" + Self.map)
    #expect(
      report.warnings.map(\.description) == [
        "p.csv:1:1: warning: the table has no rows below its header; nothing comes of it"
      ])
  }

  @Test func listedFiguresStayAndUnlistedOnesAreWhatTheMappingSays() throws {
    let people = "id\nx\ny\nhermit\n"
    func run(_ unlisted: String) throws -> (Chronicle, ImportReport) {
      try imported(
        "a,b\nx,y\nx,stranger\n", people,
        "figures: {file: p.csv, id: id, unlisted: \(unlisted)}\n" + Self.map)
    }
    #expect(try run("skip").0.figures.map(\.id) == ["x", "y", "hermit"])
    #expect(try run("skip").1.skips.map(\.reason) == ["a figure that 'p.csv' doesn't list"])
    #expect(try run("add").0.figures.map(\.id) == ["x", "y", "hermit", "stranger"])
    #expect(throws: FormatsError.self) { try run("error") }
  }

  @Test func allFaultsOfAListedFigureAreTold() {
    do {
      _ = try imported(
        "a,b\nx,y\n", "id,born,died\nx,never,ever\ny,,\n",
        "figures: {file: p.csv, id: id, born: born, died: died}\n" + Self.map)
      Issue.record("dates that are none were taken")
    } catch FormatsError.invalid(let invalid) {
      #expect(
        invalid.problems.map { String($0.description.prefix { $0 != ";" }) } == [
          "p.csv:2:3: error: 'never' is no date", "p.csv:2:9: error: 'ever' is no date",
        ])
    } catch {
      Issue.record("\(error)")
    }
  }

  // MARK: Merging

  @Test func yearsMergeAcrossTheEntriesThatMakeThem() throws {
    let imported = try Imported(
      """
      a,b,y,defense,entente,page
      x,y,1816,1,1,4
      x,y,1817,1,0,4
      x,y,1818,0,1,4
      y,x,1819,0,1,4

      """,
      """
      sources: {s: S}
      source: a
      target: b
      kind: alliance
      when: {year: y, merge: years}
      citation: [{source: s, locator: page}, {source: s, locator: {line: L}}]
      relationships:
        - if: {defense: 1}
        - if: {entente: 1}
      """)
    #expect(imported.claims == ["alliance x–y 1816/1819"])
    #expect(imported.report.mergedYears == 4)
    #expect(imported.report.repeatedYears == 1)
    #expect(
      imported.chronicle.relationships[0].citations.map(\.description) == ["s#4", "s#L2"])
  }

  @Test func whatDiffersBetweenEntriesKeepsYearsApart() throws {
    func claims(_ first: String, _ second: String) throws -> [String] {
      try Imported(
        "a,b,y,p,q\nx,y,1816,1,1\n",
        """
        sources: {s: S, t: T}
        source: a
        target: b
        kind: alliance
        when: {year: y, merge: years}
        relationships: [{\(first)}, {\(second)}]
        """
      ).claims
    }
    #expect(try claims("keep: [p, q]", "keep: {q: q, p: p}").count == 1)
    #expect(try claims("keep: [p]", "keep: [q]").count == 2)
    #expect(try claims("keep: [p]", "note: p").count == 2)
    #expect(try claims("post: p", "note: p").count == 2)
    #expect(try claims("citation: s", "citation: t").count == 2)
    #expect(
      try claims(
        "citation: {source: s, locator: {line: L}}", "citation: {source: s, locator: {line: R}}"
      ).count == 2)
    #expect(try claims("kind: rivalry", "weight: {constant: 2}").count == 2)
    #expect(try claims("kind: {kind: alliance, reverse: true}", "confidence: p").count == 1)
  }
}
