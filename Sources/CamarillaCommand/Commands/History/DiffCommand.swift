import ArgumentParser
import Camarilla
import CamarillaDrawing

struct DiffCommand: SnapshotCommand, AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "What changed in the alliances between two years or other times.",
    discussion: """
      A pair is formed, dissolved, continued, or reversed: its sign flipped between the two. A \
      reversed pair is listed as such only. An output file named .svg, .png, .pdf or the like gets \
      a picture of the changes, in which everybody stands where the pictures of the two times have \
      them; with --side-by-side these stand on the same page. With --each, or with --from, --to and --by \
      in place of two times, every year or other step is compared with the one before it.

      --worlds says how likely each change is, the claims and dates being doubtful. It is worked out \
      exactly; only a pair with many claims of different weights takes so many draws.
      """)

  @Argument(
    help: ArgumentHelp(
      "The earlier year or other time, \(TimeArgument.examples).", valueName: "from"),
    transform: TimeArgument.parseFirst)
  var earlier: TimeArgument?

  @Argument(
    help: ArgumentHelp("The later year or other time.", valueName: "to"),
    transform: TimeArgument.parse)
  var later: TimeArgument?

  @Flag(
    help:
      "Every year's changes from the year before, from the earlier to the later; with --by, those of other steps."
  )
  var each = false

  @OptionGroup var range: TimeRangeArguments
  @OptionGroup var chronicle: ChronicleArgument
  @OptionGroup var filter: SnapshotArguments
  @OptionGroup var kinds: KindsArgument
  @OptionGroup var worlds: WorldArguments
  @OptionGroup(in: .worlds) var seed: SeedArgument
  @OptionGroup var drawing: DiffDrawingArguments
  @OptionGroup var output: OutputArguments
  @OptionGroup var timings: TimingsArgument

  func validate() throws {
    try requireTimes()
    if !output.isPicture { try drawing.style.requireAbsent() }
    if drawing.all, !output.isPicture {
      throw ValidationError("--all draws; name a picture with -o, such as -o changes.pdf.")
    }
    if drawing.sideBySide, !output.isPicture {
      throw ValidationError(
        "--side-by-side draws; name a picture with -o, such as -o changes.pdf.")
    }
    if !drawing.style.kindStyle.entries.isEmpty, !drawing.sideBySide {
      throw ValidationError(
        "--kind-style is of the ties of a time, and a picture of changes has none; add --side-by-side."
      )
    }
    guard worlds.worlds != nil else { return }
    if isStepwise { throw ValidationError("--worlds compares two times; leave out \(stepwise).") }
    if output.isPicture {
      throw ValidationError(
        "--worlds is not drawn; expected a file named .csv, .json or .txt, or no --worlds.")
    }
  }

  /// Stops where it isn't plain which times are compared.
  private func requireTimes() throws {
    let isRange = range.from != nil || range.to != nil
    if let earlier, isRange {
      throw ValidationError(
        "\(earlier.time) and a range (--from, --to) were both given; expected two times, or a range."
      )
    }
    if earlier == nil, !range.isGiven {
      throw ValidationError(
        "no years were given; expected two, or a range by --from, --to or both.")
    }
    if let earlier, later == nil {
      throw ValidationError(
        "\(earlier.time) alone has nothing to be compared with; expected two times, or a range by --from, --to"
          + " or both\(TimeArgument.hintOfTwo(in: "\(earlier.time.period)") ?? ".")")
    }
    if earlier != nil, range.wantedUnit != nil, !each {
      throw ValidationError(
        "--by is of a range: add --each for every step between the two, or leave it out.")
    }
  }

  /// Whether every step of a range is compared with the one before it.
  private var isStepwise: Bool { each || range.isGiven }
  /// The option that says so.
  private var stepwise: String { each ? "--each" : "--from, --to and --by" }

  func run() async throws { try await drawing.style.picture.inFont(answer) }

  private func answer() async throws {
    let phases = Phases(timings)
    guard !isStepwise, let from = earlier?.time, let to = later?.time else {
      return try runForEachStep(phases)
    }
    let asked = [AskedTime.one(from), .one(to)]
    let chronicle = try self.chronicle.load(
      phases, times: asked, filter: filter, allFigures: output.isPicture)
    let (kinds, options) = try selection(of: chronicle, times: asked)
    Console.current.remark(of: [Self.orderNote(from, to: to)])
    let diff = try phases(phase: .compute, doing: "Comparing") {
      chronicle.diff(from: from, to: to, kinds: kinds, options: options)
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
    let file = try await PictureFile(
      path, page: drawing.style.picture.size, sizes: drawing.style.size.told)
    try LayoutGuard.check(
      diff.figureCount(showsAll: drawing.all),
      ways: (drawing.all ? ["no --all"] : []) + [LayoutGuard.circle])
    let graphs = try phases(phase: .compute, doing: "Computing centrality and factions", parts: 3) {
      let style = drawing.style
      return try diff.drawing(
        theme: style.picture.theme,
        history: FactionColors.history(of: chronicle, options: options), showsAll: drawing.all,
        names: style.names, sizedBy: style.size.measure.centrality, styled: style.styled)
    }
    let bytes = try await phases(phase: .render, doing: "Drawing") {
      try await file.draw(
        drawing.sideBySide ? graphs.sideBySide(on: file.page) : graphs.picture(on: file.page),
        wayOut: "fewer --kinds, or a smaller --font")
    }
    try phases.write(bytes, to: path)
  }

  /// That the times are one, or the later comes first.
  private static func orderNote(_ from: TimeSpan, to: TimeSpan) -> String? {
    let both = from.unit == to.unit ? from.unit?.plural ?? "times" : "times"
    if from == to { return "both \(both) are \(from), which has nothing to change into" }
    if from.days.lowerBound >= to.days.lowerBound, from.days.upperBound <= to.days.upperBound {
      return
        "\(from) is a part of \(to): what holds \(inTime(to)) and not \(inTime(from)) is listed as formed"
    }
    if from.days.lowerBound <= to.days.lowerBound, from.days.upperBound >= to.days.upperBound {
      return
        "\(to) is a part of \(from): what holds \(inTime(from)) and not \(inTime(to)) is listed as dissolved"
    }
    guard from.days.lowerBound > to.days.lowerBound else { return nil }
    return
      "\(from) is the later of the two \(both): what holds \(inTime(to)) and no longer \(inTime(from)) is listed as"
      + " formed"
  }

  private func runForEachStep(_ phases: Phases) throws {
    let ends = earlier.flatMap { earlier in later.map { (earlier.time, $0.time) } }
    let named = try ends.map { first, last in
      try TimeRangeArguments.steps(
        of: range.unit, from: first, through: last, order: "the earlier year first",
        means: "an earlier last year or a later first one")
    }
    if let named { try requireSeveral(named) }
    guard !output.isPicture else {
      throw CommandFailure(
        status: .usage,
        message:
          "\(stepwise) is not drawn; expected a file named .csv, .json or .txt, or two times without it."
      )
    }
    let known = (named ?? range.known).map { [AskedTime.each($0)] }
    let chronicle = try self.chronicle.load(phases, times: known, filter: filter)
    let steps = try named ?? range.steps(of: chronicle)
    try requireSeveral(steps)
    let (kinds, options) = try selection(of: chronicle, times: [.each(steps)])
    let diffs = try phases(phase: .compute, doing: "Comparing the \(steps.unit.plural)") {
      chronicle.diffs(steps: steps, kinds: kinds, options: options).map { DiffAnswer($0) }
    }
    try phases.write(
      ConsecutiveDiffsAnswer(steps: steps, kinds: kinds.sorted(), diffs: diffs), to: output)
  }

  private func requireSeveral(_ steps: TimeSteps) throws(CommandFailure) {
    guard steps.count > 1 else {
      throw CommandFailure(
        status: .usage,
        message:
          "\(stepwise) compares consecutive \(steps.unit.plural), and \(steps[0]) is one; expected two."
      )
    }
  }

  /// The kinds whose coming and going is looked at, and the options of the snapshots, which have all kinds:
  /// a pair's sign rests on them.
  private func selection(
    of chronicle: Chronicle, times: [AskedTime]
  ) throws -> (kinds: Set<String>, SnapshotOptions) {
    var options = try filter.options(
      for: chronicle, of: self.chronicle, kinds: kinds,
      defaultKinds: [RelationshipKind.alliance.name], in: times)
    let kinds = options.kinds ?? []
    options.kinds = nil
    // Circles are drawn by all kinds, and what they leave is of all kinds too.
    filter.circle.announce(options, in: chronicle, at: times)
    return (kinds, options)
  }
}

/// How `diff` draws.
struct DiffDrawingArguments: SectionedArguments {
  static let section = HelpSection.picture

  @Flag(help: "Draw the two times side by side, and what changed under them.")
  var sideBySide = false

  @Flag(
    help:
      "Draw all ties that continued, of more than 60 figures too; else only those of figures to whom something happened."
  )
  var all = false

  @OptionGroup var style: PowerGraphArguments
}
