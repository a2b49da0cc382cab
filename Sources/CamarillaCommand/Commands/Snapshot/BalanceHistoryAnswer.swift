import Camarilla

/// Structural balance year by year, as the command prints it.
struct BalanceHistoryAnswer: Answer {
  let years: ClosedRange<Int>
  let isDirected: Bool
  let isWeighted: Bool
  let balances: [YearBalance]

  var json: any Encodable {
    [
      "from": years.lowerBound, "to": years.upperBound, "directed": isDirected,
      "weighted": isWeighted, "years": balances.map(\.json), "notes": JSONObject.noNotes,
    ] as JSONObject
  }

  var csv: String { listing(of: balances).csv }

  private func listing(of balances: [YearBalance]) -> Listing<YearBalance> {
    func count(
      _ heading: String, name: String? = nil, of value: @escaping (StructuralBalance) -> Int
    ) -> [Column<YearBalance>] {
      [
        .shown(heading, .right) { "\(value($0.balance))" },
        .csv(name ?? heading) { value($0.balance) },
      ]
    }
    func share(
      _ heading: String, name: String, of value: @escaping (StructuralBalance) -> Double?
    ) -> [Column<YearBalance>] {
      [
        .shown(heading, .right) { value($0.balance).map(Number.short) ?? "–" },
        .csv(name) { value($0.balance) },
      ]
    }
    var columns: [Column<YearBalance>] = [
      .shown("year", .right) { "\(CalendarYear($0.year))" }, .csv("year") { $0.year },
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
    columns += [
      .shown("frustration", .right) { year in
        let (most, least) = (year.frustration.weight, year.frustration.weightBound)
        return year.frustration.isOptimal
          ? Number.score(of: most) : "\(Number.score(of: least)) to \(Number.score(of: most))"
      },
      .csv("frustration") { Number.exact($0.frustration.weight) },
      .csv("lowerBound") { Number.exact($0.frustration.weightBound) },
      .csv("optimal") { $0.frustration.isOptimal },
    ]
    columns += share("normalized", name: "normalized") { $0.frustration.normalized }
    return Listing(balances, columns: columns)
  }

  var text: String {
    let shown = balances.filter { $0.balance.figures > 0 }
    let span = CalendarYear.text(years: years)
    guard !shown.isEmpty else { return nobodyIsActive(in: span) }
    var text = "Structural balance \(span)\(isDirected ? ", arc by arc" : "")\n\n"
    text += listing(of: shown).table.text()
    let silent = balances.count - shown.count
    if silent > 0 {
      text += "nobody is active in \(Number.count(silent, singular: "other year"))\n"
    }
    text += "\n+++ … −−−: \(isDirected ? "transitive semicycles" : "triangles"), by their signs;"
    text += " balance: the share with an even number of −\n"
    return text + (isWeighted ? "frustration: by value\n" : "")
  }
}
