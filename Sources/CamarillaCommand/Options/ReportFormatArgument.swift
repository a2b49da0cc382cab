import ArgumentParser

/// `--format` of commands that write chronicles: whether and how they report what they did.
struct ReportFormatArgument: SectionedArguments {
  static let section = HelpSection.output

  @Option(
    help: ArgumentHelp(
      "Print a report of what was taken over and what was not: table, csv or json.",
      valueName: "format"),
    completion: .choices(of: OutputArguments.Format.self),
    transform: choice(noun: "format", of: OutputArguments.Format.self))
  var format: OutputArguments.Format?
}
