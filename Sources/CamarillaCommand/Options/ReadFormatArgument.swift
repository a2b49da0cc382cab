import ArgumentParser

/// `--from`: what a file is, for commands that read one and ask about no time, which `--from` begins elsewhere.
struct ReadFormatArgument: SectionedArguments {
  static let section = HelpSection.formats

  @Option(
    help: ArgumentHelp(
      "The format of what is read, where neither its name nor its content tells.",
      valueName: "format"), transform: FileForm.init(named:))
  var from: FileForm?
}
