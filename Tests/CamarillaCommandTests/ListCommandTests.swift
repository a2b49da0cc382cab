import Foundation
import TestSupport
import Testing

@testable import CamarillaCommand

@Suite struct ListCommandTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path
    _ = try folder.file(
      "figures.csv",
      """
      id,name,born,died,rank
      zoe,Zoé Karenina,1890,,
      ann,Ann Lund,1880,1927,major
      bob,Bob Lund,1900-05,1950,
      cat,Ivan Katz,,,

      """)
    _ = try folder.file(
      "relationships.csv",
      """
      id,kind,source,target,when,weight,confidence,post,citation,note,color
      pact,alliance,ann,bob,1925/1928,1,1,,book#p. 1;letter,At the Café,
      named,appointment,zoe,bob,1926-05-14,2,0.5,First Secretary,book,,red
      feud,rivalry,cat,zoe,1930,1,1,,lost,,

      """)
    _ = try folder.file(
      "sources.csv", "id,title,author,published\nbook,The Book,Dora Å,1990\nletter,A Letter,,\n")
  }

  private func lines(_ arguments: String...) async -> [String] {
    let outcome = await run(arguments + ["--chronicle", path, "--format", "csv"])
    #expect(outcome.status == 0 && outcome.error == "")
    return outcome.output.split(separator: "\n").dropFirst().map(String.init)
  }

  @Test func figuresWithWhatIsToldOfThem() async {
    #expect(
      await lines("figures") == [
        "zoe,Zoé Karenina,1890,,2,1926,1930", "ann,Ann Lund,1880,1927,1,1925,1928",
        "bob,Bob Lund,1900-05,1950,2,1925,1928", "cat,Ivan Katz,,,1,1930,1930",
      ])
  }

  @Test func figuresOfANameAYearOrAKind() async {
    func ids(_ arguments: String...) async -> [String] {
      let outcome = await run(["figures"] + arguments + ["--chronicle", path, "--format", "csv"])
      return outcome.output.split(separator: "\n").dropFirst().map {
        String($0.prefix { $0 != "," })
      }
    }
    #expect(await ids("LUND") == ["ann", "bob"])
    #expect(await ids("zoe kar") == ["zoe"])
    #expect(await ids("nobody") == [])
    #expect(await ids("--year", "1926") == ["zoe", "ann", "bob"])
    #expect(await ids("--year", "1926", "--kinds", "alliance") == ["ann", "bob"])
    #expect(await ids("--kinds", "rivalry") == ["zoe", "cat"])
    // Nobody knows when Katz lived.
    #expect(await ids("--alive", "1885") == ["ann", "cat"])
    #expect(await ids("--alive", "1928") == ["zoe", "bob", "cat"])
  }

  @Test func figuresAsJSONHaveTheirAttributes() async throws {
    let outcome = await run("figures", "ann", "--chronicle", path, "--format", "json")
    #expect(
      outcome.output == """
        {
          "figures" : [
            {
              "attributes" : {
                "rank" : "major"
              },
              "born" : "1880",
              "died" : "1927",
              "from" : 1925,
              "id" : "ann",
              "name" : "Ann Lund",
              "relationships" : 1,
              "to" : 1928
            }
          ],
          "notes" : [

          ]
        }

        """)
  }

  @Test func aListAsJSONSaysWhenItIsOfAndWhatItIsCutTo() async throws {
    func object(_ words: String...) async throws -> [String: Any] {
      let outcome = await run(words + ["--chronicle", path, "--format", "json"])
      #expect(outcome.status == 0, "\(outcome.error)")
      return try #require(
        JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    }
    func ids(_ value: Any?) -> [String] {
      (value as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
    }
    let claims = try await object(
      "relationships", "--year", "1926", "--without", "zoe", "--top", "1")
    #expect(ids(claims["relationships"]) == ["pact"] && claims["found"] as? Int == 1)
    #expect(claims["year"] as? Int == 1926 && claims["unit"] as? String == "year")
    let selection = try #require(claims["selection"] as? [String: Any])
    #expect(selection["without"] as? [String] == ["zoe"])
    // In 1926 there are pact and named, and of these named is Zoé's.
    #expect(selection["relationships"] as? [String: Int] == ["kept": 1, "of": 2])
    let figures = try await object("figures", "--year", "1926-05-14", "--only", "ann,bob")
    #expect(ids(figures["figures"]) == ["ann", "bob"])
    #expect(figures["period"] as? String == "1926-05-14" && figures["unit"] as? String == "day")
    #expect(figures["selection"] != nil)
    let sources = try await object("sources", "letter")
    #expect(ids(sources["sources"]) == ["letter"] && sources["selection"] == nil)
    let top = try await object("relationships", "--top", "2")
    #expect(ids(top["relationships"]) == ["pact", "named"] && top["found"] as? Int == 3)
  }

  @Test(arguments: [
    (["--figure", "bob"], ["pact", "named"]),
    (["--figure", "Lund, Bob", "--figure", "ZOE"], ["named"]),
    (["--figure", "ann", "--figure", "zoe"], []),
    (["--year", "1926"], ["pact", "named"]),
    (["--year", "1926", "--min-confidence", "0.6"], ["pact"]),
    (["--min-confidence", "0.6"], ["pact", "feud"]),
    (["--kinds", "rivalry,appointment"], ["named", "feud"]),
    (["--cites", "book"], ["pact", "named"]),
    (["--cites", "letter", "--cites", "lost"], ["pact", "feud"]),
    (["--without-source", "book"], ["pact", "feud"]),
    (["--search", "first sec"], ["named"]),
    (["--search", "cafe"], ["pact"]),
    (["--search", "RED"], ["named"]),
    (["--top", "1"], ["pact"]),
  ])
  func relationshipsAskedFor(_ arguments: [String], _ ids: [String]) async {
    let outcome = await run(
      ["relationships"] + arguments + ["--chronicle", path, "--format", "csv"])
    #expect(outcome.status == 0 && outcome.error.isEmpty == !ids.isEmpty)
    let found = outcome.output.split(separator: "\n").dropFirst().map {
      String($0.prefix { $0 != "," })
    }
    #expect(found == ids)
  }

  @Test func aTableSaysWhatItLeavesOut() async {
    let outcome = await run("relationships", "--chronicle", path, "--top", "2")
    #expect(
      outcome.output == """
        kind         source     target  when
        ───────────  ──────  ─  ──────  ────────────────────────────────────
        alliance     ann     –  bob     1925/1928
            id: pact
            post or note: At the Café
            cites: book#p. 1; letter
        appointment  zoe     →  bob     1926-05-14, confidence 0.5, weight 2
            id: named
            post or note: First Secretary
            cites: book
        … and 1 more

        """)
  }

  @Test func sourcesWithWhatRestsOnThem() async {
    #expect(
      await lines("sources") == [
        "book,2,1,Dora Å,The Book,1990,", "letter,1,0,,A Letter,,", "lost,1,1,,,,",
      ])
    #expect(await lines("sources", "dora a") == ["book,2,1,Dora Å,The Book,1990,"])
  }

  @Test func whoFitsSeveralFiguresIsAskedFor() async {
    let outcome = await run("relationships", "--figure", "lund", "--chronicle", path)
    #expect(outcome.status == 64 && outcome.output == "")
    #expect(
      outcome.error
        == "camarilla: 'lund' fits several figures; give an id: 'ann' (Ann Lund) 1880–1927 or 'bob' (Bob Lund)"
        + " 1900–1950.\n"
    )
    let unknown = await run("relationships", "--cites", "boook", "--chronicle", path)
    #expect(unknown.status == 64)
    #expect(
      unknown.error
        == "camarilla: unknown source 'boook' — did you mean 'book'? Valid: book, letter, lost.\n")
  }
}
