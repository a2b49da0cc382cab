import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct OutputTests {
  /// Four figures whose answers can be worked out by hand: b in the middle of a, c and d.
  private func star(_ folder: TemporaryFolder) throws -> String {
    try folder.file(
      "star.csv",
      """
      kind,source,target,when,citation
      alliance,a,b,1926,
      rivalry,b,c,1925/1927,
      appointment,b,d,1926-05-14,

      """)
  }

  @Test func centralAsATable() async throws {
    let folder = try TemporaryFolder()
    let outcome = await run(
      "central", "1926", "--measure", "degree", "--measure", "betweenness", "--chronicle",
      try star(folder))
    #expect(outcome.error == "")
    #expect(
      outcome.output == """
        Most central in 1926: b (first by degree, betweenness)
        4 figures

        rank  figure  degree  betweenness
        ────  ──────  ──────  ───────────
          1   b       1.0000       1.0000
          2=  a       0.3333       0.0000
          2=  c       0.3333       0.0000
          2=  d       0.3333       0.0000

        centralization: degree 1.0000, betweenness 1.0000

        """)
  }

  @Test func centralAsCSV() async throws {
    let folder = try TemporaryFolder()
    let outcome = await run(
      "central", "1926", "--measure", "degree", "--top", "2", "--format", "csv", "--chronicle",
      try star(folder))
    #expect(
      outcome.output == """
        measure,rank,id,name,score
        degree,1,b,b,1.0
        degree,2,a,a,0.3333333333333333

        """)
  }

  /// Of who has no ties constraint says nothing: their 0 is not the least constraint of all.
  @Test func scoresStandByRankInEveryForm() async throws {
    let folder = try TemporaryFolder()
    _ = try folder.file(
      "relationships.csv",
      "kind,source,target,when\nalliance,a,b,1926\nalliance,a,c,1926\nalliance,b,c,1926\n"
        + "alliance,a,d,1926\n")
    _ = try folder.file(
      "figures.csv", "id,name\na,Z\nalone,A\nb,B\nc,C\nd,D\n")
    let asked = [
      "central", "1926", "--isolated", "--measure", "constraint", "--chronicle", folder.path,
    ]
    let table = await run(asked)
    let names = table.output.split(separator: "\n").dropFirst(4).compactMap {
      $0.split(separator: " ").dropFirst().first.map(String.init)
    }
    let csv = await run(asked + ["--format", "csv"])
    let rows = csv.output.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
    let json = await run(asked + ["--format", "json"])
    let central = try JSONDecoder().decode(Central.self, from: Data(json.output.utf8))
    let scores = central.measures[0].scores
    #expect(rows.map { String($0[3]) } == names)
    #expect(scores.map(\.name) == names && names == ["Z", "D", "B", "C", "A"])
    #expect(scores.map(\.rank) == [1, 2, 3, 3, 5] && scores.last?.score == 0)
  }

  private struct Central: Decodable {
    struct Measure: Decodable {
      struct Score: Decodable {
        var id: String
        var name: String
        var score: Double
        var rank: Int
      }
      var measure: String
      var normalized: Bool
      var converged: Bool
      var scores: [Score]
    }
    struct Winner: Decodable {
      var id: String
      var name: String
      var by: [String]
    }
    var year: Int
    var ties: String
    var figures: Int
    var measures: [Measure]
    var mostCentral: Winner?
  }

  @Test func centralAsJSON() async throws {
    let folder = try TemporaryFolder()
    let outcome = await run("central", "1926", "--format", "json", "--chronicle", try star(folder))
    let answer = try JSONDecoder().decode(Central.self, from: Data(outcome.output.utf8))
    #expect(answer.year == 1926 && answer.ties == "all" && answer.figures == 4)
    #expect(
      answer.measures.map(\.measure)
        == ["consensus", "degree", "betweenness", "harmonic", "eigenvector"])
    #expect(answer.mostCentral?.id == "b")
    #expect(answer.mostCentral?.by == ["degree", "betweenness", "harmonic", "eigenvector"])
    #expect(answer.measures[1].scores.map(\.rank) == [1, 2, 2, 2])
  }

  @Test func diffAsATableAndAsCSV() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "turn.csv",
      """
      id,kind,source,target,when
      pact,alliance,a,b,1925
      feud,rivalry,b,a,1927
      bond,alliance,c,d,1927
      old,alliance,e,f,1925

      """)
    let table = await run("diff", "1925", "1927", "--chronicle", path)
    #expect(
      table.output == """
        Alliances, 1925 → 1927: 1 formed, 1 dissolved, 1 reversed, 0 continued

        formed
          +  c – d  – → bond

        dissolved
          −  e – f  old → –

        reversed
          ±  a – b  pact → feud

        """)
    let csv = await run("diff", "1925", "1927", "--chronicle", path, "--format", "csv")
    #expect(
      csv.output == """
        change,figure1,figure2,before,after,citations
        formed,c,d,,bond,
        dissolved,e,f,old,,
        reversed,a,b,pact,feud,

        """)
  }

  /// An alliance that formed between two who are at odds in sum is no news of friendship.
  @Test func aDiffSaysWhichTiesAreOutweighed() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "turn.csv",
      """
      id,kind,source,target,when,weight
      p,alliance,a,b,1927,1
      q,rivalry,a,b,1925/1927,3
      r,alliance,c,d,1925,1
      s,rivalry,c,d,1925,1
      t,alliance,e,f,1925/1927,1

      """)
    #expect(
      await run("diff", "1925", "1927", "--chronicle", path).output == """
        Alliances, 1925 → 1927: 1 formed, 1 dissolved, 0 reversed, 1 continued

        formed
          +  a – b  – → p  hostile in sum

        dissolved
          −  c – d  r → –  ambivalent in sum

        continued
          =  e – f  t

        """)
    // Programs get the same words.
    let json = await run("diff", "1925", "1927", "--chronicle", path, "--format", "json").output
    #expect(json.contains("\"toneAfter\" : \"hostile in sum\""), "\(json)")
    #expect(json.contains("\"toneBefore\" : \"ambivalent in sum\""))
    #expect(
      await run("diff", "1927", "1928", "--kinds", "rivalry", "--chronicle", path).output == """
        Ties (rivalry), 1927 → 1928: 0 formed, 1 dissolved, 0 reversed, 0 continued

        dissolved
          −  a – b  q → –

        """)
    // Where kinds of several signs are asked for, which sign a pair is of.
    #expect(
      await run("diff", "1927", "1928", "--kinds", "rivalry,alliance", "--chronicle", path).output
        == """
        Ties (alliance, rivalry), 1927 → 1928: 0 formed, 2 dissolved, 0 reversed, 0 continued

        dissolved
          −  a – b  p, q → –  hostile
          −  e – f  t → –     friendly

        """)
  }

  @Test func balanceAndFactionsOfTwoCamps() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "camps.csv",
      """
      kind,source,target,when
      alliance,a,b,1926
      alliance,c,d,1926
      rivalry,a,c,1926
      rivalry,b,c,1926
      rivalry,a,d,1926

      """)
    let balance = await run("balance", "1926", "--chronicle", path, "--format", "csv")
    for line in [
      "ties,5", "positive ties,2", "triangles +--,2", "degree of balance,1.0",
      "frustration index,0", "coalition 1,a;b", "coalition 2,c;d",
    ] {
      #expect(balance.output.contains(line + "\n"), "\(line) in\n\(balance.output)")
    }
    for method in ["modularity", "balance", "coalitions"] {
      let factions = await run(
        "factions", "1926", "--method", method, "--chronicle", path, "--format", "csv")
      let rows = factions.output.split(separator: "\n").dropFirst().map {
        $0.split(separator: ",").map(String.init)
      }
      #expect(rows.map { [$0[0], $0[2]] } == [["1", "a"], ["1", "b"], ["2", "c"], ["2", "d"]])
    }
  }

  @Test func aResultCanGoToAFile() async throws {
    let folder = try TemporaryFolder()
    let chronicle = try star(folder)
    let printed = await run("central", "1926", "--chronicle", chronicle)
    let file = folder.path + "/central.txt"
    let written = await run("central", "1926", "--chronicle", chronicle, "-o", file)
    #expect(written.status == 0 && written.output.isEmpty)
    #expect(try String(contentsOfFile: file, encoding: .utf8) == printed.output)
    #expect(folder.contents == ["central.txt", "star.csv"])
  }

  @Test func timingsGoToStandardError() async {
    let outcome = await run("central", "1937", "--timings")
    let phases = outcome.error.split(separator: "\n")
    #expect(phases.count == 4)
    for (line, phase) in zip(phases, ["load", "snapshot", "compute", "write"]) {
      #expect(line.hasPrefix("{\"phase\":\"\(phase)\",\"seconds\":"))
      #expect(line.contains("\"peakBytes\":"))
    }
  }

  /// However many pieces the work of a phase has.
  @Test func everyPhaseIsToldOnce() async throws {
    let folder = try TemporaryFolder()
    let first = try star(folder)
    let second = try folder.file("r.csv", "kind,source,target,when\nalliance,a,c,1926\n")
    let output = folder.path + "/out"
    let map = try folder.file(
      "map.yaml", "source: source\ntarget: target\nkind: alliance\nwhen: {year: when}\n")
    let imported = ["import", second, "--map", map, "-o"]
    for (words, expected) in [
      // Into a folder and into CSV rows are written while more are read.
      (imported + [output + "-folder"], "load write"),
      (imported + [output + ".csv"], "load write"),
      (imported + [output + ".camarilla"], "load write"),
      (["diff", "1925", "1927", "-o", output + ".dot"], "load compute render write"),
      (["merge", first, second, "-o", output], "load compute write"),
      (["compare", first, second], "load compute write"),
      (["panel", "pairs", "--from", "1926", "--to", "1927"], "load compute write"),
      (["timeline", "--from", "1926", "--to", "1927", "--format", "csv"], "load compute write"),
    ] {
      let outcome = await run(words + ["--timings"])
      let lines = outcome.error.split(separator: "\n").filter { $0.hasPrefix("{\"phase\":\"") }
      let phases = lines.map { String($0.split(separator: "\"")[3]) }
      #expect(phases.joined(separator: " ") == expected, "\(words[0]): \(outcome.error)")
      #expect(await !run(words + ["--replace"]).error.contains("\"phase\""))
    }
  }

  @Test func theSameQuestionGetsTheSameBytes() async {
    for command in [
      ["central", "1926"], ["factions", "1926"], ["balance", "1926"], ["diff", "1925", "1927"],
      ["cohesion", "1926"], ["brokerage", "1926"], ["path", "1926", "trotsky", "molotov"],
      ["info"], ["validate"],
    ] {
      for format in ["table", "csv", "json"] {
        let first = await run(command + ["--format", format])
        let second = await run(command + ["--format", format])
        #expect(first.output == second.output && !first.output.isEmpty)
      }
    }
  }
}
