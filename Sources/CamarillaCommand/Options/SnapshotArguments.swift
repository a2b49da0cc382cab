import ArgumentParser
import Camarilla

/// The options that say which relationships count in a year.
struct SnapshotArguments: ParsableArguments {
  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "When in the year a relationship has to hold: during, year-end or year-start.",
      valueName: "reading"),
    transform: choice(noun: "reading", of: SnapshotOptions.Reading.self))
  var reading = SnapshotOptions.Reading.during

  @Option(
    help: ArgumentHelp(
      "Whether its dates may make it hold (possible) or must (certain).", valueName: "certainty"),
    transform: choice(noun: "certainty", of: SnapshotOptions.Certainty.self))
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

  /// The options of the snapshots that a question is about. Where they leave nothing to answer it with,
  /// says which of them do, and what there is.
  ///
  /// - Parameters:
  ///   - chronicle: what was read of the chronicle, which must have the sources that are struck.
  ///   - argument: where the rest of it is, for saying what there is in other years.
  ///   - kinds: which kinds count.
  ///   - defaultKinds: those that do where nobody says; nil for all.
  ///   - years: the years of the snapshots; nil where any time will do.
  ///   - ties: which ties the question is about.
  func options(
    for chronicle: Chronicle, of argument: ChronicleArgument, kinds: KindsArgument,
    defaultKinds: Set<String>? = nil, in years: [ClosedRange<Int>]?, ties: TieSelection = .all
  ) throws -> SnapshotOptions {
    let options = SnapshotOptions(
      reading: reading, certainty: certainty, window: window, minimumConfidence: minConfidence,
      kinds: try kinds.names(in: chronicle) ?? defaultKinds, includesIsolated: isolated,
      approximation: ApproximationRule(units: approximation),
      withoutSources: try SourceArgument.ids(wanted: struckSources, in: chronicle))
    let when = years.map { years in
      years.map { $0.count == 1 ? options.title(of: $0.lowerBound) : CalendarYear.text(years: $0) }
        .joined(separator: " or ")
    }
    if var empty = chronicle.emptySelection(of: years, options: options) {
      if empty.count == 0, let whole = try argument.whole() {
        empty = whole.emptySelection(of: years, options: options) ?? empty
      }
      Console.current.remark(of: empty.notes(of: when, areKindsDefault: kinds.kinds == nil))
    } else if ties != .all, let years, let when {
      // Years are gone through once more only where somebody asks for ties of one sign.
      Console.current.remark(of: [
        MissingTies.note(
          ties, in: years.lazy.flatMap { chronicle.sweep(years: $0, options: options) }, of: when)
      ])
    }
    return options
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
      throw CommandFailure(
        status: .usage, message: unknownWord(noun: "kind", text: kind, among: known))
    }
    guard !wanted.isEmpty else {
      throw CommandFailure(
        status: .usage, message: "--kinds names no kind. Valid: \(known.joined(separator: ", ")).")
    }
    return Set(wanted)
  }
}
