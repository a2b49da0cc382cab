import ArgumentParser

/// Which claims count, by what vouches for them.
struct ClaimArguments: SectionedArguments {
  static let section = HelpSection.claims

  @Option(
    help: ArgumentHelp("Leave out claims believed less than this, from 0 to 1.", valueName: "x"))
  var minConfidence = 0.0

  @Option(
    name: .customLong("without-source"),
    help: ArgumentHelp(
      "Leave out what rests on this source alone, by its id; may be given several times.",
      valueName: "id"))
  var struckSources: [String] = []

  @Flag(help: "Add the figures alive then who stand in no relationship.")
  var isolated = false

  func validate() throws {
    guard minConfidence >= 0, minConfidence <= 1 else {
      throw ValidationError("--min-confidence is \(minConfidence); expected a number from 0 to 1.")
    }
  }

  /// The first of these options that was given, for commands that use them only with a time.
  var given: String? {
    let options: [(String, Bool)] = [
      ("--min-confidence", minConfidence != 0), ("--isolated", isolated),
      ("--without-source", !struckSources.isEmpty),
    ]
    return options.first { $0.1 }?.0
  }
}
