import ArgumentParser
import Camarilla

struct CorrelateCommand: SnapshotCommand, AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correlate",
    abstract: "How far the ties of two kinds, or two times, are the same.",
    discussion: """
      Pearson's correlation over all ordered pairs of figures, and whether it is more than chance would give: \
      the quadratic assignment procedure (Krackhardt 1988) permutes the figures of one of the two networks, so \
      that each keeps its shape. With one time, --kinds and --with name two lots of kinds; with two times, the \
      ties of both are compared, of all kinds or of those named.

      Examples:
        camarilla correlate 1926 --kinds alliance --with appointment --cells presence
        camarilla correlate 1926 1930 --among both
      """)

  @Argument(help: TimeArgument.help, transform: TimeArgument.parse)
  var time: TimeArgument

  @Argument(
    help: ArgumentHelp("A second time, to compare the ties of two.", valueName: "second-year"),
    transform: TimeArgument.parse)
  var secondTime: TimeArgument?

  @OptionGroup var chronicle: ChronicleArgument
  @OptionGroup var filter: SnapshotArguments
  @OptionGroup var kinds: KindsArgument

  @Option(
    name: .customLong("with"),
    help: ArgumentHelp(
      "The kinds of the second network, separated by commas; those of --kinds unless told.",
      valueName: "a,b"))
  var secondKinds: String?

  @Option(
    help: ArgumentHelp(
      "What a pair counts with: value (the net value of its ties), sign (1 or -1) or presence (1).",
      valueName: "cells"),
    completion: .choices(of: TieCorrelation.Reading.self),
    transform: choice(noun: "sort of cells", of: TieCorrelation.Reading.self))
  var cells = TieCorrelation.Reading.value

  @Option(
    help: ArgumentHelp(
      "Between whom pairs are formed: either (everybody in one of the two) or both.",
      valueName: "circle"),
    completion: .choices(of: TieCorrelation.Circle.self),
    transform: choice(noun: "circle", of: TieCorrelation.Circle.self))
  var among = TieCorrelation.Circle.either

  @OptionGroup var draws: DrawsArgument
  @OptionGroup var output: OutputArguments
  @OptionGroup var timings: TimingsArgument

  func validate() throws {
    if secondTime == nil, secondKinds == nil {
      throw ValidationError(
        "one time and one lot of kinds were given; expected a second time, or --with and the kinds to"
          + " compare.")
    }
  }

  func run() async throws {
    let phases = Phases(timings)
    let times = [time.time, (secondTime ?? time).time]
    let asked = (secondTime == nil ? [times[0]] : times).map { AskedTime.one($0) }
    let chronicle = try self.chronicle.load(phases, times: asked, filter: filter)
    let (first, second) = try phases(phase: .snapshot, doing: "Selecting relationships") {
      let options = try options(of: chronicle, in: asked)
      var others = options
      if let secondKinds {
        others.kinds = try KindsArgument.names(
          wanted: secondKinds, option: "--with", in: chronicle)
      }
      func side(of time: TimeSpan, options: SnapshotOptions) -> CorrelateAnswer.Side {
        CorrelateAnswer.Side(
          snapshot: chronicle.snapshot(of: time, options: options), kinds: options.kinds?.sorted())
      }
      return (side(of: times[0], options: options), side(of: times[1], options: others))
    }
    let share = QuestionPart.current?.share(of: .draws)
    let (found, drawn) = try phases(phase: .compute, doing: "Permuting figures") {
      first.snapshot.drawnCorrelation(
        with: second.snapshot, by: cells, among: among, draws: draws.draws, seed: draws.seed.seed,
        share: share ?? .whole)
    }
    Console.current.remark(of: notes(of: found, first: first, second: second))
    try phases.write(
      CorrelateAnswer(
        first: first, second: second, found: found, part: share.map { _ in drawn }), to: output)
  }

  /// What is not plain about the answer.
  private func notes(
    of found: TieCorrelation, first: CorrelateAnswer.Side, second: CorrelateAnswer.Side
  ) -> [String?] {
    let isOne = time == (secondTime ?? time) && first.kinds == second.kinds
    let empty = [(first, found.tied.first), (second, found.tied.second)].first { $0.1 == 0 }?.0
    return [
      isOne ? "both networks are \(first.title), which correlate wholly" : nil,
      found.correlation.observed != nil
        ? nil
        : empty.map {
          "no pair of the \(found.figures) figures is tied by \($0.title), so that there is no correlation"
        } ?? "all pairs of one of the two are alike, so that there is no correlation",
    ]
  }
}
