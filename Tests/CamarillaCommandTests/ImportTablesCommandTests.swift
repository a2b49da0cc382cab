import Foundation
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

  /// Years of other tables go on with what the store has, whichever comes first; those between two spells join them.
  @Test func tablesOfOtherYearsGoOnWithTheStore() async throws {
    let folder = try TemporaryFolder()
    let map = try folder.file(
      "m.yaml",
      "source: a\ntarget: b\nkind: alliance\nwhen: {year: y, merge: years}\n"
        + "citation: {source: {constant: cow}, locator: {line: l}}\nsources: {cow: COW}\n")
    let store = folder.path + "/s.camarilla"
    var tables: [String] = []
    for (index, years) in [[1930, 1931], [1935], [1932, 1929], [1934, 1933]].enumerated() {
      tables.append(
        try folder.file("t\(index).csv", "a,b,y\n" + years.map { "p,q,\($0)\n" }.joined()))
    }
    let made = await run("import", tables[0], "--map", map, "-o", store)
    #expect(made.status == 0, "\(made.error)")
    for (table, told) in [
      (1, "1 relationship added"), (2, "1 relationship amended"),
      (3, "1 relationship amended, 1 taken out"), (0, "nothing changes"), (2, "nothing changes"),
    ] {
      let outcome = await run("import", tables[table], "--map", map, "--into", store)
      #expect(outcome.status == 0 && outcome.error.contains(told), "\(outcome.error)")
    }
    let claims = await run("relationships", "--chronicle", store, "--format", "csv")
    #expect(claims.output.contains("r1,alliance,p,q,1929/1935,"), "\(claims.output)")
    #expect(claims.output.split(separator: "\n").count == 2)
    #expect(await run("store", "undo", "--store", store).status == 0)
    let undone = await run("relationships", "--chronicle", store, "--format", "csv")
    #expect(
      undone.output.contains(",1929/1932,") && undone.output.contains(",1935/1935,"),
      "\(undone.output)")
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

  /// Whatever stands under a `file` that is no table is told with its place in the mapping.
  @Test func aFileThatIsNoTableIsToldWithItsPlace() async throws {
    let folder = try TemporaryFolder()
    _ = try files(folder)
    try FileManager.default.createDirectory(
      atPath: folder.path + "/sub", withIntermediateDirectories: false)
    for (name, status, message) in [
      (".", 66, "can't be read: it is a folder; expected a table"),
      ("sub/", 66, "can't be read: it is a folder; expected a table"),
      ("\"\"", 65, "nothing stands here; expected a file's name"),
    ] {
      for (more, column) in [
        ("tables:\n  - {file: \(name), source: a, target: b, kind: alliance, when: none}\n", 12),
        (
          "figures: {file: \(name), id: a}\ntables: [{file: pacts.csv, when: none, kind: alliance,"
            + " source: a, target: b}]\n", 17
        ),
        (
          "tables: [{file: pacts.csv, lookup: {l: {file: \(name), key: a}}, source: a, target: b,"
            + " note: l.c, when: none, kind: alliance}]\n", 47
        ),
      ] {
        let map = try folder.file("other.yaml", more)
        let outcome = await run("import", "--map", map, "-o", folder.path + "/made")
        #expect(outcome.status == status, "\(outcome.error)")
        #expect(
          outcome.error.contains("\(map):\(column == 12 ? 2 : 1):\(column): error: ")
            && outcome.error.contains(message), "\(outcome.error)")
      }
    }
    let given = await run(
      "import", folder.path, "--map", folder.path + "/map.yaml", "-o", folder.path + "/made")
    #expect(given.status == 64)
    let single = try folder.file(
      "single.yaml", "source: a\ntarget: b\nkind: alliance\nwhen: none\n")
    let table = await run(
      "import", folder.path, "--map", single, "-o", folder.path + "/made")
    #expect(table.status == 66 && table.error.contains("it is a folder; expected a table"))
  }

  /// Tables that are there are replaced when that is said, by whatever command.
  @Test func aFolderOfTablesIsReplacedWhenThatIsSaid() async throws {
    let folder = try TemporaryFolder()
    let map = try files(folder)
    let output = folder.path + "/made"
    #expect(await run("import", "--map", map, "-o", output).status == 0)
    let figures = try folder.file("made/figures.csv", "id,name\nx,precious\n")
    let lone = try folder.file(
      "lone.csv", "kind,source,target,when\nalliance,a,b,1900\nappointment,a,c,1900\n")
    #expect(await run("convert", lone, folder.path + "/other").status == 0)
    for words in [
      ["import", "--map", map, "-o", output], ["convert", lone, output],
      ["merge", lone, lone, "-o", output],
      ["project", "--through", "appointment", "--chronicle", lone, "-o", output],
      ["clean", folder.path + "/other", "-o", output],
    ] {
      let refused = await run(words)
      #expect(refused.status == 73 && refused.error.contains("--replace"), "\(refused.error)")
      #expect(try String(contentsOfFile: figures, encoding: .utf8).hasSuffix("precious\n"))
    }
    #expect(await run("convert", lone, output, "--replace").status == 0)
    #expect(await run("import", "--map", map, "-o", output, "--replace").status == 0)
    #expect(try !String(contentsOfFile: figures, encoding: .utf8).contains("precious"))
    // What is cleaned has no table of kinds, and the one that was there goes.
    try FileManager.default.removeItem(atPath: folder.path + "/other/kinds.csv")
    try FileManager.default.removeItem(atPath: folder.path + "/other/datapackage.json")
    let cleaned = await run("clean", folder.path + "/other", "-o", output, "--replace")
    #expect(cleaned.status == 0, "\(cleaned.error)")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: output).sorted()
        == FileManager.default.contentsOfDirectory(atPath: folder.path + "/other").sorted())
    // Other files make no chronicle.
    try FileManager.default.createDirectory(
      atPath: folder.path + "/notes", withIntermediateDirectories: false)
    _ = try folder.file("notes/readme.txt", "notes")
    #expect(await run("convert", lone, folder.path + "/notes").status == 0)
    #expect(!folder.contents.contains { $0.hasSuffix(".part") })
  }

  /// A relationship without an id is called by its number, and otherwise where another one is called so.
  @Test func idsByNumberAvoidThoseThatAreWritten() async throws {
    let folder = try TemporaryFolder()
    let table = try folder.file("t.csv", "a,b,i\nx,y,\ny,z,r1\nx,z,\n")
    let map = try folder.file(
      "map.yaml", "source: a\ntarget: b\nkind: alliance\nwhen: {constant: 1900}\nid: i\n")
    let store = folder.path + "/s.camarilla"
    for output in ["/made", "/made.csv", "/made.camarilla"] {
      let path = folder.path + output
      #expect(await run("import", table, "--map", map, "-o", path).status == 0)
      let listed = await run("relationships", "--chronicle", path, "--format", "csv")
      let ids = listed.output.split(separator: "\n").dropFirst().map { $0.prefix { $0 != "," } }
      #expect(ids.sorted() == ["r1", "r1-2", "r3"], "\(output): \(listed.output)\(listed.error)")
    }
    #expect(
      await run("store", "import", folder.path + "/made.csv", "--store", store).status == 0)
    let stored = await run("relationships", "--chronicle", store, "--format", "csv")
    let listed = await run(
      "relationships", "--chronicle", folder.path + "/made.csv", "--format", "csv")
    #expect(stored.output == listed.output, "\(stored.output)\(stored.error)")
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
