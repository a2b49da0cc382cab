import Camarilla

/// Structural balance step by step, as the command prints it.
struct BalanceHistoryAnswer: Answer {
  let steps: TimeSteps
  let isDirected: Bool
  let isWeighted: Bool
  /// Whether frustration was asked for.
  let hasFrustration: Bool
  let balances: [TimedBalance]
  /// What each is against chance, where it was asked; in CSV, which holds one table, that alone.
  let tests: NullHistoryAnswer?

  var json: any Encodable {
    JSONObject.asked(steps).merging([
      "directed": isDirected, "weighted": isWeighted,
      "years": balances.enumerated().map { index, balance in
        balance.json.merging(tests?.json(at: index) ?? [:])
      },
      "notes": JSONObject.noNotes,
    ])
  }

  var csv: String { tests?.csv ?? listing(of: balances).csv }

  private func listing(of balances: [TimedBalance]) -> Listing<TimedBalance> {
    func count(
      _ heading: String, name: String? = nil,
      of value: @escaping @Sendable (StructuralBalance) -> Int
    ) -> [Column<TimedBalance>] {
      [
        .shown(heading, .right) { "\(value($0.balance))" },
        .csv(name ?? heading) { value($0.balance) },
      ]
    }
    func share(
      _ heading: String, name: String, of value: @escaping @Sendable (StructuralBalance) -> Double?
    ) -> [Column<TimedBalance>] {
      [
        .shown(heading, .right) { value($0.balance).map(Number.short) ?? "–" },
        .csv(name) { value($0.balance) },
      ]
    }
    var columns: [Column<TimedBalance>] = [
      .shown(steps.unit.rawValue, .right) { "\($0.time)" },
      .csv(steps.unit == .year ? "year" : "period") { $0.time },
    ]
    columns += count("figures") { $0.figures }
    columns += count(isDirected ? "arcs" : "ties", name: "ties") { $0.ties }
    columns += count("+", name: "positive") { $0.positive }
    columns += count("−", name: "negative") { $0.negative }
    for (index, signs) in ["+++", "++-", "+--", "---"].enumerated() {
      columns += count(signs.replacing("-", with: "−"), name: signs) {
        $0.triangles.bySigns[index].count
      }
    }
    columns += share("balance", name: "degreeOfBalance") { $0.degreeOfBalance }
    columns += share("walks", name: "walkBalance") { $0.walkBalance }
    guard hasFrustration else { return Listing(balances, columns: columns) }
    columns += [
      .shown("frustration", .right) { balance in
        guard let frustration = balance.balance.frustration else { return "–" }
        let (most, least) = (frustration.weight, frustration.weightBound)
        return frustration.isOptimal
          ? Number.score(of: most) : "\(Number.score(of: least)) to \(Number.score(of: most))"
      },
      .csv("frustration") { ($0.balance.frustration?.weight).map(Number.exact) },
      .csv("lowerBound") { ($0.balance.frustration?.weightBound).map(Number.exact) },
      .csv("optimal") { $0.balance.frustration?.isOptimal },
    ]
    columns += share("normalized", name: "normalized") { $0.frustration?.normalized }
    return Listing(balances, columns: columns)
  }

  var text: String {
    let shown = balances.filter { $0.balance.figures > 0 }
    let span = "\(steps)"
    guard !shown.isEmpty else { return nobodyIsActive(in: span) }
    var text = "Structural balance \(span)\(isDirected ? ", arc by arc" : "")\n\n"
    text += listing(of: shown).table.text()
    let silent = balances.count - shown.count
    if silent > 0 {
      text +=
        "nobody is active in \(Number.count(silent, singular: "other \(steps.unit.rawValue)", plural: "other \(steps.unit.plural)"))\n"
    }
    text += "\n+++ … −−−: \(isDirected ? "transitive semicycles" : "triangles"), by their signs;"
    text += " balance: the share with an even number of −\n"
    return text + (isWeighted ? "frustration: by value\n" : "") + (tests?.text ?? "")
  }
}
