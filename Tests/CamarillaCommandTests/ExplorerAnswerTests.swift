import Camarilla
import CamarillaExplorer
import CamarillaFormats
import CamarillaGraphFiles
import Dispatch
import LongWork
import TestSupport
import Testing

@testable import CamarillaCommand

/// What an explorer answers is what the command says.
@Suite struct ExplorerAnswerTests {
  private let responder = CommandResponder(chronicle: nil, chronicles: LoadedChronicles())

  private func answer(_ name: String, _ items: [(String, String)]) async -> ExplorerAnswer {
    await responder.answer(
      to: ExplorerQuestion(name: name, items: items.map { .init(name: $0.0, value: $0.1) }))
  }

  @Test(arguments: [
    ["info"], ["central", "1937"], ["factions", "1926"], ["balance", "1926"],
    ["diff", "1925", "1927"], ["explain", "stalin", "1937"], ["path", "1926", "stalin", "trotsky"],
    ["relationships"], ["figures"], ["timeline"],
  ])
  func itIsTheCommandsAnswer(words: [String]) async {
    let given = await answer(words[0], words.dropFirst().map { ("argument", $0) })
    let expected = await run(words + ["--format=json"])
    #expect(expected.status == 0, "\(words) \(expected.error)")
    #expect(given.status == .ok)
    #expect(String(decoding: given.body, as: UTF8.self) == expected.output)
    #expect(given.commandLine == "camarilla " + (words + ["--format=json"]).joined(separator: " "))
  }

  /// The keys of a query are the names that the help gives a command's arguments.
  @Test(arguments: [
    ("central", "year=1937", "1937"),
    ("path", "to=trotsky&from=stalin&year=1926", "1926 stalin trotsky"),
    ("diff", "to=1927&from=1925", "1925 1927"),
    ("diff", "by=year&from=1925&to=1926", "--by=year --from=1925 --to=1926"),
    ("similarity", "figure=stalin&year=1926&other=trotsky", "1926 stalin trotsky"),
    ("explain", "year=1937&figure=stalin", "stalin 1937"),
    ("explain", "year=1926&figure=stalin&other=trotsky", "stalin trotsky 1926"),
    ("relationships", "figure=stalin&figure=trotsky", "stalin trotsky"),
    ("compare", "after=1927&before=1925", "1925 1927"),
    ("correlate", "second-year=1927&year=1926", "1926 1927"), ("reach", "figure=stalin", "stalin"),
    ("panel", "subject=figures&from=1925&to=1926", "figures --from=1925 --to=1926"),
    ("central", "year=1937&isolated=false&weighted=true", "1937 --weighted"),
  ])
  func argumentsAreAskedForByTheirNames(name: String, query: String, words: String) async {
    let items = query.split(separator: "&").map { pair in
      let parts = pair.split(separator: "=").map(String.init)
      return (parts[0], parts[1])
    }
    let given = await answer(name, items)
    let expected = await run(
      [name] + words.split(separator: " ").map(String.init) + ["--format=json"])
    #expect(expected.status == 0, "\(words) \(expected.error)")
    #expect(String(decoding: given.body, as: UTF8.self) == expected.output)
    #expect(given.commandLine == "camarilla \(name) \(words) --format=json")
  }

  @Test(arguments: [
    ("similarity", [("year", "1926"), ("other", "trotsky")]), ("explain", [("year", "1937")]),
    ("central", [("year", "1937"), ("year", "1938")]),
    ("central", [("year", "1937"), ("argument", "1938")]),
    ("compare", [("before", "1925"), ("after", "/etc/passwd")]),
    ("info", [("path", "/etc/passwd")]),
    ("central", [("year", "1937"), ("weighted", "yes")]),
  ])
  func keysThatMakeNoSenseAreRefused(name: String, items: [(String, String)]) async {
    #expect(await answer(name, items).status == .badRequest)
  }

  /// What may be there once is, as else nobody knows which of two is meant.
  @Test(arguments: [
    ("central", "year=1937&top=1&top=2", "top"), ("central", "year=1937&top=1&top=1", "top"),
    ("central", "year=1937&weighted=true&weighted=false", "weighted"),
    ("central", "year=1937&year=1938", "year"), ("timeline", "from=1925&to=1926&from=1924", "from"),
    ("diff", "from=1925&to=1926&to=1927", "to"), ("path", "year=1926&from=a&to=b&to=c", "to"),
    ("export.csv", "core=2&core=3", "core"), ("picture.svg", "year=1937&top=2&top=3", "top"),
    ("info", "download=true&download=false", "download"),
  ])
  func aKeyThatMayBeThereOnceIs(name: String, query: String, key: String) async throws {
    let items = query.split(separator: "&").map { pair in
      let parts = pair.split(separator: "=").map(String.init)
      return (parts[0], parts[1])
    }
    let refused = await answer(name, items)
    let json = try JSONParser.parse(refused.body)
    #expect(refused.status == .badRequest)
    #expect(json["option"]?.text == key)
    #expect(json["message"]?.text == "\(key) is given 2 times; expected it once")
  }

