import ArgumentParser
import Camarilla
import CamarillaStore

struct ExplainCommand: SnapshotCommand, AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "What a figure's rank, or the tie of two figures, rests on.",
    usage: """
      camarilla explain <figure> <year> [options]
      camarilla explain <figure> <other> [<year>] [options]
      """,
    discussion: """
      Of one figure: its rank in the consensus and by each measure that votes, its ties with the \
      claims and sources behind them, the claims that contradict one another, and for every source \
      what the rank and the most central figure would become were it struck.

      Of two: how the value of their tie arises, what striking each source would do to it, whom they \
      have in common, and how the tie came to be: year by year, or with --by in other steps, through all the \
      chronicle or from --from to --to. Without a year the tie is that of this range as a whole.

      Figures are given by their id or their name; a name of several words in quotation marks.
      """)

  @Argument(
    help:
      "One figure or two, then the year or another time, \(TimeArgument.examples); of two, none for all the chronicle or the range of --from and --to."
  )
  var words: [String]

  @OptionGroup var chronicle: ChronicleArgument
  @OptionGroup var range: TimeRangeArguments
  @OptionGroup var filter: SnapshotArguments
  @OptionGroup var kinds: KindsArgument

  @Flag(
    help: "Of one figure: strike only the sources of its own claims. Quicker in large chronicles.")
  var ownSources = false

  @OptionGroup(title: "The factions of a pair") var division: FactionArguments
  @OptionGroup(title: "The factions of a pair") var weighting: WeightedFrustrationArgument
  @OptionGroup var output: OutputArguments
  @OptionGroup var timings: TimingsArgument

  /// Whether the time is that of the range, as two figures are named and nothing else. What begins as a year does is meant
  /// for one.
  private var isOfRange: Bool {
    words.count == 2 && (try? TimeArgument.parse(words[1])) == nil
      && (range.isGiven || words[1].first?.isNumber == false)
  }

  func validate() throws {
    guard let last = words.last, !isOfRange else { return }
    guard (try? TimeArgument.parse(last)) != nil else {
      throw ValidationError(
        "'\(last)' is no year\(TimeArgument.reason(for: last).map { ", as \($0)" } ?? ""); expected one figure or two and then the year or another time, as in"
          + " explain Yezhov 1937\(TimeArgument.hint(for: last)).")
    }
    switch words.count {
    case 1:
      throw ValidationError("expected a figure before the year, as in explain Yezhov 1937.")
    case 2:
      if range.isGiven {
        throw ValidationError(
          "--from, --to and --by are of the history of two figures; expected a second figure before the year."
        )
      }
    case 3: break
    default:
      throw ValidationError(
        "expected one figure or two and then the year; put a name of several words in quotation"
          + " marks.")
    }
  }

  func run() async throws {
    let phases = Phases(timings)
    guard isOfRange || words.count == 3 else {
      return try explainFigure(words[0], at: try TimeArgument.parse(words[1]), phases: phases)
    }
    if let (store, years) = try storeWhereAPartWillDo(), let pair = try pair(in: store) {
      let time = try TimeArgument.parse(words[words.count - 1]).time
      let chronicle = try self.chronicle.load(
        phases, times: [.one(time)], filter: filter, allFigures: true, alwaysOf: pair)
      let snapshot = try snapshots(of: [time], in: chronicle, phases: phases)[0]
      return try explainPair(
        (pair[0], pair[1]), in: snapshot, through: nil, years: years, phases: phases)
    }
    let chronicle = try self.chronicle.load(phases)
    let steps = range.isGiven || isOfRange ? try range.steps(of: chronicle) : nil
    let time =
      if isOfRange, let steps {
        range.span ?? TimeSpan(steps.period) ?? TimeSpan(days: steps.days)
      } else {
        try TimeArgument.parse(words[words.count - 1]).time
      }
    let figures = try words.prefix(2).map { text in
      try FigureArgument.figure(text: text, in: chronicle)
    }
    if figures[0].id == figures[1].id {
      throw CommandFailure(
        status: .usage,
        message: "both are '\(figures[0].id)' (\(figures[0].name)); expected two figures.")
    }
    let snapshot = try snapshots(of: [time], in: chronicle, phases: phases)[0]
    try explainPair(
      (figures[0].id, figures[1].id), in: snapshot, through: range.isGiven ? steps : nil,
      phases: phases)
  }

  /// A large store of which the time that is asked about and all that is said of whom is asked about are enough, with its
  /// years; nil where the whole is needed.
  private func storeWhereAPartWillDo() throws -> (store: ChronicleStore, years: TimeSteps)? {
    guard !range.isGiven, !filter.circle.dependsOnTime, let store = try chronicle.largeStore(),
      let years = try store.years()
    else { return nil }
    return (store, TimeSteps(years: years))
  }

  /// The two figures that are named; nil where a store has no two such figures.
  private func pair(in store: ChronicleStore) throws -> [Figure.ID]? {
    let pair = try words.prefix(2).compactMap { text -> Figure.ID? in
      let id = Figure.ID(text.withoutOuterBlanks)
      if try store.hasFigure(id) { return id }
      guard case .found(let figure) = try store.figure(called: text) else { return nil }
      return figure.id
    }
    return Set(pair).count == 2 ? pair : nil
  }

  private func explainFigure(_ text: String, at time: TimeArgument, phases: Phases) throws {
    let snapshot = try snapshot(of: time, phases: phases, allFigures: true)
    let figure = try FigureArgument.figure(text: text, in: snapshot.chronicle)
    let share = QuestionPart.current?.share(of: .sources)
    let explanation = try phases(phase: .compute, doing: "Striking one source after another") {
      snapshot.explanation(
        of: figure.id, ownSourcesOnly: ownSources, share: share ?? .whole)
    }
    guard let explanation else {
      return try explainAbsence(of: figure, in: snapshot, phases: phases)
    }
    try phases.write(
      ExplanationAnswer(explanation: explanation, snapshot: snapshot, isPart: share != nil),
      to: output)
  }

  /// Tells when else a figure is there that isn't in a snapshot, which of a large store may be a part.
  private func explainAbsence(of figure: Figure, in snapshot: Snapshot, phases: Phases) throws {
    let years = try storeWhereAPartWillDo()?.years
    var told = snapshot
    if years != nil {
      let chronicle = try self.chronicle.load(
        phases, times: [.one(snapshot.time)], filter: filter, allFigures: true,
        alwaysOf: [figure.id])
      told = chronicle.snapshot(of: snapshot.time, options: snapshot.options)
    } else if let whole = try phases(
      phase: .load, doing: "Loading \(chronicle.name)", chronicle.whole)
    {
      told = whole.snapshot(of: snapshot.time, options: snapshot.options)
    }
    try phases.write(AbsentFigureAnswer(figure: figure, in: told, among: years), to: output)
  }

  /// - Parameters:
  ///   - steps: those of the history, where they were asked for.
  ///   - years: those that the history goes through else; the chronicle's own when nil.
  private func explainPair(
    _ pair: (Figure.ID, Figure.ID), in snapshot: Snapshot, through steps: TimeSteps?,
    years: TimeSteps? = nil, phases: Phases
  ) throws {
    let explanation = try phases(phase: .compute, doing: "Looking at the pair") {
      snapshot.explanation(
        of: pair, in: snapshot.factions(options: division.options(isWeighted: weighting.weighted)),
        through: steps ?? years)
    }
    guard let explanation else { return }
    if let steps {
      let census = snapshot.chronicle.datingCensus(
        of: .each(steps), pair: pair, options: snapshot.options)
      Console.current.remark(of: [census.note(of: .each(steps), title: "the two \(inTime(steps))")])
    }
    try phases.write(
      PairExplanationAnswer(
        explanation: explanation, in: snapshot, through: steps, among: years), to: output)
  }
}
