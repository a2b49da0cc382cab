import ArgumentParser
import Camarilla
import CamarillaFormats

struct GatherCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gather",
    abstract: "Join what the workers of a sweep wrote into the bytes of one run.",
    discussion: """
      The files may come in any order, and a line that was written twice counts once. What is missing, cut off or of \
      another sweep is told with its file and line, and nothing is written; --partial writes what is there.

      Lines of `sweep --shard` have their numbers, by which everything that is missing is known. Others, such as of \
      workers that were given a year each, are put in the order of time, and each period has to have every question.

      Examples:
        camarilla gather shards/*.jsonl -o answers.jsonl
      """)

  @Argument(
    help: ArgumentHelp("What sweep wrote.", valueName: "file"), completion: .file(),
    transform: Input.declared)
  var files: [String]

  @OptionGroup var target: GatherTarget
  @OptionGroup var timings: TimingsArgument

  func run() throws {
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
    try phases.write(gathered.bytes, to: target.output)
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

/// Where the lines of a sweep are written, and whether they may be fewer than all.
struct GatherTarget: SectionedArguments {
  static let section = HelpSection.output

  @Option(
    name: .shortAndLong, help: "Write to a file instead of standard output.", completion: .file(),
    transform: Output.declared)
  var output: String?

  @Flag(help: "Write what is there, though lines are missing.")
  var partial = false

  @OptionGroup var replace: ReplaceArgument
}
