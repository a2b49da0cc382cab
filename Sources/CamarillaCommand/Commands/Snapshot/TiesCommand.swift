import ArgumentParser
import Camarilla

struct TiesCommand: SnapshotCommand, AsyncParsableCommand, TopCommand {
  static let configuration = CommandConfiguration(
    commandName: "ties", abstract: "Along which ties most runs.",
    discussion: """
      Edge betweenness: the share of the shortest paths between all figures that run along a tie (Girvan & \
      Newman 2002). Shared are the figures who are tied to both ends. With --weighted a tie is 1/|value| long, \
      and ambivalent ties, of value 0, are no way.
      """)

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

  @OptionGroup var top: TopArgument<TiesCommand>
  @OptionGroup var output: OutputArguments
  @OptionGroup var timings: TimingsArgument

  func run() async throws {
    let phases = Phases(timings)
    let (snapshot, shown) = whole.asked(
      try snapshot(of: time, phases: phases, ties: ties.ties, ofWhole: whole.isGiven))
    let members = shown?.ids
    let found = try phases(phase: .compute, doing: "Following shortest paths") {
      snapshot.tieBetweenness(ties: ties.ties, options: CentralityOptions(isWeighted: weighted))
        .filter { tie in tie.figures.allSatisfy { members?.contains($0) ?? true } }
    }
    try phases.write(
      TiesAnswer(
        snapshot: snapshot, found: found, ties: ties.ties, isWeighted: weighted, top: top.count),
      to: output)
  }
}
