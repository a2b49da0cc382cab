import Camarilla
import CamarillaExplorer
import CamarillaFormats
import Foundation
import GRDB
import StalinCircle
import TestSupport
import Testing

@testable import CamarillaCommand
@testable import CamarillaStore

/// A window of an explorer, as a page uses it.
private struct Window: Sendable {
  let responder: ExplorerResponder

  init(_ chronicle: String?, canEdit: Bool = true) {
    responder = ExplorerResponder(
      chronicle: chronicle, chronicles: LoadedChronicles(), canEdit: canEdit)
  }

  func ask(_ name: String, _ items: [(String, String)] = []) async -> (ExplorerAnswer, JSONValue) {
    let answer = await responder.answer(
      to: ExplorerQuestion(name: name, items: items.map { .init(name: $0.0, value: $0.1) }))
    return (answer, (try? JSONParser.parse(answer.body)) ?? .null)
  }

  func send(
    _ body: JSONValue, to name: String = "edits", on revision: String? = nil
  ) async -> (ExplorerAnswer, JSONValue) {
    let answer = await responder.answer(
      to: ExplorerQuestion(
        name: name, items: [], method: .post, body: Array(body.compactText.utf8), revision: revision
      ))
    return (answer, (try? JSONParser.parse(answer.body)) ?? .null)
  }

  /// The revision that the page shows.
  func revision() async -> String { await ask("chronicle").1["revision"]?.text ?? "" }
}

private func edit(
  _ command: String, _ arguments: [String] = [], _ options: JSONValue = [:]
) -> JSONValue {
  [
    "command": .string(command), "arguments": .array(arguments.map { .string($0) }),
    "options": options,
  ]
}

/// An explorer edits a store as the commands do, and loses nothing that others do at the same time.
@Suite struct ExplorerEditTests {
  private let folder: TemporaryFolder
  private let store: String

  init() throws {
    folder = try TemporaryFolder()
    store = folder.path + "/x.camarilla"
    try ChronicleStore.write(try Self.numbered(), to: store)
  }

  /// Stalin's circle, its relationships called by their numbers.
  private static func numbered() throws -> Chronicle {
    let sample = Chronicle.stalinCircle
    var builder = Chronicle.Builder(title: sample.title)
    for figure in sample.figures { builder.add(figure) }
    for source in sample.sources { builder.add(source) }
    for var relationship in sample.relationships {
      relationship.id = ""
      builder.add(relationship)
    }
    return try builder.build()
  }

  /// The history without times, which are not the same.
  private func history(of store: String) async -> [JSONValue] {
    let outcome = await run("store", "history", "--store", store, "--format", "json")
    let changes = (try? JSONParser.parse(Array(outcome.output.utf8)))?["changes"]?.elements ?? []
    return changes.map { change in
      var change = change
      change["time"] = nil
      return change
    }
  }

