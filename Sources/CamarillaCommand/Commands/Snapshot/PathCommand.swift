import ArgumentParser
import Camarilla

struct PathCommand: SnapshotCommand, AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "path",
    abstract: "The shortest path between two figures, with what each step rests on.",
    discussion: """
      Figures are given by their id or their name. Of several equally short paths it is the one \
      whose figures come first by id.
      """)

  @Argument(help: TimeArgument.help, transform: TimeArgument.parse)
  var time: TimeArgument
  @Argument(help: "The figure to start from.") var from: String
  @Argument(help: "The figure to arrive at.") var to: String

  @OptionGroup var chronicle: ChronicleArgument
  @OptionGroup var filter: SnapshotArguments
  @OptionGroup var kinds: KindsArgument
  @OptionGroup var ties: TiesArgument

  @Flag(help: "Measure distances by the ties' values: a tie is 1/|value| long.")
  var weighted = false

  @Flag(
    help: "Follow ties only the way they run, from appointer to appointee; alliances run both ways."
  )
  var directed = false

  @OptionGroup var output: OutputArguments
  @OptionGroup var timings: TimingsArgument

  func run() async throws {
    let phases = Phases(timings)
    let chronicle = try self.chronicle.load(
      phases, times: [.one(time.time)], filter: filter, allFigures: true)
    let start = try FigureArgument.figure(text: from, in: chronicle)
    let end = try FigureArgument.figure(text: to, in: chronicle)
    let snapshot = try snapshots(
      of: [time.time], in: chronicle, phases: phases, ties: ties.ties)[0]
    let path = try phases(phase: .compute, doing: "Looking for a path") {
      snapshot.shortestPath(
        from: start.id, to: end.id, ties: ties.ties, isWeighted: weighted, isDirected: directed)
    }
    let answer = PathAnswer(
      snapshot: snapshot, start: start, end: end, path: path, ties: ties.ties,
      isWeighted: weighted, isDirected: directed)
    try phases.write(answer, to: output)
  }
}
