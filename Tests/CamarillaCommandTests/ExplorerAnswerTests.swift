import CamarillaExplorer
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

  @Test func optionsAndTablesAreAskedForByName() async {
    let given = await answer(
      "central.csv", [("argument", "1937"), ("measure", "degree"), ("top", "3")])
    let expected = await run("central", "1937", "--measure=degree", "--top=3", "--format=csv")
    #expect(String(decoding: given.body, as: UTF8.self) == expected.output)
    #expect(given.contentType == "text/csv")
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
    ("picture.svg", "replace", "true"), ("central", "no-such-option", "1"),
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
}
