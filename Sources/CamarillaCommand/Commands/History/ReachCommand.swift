import ArgumentParser
import Camarilla

/// `--chronicle` of a command whose `--strict` means something else.
private struct LenientChronicleArgument: SectionedArguments {
  static let section = HelpSection.chronicle

  @Option(help: ChronicleArgument.help, completion: .file(), transform: Input.declared)
  var chronicle: String?

  @OptionGroup var graphFile: GraphFileArguments

  /// As other commands have it.
  var chronicleArgument: ChronicleArgument {
    var argument = ChronicleArgument()
    (argument.chronicle, argument.graphFile) = (chronicle, graphFile)
    argument.strictness = StrictnessArgument()
    argument.strictness.strict = false
    return argument
  }
}

struct ReachCommand: RangeCommand, AsyncParsableCommand, TopCommand, EstimatingArguments {
  static let configuration = CommandConfiguration(
    commandName: "reach", abstract: "Who could reach whom in the course of the years.",
    discussion: """
      Word can be passed on in the year (or other step, --by) in which it comes, or later, never before. With one figure: \
      when it reaches each of the others, and over how many ties. With two: by which way it arrives \
      first, and what each step rests on. With none: how soon each figure reaches the others, and \
      how much it stands on the shortest ways between them.
      """)

  static let exactHelp = """
    Without figures: follow everybody's ways however long it takes, also where figures times ties are many.
    """
  static let topHelp =
    "How many figures to tell of; tables show 10 unless told, CSV and JSON all. Without figures."

  @Argument(help: "The figure to start from, by id or name.") var figure: String?
  @Argument(help: "The figure to arrive at.") var other: String?

  @OptionGroup private var option: LenientChronicleArgument
  @OptionGroup var range: TimeRangeArguments
  @OptionGroup var filter: SnapshotArguments
  @OptionGroup var kinds: KindsArgument
  @OptionGroup var ties: TiesArgument

  @Flag(help: "Use each tie in a later year, or other step, than the one before.")
  var strict = false

  @Flag(
    help: "Follow ties only the way they run, from appointer to appointee; alliances run both ways."
  )
  var directed = false

  @OptionGroup var exact: ExactArgument<ReachCommand>
  @OptionGroup var top: TopArgument<ReachCommand>
  @OptionGroup var output: OutputArguments
  @OptionGroup var timings: TimingsArgument

  var chronicle: ChronicleArgument { option.chronicleArgument }

  func validate() throws {
    if top.count != nil, figure != nil {
      throw ValidationError("--top is for the table of all figures; leave out \(figure ?? "").")
    }
    if exact.isGiven, figure != nil {
      throw ValidationError("--exact is for the table of all figures; leave out \(figure ?? "").")
    }
  }

  func run() async throws {
    let phases = Phases(timings)
    let (chronicle, steps, options) = try load(
      phases, allFigures: figure != nil, ties: ties.ties)
    let start = try figure.map { text in try FigureArgument.figure(text: text, in: chronicle) }
    let end = try other.map { text in try FigureArgument.figure(text: text, in: chronicle) }
    let graph = try phases(phase: .snapshot, doing: "Going through the \(steps.unit.plural)") {
      chronicle.temporalGraph(steps: steps, options: options, ties: ties.ties, isDirected: directed)
    }
    if start == nil, !exact.isGiven, graph.takesMinutesForAll {
      throw CommandFailure(
        status: .usage,
        message:
          "to follow the ways of \(graph.figures.count) figures along \(graph.tieCount) ties over"
          + " \(Number.count(steps.count, singular: steps.unit.rawValue, plural: steps.unit.plural))"
          + " takes minutes or longer; expected a"
          + " figure to start from, longer steps with --by, fewer figures, such as with --core, or --exact to"
          + " follow them all")
    }
    let question = TemporalQuestion(graph: graph, isStrict: strict)
    let answer: any Answer
    switch (start, end) {
    case (let start?, let end?):
      answer = try phases(phase: .compute, doing: "Looking for a way") {
        WayAnswer(question: question, from: start, to: end)
      }
    case (let start?, nil):
      answer = try phases(phase: .compute, doing: "Looking for ways") {
        ReachAnswer(question: question, start: start)
      }
    default:
      answer = try phases(phase: .compute, doing: "Computing temporal centrality", parts: 2) {
        TemporalCentralityAnswer(question: question, top: top.count)
      }
    }
    try phases.write(answer, to: output)
  }
}
