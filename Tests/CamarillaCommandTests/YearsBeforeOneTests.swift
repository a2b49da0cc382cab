import TestSupport
import Testing

@testable import CamarillaCommand

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Years before the common era, from the command line to what is printed and drawn.
@Suite struct YearsBeforeOneTests {
  private static let table = """
    kind,source,target,when
    alliance,Caesar,Pompey,-0059/-0052
    alliance,Caesar,Antony,-0048/-0043-03-15
    rivalry,Caesar,Pompey,-0048
    alliance,Antony,Octavian,-0042/-0032

    """

  private func run(_ arguments: String...) async throws -> Outcome {
    let folder = try TemporaryFolder()
    let path = try folder.file("rome.csv", Self.table)
    return await CamarillaCommandTests.run(arguments + ["--chronicle", path])
  }

  @Test(arguments: ["44BCE", "44 BC", "44 v. Chr.", "44 av. J.-C.", "-0043", "BC 44"])
  func aYearIsTakenInAnyForm(_ year: String) async throws {
    let named = try await run("relationships", "--year", year)
    #expect(named.status == 0)
    #expect(named.output.contains("Antony") && !named.output.contains("Octavian"))
    #expect(named.error.isEmpty)
    let central = try await run("central", year, "--format", "json")
    #expect(central.output.contains("\"year\" : -43"))
  }

  @Test func livesAreSpokenInTheTableAlone() async throws {
    let folder = try TemporaryFolder()
    _ = try folder.file(
      "figures.csv", "id,name,born,died\nc,Caesar,-0099,-0043-03-15~\np,Pompey,,\n")
    _ = try folder.file(
      "relationships.csv", "kind,source,target,when\nalliance,c,p,-0059/-0052\n")
    func figures(_ arguments: String...) async -> String {
      await CamarillaCommandTests.run(["figures", "--chronicle", folder.path] + arguments).output
    }
    let table = await figures()
    #expect(table.contains("100 BCE") && table.contains("15 March 44 BCE~"))
    #expect(!table.contains("-0099"))
    #expect(await figures("--format", "csv").contains("c,Caesar,-0099,-0043-03-15~,1"))
    let json = await figures("--format", "json")
    #expect(json.contains("\"born\" : \"-0099\"") && !json.contains("spoken"))
  }

