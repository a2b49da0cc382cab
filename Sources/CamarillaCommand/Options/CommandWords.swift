import ArgumentParser

/// The words that name a command: the parser calls a wrong one an unexpected argument.
enum CommandWords {
  /// What may stand before a command, or instead of one.
  private static let ownOptions = ["-h", "-help", "--help", "--help-hidden", "--version"]
  private static let makers = ["--generate-completion-script", "--experimental-dump-help"]

  /// Stops at a command that there is none of, and at options before the command they are of.
  static func check(_ arguments: [String]) throws {
    guard let first = arguments.first else { return }
    let names = subcommands(of: RootCommand.configuration)
    if first.hasPrefix("-") {
      guard !ownOptions.contains(first), !makers.contains(where: { first.hasPrefix($0) }),
        let command = arguments.first(where: { names.contains($0) })
      else { return }
      throw ValidationError(
        "'\(first)' stands before the command; expected the command first, as in camarilla"
          + " \(command) … \(first).")
    }
    if first == "help" {
      try check(arguments.dropFirst().first, among: names)
      return
    }
    try check(first, among: names)
    if first == StoreCommand.configuration.commandName {
      try check(arguments.dropFirst().first, among: subcommands(of: StoreCommand.configuration))
    }
  }

  private static func check(_ word: String?, among names: [String]) throws {
    guard let word, !word.hasPrefix("-"), word != "help", !names.contains(word) else { return }
    throw ValidationError(unknownWord(noun: "command", text: word, among: names))
  }

  private static func subcommands(of configuration: CommandConfiguration) -> [String] {
    configuration.subcommands.compactMap { subcommand in subcommand.configuration.commandName }
  }
}
