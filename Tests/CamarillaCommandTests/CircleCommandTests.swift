import Foundation
import TestSupport
import Testing

@testable import CamarillaCommand

/// Every command that asks about a time can be asked within a circle, and says so.
@Suite struct CircleCommandTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path + "/chronicle"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in [("figures.csv", Self.figures), ("relationships.csv", Self.relationships)] {
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
    }
  }

  private static let figures = """
    id,name,born,died,party
    anna,Anna,1870,,Whig
    boris,Boris,1880~,,Whig
    clara,Clara,1890,,Tory
    dmitri,Dmitri,,,
    elena,Elena,1895,,Tory

    """
  private static let relationships = """
    id,kind,source,target,when,post,confidence,citation
    ab,alliance,anna,boris,1924/1930,,,memoir
    bc,rivalry,boris,clara,1925/1928,,0.5,
    ac,appointment,anna,clara,1926,First Secretary,,memoir
    cd,alliance,clara,dmitri,1926/..,,,
    de,denunciation,dmitri,elena,1927,,,archive
    ab2,rivalry,anna,boris,1929/1932,,,

    """

  private func run(_ words: [String]) async -> Outcome {
    await CamarillaCommandTests.run(words + ["--chronicle", path])
  }

  private static let questions = [
    ["central", "1926"], ["central", "1926", "--worlds", "20"], ["timeline"], ["factions", "1926"],
    ["factions", "1926", "--worlds", "20"], ["factions", "--from", "1924", "--to", "1930"],
    ["balance", "1926"], ["balance", "--from", "1924", "--to", "1930"], ["cohesion", "1926"],
    ["brokerage", "1926"], ["path", "1926", "anna", "boris"], ["reach"], ["reach", "anna"],
    ["reach", "anna", "boris"], ["explain", "anna", "1926"], ["explain", "anna", "boris", "1926"],
    ["diff", "1925", "1929"], ["diff", "1925", "1929", "--worlds", "20"],
    ["diff", "1924", "1930", "--each"], ["realignments"], ["turnover"],
    ["turnover", "--figure", "anna"], ["figures", "--year", "1926"], ["figures"],
    ["relationships", "--year", "1926"], ["relationships", "anna"],
    ["panel", "figures", "--measure", "degree"], ["panel", "pairs", "--all-pairs"],
    ["similarity", "1926"], ["similarity", "1926", "anna"], ["ties", "1926"],
    ["correlate", "1926", "--with", "alliance"], ["correlate", "1925", "1929"],
    ["compare", "1925", "1929"], ["compare", "1925", "1929", "--worlds", "20"],
  ]

  /// Those that are asked elsewhere: they draw, or make a chronicle.
  private static let otherCommands: Set = [
    "render", "storyboard", "scene", "convert", "project",
  ]

  @Test func noCommandThatTakesACircleIsForgotten() {
    let asked = Set(Self.questions.map { $0[0] }).union(Self.otherCommands)
    #expect(Set(CommandDescription.names(withOption: "around")) == asked)
  }

  /// Nothing is left of the others, neither in numbers nor in words.
  @Test(arguments: questions)
  func onlyTheCircleIsThere(_ command: [String]) async throws {
    let outcome = await run(command + ["--only", "anna,Boris", "--format", "json"])
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(
      outcome.output.contains("anna") || ["balance", "correlate"].contains(command[0])
        || command == ["turnover"])
    for other in ["clara", "dmitri", "elena"] {
      #expect(!outcome.output.lowercased().contains(other), "\(command) \(other)")
    }
    let words = "only Anna, Boris"
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let selection = try #require(object["selection"] as? [String: Any], "\(command)")
    #expect(selection["only"] as? [String] == ["anna", "boris"])
    #expect((selection["figures"] as? [String: Any])?["kept"] as? Int == 2)
    if command.contains("1926") {
      let ties = selection["relationships"] as? [String: Any]
      #expect(ties?["kept"] as? Int == 1 && ties?["of"] as? Int == 4)
    }
    guard command[0] != "panel" else { return }
    let table = await run(command + ["--only", "anna,Boris"])
    #expect(table.output.hasPrefix("cut to: \(words); 2 of "), "\(table.output)")
    let whole = await run(command + ["--format", "json"])
    #expect(!whole.output.contains("\"selection\""))
  }

  @Test(arguments: [
    ["render", "1926", "-o", "x.dot"], ["render", "1926", "--steady", "-o", "x.dot"],
    ["diff", "1925", "1929", "-o", "x.dot"], ["storyboard", "-o", "x.html"],
    ["storyboard", "-o", "x.dot"], ["timeline", "-o", "x.dot"],
    ["factions", "--from", "1924", "--to", "1930", "-o", "x.dot"],
    ["balance", "--from", "1924", "--to", "1930", "-o", "x.dot"],
  ])
  func picturesSayWhatTheyAreCutTo(_ command: [String]) async throws {
    let file = folder.path + "/" + command[command.count - 1]
    let outcome = await run(
      command.dropLast() + [file, "--without", "clara, dmitri, elena", "--replace"])
    #expect(outcome.status == 0, "\(outcome.error)")
    let picture = String(
      decoding: try Data(contentsOf: URL(fileURLWithPath: file)), as: UTF8.self)
    #expect(picture.contains("without Clara, Dmitri, Elena"), "\(command)")
    #expect(!picture.contains("\"clara\"") && !picture.contains("elena"), "\(command)")
  }

  /// Who is in the circle, and how much that is of the whole.
  @Test(
    arguments: [
      (["--around", "anna"], ["anna", "boris", "clara"], 3),
      (["--around", "Dmitri", "--steps", "2"], ["anna", "boris", "clara", "dmitri"], 4),
      (
        ["--around", "anna", "--steps", "9", "--through", "alliance,rivalry"],
        ["anna", "boris", "clara", "dmitri"], 4
      ),
      (
        ["--around", "anna,dmitri", "--through", "alliance"], ["anna", "boris", "clara", "dmitri"],
        4
      ),
      (["--around", "anna", "--steps", "3", "--without", "clara"], ["anna", "boris"], 1),
      (["--core", "2"], ["anna", "boris", "clara"], 3),
      (["--largest"], ["anna", "boris", "clara", "dmitri"], 4),
      (["--where", "party = 'Whig'"], ["anna", "boris"], 1),
      (["--where", "tie.post like 'first %'"], ["anna", "clara"], 1),
      (["--where", "born < 1880"], ["anna", "boris"], 1),
      (["--where", "born < 1880", "--certainty", "certain"], [], 0),
      (["--where", "born < 1891 and tie.kind != 'rivalry'"], ["anna", "boris", "clara"], 2),
      (["--where", "born < 1891", "--where", "tie.confidence < 1"], ["boris", "clara"], 1),
      (
        ["--where", "source.party = 'Whig' and target.party = 'Tory'", "--core", "1"],
        ["anna", "boris", "clara"], 2
      ),
      (["--only", "dmitri", "--isolated"], ["dmitri"], 0),
    ] as [([String], [String], Int)])
  func circles(_ options: [String], _ figures: [String], _ ties: Int) async throws {
    let outcome = await run(
      ["central", "1926", "--measure", "degree", "--format", "json"] + options)
    #expect(outcome.status == 0, "\(outcome.error)")
    struct Answer: Decodable {
      struct Part: Decodable { var kept: Int; var of: Int }
      struct Selection: Decodable { var figures: Part; var relationships: Part }
      struct Score: Decodable { var id: String }
      struct Measure: Decodable { var scores: [Score] }
      var selection: Selection
      var measures: [Measure]
      var notes: [String]
    }
    let answer = try JSONDecoder().decode(Answer.self, from: Data(outcome.output.utf8))
    #expect(answer.measures[0].scores.map(\.id).sorted() == figures)
    #expect(answer.selection.figures.kept == figures.count)
    #expect(answer.selection.relationships.kept == ties)
    if !options.contains("certain"), !options.contains("--isolated") {
      #expect(answer.selection.figures.of == 4 && answer.selection.relationships.of == 4)
    }
    #expect(answer.notes.isEmpty == (ties > 0 || options.contains("--isolated")))
  }

  /// Ranks and factions stay those of the whole.
  @Test func ofTheWholeShownOfTheCircle() async throws {
    struct Answer: Decodable {
      struct Score: Decodable, Hashable { var id: String; var rank: Int; var score: Double }
      struct Measure: Decodable { var scores: [Score] }
      struct Faction: Decodable { var label: String; var members: [String] }
      struct Selection: Decodable { var ofWhole: Bool? }
      var measures: [Measure]?
      var factions: [Faction]?
      var brokers: [[String: JSONAny]]?
      var selection: Selection?
    }
    func ask(_ words: String...) async throws -> Answer {
      let outcome = await run(words + ["--format", "json"])
      #expect(outcome.status == 0, "\(outcome.error)")
      return try JSONDecoder().decode(Answer.self, from: Data(outcome.output.utf8))
    }
    let circle = ["--only", "anna,dmitri", "--of-whole"]
    for measure in ["betweenness", "pagerank"] {
      let whole = try await ask("central", "1926", "--measure", measure)
      let shown = try await ask(
        "central", "1926", "--measure", measure, circle[0], circle[1], circle[2])
      #expect(shown.selection?.ofWhole == true)
      #expect(
        shown.measures?[0].scores
          == whole.measures?[0].scores.filter { ["anna", "dmitri"].contains($0.id) })
      #expect(shown.measures?[0].scores.count == 2)
    }
    let consensus = try await ask("central", "1926", circle[0], circle[1], circle[2])
    #expect(consensus.measures?.allSatisfy { $0.scores.count == 2 } == true)
    let factions = try await ask("factions", "1926", circle[0], circle[1], circle[2])
    #expect(Set(factions.factions?.flatMap(\.members) ?? []) == ["anna", "dmitri"])
    let brokers = try await ask("brokerage", "1926", circle[0], circle[1], circle[2])
    #expect(brokers.brokers?.count == 2)
    let timeline = await run(["timeline", "--format", "csv"] + circle)
    #expect(timeline.output.contains("anna") && !timeline.output.contains("clara"))
  }

  /// The rows of the circle are those of the whole, with all that they say.
  @Test(
    arguments: [
      (["central", "1926", "--measure", "pagerank"], ["id"]),
      (["timeline", "--measure", "betweenness"], ["id"]),
      (["brokerage", "1926"], ["id"]), (["factions", "1926"], ["id"]),
      (["similarity", "1926"], ["source", "target"]), (["ties", "1926"], ["source", "target"]),
      (["compare", "1925", "1929"], ["id"]),
      (["panel", "figures", "--measure", "closeness", "--factions"], ["id"]),
      (["panel", "figures", "--isolated", "--measure", "degree"], ["id"]),
      (["panel", "pairs", "--measure", "degree"], ["source", "target"]),
      (
        ["panel", "pairs", "--all-pairs", "--directed", "--measure", "degree"],
        ["source", "target"]
      ),
    ] as [([String], [String])])
  func rowsOfTheCircleAreThoseOfTheWhole(_ command: [String], _ ends: [String]) async throws {
    func rows(_ options: [String]) async throws -> [[Substring]] {
      let outcome = await run(command + options + ["--format", "csv"])
      #expect(outcome.status == 0, "\(outcome.error)")
      return outcome.output.split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false)
      }
    }
    let whole = try await rows([])
    let columns = try ends.map { try #require(whole[0].firstIndex(of: $0[...])) }
    // Who are in no relationship with each other are told of, where nothing is asked of relationships.
    for (options, circle) in [
      (["--only", "anna,clara,dmitri"], ["anna", "clara", "dmitri"]),
      (["--where", "party = 'Tory' or id = 'anna'"], ["anna", "clara", "elena"]),
    ] {
      let shown = try await rows(options + ["--of-whole"])
      let expected = whole.enumerated().filter { index, row in
        index == 0 || columns.allSatisfy { circle.contains(String(row[$0])) }
      }.map(\.element)
      #expect(shown == expected && shown.count > 1, "\(command)")
    }
  }

  /// Whoever can't be told of the whole says so, and no help promises it.
  @Test func whereTheWholeHasNobodysInParticular() async throws {
    let telling = Set(CommandDescription.names(withOption: "of-whole"))
    for name in CommandDescription.names(withOption: "around") where !telling.contains(name) {
      let outcome = await run([name, "1926", "--only", "anna,boris", "--of-whole"])
      #expect(outcome.status == 64)
      #expect(outcome.error.contains("--of-whole is for what is told of each figure or tie"))
    }
    for command in [["ties", "1926"], ["panel", "pairs"], ["compare", "1925", "1926"]] {
      let outcome = await run(command + ["--of-whole"])
      #expect(
        outcome.status == 64 && outcome.error.contains("--of-whole shows a circle; say which"))
    }
    let range = await run(
      ["factions", "--from", "1924", "--to", "1930", "--only", "anna", "--of-whole"])
    #expect(range.status == 64 && range.error.contains("--of-whole tells of one year"))
  }

  /// A circle of all that ever held, in whatever form it is written.
  @Test(
    arguments: [
      ["--only", "anna,boris,elena"], ["--around", "dmitri"], ["--core", "2"], ["--largest"],
      ["--where", "tie.kind = 'rivalry'"], ["--where", "party = 'Tory'"],
    ])
  func whatIsConvertedIsTheCircle(_ options: [String]) async throws {
    func ids(_ command: String) async throws -> [String] {
      let list = await run([command, "--format", "json"] + options)
      let object = try #require(
        JSONSerialization.jsonObject(with: Data(list.output.utf8)) as? [String: Any])
      let rows = try #require(object[command] as? [[String: Any]])
      return rows.compactMap { $0["id"] as? String }.sorted()
    }
    let out = folder.path + "/out"
    let outcome = await run(["convert", out, "--format", "json"] + options)
    #expect(outcome.status == 0 && outcome.output.contains("\"selection\""), "\(outcome.error)")
    for (table, command) in [("figures", "figures"), ("relationships", "relationships")] {
      let text = try String(contentsOfFile: "\(out)/\(table).csv", encoding: .utf8)
      let lines = text.split(separator: "\n").map { $0.split(separator: ",")[0] }
      #expect(lines.dropFirst().map(String.init).sorted() == (try await ids(command)), "\(table)")
    }
  }

  @Test(
    arguments: [
      (["--around", "ana"], 64, "unknown figure 'ana' — did you mean 'anna'"),
      (["--only", "anna,boriss"], 64, "did you mean 'boris'"),
      (["--without", "anna,,boris"], 64, "between two commas"),
      (["--around", "anna", "--through", "aliance"], 64, "did you mean 'alliance'?"),
      (["--steps", "2"], 64, "--steps is of a circle; name its figures with --around"),
      (["--through", "alliance"], 64, "--through is of a circle"),
      (["--around", "anna", "--steps", "0"], 64, "--steps is 0; expected 1 or more"),
      (["--core", "0"], 64, "--core is 0"),
      (["--of-whole"], 64, "--of-whole shows a circle; say which"),
      (["--where", "party = Whig"], 64, "\n  party = Whig\n          ^"),
      (["--where", "born < 1880", "--where", "partei = 1"], 64, "\n                     ^"),
      (
        ["--where", "rank = 3"], 64,
        "no column 'rank'; figures have id, name, born, died, label, party"
      ),
      (
        ["--where", "born < 1900 and tie.kind in ('rivalry', 'allianc')"], 64,
        "unknown kind 'allianc'; expected one of alliance, rivalry, appointment, denunciation — did you"
          + " mean 'alliance'?\n  born < 1900 and tie.kind in ('rivalry', 'allianc')\n"
          + String(repeating: " ", count: 42) + "^"
      ), (["--only", "@missing.txt"], 66, "missing.txt"),
    ] as [([String], Int32, String)])
  func whatIsWrongIsTold(_ options: [String], _ status: Int32, _ message: String) async {
    let outcome = await run(["central", "1926"] + options)
    #expect(outcome.status == status, "\(outcome.error)")
    #expect(outcome.error.contains(message), "\(outcome.error)")
    #expect(outcome.output.isEmpty)
  }

  @Test func aListOfIDsIsAFile() async throws {
    let list = try folder.file("list.txt", "\u{FEFF}anna\r\n\r\n# the second\r\n  clara  \r\n")
    let outcome = await run(["cohesion", "1926", "--only", "@" + list])
    #expect(
      outcome.output.hasPrefix("cut to: only Anna, Clara; 2 of 4 figures, 1 of 4 relationships\n"))
    let wrong = try folder.file("wrong.txt", "anna\nclarra\nzoe\n")
    let refused = await run(["cohesion", "1926", "--only", "@" + wrong])
    #expect(refused.status == 65)
    #expect(refused.error.contains("wrong.txt:2:1: error: unknown figure 'clarra'"))
    #expect(refused.error.contains("did you mean 'clara'?"))
    #expect(refused.error.contains("wrong.txt:3:1: error: unknown figure 'zoe'"))
    #expect(refused.error.contains("has 2 ids of no figure"))
  }

  @Test(
    arguments: [
      (["--around", "elena"], "the circle is empty: 'elena' is in no relationship of 1926"),
      (["--core", "3"], "no 3-core is in 1926 (--core 3); the highest is the 2-core"),
      (["--only", "anna,elena"], "(--only)"),
      (["--without", "boris,clara,dmitri"], "(--without)"),
      (
        ["--where", "born < 1800"],
        "no relationship of 1926 meets --where \"born < 1800\"; there are 4 without it"
      ),
      (
        ["--only", "anna,boris", "--where", "tie.kind = 'rivalry'"],
        "together leave no relationship of 1926"
      ),
    ] as [([String], String)])
  func whatLeavesNothingIsTold(_ options: [String], _ note: String) async {
    let outcome = await run(["central", "1926"] + options)
    #expect(outcome.status == 0)
    #expect(outcome.error.contains(note), "\(outcome.error)")
  }

  /// A circle that is empty because of another option names that.
  @Test(
    arguments: [
      (["--around", "anna", "--without", "anna"], "empty: --without leaves 'anna' out (--around)"),
      (
        ["--around", "dmitri", "--only", "anna,boris"],
        "empty: --only leaves 'dmitri' out (--around)"
      ),
      (
        ["--around", "clara,anna", "--where", "party != 'Tory'", "--without", "anna"],
        "--without and --where together leave no relationship of 1926; --without alone leaves 2, --where alone"
      ),
      (
        ["--around", "dmitri", "--kinds", "rivalry"],
        "'dmitri' is in no relationship of 1926 that counts (--around); there is one without --kinds\n"
      ),
      (
        ["--around", "elena"],
        "the circle is empty: 'elena' is in no relationship of 1926 that counts (--around)\n"
      ),
    ] as [([String], String)])
  func theOptionIsNamedThatLeavesSomebodyOut(_ options: [String], _ note: String) async {
    let outcome = await run(["central", "1926"] + options)
    #expect(outcome.status == 0)
    #expect(outcome.error.contains(note), "\(outcome.error)")
  }

  @Test func whoIsAskedForAndLeftOutIsToldSo() async {
    let out = "--without leaves Anna out"
    for command in [
      ["explain", "anna", "1926"], ["explain", "anna", "boris", "1926"],
      ["path", "1926", "anna", "boris"], ["similarity", "1926", "anna", "boris"],
      ["timeline", "--figure", "anna"], ["reach", "anna"], ["reach", "boris", "anna"],
      ["turnover", "--figure", "anna"], ["relationships", "anna"],
      ["relationships", "anna", "boris", "--year", "1926"],
      ["central", "1926", "--measure", "pagerank", "--personalize", "anna"],
    ] {
      let outcome = await run(command + ["--without", "anna"])
      #expect((outcome.output + outcome.error).contains(out), "\(command): \(outcome.output)")
      #expect(!outcome.output.contains("no year with one"))
    }
    let both = await run(["path", "1926", "anna", "elena", "--only", "boris,elena,clara"])
    #expect(
      both.output.contains("Elena stands in no relationship then; --only leaves Anna out.\n"),
      "\(both.output)")
  }

  /// In 1926 Dmitri is tied to Clara alone, and so neither near Boris nor in the 2-core; Elena is tied to nobody.
  @Test(arguments: [
    (["--around", "boris"], "Dmitri is outside the circle (--around)"),
    (["--core", "2"], "Dmitri is outside the circle (--core)"),
    (["--core", "2", "--largest"], "Dmitri is outside the circle (--core and --largest)"),
    (["--only", "anna,boris,dmitri"], "Dmitri stands in no relationship"),
    (["--where", "tie.kind = 'rivalry'"], "Dmitri stands in no relationship"),
  ])
  func whoIsOutsideTheCircleIsToldSo(_ circle: [String], _ reason: String) async throws {
    let isUntied = !reason.contains("outside")
    for command in [
      ["path", "1926", "boris", "dmitri"], ["similarity", "1926", "dmitri"],
      ["explain", "dmitri", "1926"], ["explain", "boris", "dmitri", "1926"],
      ["reach", "dmitri", "--from", "1926", "--to", "1926"],
      ["reach", "boris", "dmitri", "--from", "1926", "--to", "1926"],
      ["turnover", "--figure", "dmitri", "--from", "1926", "--to", "1926"],
      ["relationships", "dmitri", "--year", "1926"],
      ["timeline", "--figure", "dmitri", "--from", "1926", "--to", "1926"],
    ] {
      let outcome = await run(command + circle)
      let text = outcome.output + outcome.error
      #expect(text.contains(reason), "\(command): \(text)")
      #expect(!isUntied || text.contains("within the circle"), "\(command): \(text)")
      let json = await run(command + circle + ["--format", "json"])
      #expect(json.output.contains(reason), "\(command): \(json.output)")
    }
    let elena = await run(["path", "1926", "boris", "elena"] + circle)
    #expect(elena.status == 0 && !elena.output.contains("Elena is outside"), "\(elena.output)")
  }

  /// What is asked for by name and is in no cell is told, with what is most like it.
  @Test(
    arguments: [
      ("name = 'anna'", "--where: no figure has name 'anna' — did you mean 'Anna'?\n"),
      ("party in ('Whig', 'Torry')", "no figure has party 'Torry' — did you mean 'Tory'?\n"),
      ("not party = 'Liberal'", "no figure has party 'Liberal'\n"),
      (
        "tie.citation = 'memoirs'",
        "no relationship has tie.citation 'memoirs' — did you mean 'memoir'?"
      ),
      ("source.id != 'zzz' and born < 1900", "no relationship has source.id 'zzz'\n"),
      ("party = 'Whig' or party = '' or born = '1880'", nil), ("name like 'anna'", nil),
      ("tie.kind = 'denunciation'", nil),
    ] as [(String, String?)])
  func valuesThatNoCellHasAreTold(_ condition: String, _ note: String?) async throws {
    let outcome = await run(["central", "1926", "--where", condition, "--format", "json"])
    #expect(outcome.status == 0)
    if let note {
      #expect(outcome.error.contains(note), "\(outcome.error)")
      let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
      #expect(((object as? [String: Any])?["notes"] as? [String])?.isEmpty == false)
    } else {
      #expect(!outcome.error.contains("--where: no"), "\(outcome.error)")
    }
  }
}

/// Any value of JSON, of which nothing is asked.
private struct JSONAny: Decodable { init(from decoder: any Decoder) throws {} }
