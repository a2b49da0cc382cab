import Camarilla

/// Ties by how much runs along them, as the command prints them.
struct TiesAnswer: Answer {
  let snapshot: Snapshot
  let found: [TieBetweenness]
  /// How far their betweenness can be off; nil where it is exact.
  let estimate: Scores.Estimate?
  let ties: TieSelection
  let isWeighted: Bool
  /// How many to tell of; nil unless told.
  let top: Int?

  var json: any Encodable {
    JSONObject.asked(snapshot.time).merging([
      "ties": ties, "weighted": isWeighted,
      "figures": snapshot.figures.count, "tiedPairs": found.count,
      "estimate": estimate, "scores": listing(most: top ?? .max), "notes": notes,
    ])
  }

  /// That betweenness is estimated, where it is.
  var notes: [String] {
    estimate.map { [$0.note(of: "betweenness", from: "shortest paths")] } ?? []
  }

  var csv: String { listing(most: top ?? .max).csv }

  private func listing(most: Int) -> Listing<TieBetweenness> {
    let marks = SharedRanks(ranks: found.map(\.rank), shown: most)
    let chronicle = snapshot.chronicle
    return Listing(
      found.prefix(most),
      columns: [
        .shown("rank", .right) { marks.text(of: $0.rank) },
        .shown("tie") { chronicle.printedNames(of: $0.figures) },
        .csv("source") { $0.figures[0] }, .csv("target") { $0.figures[1] },
        .json("figures") { $0.figures }, .json("names") { $0.figures.map(chronicle.name) },
        Column("value", .right, value: { $0.value }, text: Number.plain),
        Column("betweenness", .right, value: { $0.betweenness }, text: Number.short),
        .exact("rank") { $0.rank }, .shown("shared", .right) { "\($0.sharedNeighbors)" },
        .exact("sharedNeighbors") { $0.sharedNeighbors },
      ])
  }

  var text: String {
    guard !snapshot.figures.isEmpty else { return nobodyIsActive(in: snapshot.title) }
    var text = "Ties of \(snapshot.title): \(found.count) among "
    text += Number.count(snapshot.figures.count, singular: "figure")
    text += ties.remark + (isWeighted ? ", weighted\n" : "\n")
    text += notes.map { $0 + "\n" }.joined()
    let shown = listing(most: top ?? 10)
    guard !shown.rows.isEmpty else { return text }
    return text + "\n" + shown.table.text() + more(than: shown.rows.count, of: found.count)
  }
}
