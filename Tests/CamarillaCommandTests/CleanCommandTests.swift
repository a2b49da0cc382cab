import Foundation
import TestSupport
import Testing

@testable import CamarillaCommand

/// `camarilla clean`, from a notebook to a chronicle.
@Suite struct CleanCommandTests {
  private static let notebook = """
    kind,source,target,when,confidence
    alliance,Stalin,Kirov,c. 1926,"0,9"
    rivalri,Stalin,Leon Trotsky,14.V.1926,80%
    rivalry,Stalin,"Trotsky, Leon",11/2/1927,
    alliance,Leon Trotsky,Radek,1539-40,

    """

  private func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }

  /// A table of doubts in which every line is answered, as a spreadsheet saves it.
  private func answered(_ table: String) -> String {
    table.replacing(",,", with: ",yes,").replacing(",yes,,", with: ",yes,")
  }

  /// What is left is told where it stands in what was written, and by the row that changes are told by, too: the first
  /// cell has two lines, and what was before the last has become shorter.
  @Test func whatIsLeftIsToldWhereItStandsThen() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "t.csv",
      "note,when,kind,source,target\n\"two\nlines\",1926,alliance,a,b\nx,c. 1926,feast,a,c\n")
    let out = folder.path + "/clean.csv"
    let outcome = await run("clean", path, "-o", out)
    #expect(outcome.output.contains("t.csv    3  when"), "\(outcome.output)")
    #expect(
      outcome.output.contains("\n\(out):4:9: error: unknown kind 'feast'"), "\(outcome.output)")
    #expect(outcome.output.contains(" (row 3)\n"), "\(outcome.output)")
    let check = await run("validate", out)
    #expect(check.output.contains("\(out):4:9: error: unknown kind 'feast'"), "\(check.output)")
  }

  @Test func aNotebookBecomesAChronicle() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("notebook.csv", Self.notebook)
    let out = folder.path + "/clean.csv"
    let first = await run("clean", path, "-o", out)
    #expect(first.status == 0)
    #expect(first.error.isEmpty)
    #expect(
      try text(out) == """
        kind,source,target,when,confidence
        alliance,Stalin,Kirov,1926~,0.9
        rivalry,Stalin,Leon Trotsky,1926-05-14,0.8
        rivalry,Stalin,"Trotsky, Leon",11/2/1927,
        alliance,Leon Trotsky,Radek,1539-40,

        """)
    let doubtful = folder.path + "/clean-doubtful.csv"
    #expect(first.output.hasPrefix("changed\n"))
    #expect(first.output.contains("\(path) → \(out): 5 changes, 3 doubts in '\(doubtful)'"))
    #expect(first.output.contains("left to a person: 1 error and"))
    #expect(first.output.contains("\n\(out):4:32: error: '11/2/1927' is not an EDTF date"))
    #expect(
      try text(doubtful).split(separator: "\n")[0]
        == "file,row,column,text,proposal,accept,reason,score")
    let lines = try text(doubtful).split(separator: "\n").dropFirst().map(String.init)
    #expect(lines.count == 3)
    #expect(lines[2].hasPrefix("notebook.csv,4,target,\"Trotsky, Leon\",Leon Trotsky,,"))
    #expect(lines[2].hasSuffix(",0.95"))
    #expect(lines[0].hasPrefix("notebook.csv,4,when,11/2/1927,1927-02-11,,"))
    #expect(lines[1].hasPrefix("notebook.csv,5,when,1539-40,1539/1540,,"))

    _ = try folder.file("clean-doubtful.csv", answered(try text(doubtful)))
    // What a person wrote is not written over.
    let again = await run("clean", path, "-o", out)
    #expect(again.output.contains("clean-doubtful-2.csv"))
    let second = await run("clean", path, "-o", out, "--accept", doubtful)
    #expect(second.status == 0, "\(second.error)")
    #expect(second.output.contains("8 changes, 3 of them accepted, 0 doubts\n"))
    #expect(try text(out).contains("rivalry,Stalin,Leon Trotsky,1927-02-11,\n"))
    #expect(try text(out).hasSuffix("alliance,Leon Trotsky,Radek,1539/1540,\n"))
    let valid = await run("validate", out)
    #expect(valid.status == 0)
    let third = await run("clean", out, "-o", folder.path + "/again.csv")
    #expect(third.output == "\(out): nothing to clean\n")
    #expect(try text(out) == text(folder.path + "/again.csv"))
  }

  @Test func everyChangeIsInTheReportsForPrograms() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "t.csv",
      "kind,source,target,when\n"
        + (0..<50).map { "rivalri,a\($0),b\($0),c. 1926\n" }.joined())
    let table = await run("clean", path, "-o", folder.path + "/c.csv")
    #expect(table.output.contains("100 changes, 0 doubts\n"))
    // What is alike is one line for people.
    #expect(table.output.components(separatedBy: "rivalri").count == 3)
    let csv = await run("clean", path, "-o", folder.path + "/c.csv", "--format", "csv")
    #expect(csv.output.split(separator: "\n").count == 101)
    #expect(csv.output.hasPrefix("status,rule,file,row,column,text,proposal,score,count,reason\n"))
    let json = await run("clean", path, "-o", folder.path + "/c.csv", "--format", "json")
    #expect(json.output.contains("\"changed\" : 100"))
    #expect(json.output.components(separatedBy: "\"proposal\"").count == 101)
    #expect(!folder.contents.contains("c-doubtful.csv"))
  }

  @Test func storesAreChangedInPlaceAndUndone() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "t.csv", "kind,source,target,when\nalliance,Lev  Trotsky,x,1926\nrivalry,y,x,1926/9999\n")
    let store = folder.path + "/s.camarilla"
    #expect(await run("store", "import", path, "--store", store).status == 0)
    let note = ["--by", "an editor", "--at", "2026-01-02T03:04:05Z"]
    let outcome = await run(["clean", store, "--in-place"] + note)
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(outcome.output.contains("1 change, 1 doubt in '\(folder.path)/s-doubtful.csv'"))
    #expect(await run("figures", "--chronicle", store).output.contains("Lev Trotsky"))
    #expect(await run(["store", "undo", "--store", store] + note).status == 0)
    #expect(
      await run("figures", "--chronicle", store, "--format", "csv").output.contains("Lev  Trotsky"))
    let copy = await run(["clean", store, "-o", folder.path + "/copy.camarilla"] + note)
    #expect(copy.status == 0, "\(copy.error)")
    let history = await run("store", "history", "--store", folder.path + "/copy.camarilla")
    #expect(history.output.contains("amend"))
  }

  /// Answers are carried out once, counted the second time, and told with a closing line of their own where they
  /// are wrong.
  @Test func answersAreHandedBackTwice() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("t.csv", "kind,source,target,when\nalliance,a,b,1926-\n")
    let out = folder.path + "/c.csv"
    let first = await run("clean", path, "-o", out)
    #expect(first.output.contains("'1926-' may mean 1926/.. or 1926"))
    let answers = try folder.file("a.csv", answered(try text(folder.path + "/c-doubtful.csv")))
    #expect(await run("clean", path, "-o", out, "--accept", answers).status == 0)
    #expect(try text(out) == "kind,source,target,when\nalliance,a,b,1926/..\n")
    let again = await run("clean", out, "-o", folder.path + "/d.csv", "--accept", answers)
    #expect(again.output == "\(out): nothing to clean; 1 answer carried out before\n")

    let wrong = try folder.file(
      "w.csv",
      "file,row,column,text,proposal,accept\nt.csv,2,when,x,1926,yes\nt.csv,3,when,y,1926,yes\n")
    let refused = await run("clean", path, "-o", folder.path + "/e.csv", "--accept", wrong)
    #expect(refused.status == 65)
    #expect(
      refused.error.contains("w.csv:2:14: error: no cell of column 'when' in 't.csv' says 'x'"))
    #expect(
      refused.error.hasSuffix(
        "camarilla: the answers in '\(wrong)' have 2 errors; nothing was written\n"))
    #expect(!folder.contents.contains { $0.hasPrefix("e") })
  }

  /// Letters and quotes of Windows-1252 come out in UTF-8, whether there is something to repair or not.
  @Test func anotherEncodingIsReadWhereItIsSaid() async throws {
    let folder = try TemporaryFolder()
    let out = folder.path + "/clean.csv"
    let header = Array("kind,source,target,when\nalliance,M".utf8)
    for (when, written) in [("1926", "1926"), ("c. 1926", "1926~")] {
      let path = try folder.file(
        "t.csv", header + [0xFC] + Array("ller,O".utf8) + [0x92] + Array("Dea,\(when)\n".utf8))
      #expect(
        await run("validate", path).output
          .contains("`camarilla clean --encoding windows-1252` saves it so"))
      let outcome = await run("clean", path, "-o", out, "--encoding", "windows-1252")
      #expect(outcome.status == 0, "\(outcome.error)")
      #expect(outcome.output.contains("\(path) was read as windows-1252; \(out) is in UTF-8\n"))
      #expect(
        try text(out)
          == "\u{FEFF}kind,source,target,when\nalliance,Müller,O\u{2019}Dea,\(written)\n")
      #expect(await run("validate", out).status == 0)
      #expect(await run("clean", path, "-o", out, "--encoding", "ansi").status == 64)
      #expect(
        await run("clean", path, "-o", out, "--map", "m.yaml", "--encoding", "latin-1").status == 64
      )
    }
  }

  @Test func foldersAndTablesOfFigures() async throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/in", withIntermediateDirectories: false)
    let figures = try folder.file("in/figures.csv", "id,name,born\na,A,c. 1900\nb,B,soon\n")
    _ = try folder.file("in/relationships.csv", "kind,source,target,when\nalliance,a,b,1926\n")
    let out = folder.path + "/out"
    #expect(await run("clean", folder.path + "/in", "-o", out).status == 0)
    let refused = await run("clean", folder.path + "/in", "-o", out)
    #expect(refused.status == 73)
    #expect(refused.error.contains("the folder is not empty; expected another name, or --replace"))
    #expect(await run("clean", folder.path + "/in", "-o", out, "--replace").status == 0)
    let alone = await run("clean", figures, "-o", folder.path + "/people.csv")
    #expect(alone.status == 0, "\(alone.error)")
    #expect(alone.output.contains("left to a person: 1 error; `camarilla validate` lists them in"))
    #expect(try text(folder.path + "/people.csv") == "id,name,born\na,A,1900~\nb,B,soon\n")
  }

  /// A table keeps what parts its fields, under any name that tables are read by; and comes out of that as it was.
  @Test(arguments: ["tsv", "tab", "txt", "csv"]) func tablesKeepTheirNames(_ end: String)
    async throws
  {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "notes." + end, "kind\tsource\ttarget\twhen\nalliance\ta\tb\tc. 1926\n")
    let out = folder.path + "/out." + end
    let outcome = await run("clean", path, "-o", out)
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(try text(out) == "kind\tsource\ttarget\twhen\nalliance\ta\tb\t1926~\n")
    #expect(await run("clean", out, "-o", path).output == "\(out): nothing to clean\n")
  }

  /// Who may be one stands behind all other doubts, the surest first, whatever their rows.
  @Test func twinsAreRanked() async throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/in", withIntermediateDirectories: false)
    _ = try folder.file(
      "in/figures.csv",
      "id,name,born\nk1,Sergei Kirov,\nk2,Сергей Киров,\nt1,Leon Trotsky,\nt3,\"Trotsky, Leon\",\nx,Xenia,192?\n"
    )
    _ = try folder.file(
      "in/relationships.csv", "kind,source,target,when\nalliance,t1,k1,1926\nalliance,t3,k1,1927\n")
    let out = folder.path + "/out"
    let outcome = await run("clean", folder.path + "/in", "-o", out, "--format", "csv")
    #expect(outcome.status == 0, "\(outcome.error)")
    let doubts = try text(out + "-doubtful.csv").split(separator: "\n").dropFirst()
    let scores = doubts.map { Double($0.split(separator: ",").last!) ?? .infinity }
    #expect(doubts.first?.hasPrefix("figures.csv,6,born,192?,") == true, "\(doubts)")
    #expect(scores.count == 3 && scores[1] > scores[2] && scores[2] >= 0.5, "\(doubts)")
    // The surer pair stands further down in its table.
    #expect(doubts.dropFirst().first?.contains(",t3,t1,") == true, "\(doubts)")
  }

  @Test(arguments: [
    (["foreign.csv", "-o", "c.csv"], 65, "--map MAPPING -o OUT` cleans columns of other names"),
    (["t.csv"], 64, "where is what is cleaned to be written? Give -o, or --in-place for a store."),
    (["t.csv", "--in-place"], 64, "--in-place is for stores"),
    (["t.csv", "-o", "t.csv"], 64, "is what is read; expected another name to write to"),
    (["t.csv", "-o", "out"], 64, "'out' would be chronicle, and what is cleaned is csv"),
    (["t.csv", "-o", "c.csv", "--doubtful", "c.csv"], 64, "is where what is cleaned goes"),
    (["nothing.csv", "-o", "c.csv"], 66, "not found"),
    (["nothing.d/", "-o", "c.csv"], 66, "not found"),
    (["t.csv", "-o", "c.tvs"], 64, "no format has the extension '.tvs' — did you mean '.tsv'?"),
    (["t.csv", "-o", "no/c.csv"], 73, "cannot be written"),
    (["t.csv", "-o", "c.csv", "--accept", "t.csv"], 65, "the header has no column 'column'"),
    (["t.csv", "-o", "c.csv", "--accept", "nothing.csv"], 66, "not found"),
    (["picture.png", "-o", "c.csv"], 64, "no format has the extension '.png'"),
    (["empty.csv", "-o", "c.csv"], 65, "it is empty"),
    (["g.graphml", "-o", "c.csv"], 64, "`camarilla convert` makes a folder of it"),
  ])
  func wrongUse(arguments: [String], status: Int, message: String) async throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("t.csv", "kind,source,target,when\nalliance,a,b,c. 1926\n")
    _ = try folder.file("empty.csv", "")
    _ = try folder.file("foreign.csv", "from,to,year\na,b,1926\n")
    _ = try folder.file("picture.png", [0x89, 0x50, 0x4E, 0x47])
    _ = try folder.file("g.graphml", "<graphml></graphml>")
    let before = folder.contents
    let outcome = await run(
      ["clean"] + arguments.map { $0.contains(".") || $0 == "out" ? folder.path + "/" + $0 : $0 })
    #expect(Int(outcome.status) == status, "\(outcome.error)")
    #expect(
      outcome.error.replacing(folder.path + "/", with: "").contains(message), "\(outcome.error)")
    #expect(folder.contents == before)
  }

  // MARK: Tables of other columns

  private static let mapping = """
    source: from
    target: to
    kind: {column: type, values: {pact: alliance, feud: rivalry}}
    when: {start: begun, end: over}
    confidence: trust
    note: source

    """
  private static let foreign = """
    source;type;from;to;begun;over;trust
    chronicle  ;pact;Stalin;Kirov;c. 1926;;0,9
    end;Pact;Stalin ;Leon Trotsky;14.V.1926;1927;80%
    ;feud;Stalin;"Trotsky, Leon";1539-40;;
    ;feud;Leon Trotsky;Radek;1928;;1

    """

  /// The columns that the mapping reads are repaired as a chronicle's are, under their own names, and the import
  /// reads what comes of it.
  @Test func aMappingSaysWhatColumnsMean() async throws {
    let folder = try TemporaryFolder()
    let table = try folder.file("pacts.csv", Self.foreign)
    let map = try folder.file("pacts.yaml", Self.mapping)
    let out = folder.path + "/clean.csv"
    let first = await run("clean", table, "--map", map, "-o", out, "--format", "csv")
    #expect(first.status == 0, "\(first.error)")
    #expect(
      try text(out) == """
        source;type;from;to;begun;over;trust
        chronicle;pact;Stalin;Kirov;1926~;;0.9
        end;pact;Stalin;Leon Trotsky;1926-05-14;1927;0.8
        ;feud;Stalin;"Trotsky, Leon";1539-40;;
        ;feud;Leon Trotsky;Radek;1928;;1

        """)
    let doubtful = folder.path + "/clean-doubtful.csv"
    let doubts = try text(doubtful).split(separator: "\n").dropFirst().map(String.init)
    #expect(doubts.count == 2, "\(doubts)")
    #expect(doubts[0].hasPrefix("pacts.csv,4,begun,1539-40,1539/1540,,"))
    #expect(doubts[1].hasPrefix("pacts.csv,4,to,\"Trotsky, Leon\",Leon Trotsky,,"))
    #expect(first.output.contains("pacts.csv,2,source,chronicle  ,chronicle,"))
    _ = try folder.file("answers.csv", answered(try text(doubtful)))
    let second = await run(
      "clean", table, "--map", map, "-o", out, "--accept", folder.path + "/answers.csv")
    #expect(second.status == 0, "\(second.error)")
    #expect(try text(out).contains(";feud;Stalin;\"Leon Trotsky\";1539;1540;\n"))
    let imported = await run("import", out, "--map", map, "-o", folder.path + "/made")
    #expect(imported.status == 0, "\(imported.error)")
    let made = try text(folder.path + "/made/relationships.csv")
    for row in [
      "alliance,Stalin,Kirov,1926~/,1,0.9", "alliance,Stalin,Leon Trotsky,1926-05-14/1927,1,0.8",
      "rivalry,Stalin,Leon Trotsky,1539/1540,1,1",
    ] { #expect(made.contains(row), "\(made)") }
    // What was cleaned once has nothing more to clean.
    let again = await run("clean", out, "--map", map, "-o", folder.path + "/again.csv")
    #expect(again.output.contains("nothing to clean"), "\(again.output)")
    #expect(try text(folder.path + "/again.csv") == text(out))
  }

  /// Who may be one is asked about whichever way the columns are called, and of what was imported too: a mapping
  /// without a table of figures tells nobody apart.
  @Test func twinsAreAskedAboutByAMappingToo() async throws {
    let folder = try TemporaryFolder()
    let rows = """
      Philipp Eulenburg,alliance,Wilhelm II.,1886
      Philipp zu Eulenburg,alliance,Bülow,1887
      Philipp zu Eulenburg,alliance,Holstein,1887

      """
    let own = try folder.file("own.csv", "source,kind,target,when\n" + rows)
    let foreign = try folder.file("foreign.csv", "A,Art,B,Jahr\n" + rows)
    let map = try folder.file("m.yaml", "source: A\ntarget: B\nkind: {column: Art}\nwhen: Jahr\n")
    let made = folder.path + "/made"
    #expect(await run("import", foreign, "--map", map, "-o", made).status == 0)
    var asked: [[String]] = []
    for (name, arguments) in [
      ("own", [own, "-o", folder.path + "/own-clean.csv"]),
      ("foreign", [foreign, "--map", map, "-o", folder.path + "/foreign-clean.csv"]),
      ("made", [made, "-o", folder.path + "/made-clean"]),
    ] {
      let outcome = await run(["clean"] + arguments)
      #expect(outcome.status == 0, "\(outcome.error)")
      let doubts = try text(folder.path + "/\(name)-clean-doubtful.csv").split(separator: "\n")
      asked.append(doubts.dropFirst().map { "\($0.split(separator: ",")[3...4])" })
    }
    #expect(asked[0] == [#"["Philipp Eulenburg", "Philipp zu Eulenburg"]"#])
    #expect(asked[1] == asked[0] && asked[2] == asked[0], "\(asked)")
  }

  /// 9999 is asked about wherever it stands, unless the mapping says itself that an end is open then.
  @Test func yearsThatStandForNoDateAreAsked() async throws {
    let folder = try TemporaryFolder()
    func doubts(_ arguments: [String]) async throws -> [String] {
      let out = folder.path + "/out"
      let outcome = await run(["clean"] + arguments + ["-o", out + ".csv", "--format", "csv"])
      #expect(outcome.status == 0, "\(outcome.error)")
      return outcome.output.split(separator: "\n").filter { $0.hasPrefix("doubtful,") }.map {
        $0.split(separator: ",", omittingEmptySubsequences: false)[3...6].joined(separator: ",")
      }
    }
    let ends = try folder.file(
      "ends.csv", "kind,source,target,start,end\nalliance,a,b,1926,9999\n")
    #expect(try await doubts([ends]) == ["2,end,9999,.."])
    let people = try folder.file("figures.csv", "id,name,born,died\na,A,1900,9999\n")
    #expect(try await doubts([people]) == ["2,died,9999,XXXX"])
    let table = try folder.file("t.csv", "a,b,from,to\nx,z,1900,9999\n")
    func mapping(_ more: String) throws -> String {
      try folder.file(
        "m.yaml",
        "source: a\ntarget: b\nkind: alliance\n"
          + "when: {start: {year: from}, end: {year: to}\(more)}\n")
    }
    #expect(try await doubts([table, "--map", mapping("")]) == ["2,to,9999,XXXX"])
    #expect(try await doubts([table, "--map", mapping(", open-end: [2012, 9999]")]) == [])
  }

  /// Only a table of doubts in which nobody wrote is replaced by another, unless it is named.
  @Test func noOtherFileBecomesATableOfDoubts() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("n.csv", Self.notebook)
    let out = folder.path + "/p.csv"
    let own = "my own data\n"
    let named = try folder.file("p-doubtful.csv", own)
    #expect(await run("clean", path, "-o", out).output.contains("p-doubtful-2.csv"))
    #expect(try text(named) == own)
    #expect(await run("clean", path, "-o", out).output.contains("p-doubtful-2.csv"))
    let refused = await run("clean", path, "-o", out, "--doubtful", named)
    #expect(refused.status == 73 && refused.output.isEmpty)
    #expect(refused.error.contains("is no table of doubts; expected another name, or --replace"))
    #expect(try text(named) == own)
    let second = folder.path + "/p-doubtful-2.csv"
    #expect(await run("clean", path, "-o", out, "--doubtful", second).status == 0)
    _ = try folder.file("p-doubtful-2.csv", answered(try text(second)))
    #expect(await run("clean", path, "-o", out, "--doubtful", second).status == 0)
    #expect(await run("clean", path, "-o", out, "--doubtful", named, "--replace").status == 0)
    #expect(try text(named).hasPrefix("file,row,column,"))
  }

  /// A column of fixed width keeps its width; what is longer than it is left and told.
  @Test func columnsOfFixedWidthStayInTheirPlaces() async throws {
    let folder = try TemporaryFolder()
    let table = try folder.file(
      "t.txt", "a    b    c. 1926  \u{E9}\na    b    1/2/1533 x\na    b    May 1926 y\n")
    let map = try folder.file(
      "t.yaml",
      "table: {columns: {a: 1-4, b: 6-9, d: 11-18, n: 20-}}\nsource: a\ntarget: b\nkind: alliance\nwhen: d\n"
        + "note: n\n")
    let out = folder.path + "/out.txt"
    let result = await run("clean", table, "--map", map, "-o", out)
    #expect(result.status == 0, "\(result.error)")
    #expect(
      try text(out) == "a    b    1926~    \u{E9}\na    b    1/2/1533 x\na    b    1926-05  y\n")
    let doubts = try text(folder.path + "/out-doubtful.csv")
    #expect(doubts.contains("t.txt,2,d,1/2/1533,"))
    _ = try folder.file(
      "no.csv", "file,row,column,text,proposal,accept\nt.txt,2,d,1/2/1533,1533-02-01,yes\n")
    let tooLong = await run(
      "clean", table, "--map", map, "-o", out, "--accept", folder.path + "/no.csv")
    #expect(tooLong.status == 0)
    #expect(tooLong.output.contains("it has more characters than the column"))
    #expect(try text(out).contains("1/2/1533 x"))
  }

  /// Of several tables of a mapping, each is cleaned by itself, and ids go by the tables of figures.
  @Test func oneOfSeveralTables() async throws {
    let folder = try TemporaryFolder()
    let people = try folder.file("people.csv", "key,name,born\nk1,Karl,c. 1500\nf1,Franz ,1494\n")
    let ties = try folder.file("ties.csv", "a,b,y\nK1,Franz,c. 1526\nk1,f1,26\n")
    let map = try folder.file(
      "m.yaml",
      """
      figures: {file: people.csv, id: key, name: name, born: born}
      tables: [{file: ties.csv, source: a, target: b, kind: alliance, when: {year: y}}]

      """)
    let out = folder.path + "/out.csv"
    let first = await run("clean", ties, "--map", map, "-o", out)
    #expect(first.status == 0, "\(first.error)")
    #expect(try text(out) == "a,b,y\nk1,f1,1526~\nk1,f1,26\n")
    let second = await run("clean", people, "--map", map, "-o", out)
    #expect(second.status == 0, "\(second.error)")
    #expect(try text(out) == "key,name,born\nk1,Karl,1500~\nf1,Franz,1494\n")
    let other = try folder.file("other.csv", "a,b\n")
    let refused = await run("clean", other, "--map", map, "-o", out)
    #expect(refused.status == 65)
    #expect(
      refused.error.contains(
        "is none of the mapping's tables; expected one of 'ties.csv' and 'people.csv'"),
      "\(refused.error)")
    #expect(
      await run("clean", folder.path + "/gone.csv", "--map", map, "-o", out).status == 66)
    #expect(await run("clean", ties, "--map", map, "--in-place").status == 64)
    #expect(await run("clean", ties, "--map", folder.path + "/none.yaml", "-o", out).status == 66)
  }
}
