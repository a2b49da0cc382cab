import Camarilla
import CamarillaFormats
import Foundation
import TestSupport
import Testing

@testable import CamarillaCommand

/// How problems are grouped, and figures of one name told apart.
@Suite struct ProblemListingTests {
  private static let header = "kind,source,target,when\n"

  /// Errors that stop a command are told with what they are about, so that a form can say them beside its fields.
  @Test func errorsThatStopACommandKeepWhatTheyAreAbout() {
    let console = Console.recording()
    let field = Problem.Subject(table: .relationships, row: 0, field: "when", id: "r1")
    let failure = Console.$current.withValue(console) {
      CommandFailure.telling([
        .error("'19x6' is no date", rule: .malformedDate, subject: field, text: "19x6"),
        .warning("'a' and 'A' look alike"), .error("nobody is there"),
      ]) { "there are \($0)" }
    }
    #expect(failure == CommandFailure(status: .invalidData, message: "there are 2 errors"))
    let lines = String(decoding: console.recordedError, as: UTF8.self).split(separator: "\n")
    #expect(lines == ["error: '19x6' is no date", "error: nobody is there"])
    let concern = console.concern(ofNote: String(lines[0]))
    #expect(concern?.field == "when" && concern?.text == "19x6")
  }

  @Test func validateGroupsByRuleAndListsTheFirstOfEach() async throws {
    let folder = try TemporaryFolder()
    let rows = (0..<12).map { "alliance,a\($0),b\($0),1926\n" }
    let path = try folder.file(
      "t.csv",
      Self.header + (rows + rows).joined() + "alliance,stalin,x,1926\nalliance,Stalin,y,1926\n")
    let short = await run("validate", "--chronicle", path)
    #expect(short.status == 0)
    let lines = short.output.split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
    #expect(lines[0] == "exact-duplicate: 12 warnings")
    #expect(lines[1...5].allSatisfy { $0.contains("says again exactly what") })
    #expect(lines[6] == "… and 7 more warnings of this sort (exact-duplicate)")
    #expect(lines[8] == "similar-names: 1 warning")
    #expect(lines[9].hasPrefix("\(path):27:10: warning: 'stalin' and 'Stalin' differ only in case"))
    #expect(lines[11] == "\(path): 0 errors, 13 warnings; --all prints every one")

    let all = await run("validate", "--chronicle", path, "--all")
    #expect(all.output.components(separatedBy: "says again").count == 13)
    #expect(!all.output.contains("more warnings"))
    let json = await run("validate", "--chronicle", path, "--format", "json")
    #expect(json.output.components(separatedBy: "says again").count == 13)
    #expect(!json.output.contains("\"count\""))
  }