  @Test func everyEditIsTheCommands() async throws {
    let other = folder.path + "/other.camarilla"
    try ChronicleStore.write(try Self.numbered(), to: other)
    let edits: [(command: String, arguments: [String], options: [(String, JSONValue)])] = [
      ("add-figure", ["sedova", "Natalia Sedova"], [("born", "1882"), ("set", ["label=Sedova"])]),
      ("add-figure", ["double", "A Double"], []),
      ("add-source", ["minutes", "The minutes"], [("author", "A clerk")]),
      ("add-source", ["minuts", "The minutes, misspelled"], []),
      (
        "add", ["alliance", "sedova", "trotsky", "1903/1940"],
        [("id", "new"), ("weight", .number("2.5")), ("citation", "minutes#12")]
      ),
      (
        "add", ["rivalry", "double", "stalin", "1926"],
        [("citation", "minuts;minutes#3"), ("note", "once")]
      ),
      ("amend", ["new"], [("when", "1903/1940-08-21"), ("because", "the minutes say so")]),
      ("amend", ["new"], [("post", ""), ("note", ""), ("set", ["place=Sens", "seen=1"])]),
      ("amend-figure", ["sedova"], [("died", "1962-01-23")]),
      ("amend-source", ["minutes"], [("url", "https://example.org/a?b=c&d")]),
      ("merge-figures", ["double", "sedova"], []),
      ("merge-sources", ["minuts", "minutes"], []),
      ("undo", [], []), ("undo", [], []), ("redo", [], []),
      ("retract", ["new"], []),
      ("retract-source", ["minutes"], [("with-citations", true)]),
      ("retract-figure", ["sedova"], [("with-relationships", true)]),
    ]
    let window = Window(store)
    for (command, arguments, options) in edits {
      let options = options + [("by", "anna")]
      let (answer, json) = await window.send(
        edit(
          command, arguments,
          .object(options.map { JSONValue.Member(name: $0.0, value: $0.1) })),
        on: await window.revision())
      #expect(answer.status == .ok, "\(command) \(json.compactText)")
      var words = ["store", command] + arguments
      for (name, value) in options {
        for value in value.elements ?? [value] {
          let text = value.text ?? value.compactText
          words +=
            value == true
            ? ["--\(name)"] : text.isEmpty ? ["--\(name)", ""] : ["--\(name)=\(text)"]
        }
      }
      let expected = await run(words + ["--store=\(other)", "--format=json"])
      #expect(expected.status == 0, "\(words): \(expected.error)")
      #expect(answer.commandLine == json["command"]?.text)
      // Who types the line in gets the same.
      #expect(
        json["command"]?.text?.replacing(store, with: "x")
          == StudyManifest.commandLine(words + ["--store=x"]))
      #expect(
        json["notes"]?.elements?.compactMap(\.text)
          == expected.error.split(separator: "\n").map {
            String($0).replacing("camarilla: ", with: "").replacing(other, with: "x.camarilla")
          })
    }
    let made = await history(of: store)
    #expect(made.count > edits.count)
    #expect(made == (await history(of: other)))
    let (chronicle, expected) = (
      try ChronicleStore(path: store).chronicle(), try ChronicleStore(path: other).chronicle()
    )
    #expect(Array(chronicle.relationships) == Array(expected.relationships))
    #expect(chronicle.figures == expected.figures && chronicle.sources == expected.sources)
    #expect(Set(EditRequest.commands) == Set(edits.map(\.command)))
  }

  @Test func anEditSaysTheRevisionsBeforeAndAfter() async throws {
    let window = Window(store)
    let first = await window.revision()
    #expect(first == "0")
    let (_, json) = await window.send(edit("amend", ["r1"], ["note": "x"]), on: first)
    #expect(json["previous"]?.text == "0")
    let second = try #require(json["revision"]?.text)
    #expect(await window.revision() == second)
    // Somebody else edits another row.
    #expect(await run("store", "amend", "r2", "--note=y", "--store", store).status == 0)
    let (answer, later) = await window.send(edit("amend", ["r1"], ["note": "z"]), on: second)
    #expect(answer.status == .ok)
    #expect(later["previous"]?.text != second)
    #expect(later["revision"]?.text == (await window.revision()))
    let (_, nothing) = await window.send(
      edit("amend", ["r1"], ["note": "z"]), on: later["revision"]?.text)
    #expect(nothing["changes"] == [] && nothing["revision"] == later["revision"])
    #expect(nothing["notes"]?.elements?.first?.text?.contains("nothing changes") == true)
  }

  // MARK: At once

  @Test func staleEditsAreRefusedWithBothVersions() async throws {
    let (anna, ben) = (Window(store), Window(store))
    let (_, row) = await anna.ask("row", [("id", "r12")])
    let base = try #require(row["revision"]?.text)
    #expect(base == (await ben.revision()))
    #expect(
      await ben.send(edit("amend", ["r12"], ["when": "1927", "by": "ben"]), on: base).0.status
        == .ok)
    let (answer, json) = await anna.send(edit("amend", ["r12"], ["note": "mine"]), on: base)
    #expect(answer.status == .conflict)
    #expect(json["message"]?.text?.contains("by ben") == true)
    #expect(json["table"]?.text == "relationships" && json["id"]?.text == "r12")
    #expect(json["base"] == row["row"])
    #expect(json["theirs"]?["when"]?.text == "1927" && json["theirs"]?["note"] != "mine")
    #expect(json["yours"]?["note"]?.text == "mine")
    #expect(json["yours"]?["when"] == row["row"]?["when"])
    #expect(json["revision"]?.text == (await ben.revision()))
    #expect(try ChronicleStore(path: store).history().count == 1)
    // A check tells it before anything is sent.
    #expect(
      await anna.send(edit("amend", ["r12"], ["note": "mine"]), to: "check", on: base).0.status
        == .conflict)
    // Other rows are no matter.
    #expect(await anna.send(edit("amend", ["r13"], ["note": "mine"]), on: base).0.status == .ok)
    #expect(
      await anna.send(edit("add", ["rivalry", "stalin", "kirov", "1934"]), on: base).0.status == .ok
    )
    // Undoing would undo something else than was seen.
    #expect(await anna.send(edit("undo"), on: base).0.status == .conflict)
    #expect(await anna.send(edit("undo"), on: await anna.revision()).0.status == .ok)
  }

  @Test func anEditSaysOnWhatItWasMade() async {
    let window = Window(store)
    #expect(await window.send(edit("undo")).0.status == .preconditionRequired)
    for revision in ["*", "x", "", "-1", "W/\"0\""] {
      #expect(await window.send(edit("undo"), on: revision).0.status == .badRequest, "\(revision)")
    }
    // A revision that the store never had.
    #expect(
      await window.send(edit("amend", ["r1"], ["note": "x"]), on: "7-0badc0de").0.status
        == .conflict)
  }

  /// Two windows, and a third in another explorer, write into one note and add relationships as fast as they can; each looks again
  /// when it comes too late.
  @Test func nothingIsLostAtOnce() async throws {
    let shared = Window(store)
    let windows = [shared, shared, Window(store)]
    let rounds = 25
    await withTaskGroup(of: Int.self) { group in
      for (number, window) in windows.enumerated() {
        group.addTask {
          var refused = 0
          for round in 0..<rounds {
            let added = await window.send(
              edit(
                "add", ["rivalry", "stalin", "kirov", "\(1900 + round)"],
                ["id": .string("new-\(number)-\(round)")]), on: await window.revision()
            ).0
            #expect(added.status == .ok)
            while true {
              let (_, row) = await window.ask("row", [("id", "r1")])
              let note = (row["row"]?["note"]?.text ?? "") + " \(number):\(round)"
              let (answer, json) = await window.send(
                edit("amend", ["r1"], ["note": .string(note)]), on: row["revision"]?.text)
              if answer.status == .ok { break }
              guard answer.status == .conflict else {
                Issue.record("\(json.compactText)")
                return refused
              }
              refused += 1
            }
          }
          return refused
        }
      }
      for await _ in group {}
    }
    let chronicle = try ChronicleStore(path: store).chronicle()
    let note = chronicle.relationships.first { $0.id == "r1" }?.note ?? ""
    let words = Set(note.split(separator: " ").map(String.init))
    let ids = Set(chronicle.relationships.map(\.id))
    let tokens = windows.indices.flatMap { number in (0..<rounds).map { (number, $0) } }
    #expect(tokens.filter { !words.contains("\($0.0):\($0.1)") }.isEmpty)
    #expect(tokens.filter { !ids.contains("new-\($0.0)-\($0.1)") }.isEmpty)
    #expect(try ChronicleStore(path: store).history().count == 2 * rounds * windows.count)
  }

  // MARK: Trying

  @Test func checkingChangesNothing() async throws {
    let window = Window(store)
    let before = try bytes(of: store)
    let good = [
      edit("add", ["alliance", "stalin", "kirov", "1926/1934"]),
      edit("amend", ["r12"], ["when": "1927"]), edit("retract", ["r12"]),
      edit("merge-figures", ["kirov", "zhdanov"]), edit("add-figure", ["x", "X"]),
      edit("retract-figure", ["trotsky"], ["with-relationships": true]),
      edit("merge-sources", ["rise", "terror"]),
    ]
    for edit in good {
      let (answer, json) = await window.send(edit, to: "check")
      // Merging is refused where two figures have relationships with each other; that is an answer too.
      #expect(answer.status == .ok || answer.status == .badRequest, "\(json.compactText)")
      #expect(answer.status != .ok || json["ok"] == true)
    }
    #expect(await window.send(good[1], to: "check").0.status == .ok)
    #expect(try bytes(of: store) == before)
    #expect(folder.contents == ["x.camarilla"])
    // The warnings of an edit come before it is made.
    let (_, early) = await window.send(
      edit("add", ["alliance", "stalin", "kirov", "1850"]), to: "check")
    #expect(early["notes"]?.elements?.isEmpty == false)
    // Each stands beside its field where that is known.
    let (_, unsourced) = await window.send(
      edit("add", ["alliance", "stalin", "kirov", "1926"], ["citation": "nosource"]), to: "check")
    #expect(
      unsourced["doubts"]?.elements?.map { $0["option"]?.text } == ["citation"], "\(unsourced)")
    // What it is about can be mended by a program, which knows it by the name that `validate` gives it.
    #expect(unsourced["doubts"]?.elements?.map { $0["rule"]?.text } == ["unknown-citation"])
    #expect(unsourced["doubts"]?.elements?.map { $0["text"]?.text } == ["nosource"])
    // Where one text is known to be right, a page can write it.
    let (_, paged) = await window.send(
      edit("add", ["alliance", "stalin", "kirov", "1926"], ["citation": "rise, p. 5"]), to: "check")
    #expect(paged["doubts"]?.elements?.map { $0["suggestion"]?.text } == ["rise#p. 5"], "\(paged)")
    let (_, summer) = await window.send(
      edit("add", ["alliance", "stalin", "kirov", "Sommer 1907"]), to: "check")
    #expect(summer["option"] == "when" && summer["text"] == "Sommer 1907", "\(summer)")
    #expect(summer["suggestion"] == "[1907-22]", "\(summer)")
    let (_, unknown) = await window.send(
      edit("add", ["alliance", "stalin", "Boris Nobody", "1926"]), to: "check")
    #expect(unknown["option"] == "target" && unknown["rule"] == "unknown-figure", "\(unknown)")
    #expect(unknown["text"] == "Boris Nobody")
    #expect(
      unsourced["doubts"]?.elements?.compactMap { $0["message"]?.text }
        == unsourced["notes"]?.elements?.compactMap(\.text))
  }

  /// An edit that is wrong, and what is said of it.
  struct Mistake: Sendable {
    let command: String
    let arguments: [String]
    /// The options in JSON.
    let options: String
    let field: String
    let message: String

    init(
      _ command: String, _ arguments: [String], _ options: String, field: String,
      says message: String
    ) {
      (self.command, self.arguments, self.options) = (command, arguments, options)
      (self.field, self.message) = (field, message)
    }
  }

  private static let mistakes: [Mistake] = [
    Mistake(
      "amend", ["r12"], #"{"when": "soon"}"#, field: "when", says: "soon"),
    Mistake(
      "amend", ["r12"], #"{"weight": "-1"}"#, field: "weight", says: "-1"),
    Mistake(
      "amend", ["r12"], #"{"weight": "heavy"}"#, field: "weight", says: "heavy"),
    Mistake(
      "amend", ["r12"], #"{"confidence": 2}"#, field: "confidence", says: "2"),
    Mistake(
      "amend", ["r12"], #"{"source": "stalln"}"#, field: "source", says: "did you mean 'stalin'"),
    Mistake(
      "amend", ["r12"], #"{"target": "alliluyeva"}"#, field: "target", says: "fits several figures"),
    Mistake(
      "amend", ["r12"], #"{"kind": "aliance"}"#, field: "kind", says: "did you mean 'alliance'"),
    Mistake(
      "amend", ["r99999"], #"{"note": "x"}"#, field: "id", says: "unknown relationship"),
    Mistake(
      "amend", ["r12"], #"{"by": "", "note": "x"}"#, field: "by", says: "--by is blank"),
    Mistake(
      "amend", ["r12"], #"{"set": ["x"]}"#, field: "set", says: "--set is 'x'"),
    Mistake(
      "amend", ["r12"], #"{"set": "x"}"#, field: "set", says: "--set is 'x'"),
    Mistake(
      "amend", ["r12"], #"{"set": [1]}"#, field: "set", says: "expected texts"),
    Mistake(
      "amend", ["r12"], #"{"note": true}"#, field: "note", says: "expected a text"),
    Mistake(
      "amend", ["r12"], #"{"note": ["x"]}"#, field: "note", says: "expected a text"),
    Mistake(
      "add", ["alliance", "stalin", "nobody-at-all", "1926"], #"{}"#, field: "target",
      says: "unknown figure"),
    Mistake(
      "add", ["alliance", "stalin", "kirov", "never"], #"{}"#, field: "when", says: "never"),
    Mistake(
      "add", ["alliance", "stalin"], #"{}"#, field: "target", says: "target"),
    Mistake(
      "add", ["alliance", "stalin", "stalin", "1926"], #"{}"#, field: "target", says: "itself"),
    Mistake(
      "add-figure", ["stalin", "Stalin"], #"{}"#, field: "id", says: "duplicate id"),
    Mistake(
      "add-figure", ["x", "X"], #"{"born": "soon"}"#, field: "born", says: "soon"),
    Mistake(
      "retract-figure", ["alliluyeva"], #"{}"#, field: "figure", says: "fits several figures"),
    Mistake(
      "retract-figure", ["trotsky"], #"{"with-relationships": "yes"}"#, field: "with-relationships",
      says: "true"),
  ]

  @Test(arguments: mistakes)
  func whatIsWrongIsSaidBesideItsField(mistake: Mistake) async throws {
    let options = try JSONParser.parse(Array(mistake.options.utf8))
    for name in ["check", "edits"] {
      let (answer, json) = await Window(store).send(
        edit(mistake.command, mistake.arguments, options), to: name, on: "0")
      #expect(answer.status == .badRequest, "\(json.compactText)")
      #expect(json["option"]?.text == mistake.field, "\(json.compactText)")
      #expect(json["message"]?.text?.contains(mistake.message) == true, "\(json.compactText)")
    }
  }

  /// An edit with several things wrong with it, and the fields in the order in which they are told of.
  private static let severalMistakes:
    [(command: String, arguments: [String], options: String, fields: [String])] = [
      (
        "add", ["aliance", "nobody", "stalin", "soon"], #"{"weight": "heavy", "confidence": 7}"#,
        ["weight", "when", "kind", "source", "confidence"]
      ),
      (
        "amend", ["r12"], #"{"when": "soon", "confidence": 2, "kind": "aliance", "by": "anna"}"#,
        ["when", "kind", "confidence"]
      ),
      ("amend-figure", ["stalin"], #"{"born": "soon", "died": "late"}"#, ["born", "died"]),
      ("add-figure", ["stalin", "Stalin"], #"{"born": "soon"}"#, ["born", "id"]),
      ("amend", ["r12"], #"{"weight": "x", "confidence": "y"}"#, ["weight", "confidence"]),
    ]

  @Test(arguments: severalMistakes.indices)
  func everythingThatIsWrongIsSaidAtOnce(index: Int) async throws {
    let (command, arguments, options, fields) = Self.severalMistakes[index]
    for name in ["check", "edits"] {
      let (answer, json) = await Window(store).send(
        edit(command, arguments, try JSONParser.parse(Array(options.utf8))), to: name, on: "0")
      #expect(answer.status == .badRequest, "\(json.compactText)")
      let problems = json["problems"]?.elements ?? []
      #expect(problems.map { $0["option"]?.text } == fields, "\(json.compactText)")
      #expect(
        json["message"]?.text
          == problems.compactMap { $0["message"]?.text }.joined(separator: "\n"))
      #expect(json["option"]?.text == fields.first)
    }
    #expect(await history(of: store).isEmpty)
  }

  @Test func aBlankIDIsTheAskersFault() async throws {
    let (answer, json) = await Window(store).send(edit("add-figure", ["", "X"]), on: "0")
    #expect(answer.status == .badRequest, "\(json.compactText)")
  }

  // MARK: What is not let through

  @Test(arguments: [
    "not json", "[]", "null", "{}", #"{"command": 1}"#, #"{"command": "import"}"#,
    #"{"command": "history"}"#, #"{"command": "merge-figure"}"#, #"{"command": "../add"}"#,
    #"{"command": "undo", "options": {"store": "/etc/passwd"}}"#,
    #"{"command": "undo", "options": {"output": "/tmp/out"}}"#,
    #"{"command": "undo", "options": {"replace": true}}"#,
    #"{"command": "undo", "options": {"at": "2020-01-01T00:00:00Z"}}"#,
    #"{"command": "undo", "options": {"format": "csv"}}"#,
    #"{"command": "undo", "options": {"help": true}}"#,
    #"{"command": "undo", "options": {"o": "/tmp/out"}}"#,
    #"{"command": "undo", "options": {"by": "a", "by": "b"}}"#,
    #"{"command": "undo", "options": []}"#, #"{"command": "undo", "arguments": {}}"#,
    #"{"command": "undo", "arguments": ["--output=/tmp/out"]}"#,
    #"{"command": "undo", "arguments": ["-o/tmp/out"]}"#,
    #"{"command": "undo", "arguments": [1]}"#, #"{"command": "undo", "store": "x"}"#,
    #"{"command": "retract", "arguments": ["--store=/etc/passwd"]}"#,
    #"{"command": "retract", "arguments": ["--", "r1"]}"#,
  ])
  func nothingElseIsLetThrough(body: String) async throws {
    let before = try bytes(of: store)
    let window = Window(store)
    for name in ["edits", "check"] {
      let answer = await window.responder.answer(
        to: ExplorerQuestion(
          name: name, items: [], method: .post, body: Array(body.utf8), revision: "0"))
      #expect(answer.status == .badRequest, "\(String(decoding: answer.body, as: UTF8.self))")
    }
    #expect(try bytes(of: store) == before)
    #expect(folder.contents == ["x.camarilla"])
  }

  @Test func namesMayBeginWithADash() async {
    let window = Window(store)
    let (answer, json) = await window.send(
      edit("add-figure", ["-x", "--store=/etc/passwd"], ["born": "-0043"]), on: "0")
    #expect(answer.status == .ok, "\(json.compactText)")
    #expect(json["changes"]?.elements?.first?["after"]?["name"]?.text == "--store=/etc/passwd")
    #expect(json["changes"]?.elements?.first?["after"]?["born"]?.text == "-0043")
  }

  @Test func aFiguresLabelIsAnOption() async {
    let window = Window(store)
    let (answer, json) = await window.send(
      edit("amend-figure", ["stalin"], ["label": "Koba"]), on: "0")
    #expect(answer.status == .ok)
    #expect(json["command"]?.text?.contains("--set=label=Koba") == true)
    #expect(await window.ask("row", [("figure", "stalin")]).1["row"]?["label"]?.text == "Koba")
    #expect(
      await window.send(edit("retract-figure", ["stalin"], ["label": "Koba"]), to: "check").0.status
        == .badRequest)
  }

  /// A program that goes by the description says nothing that is refused, and can say all that is not.
  @Test func editsAreDescribed() throws {
    let edits = OpenAPIDocument.document["components"]?["schemas"]?["Edit"]?["oneOf"]?.elements
    let described = try #require(edits)
    #expect(
      described.compactMap { $0["properties"]?["command"]?["const"]?.text } == EditRequest.commands)
    for edit in described {
      guard case .object(let options)? = edit["properties"]?["options"]?["properties"] else {
        Issue.record("no options in \(edit.compactText)")
        continue
      }
      let names = options.map(\.name)
      #expect(names.contains("by") && names.contains("because"))
      #expect(Set(names).isDisjoint(with: ["store", "output", "replace", "format", "at", "help"]))
      for option in options {
        let value: JSONValue = option.value["type"] == "boolean" ? true : "x"
        let body: JSONValue = [
          "command": edit["properties"]?["command"]?["const"] ?? .null,
          "options": .object([.init(name: option.name, value: value)]),
        ]
        #expect(throws: Never.self) { try EditRequest(Array(body.compactText.utf8)) }
      }
    }
  }

  @Test func methodsAreToldApart() async {
    let window = Window(store)
    for name in ["edits", "check", "store"] {
      #expect(await window.ask(name).0.status == .methodNotAllowed)
    }
    for name in ["chronicle", "row", "history", "central"] {
      #expect(await window.send([:], to: name).0.status == .methodNotAllowed)
    }
  }

  // MARK: What can't be edited

  @Test func withoutLeaveNothingIsEdited() async throws {
    let window = Window(store, canEdit: false)
    let before = try bytes(of: store)
    for name in ["edits", "check"] {
      #expect(await window.send(edit("undo"), to: name, on: "0").0.status == .forbidden)
    }
    #expect(await window.send(["name": "y.camarilla"], to: "store").0.status == .forbidden)
    let (_, json) = await window.ask("chronicle")
    #expect(json["canEdit"] == false && json["isStore"] == true && json["canMakeStore"] == false)
    #expect(json["why"]?.text == "the explorer was started without --edit")
    #expect(json["reason"] == "notAsked")
    #expect(try bytes(of: store) == before)
  }

  @Test func theChronicleIsDescribed() async throws {
    let (_, json) = await Window(store).ask("chronicle")
    let years = try #require(Chronicle.stalinCircle.years)
    #expect(json["canEdit"] == true && json["isStore"] == true && json["why"] == nil)
    #expect(json["reason"] == nil)
    #expect(json["name"]?.text == "x.camarilla")
    #expect(json["title"]?.text == Chronicle.stalinCircle.title)
    #expect(json["from"] == .number("\(years.lowerBound)"))
    #expect(json["to"] == .number("\(years.upperBound)"))
    #expect(json["figures"] == .number("\(Chronicle.stalinCircle.figures.count)"))
    #expect(json["relationships"] == .number("\(Chronicle.stalinCircle.relationships.count)"))
    #expect(json["kinds"]?.elements?.compactMap(\.text) == Chronicle.stalinCircle.kinds.map(\.name))
    #expect(
      json["sources"]?.elements?.compactMap { $0["title"]?.text }
        == Chronicle.stalinCircle.sources.map(\.title))
    // One with errors is described, too, and says nothing of its years.
    let path = try folder.file("bad.csv", "kind,source,target,when\nalliance,a,b,soon\n")
    let (_, bad) = await Window(path).ask("chronicle")
    #expect(bad["name"]?.text == "bad.csv" && bad["isStore"] == false && bad["from"] == .null)
    #expect(bad["isReadable"] == false && json["isReadable"] == true)
  }

  @Test func rowsAreAsTheStoreHasThem() async throws {
    let window = Window(store)
    let (_, json) = await window.ask("row", [("figure", "stalin")])
    #expect(json["row"]?["id"]?.text == "stalin" && json["table"]?.text == "figures")
    #expect(await window.ask("row", [("source", "rise")]).1["row"]?["id"]?.text == "rise")
    for items in [[], [("id", "r1"), ("figure", "stalin")], [("path", "x")]] {
      #expect(await window.ask("row", items).0.status == .badRequest)
    }
    let (answer, missing) = await window.ask("row", [("figure", "stalln")])
    #expect(answer.status == .notFound)
    #expect(missing["message"]?.text?.contains("did you mean 'stalin'") == true)
  }

  @Test func theHistoryIsTheCommands() async throws {
    let window = Window(store)
    _ = await window.send(edit("amend", ["r12"], ["when": "1927"]), on: "0")
    let revision = await window.revision()
    _ = await window.send(edit("amend", ["r13"], ["when": "1927"]), on: revision)
    let expected = await run("store", "history", "--store", store, "--format=json")
    #expect(String(decoding: await window.ask("history").0.body, as: UTF8.self) == expected.output)
    let one = await window.ask("history", [("id", "r12")]).1
    #expect(one["changes"]?.elements?.count == 1)
    #expect(await window.ask("history", [("id", "nothing")]).0.status == .badRequest)
    #expect(await window.ask("history", [("store", "/etc/passwd")]).0.status == .badRequest)
  }

  // MARK: What others do to the file

  @Test func editsAreSeenAtOnceWhoeverMakesThem() async throws {
    let window = Window(store)
    func note() async -> (String?, String) {
      let (answer, json) = await window.ask(
        "explain", [("argument", "stalin"), ("argument", "1926")])
      #expect(answer.status == .ok)
      return (answer.tag, json.compactText)
    }
    let (tag, text) = await note()
    #expect(await note().0 == tag)
    _ = await window.send(edit("amend", ["r1"], ["note": "x"]), on: "0")
    let (edited, _) = await note()
    let revision = await window.revision()
    #expect(edited != tag && edited?.hasPrefix(revision) == true)
    let added = await run(
      "store", "add", "rivalry", "stalin", "kirov", "1926", "--id=seen", "--store", store)
    #expect(added.status == 0)
    let (later, changed) = await note()
    #expect(later != edited && changed != text)
    #expect(changed.contains("seen"))
  }

  @Test func aStoreThatIsGoneIsSaidSo() async throws {
    let window = Window(store)
    #expect(await window.ask("info").0.status == .ok)
    try FileManager.default.removeItem(atPath: store)
    for name in ["info", "chronicle", "row", "history"] {
      let (answer, json) = await window.ask(name, name == "row" ? [("id", "r1")] : [])
      #expect(answer.status == .unavailable && !answer.isBusy, "\(name)")
      #expect(json["message"]?.text == "the store 'x.camarilla' is gone", "\(name)")
    }
    let (answer, _) = await window.send(edit("undo"), on: "0")
    #expect(answer.status == .unavailable)
    // Something else takes its place.
    _ = try folder.file("x.camarilla", "nonsense")
    let (other, json) = await window.ask("info")
    #expect(other.status == .unavailable)
    #expect(json["message"]?.text?.contains("it is no SQLite database") == true)
    #expect(json["message"]?.text?.contains(folder.path) == false)
    // It comes back.
    try FileManager.default.removeItem(atPath: store)
    try ChronicleStore.write(.stalinCircle, to: store)
    #expect(await window.ask("info").0.status == .ok)
  }

  /// Another program that writes to the store is waited for, as commands do.
  @Test func aStoreThatIsInUseIsSaidSo() async throws {
    let window = Window(store)
    let (path, release) = (store, DispatchSemaphore(value: 0))
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        // An edit is in its transaction while it says what is to be changed.
        let note = EditNote(author: "b", time: "2026-11-21T09:30:00Z")
        _ = try? ChronicleStore(editing: path).amend("r2", note: note) {
          continuation.resume()
          release.wait()
          $0.note = "x"
        }
      }
    }
    for name in ["edits", "check"] {
      let (answer, json) = await StoreConnection.$patience.withValue(0.1) {
        await window.send(edit("amend", ["r1"], ["note": "y"]), to: name, on: "0")
      }
      #expect(answer.status == .unavailable)
      #expect(json["message"]?.text == "'x.camarilla' is in use by another process; try again")
      #expect(answer.isBusy, "the store is there, and is to be asked again")
    }
    // Looking goes on meanwhile.
    #expect(await window.ask("row", [("id", "r1")]).0.status == .ok)
    release.signal()
    #expect(await window.send(edit("amend", ["r1"], ["note": "y"]), on: "0").0.status == .ok)
    #expect(try ChronicleStore(path: store).history().map(\.id) == ["r2", "r1"])
  }

  /// What another program keeps from being read is to be asked for again, too.
  @Test(arguments: ["central", "row", "history", "chronicle"])
  func aStoreThatMayNotBeReadIsSaidSo(_ name: String) async throws {
    let window = Window(store)
    let items = ["row": [("id", "r1")], "central": [("year", "1926")]][name] ?? []
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let queue = try DatabaseQueue(path: store, configuration: configuration)
    try queue.inDatabase { try $0.execute(sql: "BEGIN EXCLUSIVE") }
    let (answer, json) = await StoreConnection.$patience.withValue(0.1) {
      await window.ask(name, items)
    }
    #expect(answer.status == .unavailable)
    #expect(json["message"]?.text == "'x.camarilla' is in use by another process; try again")
    #expect(answer.isBusy)
    try queue.inDatabase { try $0.execute(sql: "ROLLBACK") }
    #expect(await window.ask(name, items).0.status == .ok)
  }

  @Test func aStoreThatCantBeWrittenIsSaidSo() async throws {
    // Nothing keeps the system's own administrator from writing.
    guard !FileManager.default.isWritableFile(atPath: "/etc/passwd") else { return }
    func setMode(_ mode: Int, _ path: String) throws {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }
    for (path, closed, open) in [(store, 0o400, 0o600), (folder.path, 0o500, 0o700)] {
      try setMode(closed, path)
      defer { try? setMode(open, path) }
      let window = Window(store)
      let (_, json) = await window.ask("chronicle")
      #expect(json["canEdit"] == false)
      #expect(json["why"]?.text?.hasPrefix("the store 'x.camarilla' can't be written: ") == true)
      #expect(json["reason"] == "notWritable")
      #expect(await window.send(edit("undo"), on: "0").0.status == .forbidden)
      #expect(await window.ask("row", [("id", "r1")]).0.status == .ok)
    }
  }

  @Test func ofALargeEditTheFirstChangesAreTold() async throws {
    let window = Window(store)
    let (figure, count) = Chronicle.stalinCircle.figures.map { figure in
      (
        figure.id.rawValue,
        Chronicle.stalinCircle.relationships.count { [$0.source, $0.target].contains(figure.id) }
      )
    }.max { $0.1 < $1.1 }!
    let (_, json) = await window.send(
      edit("retract-figure", [figure], ["with-relationships": true]), on: "0")
    #expect(json["count"] == .number("\(count + 1)"))
    #expect(json["changes"]?.elements?.count == min(count + 1, EditResponder.mostChanges))
    #expect(json["revision"]?.text?.hasPrefix("\(count + 1)-") == true)
  }

  @Test func noAnswerSaysInWhichFolderTheStoreIs() async {
    let window = Window(store)
    let bodies = [
      await window.send(edit("amend", ["r12"], ["source": "nobody"]), on: "0").0.body,
      await window.send(edit("amend", ["nothing"], ["note": "x"]), on: "0").0.body,
      await window.ask("history", [("id", "nothing")]).0.body,
      await window.ask("central", [("argument", "soon")]).0.body,
      await window.ask("chronicle").0.body,
    ]
    for body in bodies {
      #expect(
        !String(decoding: body, as: UTF8.self).contains(folder.path.split(separator: "/").last!))
    }
  }

  // MARK: Making a store

  @Test func aStoreIsMadeOfAFolder() async throws {
    let tables = folder.path + "/tables"
    try Self.numbered().write(toPackage: tables)
    let window = Window(tables + "/")
    let (_, before) = await window.ask("chronicle")
    #expect(before["isStore"] == false && before["canEdit"] == false)
    #expect(before["canMakeStore"] == true)
    #expect(before["name"]?.text == "tables" && before["why"]?.text == "tables is no store")
    #expect(before["reason"] == "notAStore")
    #expect(await window.send(edit("undo"), on: "0").0.status == .forbidden)
    let names = [
      "", ".", "..", "../y.camarilla", "/tmp/y.camarilla", "a/b.camarilla", ".y.camarilla", "y.db",
      "-y.camarilla", "y\u{0}.camarilla", "y\n.camarilla", "camarilla", "x.camarilla",
      String(repeating: "y", count: 300) + ".camarilla",
    ]
    for name in names {
      let (answer, json) = await window.send(["name": .string(name)], to: "store")
      #expect(answer.status == .badRequest, "\(name)")
      #expect(
        json["option"]?.text == "name" && json["message"]?.text?.contains(folder.path) == false)
    }
    #expect(await window.send([:], to: "store").0.status == .badRequest)
    #expect(folder.contents == ["tables", "x.camarilla"])
    let (answer, made) = await window.send(["name": "my own.camarilla"], to: "store")
    #expect(answer.status == .ok, "\(made.compactText)")
    #expect(folder.contents == ["my own.camarilla", "tables", "x.camarilla"])
    let (_, after) = await window.ask("chronicle")
    #expect(after["isStore"] == true && after["canEdit"] == true)
    #expect(after["name"]?.text == "my own.camarilla" && after["revision"] == made["revision"])
    #expect(await window.send(edit("amend", ["r1"], ["note": "x"]), on: "0").0.status == .ok)
    #expect(try ChronicleStore(path: folder.path + "/my own.camarilla").history().count == 1)
    #expect(await window.send(["name": "z.camarilla"], to: "store").0.status == .badRequest)
  }

  @Test(arguments: [("decade", 6, "191X"), ("year", 48, "1917"), ("month", 576, "1917-01")])
  func aLineOfTimeHasTheStepsOfItsUnit(unit: String, count: Int, first: String) async {
    let (_, json) = await Window(nil).ask("steps", [("by", unit)])
    #expect(json["steps"]?.elements?.count == count)
    #expect(json["steps"]?.elements?.first?.text == first)
  }

  @Test(arguments: [[], [("by", "moon")], [("by", "day"), ("by", "day")], [("from", "1917")]])
  func stepsOfNoUnitAreRefused(items: [(String, String)]) async {
    let (answer, json) = await Window(nil).ask("steps", items)
    #expect(answer.status == .badRequest)
    #expect(json["message"]?.text?.contains("expected by, one of") == true)
  }
}
