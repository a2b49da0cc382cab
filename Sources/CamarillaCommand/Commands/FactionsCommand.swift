import ArgumentParser
import Camarilla

struct FactionsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "factions", abstract: "The factions of a year.",
    discussion: """
      modularity   groups with more alliance inside, and less rivalry, than chance would give
      balance      as few rivalries inside groups and alliances between them as can be
      coalitions   the same with two sides only

      Below the heading: modularity; frustration, the ties that the division puts wrongly (rivalries \
      inside, alliances between); coverage, the share of alliance inside. A number behind a name marks \
      a membership on which separate searches hardly agree: its stability, 0 to 1, where below 0.75.
      """)

  @OptionGroup var question: SnapshotQuestion

  @OptionGroup var division: FactionArguments

  @Option(
    help: ArgumentHelp(
      "How many searches judge each membership's stability; 0 for none (default: up to 100).",
      valueName: "n"))
  var runs: Int?

  @Flag(help: "List each figure's ties inside its faction and outside, and its next best faction.")
  var why = false

  @OptionGroup var output: OutputArguments
  @OptionGroup var timings: TimingsArgument

  func validate() throws {
    guard runs ?? 0 >= 0 else {
      throw ValidationError("--runs is \(runs ?? 0); expected 0 or more.")
    }
  }

  func run() async throws {
    let phases = Phases(timings)
    let snapshot = try question.snapshot(phases)
    let answer = phases(.compute, "Finding factions") {
      guard runs != 0 else {
        return FactionsAnswer(snapshot, division.factions(of: snapshot), nil)
      }
      let stability = division.stability(of: snapshot, runs: runs)
      return FactionsAnswer(snapshot, stability.factions, stability)
    }
    try phases(.write, "Writing") {
      try answer.report(snapshot.title, saysWhy: why).emit(output)
    }
  }
}

/// `--seed`: for whatever draws at random.
struct SeedArgument: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Where random choices start; the same seed, the same answer.", valueName: "n"))
  var seed: UInt64 = 0
}

/// A text broken between words into lines of at most 78 characters.
func wrapped(_ text: String, indent: Int) -> String {
  let margin = String(repeating: " ", count: indent)
  var (result, line) = ("", margin)
  for word in text.split(separator: " ") {
    if line.count > indent, line.count + 1 + word.count > 78 {
      result += line + "\n"
      line = margin
    }
    line += (line.count > indent ? " " : "") + word
  }
  return result + line + "\n"
}
