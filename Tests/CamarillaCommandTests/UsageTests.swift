import CamarillaFormats
import TestSupport
import Testing

@testable import CamarillaCommand

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct UsageTests {
  @Test func helpAndVersionGoToStandardOutput() async {
    for arguments in [["--help"], ["central", "--help"], ["--version"]] {
      let outcome = await run(arguments)
      #expect(outcome.status == 0)
      #expect(!outcome.output.isEmpty && outcome.error.isEmpty)
    }
  }

  /// Help calls a command by all its words, as errors do.
  @Test(arguments: [["render"], ["store", "undo"]])
  func helpTellsTheWholeName(_ command: [String]) async {
    for arguments in [command + ["--help"], command + ["-h"], ["help"] + command] {
      let outcome = await run(arguments)
      let usage = "USAGE: camarilla \(command.joined(separator: " ")) "
      #expect(outcome.output.contains(usage), "\(arguments): \(outcome.output.prefix(200))")
    }
  }

  /// The generator of the manual page leaves out every other character, without a word.
  @Test func helpIsInASCII() async {
    let help = await run("--experimental-dump-help")
    #expect(help.status == 0 && help.output.contains("turnover"))
    for line in help.output.split(separator: "\n") {
      #expect(line.utf8.allSatisfy { $0 < 0x80 }, "\(line)")
    }
  }

  @Test(arguments: [
    (["central", "1937", "--measure", "betweeness"], "did you mean 'betweenness'"),
    (["central", "1937", "--measure", "fame"], "Valid: degree, in-degree"),
    (["render", "1937", "-o", "x.svg", "--layout", "circle"], "Valid: "),
    (["factions", "1937", "--method", "modularty"], "did you mean 'modularity'"),
    (["central", "1937", "--ties", "neutral"], "Valid: all, positive, negative"),
    (["central", "1937", "--as", "yearend"], "did you mean 'year-end'"),
    (["central", "1937", "--kinds", "aliance"], "did you mean 'alliance'"),
    (["central", "1937", "--min-confidence", "2"], "expected a number from 0 to 1"),
    (["central", "1937", "--window", "0"], "1 to 100000"),
    (["central", "soon"], "soon"),
    (["central"], "year"),
    (["diff", "1925"], "to"),
    (["frobnicate"], "frobnicate"),
    (["central", "1905/06"], "did you mean 1905-06 or 1905/1906?"),
    (["diff", "1925-1927"], "did you mean 1925 1927?"),
    (["diff", "1925/1927"], "did you mean 1925 1927?"),
    (["factions", "1925", "1927"], "did you mean --from 1925 --to 1927?"),
    (["central", "1925", "--top", "1,5"], "--top"),
    (["timeline", "1925", "1927"], "did you mean --from 1925 --to 1927?"),
    (["store", "amend", "r1", "--store", "x", "--confidence", "0,4"], "did you mean 0.4?"),
    (["store", "amend", "r1", "--store", "x", "--weight", "40%"], "did you mean 0.4?"),
    (["explain", "Buharin Nicolai", "1926"], "did you mean 'bukharin' (Nikolai Bukharin)?"),
    (["explain", "Buharin Xyz", "1926"], "unknown figure 'Buharin Xyz'; expected"),
  ])
  func wrongUsageIsStatus64AndSaysWhatIsRight(arguments: [String], hint: String) async {
    let outcome = await run(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.error.contains(hint), "\(outcome.error)")
  }

  @Test func negativeYearsAreYears() async {
    let outcome = await run("central", "-43", "--format", "json")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("\"year\" : -43"))
  }
}

