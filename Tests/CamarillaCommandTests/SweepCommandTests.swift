import CamarillaFormats
import Foundation
import TestSupport
import Testing

@testable import CamarillaCommand

/// What is asked of each step of time, by one worker or by several, is the same to the byte.
@Suite struct SweepCommandTests {
  private let folder: TemporaryFolder
  private let questions: String

  init() throws {
    folder = try TemporaryFolder()
    questions = try folder.file(
      "questions.yaml",
      """
      - central
      - {ask: central, measure: degree, top: 3}
      - factions
      - diff
      - turnover
      - explain stalin
      - {ask: balance, null: signs, draws: 20}
      """)
  }

  private func sweep(_ words: String...) async -> Outcome {
    await run(["sweep", "--ask", questions] + words)
  }

  private func lines(of text: String) throws -> [JSONValue] {
    try text.split(separator: "\n").map { try JSONParser.parse(Array($0.utf8)) }
  }

  @Test func eachLineIsTheCommandsAnswer() async throws {
    let swept = await sweep("--from", "1925", "--to", "1926")
    #expect(swept.status == 0, "\(swept.error)")
    let lines = try lines(of: swept.output)
    let commands = [
      ["central", "1925"], ["central", "1925", "--measure=degree", "--top=3"],
      ["factions", "1925"],
      ["diff", "1924", "1925"], ["turnover", "--from=1924", "--to=1925", "--by=year"],
      ["explain", "stalin", "1925"], ["balance", "1925", "--null=signs", "--draws=20"],
    ]
    #expect(lines.count == 2 * commands.count)
    for (line, command) in zip(lines, commands) {
      let expected = await run(command + ["--format=json"])
      #expect(line["period"] == "1925")
      #expect(line["answer"] == (try JSONParser.parse(Array(expected.output.utf8))), "\(command)")
    }
    #expect(
      lines.prefix(commands.count).map { $0["question"]?.text } == [
        "central", "central --measure=degree --top=3", "factions", "diff", "turnover",
        "explain stalin", "balance --null=signs --draws=20",
      ])
    #expect(lines[0]["seed"] == .number("0"))
    for line in lines {
      guard case .object(let members) = line else { continue }
      #expect(members.map(\.name) == ["period", "question", "seed", "answer"])
    }
  }

  @Test func linesComeToAFileToo() async throws {
    let output = folder.path + "/answers.jsonl"
    let printed = await sweep("--from", "1925", "--to", "1926")
    let written = await sweep("--from", "1925", "--to", "1926", "-o", output)
    #expect(written.status == 0 && written.output.isEmpty, "\(written.error)")
    #expect(try contents(of: output) == printed.output)
    let dashed = await sweep("--from", "1925", "--to", "1926", "-o", "-")
    #expect(dashed.output == printed.output)
  }

  @Test(arguments: [1, 2, 3, 7, 30, 100])
  func sharesAreGatheredIntoTheBytesOfOneRun(count: Int) async throws {
    let whole = await sweep("--from", "1925", "--to", "1928")
    #expect(whole.status == 0)
    var files: [String] = []
    for number in 1...count {
      let share = await sweep("--from", "1925", "--to", "1928", "--shard", "\(number)/\(count)")
      #expect(share.status == 0)
      files.append(try folder.file("\(number).jsonl", share.output))
    }
    let output = folder.path + "/all.jsonl"
    // In any order, and one of them twice.
    let given = await run(["gather"] + files.reversed() + [files[0], "-o", output])
    #expect(given.status == 0, "\(given.error)")
    #expect(try String(decoding: bytes(of: output), as: UTF8.self) == whole.output)
  }

  /// Workers that are given a year each, as a cluster's are, know of no shares.
  @Test func yearsByThemselvesAreGatheredInTheOrderOfTime() async throws {
    let whole = await sweep("--from", "1925", "--to", "1927")
    var files: [String] = []
    for year in ["1927", "1925", "1926"] {
      let one = await sweep("--from", year, "--to", year)
      files.append(try folder.file("\(year).jsonl", one.output))
    }
    let given = await run(["gather"] + files)
    #expect(given.status == 0, "\(given.error)")
    #expect(given.output == whole.output)
  }

  @Test func aTableFromStandardInputIsReadOnce() async throws {
    let table = "source,target,kind,when\nanna,boris,alliance,1926\nanna,cyril,rivalry,1927\n"
    let asked = try folder.file("two.yaml", "- central\n- balance\n")
    let given = await Input.$standard.withValue(Array(table.utf8)) {
      await run(["sweep", "--ask", asked, "--chronicle", "-"])
    }
    #expect(given.status == 0, "\(given.error)")
    #expect(
      try lines(of: given.output).map { $0["period"]?.text } == ["1926", "1926", "1927", "1927"])
  }

  /// The store is larger than what is read whole, so that each year is read by itself.
  @Test func aLargeStoreIsReadYearByYear() async throws {
    let store = folder.path + "/x.camarilla"
    #expect(await run("convert", store).status == 0)
    let expected = await sweep("--from", "1925", "--to", "1927", "--chronicle", store)
    let given = await ChronicleArgument.$mostReadWhole.withValue(10) {
      await sweep("--from", "1925", "--to", "1927", "--chronicle", store)
    }
    #expect(given.status == 0, "\(given.error)")
    #expect(given.output == expected.output)
  }

  @Test func whatCannotBeAnsweredIsALineThatSaysWhy() async throws {
    let asked = try folder.file("who.yaml", "- explain kaganovich\n- central\n")
    let given = await run(["sweep", "--ask", asked, "--from", "1917", "--to", "1918"])
    let lines = try lines(of: given.output)
    #expect(lines.count == 4)
    let failed = lines.filter { $0["error"] != nil }
    #expect(failed.allSatisfy { $0["answer"] == .null })
    #expect(given.status == (failed.isEmpty ? 0 : 65))
  }

  @Test(arguments: [
    ("- centrel\n", "questions.yaml:1:3: error: unknown command 'centrel'"),
    ("- info\n", "'info' can't be asked of each step of time"),
    ("- {ask: central, measure: fame}\n", "fame"),
    ("- {ask: central, format: csv}\n", "'format' is the sweep's own to say"),
    ("- {ask: turnover, from: 1920}\n", "'from' is the sweep's own to say"),
    (
      "settings: {by: month}\nquestions: [turnover]\n",
      "questions.yaml:1:12: error: 'by' is the sweep's own to say; expected other options"
    ),
    (
      "selections: {a: {format: csv}}\nquestions: [{ask: central, selection: a}]\n",
      "questions.yaml:1:18: error: 'format' is the sweep's own to say; expected other options"
    ),
    (
      "- {ask: central, output: x.csv}\n",
      "'output' is the sweep's own to say; expected ask, selection or an option of 'central'"
    ),
    (
      "- {ask: central, file: x.csv}\n",
      "'central' has no option 'file'; expected ask, selection or an option of 'central'"
    ),
    ("- central\n- central\n", "questions.yaml:2:3: error: 'central' is asked twice"),
    (
      "- {ask: central, top: 3}\n- {top: 3, ask: central}\n",
      "questions.yaml:2:3: error: 'central --top=3' is asked twice"
    ),
    (
      "- central --top=3\n- {top: 3, ask: central}\n",
      "questions.yaml:2:3: error: 'central --top=3' is asked twice"
    ),
    (
      "- {ask: factions, why: true}\n- {ask: factions, why: true}\n",
      "questions.yaml:2:3: error: 'factions --why' is asked twice"
    ),
    // What is asked twice is tried once, and what is wrong with one question keeps no other from being tried.
    (
      "- {ask: central, measure: fame}\n- {ask: central, measure: fame}\n",
      "the questions have 2 errors; nothing was asked"
    ),
    (
      "- {ask: central, from: 1920}\n- {ask: central, top: -1}\n- info\n- factions --methd=x\n",
      "the questions have 4 errors; nothing was asked"
    ),
    (
      "settings: {titles: 3}\nquestions: [central, info]\n",
      "the questions have 2 errors; nothing was asked"
    ),
    (
      "ask: central\n",
      "unknown key 'ask'; expected a list of questions, each with - before it, or one of settings,"
        + " selections, questions"
    ),
    (
      "central\n",
      "this has no keys; expected a list of questions, each with - before it, or one of settings,"
    ),
  ])
  func questionsThatMakeNoSenseAreTold(text: String, expected: String) async throws {
    try write(text, to: questions)
    let given = await sweep()
    #expect(given.status == 65)
    #expect(given.output.isEmpty)
    #expect(given.error.contains(expected), "\(given.error)")
    #expect(!given.error.contains("study"), "\(given.error)")
  }

  /// What is offered in place of a command can be asked of a step.
  @Test func onlyCommandsOfAStepAreOffered() async throws {
    try write("- centrel\n", to: questions)
    let given = await sweep()
    for name in ["render", "clean", "import", "merge", "project", "sweep", "info"] {
      #expect(!given.error.contains(" \(name),"), "\(given.error)")
    }
    #expect(given.error.contains("expected one of balance, ") || given.error.contains(" central,"))
  }

  /// They are counted, and held against each other, before any is tried.
  @Test func questionsAreNoMoreThanALimit() async throws {
    for (count, expected) in [
      (10_000, "the questions have 9999 errors; nothing was asked"),
      (10_001, "questions.yaml:10001:3: error: there are 10001 questions; expected at most 10000"),
    ] {
      try write(String(repeating: "- central\n", count: count), to: questions)
      let given = await sweep()
      #expect(given.status == 65 && given.output.isEmpty)
      #expect(given.error.contains(expected), "\(given.error.prefix(500))")
    }
  }

  /// As Windows' editors put it in front of UTF-8.
  @Test func questionsMayBeginWithAByteOrderMark() async throws {
    let expected = await sweep("--from", "1926", "--to", "1926")
    let text = try String(decoding: bytes(of: questions), as: UTF8.self)
    try write("\u{FEFF}" + text.replacing("\n", with: "\r\n"), to: questions)
    let given = await sweep("--from", "1926", "--to", "1926")
    #expect(given.status == 0, "\(given.error)")
    #expect(given.output == expected.output)
  }

  @Test(arguments: ["0/2", "3/2", "1", "1/0", "a/b", "1/2/3", "-1/2"])
  func aShareIsOneOfSoMany(text: String) async {
    let given = await sweep("--shard=\(text)")
    #expect(given.status == 64)
    #expect(given.error.contains("expected K/N"))
  }

  @Test func sharesHaveEachLineOnce() {
    for total in [0, 1, 5, 64, 1000] {
      for count in [1, 2, 3, 7, 64, 100] {
        let shares = (1...count).map { Shard(number: $0, count: count).lines(of: total) }
        #expect(shares.flatMap { Array($0) } == Array(0..<total))
        let sizes = shares.map(\.count)
        #expect(sizes.max()! - sizes.min()! <= 1)
      }
    }
  }

  // MARK: gather

  private func shares(_ count: Int, _ words: String...) async throws -> [String] {
    var files: [String] = []
    for number in 1...count {
      let share = await run(
        [
          "sweep", "--ask", questions, "--from", "1925", "--to", "1926", "--shard",
          "\(number)/\(count)",
        ]
          + words)
      files.append(try folder.file("share-\(number)\(words.joined()).jsonl", share.output))
    }
    return files
  }

  @Test func aShareThatIsMissingIsTold() async throws {
    let files = try await shares(3)
    let output = folder.path + "/out.jsonl"
    let given = await run(["gather", files[0], files[2], "-o", output])
    #expect(given.status == 65)
    #expect(given.error.contains("lines 6 to 10 of 14 are in no file"), "\(given.error)")
    #expect(fileKind(of: output) == .nothing)
    let partial = await run(["gather", files[0], files[2], "-o", output, "--partial"])
    #expect(partial.status == 65)
    #expect(try lines(of: String(decoding: bytes(of: output), as: UTF8.self)).count == 9)
  }

  @Test func aYearThatLacksAQuestionIsTold() async throws {
    let whole = await sweep("--from", "1925", "--to", "1926")
    let lines = whole.output.split(separator: "\n", omittingEmptySubsequences: true)
    let file = try folder.file("cut.jsonl", lines.dropLast().joined(separator: "\n") + "\n")
    let given = await run(["gather", file])
    #expect(given.status == 65 && given.output.isEmpty)
    #expect(given.error.contains("1926, balance --null=signs --draws=20 is in no file"))
  }

  @Test func aLineThatIsCutOffIsToldWithItsPlace() async throws {
    let files = try await shares(2)
    let text = try String(decoding: bytes(of: files[1]), as: UTF8.self)
    let count = text.split(separator: "\n").count
    try write(String(text.dropLast(40)), to: files[1])
    let given = await run(["gather"] + files)
    #expect(given.status == 65 && given.output.isEmpty)
    #expect(
      given.error.contains("share-2.jsonl:\(count):1: error: the line is cut off"), "\(given.error)"
    )
  }

  @Test func sharesOfTwoSweepsAreNoSweep() async throws {
    let files = try await shares(2)
    let others = try await shares(2, "--seed=5")
    let given = await run(["gather", files[0], others[1]])
    #expect(given.status == 65 && given.output.isEmpty)
    #expect(given.error.contains("seed"), "\(given.error)")
    try write("- central\n- factions\n", to: questions)
    let shorter = await run(
      ["sweep", "--ask", questions, "--from", "1925", "--to", "1926", "--shard", "2/2"])
    let file = try folder.file("other.jsonl", shorter.output)
    let mixed = await run(["gather", files[0], file])
    #expect(mixed.status == 65)
    #expect(mixed.error.contains("one of 4, and that in"), "\(mixed.error)")
  }

  @Test func anotherAnswerToTheSameQuestionIsTold() async throws {
    let whole = await sweep("--from", "1925", "--to", "1925")
    let first = try folder.file("a.jsonl", whole.output)
    let second = try folder.file(
      "b.jsonl", whole.output.replacing("\"modularity\":0", with: "\"modularity\":9"))
    #expect(try bytes(of: first) != bytes(of: second))
    let given = await run(["gather", first, second])
    #expect(given.status == 65)
    #expect(given.error.contains("has another answer than in"), "\(given.error)")
  }

  /// A worker that failed and was started again leaves both lines.
  @Test func anAnswerTakesThePlaceOfAFailure() async throws {
    let good = #"{"period":"1926","question":"central","seed":0,"answer":{"year":1926}}"# + "\n"
    let bad =
      #"{"period":"1926","question":"central","seed":0,"answer":null,"error":"no memory"}"# + "\n"
    for text in [good + bad, bad + good] {
      let given = await run(["gather", try folder.file("x.jsonl", text)])
      #expect(given.status == 0 && given.output == good)
    }
    let given = await run(["gather", try folder.file("x.jsonl", bad)])
    #expect(given.status == 65 && given.output == bad)
    #expect(given.error.contains("1926, central: no memory"))
  }

  /// Two workers that failed for different reasons are told of alike, whichever file comes first.
  @Test func oneOfTwoFailuresIsTold() async throws {
    let files = try ["no memory", "killed"].map { reason in
      try folder.file(
        "\(reason).jsonl",
        #"{"period":"1926","question":"central","seed":0,"answer":null,"error":"\#(reason)"}"#
          + "\n")
    }
    for order in [files, files.reversed()] {
      let given = await run(["gather"] + order)
      #expect(given.status == 65)
      #expect(given.output.contains(#""error":"killed""#), "\(given.output)")
    }
  }

  @Test func onlyTheChronicleComesFromStandardInput() async throws {
    let given = await run("gather", "-")
    #expect(given.status == 64)
    #expect(given.error.contains("'-' is standard input"), "\(given.error)")
    let asked = await run("sweep", "--ask", "-")
    #expect(asked.status == 64)
    #expect(asked.error.contains("'-' is standard input"), "\(asked.error)")
  }

  /// What passed through another program isn't what sweep wrote.
  @Test(arguments: ["\r", " "])
  func linesThatWereChangedAreTold(end: String) async throws {
    let files = try await shares(2)
    let text = try String(decoding: bytes(of: files[0]), as: UTF8.self)
    try write(text.replacing("\n", with: end + "\n"), to: files[0])
    let given = await run(["gather"] + files)
    #expect(given.status == 65 && given.output.isEmpty)
    #expect(given.error.contains("share-1.jsonl:1:1: error: the line isn't as sweep wrote it"))
  }

  @Test(arguments: [
    (#""line":9223372036854775807,"of":9223372036854775807,"run":"a""#, "is no line of a sweep"),
    (#""line":3,"of":2,"run":"a""#, "is no line of a sweep"),
    (#""line":0,"of":2,"run":"a""#, "is no line of a sweep"),
    (#""line":1"#, "is no line of a sweep"), (#""extra":1"#, "is no line of a sweep"),
    (#""line":2,"of":3,"run":"a""#, "line 1 of 3 is in no file"),
  ])
  func numbersAreThoseOfLines(mark: String, expected: String) async throws {
    let line = #"{"period":"1926","question":"central","seed":0,"answer":{},"# + mark + "}\n"
    let given = await run(["gather", try folder.file("x.jsonl", line)])
    #expect(given.status == 65 && given.output.isEmpty)
    #expect(given.error.contains(expected), "\(given.error)")
  }

  @Test func aNumberIsThatOfOneLine() async throws {
    let lines = ["1926", "1927"].map { year in
      #"{"period":""# + year
        + #"","question":"central","seed":0,"answer":{},"line":1,"of":2,"run":"a"}"# + "\n"
    }
    let given = await run(["gather", try folder.file("x.jsonl", lines.joined())])
    #expect(given.status == 65 && given.output.isEmpty)
    #expect(
      given.error.contains("x.jsonl:2:1: error: line 1 is 1927, central, and in"), "\(given.error)")
  }

  @Test func nothingIsNoSweep() async throws {
    let output = folder.path + "/out.jsonl"
    let given = await run(["gather", try folder.file("x.jsonl", ""), "-o", output, "--partial"])
    #expect(given.status == 65)
    #expect(given.error.contains("there is no line in any file"))
    #expect(fileKind(of: output) == .nothing)
  }

  /// The figures' names and the kinds' signs are in the answers.
  @Test func anotherChronicleWithTheSameClaimsIsAnother() async throws {
    let claims = "source,target,kind,when\na,b,ally,1926\n"
    var runs: Set<String> = []
    for (name, sign) in [("Anna", "1"), ("Xenia", "1"), ("Anna", "-1")] {
      let home = folder.path + "/\(name)\(sign)"
      try FileManager.default.createDirectory(
        atPath: home, withIntermediateDirectories: false)
      try write(claims, to: home + "/relationships.csv")
      try write("id,name\na,\(name)\nb,Boris\n", to: home + "/figures.csv")
      try write("name,sign,directed\nally,\(sign),false\n", to: home + "/kinds.csv")
      let asked = try folder.file("one.yaml", "- balance\n")
      let given = await run(["sweep", "--ask", asked, "--chronicle", home, "--shard", "1/1"])
      #expect(given.status == 0, "\(given.error)")
      runs.formUnion(try lines(of: given.output).compactMap { $0["run"]?.text })
    }
    #expect(runs.count == 3)
  }

  @Test func optionsMayStandAnywhere() async throws {
    let asked = try folder.file(
      "o.yaml", "- explain stalin --window 2\n- explain --kinds alliance stalin\n")
    let given = await run(["sweep", "--ask", asked, "--from", "1926", "--to", "1926"])
    #expect(given.status == 0, "\(given.error)")
    for (line, words) in zip(
      try lines(of: given.output),
      [["--window", "2"], ["--kinds", "alliance"]])
    {
      let expected = await run(["explain", "stalin", "1926"] + words + ["--format=json"])
      #expect(line["answer"] == (try JSONParser.parse(Array(expected.output.utf8))))
    }
  }
}
