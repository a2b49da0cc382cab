import TestSupport
import Testing

@testable import CamarillaCommand

/// What the file of another program holds that no chronicle can is counted, whichever command reads it.
@Suite struct ReadChronicleTests {
  /// One edge that counts, one of a node to itself and one of weight 0.
  private static let gml = """
    graph [ node [ id 1 label "a" ] node [ id 2 label "b" ]
    edge [ source 1 target 2 kind "alliance" when "1926" ]
    edge [ source 1 target 1 kind "alliance" when "1926" ]
    edge [ source 1 target 2 kind "rivalry" when "1926" value 0 weight 0 ] ]
    """
  private static let note =
    "'g.gml' is read without 1 edge of a node to itself and 1 edge of weight 0; `camarilla validate` says"
    + " where"

  @Test(
    arguments: [
      "central 1926", "factions 1926", "balance 1926", "cohesion 1926", "ties 1926", "info",
      "timeline --from 1925 --to 1927", "relationships", "figures", "sources",
      "panel figures --from 1926 --to 1926", "panel pairs --from 1926 --to 1926", "reach",
      "explain a 1926", "diff 1926 1927", "turnover --from 1925 --to 1927",
    ])
  func everyCommandCountsWhatItLeavesOut(_ command: String) async throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("g.gml", Self.gml)
    let words = command.split(separator: " ").map(String.init) + ["--chronicle", file]
    let outcome = await run(words)
    let lines = outcome.error.split(separator: "\n")
    #expect(lines.count { $0 == "camarilla: " + Self.note } == 1, "\(outcome.error)")
    let json = await run(words + ["--format", "json"])
    #expect(json.status == outcome.status)
    if json.output.contains("\"notes\"") { #expect(json.output.contains(Self.note)) }
    guard words[0] != "reach" else { return }
    let refused = await run(words + ["--strict"])
    #expect(refused.status == 65 && refused.output.isEmpty, "\(refused.error)")
    #expect(refused.error.contains("1 edge ties a node to itself"))
    #expect(refused.error.contains("1 edge has the weight 0"))
  }

  @Test func picturesAndNewChroniclesDoSoToo() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("g.gml", Self.gml)
    let own = try folder.file("r.csv", "kind,source,target,when\nalliance,a,c,1926\n")
    for words in [
      ["render", "1926", "-o", folder.path + "/p.dot", "--chronicle", file],
      ["scene", "1926", "--chronicle", file],
      ["merge", own, file, "-o", folder.path + "/merged"],
      ["compare", own, file],
    ] {
      let refused = await run(words + ["--strict"])
      #expect(refused.status == 65, "\(words[0]): \(refused.error)")
      let outcome = await run(words)
      #expect(outcome.status == 0, "\(words[0]): \(outcome.error)")
      #expect(
        outcome.error.contains("camarilla: \(Self.note)\n"), "\(words[0]): \(outcome.error)")
    }
    #expect(folder.contents == ["g.gml", "merged", "p.dot", "r.csv"])
  }

  /// `2001-21` is the spring of 2001 in EDTF, and read as 21 years; a month and what says which it is are plain.
  @Test(arguments: ["central 2001", "info", "relationships", "turnover", "panel pairs"])
  func datesThatMayBeMeantOtherwiseAreCounted(_ command: String) async throws {
    let folder = try TemporaryFolder()
    let rows = "alliance,b,c,2001-05\nalliance,c,d,2001/2021\nalliance,d,e,[2001-21]\n"
    let file = try folder.file(
      "r.csv", "kind,source,target,when\nalliance,a,b,2001-21\nrivalry,a,c,1539-40\n" + rows)
    var words = command.split(separator: " ").map(String.init)
    if words[0] == "panel" { words += ["--from", "2001", "--to", "2001"] }
    let outcome = await run(words + ["--chronicle", file])
    #expect(outcome.status == 0)
    #expect(
      outcome.error.split(separator: "\n").count {
        $0 == "camarilla: 'r.csv' is read with 2 dates that may be meant otherwise ('2001-21' is"
          + " taken for 2001/2021); `camarilla validate` says where"
      } == 1, "\(outcome.error)")
    let plain = try folder.file("plain.csv", "kind,source,target,when\n" + rows)
    #expect(await !run(words + ["--chronicle", plain]).error.contains("otherwise"))
  }

  /// Where there is nothing to say, nothing is said: of a file that lacks only dates, and of the sample.
  @Test func whatIsReadAsItStandsIsNotTold() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.file(
      "g.gml",
      "graph [ node [ id 1 label \"a\" ] node [ id 2 label \"b\" ] edge [ source 1 target 2 ] ]")
    for words in [["info", file], ["info"], ["central", "1926"]] {
      let outcome = await run(words + ["--strict"])
      #expect(outcome.status == 0 && outcome.error.isEmpty, "\(outcome.error)")
    }
    // `validate` tells of it itself.
    let whole = try folder.file("h.gml", Self.gml)
    let validated = await run("validate", whole)
    #expect(validated.status == 0 && validated.error.isEmpty, "\(validated.error)")
    #expect(validated.output.contains("1 edge ties a node to itself"))
    #expect(await run("validate", whole, "--strict").status == 65)
  }

  /// Weights that are no numbers, and nodes that only edges name.
  @Test func whatIsTakenOtherwiseIsCounted() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.file(
      "g.graphml",
      """
      <graphml><key id="w" for="edge" attr.name="weight" attr.type="string"/>
      <graph edgedefault="undirected">
      <node id="a"/>
      <edge source="a" target="b"><data key="w">two</data></edge>
      <edge source="a" target="c"><data key="w">x</data></edge></graph></graphml>
      """)
    let outcome = await run("info", file)
    #expect(outcome.status == 0)
    #expect(
      outcome.error
        == "camarilla: 'g.graphml' is read with 2 nodes added that it doesn't declare and otherwise than it"
        + " stands in 2 places; `camarilla validate` says where\n")
  }

  /// Why a question of a sweep has no answer is not what it would have rested on.
  @Test func aQuestionWithoutAnAnswerSaysWhy() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("g.gml", Self.gml)
    let ask = try folder.file("ask.yaml", "- central\n- explain nobody\n")
    let outcome = await run(
      "sweep", "--ask", ask, "--chronicle", file, "--from", "1926", "--to", "1926")
    #expect(outcome.status == 65)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 2 && lines[0].contains(Self.note))
    #expect(lines[1].contains("\"error\":\"unknown figure 'nobody'"), "\(lines[1])")
    let strict = await run(
      "sweep", "--ask", ask, "--chronicle", file, "--from", "1926", "--to", "1926", "--strict")
    #expect(strict.status == 65 && strict.output.isEmpty)
  }

  /// `--strict` of `reach` is about years, as ever.
  @Test func reachKeepsItsOwnStrictness() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("g.gml", Self.gml)
    let outcome = await run("reach", "--strict", "--chronicle", file)
    #expect(outcome.status == 0, "\(outcome.error)")
  }
}
