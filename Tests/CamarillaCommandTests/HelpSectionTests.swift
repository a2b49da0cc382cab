import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The help of every command is in titled sections, alike in all of them.
@Suite struct HelpSectionTests {
  private struct Dump: Decodable { var command: Command }

  private struct Command: Decodable {
    var commandName: String
    var subcommands: [Command]?
    var arguments: [Argument]?

    /// All commands that do something, with the words that call them.
    func all(under words: [String] = []) -> [(words: [String], arguments: [Argument])] {
      let below = subcommands ?? []
      guard below.isEmpty else { return below.flatMap { $0.all(under: words + [$0.commandName]) } }
      return [(words, arguments ?? [])]
    }
  }

  private struct Argument: Decodable {
    struct Name: Decodable { var name: String }
    var kind: String
    var sectionTitle: String?
    var preferredName: Name?
    var names: [Name]?
  }

  private func commands() async throws -> [(words: [String], arguments: [Argument])] {
    let dump = await run("--experimental-dump-help").output
    return try JSONDecoder().decode(Dump.self, from: Data(dump.utf8)).command.all()
  }

  @Test func anOptionStandsInTheSameSectionEverywhere() async throws {
    let sections = [
      "chronicle": "Which chronicle", "as": "Time", "certainty": "Time", "window": "Time",
      "approximation": "Time", "min-confidence": "Which claims", "without-source": "Which claims",
      "isolated": "Which claims", "kinds": "Which claims", "ties": "Which claims",
      "around": "Which circle", "where": "Which circle", "of-whole": "Which circle",
      "measure": "Measures", "direction": "Measures", "worlds": "Possible worlds",
      "doubt": "Possible worlds", "overlap": "Factions", "theme": "Picture", "size-by": "Picture",
      "format": "Output", "output": "Output", "replace": "Output", "timings": "Output",
    ]
    var seen: Set<String> = []
    for (words, arguments) in try await commands() {
      for argument in arguments where argument.kind != "positional" {
        guard let name = argument.preferredName?.name, let section = sections[name] else {
          continue
        }
        seen.insert(name)
        #expect(argument.sectionTitle == section, "\(words) --\(name)")
      }
    }
    #expect(seen == Set(sections.keys))
  }

  /// What a debug build of the argument parser makes sure of at each parse.
  @Test func noNameStandsForTwoOptions() async throws {
    for (words, arguments) in try await commands() where words != ["help"] {
      let names = arguments.flatMap { ($0.names ?? []).map(\.name) }
      #expect(Set(names).count == names.count, "\(words): \(names.sorted())")
    }
  }

  /// Random choices are explained where what is drawn is.
  @Test(arguments: [
    "central": "Possible worlds", "diff": "Possible worlds", "factions": "Factions",
    "balance": "Measures", "render": "Picture", "explain": "The factions of a pair",
  ])
  func theSeedStandsWithWhatIsDrawn(command: String, section: String) async throws {
    let found = try await commands().first { $0.words == [command] }?.arguments.first {
      $0.preferredName?.name == "seed"
    }
    #expect(found?.sectionTitle == section)
  }

  /// Lines that are tables have blanks in columns; no sentence goes on behind a run of blanks.
  @Test func noSentenceHasARunOfBlanks() async throws {
    for command in try await commands() where command.words != ["help"] {
      let help = await run(command.words + ["--help"]).output
      for line in help.split(separator: "\n") where line.first != " " {
        // Before a column of a table there is a word or two.
        let parts = line.split(separator: "   ").dropLast()
        #expect(
          parts.allSatisfy { $0.split(separator: " ").count <= 2 }, "\(command.words): \(line)")
      }
    }
  }

  @Test func noSectionIsSplitOrEmpty() async throws {
    for command in [(words: [], arguments: [])] + (try await commands())
    where command.words != ["help"] {
      let lines = await run(command.words + ["--help"]).output.split(
        separator: "\n", omittingEmptySubsequences: false)
      let headers = lines.indices.filter { index in
        lines[index].hasSuffix(":") && lines[index] == lines[index].uppercased()
          && lines[index].first?.isLetter == true
      }
      #expect(Set(headers.map { lines[$0] }).count == headers.count, "\(command.words)")
      #expect(headers.contains { lines[$0] == "OPTIONS:" }, "\(command.words)")
      for index in headers {
        #expect(
          index + 1 < lines.count && lines[index + 1].hasPrefix("  "),
          "\(command.words) \(lines[index])")
      }
    }
  }
}
