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
    guard let chronicle else { return .embedded }
    return try Chronicle(contentsOf: chronicle)
  }
}

extension Chronicle {
  /// What commands look at when nobody names a chronicle.
  static var embedded: Chronicle { .stalinCircle }
}

/// `--format` and `-o`: how results are printed, and where.
struct OutputArguments: ParsableArguments {
  enum Format: String, CaseIterable, Sendable { case table, csv, json }

  @Option(
    name: .customLong("format"),
    help: ArgumentHelp(
      "How to print: table, csv or json; table, unless the output file is named .csv or .json.",
      valueName: "format"),
    transform: choice("format", of: Format.self))
  var wantedFormat: Format?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write the result to a file instead of standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  /// How to print.
  var format: Format {
    wantedFormat ?? output.flatMap(fileExtension).flatMap(Format.init) ?? .table
  }

  /// Whether the output is to be a picture rather than a text.
  var isPicture: Bool { picture != nil }

  /// The file of the output, where that is to be a picture.
  var picture: String? {
    guard wantedFormat == nil, let output, let name = fileExtension(of: output) else { return nil }
    return ["txt", "text", "csv", "tsv", "json", "md"].contains(name) ? nil : output
  }
}

/// `--timings`: what each phase cost.
struct TimingsArgument: ParsableArguments {
  @Flag(help: "Print to standard error what each phase took, one JSON object a line.")
  var timings = false
}
