import Camarilla
import CamarillaFormats
import CamarillaStore
import GRDB
import StalinCircle
import TestSupport
import Testing

@testable import CamarillaCommand

/// Commands on a store answer as on a folder.
@Suite struct StoreChronicleTests {
  /// Stalin's circle, and others long before and after, so that most years are not needed and the
  /// factions are not followed through all.
  private static func long() throws -> Chronicle {
    var builder = Chronicle.Builder(title: "Long")
    for figure in Chronicle.stalinCircle.figures { builder.add(figure) }
    for source in Chronicle.stalinCircle.sources { builder.add(source) }
    for relationship in Chronicle.stalinCircle.relationships { builder.add(relationship) }
    for index in 0..<300 { builder.add(Figure(id: "f\(index)", name: "Figure \(index)")) }
    for a in 0..<299 {
      let year = a % 2 == 0 ? 1700 + a % 200 : 1970 + a % 40
      builder.add(
        Relationship(
          kind: a % 3 == 0 ? "rivalry" : "alliance", source: "f\(a)", target: "f\(a + 1)",
          when: try Period("\(year)/\(year + 2)")))
    }
    return try builder.build()
  }

  @Test func answersAreThoseOfTheFolder() async throws {
    let folder = try TemporaryFolder()
    let chronicle = try Self.long()
    let (tables, store) = (folder.path + "/tables", folder.path + "/long.camarilla")
    try chronicle.write(toPackage: tables)
    try ChronicleStore.write(chronicle, to: store)
    let questions = [
      "central 1937 --format json", "central 1926 --window 3 --as year-end --format csv",
      "central 1937 --isolated --certainty certain", "central 1930 --approximation 5 --worlds 3",
      "factions 1934 --format json", "balance 1937", "cohesion 1926", "brokerage 1937",
      "path stalin kirov 1930", "path f1 stalin 1930", "diff 1925 1927 --format json",
      "diff 1925 1928 --each", "timeline --from 1924 --to 1926 --format csv",
      "balance --from 1924 --to 1930", "factions --from 1924 --to 1927",
      "central 1937 --without-source nobody", "render 1937 -o -",
      "relationships --year 1937 --figure stalin", "relationships --year 1926 --cites rise",
      "figures f29",
      "info", "explain trotsky 1926", "explain f1 1926", "explain f1 1926 --format json",
      "explain lenin 1937 --around stalin --format json", "explain trotsky kirov 1926",
      "explain Stalin Kirov 1937 --format json", "explain f1 stalin 1500 --format json",
      "explain stalin bukharin 1926 --certainty certain --without-source rise",
      "explain stalin trotsky 1926 --around stalin --format json",
      "explain stalin trotsky 1926 --window 3 --where \"born > 1870\"",
      "explain stalin stalin 1926", "explain stalin nobody-of-all 1926",
      "explain stalin kirov 1926 --by month", "explain kirov stalin --from 1930 --to 1934",
      "similarity 1926 stalin", "similarity 1926 trotsky f1", "similarity 1926 f1 f2 --format json",
      "cohesion 1926 --groups born", "brokerage 1937 --groups role",
      "brokerage 1937 --groups party",
      "central 1926 --measure pagerank --personalize stalin,f1 --format json", "central 1500",
      "explain f1 1500 --format json",
      "central 2500-05 --format json",
      "central 44BCE",
      "central 1968", "timeline --from 1500 --to 1502", "diff 1500 1502",
      "factions 1500 --isolated",
      "central 1968 --approximation 9", "central 1500 --around stalin",
      "central 1500 --min-confidence 0.5",
    ]
    for question in questions {
      var words = question.split(separator: " ").map(String.init)
      if words.contains("render") { words[words.firstIndex(of: "-")!] = folder.path + "/x.dot" }
      let expected = await run(words + ["--chronicle", tables])
      let picture = try? TableInput.contents(path: folder.path + "/x.dot")
      let answer = await ChronicleArgument.$mostReadWhole.withValue(0) {
        await run(words + ["--chronicle", store])
      }
      // Where a text names the chronicle, it names the one that was asked.
      #expect(
        answer.output == expected.output.replacing(tables, with: store), "\(question)")
      #expect(answer.status == expected.status, "\(question): \(answer.error)")
      #expect(
        answer.error == expected.error.replacing(tables, with: store), "\(question)")
      #expect((try? TableInput.contents(path: folder.path + "/x.dot")) == picture, "\(question)")
    }
  }

  /// Of a time in which nothing holds a store is asked by its columns, and not read: here it can't be.
  @Test func whatHoldsNearestNeedsNoReading() async throws {
    let folder = try TemporaryFolder()
    let store = folder.path + "/x.camarilla"
    try ChronicleStore.write(try Self.long(), to: store)
    let expected = await run("central", "1500", "--chronicle", store)
    let queue = try DatabaseQueue(path: store)
    try await queue.write { database in
      try database.execute(sql: "UPDATE relationships SET source = target WHERE number = 1")
    }
    #expect(await run("central", "1500", "--chronicle", store).status != 0)
    let answer = await ChronicleArgument.$mostReadWhole.withValue(0) {
      await run("central", "1500", "--chronicle", store)
    }
    #expect(answer.status == 0)
    #expect(answer.output == expected.output && answer.error == expected.error)
  }

  @Test func convertKnowsStores() async throws {
    let folder = try TemporaryFolder()
    let (store, tables) = (folder.path + "/x.camarilla", folder.path + "/tables")
    #expect(await run("convert", store).status == 0)
    #expect(await run("convert", store, tables).status == 0)
    let read = try Chronicle(contentsOf: tables)
    #expect(Array(read.relationships) == Array(Chronicle.stalinCircle.relationships))
    #expect(await run("validate", "--chronicle", store).status == 0)
  }

  @Test func editsByCommand() async throws {
    let folder = try TemporaryFolder()
    let store = folder.path + "/x.camarilla"
    #expect(await run("convert", store).status == 0)
    let by = ["--store", store, "--by", "anna", "--at", "2026-11-21T09:30:00Z"]
    let added = await run(
      ["store", "add", "alliance", "stalin", "kirov", "1926/1934", "--id", "new", "--post", "x"]
        + by + ["--because", "the archive"])
    #expect(added.status == 0, "\(added.error)")
    let amended = await run(["store", "amend", "new", "--when", "1927", "--post", ""] + by)
    #expect(amended.output.contains("post: x → nothing; when: 1926/1934 → 1927"))
    let history = await run("store", "history", "new", "--store", store, "--format", "csv")
    #expect(
      history.output.hasPrefix(
        "change,time,by,because,action,undoes,table,id,what\n"
          + "1,2026-11-21T09:30:00Z,anna,the archive,add,,relationships,new,"))
    #expect(await run(["store", "undo"] + by).status == 0)
    #expect(await run(["store", "redo"] + by).status == 0)
    let retracted = await run(["store", "retract", "new"] + by)
    #expect(retracted.status == 0 && retracted.output.contains("no longer: confidence: 1"))
    let nothing = await run(["store", "redo"] + by)
    #expect(nothing.status == 65)
    #expect(nothing.error == "camarilla: there is nothing to redo; the store is as it was.\n")
    let wrong = await run(["store", "add", "alliance", "stalln", "kirov", "1926"] + by)
    #expect(wrong.status == 65)
    #expect(wrong.error.contains("unknown figure 'stalln' — did you mean 'stalin'?"))
    #expect(wrong.error.hasSuffix("camarilla: nothing was changed.\n"))
    let named = await run(["store", "add", "alliance", "JOSEPH Stalin", "Vyacheslav", "1927"] + by)
    #expect(named.status == 0 && named.output.contains("source: stalin; target: molotov"))
    #expect(named.error.contains("'Vyacheslav' is taken for 'molotov' (Vyacheslav Molotov)"))
    // A few letters may stand in anybody's name.
    let part = await run(["store", "add", "alliance", "stalin", "olot", "1927"] + by)
    #expect(part.status == 65 && part.error.contains("unknown figure 'olot'"))
    let either = await run(["store", "add", "alliance", "stalin", "alliluyeva", "1927"] + by)
    #expect(either.status == 64 && either.error.contains("'alliluyeva' fits several figures"))
    #expect(await run(["store", "add", "alliance", "a", "b", "soon"] + by).status == 65)
    #expect(
      await run("store", "undo", "--store", store, "--at", "yesterday").error
        .contains("--at is 'yesterday'; expected a time in UTC, such as 2026-11-21T09:30:00Z"))
    #expect(
      await run("store", "undo", "--store", store, "--by", " ").error.contains("--by is blank"))
    let found = await run("store", "search", "kirov", "--store", store)
    #expect(found.output.contains("kirov"))
    #expect(await run("validate", "--chronicle", store).status == 0)
  }

  @Test func whatIsNoStoreIsSaidSo() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("x.camarilla", "nonsense")
    let outcome = await run("central", "1937", "--chronicle", path)
    #expect(outcome.status == 65)
    #expect(
      outcome.error
        == "camarilla: '\(path)' is not a chronicle: it is no SQLite database, and so no store\n")
    let missing = folder.path + "/none.camarilla"
    #expect(await run("central", "1937", "--chronicle", missing).status == 66)
  }
}

