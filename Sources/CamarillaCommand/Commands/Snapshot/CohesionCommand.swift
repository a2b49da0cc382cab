import ArgumentParser
import Camarilla

struct CohesionCommand: SnapshotCommand, AsyncParsableCommand, EstimatingArguments, TopCommand {
  static let configuration = CommandConfiguration(
    commandName: "cohesion",
    abstract: "Who holds the graph of a year or another time together, and how.",
    discussion: """
      components     groups that ties hold together; strong ones, that ties lead around in as they run
      articulations  figures without whom a group would fall apart
      bridges        ties without which a group would fall apart, with what they rest on
      cores          groups in which all have at least k ties to one another
      clustering     the share of the pairs of a figure's neighbors that are tied

      The graph as a whole: density, distances, efficiency, reciprocity, assortativity by numbers of ties, the \
      census of triads, and triangles by their signs. With --groups, how ties run within and between groups: \
      assortativity, E-I index and modularity. What each is, camarilla measures says.
      """)

  static let exactHelp = """
    Compute distances exactly where figures times ties are many; without it the mean distance and efficiency are \
    estimated there, and how well is told, and a diameter that takes too many searches is left out.
    """

  static let topHelp =
    "How many of each list to print; tables show 50 unless told, CSV and JSON all."

  @Argument(help: TimeArgument.help, transform: TimeArgument.parse)
  var time: TimeArgument

  @OptionGroup var chronicle: ChronicleArgument
  @OptionGroup var filter: SnapshotArguments
  @OptionGroup var kinds: KindsArgument
  @OptionGroup var ties: TiesArgument
  @OptionGroup var groups: GroupsArgument
  @OptionGroup var exact: ExactArgument<CohesionCommand>
  @OptionGroup var top: TopArgument<CohesionCommand>
  @OptionGroup var output: OutputArguments
  @OptionGroup var timings: TimingsArgument

  func run() async throws {
    let phases = Phases(timings)
    let snapshot = try snapshot(
      of: time, phases: phases, allFigures: groups.groups != nil, ties: ties.ties)
    let groups = try self.groups.groups(in: snapshot)
    let answer = try phases(phase: .compute, doing: "Looking for what holds together", parts: 2) {
      CohesionAnswer(
        snapshot: snapshot, cohesion: snapshot.cohesion(ties: ties.ties),
        structure: StructureAnswer(
          structure: snapshot.structure(ties: ties.ties, isExact: exact.isGiven)),
        ties: ties.ties,
        mixing: groups.map { MixingAnswer($0, in: snapshot, ties: ties.ties) }, top: top.count)
    }
    output.say(notes: answer.structure.notes)
    Console.current.remark(of: [groups?.remark(in: snapshot)])
    try phases.write(answer, to: output)
  }
}
