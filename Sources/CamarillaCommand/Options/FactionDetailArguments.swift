import ArgumentParser

/// What is told of the factions of one year.
struct FactionDetailArguments: SectionedArguments {
  static let section = HelpSection.factions

  @Option(
    help: ArgumentHelp(
      "How many searches judge each membership's stability; 0 for none (default: up to 100).",
      valueName: "n"))
  var runs: Int?

  @Flag(help: "List each figure's ties inside its faction and outside, and its next best faction.")
  var why = false

  func validate() throws {
    if let runs, runs < 0 {
      throw ValidationError("--runs is \(runs); expected 0 or more.")
    }
    if let runs, runs > 10_000 {
      throw ValidationError("--runs is \(runs); expected 10000 or less.")
    }
  }

  /// The first option that was given, for a message that it says nothing of several years.
  var given: String? { runs != nil ? "--runs" : why ? "--why" : nil }
}
