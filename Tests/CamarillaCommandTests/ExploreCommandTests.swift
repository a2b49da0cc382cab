import CamarillaFormats
import TestSupport
import Testing

@testable import CamarillaCommand

@Suite struct ExploreCommandTests {
  @Test(arguments: [
    ["--edit", "--read-only"], ["--listen", "example.com"], ["--listen", ""], ["--port", "70000"],
    ["--year", "soon"], ["-"],
  ])
  func whatMakesNoSenseIsWrongUsage(arguments: [String]) async {
    #expect(await run(["explore", "--no-open"] + arguments).status == 64)
  }

  /// Standard input can be read once, and is not offered.
  @Test(arguments: [["-"], ["--chronicle", "-"], ["--chronicle=-"]])
  func standardInputIsNoChronicleToServe(arguments: [String]) async {
    let outcome = await run(["explore", "--no-open"] + arguments)
    #expect(outcome.status == 64)
    #expect(
      outcome.error.hasPrefix(
        "Error: standard input can be read once only, and a page asks again and again; expected a file or folder."
      ))
    let help = await run("explore", "--help").output.split { $0.isWhitespace }
    #expect(!help.joined(separator: " ").contains("standard input"))
    #expect(help.contains("--chronicle"))
  }

  @Test func aChronicleThatIsNotThereIsSaidAtOnce() async {
    let outcome = await run("explore", "--no-open", "/nowhere/at-all")
    #expect(outcome.status == 66)
    #expect(outcome.output.isEmpty)
  }

  /// A browser keeps drafts by the port, too.
  @Test func aChronicleHasItsPort() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("circle.csv", "a")
    let port = UsualPort.port(ofChronicleAt: file)
    #expect(port == UsualPort.port(ofChronicleAt: folder.path + "/./circle.csv"))
    #expect(UsualPort.range.contains(port))
    let ports = Set((0..<50).map { UsualPort.port(ofChronicleAt: "/nowhere/\($0).camarilla") })
    #expect(ports.count > 45 && ports.isSubset(of: Set(UsualPort.range)))
    // The one that ships with the command has none of its own.
    #expect(UsualPort.port(ofChronicleAt: nil) == 64_697)
  }

  @Test func theBrowserIsThePersonsOwn() {
    let url = "http://127.0.0.1:1/?token=a"
    func commands(_ browser: String, hasDisplay: Bool) -> [[String]] {
      Browser.commands(for: url, browser: browser, hasDisplay: hasDisplay, opener: "xdg-open")
    }
    #expect(commands("", hasDisplay: true) == [["xdg-open", url]])
    #expect(commands("", hasDisplay: false) == [])
    #expect(commands("w3m:lynx -x %s", hasDisplay: false) == [["w3m", url], ["lynx", "-x", url]])
    #expect(commands("firefox", hasDisplay: true) == [["firefox", url], ["xdg-open", url]])
  }

  /// What may be read is what the chronicle is of, however its path is spelled out.
  @Test func aQuestionReadsTheChronicleAlone() throws {
    let folder = try TemporaryFolder()
    let inside = try folder.file("inside.csv", "a")
    let outside = try folder.file("outside.csv", "b")
    let claims = FileClaims(readingOnly: [inside, folder.path + "/chronicle"])
    try claims.willRead(inside)
    try claims.willRead(inside + "-wal")
    try claims.willRead(folder.path + "/chronicle/figures.csv")
    for path in [
      outside, folder.path, inside + "x", folder.path + "/chronicle/../outside.csv",
      folder.path + "/chronicles", "/etc/passwd", "",
    ] {
      #expect(throws: FormatsError.self, "\(path)") { try claims.willRead(path) }
    }
    #expect(throws: FormatsError.self) { try claims.willRead(descriptor: 0) }
  }

  // MARK: The description of the interface

  private var document: JSONValue { OpenAPIDocument.document }

  @Test func everyQuestionIsDescribedWithItsKeys() throws {
    guard case .object(let paths)? = document["paths"] else {
      Issue.record("no paths")
      return
    }
    let further = [
      "openapi.json", "chronicle", "steps", "row", "history", "twins", "edits", "check", "store",
    ]
    #expect(Set(paths.map(\.name)) == Set((ExplorerTarget.names + further).map { "/" + $0 }))
    for name in ExplorerTarget.asked {
      #expect(document["components"]?["schemas"]?[name] != nil, "\(name)")
    }
    let central = try #require(document["paths"]?["/central"]?["get"]?["parameters"]?.elements)
    let names = try central.map { reference in
      let last = try #require(reference["$ref"]?.text?.split(separator: "/").last)
      return try #require(document["components"]?["parameters"]?[String(last)]?["name"]?.text)
    }
    #expect(names.first == "year" && names.last == "download")
    #expect(Set(["measure", "where", "top", "worlds"]).isSubset(of: names))
    #expect(Set(["chronicle", "output", "format", "replace", "kind-from"]).isDisjoint(with: names))
  }

  /// What a description offers is what the command says is valid.
  @Test func aClosedSetOfWordsIsOfferedAsItIs() async throws {
    var tried: Set<String> = []
    for target in ExplorerTarget.asked.compactMap({ ExplorerTarget.all[$0] }) {
      for option in target.parameters?.options.values.sorted(by: { $0.name < $1.name }) ?? []
      where !option.choices.isEmpty && tried.insert(option.name).inserted {
        let outcome = await run(target.commandName, "--\(option.name)=☭")
        let valid = outcome.error.split(separator: "\n").first { $0.contains("Valid: ") }
        #expect(outcome.status == 64, "--\(option.name)")
        #expect(
          valid?.hasSuffix("Valid: \(option.choices.joined(separator: ", ")).") ?? false,
          "\(outcome.error)")
      }
    }
    #expect(tried.isSuperset(of: ["certainty", "measure", "by", "ties", "doubt"]))
    let parameters = try #require(document["components"]?["parameters"])
    guard case .object(let members) = parameters else { return }
    let certainty = members.map(\.value).first { $0["name"] == "certainty" }
    #expect(certainty?["schema"]?["enum"] == ["possible", "certain"])
  }
}
