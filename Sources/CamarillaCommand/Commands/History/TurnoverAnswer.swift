import Camarilla

/// How ties come and go, as the command prints it.
struct TurnoverAnswer: Noted {
  /// The share of ties that hold so many years later.
  struct Persistence: Encodable {
    var after: Int
    /// Null where no year's ties could be looked up so much later.
    @ExplicitNull var share: Double?
  }

  struct Year: Encodable {
    var year: Int
    var ties: Int
    // Null in the first year.
    @ExplicitNull var begun: Int?
    @ExplicitNull var ended: Int?
    @ExplicitNull var kept: Int?
    @ExplicitNull var stability: Double?
    var persistence: [Persistence]
  }

  struct Durations: Encodable {
    var spells: Int
    var ended: Int
    var unknownBeginnings: Int
    @ExplicitNull var median: Int?
    @ExplicitNull var restrictedMean: Double?
    var survival: [Double]
  }

  var from: Int
  var to: Int
  var ties: String
  var years: [Year]
  /// Of all years together.
  var persistence: [Persistence]
  var durations: Durations
  /// What the answer rests on where there are no ties of the sort it asks for.
  var notes: [String] = []

  init(_ turnover: TieTurnover) {
    from = turnover.years.lowerBound
    to = turnover.years.upperBound
    ties = turnover.ties.rawValue
    func persistence(of shares: [Double?]) -> [Persistence] {
      zip(turnover.spans, shares).map { Persistence(after: $0, share: $1) }
    }
    years = turnover.changes.map { change in
      Year(
        year: change.year, ties: change.ties, begun: change.begun, ended: change.ended,
        kept: change.kept, stability: change.stability,
        persistence: persistence(of: change.persistence))
    }
    self.persistence = persistence(of: turnover.persistence)
    let found = turnover.durations
    durations = Durations(
      spells: found.spells, ended: found.ended, unknownBeginnings: found.unknownBeginnings,
      median: found.median, restrictedMean: found.restrictedMean, survival: found.survival)
  }

  func report() -> Report<TurnoverAnswer> {
    Report(text: text(), csv: csv(), json: self)
  }

  private func text() -> String {
    let span = CalendarYear.text(years: from...to)
    let shown = years.filter { $0.ties > 0 || ($0.ended ?? 0) > 0 }
    guard !shown.isEmpty else { return "Nobody is tied in \(span).\n" }
    var text = "Turnover of ties, \(span)\((TieSelection(rawValue: ties) ?? .all).remark)\n\n"
    func cell(of number: Int?) -> String { number.map { "\($0)" } ?? "–" }
    func cell(of share: Double?) -> String { share.map(Number.short) ?? "–" }
    var table = Table(
      (["year", "ties", "begun", "ended", "kept", "stability"]
        + persistence.map { "+\($0.after)" }).map { ($0, .right) })
    for year in shown {
      table.append(
        ["\(CalendarYear(year.year))", "\(year.ties)", cell(of: year.begun), cell(of: year.ended)]
          + [cell(of: year.kept), cell(of: year.stability)]
          + year.persistence.map { cell(of: $0.share) })
    }
    table.append(["all", "", "", "", "", ""] + persistence.map { cell(of: $0.share) })
    text += table.text()
    let silent = years.count - shown.count
    if silent > 0 { text += "nobody is tied in \(Number.count(silent, singular: "other year"))\n" }
    text += "\n+n: the share of the year's ties that hold n years later\n\n"
    guard durations.spells > 0 else { return text + "no tie is seen to begin\n" }
    var sentence =
      "Of \(Number.count(durations.spells, singular: "tie")) seen to begin, \(durations.ended)"
    sentence += " \(durations.ended == 1 ? "is" : "are") seen to end; "
    sentence +=
      durations.median.map { "half last no longer than \(Number.count($0, singular: "year"))" }
      ?? "more than half last longer than is known"
    if let mean = durations.restrictedMean, let rest = durations.survival.last {
      sentence += ", \(Number.short(of: mean)) years is the mean"
      if rest > 0 { sentence += " within \(durations.survival.count + 1) years" }
    }
    return text + wrapped(sentence + ".", indent: 0)
  }

  private func csv() -> String {
    var table = Table(
      (["year", "ties", "begun", "ended", "kept", "stability"]
        + persistence.map { "after\($0.after)" }).map { ($0, .left) })
    func cell(of number: Int?) -> String { number.map { "\($0)" } ?? "" }
    func cell(of share: Double?) -> String { share.map { "\($0)" } ?? "" }
    for year in years {
      table.append(
        [
          "\(year.year)", "\(year.ties)", cell(of: year.begun), cell(of: year.ended),
          cell(of: year.kept),
        ]
          + [cell(of: year.stability)] + year.persistence.map { cell(of: $0.share) })
    }
    return table.csv()
  }
}
