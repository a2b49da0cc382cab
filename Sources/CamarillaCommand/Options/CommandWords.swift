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

  /// The command that the first words name, which has none of its own, and the words behind; nil where they name none.
  static func command(
    in words: [String]
  ) -> (command: any ParsableCommand.Type, arguments: [String])? {
    var command: any ParsableCommand.Type = RootCommand.self
    var rest = words[...]
    while let next = command.configuration.subcommands.first(where: {
      $0.configuration.commandName == rest.first
    }) {
      command = next
      rest.removeFirst()
    }
    return command.configuration.subcommands.isEmpty ? (command, Array(rest)) : nil
  }

  /// That a command is called otherwise than it can be, with its usage as the parser tells that.
  static func misuse(of arguments: [String], message: String) -> CommandFailure {
    var failure = CommandFailure(status: .usage, message: message)
    guard let (command, rest) = command(in: arguments) else { return failure }
    let name = arguments.prefix(arguments.count - rest.count).joined(separator: " ")
    let usage = RootCommand.usageString(for: command).split(separator: "\n").joined(
      separator: "\n       ")
    failure.usage =
      "Usage: \(usage)\n  See 'camarilla \(name) --help' for more information."
    return failure
  }

  private static func check(_ word: String?, among names: [String]) throws {
    guard let word, !word.hasPrefix("-"), word != "help", !names.contains(word) else { return }
    throw ValidationError(unknownWord(noun: "command", text: word, among: names))
  }

  private static func subcommands(of configuration: CommandConfiguration) -> [String] {
    configuration.subcommands.compactMap { subcommand in subcommand.configuration.commandName }
  }
}