  @Test(arguments: [
    ("timeline", [("from", "1925"), ("to", "1926"), ("figure", "stalin"), ("figure", "kirov")]),
    ("central", [("year", "1937"), ("measure", "degree"), ("measure", "closeness")]),
    ("central", [("year", "1937"), ("without-source", "rise"), ("without-source", "editor")]),
    ("relationships", [("figure", "stalin"), ("figure", "kirov")]),
  ])
  func aKeyThatMayBeThereSeveralTimesIs(name: String, items: [(String, String)]) async {
    #expect(await answer(name, items).status == .ok)
  }

  /// What may be an argument or an option is one key.
  @Test func everyKeyIsListedOnce() async throws {
    for name in ExplorerTarget.asked {
      let refused = await answer(name, [("xyz", "1")])
      let text = try JSONParser.parse(refused.body)["message"]?.text ?? ""
      let words = text.drop { $0 != ";" }.split { !$0.isLetter && $0 != "-" }.map(String.init)
      let keys = words.filter { !["expected", "one", "of", "or", "and"].contains($0) }
      #expect(keys.count == Set(keys).count, "\(name): \(text)")
    }
  }

  @Test(arguments: [
    ("export.gexf", "</gexf>"), ("export.graphml", "</graphml>"), ("export.csv", "rivalry"),
    ("export.json", "\"nodes\""), ("export.camarilla", "SQLite format 3"),
  ])
  func theChronicleIsTakenAway(name: String, content: String) async {
    let given = await answer(name, [("around", "stalin"), ("download", "true")])
    #expect(given.status == .ok)
    #expect(String(decoding: given.body, as: UTF8.self).contains(content))
    #expect(given.commandLine == "camarilla convert \(name) --around=stalin")
    #expect(given.fileName == "stalins-circle-\(name)")
  }

  @Test(arguments: [
    ("storyboard.html", "<html", "from"), ("diff.svg", "</svg>", "from"),
    ("timeline.svg", "</svg>", "from"),
  ])
  func picturesOfSeveralTimesAreDrawn(name: String, content: String, key: String) async {
    let given = await answer(name, [(key, "1926"), ("to", "1927")])
    #expect(given.status == .ok)
    #expect(String(decoding: given.body, as: UTF8.self).contains(content))
  }

