import CamarillaFormats
import TestSupport
import Testing

@testable import CamarillaCommand

/// Shares of a sweep that cut through its questions: each worker goes through some of the worlds, draws or sources, and
/// what they come to together is what one worker finds, to the byte.
@Suite struct SweepShareTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Questions of every sort that is parted, and some that aren't.
  private static let questions = [
    "{ask: central, worlds: 13}",
    "{ask: central, measure: [betweenness, degree], worlds: 7, top: 3}",
    "{ask: central, worlds: 300, doubt: dates}", "{ask: factions, runs: 0, worlds: 9}",
    "{ask: factions, runs: 0, null: signs, draws: 6}", "{ask: balance, null: rewire, draws: 5}",
    "{ask: balance, null: dates, draws: 8}", "{ask: balance, null: signs, draws: 1}",
    "{ask: brokerage, null: signs, draws: 7}",
    "{ask: central, worlds: 6, null: signs, draws: 10, measure: degree}",
    "{ask: correlate, kinds: alliance, with: rivalry, draws: 21}",
    "{ask: explain stalin, own-sources: true}", "explain stalin zinoviev", "central",
    "{ask: diff, worlds: 10}", "{ask: compare, measure: degree, worlds: 5}",
  ]

  private func asked(_ questions: some Collection<String>) throws -> String {
    try folder.file(
      "questions.yaml", questions.map { "- \($0)\n" }.joined())
  }

  /// The files of all shares.
  private func shares(
    _ words: [String], count: Int, under name: String = "share"
  ) async throws -> [String] {
    var files: [String] = []
    for number in 1...count {
      let share = await run(words + ["--shard", "\(number)/\(count)"])
      files.append(try folder.file("\(name)-\(number)-of-\(count).jsonl", share.output))
    }
    return files
  }

  private func lines(in file: String) throws -> [JSONValue] {
    try String(decoding: bytes(of: file), as: UTF8.self).split(separator: "\n").map {
      try JSONParser.parse(Array($0.utf8))
    }
  }

  @Test(arguments: 1...10)
  func randomSharesAreGatheredIntoTheBytesOfOneRun(seed: UInt64) async throws {
    var generator = SeededGenerator(seed: seed)
    let questions = Self.questions.shuffled(using: &generator).prefix(
      Int.random(in: 1...3, using: &generator))
    let first = [1917, 1925, 1926, 1953].randomElement(using: &generator)!
    let last = first + Int.random(in: 0...1, using: &generator)
    let words = [
      "sweep", "--ask", try asked(questions), "--from", "\(first)", "--to", "\(last)",
      "--seed", "\(seed)",
    ]
    let whole = await run(words)
    let count = Int.random(in: 1...7, using: &generator)
    var files = try await shares(words, count: count)
    files += files.shuffled(using: &generator).prefix(2)
    let gathered = await run(["gather"] + files.shuffled(using: &generator))
    #expect(gathered.status == whole.status, "\(questions) \(count): \(gathered.error)")
    #expect(gathered.output == whole.output, "\(questions) \(first) to \(last) by \(count)")
  }

  /// So that none of them is whole by chance.
  @Test(arguments: questions.indices)
  func everyQuestionIsPartedByItself(index: Int) async throws {
    let words =
      ["sweep", "--ask", try asked([Self.questions[index]])] + ["--from", "1926", "--to", "1926"]
    let whole = await run(words)
    #expect(whole.status == 0, "\(whole.error)")
    let files = try await shares(words, count: 3)
    let parts = try files.flatMap(lines)
    let isParted =
      !["explain stalin zinoviev", "central"].contains(Self.questions[index])
      && !["diff", "compare", "draws: 1}"].contains(where: Self.questions[index].contains)
    #expect(parts.count == (isParted ? 3 : 1))
    #expect(parts.allSatisfy { ($0["part"] != nil) == isParted })
    let gathered = await run(["gather"] + files.reversed())
    #expect(gathered.output == whole.output, "\(gathered.error)")
  }

  @Test func aPartSaysWhichPiecesItHas() async throws {
    let words = ["sweep", "--ask", try asked(["{ask: central, worlds: 6, null: signs, draws: 4}"])]
    let files = try await shares(words + ["--from", "1926", "--to", "1926"], count: 3)
    let parts = try files.map { try #require(try lines(in: $0)[0]["part"]).compactText }
    #expect(
      parts == [
        #"{"first":1,"last":4,"worlds":6,"draws":4}"#,
        #"{"first":5,"last":7,"worlds":6,"draws":4}"#,
        #"{"first":8,"last":10,"worlds":6,"draws":4}"#,
      ])
    guard case .object(let members) = try lines(in: files[0])[0] else { return }
    #expect(
      members.map(\.name) == [
        "period", "question", "seed", "answer", "line", "of", "run", "part",
      ])
  }

  @Test func piecesThatAreMissingAreTold() async throws {
    let asked = try asked(["{ask: central, worlds: 6, null: signs, draws: 4}", "factions"])
    let words = ["sweep", "--ask", asked, "--from", "1926", "--to", "1926"]
    let files = try await shares(words, count: 11)
    let output = folder.path + "/out.jsonl"
    let given = await run(["gather"] + files[0...3] + files[7...8] + ["-o", output])
    #expect(given.status == 65)
    #expect(fileKind(of: output) == .nothing)
    let name = "1926, central --worlds=6 --null=signs --draws=4"
    #expect(
      given.error.contains(
        "line 1 of 2, \(name), lacks worlds 5 to 6 of 6 and draw 1 of 4, draw 4 of 4"),
      "\(given.error)")
    #expect(given.error.contains("line 2 of 2 is in no file"), "\(given.error)")
    let partial = await run(["gather"] + files[5...10] + ["--partial"])
    #expect(partial.status == 65)
    #expect(partial.output.hasPrefix(#"{"period":"1926","question":"factions","#))
    #expect(partial.output.split(separator: "\n").count == 1)
  }

  /// A sweep that was begun with few workers and ended with more.
  @Test func partsOfTwoCutsAreTakenWhereTheyFit() async throws {
    let words =
      ["sweep", "--ask", try asked(["{ask: central, worlds: 12}"])]
      + ["--from", "1926", "--to", "1926"]
    let whole = await run(words)
    let halves = try await shares(words, count: 2)
    let thirds = try await shares(words, count: 3)
    let quarters = try await shares(words, count: 4)
    let all = try await shares(words, count: 1)
    for files in [
      [quarters[1], halves[1], thirds[0], quarters[0]], [quarters[3], all[0], thirds[1]],
      thirds + halves,
    ] {
      let given = await run(["gather"] + files)
      #expect(given.output == whole.output, "\(given.error)")
    }
    let given = await run("gather", thirds[0], halves[1], quarters[1])
    #expect(given.status == 65 && given.output.isEmpty)
    #expect(given.error.contains("is in parts that overlap"), "\(given.error)")
  }

  @Test func aPartThatFailedIsToldUnlessItWasDoneAgain() async throws {
    let words =
      ["sweep", "--ask", try asked(["{ask: central, worlds: 6}"])]
      + ["--from", "1926", "--to", "1926"]
    let whole = await run(words)
    let files = try await shares(words, count: 2)
    var line = try lines(in: files[1])[0]
    line["answer"] = .null
    let text = line.compactText.replacing(#","line""#, with: #","error":"no memory","line""#)
    let failed = try folder.file("failed.jsonl", text + "\n")
    let given = await run("gather", files[0], failed)
    #expect(given.status == 65)
    #expect(given.output.hasSuffix(#""answer":null,"error":"no memory"}"# + "\n"))
    #expect(given.error.contains("1926, central --worlds=6: no memory"), "\(given.error)")
    for order in [[files[0], failed, files[1]], [files[1], failed, files[0]]] {
      let given = await run(["gather"] + order)
      #expect(given.status == 0 && given.output == whole.output)
    }
  }

  @Test func partsOfOtherSweepsAreRefused() async throws {
    let period = ["--from", "1926", "--to", "1926"]
    let files = try await shares(
      ["sweep", "--ask", try asked(["{ask: central, worlds: 6}"])] + period, count: 2)
    let others = try await shares(
      ["sweep", "--ask", try asked(["{ask: central, worlds: 6, top: 3}"])] + period, count: 2,
      under: "other")
    let given = await run("gather", files[0], others[1])
    #expect(given.status == 65 && given.output.isEmpty)
    #expect(given.error.contains("the line is of another sweep than that in"), "\(given.error)")
  }

  /// Parts as no sweep writes them: each is told, and nothing is written.
  @Test(arguments: [
    (#""worlds":6"#, #""worlds":7"#, "is parted otherwise than in"),
    (#""first":4"#, #""first":0"#, "is no line of a sweep"),
    (#""last":6"#, #""last":9"#, "is no line of a sweep"),
    (#""last":6"#, #""last":"6""#, "is no line of a sweep"),
    (#""first":4"#, #""begin":4"#, "is no line of a sweep"),
    (#""figures":"#, #""people":"#, "are of different answers"),
    (#""camarilla:fold":"ranks""#, #""camarilla:fold":"rank""#, "are of different answers"),
    (#""pieces":[""#, #""pieces":["0 "#, "isn't as sweep wrote it"),
    (#""pieces":[""#, #""pieces":["1 1",""#, "isn't as sweep wrote it"),
  ])
  func partsThatWereChangedAreTold(old: String, new: String, expected: String) async throws {
    let words =
      ["sweep", "--ask", try asked(["{ask: central, worlds: 6}"])]
      + ["--from", "1926", "--to", "1926"]
    let files = try await shares(words, count: 2)
    let text = try String(decoding: bytes(of: files[1]), as: UTF8.self)
    #expect(text.contains(old))
    try write(text.replacing(old, with: new), to: files[1])
    let given = await run(["gather"] + files)
    #expect(given.status == 65 && given.output.isEmpty)
    #expect(given.error.contains(expected), "\(given.error)")
  }

  /// The same in every part, so that they fit each other.
  @Test(arguments: [
    ("{ask: central, worlds: 6, top: 3}", #""top":3}"#, #""top":-1}"#),
    ("{ask: central, worlds: 6, top: 3}", #""top":3}"#, #""top":0}"#),
    ("{ask: central, worlds: 6, top: 3}", #""top":3}"#, #""top":"3"}"#),
    ("{ask: central, worlds: 6}", #""pieces":\["[^ ]+"#, #""pieces":["-1"#),
    ("{ask: central, worlds: 6}", #""pieces":\["[^ ]+"#, #""pieces":["inf"#),
    ("{ask: factions, runs: 0, worlds: 6}", #""pieces":\["[^ ]+"#, #""pieces":["nan"#),
    (
      "explain stalin", #""citingOfFigure":[0-9]+"#, #""citingOfFigure":-9223372036854775808"#
    ),
  ])
  func numbersThatNoSweepTellsAreTold(question: String, old: String, new: String) async throws {
    let files = try await shares(
      ["sweep", "--ask", try asked([question]), "--from", "1926", "--to", "1926"], count: 2)
    for file in files {
      let text = try String(decoding: bytes(of: file), as: UTF8.self)
      let changed = text.replacing(try Regex(old), with: new)
      #expect(changed != text)
      try write(changed, to: file)
    }
    let given = await run(["gather"] + files)
    #expect(given.status == 65 && given.output.isEmpty)
    #expect(given.error.contains("isn't as sweep wrote it"), "\(given.error)")
  }

  @Test func anotherAnswerToThePartIsTold() async throws {
    let words =
      ["sweep", "--ask", try asked(["{ask: balance, null: signs, draws: 6}"])]
      + ["--from", "1926", "--to", "1926"]
    let files = try await shares(words, count: 2)
    let text = try String(decoding: bytes(of: files[1]), as: UTF8.self)
    let other = try folder.file(
      "other.jsonl", text.replacing(#""pieces":[""#, with: #""pieces":["1"#))
    let given = await run(["gather"] + files + [other])
    #expect(given.status == 65 && given.output.isEmpty)
    #expect(
      given.error.contains(
        "1926, balance --null=signs --draws=6, draws 4 to 6 of 6 has another answer than in"),
      "\(given.error)")
  }

  // MARK: How a sweep is cut

  private static func pieces(_ draws: Int) -> QuestionPieces {
    QuestionPieces { $0 == .draws ? draws : 0 }
  }

  @Test func sharesHaveEachPieceOnce() {
    for (steps, draws) in [
      (1, [1000]), (1, [0, 0]), (3, [0, 50, 1]), (2, [7, 0, 3, 0]), (40, [0, 9]),
    ] {
      let plan = SweepPlan(steps: steps, questions: draws.map(Self.pieces))
      let whole = plan.items(of: nil)
      #expect(whole.map(\.line) == Array(0..<steps * draws.count))
      #expect(whole.allSatisfy { $0.part == nil })
      let all = whole.flatMap { item in
        (0..<plan.questions[item.line % draws.count].total).map { [item.line, $0] }
      }
      for count in [1, 2, 3, 5, 8, 13, 100, 2000] {
        let shares = (1...count).map { plan.items(of: Shard(number: $0, count: count)) }
        let found = shares.joined().flatMap { item in
          (item.part?.stretch ?? 0..<plan.questions[item.line % draws.count].total).map {
            [item.line, $0]
          }
        }
        #expect(found == all, "\(steps) steps, \(draws), \(count) shares")
      }
    }
  }

  /// As they were before lines could be parted.
  @Test func sharesAreOfWholeLinesWhereThatIsFair() {
    let plan = SweepPlan(steps: 2, questions: [0, 0, 0, 0, 0, 0, 20].map(Self.pieces))
    for count in [1, 2, 3] {
      for number in 1...count {
        let shard = Shard(number: number, count: count)
        let items = plan.items(of: shard)
        #expect(items.map(\.line) == Array(shard.lines(of: 14)))
        #expect(items.allSatisfy { $0.part == nil })
      }
    }
    // Seven shares of 52 pieces have seven or eight each, and a line of 20 is that of three.
    let parts = (1...7).flatMap { plan.items(of: Shard(number: $0, count: 7)) }
    #expect(parts.contains { $0.part != nil })
  }
}