/// A store's figures and sources are edited by command.
@Suite struct StoreFigureCommandTests {
  private static let table = """
    kind,source,target,when,citation
    alliance,zinovev,kamenev,1926,buch#1
    rivalry,zinovev,stalin,1926,buch
    alliance,zinoviev,bukharin,1926,book

    """

  @Test func figuresAreAmendedMergedAndRetracted() async throws {
    let folder = try TemporaryFolder()
    let table = try folder.file("c.csv", Self.table)
    let store = folder.path + "/x.camarilla"
    #expect(await run("convert", table, store).status == 0)
    let by = ["--store", store, "--by", "anna", "--at", "2026-11-21T09:30:00Z"]
    func ends() async -> [String] {
      let outcome = await run("relationships", "--chronicle", store, "--format", "csv")
      return outcome.output.split(separator: "\n").dropFirst().map {
        $0.split(separator: ",", omittingEmptySubsequences: false)[2...4].joined(separator: " ")
      }
    }
    let before = await ends()
    let unknown = await run(["store", "add", "alliance", "stalin", "leo t", "1926"] + by)
    #expect(unknown.status == 65)
    #expect(
      unknown.error.contains(
        "unknown figure 'leo t'; `camarilla store add-figure 'leo t' NAME --store"))
    let named = await run(
      ["store", "amend-figure", "zinoviev", "--name", "Grigory Zinoviev", "--born", "1883"]
        + ["--set", "label=Zinoviev"] + by)
    #expect(named.status == 0 && named.output.contains("label: nothing → Zinoviev"))
    let figures = await run("figures", "zinoviev", "--chronicle", store, "--format", "json")
    #expect(figures.output.contains("\"label\" : \"Zinoviev\""))
    let merged = await run(["store", "merge-figures", "zinovev", "zinoviev"] + by)
    #expect(merged.status == 0 && merged.output.contains("merge, 4 rows"), "\(merged.error)")
    #expect(await ends() == before.map { $0.replacing("zinovev", with: "zinoviev") })
    let history = await run("store", "history", "zinovev", "--store", store, "--format", "json")
    #expect(
      history.output.contains("\"action\" : \"merge\"") && history.output.contains("\"edit\" : 2"))
    #expect(await run(["store", "undo"] + by).status == 0)
    #expect(await ends() == before)
    #expect(await run(["store", "redo"] + by).status == 0)
    let tied = await run(["store", "merge-figures", "stalin", "zinoviev"] + by)
    #expect(tied.status == 65 && tied.error.contains("(r2) with each other"))
    let held = await run(["store", "retract-figure", "stalin"] + by)
    #expect(held.status == 65 && held.error.contains("--with-relationships"))
    #expect(
      await run(["store", "retract-figure", "stalin", "--with-relationships"] + by).status == 0)
    #expect(await ends().count == 2)
    #expect(await run(["store", "amend-figure", "kamenev", "--set", "nonsense"] + by).status == 64)
    #expect(
      await run(["store", "amend-figure", "kamenev", "--set", "born=1883"] + by).status == 64)
    #expect(await run(["store", "amend-figure", "kamenev", "--born", "soon"] + by).status == 65)
    #expect(await run(["store", "amend-figure", "nobody", "--name", "N"] + by).status == 65)
    #expect(await run("validate", store).status == 0)
  }

  /// An edit of several rows goes by its first change's number, in the history and where it is undone.
  @Test func anEditIsCalledByItsFirstNumber() async throws {
    let folder = try TemporaryFolder()
    let table = try folder.file("c.csv", Self.table)
    let store = folder.path + "/x.camarilla"
    #expect(await run("convert", table, store).status == 0)
    let by = ["--store", store, "--by", "anna", "--at", "2026-11-21T09:30:00Z"]
    let named = await run(["store", "amend-figure", "stalin", "--name", "Joseph Stalin"] + by)
    #expect(named.output.hasPrefix("1  2026"))
    // Four rows: 2 to 5. So is what undoes it, 6 to 9, and what does it again, 10 to 13.
    let merged = await run(["store", "merge-figures", "zinovev", "zinoviev"] + by)
    #expect(merged.output.hasPrefix("2  2026-11-21T09:30:00Z  anna  merge, 4 rows\n"))
    let undone = await run(["store", "undo"] + by)
    #expect(undone.output.hasPrefix("6  2026-11-21T09:30:00Z  anna  undo 2, 4 rows\n"))
    let redone = await run(["store", "redo"] + by)
    #expect(redone.output.hasPrefix("10  2026-11-21T09:30:00Z  anna  redo 2, 4 rows\n"))
    let history = await run("store", "history", "--store", store).output
    let headings = history.split(separator: "\n").filter { $0.first != " " }
    #expect(headings.map { $0.prefix { $0 != " " } } == ["1", "2", "6", "10"])
    // The figure that went is the last of the rows, and its edits are the same.
    let own = await run("store", "history", "zinovev", "--store", store).output
    let ownHeadings = own.split(separator: "\n").filter { $0.first != " " }
    #expect(ownHeadings.map { $0.prefix { $0 != " " } } == ["2", "6", "10"])
    #expect(own.contains("anna  undo 2 zinovev\n") && own.contains("anna  redo 2 zinovev\n"))
  }

  @Test(arguments: [
    ["amend", "r1"], ["amend-figure", "stalin"], ["amend-source", "book", "--because", "x"],
  ])
  func anAmendmentOfNothingIsNone(_ words: [String]) async throws {
    let folder = try TemporaryFolder()
    let table = try folder.file("c.csv", Self.table)
    let store = folder.path + "/x.camarilla"
    #expect(await run("convert", table, store).status == 0)
    let outcome = await run(["store"] + words + ["--store", store])
    #expect(outcome.status == 64 && outcome.output == "")
    #expect(outcome.error.contains("nothing to change; expected"), "\(outcome.error)")
    #expect(await run("store", "history", "--store", store).output == "no changes\n")
  }

  /// Whoever names what is not there is told where to look, and what is near.
  @Test func whatIsNotThereNamesTheCommandsThatHelp() async throws {
    let folder = try TemporaryFolder()
    let table = try folder.file("c.csv", Self.table)
    let store = folder.path + "/x.camarilla"
    #expect(await run("convert", table, store).status == 0)
    let (figures, sources, relationships) = (
      "`camarilla figures --chronicle \(store)` lists all",
      "`camarilla sources --chronicle \(store)` lists all",
      "`camarilla relationships --chronicle \(store)` lists all"
    )
    let cases: [([String], [String])] = [
      (["amend-figure", "stalim", "--name", "S"], ["did you mean 'stalin'? \(figures)"]),
      (["retract-figure", "nobody"], ["unknown figure 'nobody'; \(figures)"]),
      (["merge-figures", "stalim", "kamenev"], ["did you mean 'stalin'? \(figures)"]),
      (["merge-figures", "kamenev", "stalim"], ["did you mean 'stalin'? \(figures)"]),
      (["amend-source", "boook", "--title", "B"], ["did you mean 'book'? \(sources)"]),
      (["retract-source", "boook"], ["did you mean 'book'? \(sources)"]),
      (["merge-sources", "boook", "book"], ["did you mean 'book'? \(sources)"]),
      (["amend", "r9", "--weight", "2"], ["unknown relationship 'r9'; \(relationships)"]),
      (["retract", "r9"], ["unknown relationship 'r9'; \(relationships)"]),
      (
        ["amend", "r1", "--source", "stalim"], ["`camarilla store add-figure stalim NAME", figures]
      ),
      (["retract-source", "stalin"], ["it is a figure, for which there are amend-figure"]),
      (["amend-figure", "r1", "--name", "R"], ["it is a relationship, for which"]),
    ]
    for (words, expected) in cases {
      let outcome = await run(["store"] + words + ["--store", store])
      #expect(outcome.status == 65, "\(words)")
      for text in expected { #expect(outcome.error.contains(text), "\(words): \(outcome.error)") }
    }
    let cited = await run(
      "store", "amend", "r1", "--citation", "boook", "--store", store, "--by", "anna")
    #expect(cited.status == 0)
    #expect(cited.error.contains("`camarilla store add-source boook TITLE"), "\(cited.error)")
    #expect(cited.error.contains(sources))
    let history = await run("store", "history", "stalim", "--store", store)
    #expect(history.status == 64 && history.output.isEmpty)
    #expect(history.error.contains("unknown id 'stalim' — did you mean 'stalin'?"))
    #expect(await run("store", "history", "stalin", "--store", store).output == "no changes\n")
  }

  @Test(arguments: [
    ["amend", "r1", "--weight", "1"], ["amend", "r1", "--citation", "buch#1"],
    ["amend-figure", "stalin", "--id", "stalin"], ["amend-figure", "stalin", "--set", "x="],
    ["amend-source", "book", "--title", " book "], ["amend-source", "book", "--author", ""],
  ])
  func amendingToTheSameChangesNothing(_ words: [String]) async throws {
    let folder = try TemporaryFolder()
    let table = try folder.file("c.csv", Self.table)
    let store = folder.path + "/x.camarilla"
    #expect(await run("convert", table, store).status == 0)
    let outcome = await run(["store"] + words + ["--store", store])
    #expect(outcome.status == 0 && outcome.output == "no changes\n")
    #expect(outcome.error == "camarilla: nothing changes; the store is as it was\n")
    #expect(await run("store", "history", "--store", store).output == "no changes\n")
    #expect(await run("store", "undo", "--store", store).status == 65)
  }

  /// Relationships have further columns as figures and sources do.
  @Test func furtherColumnsOfRelationships() async throws {
    let folder = try TemporaryFolder()
    let table = try folder.file("c.csv", Self.table)
    let store = folder.path + "/x.camarilla"
    #expect(await run("convert", table, store).status == 0)
    let by = ["--store", store, "--by", "anna", "--at", "2026-11-21T09:30:00Z"]
    let added = await run(
      ["store", "add", "alliance", "stalin", "bukharin", "1926", "--set", "color=red"] + by)
    #expect(added.status == 0 && added.output.contains("color: red"))
    let amended = await run(["store", "amend", "r4", "--set", "color=", "--set", "size=2"] + by)
    #expect(amended.output.contains("color: red → nothing; size: nothing → 2"))
    let refused = await run(["store", "amend", "r4", "--set", "when=1927"] + by)
    #expect(refused.status == 64)
    #expect(await run("validate", store).status == 0)
  }

  @Test func sourcesAreAmendedMergedAndRetracted() async throws {
    let folder = try TemporaryFolder()
    let table = try folder.file("c.csv", Self.table)
    let store = folder.path + "/x.camarilla"
    #expect(await run("convert", table, store).status == 0)
    let by = ["--store", store, "--by", "anna", "--at", "2026-11-21T09:30:00Z"]
    #expect(await run(["store", "amend-source", "book", "--title", "The Book"] + by).status == 0)
    #expect(await run(["store", "merge-sources", "buch", "book"] + by).status == 0)
    let cited = await run(
      "relationships", "--cites", "book", "--chronicle", store, "--format", "csv")
    #expect(cited.output.split(separator: "\n").count == 4)
    let held = await run(["store", "retract-source", "book"] + by)
    #expect(held.status == 65 && held.error.contains("--with-citations"))
    #expect(await run(["store", "retract-source", "book", "--with-citations"] + by).status == 0)
    #expect(
      await run("sources", "--chronicle", store, "--format", "csv").output.count { $0 == "\n" } == 1
    )
    for _ in 0..<3 { #expect(await run(["store", "undo"] + by).status == 0) }
    #expect(await run("validate", store).status == 0)
  }

  /// A page is some hundred columns wide.
  @Test func historyFitsAPage() async throws {
    let folder = try TemporaryFolder()
    let store = folder.path + "/x.camarilla"
    #expect(await run("convert", store).status == 0)
    let by = ["--store", store, "--by", "anna", "--at", "2026-11-21T09:30:00Z"]
    let long = Array(repeating: "word", count: 80).joined(separator: " ")
    let edit = await run(
      ["store", "add", "alliance", "stalin", "kirov", "1926", "--note", long, "--because", long]
        + by)
    #expect(edit.status == 0)
    let history = await run("store", "history", "--store", store)
    #expect(history.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(
      history.output.split { $0 == " " || $0 == "\n" }.count { $0 == "word" || $0 == "word;" }
        >= 158)
  }
}

/// What has been edited is not written over by an import.
@Suite struct EditedStoreTests {
  @Test func anEditedStoreIsReplacedOnlyWhenAskedFor() async throws {
    let folder = try TemporaryFolder()
    let (store, table) = (folder.path + "/x.camarilla", folder.path + "/x.csv")
    try Chronicle.stalinCircle.write(toCSV: table)
    #expect(await run("store", "import", table, "--store", store).status == 0)
    // Nobody has edited it so far.
    #expect(await run("store", "import", table, "--store", store).status == 0)
    let edit = await run(
      "store", "amend", "lenin-kamenev", "--note", "mine", "--store", store)
    #expect(edit.status == 0, "\(edit.error)")
    for command in [["store", "import", table, "--store", store], ["convert", table, store]] {
      let refused = await run(command)
      #expect(
        refused.status == 73 && refused.error.contains("1 change of its own"), "\(refused.error)")
    }
    let history = await run("store", "history", "lenin-kamenev", "--store", store)
    #expect(history.output.contains("mine"))
    #expect(await run("store", "import", table, "--store", store, "--replace").status == 0)
    #expect(await run("store", "history", "--store", store).output.contains("no changes"))
  }
}
