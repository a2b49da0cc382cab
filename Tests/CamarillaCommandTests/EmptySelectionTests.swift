import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Where a year or an option leaves nothing, every command says which, and what there is instead.
@Suite struct EmptySelectionTests {
  /// A reason for which nothing is left, and what has to be said of it.
  struct Reason: CustomTestStringConvertible {
    var first: String
    var last: String
    var options: [String]
    var truth: [String]

    init(_ first: String, _ last: String, _ options: [String] = [], _ truth: String...) {
      (self.first, self.last, self.options, self.truth) = (first, last, options, truth)
    }

    var testDescription: String { ([first] + options).joined(separator: " ") }
  }

  /// Of 1930 and 1931 there are two rivalries and a denunciation, in one spring or the other, all doubted and
  /// from one source.
  private static let rows = """
    kind,source,target,when,confidence,citation
    alliance,a,b,1917/1919,1,
    rivalry,a,b,"[1930-03,1931-03]",0.6,s1
    rivalry,b,c,"[1930-03,1931-03]",0.5,s1
    denunciation,c,a,"[1930-03,1931-03]",0.4,s1
    alliance,b,c,1960/1964,1,

    """

  static let reasons = [
    Reason("1800", "1801", [], "nobody is active in", "of 1917 to 1964\n"),
    Reason("44BCE", "43BCE", [], "BCE; the chronicle's relationships are of 1917 to 1964\n"),
    Reason("1940", "1941", [], "are of 1917 to 1964, the nearest of 1931 and 1960\n"),
    Reason(
      "1930", "1931", ["--kinds", "alliance"], "no relationship of the kind alliance holds in 193",
      "there are rivalry (2), denunciation (1)\n"),
    Reason("1930", "1931", ["--min-confidence", "0.9"], "0.9 or more", "the highest is 0.6\n"),
    Reason("1930", "1931", ["--without-source", "s1"], "'s1'", "all 3 relationships of 193"),
    Reason("1930", "1931", ["--certainty", "certain"], "there are 3 that possibly hold\n"),
    Reason("1930", "1931", ["--as", "year-end"], "there are 3 in the course of it\n"),
    Reason(
      "1930", "1931", ["--kinds", "denunciation", "--min-confidence", "0.5"],
      "--min-confidence and --kinds together leave",
      "--min-confidence alone leaves 2, --kinds alone leaves 1\n"),
  ]

  /// Commands that print; `Y` stands for the year and `Z` for the next.
  static let commands = [
    "central Y", "central Y --worlds 5", "factions Y", "factions --from Y --to Z", "cohesion Y",
    "balance Y", "balance --from Y --to Z", "brokerage Y", "path Y a b", "reach --from Y --to Z",
    "reach a --from Y --to Z", "reach a b --from Y --to Z", "diff Y Z", "diff Y Z --each",
    "timeline --from Y --to Z", "turnover --from Y --to Z", "turnover --figure a --from Y --to Z",
    "realignments --from Y --to Z", "explain a Y", "explain a b Y",
  ]

  private struct Notes: Decodable { var notes: [String] }

  private func arguments(_ command: String, _ reason: Reason, _ path: String) -> [String] {
    command.split(separator: " ").map { word in
      switch word {
      case "Y": reason.first
      case "Z": reason.last
      default: String(word)
      }
    } + reason.options + ["--chronicle", path]
  }

  @Test(arguments: commands, reasons)
  func answersSayWhatThereIs(_ command: String, _ reason: Reason) async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("relationships.csv", Self.rows)
    let arguments = arguments(command, reason, path)
    let json = await run(arguments + ["--format", "json"])
    #expect(json.status == 0, "\(json.error)")
    for truth in reason.truth { #expect(json.error.contains(truth), "\(json.error)") }
    let notes = try JSONDecoder().decode(Notes.self, from: Data(json.output.utf8)).notes
    for line in json.error.split(separator: "\n") {
      #expect(notes.contains { "camarilla: \($0)" == line }, "\(line) is not in \(notes)")
    }
    let table = await run(arguments)
    for truth in reason.truth { #expect(table.error.contains(truth), "\(table.error)") }
    // Tables for programs are data and nothing else.
    let csv = await run(arguments + ["--format", "csv"])
    #expect(csv.error == json.error)
    for note in notes { #expect(!csv.output.contains(note)) }
  }

  @Test(
    arguments: [
      "relationships --year Y", "figures --year Y", "render Y -o OUT.svg",
      "storyboard --from Y --to Z -o OUT.html", "storyboard --from Y --to Z -o OUT.svg",
      "timeline --from Y --to Z -o OUT.svg", "balance --from Y --to Z -o OUT.svg",
      "factions --from Y --to Z -o OUT.svg", "diff Y Z -o OUT.svg", "convert OUT.gexf --year Y",
      "convert OUT.gexf --years Y..Z --factions",
    ], reasons)
  func listsAndPicturesSayItToo(_ command: String, _ reason: Reason) async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("relationships.csv", Self.rows)
    let command = command.replacing("Y..Z", with: "\(reason.first)..\(reason.last)")
      .replacing("OUT", with: folder.path + "/out")
    let outcome = await run(arguments(command, reason, path))
    #expect(outcome.status == 0, "\(outcome.error)")
    for truth in reason.truth { #expect(outcome.error.contains(truth), "\(outcome.error)") }
  }

  @Test(arguments: commands) func whereSomethingIsLeftNothingIsSaid(_ command: String) async throws
  {
    let folder = try TemporaryFolder()
    let path = try folder.file("relationships.csv", Self.rows)
    let reason = Reason("1918", "1919", ["--kinds", "alliance", "--min-confidence", "1"])
    let outcome = await run(arguments(command, reason, path))
    #expect(outcome.status == 0)
    for fragment in ["nobody is active", "no relationship", "leave"] {
      #expect(!outcome.error.contains(fragment), "\(outcome.error)")
    }
  }
}
