import Camarilla

/// Brokerage roles as the command prints them.
struct BrokerageAnswer: Answer {
  let snapshot: Snapshot
  let division: Factions
  let brokers: [Brokerage]
  let ties: TieSelection
  /// How many figures to tell of; nil unless told.
  let top: Int?

  var json: any Encodable {
    JSONObject.asked(snapshot.time).merging([
      "ties": ties, "method": division.method,
      "figures": snapshot.figures.count,
      "factions": division.map {
        ["name": $0.label, "label": $0.label, "members": $0.members] as JSONObject
      },
      "brokers": listing(most: top ?? .max), "notes": JSONObject.noNotes,
    ])
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
