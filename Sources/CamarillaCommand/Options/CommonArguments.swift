import ArgumentParser
import Camarilla
import CamarillaFormats
import StalinCircle

/// `--chronicle`: what every command looks at.
struct ChronicleArgument: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A chronicle: a folder, or a CSV file of relationships. Without it, Stalin's circle,"
        + " 1917-1964.", valueName: "path"),
    completion: .file())
  var chronicle: String?

  /// What the chronicle is called in titles and messages.
  var name: String { chronicle ?? "the embedded chronicle" }

  /// Reads the chronicle, without its warnings: `validate` shows those.
  func load() throws -> Chronicle {
    guard let chronicle else { return .stalinCircle }
    return try Chronicle(contentsOf: chronicle)
  }
}

/// `--format` and `-o`: how results are printed, and where.
struct OutputArguments: ParsableArguments {
  enum Format: String, CaseIterable, Sendable { case table, csv, json }

  @Option(
    help: ArgumentHelp("How to print: table, csv or json.", valueName: "format"),
    transform: choice("format", of: Format.self))
  var format = Format.table

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write the result to a file instead of standard output.", valueName: "file"),
    completion: .file())
  var output: String?
}

/// `--timings`: what each phase cost.
struct TimingsArgument: ParsableArguments {
  @Flag(help: "Print to standard error what each phase took, one JSON object a line.")
  var timings = false
}
