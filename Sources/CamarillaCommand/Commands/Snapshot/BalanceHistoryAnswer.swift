import Camarilla

/// Structural balance year by year, as the command prints it.
struct BalanceHistoryAnswer: Noted {
  var from: Int
  var to: Int
  var directed: Bool
  /// Whether frustration goes by values.
  var weighted: Bool
  var years: [BalanceAnswer]
  /// What the answer rests on where that isn't plain.
  var notes: [String] = []

  init(years: ClosedRange<Int>, isDirected: Bool, isWeighted: Bool, answers: [BalanceAnswer]) {
    from = years.lowerBound
    to = years.upperBound
    directed = isDirected
    weighted = isWeighted
    self.years = answers
  }

  private static let signs = ["+++", "++-", "+--", "---"]

  func report() -> Report<BalanceHistoryAnswer> {
    Report(text: text(), csv: csv(), json: self)
  }

  private func text() -> String {
    let shown = years.filter { $0.figures > 0 }
    let span = CalendarYear.text(years: from...to)
    guard !shown.isEmpty else { return nobodyIsActive(in: span) }
    var table = Table(
      (["year", "figures", directed ? "arcs" : "ties", "+", "−"]
        + Self.signs.map { $0.map { $0 == "-" ? "−" : "\($0)" }.joined() }
        + ["balance", "walks", "frustration", "normalised"]).map { ($0, .right) })
    for year in shown {
      var row = ["\(CalendarYear(year.year))"]
      row += [year.figures, year.ties, year.positive, year.negative].map(String.init)
      row += Self.signs.map { "\(year.triangles[$0] ?? 0)" }
      row += [year.degreeOfBalance, year.walkBalance].map { $0.map(Number.short) ?? "–" }
      let frustration = year.frustration
      row.append(
        frustration.optimal
          ? Number.score(of: frustration.index)
          : "\(Number.score(of: frustration.lowerBound)) to \(Number.score(of: frustration.index))")
      row.append(frustration.normalized.map(Number.short) ?? "–")
      table.append(row)
    }
    var text = "Structural balance \(span)\(directed ? ", arc by arc" : "")\n\n" + table.text()
    let silent = years.count - shown.count
    if silent > 0 {
      text += "nobody is active in \(Number.count(silent, singular: "other year"))\n"
    }
    text += "\n+++ … −−−: \(directed ? "transitive semicycles" : "triangles"), by their signs;"
    text += " balance: the share with an even number of −\n"
    return text + (weighted ? "frustration: by value\n" : "")
  }

  private func csv() -> String {
    var table = Table(
      [
        "year", "figures", "ties", "positive", "negative", "+++", "++-", "+--", "---",
        "degreeOfBalance", "walkBalance", "frustration", "lowerBound", "optimal", "normalized",
      ].map { ($0, .left) })
    func cell(of value: Double?) -> String { value.map { "\($0)" } ?? "" }
    for year in years {
      var row = [year.year, year.figures, year.ties, year.positive, year.negative].map(String.init)
      row += Self.signs.map { "\(year.triangles[$0] ?? 0)" }
      row += [cell(of: year.degreeOfBalance), cell(of: year.walkBalance)]
      row += [year.frustration.index, year.frustration.lowerBound].map(Number.exact)
      row += ["\(year.frustration.optimal)", cell(of: year.frustration.normalized)]
      table.append(row)
    }
    return table.csv()
  }
}