  @Test func aBareNumberIsExplained() async throws {
    let diff = try await run("diff", "-63", "-49")
    #expect(diff.status == 0)
    #expect(diff.output.contains("64 BCE → 50 BCE"))
    #expect(
      diff.error
        == "camarilla: -63 is 64 BCE, -49 is 50 BCE: years count astronomically, and 63 BCE"
        + " is written 63BCE\ncamarilla: nobody is active in 64 BCE or 50 BCE; the"
        + " chronicle's relationships are of 60 BCE to 33 BCE\n")
    let zero = try await run("central", "0")
    #expect(zero.error.contains("0 is 1 BCE") && zero.error.contains("44 BCE is written 44BCE"))
    // With an era there is nothing to explain; that one of the years is outside the chronicle is said.
    let spelled = try await run("diff", "63BCE", "49 BC")
    #expect(!spelled.error.contains("astronomically") && !spelled.error.contains(" is 63 BCE"))
  }

  @Test func anEraMayStandByItself() async throws {
    func same(_ words: String, _ quoted: [String]) async throws {
      let folder = try TemporaryFolder()
      let path = try folder.file("rome.csv", Self.table)
      let rest = ["--chronicle", path]
      let outcome = await CamarillaCommandTests.run(
        words.split(separator: " ").map(String.init) + rest)
      let expected = await CamarillaCommandTests.run(quoted + rest)
      #expect(outcome.status == 0, "\(outcome.error)")
      #expect(outcome.output == expected.output && outcome.error == expected.error, "\(words)")
    }
    try await same("central 44 BCE", ["central", "44BCE"])
    try await same("central 44 bc", ["central", "44 BC"])
    try await same("central 44 v. Chr.", ["central", "44BCE"])
    try await same("diff 63 BCE 49 BCE", ["diff", "63BCE", "49BCE"])
    try await same("diff 60 BCE 13 CE", ["diff", "60BCE", "13"])
    try await same("path 49 BCE Caesar Antony", ["path", "49BCE", "Caesar", "Antony"])
    try await same("explain Caesar Antony 48 BCE", ["explain", "Caesar", "Antony", "48BCE"])
    try await same(
      "balance --from 60 BCE --to 48 BCE", ["balance", "--from", "60BCE", "--to", "48BCE"])
    try await same(
      "relationships --year 48 B.C. Caesar", ["relationships", "Caesar", "--year", "48BCE"])
  }

  @Test func aFigureMayBeCalledLikeAnEra() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("eras.csv", "kind,source,target,when\nalliance,BC,AD,1926\n")
    let outcome = await CamarillaCommandTests.run("path", "1926", "BC", "AD", "--chronicle", path)
    #expect(outcome.output.contains("From BC to AD in 1926: 1 step"), "\(outcome.error)")
  }

  @Test(arguments: [
    ["timeline"], ["timeline", "--from", "62BCE", "--to", "33BCE"], ["turnover"], ["realignments"],
    ["balance", "--from", "60BCE"], ["factions", "--from", "60BCE"], ["reach", "Caesar"], ["info"],
    ["reach", "Pompey", "Antony"], ["central", "44BCE", "--window", "3"], ["figures"],
    ["diff", "60BCE", "40BCE", "--each"], ["balance", "44BCE"], ["factions", "44BCE"],
    ["cohesion", "44BCE"], ["brokerage", "44BCE"], ["path", "44BCE", "Caesar", "Antony"],
    ["explain", "Caesar", "44BCE"], ["explain", "Caesar", "Pompey", "49BCE"],
    ["explain", "Caesar", "40BCE"], ["relationships"], ["turnover", "--figure", "Caesar"],
  ])
  func tablesSayBCEAndDataTheNumber(_ arguments: [String]) async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("rome.csv", Self.table)
    let all = arguments + ["--chronicle", path]
    let text = await CamarillaCommandTests.run(all)
    #expect(text.status == 0)
    #expect(text.output.contains("BCE"), "\(text.output)")
    #expect(
      text.output.firstMatch(of: /(^|[^0-9])[-−][0-9]{2,4}($|[^0-9.])/) == nil, "\(text.output)")
    for format in ["csv", "json"] {
      let data = await CamarillaCommandTests.run(all + ["--format", format])
      #expect(!data.output.contains("BCE"), "\(data.output)")
    }
  }

  @Test(arguments: [
    "-9223372036854775808", "9223372036854775807", "99999999999999999999", "1000000000000001",
    "0BCE", "MMXX", "1000000000000002BCE",
  ])
  func yearsOutsideTheRangeAreWrongUsage(_ year: String) async throws {
    let commands: [[String]] = [
      ["central", year], ["diff", year, "1926"], ["diff", "1926", year],
      ["timeline", "--from", year],
      ["timeline", "--to", year], ["relationships", "--year", year], ["figures", "--alive", year],
      ["figures", "--year", year], ["explain", "Caesar", year], ["path", year, "Caesar", "Antony"],
      ["convert", "/tmp/none.gexf", "--year", year], ["render", year, "-o", "/tmp/none.svg"],
    ]
    for arguments in commands {
      let outcome = await CamarillaCommandTests.run(arguments)
      #expect(outcome.status == 64, "\(arguments)")
      #expect(outcome.error.contains("1000000000000000") || arguments[0] == "explain")
    }
  }

  @Test func theRangesEndsAreYears() async throws {
    for year in ["-1000000000000000", "1000000000000000"] {
      for command in [["central", year], ["diff", year, year], ["render", year, "-o"]] {
        let folder = try TemporaryFolder()
        let outcome = await CamarillaCommandTests.run(
          command + (command.last == "-o" ? [folder.path + "/p.svg"] : []))
        #expect(outcome.status == 0, "\(outcome.error)")
      }
    }
  }

  @Test func picturesAndPagesSayBCE() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("rome.csv", Self.table)
    for arguments in [
      ["render", "44BCE"], ["diff", "49BCE", "44BCE"], ["timeline", "--chart", "ranks"],
      ["balance", "--from", "60BCE", "--to", "33BCE"], ["factions", "--from", "60BCE"],
      ["storyboard", "--from", "49BCE", "--to", "44BCE"],
    ] {
      let file = folder.path + "/picture.svg"
      let outcome = await CamarillaCommandTests.run(arguments + ["--chronicle", path, "-o", file])
      #expect(outcome.status == 0, "\(outcome.error)")
      let svg = try contents(of: file)
      #expect(svg.contains("BCE"), "\(arguments)")
      #expect(svg.firstMatch(of: />[^<>]*[−-](4[0-9]|5[0-9])[^0-9.][^<>]*</) == nil, "\(arguments)")
    }
    let page = await CamarillaCommandTests.run(
      "storyboard", "--chronicle", path, "-o", folder.path + "/page.html")
    #expect(page.status == 0)
    #expect(try contents(of: folder.path + "/page.html").contains("\"title\":\"44 BCE\""))
  }
}