  @Test func aFileIsNamedAfterWhatIsInIt() async {
    let given = await answer("picture.pdf", [("year", "1926-05")])
    #expect(given.fileName == "stalins-circle-picture-1926-05.pdf")
    #expect(
      await answer("central", [("year", "1937")]).fileName == "stalins-circle-central-1937.json")
    #expect(
      await answer("relationships.csv", [("figure", "kirov"), ("year", "1927")]).fileName
        == "stalins-circle-relationships-kirov-1927.csv")
    #expect(
      await answer("export.graphml", [("directed", "true")]).fileName
        == "stalins-circle-export-directed.graphml")
  }

  /// A chronicle that can't be used still has its problems told.
  @Test func whatIsWrongWithAChronicleIsAnAnswer() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("broken.csv", "kind,source,target,when\nallience,a,b,1926\n")
    let responder = CommandResponder(chronicle: path, chronicles: LoadedChronicles())
    func answer(_ name: String) async -> (ExplorerAnswer, String) {
      let answer = await responder.answer(to: ExplorerQuestion(name: name, items: []))
      return (answer, String(decoding: answer.body, as: UTF8.self))
    }
    let (problems, listed) = await answer("validate")
    #expect(problems.status == .ok && listed.contains("allience"))
    let (info, said) = await answer("info")
    #expect(info.status == .badRequest && said.contains("allience"))
    #expect(!said.contains(folder.path))
  }

  @Test func aChronicleThatIsGoneIsSaid() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/gone.csv"
    let responder = CommandResponder(chronicle: path, chronicles: LoadedChronicles())
    let answer = await responder.answer(to: ExplorerQuestion(name: "info", items: []))
    #expect(answer.status == .unavailable)
    #expect(
      String(decoding: answer.body, as: UTF8.self) == "{\"message\":\"'gone.csv' not found\"}\n")
  }

  @Test func optionsAndTablesAreAskedForByName() async {
    let given = await answer(
      "central.csv", [("argument", "1937"), ("measure", "degree"), ("top", "3")])
    let expected = await run("central", "1937", "--measure=degree", "--top=3", "--format=csv")
    #expect(String(decoding: given.body, as: UTF8.self) == expected.output)
    #expect(given.contentType == "text/csv; charset=utf-8")
  }

  @Test func aPictureIsDrawn() async {
    let given = await answer("picture.svg", [("argument", "1937")])
    #expect(given.status == .ok)
    #expect(String(decoding: given.body, as: UTF8.self).contains("</svg>"))
    #expect(given.commandLine == "camarilla render 1937 --output=picture.svg")
  }

  @Test(arguments: [
    ("central", "output", "/tmp/out.json"), ("central", "chronicle", "/etc/passwd"),
    ("central", "argument", "--output=/tmp/out.json"), ("central", "argument", "-o"),
    ("central", "format", "table"), ("info", "argument", "/etc/passwd"),
    ("central", "only", "@/etc/passwd"), ("central", "without", "@/etc/passwd"),
    ("central", "only", "@-"),
    ("brokerage", "groups", "@/etc/passwd"), ("central", "kind-from", "x"),
    ("export.csv", "from", "csv"),
    ("export.csv", "argument", "/tmp/out.csv"), ("picture.svg", "replace", "true"),
    ("central", "no-such-option", "1"),
  ])
  func noQuestionReachesTheFileSystem(name: String, item: String, value: String) async {
    let given = await answer(name, [("argument", "1937"), (item, value)])
    #expect(given.status == .badRequest)
    #expect(given.commandLine == nil)
  }

  @Test func commandsThatWriteAreNotThere() async {
    for name in ["convert", "store", "run", "explore", "render", "", "../info"] {
      #expect(await answer(name, []).status == .notFound)
    }
  }

  @Test func whatIsWrongIsSaidInTheCommandsWords() async {
    let given = await answer("central", [("argument", "1937"), ("measure", "fame")])
    let said = String(decoding: given.body, as: UTF8.self)
    #expect(given.status == .badRequest)
    #expect(said.contains("fame") && said.hasPrefix("{\"message\":"))
  }

  /// Cancels a task after a while, from a thread of its own: at times all those that run tests are busy.
  private func giveUp<Answer>(_ task: Task<Answer, Never>, afterMilliseconds delay: Int) {
    DispatchQueue(label: "impatience").asyncAfter(deadline: .now() + .milliseconds(delay)) {
      task.cancel()
    }
  }

  /// A million draws take minutes. They have a thread of their own, as in the explorer: whoever gives up has to be heard.
  @Test func aQuestionNobodyWaitsForIsGivenUp() async {
    let items = [("year", "1926"), ("null", "signs"), ("draws", "1000000")]
    let question = Task(executorPreference: WorkThread()) { await answer("balance", items) }
    giveUp(question, afterMilliseconds: 200)
    #expect(await question.value.status == .unavailable)
  }

  /// Wherever the work was cut short, nothing of that is left in what the chronicle keeps.
  @Test func whatWasGivenUpIsNoPartOfLaterAnswers() async {
    let items = [("from", "1924"), ("to", "1926")]
    let expected = await answer("scene", items)
    #expect(expected.status == .ok)
    let other = CommandResponder(chronicle: nil, chronicles: LoadedChronicles())
    let question = ExplorerQuestion(
      name: "scene", items: items.map { .init(name: $0.0, value: $0.1) })
    for delay in [0, 1, 3, 10, 30, 100, 200] {
      let asked = Task(executorPreference: WorkThread()) { await other.answer(to: question) }
      giveUp(asked, afterMilliseconds: delay)
      _ = await asked.value
    }
    #expect(await other.answer(to: question).body == expected.body)
  }

  /// A file of which only a part was read is not taken for the whole by whoever asks next.
  @Test(arguments: [false, true])
  func whatWasReadWhileGivenUpIsReadAnew(isPart: Bool) {
    let loaded = LoadedChronicles()
    let part = LoadedChronicles.Part(
      path: "c", years: [1926...1926], approximation: .standard, hasAllFigures: false)
    var count = 0
    func read() -> Chronicle {
      count += 1
      return .embedded
    }
    func load() {
      _ =
        isPart
        ? loaded.chronicle(of: part, reading: read)
        : loaded.chronicle(at: "c", options: GraphFileOptions()) {
          ReadChronicle(chronicle: read(), remark: nil)
        }.chronicle
    }
    let monitor = WorkMonitor()
    monitor.cancel()
    monitor.perform(load)
    load()
    load()
    #expect(count == 2)
  }
}