/// What the parser alone would answer without saying what is right.
@Suite struct UnclearUsageTests {
  @Test(arguments: [
    (["centrl", "1926"], "unknown command 'centrl' — did you mean 'central'? Valid: render, "),
    (["help", "centrl"], "unknown command 'centrl' — did you mean 'central'?"),
    (["store", "histroy"], "unknown command 'histroy' — did you mean 'history'? Valid: import, "),
    (
      ["--top", "3", "central", "1926"],
      "'--top' stands before the command; expected the command first, as in camarilla central … --top"
    ),
    (["central", "1926", "--top", "-1"], "--top is -1; expected 1 or more"),
    (["factions", "1926", "--resolution", "1e308"], "expected a number above 0, at most 1e+100"),
    (["render", "1926", "-o", "x.svg", "--width", "-5mm"], "'-5mm' is invalid for '--width"),
    (["central", "--isolated", "-43", "--top", "-2"], "--top is -2; expected 1 or more"),
    (
      ["central", "1926", "--approximation", "-1"],
      "--approximation is -1; expected a number from 0"
    ),
    (
      ["central", "1926", "--seed", "-1"],
      "'-1' is invalid for '--seed <n>'; expected a whole number, 0 or more"
    ),
    (
      ["central", "1926", "--window", "99999999999999999999"],
      "'99999999999999999999' is invalid for '--window <n>'; expected a smaller number"
    ),
    (["central", "1926", "--top", "few"], "is invalid for '--top <n>'; expected a whole number"),
    (["central", "1926", "--alpha", "much"], "'--alpha <x>'; expected a number such as 0.5"),
    // Only what looks like it is offered.
    (["central", "1926", "--chronicel", "a"], "'--chronicel'. Did you mean '--chronicle'?\n"),
    (["cohesion", "1926", "--data", "a"], "Unknown option '--data'.\n"),
  ])
  func wrongWordsAreNamed(_ arguments: [String], _ message: String) async {
    let outcome = await run(arguments)
    #expect(outcome.status == 64 && outcome.output.isEmpty)
    #expect(outcome.error.contains(message), "\(outcome.error)")
  }

