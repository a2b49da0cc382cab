import ArgumentParser
import Camarilla

struct CohesionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cohesion", abstract: "Who holds the graph of a year or another time together.",
    discussion: """
      components     groups that ties hold together; strong ones, that ties lead around in as they run
      articulations  figures without whom a group would fall apart
      bridges        ties without which a group would fall apart, with what they rest on
      cores          groups in which all have at least k ties to one another
      clustering     the share of the pairs of a figure's neighbors that are tied
      """)

  @OptionGroup var question: SnapshotQuestion
  @OptionGroup var ties: TiesArgument
  @OptionGroup var output: OutputArguments
  @OptionGroup var timings: TimingsArgument

  func run() async throws {
    let phases = Phases(timings)
    let snapshot = try question.snapshot(phases: phases, ties: ties.ties)
    let cohesion = phases(phase: .compute, doing: "Looking for what holds together") {
      snapshot.cohesion(ties: ties.ties)
    }
    try phases.write(
      CohesionAnswer(snapshot: snapshot, cohesion: cohesion, ties: ties.ties), to: output)
  }
}