  @Test func oneClaimInManyRowsIsOneProblemWithACount() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "t.csv", Self.header + String(repeating: "alliance,a,b,1926/1930\n", count: 300))
    let outcome = await run("validate", "--chronicle", path)
    #expect(outcome.output.hasPrefix("exact-duplicate: 1 warning, found 299 times\n"))
    #expect(
      outcome.output.hasSuffix(
        "\(path): 0 errors, 1 warning, found 299 times in all; --all prints every one\n"))
    let every = await run("validate", "--chronicle", path, "--all")
    #expect(every.output.hasPrefix("exact-duplicate: 299 warnings\n"))
    #expect(every.output.hasSuffix("\(path): 0 errors, 299 warnings\n"))
    let json = await run("validate", "--chronicle", path, "--format", "json")
    #expect(json.output.contains("\"count\" : 299"))
    let csv = await run("validate", "--chronicle", path, "--format", "csv")
    #expect(csv.output.split(separator: "\n").last?.hasSuffix(",299") == true)
  }

  /// The rows that `validate --all` tells of, each by its line and column.
  private func locations(_ path: String) async -> [String] {
    await run("validate", path, "--all").output.split(separator: "\n")
      .filter { $0.hasPrefix(path + ":") && $0.contains("warning: ") }
      .map { $0.dropFirst(path.count + 1).split(separator: " ")[0].dropLast() }.map(String.init)
  }

  /// What is told once with a count is told of every row, whatever the rule, and beside errors too.
  @Test(arguments: [
    // Exact duplicates, of which the first is what the others repeat.
    (Array(repeating: "alliance,a,b,1926/1930", count: 5), ["3:1", "4:1", "5:1", "6:1"]),
    // A placeholder in the column of dates.
    ((1...4).map { "alliance,a,b\($0),1926/9999" }, ["2:15", "3:15", "4:15", "5:15"]),
    // Spells that overlap, and claims that contradict one another.
    ((1...4).map { "alliance,a,b,1926/193\($0)" }, ["3:14", "4:14", "5:14"]),
    (
      ["alliance,a,b,1926", "alliance,a,b,1928", "alliance,a,b,1930", "rivalry,a,b,1925/1931"],
      ["5:1", "3:1", "4:1"]
    ),
    // Blanks around a cell, and within a name.
    ((1...3).map { "alliance,a , b\($0),1926" }, ["2:10", "3:10", "4:10", "2:13", "3:13", "4:13"]),
    (["alliance,a  x,b,1926", "alliance,c  y,d,1927"], ["2:10", "3:10"]),
    // Names that differ in case only.
    (["Anna", "ANNA", "anna"].map { "alliance,\($0),b,1926" }, ["3:10", "4:10"]),
  ]) func everyRowIsToldOfWithAll(rows: [String], expected: [String]) async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("t.csv", Self.header + rows.map { $0 + "\n" }.joined())
    #expect(await locations(path).sorted() == expected.sorted())
    let all = await run("validate", path, "--all")
    #expect(!all.output.contains("likewise"), "\(all.output)")
    #expect(all.output.contains("\n\(path): 0 errors, \(expected.count) warnings\n"))
    let json = await run("validate", path, "--all", "--format", "json")
    #expect(json.output.components(separatedBy: "\"message\"").count == expected.count + 1)
    // An error in a last row keeps the table from being a chronicle, and hides nothing.
    let broken = try folder.file(
      "u.csv", Self.header + rows.map { $0 + "\n" }.joined() + "allianc,x,y,1926\n")
    #expect(await locations(broken).sorted() == expected.sorted())
  }

  /// Two rivalries against two alliances, all of which hold in 1931: each is told with one that it contradicts, and the
  /// sources of both, whether the chronicle can be read or not.
  @Test(arguments: ["", "allianc,x,y,1926,\n"])
  func everyContradictionNamesBothRowsAndTheirSources(_ broken: String) async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "t.csv",
      "id,kind,source,target,when,citation\n1,rivalry,a,b,1930/1940,s1\n2,rivalry,a,b,1931/1940,s2\n"
        + "3,alliance,b,a,1925/1935,s3\n4,alliance,a,b,1929/1931,s4\n"
        + (broken.isEmpty ? "" : "5," + broken))
    let outcome = await run("validate", path, "--all", "--format", "json")
    let problems = try #require(
      JSONParser.parse(Array(outcome.output.utf8))["problems"]?.elements?.filter {
        $0["rule"]?.text == "contradiction"
      })
    #expect(problems.count == 3)
    var told: Set<String> = []
    for problem in problems {
      let id = try #require(problem["id"]?.text)
      let related = try #require(problem["related"]?.elements?.first)
      let other = try #require(related["id"]?.text)
      told.formUnion([id, other])
      let message = problem["message"]?.text ?? ""
      for row in [id, other] {
        #expect(message.contains("('\(row)', ") && message.contains(", s\(row))"), "\(message)")
      }
      #expect(problem["text"]?.text == (["1", "2"].contains(id) ? "rivalry" : "alliance"))
      #expect(problem["line"]?.numberText == "\(Int(id)! + 1)")
      #expect(related["line"]?.numberText == "\(Int(other)! + 1)")
    }
    #expect(told == ["1", "2", "3", "4"])
  }

  /// The text of a number is the cell's, not what was read from it.
  @Test func numbersOutOfRangeAreQuotedAsTheyStand() async throws {
    let folder = try TemporaryFolder()
    let texts = ["1e400", "1e-400", "0", "000", "-1.50"]
    let path = try folder.file(
      "t.csv",
      "kind,source,target,when,weight,confidence\n"
        + zip(["Beria", "Kirov", "Molotov", "Rykov", "Stalin"], texts)
        .map { "alliance,a,\($0),1926,\($1),1\n" }.joined()
        + "alliance,a,c,1926,1,2.50\nalliance,a,d,1926,1,-0.10\nalliance,a,e,1926,1,85.0\n")
    let outcome = await run("validate", path, "--format", "json")
    #expect(outcome.status == 65)
    let problems = try #require(
      JSONParser.parse(Array(outcome.output.utf8))["problems"]?.elements)
    #expect(problems.compactMap { $0["text"]?.text } == texts + ["2.50", "-0.10", "85.0"])
    for (problem, text) in zip(problems, texts) {
      #expect(
        problem["message"]?.text
          == "weight '\(text)' is out of range; expected a finite number above 0")
    }
    #expect(
      problems.last?["message"]?.text
        == "confidence '85.0' is out of range; expected a number from 0 to 1 — did you mean '0.85'?"
    )
    #expect(problems.map { $0["column"]?.numberText != nil }.allSatisfy { $0 })
  }

  /// The hint names the chronicle, as a word of a shell.
  /// What `clean` may repair is counted where it is told: three dates and a kind, and not who is tied to himself.
  @Test func whatMayBeRepairedIsOffered() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "my t.csv",
      Self.header + "allianc,a,b,c. 1926\nalliance,a,c,May 1926\nalliance,a,d,44 BC\n"
        + "alliance,e,e,1926\nalliance,a,f,whenever it was\n")
    let offer = "`camarilla clean '\(path)' -o …` may repair 4 of these\n"
    let outcome = await run("validate", path)
    #expect(
      outcome.output.hasSuffix("\(path): 5 errors, 1 warning\n\(path): \(offer)"), "\(outcome)")
    let json = await run("validate", path, "--format", "json")
    #expect(json.output.contains("\"repairable\" : 4"))
    let other = await run("central", "1926", "--chronicle", path)
    #expect(
      other.error.hasSuffix("camarilla: `camarilla clean FILE -o …` may repair 3 of these\n"),
      "\(other.error)")
    let sound = try folder.file("sound.csv", Self.header + "alliance,e,e,1926\n")
    #expect(!(await run("validate", sound)).output.contains("clean"))
  }

  /// A blank end is easily left, and makes a claim hold for ever: who checks a table is told how many do.
  @Test func endsThatAreOpenAreCounted() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "t.csv",
      "kind,source,target,start,end\nalliance,a,b,1450,\nalliance,a,c,1450,\nrivalry,b,c,1450,1451\n"
        + "alliance,a,d,,1451\n")
    let told = "2 relationships still hold, with an open end\n"
    let checked = await run("validate", path)
    #expect(checked.output == "\(path): no problems\n\(path): \(told)")
    let info = await run("info", path)
    #expect(info.output.contains("dated 1450/1451: 4 to the year\n\(told)\n"), "\(info.output)")
    for command in ["validate", "info"] {
      let json = await run(command, path, "--format", "json")
      #expect(json.output.contains("\"openEnds\" : 2"))
      #expect(json.output.contains("\"unknownEnds\" : 0"))
    }
    let one = try folder.file("u.csv", Self.header + "alliance,a,b,1450/\n")
    #expect(
      await run("validate", one).output
        == "\(one): no problems\n\(one): 1 relationship may still hold, as its end isn't known\n")
  }

  @Test func infoSaysHowToReadItsWarnings() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("my table.csv", Self.header + "alliance,a,b,3000\n")
    for arguments in [["info", path], ["info", "--chronicle", path]] {
      #expect(
        await run(arguments).output.hasSuffix("\n1 warning: see `camarilla validate '\(path)'`\n"))
    }
    #expect(await run("info").output.hasSuffix("see `camarilla validate`\n"))
  }

  @Test func errorsOfACommandAreGroupedToo() async throws {
    let folder = try TemporaryFolder()
    let rows = (0..<30).map { "alliance,a\($0),a\($0),1926\n" }.joined()
    let path = try folder.file("t.csv", Self.header + rows + "allianc,a,b,1926\n")
    let outcome = await run("info", "--chronicle", path)
    #expect(outcome.status == 65)
    #expect(outcome.error.contains("… and 20 more errors of this sort (self-relationship)"))
    #expect(outcome.error.contains("unknown kind 'allianc' — did you mean 'alliance'?"))
  }

  /// Equal names of different figures have their ids behind them, wherever people read them; JSON and CSV
  /// have the ids anyway.
  @Test func figuresOfOneNameAreToldApart() async throws {
    let folder = try TemporaryFolder()
    _ = try folder.file(
      "figures.csv",
      "id,name,born,died\nold,John Smith,1880,1940\nyoung,John Smith,1910,\nann,Ann Lund,,\nbob,Bob Ek a.s.,,\n"
    )
    _ = try folder.file(
      "relationships.csv",
      Self.header
        + "alliance,old,young,1926/1930\nrivalry,old,ann,1926/1930\nalliance,ann,bob,1926/1930\n")
    for arguments in [
      ["central", "1926"], ["central", "1926", "--measure", "degree"], ["factions", "1926"],
      ["balance", "1926"], ["diff", "1920", "1926"], ["explain", "old", "1926"],
      ["explain", "old", "young", "1926"], ["explain", "young", "ann", "1926"],
      ["path", "1926", "young", "ann"], ["reach", "old", "--from", "1926", "--to", "1930"],
      ["cohesion", "1926"], ["brokerage", "1926"], ["timeline", "--from", "1926", "--to", "1928"],
    ] {
      let outcome = await run(arguments + ["--chronicle", folder.path])
      #expect(outcome.status == 0, "\(arguments): \(outcome.error)")
      let bare = outcome.output.replacingOccurrences(of: "John Smith (old)", with: "")
        .replacingOccurrences(of: "John Smith (young)", with: "")
      #expect(bare != outcome.output, "\(arguments)")
      #expect(!outcome.output.contains("a.s.."), "\(arguments)")
    }
    let json = await run("central", "1926", "--chronicle", folder.path, "--format", "json")
    #expect(json.output.contains("\"name\" : \"John Smith\""))
    let picture = await run(
      "render", "1926", "--chronicle", folder.path, "-o", folder.path + "/p.svg")
    #expect(picture.status == 0)
    let svg = try String(contentsOfFile: folder.path + "/p.svg", encoding: .utf8)
    #expect(svg.contains("(1880–1940)") && svg.contains("(born 1910)"))

    let ambiguous = await run("explain", "smith", "1926", "--chronicle", folder.path)
    #expect(
      ambiguous.error.contains("'old' (John Smith) 1880–1940 or 'young' (John Smith) 1910–"))
    for option in ["--only", "--around", "--without"] {
      for names in ["John Smith", "ann,John Smith"] {
        let either = await run("balance", "1926", option, names, "--chronicle", folder.path)
        #expect(either.status == 64, "\(option) \(names)")
        #expect(either.error.contains("'John Smith' fits several figures"), "\(either.error)")
      }
      #expect(
        await run("balance", "1926", option, "old", "--chronicle", folder.path).status == 0)
    }
    let found = await run("figures", "smith", "--chronicle", folder.path, "--format", "csv")
    #expect(
      found.output.split(separator: "\n").dropFirst().map { $0.prefix { $0 != "," } } == [
        "old", "young",
      ])
  }

  /// Ids that only blanks tell apart are one figure, in files of other programs as well.
  @Test func aNodeWithABlankBehindItsIDIsNoOtherNode() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "g.json",
      #"{"nodes":[{"id":"stalin"},{"id":"stalin ","note":"x"},{"id":"k"}],"links":[{"source":"stalin","target":"k"},"#
        + #"{"source":"stalin ","target":"k"},{"source":"stalin ","target":"stalin"}]}"#)
    let outcome = await run("convert", path, folder.path + "/o")
    #expect(outcome.status == 0)
    #expect(
      outcome.error.contains(
        "the node 'stalin ' is read as 'stalin', without a space at its end; 1 node is one with another thereby"
      ))
    let figures = await run("figures", "--chronicle", folder.path + "/o", "--format", "csv")
    #expect(
      figures.output.split(separator: "\n").map { $0.prefix { $0 != "," } } == [
        "id", "stalin", "k",
      ])
    #expect(outcome.error.contains("ties a node to itself"))
  }
}
