import Foundation
import TestSupport
import Testing

@Suite struct ImportCommandTests {
  private static let map = """
    source: {id: a}
    target: {id: b}
    kind: alliance
    when: {year: y}

    """

  private func files(_ folder: TemporaryFolder, _ table: String, _ map: String = Self.map) throws
    -> (table: String, map: String, output: String)
  {
    (
      try folder.file("table.csv", table), try folder.file("map.yaml", map),
      folder.path + "/chronicle"
    )
  }

  @Test func aTableBecomesAFolder() async throws {
    let folder = try TemporaryFolder()
    let (table, map, output) = try files(folder, "a,b,y\nx,y,1900\nx,,1901\ny,z,1902\n")
    let outcome = await run("import", table, "--map", map, "-o", output)
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(outcome.output.isEmpty)
    #expect(
      outcome.error == """
        \(table): 3 rows read; 2 relationships between 3 figures made of 2 rows; 1 row skipped
          1 row: no target (first: line 3)

        """)
    let info = await run("info", "--chronicle", output, "--format", "csv")
    #expect(info.output.contains("figures,,3\nrelationships,,2\nfrom,,1900\nto,,1902\n"))
    let validation = await run("validate", "--chronicle", output)
    #expect(validation.output == "\(output): no problems\n")
  }

  @Test func aTableBecomesALoneTable() async throws {
    let folder = try TemporaryFolder()
    let (table, map, output) = try files(folder, "a,b,y\nx,y,1900\n")
    let outcome = await run("import", table, "--map", map, "-o", output + ".csv")
    #expect(outcome.status == 0, "\(outcome.error)")
    let info = await run("info", "--chronicle", output + ".csv", "--format", "csv")
    #expect(info.output.contains("relationships,,1\n"))
  }

  @Test func aTableBecomesAStore() async throws {
    let folder = try TemporaryFolder()
    let (table, map, output) = try files(folder, "a,b,y\nx,y,1900\n")
    let outcome = await run("import", table, "--map", map, "-o", output + ".camarilla")
    #expect(outcome.status == 0, "\(outcome.error)")
    let info = await run("info", "--chronicle", output + ".camarilla", "--format", "csv")
    #expect(info.output.contains("relationships,,1\n"))
  }

  @Test func faultsLeaveNothingBehind() async throws {
    let folder = try TemporaryFolder()
    let (table, map, output) = try files(folder, "a,b,y\nx,y,190O\nx,y\n")
    for end in ["", ".csv", ".camarilla"] {
      let outcome = await run("import", table, "--map", map, "-o", output + end)
      #expect(outcome.status == 65)
      #expect(outcome.output.isEmpty)
      #expect(outcome.error.contains("\(table):2:5: error: the year '190O' is no whole number"))
      #expect(outcome.error.contains("\(table):3:4: error: the row has 2 fields"))
      #expect(
        outcome.error.hasSuffix(
          "camarilla: '\(table)' was not imported: 2 errors; nothing was written\n"))
      #expect(folder.contents == ["map.yaml", "table.csv"])
    }
  }

  @Test func aMappingsFaultsHaveTheirPlaces() async throws {
    let folder = try TemporaryFolder()
    let (table, map, output) = try files(
      folder, "a,b,y\nx,y,1900\n", Self.map + "wieght: y\nnote: remark\n")
    let outcome = await run("import", table, "--map", map, "-o", output)
    #expect(outcome.status == 65)
    #expect(outcome.error.contains("\(map):5:1: error: unknown key 'wieght'"))
    #expect(outcome.error.contains("did you mean 'weight'?"))
    #expect(folder.contents == ["map.yaml", "table.csv"])
  }

  @Test func strictMakesSkippedRowsErrors() async throws {
    let folder = try TemporaryFolder()
    let (table, map, output) = try files(folder, "a,b,y\nx,y,1900\nx,,1901\n")
    let outcome = await run("import", table, "--map", map, "-o", output, "--strict")
    #expect(outcome.status == 65)
    #expect(
      outcome.error.contains(
        "\(table):3:1: error: 1 row was skipped, of which this is the first: no target"))
    #expect(folder.contents == ["map.yaml", "table.csv"])
  }

  /// What the mapping leaves is said in every form of the report, whether something is written or not.
  @Test func columnsWithoutAUseAreTold() async throws {
    let folder = try TemporaryFolder()
    let (table, map, output) = try files(
      folder, "a,b,y,confidence,remark,empty\nx,y,1900,0.5,m,\nx,z,1901,,n,\n")
    let told = """
        \(table): the mapping doesn't use 2 filled columns: 'confidence' (1 cell) and 'remark' (2 cells)
          in the mapping, 'confidence: confidence' would take it over

      """
    for arguments in [["--dry-run"], ["-o", output]] {
      let outcome = await run(["import", table, "--map", map] + arguments)
      #expect(outcome.status == 0, "\(outcome.error)")
      #expect(outcome.error.hasSuffix(told), "\(outcome.error)")
    }
    let csv = await run("import", table, "--map", map, "--dry-run", "--format", "csv")
    #expect(
      csv.output.contains(
        "unusedColumn,confidence,1\nunusedColumn,remark,2\nunusedColumn,empty,0\n"))
    let json = await run("import", table, "--map", map, "--dry-run", "--format", "json")
    #expect(json.output.contains("\"proposal\" : \"confidence: confidence\""))
    #expect(json.output.contains("\"filledCells\" : 2"))
  }

  @Test func aDryRunShowsTheFirstAndWritesNothing() async throws {
    let folder = try TemporaryFolder()
    let rows = (0..<9).map { "x,y,\(1900 + $0)\n" }.joined()
    let (table, map, _) = try files(folder, "a,b,y\n" + rows)
    let outcome = await run("import", table, "--map", map, "--dry-run")
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(outcome.output.contains("alliance  x       y       1904"))
    #expect(!outcome.output.contains("1905"))
    #expect(outcome.error.contains("9 relationships between 2 figures would be made of 9 rows"))
    #expect(folder.contents == ["map.yaml", "table.csv"])
    let json = await run("import", table, "--map", map, "--dry-run", "--format", "json")
    #expect(json.output.hasPrefix("{\n"))
    #expect(json.output.contains("\"relationships\" : 9"))
    #expect(json.output.contains("\"when\" : \"1904\""))
  }

  /// What a blank end is taken for is said once, with the first row of it, and of a dry run too.
  @Test func blankEndsAreTold() async throws {
    let folder = try TemporaryFolder()
    let rows = "a,b,y,z\nx,y,1900,1901\nx,z,1902,\ny,z,1903,\nx,u,,1904\n"
    for (undated, told) in [
      ("", "unknown: they may go on in any later year"),
      (", undated: open", "open: they go on for ever"),
    ] {
      let end = undated.isEmpty ? "z" : "{column: z\(undated)}"
      let (table, map, output) = try files(
        folder, rows, "source: a\ntarget: b\nkind: alliance\nwhen: {start: y, end: \(end)}\n")
      for arguments in [["--dry-run"], ["-o", output]] {
        let outcome = await run(["import", table, "--map", map, "--replace"] + arguments)
        #expect(outcome.status == 0, "\(outcome.error)")
        let line = "  2 rows: a blank end, which is taken as \(told) (first: line 3)\n"
        #expect(outcome.error.components(separatedBy: line).count == 2, "\(outcome.error)")
      }
    }
  }

  @Test func wrongUsageIsStatus64() async throws {
    let folder = try TemporaryFolder()
    let (table, map, output) = try files(folder, "a,b,y\nx,y,1900\n")
    #expect(await run("import", table, "--map", map).status == 64)
    #expect(await run("import", table, "-o", output).status == 64)
    let same = await run("import", table, "--map", map, "-o", table)
    #expect(same.status == 64)
    #expect(same.error.contains("'\(table)' is what is read"))
    let other = await run("import", table, "--map", map, "-o", output + ".graphml")
    #expect(other.status == 64)
    #expect(other.error.contains("`camarilla convert` makes graphml of that"))
    #expect(await run("import", "no/such", "--map", map, "-o", output).status == 66)
    #expect(await run("import", table, "--map", "no/such", "-o", output).status == 66)
    #expect(folder.contents == ["map.yaml", "table.csv"])
  }

  @Test func whatExistsStaysWhenAnImportFails() async throws {
    let folder = try TemporaryFolder()
    let (table, map, output) = try files(folder, "a,b,y\nx,y,1900\n")
    #expect(await run("import", table, "--map", map, "-o", output).status == 0)
    let bad = try folder.file("bad.csv", "a,b,y\nx,y,?\n")
    #expect(await run("import", bad, "--map", map, "-o", output).status == 65)
    let info = await run("info", "--chronicle", output, "--format", "csv")
    #expect(info.output.contains("relationships,,1\n"))
  }

  @Test func manySkippedValuesShareALine() async throws {
    let folder = try TemporaryFolder()
    let rows = (1...40).map { "x,y,1900,c\($0 % 7)\n" }.joined()
    let (table, map, output) = try files(
      folder, "a,b,y,k\n" + rows + "x,y,1901,ok\n",
      "source: a\ntarget: b\nkind: {column: k, values: {ok: alliance}, otherwise: skip}\n"
        + "when: {year: y}\n")
    let outcome = await run("import", table, "--map", map, "-o", output)
    #expect(
      outcome.error.contains(
        "  40 rows: 'k' has a value that the mapping skips: 'c1' (6), 'c2' (6), 'c3' (6) and 4 more"
          + " values (first: line 2)\n"))
    #expect(outcome.error.split(separator: "\n").count == 2)
    let json = await run("import", table, "--map", map, "--dry-run", "--format", "json")
    #expect(json.output.contains("\"reason\" : \"'k' is 'c6', which the mapping skips\""))
  }

  /// A dry run fails where a run with the same output would, and says the same.
  @Test func aDryRunSaysWhatARunWould() async throws {
    let folder = try TemporaryFolder()
    let kinds = "kinds: {pact: {sign: 1}}\n" + Self.map.replacing("alliance", with: "pact")
    let lives = Self.map + "note: y\n" + "figures: {file: people.csv, id: i, born: b, died: d}\n"
    _ = try folder.file("people.csv", "i,b,d\nx,1500,1400\ny,,\n")
    for (index, (name, mapping, end, status)) in [
      ("kinds.yaml", kinds, ".csv", 65), ("kinds.yaml", kinds, "", 0),
      ("kinds.yaml", kinds, ".camarilla", 0), ("lives.yaml", lives, "", 65),
      ("lives.yaml", lives, ".camarilla", 65), ("none.yaml", Self.map, ".graphml", 64),
    ].enumerated() {
      let table = try folder.file("table.csv", "a,b,y\nx,y,1900\nx,,1901\n")
      let map = try folder.file(name, mapping)
      let output = folder.path + "/made\(index)" + end
      let dry = await run("import", table, "--map", map, "-o", output, "--dry-run")
      #expect(!folder.contents.contains { $0.hasPrefix("made\(index)") })
      let wet = await run("import", table, "--map", map, "-o", output)
      #expect(wet.status == status, "\(wet.error)")
      #expect(dry.status == wet.status, "\(name) \(end): \(dry.error)")
      #expect(dry.error.replacing("would be made", with: "made") == wet.error)
    }
  }
}
