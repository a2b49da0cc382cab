import TestSupport
import Testing

/// `import` of several tables that the mapping names.
@Suite struct ImportTablesCommandTests {
  private static let map = """
    figures:
      - {file: people.csv, id: code, name: label, born: {year: first}, unlisted: skip}
    tables:
      - {file: pacts.csv, source: a, target: b, kind: alliance, when: {year: year, merge: years}}
      - {file: feuds.tsv, source: x, target: y, kind: rivalry, when: span}

    """

  private func files(_ folder: TemporaryFolder, _ map: String = Self.map) throws -> String {
    _ = try folder.file("people.csv", "code,label,first\n1,Ann,1800\n2,Bob,1801\n3,Cid,\n")
    _ = try folder.file("pacts.csv", "a,b,year\n1,2,1830\n2,1,1831\n2,9,1831\n")
    _ = try folder.file("feuds.tsv", "x\ty\tspan\n1\t3\t1835/1837\n")
    return try folder.file("map.yaml", map)
  }

  @Test func tablesBecomeOneChronicle() async throws {
    let folder = try TemporaryFolder()
    let map = try files(folder)
    for end in ["", ".csv", ".camarilla"] {
      let output = folder.path + "/made" + end
      let outcome = await run("import", "--map", map, "-o", output)
      #expect(outcome.status == 0, "\(outcome.error)")
      #expect(
        outcome.error == """
            \(folder.path)/pacts.csv: 3 rows read, 2 used
            \(folder.path)/feuds.tsv: 1 row read, 1 used
          \(map): 4 rows of 2 tables read; 2 relationships between 3 figures made of 3 rows; 1 row skipped
            1 row: a figure that 'people.csv' doesn't list (first: \(folder.path)/pacts.csv line 4)
            2 dyad-years merged

          """)
      let info = await run("info", "--chronicle", output, "--format", "csv")
      #expect(info.output.contains("relationships,,2\n"), "\(info.output)")
    }
    let json = await run("import", "--map", map, "--dry-run", "--format", "json")
    #expect(json.output.contains("\"usedRows\" : 2"))
    #expect(
      json.output.contains("\"lookups\" : [\n\n  ]") || json.output.contains("\"lookups\" : []"))
  }

  @Test func aTableBesideThemIsWrongUsage() async throws {
    let folder = try TemporaryFolder()
    let map = try files(folder)
    let table = folder.path + "/pacts.csv"
    let both = await run("import", table, "--map", map, "-o", folder.path + "/made")
    #expect(both.status == 64)
    #expect(
      both.error.contains(
        "\(map):4:3: error: the mapping names its tables, and '\(table)' is given beside it"))
    let single = try folder.file(
      "single.yaml", "source: a\ntarget: b\nkind: alliance\nwhen: none\n")
    let neither = await run("import", "--map", single, "-o", folder.path + "/made")
    #expect(neither.status == 64)
    #expect(neither.error.contains("the mapping doesn't name the table it is of"))
    #expect(!folder.contents.contains("made"))
  }

  @Test func aFileThatIsNotThereIsToldWithItsPlace() async throws {
    let folder = try TemporaryFolder()
    let map = try files(folder, Self.map.replacing("feuds.tsv", with: "feud.tsv"))
    let outcome = await run("import", "--map", map, "-o", folder.path + "/made")
    #expect(outcome.status == 66)
    #expect(
      outcome.error.contains(
        "\(map):5:12: error: 'feud.tsv', a table of relationships, not found; expected a file beside"
          + " '\(map)'"))
    #expect(!folder.contents.contains("made"))
  }

  @Test func whatLooksUpNothingIsTold() async throws {
    let folder = try TemporaryFolder()
    let map = try files(
      folder,
      """
      tables:
        - file: pacts.csv
          lookup: {who: {file: people.csv, key: code, match: b}}
          source: a
          target: b
          kind: alliance
          when: {year: year}
          note: who.label

      """)
    let outcome = await run("import", "--map", map, "-o", folder.path + "/made")
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(
      outcome.error.contains(
        "\(folder.path)/pacts.csv:4:3: warning: '9' is the key of no row of"
          + " '\(folder.path)/people.csv', and is looked up in 1 row"))
    #expect(
      outcome.error.contains(
        "  1 row of \(folder.path)/pacts.csv without a match by the look-up 'who' in"
          + " \(folder.path)/people.csv, and 2 with one\n"))
  }
}
