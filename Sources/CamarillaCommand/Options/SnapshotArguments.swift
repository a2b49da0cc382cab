import ArgumentParser
import Camarilla

/// The options that say which relationships count in a year.
struct SnapshotArguments: ParsableArguments {
  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "When in the year a relationship has to hold: during, year-end or year-start.",
      valueName: "reading"),
    transform: choice("reading", of: SnapshotOptions.Reading.self))
  var reading = SnapshotOptions.Reading.during

  @Option(
    help: ArgumentHelp(
      "Whether its dates may make it hold (possible) or must (certain).", valueName: "certainty"),
    transform: choice("certainty", of: SnapshotOptions.Certainty.self))
  var certainty = SnapshotOptions.Certainty.possible

  @Option(help: ArgumentHelp("Look at the year and the N-1 before it.", valueName: "n"))
  var window = 1

  @Option(
    help: ArgumentHelp("Leave out claims believed less than this, from 0 to 1.", valueName: "x"))
  var minConfidence = 0.0

  @Flag(help: "Add the figures alive that year who stand in no relationship.")
  var isolated = false

  @Option(
    help: ArgumentHelp(
      "How many units of its own precision an approximate date (~) reaches either way.",
      valueName: "n"))
  var approximation = 1

  @Option(
    name: .customLong("without-source"),
    help: ArgumentHelp(
      "Leave out what rests on this source alone, by its id; may be given several times.",
      valueName: "id"))
  var struckSources: [String] = []

  func validate() throws {
    guard window >= 1, window <= 100_000 else {
      throw ValidationError("--window is \(window); expected a number of years from 1 to 100000.")
    }
    guard minConfidence >= 0, minConfidence <= 1 else {
      throw ValidationError("--min-confidence is \(minConfidence); expected a number from 0 to 1.")
    }
    guard approximation >= 0, approximation <= 1000 else {
      throw ValidationError(
        "--approximation is \(approximation); expected a number from 0 to 1000.")
    }
  }

  /// The first of these options that was given, for commands that use them only with a year.
  var given: String? {
    let options: [(String, Bool)] = [
      ("--as", reading != .during), ("--certainty", certainty != .possible),
      ("--window", window != 1), ("--min-confidence", minConfidence != 0),
      ("--isolated", isolated), ("--approximation", approximation != 1),
      ("--without-source", !struckSources.isEmpty),
    ]
    return options.first { $0.1 }?.0
  }

  /// The options of a snapshot of a chronicle, which must have the sources that are struck.
  func options(
    for chronicle: Chronicle, kinds: Set<String>? = nil
  ) throws(CommandFailure) -> SnapshotOptions {
    SnapshotOptions(
      reading: reading, certainty: certainty, window: window, minimumConfidence: minConfidence,
      kinds: kinds, includesIsolated: isolated,
      approximation: ApproximationRule(units: approximation),
      withoutSources: try SourceArgument.ids(struckSources, in: chronicle))
  }
}

/// `--kinds a,b`.
struct KindsArgument: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only these kinds of relationship, separated by commas.", valueName: "a,b"))
  var kinds: String?

  /// The kinds asked for; nil where the option was left out.
  func names(in chronicle: Chronicle) throws(CommandFailure) -> Set<String>? {
    guard let kinds else { return nil }
    let known = chronicle.kinds.map(\.name)
    let wanted = kinds.split(separator: ",").map { String($0.trimmingBlanks()) }
    for kind in wanted where !known.contains(kind) {
      throw CommandFailure(.usage, unknownWord("kind", kind, among: known))
    }
    guard !wanted.isEmpty else {
      throw CommandFailure(
        .usage, "--kinds names no kind. Valid: \(known.joined(separator: ", ")).")
    }
    return Set(wanted)
  }
}
