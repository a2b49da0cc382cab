import ArgumentParser
import Camarilla
import CamarillaStore

/// The options that say which relationships count in a year or another time.
struct SnapshotArguments: ParsableArguments {
  @OptionGroup var time: SnapshotTimeArguments
  @OptionGroup var claims: ClaimArguments
  @OptionGroup var circle: SelectionArguments
  @OptionGroup var ways: ThroughArgument

  func validate() throws {
    if !ways.through.isEmpty { try circle.requireAround(for: "--through") }
  }

  /// The first of these options that was given, for commands that use them only with a year.
  var given: String? { time.given ?? claims.given ?? circle.given }

  /// The options of the snapshots that a question is about. Where they leave nothing to answer it with,
  /// says which of them do, and what there is.
  ///
  /// - Parameters:
  ///   - chronicle: what was read of the chronicle, which must have the sources that are struck.
  ///   - argument: where the rest of it is, for saying what there is at other times.
  ///   - kinds: which kinds count.
  ///   - defaultKinds: those that do where nobody says; nil for all.
  ///   - times: when the snapshots are of; nil where any time will do.
  ///   - ties: which ties the question is about.
  ///   - ofWhole: whether the answer is computed on the whole, and shown of the circle.
  func options(
    for chronicle: Chronicle, of argument: ChronicleArgument, kinds: KindsArgument,
    defaultKinds: Set<String>? = nil, in times: [AskedTime]?, ties: TieSelection = .all,
    ofWhole: Bool = false
  ) throws -> SnapshotOptions {
    if ofWhole, circle.given == nil {
      throw CommandFailure(
        status: .usage,
        message:
          "--of-whole shows a circle; say which with --around, --only, --without, --where, --core or --largest."
      )
    }
    let options = SnapshotOptions(
      reading: time.reading, certainty: time.certainty, window: time.window,
      minimumConfidence: claims.minConfidence,
      kinds: try kinds.names(in: chronicle) ?? defaultKinds, includesIsolated: claims.isolated,
      approximation: ApproximationRule(units: time.approximation),
      withoutSources: try SourceArgument.ids(wanted: claims.struckSources, in: chronicle),
      selection: try circle.selection(in: chronicle, of: argument, through: ways))
    circle.announce(options, in: chronicle, at: times, ofWhole: ofWhole)
    // Of the whole it is said what leaves nothing of the whole.
    let judged =
      ofWhole && options.selection.isOfFigures ? options.withoutSelection : options
    func title(of times: [AskedTime]) -> String {
      times.map { $0.title(options: options) }.joined(separator: " or ")
    }
    /// What leaves nothing of some time, if anything does.
    func emptiness(in times: [AskedTime]?) throws -> EmptySelection? {
      guard let empty = chronicle.emptySelection(of: times, options: judged) else { return nil }
      guard empty.count == 0, let times, let store = try argument.largeStore() else {
        return empty
      }
      return try empty.ofWhole(outside: times, years: try store.years()) { days in
        try store.nearest(outside: days)
      }
    }
    if let empty = try emptiness(in: times) {
      Console.current.remark(
        of: empty.notes(of: times.map(title), areKindsDefault: kinds.kinds.isEmpty))
      return options
    }
    guard let times else { return options }
    if times.count > 1 {
      // Times that are asked about one by one may be empty one by one.
      for one in Set(times).sorted(by: { $0.days.lowerBound < $1.days.lowerBound }) {
        guard let empty = try emptiness(in: [one]) else { continue }
        Console.current.remark(
          of: empty.notes(of: title(of: [one]), areKindsDefault: kinds.kinds.isEmpty))
      }
    } else if ties != .all {
      // Time is gone through once more only where somebody asks for ties of one sign.
      Console.current.remark(of: [
        MissingTies.note(
          ties, in: times.lazy.flatMap { $0.snapshots(of: chronicle, options: options) },
          of: title(of: times))
      ])
    }
    Console.current.remark(
      of: times.map { asked in
        let census = chronicle.datingCensus(of: asked, options: options)
        Console.current.coarselyDated += census.coarse
        return census.note(of: asked, title: title(of: [asked]))
      })
    return options
  }
}

/// `--kinds a,b`.
struct KindsArgument: SectionedArguments {
  static let section = HelpSection.claims

  @Option(
    help: ArgumentHelp(
      "Only these kinds of relationship, separated by commas.", valueName: "a,b"))
  var kinds: [String] = []

  /// The kinds asked for; nil where the option was left out.
  func names(in chronicle: Chronicle) throws(CommandFailure) -> Set<String>? {
    try Self.names(wanted: kinds, option: "--kinds", in: chronicle)
  }

  /// The kinds that the texts of an option name together; nil where it was left out.
  static func names(
    wanted texts: [String], option: String, in chronicle: Chronicle
  ) throws(CommandFailure) -> Set<String>? {
    guard !texts.isEmpty else { return nil }
    var names: Set<String> = []
    for text in texts {
      names.formUnion(try Self.names(wanted: text, option: option, in: chronicle))
    }
    return names
  }

  /// The kinds that the text of an option names, separated by commas: the one way in which options take kinds.
  static func names(
    wanted kinds: String, option: String, in chronicle: Chronicle
  ) throws(CommandFailure) -> Set<String> {
    let known = chronicle.kinds.map(\.name)
    let wanted = try NameList.names(in: kinds, among: known, noun: "kind")
    guard !wanted.isEmpty else {
      throw CommandFailure(
        status: .usage, message: "\(option) names no kind. Valid: \(known.joined(separator: ", "))."
      )
    }
    return Set(wanted)
  }
}
