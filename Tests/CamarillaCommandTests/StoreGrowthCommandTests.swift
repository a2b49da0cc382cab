import CamarillaFormats
import TestSupport
import Testing

/// `store import --add` and `import --into`.
@Suite struct StoreGrowthCommandTests {
  private static let table = """
    kind,source,target,when,note
    alliance,a,b,1926/1930,first
    rivalry,b,c,1927,
    alliance,c,d,1928/..,open

    """
  private static let by = ["--by", "anna", "--at", "2026-11-21T09:30:00Z"]

  private func store(_ folder: TemporaryFolder, _ text: String = table) async throws -> String {
    let path = folder.path + "/x.camarilla"
    let old = try folder.file("old.csv", text)
    #expect(await run("store", "import", old, "--store", path).status == 0)
    return path
  }

  /// People in one file and their ties to the store's in another, in any order; and a table of people alone.
  @Test func peopleAreAddedByThemselves() async throws {
    let folder = try TemporaryFolder()
    let store = try await store(folder)
    let people = try folder.file("people.csv", "id,name,born\nzed,Zed,1880\na,Ann,\n")
    let ties = try folder.file("ties.csv", "kind,source,target,when\nrivalry,zed,b,1925\n")
    let words = ["store", "import", "--add", "--store", store] + Self.by
    for files in [[people, ties], [ties, people]] {
      let outcome = await run(words + files + ["--dry-run"])
      #expect(outcome.status == 0, "\(outcome.error)")
      #expect(outcome.error.contains("1 relationship added; 1 figure added, 1 amended"))
    }
    let alone = await run(words + [people])
    #expect(
      alone.error == "camarilla: '\(people)' in '\(store)': 1 figure added, 1 amended\n")
    #expect(await run("validate", people).status == 65)
    let whole = await run(words + [people, "--retract-vanished"])
    #expect(whole.status == 65 && whole.error.contains("would take all out of the store"))
  }

  /// What people changed in the store is told where the table says it as it was before, of a dry run too; what they
  /// changed in other columns, undid or made as the table has it is not.
  @Test func editsThatATableTakesBackAreTold() async throws {
    let folder = try TemporaryFolder()
    let store = try await store(folder)
    let people = try folder.file("people.csv", "id,name,born\na,Ann,1880\n")
    let because = ["--because", "seen in the files"] + Self.by + ["--store", store]
    for edit in [
      ["amend", "r1", "--note", "mended"], ["amend", "r2", "--post", "clerk"],
      ["retract", "r3"], ["amend-figure", "a", "--born", "1881"],
    ] { #expect(await run(["store"] + edit + because).status == 0) }
    let words =
      ["store", "import", "--add", folder.path + "/old.csv", people, "--store", store] + Self.by
    let done = "by anna at 2026-11-21T09:30:00Z ('seen in the files')"
    // Undone, what was added says nothing against the edits.
    for arguments in [words + ["--dry-run"], words, ["undo", "--store", store], words] {
      let outcome = await run(arguments.first == "undo" ? ["store"] + arguments : arguments)
      #expect(outcome.status == 0, "\(outcome.error)")
      if arguments.first == "undo" { continue }
      for told in [
        "relationship 'r1' was changed \(done), and is overwritten; it had note 'mended'",
        "says again what 'r3' said, which was retracted \(done)",
        "figure 'a' was changed \(done), and is overwritten; it had born '1881'",
      ] { #expect(outcome.error.contains(told), "\(outcome.error)") }
      #expect(!outcome.error.contains("'r2' was"), "\(outcome.error)")
    }
    // The same again changes nothing, and takes nothing back.
    let again = await run(words)
    #expect(!again.error.contains("overwritten") && !again.error.contains("again what"))
  }

  @Test func aTableIsAddedAsOneEdit() async throws {
    let folder = try TemporaryFolder()
    let store = try await store(folder)
    let new = try folder.file(
      "new.csv",
      "kind,source,target,when,note\nrivalry,a,e,1925,\nalliance,c,d,1928/1934,open\n"
        + "alliance,a,b,1926/1930,first\n")
    let words = ["store", "import", "--add", new, "--store", store] + Self.by
    let dry = await run(words + ["--dry-run"])
    #expect(dry.status == 0)
    let added = await run(words)
    #expect(added.status == 0, "\(added.error)")
    #expect(
      added.error == """
        camarilla: '\(new)' in '\(store)': 1 relationship added, 1 amended, 1 as before; 1 figure added
        camarilla: 1 relationship of the store is not in '\(new)' and stays (r2); only where '\(new)' is the whole \
        collection as it now is, --retract-vanished is right: it would take up to 1 of 3 relationships out

        """)
    #expect(
      dry.error
        == added.error.replacing(
          "figure added\n",
          with:
            "figure added\ncamarilla: dry run: nothing was written, and the store is as it was\n"))
    #expect(dry.output == added.output)
    #expect(
      added.output.hasPrefix(
        "1  2026-11-21T09:30:00Z  anna  import, 3 rows\n    because import of '"), "\(added.output)"
    )
    #expect(added.output.contains("r3: when: 1928/.. → 1928/1934\n"))
    let again = await run(words)
    #expect(again.status == 0)
    #expect(
      again.error.hasPrefix(
        "camarilla: nothing changes: '\(store)' has all of '\(new)' as it is there, and no edit is recorded\n"
      ))
    #expect(again.output == "no changes\n")
    let history = await run("store", "history", "--store", store)
    #expect(history.output.split(separator: "\n").count { $0.first?.isNumber == true } == 1)
    let undone = await run(["store", "undo", "--store", store] + Self.by)
    #expect(undone.status == 0)
    let table = folder.path + "/table.csv"
    #expect(await run("convert", store, table).status == 0)
    let left = String(decoding: try TableInput.contents(path: table), as: UTF8.self)
    #expect(left.contains("1928/..") && !left.contains("1925"))
  }

  @Test func theReportTellsWhatBecameOfTheRows() async throws {
    let folder = try TemporaryFolder()
    let store = try await store(folder)
    let new = try folder.file("new.csv", "kind,source,target,when\nrivalry,b,c,1927\n")
    let told = await run(
      ["store", "import", new, "--add", "--store", store, "--retract-vanished", "--format", "json"]
        + Self.by)
    #expect(told.status == 0, "\(told.error)")
    for text in [
      "\"relationships\" : {\n    \"added\" : 0,\n    \"amended\" : 0,\n    \"retracted\" : 2,\n    \"unchanged\" : 1\n  }",
      "\"edit\" : 1", "\"dryRun\" : false", "\"count\" : 2",
    ] {
      #expect(told.output.contains(text), "\(text) in \(told.output)")
    }
    let csv = await run(
      ["store", "import", "--add", new, "--store", store, "--format", "csv"] + Self.by)
    #expect(csv.output == "change,time,by,because,action,undoes,table,id,what\n")
  }

  @Test func whatCannotBeAddedLeavesTheStoreAsItWas() async throws {
    let folder = try TemporaryFolder()
    let store = try await store(folder)
    let before = try TableInput.contents(path: store)
    func refusal(_ words: String...) async -> (Int32, String) {
      let outcome = await run(["store", "import", "--add", "--store", store] + words)
      return (outcome.status, outcome.error)
    }
    let rome = try folder.file("rome.csv", "kind,source,target,when\nrivalry,brutus,caesar,-0043\n")
    let (status, error) = await refusal(rome)
    #expect(status == 65)
    #expect(
      error == """
        error: '\(rome)' shares no figure with the store: none of its 2 ('brutus', 'caesar') is there; expected rows of the collection that the store holds; --anyway adds them all the same
        camarilla: nothing was added; '\(store)' is as it was

        """)
    let empty = try folder.file("empty.csv", "kind,source,target,when\n")
    let (emptyStatus, emptyError) = await refusal(empty, "--retract-vanished")
    #expect(emptyStatus == 65 && emptyError.contains("has no rows"), "\(emptyError)")
    let broken = try folder.file("broken.csv", "kind,source,target,when\nrivalry,a,b,19x6\n")
    let (brokenStatus, brokenError) = await refusal(rome, broken)
    #expect(brokenStatus == 65 && brokenError.contains("\(broken):2:13: error"), "\(brokenError)")
    // What can't be read adds nothing either, and that is said.
    #expect(
      brokenError.hasSuffix("camarilla: nothing was added; '\(store)' is as it was\n")
        && !brokenError.contains("validate"), "\(brokenError)")
    #expect(await refusal(folder.path + "/none.csv").0 == 66)
    #expect(await refusal().0 == 64)
    #expect(await refusal("-", "-").0 == 64)
    #expect(await refusal(rome, "--replace").0 == 64)
    #expect(try TableInput.contents(path: store) == before)
    #expect(await run("store", "import", "--add", rome, "--store", rome + "x").status == 66)
    #expect(await run("store", "import", rome, "--store", store, "--anyway").status == 64)
    #expect(await refusal(rome, "--anyway").0 == 0)
  }

  @Test func anImportGoesIntoAStore() async throws {
    let folder = try TemporaryFolder()
    let store = try await store(folder)
    let map = try folder.file(
      "map.yaml", "source: {id: x}\ntarget: {id: y}\nkind: alliance\nwhen: {year: year}\n")
    let table = try folder.file("t.csv", "x,y,year\na,b,1929\na,c,1929\na,,1929\n")
    let words = ["import", table, "--map", map, "--into", store] + Self.by
    let first = await run(words)
    #expect(first.status == 0, "\(first.error)")
    #expect(first.error.contains("1 row skipped"))
    #expect(first.error.contains("'\(table)' in '\(store)': 2 relationships added"))
    let again = await run(words)
    #expect(again.status == 0 && again.error.contains("no edit is recorded"))
    #expect(await run("import", table, "--map", map).status == 64)
    #expect(await run("import", table, "--map", map, "-o", "o", "--into", store).status == 64)
    #expect(await run("import", table, "--map", map, "-o", "o", "--anyway").status == 64)
  }
}
