import CamarillaFormats
import TestSupport
import Testing

/// A search that finds nothing says what there is, and a question put the wrong way round says so.
@Suite struct NarrowSearchTests {
  private func chronicle() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    _ = try folder.file(
      "figures.csv",
      "id,name,born,died\nkirov,Kirov,1886,1934\nkirov-2,Kirov,,\nstalin,Stalin,1878,1953\n"
        + "beria,Beria,1899,1953\n")
    _ = try folder.file(
      "relationships.csv",
      "kind,source,target,when,note,citation\n"
        + "alliance,kirov,stalin,1926/1930,friends,diary\nrivalry,kirov,beria,1926,,\n"
        + "alliance,kirov-2,beria,1931,cousins,\n")
    _ = try folder.file("sources.csv", "id,title\ndiary,A Diary\n")
    return folder
  }

  private func remark(_ arguments: String..., path: String) async -> String {
    let outcome = await run(arguments + ["--chronicle", path])
    #expect(outcome.status == 0)
    return outcome.error
  }

  @Test func figures() async throws {
    let folder = try chronicle()
    let path = folder.path
    #expect(
      await remark("figures", "stalni", path: path)
        == "camarilla: none of 4 figures has 'stalni' in its id or name — did you mean 'stalin'?\n")
    #expect(
      await remark("figures", "kirov", "--year", "1950", path: path)
        == "camarilla: nobody is active in 1950; the chronicle's relationships are of 1926 to 1931\n"
        + "camarilla: 2 of 4 figures have 'kirov' in id or name; none of them stands in such a"
        + " relationship in 1950\n")
    #expect(
      await remark("figures", "stalin", "--alive", "1800", path: path)
        == "camarilla: 1 of 4 figures has 'stalin' in id or name; none of them may have been alive in 1800\n"
    )
    #expect(await remark("figures", "kirov", path: path) == "")
  }

  @Test func relationships() async throws {
    let folder = try chronicle()
    let path = folder.path
    #expect(
      await remark("relationships", "stalin", "beria", path: path)
        == "camarilla: none of 3 relationships is between Stalin and Beria; Stalin has 1 and Beria has 2\n"
    )
    #expect(
      await remark("relationships", "--search", "foes", path: path)
        == "camarilla: none of 3 relationships has 'foes' in its post, note or another column\n")
    #expect(
      await remark("relationships", "stalin", "--year", "1931", path: path)
        == "camarilla: no relationship is all that is asked for; there would be 1 of other figures or 1 of"
        + " other years\n")
    #expect(
      await remark(
        "relationships", "beria", "--cites", "diary", "--search", "friends", path: path)
        == "camarilla: no relationship is all that is asked for; there would be 1 of other figures\n"
    )
    #expect(await remark("relationships", "stalin", path: path) == "")
  }

  @Test func sources() async throws {
    let folder = try chronicle()
    #expect(
      await remark("sources", "diery", path: folder.path)
        == "camarilla: none of 1 source has 'diery' in its id, title or author — did you mean 'diary'?\n"
    )
  }

  @Test func aFigureOfOtherYearsIsNamed() async throws {
    let folder = try chronicle()
    #expect(
      await remark(
        "timeline", "--from", "1927", "--to", "1928", "--figure", "kirov-2", path: folder.path)
        == "camarilla: Kirov (kirov-2) stands in no relationship in 1927–1928\n")
  }

  @Test func yearsOfADiff() async throws {
    let folder = try chronicle()
    let path = folder.path
    #expect(
      await remark("diff", "1926", "2050", path: path)
        == "camarilla: nobody is active in 2050; the chronicle's relationships are of 1926 to 1931\n"
    )
    #expect(
      await remark("diff", "1931", "1926", path: path)
        == "camarilla: 1931 is the later of the two years: what holds in 1926 and no longer in 1931 is"
        + " listed as formed\n")
    #expect(
      await remark("diff", "1926", "1926", path: path)
        == "camarilla: both years are 1926, which has nothing to change into\n")
    #expect(await remark("diff", "1926", "1931", path: path) == "")
    // Of two times of which one is within the other, neither is the later.
    for (times, part) in [(["1926-05", "1926"], "formed"), (["1926", "1926-05"], "dissolved")] {
      let told = await remark("diff", times[0], times[1], path: path)
      #expect(told.contains("is a part of") && told.contains("listed as \(part)"), "\(told)")
      #expect(!told.contains("no longer"), "\(told)")
    }
  }

  /// Two Kirovs, of whom one leads a faction: it has the id wherever the faction is named.
  @Test func factionsOfNamesakes() async throws {
    let folder = try chronicle()
    let path = folder.path
    let table = await run("factions", "1926", "--chronicle", path)
    #expect(table.output.contains("\n1. Kirov (kirov) (2)\n   Kirov (kirov), Stalin\n"))
    let csv = await run("factions", "1926", "--chronicle", path, "--format", "csv")
    #expect(csv.output.contains("\n1,Kirov (kirov),kirov,Kirov,"))
    let history = await run("factions", "--from", "1926", "--to", "1931", "--chronicle", path)
    #expect(history.output.contains("\n1926–1930  Kirov (kirov), up to 2 figures"))
    let brokers = await run("brokerage", "1926", "--chronicle", path)
    let row = brokers.output.split(separator: "\n").first { $0.hasPrefix("Stalin ") }
    #expect(row?.contains(" Kirov (kirov) ") == true, "\(brokers.output)")
    for name in ["1926.svg", "page.html", "flow.svg"] {
      let file = folder.path + "/" + name
      let arguments =
        switch name {
        case "1926.svg": ["render", "1926"]
        case "page.html": ["storyboard"]
        default: ["factions", "--from", "1926", "--to", "1931"]
        }
      #expect(await run(arguments + ["--chronicle", path, "-o", file]).status == 0)
      let text = String(decoding: try TableInput.contents(path: file), as: UTF8.self)
      #expect(text.contains("Kirov (kirov)"), "\(name)")
    }
  }

  @Test func optionsThatDoNothing() async throws {
    let folder = try chronicle()
    let path = folder.path
    let expected =
      "camarilla: --weighted is of balance and coalitions; modularity goes by values in any case\n"
    // Of a year, frustration goes by it.
    #expect(await remark("factions", "1926", "--weighted", path: path) == "")
    #expect(await remark("brokerage", "1926", "--weighted", path: path) == expected)
    #expect(
      await remark("factions", "1926", "--weighted", "--method", "balance", path: path) == "")
    #expect(
      await remark("factions", "1926", "--resolution", "2", "--method", "balance", path: path)
        == "camarilla: --resolution is of modularity; balance divides as it does without it\n")
  }

  /// Nine figures of 1918 of whom four have 7 points.
  @Test func equalPointsOfDifferentRanks() async {
    let note = "of equal points the higher status from allies and enemies (pn) comes first\n"
    let all = await run("central", "1918")
    #expect(all.output.contains(note))
    #expect(await !run("central", "1918", "--top", "8").output.contains(note))
  }

  @Test func anotherDivisionIsAsGood() async throws {
    let folder = try TemporaryFolder()
    // A triangle + + −, whose best division leaves one of the three ties wrong, and a pair.
    let path = try folder.file(
      "relationships.csv",
      "kind,source,target,when\nalliance,a,b,1926\nrivalry,b,c,1926\nalliance,c,a,1926\n"
        + "rivalry,x,y,1926\nalliance,p,q,1927\nrivalry,q,r,1927\n")
    let both = await run("balance", "1926", "--chronicle", path)
    #expect(
      both.output.hasSuffix(
        """

        not the only such division: the ties with a sign fall into 2 parts, each of
        which may be turned around by itself; b and c could change sides at no cost,
        each alone.

        """))
    let only = await run("balance", "1927", "--chronicle", path)
    #expect(!only.output.contains("division"))
  }

  @Test func aSourceThatNoCitationCanName() async throws {
    let folder = try chronicle()
    let store = folder.path + "/x.camarilla"
    let made = await run("store", "import", "--chronicle", folder.path, "--store", store)
    #expect(made.error == "camarilla: 4 figures and 3 relationships in '\(store)'\n")
    for id in ["s#1", "s;9", "#"] {
      let refused = await run("store", "add-source", id, "Title", "--store", store)
      #expect(refused.status == 65)
      #expect(
        refused.error.hasPrefix(
          "error: no citation can name a source '\(id)'; expected an id without '#', ';' and control"
            + " characters\n"), "\(refused.error)")
    }
    #expect(
      await run("store", "amend-source", "diary", "--id", "d#1", "--store", store).status == 65)
    #expect(await run("store", "add-figure", "a\u{1}b", "A", "--store", store).status == 65)
    #expect(await run("store", "add-source", "s.9", "Title", "--store", store).status == 0)
    _ = try folder.file("sources.csv", "id,title\ndiary,A Diary\n\"a;b\",B\n")
    let files = await run("validate", folder.path)
    #expect(files.status == 65)
    #expect(
      files.output.contains("sources.csv:3:1: error: no citation can name a source 'a;b'; expected")
    )
  }

  @Test func aStoreOfAnyChronicle() async throws {
    let folder = try TemporaryFolder()
    let store = folder.path + "/x.camarilla"
    let missing = await run("store", "import", "--store", store)
    #expect(missing.status == 64)
    #expect(
      missing.error.hasPrefix(
        "Error: no chronicle is named; expected a folder, a CSV file of relationships, another file"
          + " that --chronicle takes, or - for standard input, such as `camarilla store import"))
    let graph = try folder.file("g.dot", "graph { a -- b [when=1926] }")
    let made = await run("store", "import", graph, "--store", store)
    #expect(made.status == 0)
    #expect(made.error.hasSuffix("camarilla: 2 figures and 1 relationship in '\(store)'\n"))
    #expect(await run("info", store).output.hasPrefix("2 figures, 1 relationship, 1926\n"))
  }
}
