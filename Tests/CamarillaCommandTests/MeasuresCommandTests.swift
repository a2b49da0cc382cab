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
    "constraint", "effective-size", "clustering", "directed-clustering", "signed-clustering",
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
           1  b          0.6667
           2  c          0.6000
           3  a          0.0000
           3  d          0.0000

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
      ] {
        for format in ["table", "csv", "json"] {
          let outcome = await run(command + ["--chronicle", path, "--format", format])
          #expect(outcome.status == 0 && !outcome.output.isEmpty)
        }
      }
    }
  }
}
