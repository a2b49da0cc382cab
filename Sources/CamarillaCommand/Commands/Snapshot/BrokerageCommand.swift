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
          brokers: snapshot.brokerage(by: factions, ties: ties.ties), ties: ties.ties)
      )
    }
    Console.current.remark(of: [MissingTies.note(factions, in: snapshot)])
    try phases(phase: .write, doing: "Writing") {
      try answer.report(snapshot.title, top: top.count, isTable: output.format == .table).emit(
        output)
    }
  }
}

/// Brokerage roles as the command prints them.
struct BrokerageAnswer: Noted {
  struct Faction: Encodable {
    var name: String
    var label: String
    var members: [String]
  }

  struct Broker: Encodable {
    var id: String
    var name: String
    var faction: String
    var coordinator: Int
    var itinerant: Int
    var representative: Int
    var gatekeeper: Int
    var liaison: Int
    var total: Int
  }

  var year: Int
  var ties: String
  var method: String
  var figures: Int
  var factions: [Faction]
  var brokers: [Broker]
  /// What the answer rests on where there are no ties of the sort it asks for.
  var notes: [String] = []

  init(
    snapshot: Snapshot, division: Factions, brokers: [Brokerage], ties: TieSelection
  ) {
    year = snapshot.year
    self.ties = ties.rawValue
    method = division.method.rawValue
    figures = snapshot.figures.count
    factions = division.factions.map {
      Faction(name: $0.label, label: $0.label, members: $0.members)
    }
    self.brokers = brokers.map { broker in
      Broker(
        id: broker.id, name: broker.name,
        faction: division.index(of: broker.id).map { division.factions[$0].label } ?? "",
        coordinator: broker.coordinator, itinerant: broker.itinerant,
        representative: broker.representative, gatekeeper: broker.gatekeeper,
        liaison: broker.liaison, total: broker.total)
    }
  }

  func report(_ title: String, top: Int?, isTable: Bool) -> Report<BrokerageAnswer> {
    var shown = self
    shown.brokers = Array(brokers.prefix(top ?? (isTable ? 10 : Int.max)))
    return Report(text: shown.text(title: title, of: brokers), csv: shown.csv(), json: shown)
  }

  private static let roles = [
    "coordinator", "itinerant", "representative", "gatekeeper", "liaison", "total",
  ]

  private func cells(of broker: Broker) -> [String] {
    [
      broker.coordinator, broker.itinerant, broker.representative, broker.gatekeeper,
      broker.liaison, broker.total,
    ].map(String.init)
  }

  private func text(title: String, of all: [Broker]) -> String {
    guard let first = all.first else { return nobodyIsActive(in: title) }
    var text = "Brokers in \(title): \(Number.count(figures, singular: "figure"))"
    text += " in \(Number.count(factions.count, singular: "faction")) by \(method)"
    text += (TieSelection(rawValue: ties)?.remark ?? "") + "\n"
    guard first.total > 0 else { return text + "Nobody stands between two others.\n" }
    var table = Table(
      [("figure", .left), ("faction", .left)] + Self.roles.map { ($0, .right) })
    for broker in brokers {
      table.append([printed(broker.name, id: broker.id), broker.faction] + cells(of: broker))
    }
    text += "\n" + table.text()
    if brokers.count < all.count { text += "… and \(all.count - brokers.count) more (--top)\n" }
    return text
  }

  private func csv() -> String {
    var table = Table((["id", "name", "faction"] + Self.roles).map { ($0, .left) })
    for broker in brokers {
      table.append([broker.id, broker.name, broker.faction] + cells(of: broker))
    }
    return table.csv()
  }
}
