import ArgumentParser
import Camarilla
import CamarillaDrawing

struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "What changed in the alliances between two years.",
    discussion: """
      A pair is formed, dissolved, continued, or reversed: its sign flipped between the years. A \
      reversed pair is listed as such only. An output file named .svg, .png, .pdf or the like gets \
      a picture of the changes, in which everybody stands where the pictures of the two years have \
      them; with --side-by-side these stand on the same page. With --each, every year between the \
      two is compared with the one before it.

      --worlds says how likely each change is, the claims and dates being doubtful. It is worked out \
      exactly; only a pair with many claims of different weights takes so many draws.
      """)

  @Argument(
    help: "The earlier year, such as 1926, 44BCE or -43.", transform: YearArgument.parse)
  var from: YearArgument

  @Argument(help: "The later year.", transform: YearArgument.parse)
  var to: YearArgument

  @Flag(help: "Every year's changes from the year before, from the earlier year to the later.")
  var each = false

  @OptionGroup var chronicle: ChronicleArgument
  @OptionGroup var snapshot: SnapshotArguments
  @OptionGroup var kinds: KindsArgument
  @OptionGroup var worlds: WorldArguments
  @OptionGroup(in: .worlds) var seed: SeedArgument
  @OptionGroup var drawing: DiffDrawingArguments
  @OptionGroup var output: OutputArguments
  @OptionGroup var timings: TimingsArgument

  func validate() throws {
    if !output.isPicture { try drawing.theme.requireAbsent() }
    if drawing.sideBySide, !output.isPicture {
      throw ValidationError(
        "--side-by-side draws; name a picture with -o, such as -o \(from.year)-\(to.year).pdf.")
    }
    guard worlds.worlds != nil else { return }
    if each { throw ValidationError("--worlds compares two years; leave out --each.") }
    if output.isPicture {
      throw ValidationError(
        "--worlds is not drawn; expected a file named .csv, .json or .txt, or no --worlds.")
    }
  }

  func run() async throws {
    let phases = Phases(timings)
    if each { return try runForEachYear(phases) }
    let chronicle = try self.chronicle.load(
      phases, years: [from.year...from.year, to.year...to.year], filter: snapshot)
    let (kinds, options) = try selection(
      of: chronicle, years: [from.year...from.year, to.year...to.year])
    Console.current.remark(of: [orderNote])
    let diff = phases(phase: .compute, doing: "Comparing the years") {
      chronicle.diff(from: from.year, to: to.year, kinds: kinds, options: options)
    }
    guard let path = output.picture else {
      let changes = worlds.worlds.map { count in
        DiffWorldsAnswer(
          probabilities: diff.changeProbabilities(
            doubt: worlds.doubt, draws: count, seed: seed.seed),
          doubt: worlds.doubt, count: count, seed: seed.seed)
      }
      try phases.write(DiffAnswer(diff, worlds: changes), to: output)
      return
    }
    let file = try await PictureFile(path)
    let history = phases(phase: .compute, doing: "Finding factions") {
      FactionColors.history(of: chronicle, options: options)
    }
    let bytes = try await phases(phase: .render, doing: "Drawing") {
      try await file.draw(
        drawing.sideBySide
          ? diff.sideBySide(theme: drawing.theme.theme, history: history)
          : diff.picture(theme: drawing.theme.theme, history: history))
    }
    try phases.write(bytes, to: path)
  }

  /// That the years are one, or the later comes first.
  private var orderNote: String? {
    let (first, second) = (CalendarYear(from.year), CalendarYear(to.year))
    if first == second { return "both years are \(first), which has nothing to change into" }
    guard from.year > to.year else { return nil }
    return
      "\(first) is the later of the two years: what holds in \(second) and no longer in \(first) is"
      + " listed as formed"
  }

  private func runForEachYear(_ phases: Phases) throws {
    try YearRangeArguments.check(
      from.year, last: to.year, order: "the earlier year first",
      means: "an earlier last year or a later first one")
    guard from != to else {
      throw CommandFailure(
        status: .usage,
        message:
          "--each compares consecutive years, and \(CalendarYear(from.year)) is one; expected two.")
    }
    guard !output.isPicture else {
      throw CommandFailure(
        status: .usage,
        message: "--each is not drawn; expected a file named .csv, .json or .txt, or no --each.")
    }
    let chronicle = try self.chronicle.load(phases, years: [from.year...to.year], filter: snapshot)
    let years = from.year...to.year
    let (kinds, options) = try selection(of: chronicle, years: [years])
    let diffs = phases(phase: .compute, doing: "Comparing the years") {
      chronicle.diffs(years: years, kinds: kinds, options: options).map { DiffAnswer($0) }
    }
    try phases.write(
      YearlyDiffsAnswer(years: years, kinds: kinds.sorted(), diffs: diffs), to: output)
  }

  /// The kinds whose coming and going is looked at, and the options of the snapshots, which have all kinds:
  /// a pair's sign rests on them.
  private func selection(
    of chronicle: Chronicle, years: [ClosedRange<Int>]
  ) throws -> (kinds: Set<String>, SnapshotOptions) {
    var options = try snapshot.options(
      for: chronicle, of: self.chronicle, kinds: kinds,
      defaultKinds: [RelationshipKind.alliance.name], in: years)
    let kinds = options.kinds ?? []
    options.kinds = nil
    return (kinds, options)
  }
}

/// How `diff` draws.
struct DiffDrawingArguments: SectionedArguments {
  static let section = HelpSection.picture

  @Flag(help: "Draw the two years side by side, and what changed under them.")
  var sideBySide = false

  @OptionGroup var theme: ThemeArgument
}
