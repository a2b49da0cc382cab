import ArgumentParser

/// `-o` and `--replace` of `run`: the folder that a study's answers go to.
struct StudyTarget: SectionedArguments {
  static let section = HelpSection.output

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The folder for the answers.", valueName: "folder"),
    completion: .directory)
  var output: String

  @Flag(help: "Let answers take the place of files that aren't the study's, or were edited.")
  var replace = false

  func validate() throws {
    guard output != Output.dash else {
      throw ValidationError("'-' is no folder; expected one for the answers.")
    }
  }
}
