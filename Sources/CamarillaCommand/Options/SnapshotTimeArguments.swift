import ArgumentParser
import Camarilla

/// When a relationship has to hold, to count in a year or another time.
struct SnapshotTimeArguments: SectionedArguments {
  static let section = HelpSection.time

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "When in the year a relationship has to hold: during, year-end or year-start; of a month, its last or first day.",
      valueName: "reading"),
    completion: .choices(of: SnapshotOptions.Reading.self),
    transform: choice(noun: "reading", of: SnapshotOptions.Reading.self))
  var reading = SnapshotOptions.Reading.during

  @Option(
    help: ArgumentHelp(
      "Whether its dates may make it hold (possible) or must (certain).", valueName: "certainty"),
    completion: .choices(of: SnapshotOptions.Certainty.self),
    transform: choice(noun: "certainty", of: SnapshotOptions.Certainty.self))
  var certainty = SnapshotOptions.Certainty.possible

  @Option(
    help: ArgumentHelp(
      "Look at the year and the N-1 before it; of a month, at so many months, of a stretch, at so many as long.",
      valueName: "n"))
  var window = 1

  @Option(
    help: ArgumentHelp(
      "How many units of its own precision an approximate date (~) reaches either way.",
      valueName: "n"))
  var approximation = 1

  func validate() throws {
    guard window >= 1, window <= 100_000 else {
      throw ValidationError("--window is \(window); expected a number from 1 to 100000.")
    }
    guard approximation >= 0, approximation <= 1000 else {
      throw ValidationError(
        "--approximation is \(approximation); expected a number from 0 to 1000.")
    }
  }

  /// The first of these options that was given, for commands that use them only with a time.
  var given: String? {
    if let givenOfOneTime { return givenOfOneTime }
    return certainty != .possible ? "--certainty" : approximation != 1 ? "--approximation" : nil
  }

  /// The first that was given of those that mean nothing where all that ever held is looked at.
  var givenOfOneTime: String? { reading != .during ? "--as" : window != 1 ? "--window" : nil }
}
