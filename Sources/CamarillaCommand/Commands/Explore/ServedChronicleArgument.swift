import ArgumentParser

/// The chronicle that a server shows: its path alone, or `--chronicle` as everywhere. Standard input, which can be read
/// once only, is none.
struct ServedChronicleArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp("A chronicle, as --chronicle takes it.", valueName: "path"),
    completion: .file(), transform: Input.declared)
  var path: String?

  @OptionGroup private var option: ServedChronicleOption

  /// The chronicle, however it was given.
  var chronicle: ChronicleArgument {
    var chronicle = ChronicleArgument()
    chronicle.chronicle = path ?? option.chronicle
    chronicle.graphFile = option.graphFile
    chronicle.strictness = option.strictness
    return chronicle
  }

  func validate() throws {
    try ChroniclePathArgument.requireOne(path: path, option: option.chronicle)
    guard (path ?? option.chronicle) != Input.dash else {
      throw ValidationError(
        "standard input can be read once only, and a page asks again and again; expected a file or folder."
      )
    }
  }
}

/// `--chronicle` of a command that reads no standard input.
private struct ServedChronicleOption: SectionedArguments {
  static let section = HelpSection.chronicle

  @Option(
    help: ArgumentHelp(
      "A chronicle: a folder, a CSV file of relationships, a store (.camarilla) or a file that convert"
        + " reads. Without it, Stalin's circle, 1917-1964.",
      valueName: "path"),
    completion: .file(), transform: Input.declared)
  var chronicle: String?

  @OptionGroup var graphFile: GraphFileArguments
  @OptionGroup var strictness: StrictnessArgument
}
