import Foundation
import TestSupport
import Testing

@testable import CamarillaCommand

@Suite struct WorldsCommandTests {
  private static let chronicle = """
    id,kind,source,target,when,confidence
    ab,alliance,ann,bob,1926/1928,1
    bc,alliance,bob,cat,1926/1928,0.5
    ad,alliance,ann,dan,"[1926,1928]",1
    cd,rivalry,cat,dan,1928,0.25

    """

  private func object(_ output: String) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
  }

  @Test func centralTellsHowSureRanksAre() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("r.csv", Self.chronicle)
    let question = ["central", "1926", "--chronicle", file, "--measure", "degree"]
    let plain = try object(await run(question + ["--format", "json"]).output)
    #expect(plain["worlds"] == nil)
    let outcome = await run(question + ["--worlds", "4", "--format", "json"])
    #expect(outcome.status == 0 && outcome.error == "")
    let json = try object(outcome.output)
    // What was there before is there as before.
    for key in plain.keys { #expect(json[key] != nil) }
    let worlds = try #require(json["worlds"] as? [String: Any])
    let heading = try #require(worlds["worlds"] as? [String: Any])
    #expect(heading["exact"] as? Bool == true && heading["count"] as? Int == 4)
    let measures = try #require(worlds["measures"] as? [[String: Any]])
    let figures = try #require(measures[0]["figures"] as? [[String: Any]])
    let bob = try #require(figures.first { $0["id"] as? String == "bob" })
    // Alone with ann in a quarter of the worlds, they share the first rank; with cat and without dan he
    // has it; with dan and without cat she; with both, the two share it.
    #expect(bob["first"] as? Double == 0.5)
    let cat = try #require(figures.first { $0["id"] as? String == "cat" })
    #expect(cat["presence"] as? Double == 0.5 && cat["first"] as? Double == 0)
    let table = await run(question + ["--worlds", "4"])
    #expect(table.output.contains("All 4 possible worlds (2 of 3 relationships doubtful)"))
    #expect(table.output.contains("50.0 %"))
    let drawn = await run(question + ["--worlds", "3", "--seed", "9"])
    #expect(
      drawn.output.contains("3 possible worlds drawn (2 of 3 relationships doubtful; seed 9)"))
    let csv = await run(question + ["--worlds", "4", "--format", "csv", "--top", "1"])
    #expect(
      csv.output.hasPrefix(
        "measure,rank,id,name,score,presence,meanRank,lowRank,medianRank,highRank,first,firstError\n"
      ))
    #expect(csv.output.contains(",1.0,1.25,"))
  }

  @Test func factionsTellWhoIsWithWhom() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("r.csv", Self.chronicle)
    let question = ["factions", "1926", "--chronicle", file, "--worlds", "10"]
    let csv = await run(question + ["--format", "csv"])
    #expect(csv.status == 0)
    #expect(
      csv.output.hasPrefix("figure1,figure2,name1,name2,oneFaction,together,error,bothPresent\n"))
    let table = await run(question)
    #expect(table.output.contains("All 4 possible worlds"))
    #expect(table.output.contains("with its others"))
    let json = try object(await run(question + ["--format", "json"]).output)
    #expect(json["factions"] != nil && json["memberships"] != nil)
    let worlds = try #require(json["worlds"] as? [String: Any])
    #expect((worlds["members"] as? [Any])?.count == 4)
  }

  @Test func diffTellsHowLikelyChangesAre() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("r.csv", Self.chronicle)
    let question = ["diff", "1926", "1928", "--chronicle", file, "--worlds", "100"]
    let outcome = await run(question)
    #expect(outcome.status == 0)
    #expect(
      outcome.output == """
        Alliances, 1926 → 1928: 0 formed, 0 dissolved, 0 reversed, 3 continued
        expected over possible worlds: 0.50 formed, 0.50 dissolved, 0.00 reversed, 1.50 continued (exact)

        continued
          =  ann – bob  ab   100 %
          =  ann – dan  ad     0 %  formed 50.0 %, dissolved 50.0 %
          =  bob – cat  bc  50.0 %  never tied 50.0 %

        """)
    let json = try object(await run(question + ["--format", "json"]).output)
    let pairs = try #require(json["continued"] as? [[String: Any]])
    let odds = try #require(pairs[1]["probability"] as? [String: Any])
    #expect(odds["formed"] as? Double == 0.5 && odds["exact"] as? Bool == true)
    let csv = await run(question + ["--format", "csv"])
    #expect(csv.output.contains("continued,bob,cat,bc,bc,,0.0,0.0,0.0,0.5,0.5\n"))
    // Only dates: who is believed is believed in full.
    let dates = await run(question + ["--doubt", "dates"])
    #expect(dates.output.contains("=  bob – cat  bc  100 %"))
  }

  @Test func theSampleInThousandWorldsIsTheSameEveryTime() async {
    let question = ["central", "1937", "--worlds", "1000"]
    let (one, other) = (await run(question), await run(question))
    #expect(one.status == 0 && one.output == other.output)
    #expect(one.output.contains("Joseph Stalin"))
  }

  @Test(arguments: [
    (["central", "1937", "--worlds", "0"], "--worlds is 0; expected a number from 1 to 1000000."),
    (["diff", "1925", "1927", "--worlds", "9999999"], "expected a number from 1 to 1000000."),
    (["factions", "1937", "--worlds", "10", "--doubt", "date"], "did you mean 'dates'?"),
    (["central", "1937", "--doubt", "dates"], "add --worlds"),
    (["diff", "1925", "1927", "--each", "--worlds", "10"], "leave out --each"),
    (["diff", "1925", "1927", "-o", "x.svg", "--worlds", "10"], "--worlds is not drawn"),
    (["factions", "--from", "1920", "--worlds", "10"], "--worlds tells of one year"),
  ])
  func wrongUsage(_ arguments: [String], _ hint: String) async {
    let outcome = await run(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.error.contains(hint), "\(outcome.error)")
  }
}
