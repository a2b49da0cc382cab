/// Options that people look for under another name, for which the parser would offer one that is spelled alike.
enum MisnamedOptions {
  private static let meant = [
    "--source": "--cites", "--sources": "--cites", "--citation": "--cites",
  ]

  /// Stops at a name that the command doesn't know, where it has what is meant.
  static func check(_ arguments: [String]) throws {
    for word in arguments.prefix(while: { $0 != "--" }) {
      let name = String(word.prefix { $0 != "=" })
      guard let meant = meant[name], let (command, _) = CommandWords.command(in: arguments),
        let options = CommandDescription(of: command)?.options,
        options[String(name.dropFirst(2))] == nil, options[String(meant.dropFirst(2))] != nil
      else { continue }
      throw CommandWords.misuse(
        of: arguments, message: "unknown option '\(name)' — did you mean '\(meant)'?")
    }
  }
}
