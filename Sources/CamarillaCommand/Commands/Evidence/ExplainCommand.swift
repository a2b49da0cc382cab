import ArgumentParser
import Camarilla

struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "What a figure's rank, or the tie of two figures, rests on.",
    usage: """
      camarilla explain <figure> <year> [options]
      camarilla explain <figure> <figure> <year> [options]
      """,
    discussion: """
      Of one figure: its rank in the consensus and by each measure that votes, its ties with the \
      claims and sources behind them, the claims that contradict one another, and for every source \
      what the rank and the most central figure would become were it struck.

      Of two: how the value of their tie arises, what striking each source would do to it, whom they \
      have in common, and how the tie came to be.

      Figures are given by their id or their name; a name of several words in quotation marks.
      """)

  @Argument(help: "One figure or two, then the year or another time.") var words: [String]

  @OptionGroup var chronicle: ChronicleArgument
  @OptionGroup var filter: SnapshotArguments
  @OptionGroup var kinds: KindsArgument

  @Flag(
    help: "Of one figure: strike only the sources of its own claims. Quicker in large chronicles.")
  var ownSources = false

  @OptionGroup(title: "The factions of a pair") var division: FactionArguments
  @OptionGroup(title: "The factions of a pair") var weighting: WeightedFrustrationArgument
  @OptionGroup var output: OutputArguments
  @OptionGroup var timings: TimingsArgument

  func validate() throws {
    guard let last = words.last else { return }
    guard (try? TimeArgument.parse(last)) != nil else {
      throw ValidationError(
        "'\(last)' is no year; expected one figure or two and then the year or another time, as in"
          + " explain Yezhov 1937\(TimeArgument.hint(for: last)).")
    }
    switch words.count {
    case 1:
      throw ValidationError("expected a figure before the year, as in explain Yezhov 1937.")
    case 2, 3: break
    default:
      throw ValidationError(
        "expected one figure or two and then the year; put a name of several words in quotation"
          + " marks.")
    }
  }

  func run() async throws {
    let phases = Phases(timings)
    let chronicle = try self.chronicle.load(phases)
    let time = try TimeArgument.parse(words[words.count - 1]).time
    let figures = try words.dropLast().map { text in
      try FigureArgument.figure(text: text, in: chronicle)
    }
    if figures.count == 2, figures[0].id == figures[1].id {
      throw CommandFailure(
        status: .usage,
        message: "both are '\(figures[0].id)' (\(figures[0].name)); expected two figures.")
    }
    let options = try filter.options(
      for: chronicle, of: self.chronicle, kinds: kinds, in: [.one(time)])
    let snapshot = phases(phase: .snapshot, doing: "Selecting relationships") {
      chronicle.snapshot(of: time, options: options)
    }
    if figures.count == 2 {
      try explainPair((figures[0].id, figures[1].id), in: snapshot, phases: phases)
    } else {
      try explain(figures[0], in: snapshot, phases: phases)
    }
  }

  private func explain(_ figure: Figure, in snapshot: Snapshot, phases: Phases) throws {
    let explanation = phases(phase: .compute, doing: "Striking one source after another") {
      snapshot.explanation(of: figure.id, ownSourcesOnly: ownSources)
    }
    try phases(phase: .write, doing: "Writing") {
      guard let explanation else {
        return try AbsentFigureAnswer(figure: figure, in: snapshot).emit(output)
      }
      try ExplanationAnswer(explanation: explanation, snapshot: snapshot).emit(output)
    }
  }

  private func explainPair(
    _ pair: (Figure.ID, Figure.ID), in snapshot: Snapshot, phases: Phases
  ) throws {
    let explanation = phases(phase: .compute, doing: "Looking at the pair") {
      snapshot.explanation(
        of: pair, in: snapshot.factions(options: division.options(isWeighted: weighting.weighted)))
    }
    guard let explanation else { return }
    try phases.write(PairExplanationAnswer(explanation: explanation, in: snapshot), to: output)
  }
}
