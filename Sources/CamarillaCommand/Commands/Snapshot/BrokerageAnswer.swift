import Camarilla

/// Brokerage roles as the command prints them.
struct BrokerageAnswer: Answer {
  /// Between what figures broker.
  enum Division {
    case factions(Factions)
    case groups(NamedGroups)

    func groups(in snapshot: Snapshot) -> FigureGroups {
      switch self {
      case .factions(let factions): snapshot.groups(of: factions)
      case .groups(let named): named.groups
      }
    }
  }

  let snapshot: Snapshot
  let division: Division
  let brokers: [Brokerage]
  let ties: TieSelection
  /// How many figures to tell of; nil unless told.
  let top: Int?

  var json: any Encodable {
    JSONObject.asked(snapshot.time).merging([
      "ties": ties, "method": method, "groups": ownGroups,
      "figures": snapshot.figures.count,
      "factions": parts.map { name, members in
        ["name": name, "label": name, "members": members] as JSONObject
      },
      "brokers": listing(most: top ?? .max), "notes": JSONObject.noNotes,
    ])
  }

  var csv: String { listing(most: top ?? .max).csv }

  /// How the factions were found; nil of groups of one's own.
  private var method: FactionMethod? {
    if case .factions(let factions) = division { factions.method } else { nil }
  }

  /// What groups of one's own are by.
  private var ownGroups: String? {
    if case .groups(let named) = division { named.name } else { nil }
  }

  private var parts: [(name: String, members: [Figure.ID])] {
    switch division {
    case .factions(let factions): factions.map { ($0.label, $0.members) }
    case .groups(let named): named.groups.groups.map { ($0.name, $0.members) }
    }
  }

  /// What the part is called in which a figure is.
  private func part(of id: Figure.ID) -> String {
    switch division {
    case .factions(let factions): factions.faction(of: id)?.label ?? ""
    case .groups(let named): named.groups.group(of: id)?.name ?? ""
    }
  }

  private func listing(most: Int) -> Listing<Brokerage> {
    Listing(
      brokers.prefix(most),
      columns: [
        .exact("id") { $0.id }, .exact("name") { $0.name },
        .shown("figure") { printed($0.name, id: $0.id) },
        Column(ownGroups == nil ? "faction" : "group") { part(of: $0.id) },
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
    var text = "Brokers \(inTime(snapshot.title)): \(figures)"
    switch division {
    case .factions(let factions):
      text +=
        " in \(Number.count(factions.count, singular: "faction")) by \(factions.method.rawValue)"
    case .groups(let named):
      text += " in \(Number.count(parts.count, singular: "group")) \(named.title)"
    }
    text += "\(ties.remark)\n"
    guard first.total > 0 else { return text + "Nobody stands between two others.\n" }
    let shown = listing(most: top ?? 10)
    text += "\n" + shown.table.text()
    return text + more(than: shown.rows.count, of: brokers.count)
  }
}
