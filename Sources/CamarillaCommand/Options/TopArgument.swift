import ArgumentParser

/// A command with `--top`, and what that counts.
protocol TopCommand {
  static var topHelp: String { get }
}

extension TopCommand {
  static var topHelp: String {
    "How many figures to print; tables show 10 unless told, CSV and JSON all."
  }
}

/// `--top`: how many of the first are wanted.
struct TopArgument<Command: TopCommand>: SectionedArguments {
  static var section: HelpSection { .output }

  @Option(name: .customLong("top"), help: ArgumentHelp("\(Command.topHelp)", valueName: "n"))
  var count: Int?

  func validate() throws {
    if let count, count < 1 {
      throw ValidationError("--top is \(count); expected 1 or more.")
    }
  }
}
