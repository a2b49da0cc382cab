import ArgumentParser
import Camarilla
import CamarillaDrawing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

struct FactionsCommand: HistoryCommand {
  static let configuration = CommandConfiguration(
    commandName: "factions",
    abstract: "The factions of a year or another time, or through the years.",
    discussion: """
      modularity   groups with more alliance inside, and less rivalry, than chance would give, \
      connected by alliances among their members; whoever has none stands alone
      balance      as few rivalries inside groups and alliances between them as can be
      coalitions   the same with two sides only

      Below the heading: modularity, and what it would be if strangers with common enemies could stand \
      together (--unconstrained); frustration, the ties that the division puts wrongly (rivalries \
      inside, alliances between); coverage, the share of alliance inside. A number behind a name marks \
      a membership on which separate searches hardly agree: its stability, 0 to 1, where below 0.75. \
      A faction is named by its most central member: the one with the most alliances inside it, of \
      equal ones with the stronger, then with the most alliances at all; a line of factions by whoever \
      leads it in most years.

      Where no relationship of a year has a sign, modularity takes all ties as friendly, and says so.

      With --from, --to or --by in place of a year, factions are followed through the years, or other steps (Greene, Doyle \
      & Cunningham 2010): lines of factions that share more than --overlap of their figures, and what \
      happened to them: birth, death, merge, split, growth, contraction, dormancy and resurgence. \
      With each event stand the figures who came in and went out, and the relationships that made \
      it: those between figures whom it brought together or parted, that hold in its year and not in \
      the year before (begun), or the reverse (ended). What was before the first year and is after \
      the last is not looked at. What ends within a year is missing from the next year on; with \
      --as year-end, from that year. CSV has a row for each year and figure, or with --events for \
      each event. An output file named .svg, .png, .pdf or the like gets a chart of how figures flow \
      between factions, in the colors that factions have in other pictures.

      --worlds says how often each two figures are in one faction over possible worlds, the claims and \
      dates being doubtful; in CSV there is then a row for each two who are in one faction in some world.

      --null says whether the factions of a year, or of each step of a range, are more than chance: modularity, or \
      frustration, and their number, beside those of random draws. Documentation/CHANCE.md has \
      the models. In CSV the test takes the place of the factions.
      """)

  @OptionGroup var chronicle: ChronicleArgument
  @OptionGroup var times: TimeOrRange
  @OptionGroup var filter: SnapshotArguments
  @OptionGroup var whole: OfWholeArgument
  @OptionGroup var kinds: KindsArgument

  @OptionGroup var division: FactionArguments
  @OptionGroup var weighting: WeightedFrustrationArgument
  @OptionGroup var detail: FactionDetailArguments
  @OptionGroup var tracking: FactionTrackingArguments
  @OptionGroup var worlds: WorldArguments
  @OptionGroup var null: NullArguments
  @OptionGroup var picture: PictureArguments
  @OptionGroup var output: OutputArguments
  @OptionGroup var timings: TimingsArgument

  func validate() throws {
    try output.requireRange(times.isRange, picture: picture)
    try null.requireText(output)
    guard !times.isRange else {
      if let option = detail.given ?? (worlds.worlds != nil ? "--worlds" : nil)
        ?? (whole.isGiven ? "--of-whole" : nil)
      {
        throw ValidationError(
          "\(option) tells of one year or another time; expected one, not --from and --to.")
      }
      return
    }
    try worlds.check(besides: whole)
    if let option = tracking.given {
      throw ValidationError(
        "\(option) tells of several years; expected --from and --to, not a year.")
    }
  }

  func runThroughSteps(_ phases: Phases) throws {
    let (chronicle, steps, options) = try load(phases)
    let history = try phases(phase: .compute, doing: "Following factions") {
      chronicle.factionHistory(
        steps: steps, options: options, divided: divisionOptions, tracking: tracking.tracking,
        threads: ProcessInfo.processInfo.activeProcessorCount)
    }
    remark(on: history, in: steps)
    let snapshots = chronicle.sweep(steps: steps, options: options)
    let tests = try null.tests(
      of: snapshots.lazy.map { ($0, .factions(options: divisionOptions)) }, from: chronicle,
      in: steps, seed: division.seed.seed, phases: phases)
    try phases.write(
      FactionHistoryAnswer(
        history: history, options: divisionOptions, listsEvents: tracking.events, tests: tests
      ), to: output)
  }

  /// Draws what figures flow between factions. Where that costs little, factions are followed through
  /// all the chronicle's years, for the colors that they have in every picture.
  func chart(_ phases: Phases) throws -> FactionFlow {
    let (chronicle, steps, options) = try load(phases, allFigures: true)
    try ChartLimits.check(steps, on: picture.size)
    let history = try phases(phase: .compute, doing: "Following factions") {
      FactionColors.history(
        of: chronicle, options: options, including: steps, divided: divisionOptions,
        tracking: tracking.tracking)
        ?? chronicle.factionHistory(
          steps: steps, options: options, divided: divisionOptions, tracking: tracking.tracking,
          threads: ProcessInfo.processInfo.activeProcessorCount)
    }
    remark(on: history, in: steps)
    return FactionFlow(
      history: history, of: chronicle, steps: steps, title: "Factions, \(steps.inWords)",
      subtitle: ChartLimits.subtitle(
        chronicle: chronicle, parts: "factions by \(division.method.rawValue)"),
      theme: picture.theme)
  }

  private var divisionOptions: FactionOptions {
    division.options(isWeighted: weighting.weighted)
  }

  /// Says what the divisions of steps rest on, where that isn't plain.
  private func remark(on history: FactionHistory, in steps: TimeSteps) {
    Console.current.remark(
      of: division.idleOptions(isWeighted: weighting.weighted)
        + [MissingTies.note(history, in: steps)])
  }

  func run(at time: TimeArgument, phases: Phases) throws {
    try null.requireOneTable(in: output, besides: worlds.worlds.map { _ in "--worlds" })
    let (snapshot, shown) = whole.asked(
      try snapshot(
        of: time, phases: phases, needsWhole: null.needsWhole, ofWhole: whole.isGiven))
    let runs = detail.runs(of: snapshot) { Console.current.remark(of: [$0]) }
    let (factions, stability) = try phases(phase: .compute, doing: "Finding factions") {
      guard runs != 0 else {
        return (
          snapshot.factions(options: divisionOptions, threads: .max), nil as FactionStability?
        )
      }
      let stability = snapshot.factionStability(
        options: divisionOptions, runs: runs, threads: .max)
      return (stability.factions, stability)
    }
    var answer = FactionsAnswer(
      snapshot: snapshot, found: factions, stability: stability, saysWhy: detail.why,
      members: shown?.ids)
    Console.current.remark(
      of: division.idleOptions(isWeighted: false) + [MissingTies.note(factions, in: snapshot)])
    if let sample = worlds.sample(of: snapshot, seed: division.seed.seed) {
      let most = CoMembership.mostFigures
      guard snapshot.figures.count <= most else {
        throw CommandFailure(
          status: .usage,
          message:
            "--worlds tells of every two figures, and of \(snapshot.figures.count) that is too much;"
            + " expected at most \(most). Choose fewer relationships with --kinds,"
            + " --min-confidence or --certainty.")
      }
      answer.worlds = try phases(phase: .compute, doing: "Dividing possible worlds") {
        FactionsWorldsAnswer(sample: sample, options: divisionOptions)
      }
    }
    let test = try null.test(
      .factions(options: divisionOptions), of: snapshot, seed: division.seed.seed, phases: phases)
    try phases.write(answer, against: test, to: output)
  }
}
