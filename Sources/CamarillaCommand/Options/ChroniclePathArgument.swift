import ArgumentParser

/// A chronicle as the only file of a command: its path alone, or `--chronicle` as everywhere.
struct ChroniclePathArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp("A chronicle, as --chronicle takes it.", valueName: "path"),
    completion: .file(), transform: Input.declared)
  var path: String?

  @OptionGroup var option: ChronicleArgument

  /// The chronicle, however it was given.
  var chronicle: ChronicleArgument {
    var chronicle = option
    chronicle.chronicle = path ?? option.chronicle
    return chronicle
  }

  func validate() throws { try Self.requireOne(path: path, option: option.chronicle) }

  /// Makes sure that a chronicle is named in one way.
  static func requireOne(path: String?, option: String?) throws {
    if let path, let other = option {
      throw ValidationError(
        "'\(path)' and --chronicle '\(other)' both name a chronicle; expected one of them.")
    }
  }
}
