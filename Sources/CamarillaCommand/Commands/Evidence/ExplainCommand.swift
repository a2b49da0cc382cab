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

  @Argument(help: "One figure or two, then the year.") var words: [String]

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
    guard (try? YearArgument.parse(last)) != nil else {
      throw ValidationError(
        "'\(last)' is no year; expected one figure or two and then the year, as in"
          + " explain Yezhov 1937.")
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
    let chronicle = try phases(phase: .load, doing: "Loading \(chronicle.name)") {
      try self.chronicle.load()
    }
    let year = YearArgument(words[words.count - 1])?.year ?? 0
    let figures = try words.dropLast().map { text in
      try FigureArgument.figure(text: text, in: chronicle)
    }
    if figures.count == 2, figures[0].id == figures[1].id {
      throw CommandFailure(
        status: .usage,
        message: "both are '\(figures[0].id)' (\(figures[0].name)); expected two figures.")
    }
    let options = try filter.options(
      for: chronicle, of: self.chronicle, kinds: kinds, in: [year...year])
    let snapshot = phases(phase: .snapshot, doing: "Selecting relationships") {
      chronicle.snapshot(of: year, options: options)
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
        return try AbsentFigureAnswer(figure: figure, in: snapshot).report(snapshot.title).emit(
          output)
      }
      try ExplanationAnswer(explanation: explanation, in: snapshot).report(snapshot.title).emit(
        output)
    }
  }

  private func explainPair(
    _ pair: (String, String), in snapshot: Snapshot, phases: Phases
  ) throws {
    let explanation = phases(phase: .compute, doing: "Looking at the pair") {
      snapshot.explanation(
        of: pair, in: snapshot.factions(options: division.options(isWeighted: weighting.weighted)))
    }
    guard let explanation else { return }
    try phases(phase: .write, doing: "Writing") {
      try PairExplanationAnswer(explanation: explanation, in: snapshot).report(snapshot.title).emit(
        output)
    }
  }
}

/// That a figure is not in a year's snapshot, as the command prints it.
struct AbsentFigureAnswer: Noted {
  var year: Int
  var present = false
  var figure: NamedFigure
  /// The nearest years in which it is; null where there is none.
  @ExplicitNull var lastBefore: Int?
  @ExplicitNull var firstAfter: Int?
  /// What the answer rests on where that isn't plain.
  var notes: [String] = []

  init(figure: Figure, in snapshot: Snapshot) {
    year = snapshot.year
    self.figure = NamedFigure(id: figure.id, in: snapshot.chronicle)
    (lastBefore, firstAfter) = snapshot.chronicle.nearestYears(
      of: figure.id, to: snapshot.year, options: snapshot.options)
  }

  func report(_ title: String) -> Report<AbsentFigureAnswer> {
    var csv = Table(["section", "id", "name", "year"].map { ($0, .left) })
    for (section, year) in [("last before", lastBefore), ("first after", firstAfter)] {
      csv.append([section, figure.id, figure.name, year.map(String.init) ?? ""])
    }
    return Report(text: text(title: title), csv: csv.csv(), json: self)
  }

  func text(title: String) -> String {
    let name = printed(figure.name, id: figure.id)
    let nearest =
      switch (lastBefore, firstAfter) {
      case (let before?, let after?):
        "The nearest years with one are \(CalendarYear(before)) and \(CalendarYear(after))."
      case (let before?, nil): "The last year with one is \(CalendarYear(before))."
      case (nil, let after?): "The first year with one is \(CalendarYear(after))."
      case (nil, nil): "There is no year with one."
      }
    return "\(name) stands in no relationship that counts in \(title). \(nearest)\n"
  }
}
