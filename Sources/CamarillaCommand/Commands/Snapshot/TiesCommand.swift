import ArgumentParser
import Camarilla

struct TiesCommand: SnapshotCommand, AsyncParsableCommand, TopCommand, EstimatingArguments {
  static let configuration = CommandConfiguration(
    commandName: "ties", abstract: "Along which ties most runs.",
    discussion: """
      Edge betweenness: the share of the shortest paths between all figures that run along a tie (Girvan & \
      Newman 2002). Shared are the figures who are tied to both ends. With --weighted a tie is 1/|value| long, \
      and ambivalent ties, of value 0, are no way.

      Where figures times ties are many, the shares are those of 40,000 random shortest paths, and how far off \
      they can be is told; with --exact they are exact however long it takes. With --weighted nothing is estimated, \
      so that --exact is asked for there.
      """)

  static let exactHelp = """
    Compute betweenness exactly where figures times ties are many; without it it is estimated there, and how well is told.
    """
  static let topHelp = "How many ties to print; tables show 10 unless told, CSV and JSON all."

  @Argument(help: TimeArgument.help, transform: TimeArgument.parse)
  var time: TimeArgument

  @OptionGroup var chronicle: ChronicleArgument
  @OptionGroup var filter: SnapshotArguments
  @OptionGroup var whole: OfWholeArgument
  @OptionGroup var kinds: KindsArgument
  @OptionGroup var ties: TiesArgument

  @Flag(help: "Measure distances by the ties' values: a tie is 1/|value| long.")
  var weighted = false

  @OptionGroup var exact: ExactArgument<TiesCommand>
  @OptionGroup var top: TopArgument<TiesCommand>
  @OptionGroup var output: OutputArguments
  @OptionGroup var timings: TimingsArgument

  func run() async throws {
    let phases = Phases(timings)
    let (snapshot, shown) = whole.asked(
      try snapshot(of: time, phases: phases, ties: ties.ties, ofWhole: whole.isGiven))
    let members = shown?.ids
    let paths = snapshot.tiePaths(ties: ties.ties, isWeighted: weighted)
    if !exact.isGiven, paths.takeMinutes {
      throw CommandFailure(
        status: .usage,
        message:
          "the shortest paths of \(snapshot.figures.count) figures by value take minutes or longer; expected"
          + " --exact to follow them all, no --weighted to estimate their shares without values, or fewer"
          + " figures, such as with --core")
    }
    let answer = try phases(phase: .compute, doing: "Following shortest paths") {
      let ranking = paths.betweenness(options: CentralityOptions(isExact: exact.isGiven))
      return TiesAnswer(
        snapshot: snapshot,
        found: ranking.filter { tie in tie.figures.allSatisfy { members?.contains($0) ?? true } },
        estimate: ranking.estimate, ties: ties.ties, isWeighted: weighted, top: top.count)
    }
    output.say(notes: answer.notes)
    try phases.write(answer, to: output)
  }
}
