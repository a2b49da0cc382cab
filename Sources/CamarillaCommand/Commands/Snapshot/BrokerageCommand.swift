import ArgumentParser
import Camarilla

struct BrokerageCommand: AsyncParsableCommand, TopCommand {
  static let configuration = CommandConfiguration(
    commandName: "brokerage", abstract: "Who stands between others, within factions and across.",
    discussion: """
      Counts the chains a -> broker -> b in which no tie runs from a to b (Gould & Fernandez 1989), by \
      the factions of the three. Alliances and rivalries run both ways, so they count from either end.

      coordinator     all three in one faction
      itinerant       a and b in one faction, the broker in another (also called consultant)
      representative  a and the broker in one faction, b in another: speaks for its own
      gatekeeper      the broker and b in one faction, a in another: lets others in
      liaison         three factions
      """)

  static let topHelp =
    "How many figures to print; tables show 10 unless told, CSV and JSON all."

  @OptionGroup var question: SnapshotQuestion
  @OptionGroup var division: FactionArguments
  @OptionGroup var weighting: WeightedFrustrationArgument
  @OptionGroup var ties: TiesArgument

  @OptionGroup var top: TopArgument<BrokerageCommand>
  @OptionGroup var output: OutputArguments
  @OptionGroup var timings: TimingsArgument

  func run() async throws {
    let phases = Phases(timings)
    let snapshot = try question.snapshot(phases: phases, ties: ties.ties)
    let (factions, answer) = phases(
      phase: .compute, doing: "Finding factions and brokers", parts: 2
    ) {
      let factions = snapshot.factions(options: division.options(isWeighted: weighting.weighted))
      return (
        factions,
        BrokerageAnswer(
          snapshot: snapshot, division: factions,
          brokers: snapshot.brokerage(by: factions, ties: ties.ties), ties: ties.ties,
          top: top.count)
      )
    }
    Console.current.remark(of: [MissingTies.note(factions, in: snapshot)])
    try phases.write(answer, to: output)
  }
}

/// Brokerage roles as the command prints them.
struct BrokerageAnswer: Answer {
  let snapshot: Snapshot
  let division: Factions
  let brokers: [Brokerage]
  let ties: TieSelection
  /// How many figures to tell of; nil unless told.
  let top: Int?

  var json: any Encodable {
    [
      "year": snapshot.year, "ties": ties.rawValue, "method": division.method.rawValue,
      "figures": snapshot.figures.count,
      "factions": division.map {
        ["name": $0.label, "label": $0.label, "members": $0.members] as JSONObject
      },
      "brokers": listing(most: top ?? .max), "notes": JSONObject.noNotes,
    ] as JSONObject
  }

  var csv: String { listing(most: top ?? .max).csv }

  private func listing(most: Int) -> Listing<Brokerage> {
    Listing(
      brokers.prefix(most),
      columns: [
        .exact("id") { $0.id }, .exact("name") { $0.name },
        .shown("figure") { printed($0.name, id: $0.id) },
        Column("faction") { division.faction(of: $0.id)?.label ?? "" },
        Column("coordinator", .right) { $0.coordinator },
        Column("itinerant", .right) { $0.itinerant },
        Column("representative", .right) { $0.representative },
        Column("gatekeeper", .right) { $0.gatekeeper }, Column("liaison", .right) { $0.liaison },
        Column("total", .right) { $0.total },
      ])
  }

  var text: String {
    guard let first = brokers.first else { return nobodyIsActive(in: snapshot.title) }
    let figures = Number.count(snapshot.figures.count, singular: "figure")
    var text = "Brokers in \(snapshot.title): \(figures)"
    text += " in \(Number.count(division.count, singular: "faction"))"
    text += " by \(division.method.rawValue)\(ties.remark)\n"
    guard first.total > 0 else { return text + "Nobody stands between two others.\n" }
    let shown = listing(most: top ?? 10)
    text += "\n" + shown.table.text()
    let rest = brokers.count - shown.rows.count
    return text + (rest > 0 ? "… and \(rest) more (--top)\n" : "")
  }
}