  /// The parser would take the last without a word. What may be given again says so in its help.
  @Test func whatTakesOneValueIsGivenOnce() async throws {
    for name in CommandDescription.names {
      let command = try #require(CommandDescription(commandNamed: name))
      for option in command.options.values where !option.isFlag {
        let words = [name, "--\(option.name)", "a", "--\(option.name)=b"]
        guard !option.isRepeating else {
          try RepeatedOptions.check(words)
          continue
        }
        // Both spellings of one option are one.
        let own = option.name.replacing("colour", with: "color")
        let outcome = await run(words)
        #expect(outcome.status == 64 && outcome.output.isEmpty)
        #expect(
          outcome.error.hasPrefix(
            "camarilla: --\(own) is given 2 times ('a', 'b'); expected it once.\nUsage: camarilla \(name) "
          ), "\(outcome.error)")
        #expect(
          outcome.error.hasSuffix("\n  See 'camarilla \(name) --help' for more information.\n"))
      }
    }
    let ofStore = await run("store", "undo", "--store", "a", "--store", "b")
    #expect(ofStore.error.contains("--store is given 2 times ('a', 'b')"))
    #expect(ofStore.error.contains("Usage: camarilla store undo "), "\(ofStore.error)")
    let mixed = await run("render", "1926", "-o", "a.svg", "--output=b.svg")
    #expect(mixed.error.contains("--output is given 2 times ('a.svg', 'b.svg')"))
  }

  /// What tells whether an option is there twice knows every name that options have beside their own.
  @Test func optionsHaveNoOtherSpellings() async throws {
    let help = try await JSONParser.parse(Array(run("--experimental-dump-help").output.utf8))
    var others: Set<String> = []
    func look(_ command: JSONValue) {
      for argument in command["arguments"]?.elements ?? [] {
        let names = (argument["names"]?.elements ?? []).compactMap { name in
          name["name"]?.text.map { (name["kind"]?.text == "short" ? "-" : "--") + $0 }
        }
        let own = argument["preferredName"]?["name"]?.text.map { "--" + $0 }
        others.formUnion(names.filter { $0 != own })
      }
      for subcommand in command["subcommands"]?.elements ?? [] { look(subcommand) }
    }
    look(try #require(help["command"]))
    #expect(others.subtracting(["-h"]) == Set(RepeatedOptions.spellings.keys))
  }

  @Test func kindsThatAreGivenApartCountTogether() async {
    let together = await run("balance", "1926", "--kinds", "alliance,rivalry", "--format", "json")
    let apart = await run(
      "balance", "1926", "--kinds", "alliance", "--format", "json", "--kinds=rivalry")
    let last = await run("balance", "1926", "--kinds", "rivalry", "--format", "json")
    #expect(apart.status == 0 && apart.output == together.output && apart.output != last.output)
    #expect(await run("balance", "1926", "--kinds", "alliance", "--kinds", "").status == 64)
  }

  @Test func whatIsMeantByASourceIsOffered() async {
    let outcome = await run("relationships", "--source", "rise")
    #expect(outcome.status == 64 && outcome.output.isEmpty)
    #expect(outcome.error.contains("unknown option '--source' — did you mean '--cites'?"))
    #expect(outcome.error.contains("Usage: camarilla relationships "))
    // Where it is an option, it stays one.
    let own = await run("store", "amend", "r1", "--source", "x", "--store", "/nowhere.camarilla")
    #expect(own.status == 66, "\(own.error)")
  }

  @Test(arguments: [
    "central 1926", "info", "relationships stalin", "cohesion 1926", "reach stalin",
  ])
  func aTextIsNotWrittenUnderAPicturesName(_ command: String) async throws {
    let folder = try TemporaryFolder()
    let arguments = command.split(separator: " ").map(String.init)
    for name in ["x.png", "x.xlsx", "x.PDF"] {
      let outcome = await run(arguments + ["-o", folder.path + "/" + name])
      #expect(
        outcome.status == 64 && outcome.error.contains("expected a file named .csv, .json or .txt"))
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/" + name))
      let asked = await run(arguments + ["-o", folder.path + "/" + name, "--format", "csv"])
      #expect(asked.status == 0, "\(asked.error)")
    }
    #expect(await run(arguments + ["-o", folder.path + "/x"]).status == 0)
  }

  @Test func helpAndYearsBeforeOneAreAsTheyWere() async {
    for arguments in [
      ["--help"], ["help"], ["help", "central"], ["--version"], ["store", "--help"], [],
    ] {
      #expect(await run(arguments).status == 0, "\(arguments)")
    }
    #expect(await run("central", "--isolated", "-43").output.contains("44 BCE"))
  }

  /// What begins with a minus is taken as it is written, whether it is a year, a figure, a file or a note.
  @Test func wordsWithAMinusStayAsTheyAre() async throws {
    let folder = try TemporaryFolder()
    let table = try folder.file(
      "r.csv", "kind,source,target,when\nalliance,-5,b,1920\nalliance,b,c,1920\n")
    for words in [
      ["path", "1920", "-5", "b"], ["path", "1920", "--", "-5", "b"],
      ["central", "1920", "--around", "-5"], ["central", "1920", "--only", "-5,b"],
      ["timeline", "--figure", "-5", "--from", "1920", "--to", "1920"],
    ] {
      let outcome = await run(words + ["--chronicle", table])
      // Behind -- nothing is an option.
      if words.contains("--") {
        #expect(outcome.status == 64)
        let first = await run(["path", "--chronicle", table] + words.dropFirst())
        #expect(first.status == 0 && first.output.contains("From -5 to b"))
      } else {
        #expect(outcome.status == 0 && outcome.output.contains("-5"), "\(words) \(outcome.error)")
      }
    }
    let store = folder.path + "/s.camarilla"
    #expect(await run("store", "import", table, "--store", store).status == 0)
    for words in [
      ["add-figure", "-7", "Seven"], ["add", "alliance", "-7", "c", "-0043", "--note", "-5 °C"],
    ] {
      let outcome = await run(["store"] + words + ["--store", store])
      #expect(outcome.status == 0, "\(outcome.error)")
    }
    let claims = await run("relationships", "--chronicle", store, "--format", "csv")
    #expect(claims.output.contains("-5 °C") && !claims.output.contains("\u{2212}"))
    #expect(claims.output.contains(",-7,"), "\(claims.output)")
    // As tables print years.
    #expect(await run("central", "\u{2212}43", "--chronicle", store).output.contains("44 BCE"))
  }
}
