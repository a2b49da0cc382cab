import CamarillaFormats
import Foundation
import TestSupport
import Testing

@testable import CamarillaCommand

/// Histories of factions made of the lines of a sweep are those of the command that goes through all years.
@Suite struct GatheredHistoryTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// An answer without what no line has.
  private func known(_ answer: JSONValue) -> JSONValue {
    func nulling(_ json: JSONValue, _ names: String...) -> JSONValue {
      names.reduce(into: json) { $0[$1] = .null }
    }
    var answer = nulling(answer, "coarse")
    answer["events"] = .array(
      (answer["events"]?.elements ?? []).map { nulling($0, "begun", "ended", "citations") })
    answer["notes"] = .array(
      (answer["notes"]?.elements ?? []).filter {
        $0.text?.contains("are dated more coarsely than") != true
      })
    if let circle = answer["selection"] {
      answer["selection"] = nulling(circle, "figures", "relationships")
    }
    return answer
  }

  @Test(arguments: [
    ("factions", [String](), ["--from=1917", "--to=1953"]),
    ("{ask: factions, runs: 0, why: true}", [], ["--from=1924", "--to=1925", "--by=month"]),
    ("{ask: factions, runs: 0}", [], ["--from=1926", "--to=1926", "--by=week"]),
    (
      "{ask: factions, method: coalitions, weighted: true}", ["--method=coalitions", "--weighted"],
      ["--from=1920", "--to=1930"]
    ),
    ("{ask: factions, weighted: true}", ["--weighted"], ["--from=1920", "--to=1930"]),
    (
      "{ask: factions, unconstrained: true, kinds: alliance}",
      ["--unconstrained", "--kinds=alliance"], ["--from=1920", "--to=1930"]
    ),
    (
      "{ask: factions, method: balance, resolution: 2}", ["--method=balance", "--resolution=2"],
      ["--from=1920", "--to=1924"]
    ),
    (
      "{ask: factions, around: stalin, steps: 2, worlds: 5}", ["--around=stalin", "--steps=2"],
      ["--from=1920", "--to=1924"]
    ),
    (
      "{ask: factions, null: signs, draws: 3, window: 3}", ["--window=3"],
      ["--from=1930", "--to=1953"]
    ),
    // What is said of options, also of one step.
    (
      "{ask: factions, method: coalitions, unconstrained: true}",
      ["--method=coalitions", "--unconstrained"], ["--from=1926", "--to=1926"]
    ),
    (
      #"{ask: factions, runs: 0, where: "name != 'x --of-whole y'"}"#,
      ["--where=name != 'x --of-whole y'"], ["--from=1925", "--to=1926"]
    ),
  ])
  func theyAreThoseOfTheCommand(question: String, words: [String], range: [String]) async throws {
    let asked = try folder.file("q.yaml", "- \(question)\n- balance\n")
    var files: [String] = []
    for number in 1...3 {
      let share = await run(["sweep", "--ask", asked, "--shard", "\(number)/3"] + range)
      #expect(share.status == 0, "\(share.error)")
      files.append(try folder.file("\(number).jsonl", share.output))
    }
    let path = folder.path + "/histories.jsonl"
    let given = await run(["gather"] + files.reversed() + ["--histories", path])
    #expect(given.status == 0, "\(given.error)")
    let line = try JSONParser.parse(try bytes(of: path))
    let expected = await run(["factions"] + words + range + ["--format=json"])
    #expect(expected.status == 0, "\(expected.error)")
    let answer = try JSONParser.parse(Array(expected.output.utf8))
    #expect(line["answer"] == known(answer))
    #expect(line["answer"]?["lines"]?.elements?.isEmpty == false)
    #expect(line["period"] == answer["period"])
    #expect(line["seed"] == .number("0"))
    #expect(line["question"]?.text?.hasPrefix("factions") == true)
  }

  /// Of several figures of a name, also where another is in no faction that is told.
  @Test func namesakesAreToldApart() async throws {
    let (gathered, answer) = try await histories(
      of: "alliance,a,b,1926/1927\nalliance,a,c,1926/1927\nalliance,d,e,1930\n",
      figures: "a,Anna\nb,Boris\nc,Clara\nd,Anna\ne,Emma\n", range: ["--from=1926", "--to=1927"])
    #expect(answer["lines"]?.elements?.first?["name"] == "Anna (a)")
    #expect(gathered == known(answer))
  }

  /// One figure's id is the leader's name.
  @Test func aLeaderIsKnownByNameBeforeAnybodyIsById() async throws {
    let (gathered, answer) = try await histories(
      of: "alliance,adam,smith,1900/1901\nalliance,smith,zed,1900/1901\n",
      figures: "adam,Bert\nsmith,adam\nzed,Carl\n", range: ["--from=1900", "--to=1901"])
    #expect(answer["lines"]?.elements?.first?["leader"] == "smith")
    #expect(gathered == known(answer))
  }

  /// The history that is gathered of a chronicle of so many rows, and that of the chronicle itself.
  private func histories(
    of relationships: String, figures: String, range: [String]
  ) async throws -> (gathered: JSONValue?, whole: JSONValue) {
    let home = folder.path + "/chronicle"
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: false)
    try write("kind,source,target,when\n" + relationships, to: home + "/relationships.csv")
    try write("id,name\n" + figures, to: home + "/figures.csv")
    let words = range + ["--chronicle", home]
    let asked = try folder.file("q.yaml", "- factions\n")
    let swept = await run(["sweep", "--ask", asked] + words)
    let path = folder.path + "/histories.jsonl"
    let given = await run("gather", try folder.file("x.jsonl", swept.output), "--histories", path)
    #expect(given.status == 0, "\(given.error)")
    let whole = await run(["factions", "--format=json"] + words)
    return (
      try JSONParser.parse(try bytes(of: path))["answer"],
      try JSONParser.parse(Array(whole.output.utf8))
    )
  }

  /// Neither file is written where the other can't be, and none takes the other's place.
  @Test func answersAndHistoriesHaveFilesOfTheirOwn() async throws {
    let lines = try folder.file("x.jsonl", line("1926", factions))
    let output = folder.path + "/out.jsonl"
    let link = folder.path + "/link.jsonl"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "out.jsonl")
    for path in [output, folder.path + "/./out.jsonl"] {
      let given = await run("gather", lines, "-o", output, "--histories", path)
      #expect(given.status == 64)
      #expect(given.error.contains("is where the answers go; expected another name"))
      #expect(fileKind(of: output) == .nothing)
    }
    let printed = await run("gather", lines, "--histories", "-")
    #expect(printed.status == 64 && printed.output.isEmpty)
    var others = [folder.path, folder.path + "/none/h.jsonl"]
    if fileKind(of: "/dev/full") == .other { others.append("/dev/full") }
    for path in others {
      let given = await run("gather", lines, "-o", output, "--histories", path)
      #expect(given.status == 73, "\(path): \(given.error)")
      #expect(fileKind(of: output) == .nothing)
    }
    try write("old\n", to: output)
    let given = await run("gather", lines, "-o", output, "--histories", link, "--replace")
    #expect(given.status == 64)
    #expect(try bytes(of: output) == Array("old\n".utf8))
  }

  private func line(_ period: String, _ answer: String, question: String = "factions") -> String {
    #"{"period":"\#(period)","question":"\#(question)","seed":0,"answer":\#(answer)}"# + "\n"
  }

  private let factions =
    #"{"connected":true,"factions":[{"label":"Anna","members":["a","b"],"names":["Anna","Boris"]}],"#
    + #""method":"modularity","notes":[]}"#

  /// Values of ties may be as large as numbers go.
  @Test func frustrationOfAnyWeightIsFollowed() async throws {
    let heavy = factions.replacing(
      #""method""#, with: #""frustration":1e300,"lowerBound":1e299,"method""#)
    let path = folder.path + "/histories.jsonl"
    let given = await run(
      "gather", try folder.file("x.jsonl", line("1926", heavy)), "--histories", path)
    #expect(given.status == 0, "\(given.error)")
    #expect(try !bytes(of: path).isEmpty)
  }

  /// What all steps have in common, once, in the order of the first.
  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func notesAreThoseOfAllSteps(seed: UInt64) async throws {
    var generator = SeededGenerator(seed: seed)
    let steps = Int.random(in: 1...3, using: &generator)
    // Thousands of them too, which are not held against each other one by one.
    let count = seed == 1 ? 5000 : 6
    var notes: [[String]] = []
    for _ in 0..<steps {
      notes.append([])
      for _ in 0..<count {
        let start = ["", "--", "--null"].randomElement(using: &generator)!
        let number = Int.random(in: 0..<count / 2, using: &generator)
        notes[notes.count - 1].append("\(start)\(number)")
      }
    }
    var expected: [String] = []
    if count == 6 {
      for note in notes[0] where notes.allSatisfy({ $0.contains(note) }) {
        let isOfOptions = note.hasPrefix("--") && !note.hasPrefix("--null")
        guard isOfOptions || steps > 1 && !note.hasPrefix("--"), !expected.contains(note) else {
          continue
        }
        expected.append(note)
      }
    }
    let lines = notes.enumerated().map { step, notes in
      let texts = notes.map { #""\#($0)""# }.joined(separator: ",")
      return line(
        "\(1926 + step)", #"{"method":"modularity","factions":[],"notes":[\#(texts)]}"#)
    }
    let path = folder.path + "/histories.jsonl"
    let given = await run(
      "gather", try folder.file("x.jsonl", lines.joined()), "--histories", path)
    #expect(given.status == 0, "\(given.error)")
    let told = try JSONParser.parse(try bytes(of: path))["answer"]?["notes"]?.elements
    let texts = try #require(told).compactMap(\.text)
    if count == 6 { #expect(texts == expected) }
    #expect(Set(texts).count == texts.count)
  }

  /// What is printed and nobody reads to its end leaves no file beside it.
  @Test func aFileTakesItsPlaceOnceTheOthersArePrinted() throws {
    let path = folder.path + "/histories.jsonl"
    #expect(throws: CommandFailure.self) {
      try Output.write([([1, 2], path), ([3], nil)]) { _ in
        throw CommandFailure(status: .done, message: "")
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    try Output.write([([1, 2], path), ([3], nil)]) { _ in #expect(fileKind(of: path) == .nothing) }
    #expect(try bytes(of: path) == [1, 2])
  }

  @Test func answersArePrintedBesideHistoriesAndHistoriesBesideAnswers() async throws {
    let text = line("1926", factions)
    let lines = try folder.file("x.jsonl", text)
    let (answers, histories) = (folder.path + "/out.jsonl", folder.path + "/histories.jsonl")
    let given = await run("gather", lines, "--histories", histories)
    #expect(given.status == 0 && given.output == text)
    let other = await run("gather", lines, "-o", answers, "--histories", "-")
    #expect(other.status == 0)
    #expect(try Array(other.output.utf8) == bytes(of: histories))
    #expect(try bytes(of: answers) == Array(text.utf8))
  }

  @Test func linesThatTellNoHistoryAreTold() async throws {
    let failed =
      #"{"period":"1927","question":"factions","seed":0,"answer":null,"error":"no memory"}"# + "\n"
    for (text, expected) in [
      (
        line("1926", factions) + line("1928", factions),
        "x.jsonl:2:1: error: factions lacks 1927; expected steps"
      ),
      (
        line("1926", factions) + line("1927-03", factions),
        "x.jsonl:2:1: error: the lines of factions are of steps of several lengths; expected years"
      ),
      (line("1926", factions) + failed, "x.jsonl:2:1: error: 1927, factions has no answer"),
      (
        line("1926", factions) + line("1927", #"{"factions":7,"method":"modularity"}"#),
        "x.jsonl:2:1: error: 1927, factions doesn't tell factions; expected factions with their"
      ),
      (line("1926", #"{"factions":7,"method":"modularity"}"#), "doesn't tell factions"),
      (
        line("1926", factions.replacing(#"["Anna","Boris"]"#, with: #"["Anna"]"#)),
        "doesn't tell factions"
      ),
      (
        line("1926", factions.replacing(#"["Anna","Boris"]"#, with: #"["Xenia","Boris"]"#)),
        "doesn't tell factions"
      ),
      (line("1926", factions, question: "factions --of-whole"), "no line is of factions"),
      (line("1926", "{}", question: "balance"), "no line is of factions"),
    ] {
      let (path, output) = (folder.path + "/histories.jsonl", folder.path + "/out.jsonl")
      let given = await run(
        "gather", try folder.file("x.jsonl", text), "--histories", path, "-o", output)
      #expect(given.status == 65)
      #expect(given.error.contains(expected), "\(given.error)")
      #expect(fileKind(of: path) == .nothing && fileKind(of: output) == .nothing)
    }
  }
}
