import ArgumentParser

/// A command with `--factions`, and what that adds to its answer.
protocol FactionAddingCommand {
  static var factionsHelp: String { get }
}

/// `--factions`: whether factions are told beside other things, and how they are found.
struct AddedFactionsArguments<Command: FactionAddingCommand>: SectionedArguments {
  static var section: HelpSection { .factions }

  @Flag(help: ArgumentHelp("\(Command.factionsHelp)"))
  var factions = false

  @OptionGroup var method: FactionArguments
}
