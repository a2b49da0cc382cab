import Foundation
import TestSupport
import Testing

@testable import CamarillaCommand

/// `--null` on the commands that have it, `correlate`, and `compare` of two times.
@Suite struct NullCommandTests {
  private func object(_ outcome: Outcome) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any],
      "\(outcome.error)")
  }

  private static let commands: [[String]] = [
    ["central", "1926"], ["central", "1926", "--measure", "betweenness", "--top", "2"],
    ["balance", "1926"], ["balance", "1926", "--directed"], ["factions", "1926"],
    ["factions", "1926", "--method", "balance"], ["brokerage", "1926"],
  ]

  /// Two circles of three, at odds with each other, small enough for many searches.
  private static let circles = """
    kind,source,target,when
    alliance,a,b,1926
    alliance,b,c,1926
    alliance,a,c,1926
    alliance,d,e,1926
    alliance,e,f,1926
    appointment,d,f,1926
    rivalry,a,d,1926
    rivalry,b,e,1926
    rivalry,c,d,1926
    rivalry,a,b,1920
    alliance,a,d,1930

    """

  /// Every model on every command: the keys of the contract, p as it is defined, and the answer's own keys as
  /// without.
  @Test(arguments: commands, ["signs", "rewire", "dates"])
  func everyModel(command: [String], model: String) async throws {
    let folder = try TemporaryFolder()
    let command = command + ["--chronicle", try folder.file("circles.csv", Self.circles)]
    let plain = try object(await run(command + ["--format", "json"]))
    let words = command + ["--null", model, "--draws", "19", "--format", "json"]
    let outcome = await run(words + ["--seed", "5"])
    let answer = try object(outcome)
    for key in plain.keys where key != "notes" {
      #expect(answer[key] as? NSObject == plain[key] as? NSObject, "\(key)")
    }
    let null = try #require(answer["null"] as? [String: Any])
    #expect(null["model"] as? String == model)
    #expect((null["draws"] as? Int, null["seed"] as? Int) == (19, 5))
    let statistics = try #require(null["statistics"] as? [[String: Any]])
    #expect(!statistics.isEmpty)
    for statistic in statistics {
      for key in ["name", "observed", "expected", "sd", "z", "p"] {
        #expect(statistic[key] != nil, "\(key)")
      }
      guard let p = statistic["p"] as? Double else { continue }
      #expect(p >= 0.05 && p <= 1 && abs((p * 20).rounded() - p * 20) < 1e-9)
      guard let z = statistic["z"] as? Double else { continue }
      let values = ["observed", "expected", "sd"].compactMap { statistic[$0] as? Double }
      #expect(abs(z - (values[0] - values[1]) / values[2]) < 1e-9)
    }
    #expect(await run(words + ["--seed", "5"]).output == outcome.output)
    let csv = await run(command + ["--null", model, "--draws", "9", "--format", "csv"])
    #expect(csv.output.hasPrefix("name,figure,observed,expected,sd,z,p,pGreater,pLess,draws\n"))
    #expect(csv.output.split(separator: "\n").count == statistics.count + 1)
    let table = await run(command + ["--null", model, "--draws", "9"])
    #expect(table.output.contains("\nAgainst chance: 9 draws (seed 0) of\n"))
  }

  /// Step by step a range has what each step has alone, in every form; a star among the steps has nothing.
  @Test(
    arguments: [
      (["balance"], ["balance"], "signs"), (["factions", "--method", "balance"], nil, "dates"),
      (
        ["timeline", "--measure", "degree", "--top", "2"],
        ["central", "--measure", "degree", "--top", "2"], "rewire"
      ),
    ] as [([String], [String]?, String)])
  func rangesAreTheirSteps(command: [String], alone: [String]?, model: String) async throws {
    let folder = try TemporaryFolder()
    let table = try folder.file(
      "circles.csv", Self.circles + "rivalry,a,b,1927-02\nrivalry,a,c,1927-02\n")
    let null = ["--chronicle", table, "--null", model, "--draws", "9", "--seed", "5"]
    let range = ["--from", "1926-12", "--to", "1927-03", "--by", "month"]
    let outcome = await run(command + range + null + ["--format", "json"])
    let months = try #require(try object(outcome)["years"] as? [[String: Any]])
    #expect(months.count == 4)
    for month in months {
      let period = try #require(month["period"] as? String)
      let one = await run(
        [(alone ?? command)[0], period] + (alone ?? command).dropFirst() + null + [
          "--format", "json",
        ])
      if model == "rewire", period == "1927-02" {
        #expect(month["null"] is NSNull && one.status == 65)
      } else {
        #expect(month["null"] as? NSObject == (try object(one)["null"] as? NSObject), "\(period)")
      }
    }
    if model == "rewire" {
      #expect(outcome.error.contains("has nothing to exchange in 1 of the 4 months (1927-02): "))
    } else {
      #expect(outcome.error.contains("--null \(model) is idle in "), "\(outcome.error)")
    }
    let csv = await run(command + range + null + ["--format", "csv"])
    #expect(csv.output.hasPrefix("period,name,figure,observed,expected,sd,z,p,"))
    let text = await run(command + range + null)
    #expect(text.output.contains("\nAgainst chance: 9 draws (seed 5) of\n"))
  }

  @Test func observedIsTheAnswer() async throws {
    let balance = try object(
      await run("balance", "1926", "--null", "signs", "--draws", "9", "--format", "json"))
    let null = try #require(balance["null"] as? [String: Any])
    let statistics = try #require(null["statistics"] as? [[String: Any]])
    func observed(_ name: String) -> Double? {
      statistics.first { $0["name"] as? String == name }?["observed"] as? Double
    }
    let triangles = try #require(balance["triangles"] as? [String: Int])
    for (signs, count) in triangles { #expect(observed(signs) == Double(count)) }
    #expect(observed("degreeOfBalance") == balance["degreeOfBalance"] as? Double)
    let frustration = try #require(balance["frustration"] as? [String: Any])
    #expect(observed("frustration") == frustration["index"] as? Double)
  }

  private static let star = "kind,source,target,when\nalliance,a,b,1926\nalliance,a,c,1926\n"

  @Test func whatIsSaidOfIdleTests() async throws {
    let folder = try TemporaryFolder()
    let star = try folder.file("star.csv", Self.star)
    let rewired = await run("balance", "1926", "--chronicle", star, "--null", "rewire")
    #expect(rewired.status == 65 && rewired.output == "")
    #expect(
      rewired.error == """
        camarilla: 1926 can't be rewired: none of its 2 ties can exchange ends with another of its sign without \
        tying somebody to himself or a pair twice, as in a star or where everybody is tied to everybody; \
        expected ties that can, or another null model (signs, dates).

        """)
    let signs = await run(
      "balance", "1926", "--chronicle", star, "--null", "signs", "--draws", "5", "--format", "json")
    #expect(signs.status == 0)
    let idle =
      "--null signs is idle: no two ties of 1926 that could exchange signs differ in sign, so that every draw"
      + " is the answer itself"
    #expect(signs.error.contains(idle))
    #expect((try object(signs)["notes"] as? [String] ?? []).contains(idle))
    let dates = await run("balance", "1926", "--chronicle", star, "--null", "dates", "--draws", "5")
    #expect(dates.error.contains("has claims of other times to exchange dates with"))
    let degree = await run(
      "central", "1926", "--measure", "degree", "--top", "1", "--null", "rewire", "--draws", "5")
    #expect(
      degree.error.contains(
        "--null rewire is idle for degree centralization, highest degree and degree of "))
  }

  @Test(arguments: [
    (["balance", "1926", "--null", "sign"], "did you mean 'signs'?"),
    (["balance", "1926", "--draws", "9"], "add --null"),
    (
      ["balance", "1926", "--null", "signs", "--draws", "0"], "expected a number from 1 to 1000000"
    ),
    (["balance", "--by", "year", "--null", "signs", "-o", "/tmp/none.svg"], "would be a picture"),
    (["timeline", "--null", "signs", "-o", "/tmp/none.png"], "would be a picture"),
    (
      ["central", "1926", "--null", "signs", "--worlds", "9", "--format", "csv"],
      "expected --null or --worlds"
    ),
    (["central", "--measures", "--null", "signs"], "--null"),
    (["correlate", "1926"], "expected a second time, or --with"),
    (["correlate", "1926", "--with", "alliances"], "did you mean 'alliance'?"),
    (["correlate", "1926", "1930", "--cells", "signs"], "did you mean 'sign'?"),
  ]) func wrongUsage(words: [String], message: String) async {
    let outcome = await run(words)
    #expect(outcome.status == 64, "\(words)")
    #expect(outcome.error.contains(message), "\(outcome.error)")
  }

  @Test func correlations() async throws {
    let folder = try TemporaryFolder()
    let table = try folder.file(
      "ties.csv",
      """
      kind,source,target,when
      alliance,a,b,1926/1930
      alliance,b,c,1926
      rivalry,a,d,1926/1930
      appointment,a,b,1926
      appointment,d,c,1926
      alliance,e,f,1930

      """)
    let kinds = try object(
      await run(
        "correlate", "1926", "--chronicle", table, "--kinds", "alliance", "--with", "appointment",
        "--cells", "presence", "--draws", "99", "--seed", "3", "--format", "json"))
    // Twelve ordered pairs: four allied, two appointed, one both.
    let expected = 4 / 640.0.squareRoot()
    #expect(abs((kinds["correlation"] as? Double ?? 0) - expected) < 1e-12)
    let null = try #require(kinds["null"] as? [String: Any])
    #expect((null["draws"] as? Int, null["seed"] as? Int) == (99, 3))
    #expect((kinds["first"] as? [String: Any])?["kinds"] as? [String] == ["alliance"])
    let times = await run("correlate", "1926", "1930", "--chronicle", table, "--among", "both")
    #expect(
      times.output.hasPrefix("all ties of 1926 and all ties of 1930, by value\n3 figures in both;"))
    let nothing = await run(
      "correlate", "1926", "--chronicle", table, "--kinds", "alliance", "--with", "denunciation")
    #expect(nothing.status == 0)
    #expect(nothing.error.contains("no pair of the 3 figures is tied by denunciation of 1926"))
    #expect(nothing.output.contains("The correlation is undefined"))
  }

  @Test func twoTimesCompared() async throws {
    let folder = try TemporaryFolder()
    let table = try folder.file(
      "ties.csv",
      """
      kind,source,target,when,confidence
      alliance,a,b,1926/1930,1
      alliance,a,c,1926,1
      alliance,a,d,1926,1
      alliance,b,c,1930,1
      alliance,b,e,1930,0.5
      rivalry,b,d,1930,1

      """)
    let question = [
      "compare", "1926", "1930", "--chronicle", table, "--measure", "degree", "--format",
    ]
    let json = try object(await run(question + ["json"]))
    let measures = try #require(json["measures"] as? [[String: Any]])
    let shifts = try #require(measures[0]["shifts"] as? [[String: Any]])
    #expect(shifts.map { $0["id"] as? String } == ["b", "c", "d", "a", "e"])
    #expect(shifts.map { $0["rise"] as? Int } == [3, 0, 0, -3, nil])
    #expect(shifts[0]["lowRise"] == nil)
    let sure = await run(question + ["csv", "--worlds", "40"])
    #expect(
      sure.output.hasPrefix(
        "measure,id,name,rankBefore,rankAfter,rise,scoreBefore,scoreAfter,change,presence,lowRise,highRise,"
      ))
    let text = await run("compare", "1926", "1930", "--chronicle", table, "--measure", "degree")
    #expect(text.output.hasPrefix("From 1926 to 1930: 4 figures, then 5\n\nby degree\n\nrose\n"))
    #expect(
      text.output.hasSuffix(
        "came (and the rank)\n   e (2)\n\nranks: among the 4 figures of both times; those with one score share the"
          + " last of theirs\n"))
    let files = await run("compare", table, table, "--measure", "degree")
    #expect(files.status == 64 && files.error.contains("--measure is of two times"))
    let missing = await run("compare", "1926", folder.path + "/none.csv")
    #expect(missing.status == 66)
  }

  /// Who keeps his rank as it is written and moves where a claim doesn't hold is told of too.
  @Test func ranksThatAreKeptInSomeWorldsOnly() async throws {
    let folder = try TemporaryFolder()
    let table = try folder.file(
      "ties.csv",
      """
      kind,source,target,when,confidence
      alliance,a,b,1900/1901,1
      alliance,c,d,1900/1901,1
      alliance,a,c,1900,0.5
      alliance,a,c,1901,1

      """)
    let question = ["compare", "1900", "1901", "--chronicle", table, "--measure", "degree"]
    let text = await run(question + ["--worlds", "10"])
    let lines = text.output.split(separator: "\n", omittingEmptySubsequences: false)
    let heading = try #require(lines.firstIndex(of: "kept the rank, but not in every world"))
    // Below the names of columns and their rule.
    let rows = lines[(heading + 3)...].prefix { !$0.isEmpty }
    #expect(rows.map { $0.prefix(4) } == ["   a", "   c"])
    #expect(rows.allSatisfy { $0.hasSuffix("   50.0 %      0 %") }, "\(text.output)")
    let plain = await run(question)
    #expect(!plain.output.contains("kept the rank"))
    let consensus = await run(Array(question.dropLast(2)))
    #expect(
      consensus.output.contains("share the last of theirs, but of equal points the higher pn"))
  }
}
