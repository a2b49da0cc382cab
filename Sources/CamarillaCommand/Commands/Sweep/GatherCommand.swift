import ArgumentParser
import Camarilla
import CamarillaFormats

struct GatherCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gather",
    abstract: "Join what the workers of a sweep wrote into the bytes of one run.",
    discussion: """
      The files may come in any order, and a line that was written twice counts once. What is missing, cut off or of \
      another sweep is told with its file and line, and nothing is written; --partial writes what is there. What \
      several workers found in some worlds, draws or struck sources each is worked out to the answer of one.

      Lines of `sweep --shard` have their numbers, by which everything that is missing is known. Others, such as of \
      workers that were given a year each, are put in the order of time, and each period has to have every question.

      --histories follows the factions of each factions question through the steps, with lines and colors that stay \
      the same, as factions --from --to tells it; but for the relationships that made an event, which no line has.

      Examples:
        camarilla gather shards/*.jsonl -o answers.jsonl
        camarilla gather shards/*.jsonl -o answers.jsonl --histories histories.jsonl
      """)

  @Argument(
    help: ArgumentHelp("What sweep wrote.", valueName: "file"), completion: .file(),
    transform: Input.declared)
  var files: [String]

  @OptionGroup var target: GatherTarget
  @OptionGroup var timings: TimingsArgument

  func validate() throws {
    if files.contains(Input.dash) {
      throw ValidationError(
        "'-' is standard input, which gather doesn't read; expected the files that sweep wrote.")
    }
  }

  func run() throws {
    try target.checkHistories()
    let phases = Phases(timings)
    let gathered = try phases(phase: .load, doing: "Reading \(files.count) files") {
      try GatheredLines(contentsOf: files)
    }
    let missing = gathered.missing
    ProblemListing.note(gathered.diagnostics.problems + missing, mostOfEach: 10)
    guard gathered.diagnostics.isEmpty else {
      throw CommandFailure(
        status: .invalidData,
        message: "the files are no whole sweep; nothing was written")
    }
    guard missing.isEmpty || target.partial && gathered.count > 0 else {
      throw CommandFailure(
        status: .invalidData,
        message: "lines are missing; nothing was written (--partial writes what is there)")
    }
    let histories = try phases(phase: .compute, doing: "Following factions") {
      try target.histories.map { _ in try Self.histories(of: gathered.ordered) }
    }
    try phases(phase: .write, doing: "Writing") {
      let answers = (bytes: gathered.bytes, path: target.lines.output)
      let followed = histories.map { (bytes: Array($0.utf8), path: target.histories) }
      try Output.write([answers] + (followed.map { [$0] } ?? []))
    }
    let failures = gathered.failures
    guard failures.isEmpty, missing.isEmpty else {
      for failure in failures {
        Console.current.note(
          "camarilla: \(failure.period), \(failure.question): \(failure.error ?? "")")
      }
      throw CommandFailure(
        status: .invalidData,
        message: failures.isEmpty
          ? "what was written lacks lines"
          : "\(failures.count) of \(Number.count(gathered.count, singular: "line")) had no answer")
    }
  }
}

extension GatherCommand {
  /// The histories of factions that lines tell, a line for each question.
  private static func histories(of entries: [GatheredLines.Entry]) throws -> String {
    var questions: [String] = []
    var entriesOf: [String: [GatheredLines.Entry]] = [:]
    for entry in entries where FactionLines.tellsOfFactions(question: entry.line.question) {
      if entriesOf[entry.line.question] == nil { questions.append(entry.line.question) }
      entriesOf[entry.line.question, default: []].append(entry)
    }
    guard !questions.isEmpty else {
      throw CommandFailure(
        status: .invalidData,
        message: "no line is of factions; expected some to follow, or no --histories")
    }
    var histories = ""
    for question in questions {
      do throws(FactionLines.Failure) {
        histories += try FactionLines(entriesOf[question] ?? []).history.text + "\n"
      } catch {
        throw CommandFailure.telling([error.problem]) { _ in
          "the lines tell no history; nothing was written"
        }
      }
    }
    return histories
  }
}

/// Where the lines of a sweep and the histories that they tell are written, and whether lines may be missing.
struct GatherTarget: SectionedArguments {
  static let section = HelpSection.output

  @OptionGroup var lines: SweepTarget

  @Option(
    help: ArgumentHelp(
      "Follow the factions of each factions question through the steps, and write their histories to a file of their own.",
      valueName: "file"), completion: .file(), transform: Output.declared)
  var histories: String?

  @Flag(help: "Write what is there, though lines are missing.")
  var partial = false

  /// Makes sure that histories don't go where the answers do.
  fileprivate func checkHistories() throws {
    guard let histories else { return }
    let answers = lines.output ?? Output.dash
    guard answers != Output.dash || histories != Output.dash else {
      throw CommandFailure(
        status: .usage,
        message:
          "the answers and --histories both print to standard output; expected a file for one")
    }
    if answers != Output.dash, histories != Output.dash,
      FileIdentity(answers).isSame(as: FileIdentity(histories))
    {
      throw CommandFailure(
        status: .usage,
        message: "--histories '\(histories)' is where the answers go; expected another name")
    }
  }
}
