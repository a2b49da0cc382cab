import ArgumentParser
import Camarilla
import CamarillaFormats

struct ProjectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "project",
    abstract: "Make a chronicle of who shares a board, a letter, a regiment.",
    discussion: """
      Of relationships between members and bodies (--through), two members are tied for the time that both are \
      tied to one body. The weight is the number of bodies that they share then; with --weighting newman each counts \
      1 / (k - 1), k being its members at that time. What is shared at other times is in other claims, \
      and with newman so is each span of time with other members; a body counts once at a time. A claim \
      cites the sources of both memberships, is believed as far as both are, and has two columns of its own: \
      through, the bodies, and overlap, whether that time is certain or only possible.

      Members are whoever the relationships run from, with --onto targets whoever they run to; where these have no \
      direction, the ends that stand first or second. With --year one time is asked about, and the claims are \
      dated so; --from and --to leave out what is shared at other times only. With --isolated, members stay who \
      share nothing.

      A circle is one of members: --only, --without and --where ask of them, and of what ties them to bodies; a step of \
      --around leads to whoever shares a body, and --core and --largest are of who shares what.

      Examples:
        camarilla project --chronicle boards --through membership -o colleagues
        camarilla project --chronicle boards --through chair,seat --year 1926 --weighting newman -o 1926.graphml
      """)

  @OptionGroup var chronicle: ChronicleArgument

  @Option(
    help: ArgumentHelp(
      "The kinds of relationship between members and bodies, separated by commas.", valueName: "a,b"
    ))
  var through: String

  @Option(
    help: ArgumentHelp("Who is tied then: sources or targets.", valueName: "side"),
    completion: .choices(of: ProjectionOptions.Side.self),
    transform: choice(noun: "side", of: ProjectionOptions.Side.self))
  var onto = ProjectionOptions.Side.sources

  @Option(
    help: ArgumentHelp("How what is shared counts: count or newman.", valueName: "weighting"),
    completion: .choices(of: ProjectionOptions.Weighting.self),
    transform: choice(noun: "weighting", of: ProjectionOptions.Weighting.self))
  var weighting = ProjectionOptions.Weighting.count

  @Option(
    help: ArgumentHelp(
      "What the new kind is called; co- and the kinds gone through unless told.", valueName: "name")
  )
  var kind: String?

  @OptionGroup var time: ProjectionTimeArguments
  @OptionGroup var claims: ClaimArguments
  @OptionGroup var circle: SelectionArguments
  @OptionGroup var target: ChronicleTarget
  @OptionGroup var report: ReportFormatArgument
  @OptionGroup var timings: TimingsArgument

  func run() async throws {
    let file = try ChronicleFile(target.output)
    let phases = Phases(timings)
    let chronicle = try self.chronicle.load(phases)
    let kinds = try KindsArgument.names(wanted: through, option: "--through", in: chronicle)
    let options = ProjectionOptions(
      side: onto, weighting: weighting, kind: kind, time: time.year?.time,
      days: try time.days, minimumConfidence: claims.minConfidence,
      withoutSources: try SourceArgument.ids(wanted: claims.struckSources, in: chronicle),
      selection: try circle.selection(in: chronicle, of: self.chronicle),
      includesIsolated: claims.isolated)
    try requireRoom(for: chronicle.projectionSize(through: kinds, options: options))
    let projected = try phases(phase: .compute, doing: "Projecting") {
      do throws(InvalidChronicle) {
        return try chronicle.projection(through: kinds, options: options)
      } catch {
        throw FormatsError.invalid(error)
      }
    }
    if !options.selection.isAll {
      Console.current.cut = Circle(
        selection: options.selection, in: chronicle, count: projected.count, isOfWhole: false)
    }
    Console.current.remark(of: [
      note(on: projected, of: chronicle, kinds: kinds), emptyNote(on: projected),
    ])
    if projected.count.relationships.of == 0 {
      Console.current.remark(of: notes(onNothingOf: kinds, in: chronicle, options: options))
    }
    try file.write(projected.chronicle, phases: phases)
    let answer = ProjectAnswer(projected: projected, options: options, output: target.output)
    if let format = report.format {
      try answer.emit(as: format)
    } else {
      Console.current.noteCut()
      Console.current.writeError(answer.text)
    }
  }

  /// More pairs than this are told of before they are made, as one crowded body may make nearly all of them.
  private static let mostUntold = 100_000
  /// More pairs than this take gigabytes.
  private static let mostPairs = 5_000_000

  private func requireRoom(for size: ProjectionSize) throws(CommandFailure) {
    guard size.pairCount > Self.mostUntold, let body = size.largestBody else { return }
    let text =
      "the bodies have \(size.pairCount) pairs of members, '\(body)' alone"
      + " \(size.mostMembers) members"
    let ways =
      "one time with --year, a shorter one with --from and --to, or fewer memberships with --where,"
      + " --only or --min-confidence"
    guard size.pairCount <= Self.mostPairs else {
      throw CommandFailure(
        status: .usage, message: "\(text); expected at most \(Self.mostPairs): ask for \(ways)")
    }
    Console.current.note(
      "camarilla: \(text), and each may become a claim; fewer are made of \(ways)")
  }

  /// Why no relationship ties a member to a body.
  private func notes(
    onNothingOf kinds: Set<String>, in chronicle: Chronicle, options: ProjectionOptions
  ) -> [String] {
    let asked = options.time.map(AskedTime.one)
    let filter = SnapshotOptions(
      minimumConfidence: options.minimumConfidence, kinds: kinds,
      withoutSources: options.withoutSources)
    let empty = chronicle.emptySelection(of: asked.map { [$0] }, options: filter)
    return empty?.notes(
      of: asked.map { $0.title(options: filter) }, kindsOption: "--through") ?? []
  }

  /// That nobody is in the circle.
  private func emptyNote(on projected: ProjectedChronicle) -> String? {
    let (members, ties) = (projected.count.figures, projected.count.relationships)
    guard ties.kept == 0, ties.of > 0 else { return nil }
    return
      "the circle is empty: none of \(Number.count(members.of, singular: "member")) of bodies through \(through)"
      + " is in it"
  }

  /// That figures stand on both sides, where that is a mistake perhaps.
  private func note(
    on projected: ProjectedChronicle, of chronicle: Chronicle, kinds: Set<String>
  ) -> String? {
    let isUndirected = chronicle.kinds.contains { kinds.contains($0.name) && !$0.isDirected }
    guard isUndirected, let first = projected.bothSides.first else { return nil }
    let count = projected.bothSides.count
    return
      "\(Number.count(count, singular: "figure")), such as '\(first)', \(count == 1 ? "stands" : "stand")"
      + " on both sides of \(through), which has no direction; expected members first and bodies second"
  }
}

