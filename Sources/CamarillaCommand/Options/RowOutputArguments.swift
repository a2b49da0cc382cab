import ArgumentParser
import CamarillaFormats

/// `--format` and `-o` of commands whose rows are written as they are worked out, since there may be millions:
/// nothing is aligned then, so there is no table for people.
struct RowOutputArguments: SectionedArguments {
  static let section = HelpSection.output

  enum Format: String, CaseIterable, Sendable { case csv, json }

  @Option(
    name: .customLong("format"),
    help: ArgumentHelp(
      "How to print: csv or json; csv, unless the output file is named .json.", valueName: "format"),
    transform: choice(noun: "format", of: Format.self))
  var wantedFormat: Format?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write the result to a file instead of standard output.", valueName: "file"),
    completion: .file(), transform: Output.declared)
  var output: String?

  @OptionGroup var replace: ReplaceArgument

  /// How to print.
  var format: Format {
    wantedFormat ?? output.flatMap(fileExtension).flatMap(Format.init) ?? .csv
  }

  func requireTextName() throws(CommandFailure) {
    if wantedFormat == nil { try OutputArguments.requireTextName(of: output) }
  }
}
