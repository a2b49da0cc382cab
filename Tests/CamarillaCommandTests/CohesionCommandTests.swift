import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `path`, `cohesion` and `brokerage`, on a chronicle whose answers can be worked out by hand.
@Suite struct CohesionCommandTests {
  /// Ann and Bob fight, Bob put Cyd into office, Cyd and Dan are allied; Eve and Fay stand apart.
  private func chronicle(_ folder: TemporaryFolder) throws -> String {
    _ = try folder.file(
      "figures.csv",
      """
      id,name
      ann,Ann Ålund
      bob,Bob
      cyd,Cyd
      dan,Dan
      eve,Eve
      fay,Fay
      twin-1,Gus
      twin-2,Gus

      """)
    _ = try folder.file("sources.csv", "id,title\nbook,The Book\n")
    _ = try folder.file(
      "relationships.csv",
      """
      id,kind,source,target,when,post,weight,confidence,citation
      feud,rivalry,ann,bob,1925/1927,,2,1,book#p. 7;letter
      post,appointment,bob,cyd,1926-05-14,Secretary,1,0.5,
      pact,alliance,dan,cyd,1926,,1,1,book
      far,alliance,eve,fay,1926,,1,1,book

      """)
    _ = try folder.file(
      "datapackage.json",
      """
      {"name": "toy", "resources": [
        {"name": "figures", "path": "figures.csv"},
        {"name": "relationships", "path": "relationships.csv"},
        {"name": "sources", "path": "sources.csv"}]}
      """)
    return folder.path
  }

