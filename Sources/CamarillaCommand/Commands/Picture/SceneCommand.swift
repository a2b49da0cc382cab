import ArgumentParser
import Camarilla
import CamarillaDrawing

struct SceneCommand: RangeCommand, AsyncParsableCommand, TopCommand, DrawingCommand {
  static let configuration = CommandConfiguration(
    commandName: "scene",
    abstract: "Print what a power graph shows, with the positions of everybody, as JSON.",
    discussion: """
      For pages and programs that draw by themselves: figures with their boxes, ranks and factions, ties with their \
      curves, and the claims and sources behind them. Of a range of time, a frame a year or step, as storyboard draws \
      it; of one year or another time, that alone.
      """)

  static let targetHelp = ArgumentHelp(
    "Write to a file instead of standard output.", valueName: "file")
  static let topHelp =
    "Only the N most central figures, by --size-by, and the ties between them."

  @Argument(help: TimeArgument.help, transform: TimeArgument.parse)
  var time: TimeArgument?

  @OptionGroup var chronicle: ChronicleArgument
  @OptionGroup var range: TimeRangeArguments
  @OptionGroup var filter: SnapshotArguments
  @OptionGroup var kinds: KindsArgument
  @OptionGroup var style: PowerGraphArguments
  @OptionGroup(in: .picture) var top: TopArgument<SceneCommand>
  @OptionGroup(in: .picture) var seed: SeedArgument
  @OptionGroup var near: NearArgument
  @OptionGroup var output: SceneOutputArguments
  @OptionGroup var timings: TimingsArgument

  func validate() throws {
    if time != nil, range.isGiven {
      throw ValidationError("expected a year, or a range with --from, --to and --by, not both.")
    }
    try style.picture.requireNoPage()
  }

  func run() async throws {
    try await style.picture.inFont {
      let phases = Phases(timings)
      let (storyboard, when) = try time.map { try scene(of: $0, phases: phases) } ?? scenes(phases)
      let members = try Console.current.completing(when).texts()
      let text = try phases(phase: .render, doing: "Drawing") { storyboard.json(saying: members) }
      try phases.write(Array((text + "\n").utf8), to: output.path)
    }
  }

  /// A step at a time, as a storyboard has them.
  private func scenes(_ phases: Phases) throws -> (Storyboard, JSONObject) {
    let (chronicle, steps, options) = try load(phases, most: StoryboardCommand.mostSteps)
    let storyboard = try style.storyboard(
      of: chronicle, steps: steps, options: options, mostFigures: top.count,
      ways: [LayoutGuard.fewerCentral, LayoutGuard.fewerTimes], seed: seed.seed, near: near.places,
      phases: phases)
    return (storyboard, .asked(steps))
  }

  /// One time by itself, as `render` draws it.
  private func scene(of time: TimeArgument, phases: Phases) throws -> (Storyboard, JSONObject) {
    let snapshot = try snapshot(of: time, phases: phases, allFigures: true)
    // Leaves are not folded: whoever reads a scene draws by it, and has everybody.
    try LayoutGuard.check(
      min(top.count ?? .max, snapshot.figures.count), ways: [LayoutGuard.fewerCentral])
    let graph = try phases(
      phase: .compute, doing: "Computing centrality and factions", parts: 3
    ) {
      let history = FactionColors.history(
        of: snapshot.chronicle, options: snapshot.options, divided: seed.division)
      let graph = style.powerGraph(
        of: snapshot, history: history, divided: seed.division, mostFigures: top.count)
      return try style.styled([graph], of: [snapshot])[0]
    }
    let storyboard = try phases(phase: .render, doing: "Drawing") {
      Storyboard(
        of: snapshot, drawn: graph, sizedBy: style.size.measure.centrality, near: near.places)
    }
    return (storyboard, .asked(snapshot.time))
  }
}

/// The forms of a scene: a picture in numbers is no table.
enum SceneFormat: String, OutputFormat {
  case json

  static let usual = SceneFormat.json
}

/// How a scene is written, and where.
struct SceneOutputArguments: SectionedArguments {
  static let section = HelpSection.output

  @Option(
    help: ArgumentHelp("How to print: json, the one form that a scene has.", valueName: "format"),
    completion: .choices(of: SceneFormat.self),
    transform: choice(noun: "format", of: SceneFormat.self))
  var format = SceneFormat.usual

  @Option(
    name: [.customShort("o"), .customLong("output")], help: SceneCommand.targetHelp,
    completion: .file(), transform: Output.declared)
  var path: String?

  @OptionGroup var replace: ReplaceArgument
}
