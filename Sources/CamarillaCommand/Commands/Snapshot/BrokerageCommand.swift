import ArgumentParser
import Camarilla

struct BrokerageCommand: SnapshotCommand, AsyncParsableCommand, TopCommand {
  static let configuration = CommandConfiguration(
    commandName: "brokerage", abstract: "Who stands between others, within factions and across.",
    discussion: """
      Counts the chains a -> broker -> b in which no tie runs from a to b (Gould & Fernandez 1989), by \
      the factions of the three, or by --groups of your own. Alliances and rivalries run both ways, so they \
      count from either end.

      coordinator     all three in one faction
      itinerant       a and b in one faction, the broker in another (also called consultant)
      representative  a and the broker in one faction, b in another: speaks for its own
      gatekeeper      the broker and b in one faction, a in another: lets others in
      liaison         three factions

      --null says whether that is more than chance: each role and the total of all figures, and \
      the total of the first, beside those of random draws among the same factions. \
      Documentation/CHANCE.md has the models. In CSV the test takes the place of the figures.
      """)

  @Argument(help: TimeArgument.help, transform: TimeArgument.parse)
  var time: TimeArgument

  @OptionGroup var chronicle: ChronicleArgument
  @OptionGroup var filter: SnapshotArguments
  @OptionGroup var whole: OfWholeArgument
  @OptionGroup var kinds: KindsArgument
  @OptionGroup var division: FactionArguments
  @OptionGroup var weighting: WeightedFrustrationArgument
  @OptionGroup var groups: GroupsArgument
  @OptionGroup var ties: TiesArgument
  @OptionGroup var null: NullArguments

  @OptionGroup var top: TopArgument<BrokerageCommand>
  @OptionGroup var output: OutputArguments
  @OptionGroup var timings: TimingsArgument

  func run() async throws {
    let phases = Phases(timings)
    let (snapshot, shown) = whole.asked(
      try snapshot(
        of: time, phases: phases, needsWhole: null.needsWhole, allFigures: groups.groups != nil,
        ties: ties.ties, ofWhole: whole.isGiven))
    let members = shown?.ids
    let own = try groups.groups(in: snapshot)
    let (parts, answer) = try phases(
      phase: .compute, doing: "Finding factions and brokers", parts: 2
    ) {
      let division =
        own.map(BrokerageAnswer.Division.groups)
        ?? .factions(snapshot.factions(options: division.options(isWeighted: weighting.weighted)))
      let parts = division.groups(in: snapshot)
      return (
        parts,
        BrokerageAnswer(
          snapshot: snapshot, division: division,
          brokers: snapshot.brokerage(by: parts, ties: ties.ties).filter { broker in
            members?.contains(broker.id) ?? true
          }, ties: ties.ties, top: top.count)
      )
    }
    Console.current.remark(of: remarks(on: answer.division, in: snapshot))
    let test = try null.test(
      .brokerage(
        groups: parts, ties: ties.ties, top: top.count ?? 10, among: members), of: snapshot,
      seed: division.seed.seed, phases: phases)
    try phases.write(answer, against: test, to: output)
  }

  private func remarks(on found: BrokerageAnswer.Division, in snapshot: Snapshot) -> [String?] {
    switch found {
    case .groups(let groups): [groups.remark(in: snapshot)]
    case .factions(let factions):
      division.idleOptions(isWeighted: weighting.weighted)
        + [MissingTies.note(factions, in: snapshot)]
    }
  }
}
