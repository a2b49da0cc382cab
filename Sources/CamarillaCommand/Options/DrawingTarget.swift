import ArgumentParser

/// A command that only draws, and what it draws into.
protocol DrawingCommand {
  static var targetHelp: ArgumentHelp { get }
}

/// `-o` of such a command.
struct DrawingTarget<Command: DrawingCommand>: SectionedArguments {
  static var section: HelpSection { .output }

  @Option(
    name: [.customShort("o"), .customLong("output")], help: Command.targetHelp,
    completion: .file(), transform: Output.declared)
  var path: String

  @OptionGroup var replace: ReplaceArgument
}