/// At which time things are shared.
struct ProjectionTimeArguments: SectionedArguments {
  static let section = HelpSection.time

  @Option(
    help: ArgumentHelp(
      "Who shares what in this year, or another time such as 1926-05.", valueName: "time"),
    transform: TimeArgument.parse)
  var year: TimeArgument?

  @Option(
    help: ArgumentHelp(
      "Leave out what is shared only before this year or other time.", valueName: "time"),
    transform: TimeArgument.parse)
  var from: TimeArgument?

  @Option(
    help: ArgumentHelp(
      "Leave out what is shared only after this year or other time.", valueName: "time"),
    transform: TimeArgument.parse)
  var to: TimeArgument?

  func validate() throws {
    if let year, from != nil || to != nil {
      throw ValidationError(
        "--year \(year.time) and a range (--from, --to) were both given; expected one of them.")
    }
    _ = try days
  }

  /// The range asked for; nil for any time.
  var days: ClosedRange<CalendarDay>? {
    get throws {
      guard from != nil || to != nil else { return nil }
      let first = from?.days.lowerBound ?? .distantPast
      let last = to?.days.upperBound ?? .distantFuture
      guard first <= last else {
        throw ValidationError(
          "the range runs backwards, from \(from.map { "\($0.time)" } ?? "") to \(to.map { "\($0.time)" } ?? ""); expected --from not after --to."
        )
      }
      return first...last
    }
  }
}
