import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// An answer that rests on a default which leaves nothing says so, and says what there is.
@Suite struct SilentDefaultsTests {
  /// A chronicle of kinds of its own: treaties without a sign, and feuds in 1930.
  private func treaties(_ folder: TemporaryFolder, feuds: Bool = false) throws -> String {
    _ = try folder.file("kinds.csv", "name,sign,directed\ntreaty,0,false\nfeud,-1,false\n")
    let ends = ["a,b", "b,c", "a,c", "c,d", "d,e", "e,f", "d,f"]
    var rows = ends.map { "treaty,\($0),1926/1928" }
    if feuds { rows = ends.map { "feud,\($0),1926/1928" } }
    _ = try folder.file(
      "figures.csv", "id,name\n" + ["a", "b", "c", "d", "e", "f"].map { "\($0),\($0)\n" }.joined())
    _ = try folder.file(
      "relationships.csv",
      "kind,source,target,when\n" + rows.map { $0 + "\n" }.joined())
    return folder.path
  }

  private struct Notes: Decodable { var notes: [String] }

  /// What is said on standard error stands in the JSON too, and the status is that of an answer.
  private func notes(_ arguments: [String], _ path: String) async throws -> [String] {
    let outcome = await run(arguments + ["--chronicle", path, "--format", "json"])
    #expect(outcome.status == 0, "\(outcome.error)")
    let notes = try JSONDecoder().decode(Notes.self, from: Data(outcome.output.utf8)).notes
    for note in notes { #expect(outcome.error.contains("camarilla: " + note + "\n")) }
    #expect(outcome.error.isEmpty == notes.isEmpty)
    let table = await run(arguments + ["--chronicle", path])
    #expect(table.error == notes.map { "camarilla: \($0)\n" }.joined())
    return notes
  }

  @Test func aDiffOfNoAlliancesSaysWhatThereIs() async throws {
    let folder = try TemporaryFolder()
    let path = try treaties(folder)
    let expected =
      "no relationship of the kind alliance holds in 1926 or 1930, and others are left out unless"
      + " --kinds names them; there are treaty (7)"
    #expect(try await notes(["diff", "1926", "1930"], path) == [expected])
    #expect(
      try await notes(["diff", "1926", "1930", "--each"], path).first?
        .contains("there are treaty (") == true)
    #expect(
      try await notes(["diff", "1926", "1930", "--kinds", "treaty"], path) == [
        "nobody is active in 1930; the chronicle's relationships are of 1926 to 1928"
      ])
    #expect(try await notes(["diff", "1926", "1928", "--kinds", "treaty"], path).isEmpty)
    #expect(
      try await notes(["diff", "1926", "1927", "--kinds", "feud"], path) == [
        "no relationship of the kind feud holds in 1926 or 1927; there are treaty (7)"
      ])
    #expect(
      try await notes(["diff", "1800", "1801"], path) == [
        "nobody is active in 1800 or 1801; the chronicle's relationships are of 1926 to 1928"
      ])
    // The sample has alliances, in these years or others.
    #expect(await run("diff", "1926", "1929").error == "")
  }

  @Test func factionsOfTiesWithoutASign() async throws {
    let folder = try TemporaryFolder()
    let path = try treaties(folder)
    #expect(
      try await notes(["factions", "1926"], path) == [
        "no relationship of 1926 has a sign; factions take all ties as friendly, of the kinds"
          + " treaty (7)"
      ])
    let table = await run("factions", "1926", "--chronicle", path, "--runs", "0")
    #expect(table.output.hasPrefix("1926: 2 factions of 6 figures, by modularity\n"))
    #expect(
      try await notes(["factions", "1926", "--method", "balance"], path).first?
        .hasPrefix(
          "no tie of 1926 is positive, so that everybody stands alone; there are 7 without")
        == true)
    #expect(
      try await notes(["factions", "--from", "1925", "--to", "1927"], path).first?
        .hasPrefix("in all years no relationship has a sign") == true)
    #expect(try await notes(["brokerage", "1926"], path).count == 1)
    #expect(try await notes(["balance", "1926"], path).count == 1)
    #expect(try await notes(["balance", "--from", "1926", "--to", "1927"], path).count == 1)
    // Seven claims, however many years they hold in.
    let turns = try await notes(["realignments"], path)
    #expect(turns.count == 1 && turns[0].hasSuffix("the kinds are treaty (7)"), "\(turns)")
  }

  /// A picture's colors may come from all years; what is said is of those asked about.
  @Test func factionsInAPictureOfSomeYears() async throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("figures.csv", "id,name\na,a\nb,b\n")
    _ = try folder.file("kinds.csv", "name,sign,directed\ntreaty,0,false\nalliance,1,false\n")
    _ = try folder.file(
      "relationships.csv",
      "kind,source,target,when\ntreaty,a,b,1920/1925\nalliance,a,b,1926/1927\n")
    let picture = folder.path + "/factions.svg"
    for (from, said) in [("1926", false), ("1925", true)] {
      let outcome = await run(
        "factions", "--from", from, "--to", "1927", "--chronicle", folder.path, "-o", picture,
        "--replace")
      #expect(outcome.status == 0)
      #expect(
        outcome.error.contains("in 1 of 3 years no relationship has a sign") == said,
        "\(outcome.error)")
      #expect(outcome.error.contains("no relationship has a sign") == said)
    }
  }

  /// Where a tie is as long as its value is small, one of value 0 leads nowhere.
  @Test func distancesByValueWithoutOne() async throws {
    let folder = try TemporaryFolder()
    let path = try treaties(folder)
    let question = ["central", "1926", "--weighted", "--measure"]
    #expect(
      try await notes(question + ["closeness"], path) == [
        "7 ties of the value 0 lead nowhere where a tie is 1/|value| long"
      ])
    #expect(try await notes(question + ["degree"], path).isEmpty)
    #expect(try await notes(["central", "1926", "--measure", "closeness"], path).isEmpty)
  }

  @Test func factionsOfEnemiesAlone() async throws {
    let folder = try TemporaryFolder()
    let path = try treaties(folder, feuds: true)
    #expect(
      try await notes(["factions", "1926"], path) == [
        "no tie of 1926 is positive, so that everybody stands alone; there are 7 negative;"
          + " --unconstrained unites those with common enemies"
      ])
    let table = await run("factions", "1926", "--chronicle", path, "--runs", "0")
    #expect(
      table.output.hasSuffix("\nalone\n   a, b, c, d, e, f\n")
        && table.output.hasPrefix("1926: no faction and 6 alone of 6 figures, by modularity\n"),
      "\(table.output)")
    #expect(try await notes(["factions", "1926", "--unconstrained"], path).isEmpty)
    #expect(try await notes(["balance", "1926"], path).isEmpty)
  }

  @Test(arguments: [
    ["central", "1926"], ["cohesion", "1926"], ["path", "1926", "a", "b"], ["timeline"],
    ["turnover"], ["turnover", "--figure", "a"], ["reach"], ["reach", "a"], ["reach", "a", "b"],
  ])
  func tiesOfASignThatIsNotThere(_ command: [String]) async throws {
    let folder = try TemporaryFolder()
    let path = try treaties(folder)
    for sign in ["positive", "negative"] {
      let notes = await run(command + ["--chronicle", path, "--ties", sign]).error
      #expect(notes.contains("is \(sign); there are"), "\(command): \(notes)")
      #expect(notes.contains("without a sign\n"), "\(command): \(notes)")
    }
    #expect(await run(command + ["--chronicle", path]).error == "")
  }

  @Test func picturesSayWhatTheirColorsRestOn() async throws {
    let folder = try TemporaryFolder()
    let path = try treaties(folder)
    let outcome = await run(
      "render", "1926", "--chronicle", path, "-o", folder.path + "/p.svg")
    #expect(outcome.status == 0)
    #expect(outcome.error.contains("the colors of factions take all as friendly"))
  }
}
