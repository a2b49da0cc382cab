import Camarilla

/// How ties come and go, as the command prints it.
struct TurnoverAnswer: Answer {
  let turnover: TieTurnover

  var json: any Encodable {
    let durations = turnover.durations
    return [
      "from": turnover.years.lowerBound, "to": turnover.years.upperBound,
      "ties": turnover.ties, "years": listing(of: turnover.changes),
      "persistence": persistence(of: turnover.persistence),
      "durations": [
        "spells": durations.spells, "ended": durations.ended,
        "unknownBeginnings": durations.unknownBeginnings, "median": durations.median,
        "restrictedMean": durations.restrictedMean, "survival": durations.survival,
      ] as JSONObject,
      "notes": JSONObject.noNotes,
    ] as JSONObject
  }

  var csv: String { listing(of: turnover.changes).csv }

  /// The shares of ties that hold so many years later; null where no year's ties could be looked up then.
  private func persistence(of shares: [Double?]) -> [JSONObject] {
    zip(turnover.spans, shares).map { ["after": $0, "share": $1] }
  }

  private func listing(of years: [TieTurnover.Year]) -> Listing<TieTurnover.Year> {
    func count(_ name: String, _ value: @escaping (TieTurnover.Year) -> Int?) -> Column<
      TieTurnover.Year
    > {
      Column(name, .right, value: value, text: { $0.map { "\($0)" } ?? "–" })
    }
    var columns: [Column<TieTurnover.Year>] = [
      Column("year", .right, value: { $0.year }, text: { "\(CalendarYear($0))" }),
      Column("ties", .right) { $0.ties },
      count("begun") { $0.begun }, count("ended") { $0.ended }, count("kept") { $0.kept },
      Column("stability", .right, value: { $0.stability }, text: Self.text),
    ]
    for (index, span) in turnover.spans.enumerated() {
      columns.append(.shown("+\(span)", .right) { Self.text(of: $0.persistence[index]) })
      columns.append(.csv("after\(span)") { $0.persistence[index] })
    }
    columns.append(.json("persistence") { persistence(of: $0.persistence) })
    return Listing(years, columns: columns)
  }
}

// MARK: For a person

extension TurnoverAnswer {
  private static func text(of share: Double?) -> String { share.map(Number.short) ?? "–" }

  var text: String {
    let span = CalendarYear.text(years: turnover.years)
    let shown = turnover.changes.filter { $0.ties > 0 || ($0.ended ?? 0) > 0 }
    guard !shown.isEmpty else { return "Nobody is tied in \(span).\n" }
    var table = listing(of: shown).table
    table.append(["all", "", "", "", "", ""] + turnover.persistence.map(Self.text))
    var text = "Turnover of ties, \(span)\(turnover.ties.remark)\n\n" + table.text()
    let silent = turnover.changes.count - shown.count
    if silent > 0 { text += "nobody is tied in \(Number.count(silent, singular: "other year"))\n" }
    return text + "\n+n: the share of the year's ties that hold n years later\n\n" + durationText
  }

  private var durationText: String {
    let durations = turnover.durations
    guard durations.spells > 0 else { return "no tie is seen to begin\n" }
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
    return wrapped(sentence + ".", indent: 0)
  }
}