  @Test func aPathAsATable() async throws {
    let folder = try TemporaryFolder()
    let outcome = await run(
      "path", "1926", "ann alund", "dan", "--chronicle", try chronicle(folder))
    #expect(outcome.error == "")
    #expect(
      outcome.output == """
        From Ann Ålund to Dan in 1926: 3 steps

        1. Ann Ålund – Bob
           rivalry 1925/1927, weight 2
             The Book, p. 7
             letter

        2. Bob – Cyd
           appointment → 1926-05-14, Secretary, confidence 0.5

        3. Cyd – Dan
           alliance 1926
             The Book

        """)
    let back = await run("path", "1926", "Dan", "ann", "--weighted", "--chronicle", folder.path)
    #expect(back.output.hasPrefix("From Dan to Ann Ålund in 1926: 3 steps, length 3.5000"))
    #expect(back.output.contains("appointment ← 1926-05-14"))
  }

  @Test func aPathAsCSV() async throws {
    let folder = try TemporaryFolder()
    let outcome = await run(
      "path", "1926", "ann", "cyd", "--chronicle", try chronicle(folder), "--format", "csv")
    #expect(
      outcome.output == """
        step,from,to,value,relationship,kind,source,target,when,post,weight,confidence,citations,titles,note
        1,ann,bob,-2.0,feud,rivalry,ann,bob,1925/1927,,2.0,1.0,book#p. 7;letter,The Book;,
        2,bob,cyd,0.5,post,appointment,bob,cyd,1926-05-14,Secretary,1.0,0.5,,,

        """)
  }

  @Test func aPathAsJSON() async throws {
    struct Path: Decodable {
      struct End: Decodable { var id: String }
      struct Step: Decodable {
        struct Claim: Decodable {
          struct Citation: Decodable {
            var source: String
            var locator: String?
            var title: String?
          }
          var id: String
          var citations: [Citation]
        }
        var value: Double
        var relationships: [Claim]
      }
      var found: Bool
      var length: Double?
      var figures: [End]
      var steps: [Step]
    }
    let folder = try TemporaryFolder()
    let path = try chronicle(folder)
    func ask(_ from: String, _ to: String) async throws -> Path {
      let outcome = await run("path", "1926", from, to, "--chronicle", path, "--format", "json")
      return try JSONDecoder().decode(Path.self, from: Data(outcome.output.utf8))
    }
    let answer = try await ask("ann", "cyd")
    #expect(answer.found && answer.length == 2)
    #expect(answer.figures.map(\.id) == ["ann", "bob", "cyd"])
    #expect(answer.steps.map(\.value) == [-2, 0.5])
    let citations = answer.steps[0].relationships[0].citations
    #expect(citations.map(\.title) == ["The Book", nil])
    #expect(citations.map(\.locator) == ["p. 7", nil])
    let none = try await ask("ann", "eve")
    #expect(!none.found && none.length == nil && none.steps.isEmpty)
  }

  @Test(arguments: [
    (["ann", "eve"], "No path leads from Ann Ålund to Eve in 1926.\n"),
    (
      ["twin-1", "ann"],
      "No path leads from Gus (twin-1) to Ann Ålund in 1926.\nGus (twin-1) stands in no relationship then.\n"
    ),
    (
      ["ann", "cyd", "--ties", "positive"],
      """
      No path leads from Ann Ålund to Cyd in 1926, positive ties only.
      There is one along ties of any sign, value and direction.

      """
    ),
    (
      ["cyd", "bob", "--directed"],
      """
      No path leads from Cyd to Bob in 1926, the way ties run.
      There is one along ties of any sign, value and direction.

      """
    ),
    (["bob", "bob"], "From Bob to Bob in 1926: 0 steps\nBoth are the same figure.\n"),
  ])
  func noPathIsSaid(arguments: [String], text: String) async throws {
    let folder = try TemporaryFolder()
    let outcome = await run(["path", "1926"] + arguments + ["--chronicle", try chronicle(folder)])
    #expect(outcome.status == 0 && outcome.error == "")
    #expect(outcome.output == text)
  }

  @Test(arguments: [
    ("boob", "unknown figure 'boob' — did you mean 'bob' (Bob)?"),
    ("Gus", "'Gus' fits several figures; give an id: 'twin-1' (Gus) or 'twin-2' (Gus)."),
    ("alung", "unknown figure 'alung' — did you mean 'ann' (Ann Ålund)?"),
    ("trotsky", "unknown figure 'trotsky'; expected the id or the name of one of 8 figures."),
    ("Zacharias", "unknown figure 'Zacharias'; expected the id or the name of one of 8 figures."),
  ])
  func aFigureThatIsNotFoundIsStatus64(name: String, message: String) async throws {
    let folder = try TemporaryFolder()
    let outcome = await run("path", "1926", "ann", name, "--chronicle", try chronicle(folder))
    #expect(outcome.status == 64 && outcome.output.isEmpty)
    #expect(outcome.error == "camarilla: \(message)\n")
  }

  @Test func whatIsLongIsCutOffForAPerson() async throws {
    let folder = try TemporaryFolder()
    let pairs = (10..<70).map { "alliance,a\($0),b\($0),1926\n" }.joined()
    let table = try folder.file("pairs.csv", "kind,source,target,when\n" + pairs)
    let ask = ["cohesion", "1926", "--chronicle", table]
    let usual = await run(ask)
    // The largest of 60 components isn't listed; of 60 bridges, and twice 120 figures, 50 are.
    func rests(_ text: String) -> [Int] {
      text.matches(of: /… and (\d+) more \(--top\)\n/).compactMap { Int($0.output.1) }
    }
    #expect(rests(usual.output) == [9, 10, 70, 70])
    #expect(usual.output.hasPrefix("What holds 1926 together: 120 figures in 60 components\n"))
    let few = await run(ask + ["--top", "2"])
    #expect(rests(few.output) == [57, 58, 118, 118])
    #expect(few.output.contains("\ncomponent 3 (2)\n   a12, b12\n… and 57 more (--top)\n"))
    #expect(rests(await run(ask + ["--top", "120"]).output).isEmpty)
    func rows(_ options: String...) async -> Int {
      await run(ask + ["--format", "csv"] + options).output.split(separator: "\n").count - 1
    }
    #expect(await rows() == 120)
    #expect(await rows("--top", "2") == 2)
    struct Lists: Decodable {
      var components: [[String]]
      var bridges: [Bridge]
      struct Bridge: Decodable { var figures: [String] }
    }
    let object = await run(ask + ["--top", "1", "--format", "json"])
    let lists = try JSONDecoder().decode(Lists.self, from: Data(object.output.utf8))
    #expect(lists.components == [["a10"]] && lists.bridges.map(\.figures) == [["a10", "b10"]])
  }

  @Test func cohesionAsATableAndAsCSV() async throws {
    let folder = try TemporaryFolder()
    let path = try chronicle(folder)
    let outcome = await run("cohesion", "1926", "--chronicle", path, "--isolated")
    #expect(
      outcome.output == """
        What holds 1926 together: 8 figures in 4 components
        3 strong components of more than one figure; transitivity 0.0000, mean clustering 0.0000

        component 2 (2)
           Eve, Fay

        without ties
           Gus (twin-1), Gus (twin-2)

        as a whole
           density        0.1429  4 of 28 pairs tied
           mean distance  1.5714  at most 3 steps, from the middle 2
           efficiency     0.1905  21 pairs out of reach
           reciprocity    0.8571  3 tied both ways, 1 one way
           assortativity  0.0000  by numbers of ties
           triads: 003 34, 012 4, 102 16, 111D 1, 111U 1

        without whom a component would fall apart
           Bob  2 parts
           Cyd  2 parts

        bridges: ties without which a component would fall apart
           Ann Ålund – Bob
             rivalry 1925/1927, weight 2
           Bob – Cyd
             appointment → 1926-05-14, Secretary, confidence 0.5
           Cyd – Dan
             alliance 1926
           Eve – Fay
             alliance 1926

        innermost core: all have at least 1 tie to one another (6)
           Ann Ålund, Bob, Cyd, Dan, Eve, Fay

        figure        core  triangles  clustering
        ────────────  ────  ─────────  ──────────
        Ann Ålund        1          0      0.0000
        Bob              1          0      0.0000
        Cyd              1          0      0.0000
        Dan              1          0      0.0000
        Eve              1          0      0.0000
        Fay              1          0      0.0000
        Gus (twin-1)     0          0      0.0000
        Gus (twin-2)     0          0      0.0000

        """)
    let csv = await run("cohesion", "1926", "--chronicle", path, "--format", "csv")
    #expect(
      csv.output == """
        id,name,component,core,triangles,clustering,parts,bridges
        ann,Ann Ålund,1,1,0,0.0,,bob
        bob,Bob,1,1,0,0.0,2,ann;cyd
        cyd,Cyd,1,1,0,0.0,2,bob;dan
        dan,Dan,1,1,0,0.0,,cyd
        eve,Eve,2,1,0,0.0,,fay
        fay,Fay,2,1,0,0.0,,eve

        """)
  }

  @Test func cohesionAsJSON() async throws {
    struct Cohesion: Decodable {
      struct Bridge: Decodable {
        struct Claim: Decodable { var id: String }
        var figures: [String]
        var relationships: [Claim]
      }
      struct Core: Decodable {
        var k: Int
        var members: [String]
      }
      var components: [[String]]
      var strongComponents: [[String]]
      var bridges: [Bridge]
      var innermostCore: Core
      var transitivity: Double?
    }
    let folder = try TemporaryFolder()
    let outcome = await run(
      "cohesion", "1926", "--chronicle", try chronicle(folder), "--format", "json")
    let answer = try JSONDecoder().decode(Cohesion.self, from: Data(outcome.output.utf8))
    #expect(answer.components == [["ann", "bob", "cyd", "dan"], ["eve", "fay"]])
    #expect(answer.strongComponents == [["ann", "bob"], ["cyd", "dan"], ["eve", "fay"]])
    #expect(
      answer.bridges.map { $0.relationships.map(\.id) } == [["feud"], ["post"], ["pact"], ["far"]])
    #expect(answer.innermostCore.k == 1 && answer.innermostCore.members.count == 6)
    #expect(answer.transitivity == 0)
  }

  /// Two camps by coalitions, ann against bob, cyd and dan. Bob stands between ann and cyd: from ann
  /// he lets in; nothing runs back to him from cyd. Cyd leads from bob to dan, within the camp.
  @Test func brokerageAsATableAndAsCSV() async throws {
    let folder = try TemporaryFolder()
    let path = try chronicle(folder)
    let outcome = await run(
      "brokerage", "1926", "--method", "coalitions", "--chronicle", path, "--top", "2")
    #expect(
      outcome.output.contains("6 figures in 2 factions by coalitions\n"), "\(outcome.output)")
    let csv = await run(
      "brokerage", "1926", "--method", "coalitions", "--chronicle", path, "--format", "csv",
      "--top", "2")
    let rows = csv.output.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
    #expect(
      rows.map { [$0[0]] + $0.suffix(6) } == [
        ["id", "coordinator", "itinerant", "representative", "gatekeeper", "liaison", "total"],
        ["bob", "0", "0", "0", "1", "0", "1"], ["cyd", "1", "0", "0", "0", "0", "1"],
      ])
  }

  @Test func nobodyAndNoTiesAreDefined() async throws {
    let folder = try TemporaryFolder()
    let path = try chronicle(folder)
    for command in ["cohesion", "brokerage"] {
      let nobody = await run(command, "1850", "--chronicle", path)
      #expect(nobody.status == 0 && nobody.output == "Nobody is active in 1850.\n")
      for format in ["table", "csv", "json"] {
        let none = await run(
          command, "1930", "--isolated", "--chronicle", path, "--format", format)
        #expect(none.status == 0 && none.error == "" && !none.output.isEmpty)
        #expect(!none.output.contains("nan") && !none.output.contains("inf"))
      }
    }
  }
}
