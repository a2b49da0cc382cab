import ArgumentParser
import Camarilla
import CamarillaFormats

/// The forms in which a command prints.
protocol OutputFormat: RawRepresentable<String>, CaseIterable, Sendable {
  /// The one that is printed where neither an option nor the name of a file says anything.
  static var usual: Self { get }
}

/// The forms of an answer.
enum AnswerFormat: String, OutputFormat {
  case table, csv, json

  static let usual = AnswerFormat.table
}

/// The forms of rows that are written as they are worked out, since there may be millions: nothing is aligned then, so
/// there is no table for people.
enum RowFormat: String, OutputFormat {
  case csv, json

  static let usual = RowFormat.csv
}

typealias OutputArguments = FormattedOutput<AnswerFormat>
typealias RowOutputArguments = FormattedOutput<RowFormat>

/// What the help says of `-o`.
enum OutputHelp {
  /// By which a command is known whose answer may be a text.
  static let ofAnswers = "Write the result to a file instead of standard output."
}

/// `--format` and `-o`: how results are printed, and where.
struct FormattedOutput<Choice: OutputFormat>: SectionedArguments {
  typealias Format = Choice

  static var section: HelpSection { .output }

  @Option(
    name: .customLong("format"), help: ArgumentHelp("\(Self.formatHelp)", valueName: "format"),
    completion: .choices(of: Choice.self),
    transform: choice(noun: "format", of: Choice.self))
  var wantedFormat: Choice?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("\(OutputHelp.ofAnswers)", valueName: "file"),
    completion: .file(), transform: Output.declared)
  var output: String?

  @Flag(
    help: ArgumentHelp(
      "In CSV, put an apostrophe before texts that a spreadsheet would take for formulas: for tables that people open there, of data that you don't trust; programs would read it as part of the text."
    ))
  var safeCells = false

  @OptionGroup var replace: ReplaceArgument

  func validate() throws {
    if safeCells, format.rawValue != "csv" {
      throw ValidationError("--safe-cells is of CSV; expected --format csv, or a file named .csv.")
    }
    if safeCells { Console.current.keepsCellsSafe = true }
  }

  private static var formatHelp: String {
    let names = Choice.allCases.map(\.rawValue)
    let files = names.filter { $0 != "table" && (names.count > 2 || $0 != Choice.usual.rawValue) }
    return "How to print: \(names.listed(by: "or"));"
      + " \(Choice.usual.rawValue), unless the output file is named"
      + " \(files.map { ".\($0)" }.joined(separator: " or "))."
  }

  /// How to print.
  var format: Choice {
    wantedFormat ?? output.flatMap(fileExtension).flatMap(Choice.init) ?? Choice.usual
  }

  /// Stops where a text would come under a name that promises something else.
  func requireTextName() throws(CommandFailure) {
    let others = [
      "bmp", "eps", "gif", "htm", "html", "jpeg", "jpg", "ods", "pdf", "png", "ps", "svg", "tif",
      "tiff", "webp", "xls", "xlsx",
    ]
    // A folder that isn't there is the graver mistake, and is told when the file is opened.
    guard wantedFormat == nil, let output, let name = fileExtension(of: output),
      others.contains(name), fileKind(of: folder(of: output)) == .folder
    else { return }
    throw CommandFailure(
      status: .usage,
      message:
        "'\(output)' would be a text, which is not what .\(name) says; expected a file named .csv, .json or"
        + " .txt, or --format.")
  }
}

extension OutputArguments {
  /// Says on standard error what an answer notes, unless its table says so itself.
  func say(notes: [String]) {
    guard format != .table else { return }
    for note in notes { Console.current.note("camarilla: \(note)") }
  }

  /// Whether the output is to be a picture rather than a text.
  var isPicture: Bool { picture != nil }

  /// The file of the output, where that is to be a picture.
  var picture: String? {
    guard wantedFormat == nil, let output, let name = fileExtension(of: output) else { return nil }
    return ["txt", "text", "csv", "tsv", "json", "md"].contains(name) ? nil : output
  }
}
