import ArgumentParser

/// Options or a command with `--exact`, and what that computes.
protocol EstimatingArguments {
  static var exactHelp: String { get }
}

/// `--exact`: nothing is estimated.
struct ExactArgument<Arguments: EstimatingArguments>: SectionedArguments {
  static var section: HelpSection { .measures }

  @Flag(name: .customLong("exact"), help: "\(Arguments.exactHelp)")
  var isGiven = false
}
