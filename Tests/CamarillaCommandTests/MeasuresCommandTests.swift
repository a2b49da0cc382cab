import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Every measure through the command: by direction, and where there is little or nothing to go by.
@Suite struct MeasuresCommandTests {
  private struct Central: Decodable {
    struct Measure: Decodable {
      struct Score: Decodable {
        var id: String
        var score: Double
      }
      var measure: String
      var normalized: Bool
      var converged: Bool
      var scores: [Score]
    }
    var direction: String
    var weighted: Bool
    var measures: [Measure]
    var notes: [String]
  }

  private static let measures = [
    "degree", "in-degree", "out-degree", "strength", "betweenness", "closeness", "harmonic",
    "eigenvector", "katz", "pagerank", "hub", "authority", "core", "pn", "pn-in", "pn-out",
    "constraint", "effective-size", "clustering", "barrat-clustering",
    "onnela-clustering", "directed-clustering", "signed-clustering",
    "positive-degree", "negative-degree", "net-degree", "signed-eigenvector",
  ]

  private func decoded(_ outcome: Outcome) throws -> Central {
    try JSONDecoder().decode(Central.self, from: Data(outcome.output.utf8))
  }

  @Test func directionsAreSaidAndFollowed() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "chain.csv",
      """
      kind,source,target,when
      appointment,a,b,1926
      appointment,b,c,1926
      denunciation,d,b,1926

      """)
    let question = ["central", "1926", "--measure", "closeness", "--chronicle", path]
    let table = await run(question + ["--direction", "in"])
    #expect(
      table.output == """
        Most central in 1926: b (first by closeness)
        4 figures, by ties that run to them

        rank  figure  closeness
        ────  ──────  ─────────
          1   b          0.6667
          2   c          0.6000
          3=  a          0.0000
          3=  d          0.0000

        centralization: closeness 0.4667

        """)
    let json = try decoded(await run(question + ["--direction", "out", "--format", "json"]))
    #expect(json.direction == "out" && !json.weighted && json.notes.isEmpty)
    #expect(json.measures[0].scores.map(\.id) == ["a", "d", "b", "c"])
    let wrong = await run(question + ["--direction", "inn"])
    #expect(wrong.status == 64 && wrong.error.contains("did you mean 'in'?"))
  }

  @Test func aMeasureWithoutAnAnswerSaysWhy() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "pair.csv", "kind,source,target,when\nalliance,a,b,1926\nalliance,c,d,1926\n")
    let question = [
      "central", "1926", "--measure", "katz", "--measure", "eigenvector", "--alpha", "5",
      "--chronicle", path,
    ]
    let katz =
      "katz has no answer with alpha 5.0, as the walks add up only below 1.0 (--alpha); all have 0"
    let eigenvector = "eigenvector has no one answer here: several groups dominate alike"
    let table = await run(question)
    #expect(table.status == 0 && table.error == "")
    #expect(table.output.contains(katz + "\n") && table.output.contains(eigenvector))
    let csv = await run(question + ["--format", "csv"])
    #expect(csv.status == 0 && csv.output.hasPrefix("measure,rank,id,name,score\nkatz,1,a,a,0.0\n"))
    #expect(csv.error.contains("camarilla: \(katz)\n") && csv.error.contains(eigenvector))
    let json = try decoded(await run(question + ["--format", "json"]))
    #expect(json.measures.map(\.converged) == [false, false])
    #expect(json.notes.count == 2)
  }

  @Test func theListOfMeasures() async throws {
    struct List: Decodable {
      struct Measure: Decodable {
        var measure: String
        var summary: String
        var definition: String
        var scale: String
        var reference: String
        var normalized: Bool
        var smallestFirst: Bool
      }
      var measures: [Measure]
    }
    let json = await run("central", "--measures", "--format", "json")
    #expect(json.status == 0 && json.error == "")
    let list = try JSONDecoder().decode(List.self, from: Data(json.output.utf8)).measures
    #expect(list.map(\.measure) == Self.measures)
    #expect(Set(list.map(\.definition)).count == list.count)
    #expect(list.allSatisfy { $0.reference.contains { $0.isNumber } })
    #expect(list.filter(\.smallestFirst).map(\.measure) == ["constraint"])
    let table = await run("central", "--measures")
    #expect(table.status == 0 && table.error == "")
    #expect(table.output.split(separator: "\n").allSatisfy { $0.count <= 78 })
    let words = table.output.split { $0.isWhitespace }.joined(separator: " ")
    for measure in list {
      #expect(words.contains("\(measure.measure) \(measure.summary) = \(measure.definition)"))
      #expect(words.contains("\(measure.scale). \(measure.reference)"))
    }
    let csv = await run("central", "--measures", "--format", "csv")
    #expect(csv.output.split(separator: "\n").count == list.count + 1)
    let help = await run("central", "--help")
    for measure in list { #expect(help.output.contains("\(measure.measure): ")) }
    for wrong in [["central"], ["central", "1926", "--measures"]] {
      let outcome = await run(wrong)
      #expect(outcome.status == 64 && outcome.output == "" && outcome.error.contains("year"))
    }
  }

  /// Who shares the first place is named, in words and for programs.
  @Test func sharedFirstPlaces() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "pair.csv",
      "kind,source,target,when\nalliance,b,a,1926\nalliance,c,d,1926\nalliance,e,f,1926\n")
    let question = ["central", "1926", "--measure", "degree", "--chronicle", path]
    let table = await run(question + ["--top", "2"])
    #expect(
      table.output == """
        Most central in 1926: a, tied with b, c, d and 2 more (first by degree)
        6 figures

        rank  figure  degree
        ────  ──────  ──────
          1=  a       0.2000
          1=  b       0.2000
        … and 4 more (--top)

        centralization: degree 0.0000

        """)
    struct Answer: Decodable {
      struct Winner: Decodable {
        var id: String
        var tiedWith: [String]
      }
      var mostCentral: Winner
    }
    for options in [["--measure", "degree"], []] {
      let json = await run(
        ["central", "1926", "--chronicle", path, "--format", "json"] + options)
      let answer = try JSONDecoder().decode(Answer.self, from: Data(json.output.utf8))
      #expect(answer.mostCentral.id == "a")
      #expect(answer.mostCentral.tiedWith == ["b", "c", "d", "e", "f"])
    }
  }

  /// Two stand alike but for signs: whose friends are more is told as what puts it first.
  @Test func whoIsAheadByStatusAlone() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "path.csv",
      "kind,source,target,when\nalliance,x,a,1926\nalliance,a,b,1926\nrivalry,b,y,1926\n")
    let table = await run("central", "1926", "--chronicle", path)
    #expect(
      table.output.hasPrefix("Most central in 1926: a, by pn ahead of b (first by "),
      "\(table.output)")
  }

  @Test func measuresOfSignsSayThatThereAreNone() async throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("kinds.csv", "name,sign,directed\ntreaty,0,false\n")
    _ = try folder.file("figures.csv", "id,name\na,a\nb,b\nc,c\n")
    _ = try folder.file(
      "relationships.csv", "kind,source,target,when\ntreaty,a,b,1926\ntreaty,b,c,1926\n")
    for command in [["central", "1926"], ["timeline", "--from", "1926", "--to", "1926"]] {
      let question = command + ["--chronicle", folder.path, "--format", "json", "--measure"]
      let signed = await run(question + ["pn", "--measure", "net-degree"])
      #expect(signed.status == 0)
      #expect(
        signed.error.contains(
          "no tie of 1926 has a sign, so that pn, net-degree tell nobody apart; the kinds are treaty (2)"
        ))
      #expect(signed.output.contains("pn, net-degree tell nobody apart"))
      let plain = await run(question + ["degree"])
      #expect(plain.status == 0 && plain.error == "")
    }
  }

  private static let chronicles = [
    "kind,source,target,when\nrivalry,a,b,1926\ndenunciation,b,c,1926\n",
    "kind,source,target,when\nalliance,a,b,1926\n",
    "kind,source,target,when\nrivalry,a,b,1926\n",
    """
    kind,source,target,when,weight
    alliance,a,b,1926,1e300
    rivalry,b,c,1926,1e-300
    appointment,c,d,1926,1e300
    alliance,d,a,1926,1e-300
    alliance,a,b,1926,1.7e308
    alliance,a,b,1926,1.7e308
    alliance,a,d,1926,1.7e308

    """,
  ]

  /// Nobody, enemies only, two figures, weights at the ends of what numbers hold: finite scores of all
  /// measures for everybody, whatever is asked.
  @Test(arguments: chronicles)
  func littleToGoByIsDefined(rows: String) async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("rows.csv", rows)
    let all = Self.measures.flatMap { ["--measure", $0] }
    for year in ["1926", "1850"] {
      for options in year == "1850"
        ? [[]]
        : [
          [], ["--ties", "positive"], ["--ties", "negative", "--direction", "in"],
          ["--weighted"], ["--weighted", "--direction", "out"], ["--alpha", "7"],
        ]
      {
        let question = ["central", year, "--isolated", "--chronicle", path] + options
        let answer = try decoded(await run(question + all + ["--format", "json"]))
        #expect(answer.measures.map(\.measure) == Self.measures)
        let counts = Set(answer.measures.map(\.scores.count))
        #expect(counts.count == 1)
        for format in ["table", "csv"] {
          let outcome = await run(question + all + ["--format", format])
          #expect(outcome.status == 0 && !outcome.output.isEmpty)
          let words = outcome.output.split { !$0.isLetter && $0 != "∞" }.map { $0.lowercased() }
          #expect(
            Set(words).isDisjoint(with: ["nan", "inf", "∞", "null"]), "\(question) \(format)")
        }
        #expect(await run(question).status == 0)
      }
      for command in [
        ["cohesion", year], ["brokerage", year], ["path", year, "a", "b", "--weighted"],
        ["similarity", year, "--weighted"], ["ties", year, "--weighted"],
        ["cohesion", year, "--groups", "factions"],
      ] {
        for format in ["table", "csv", "json"] {
          let outcome = await run(command + ["--chronicle", path, "--format", format])
          #expect(outcome.status == 0 && !outcome.output.isEmpty)
        }
      }
    }
  }
}
