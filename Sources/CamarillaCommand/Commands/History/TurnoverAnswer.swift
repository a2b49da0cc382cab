import Camarilla

/// How ties come and go, as the command prints it.
struct TurnoverAnswer: Answer {
  let turnover: TieTurnover

  var json: any Encodable {
    let durations = turnover.durations
    return JSONObject.asked(turnover.steps).merging([
      "ties": turnover.ties, "years": listing(of: turnover.changes),
      "persistence": persistence(of: turnover.persistence),
      "durations": [
        "spells": durations.spells, "ended": durations.ended,
        "unknownBeginnings": durations.unknownBeginnings, "median": durations.median,
        "restrictedMean": durations.restrictedMean, "survival": durations.survival,
      ] as JSONObject,
      "notes": JSONObject.noNotes,
    ])
  }

  var csv: String { listing(of: turnover.changes).csv }

  /// The shares of ties that hold so many years later; null where no step's ties could be looked up then.
  private func persistence(of shares: [Double?]) -> [JSONObject] {
    zip(turnover.spans, shares).map { ["after": $0, "share": $1] }
  }

  private func listing(of changes: [TieTurnover.Change]) -> Listing<TieTurnover.Change> {
    func count(_ name: String, _ value: @escaping @Sendable (TieTurnover.Change) -> Int?) -> Column<
      TieTurnover.Change
    > {
      Column(name, .right, value: value, text: { $0.map { "\($0)" } ?? "–" })
    }
    var columns: [Column<TieTurnover.Change>] = Column.shownWhen(turnover.steps.unit) { $0.step }
    columns += [
      Column("ties", .right) { $0.ties },
      count("begun") { $0.begun }, count("ended") { $0.ended }, count("kept") { $0.kept },
      Column("stability", .right, value: { $0.stability }, text: Self.text),
    ]
    for (index, span) in turnover.spans.enumerated() {
      columns.append(.shown("+\(span)", .right) { Self.text(of: $0.persistence[index]) })
      columns.append(.csv("after\(span)") { $0.persistence[index] })
    }
    columns.append(.json("persistence") { persistence(of: $0.persistence) })
    return Listing(changes, columns: columns)
  }
}

// MARK: For a person

extension TurnoverAnswer {
  private var unit: String { turnover.steps.unit.rawValue }

  private static func text(of share: Double?) -> String { share.map(Number.short) ?? "–" }

  var text: String {
    let span = "\(turnover.steps)"
    let shown = turnover.changes.filter { $0.ties > 0 || ($0.ended ?? 0) > 0 }
    guard !shown.isEmpty else { return "Nobody is tied \(inTime(span)).\n" }
    var table = listing(of: shown).table
    table.append(["all", "", "", "", "", ""] + turnover.persistence.map(Self.text))
    var text = "Turnover of ties, \(span)\(turnover.ties.remark)\n\n" + table.text()
    let silent = turnover.changes.count - shown.count
    if silent > 0 {
      text +=
        "nobody is tied in \(Number.count(silent, singular: "other \(unit)", plural: "other \(turnover.steps.unit.plural)"))\n"
    }
    return text
      + "\n+n: the share of the \(unit)'s ties that hold n \(turnover.steps.unit.plural) later\n\n"
      + durationText
  }

  private var durationText: String {
    let durations = turnover.durations
    func count(_ steps: Int) -> String {
      Number.count(steps, singular: unit, plural: turnover.steps.unit.plural)
    }
    guard durations.spells > 0 else { return "no tie is seen to begin\n" }
    var sentence =
      "Of \(Number.count(durations.spells, singular: "tie")) seen to begin, \(durations.ended)"
    sentence += " \(durations.ended == 1 ? "is" : "are") seen to end; "
    sentence +=
      durations.median.map { "half last no longer than \(count($0))" }
      ?? "more than half last longer than is known"
    if let mean = durations.restrictedMean, let rest = durations.survival.last {
      sentence += ", \(Number.short(of: mean)) \(turnover.steps.unit.plural) is the mean"
      if rest > 0 {
        sentence += " within \(durations.survival.count + 1) \(turnover.steps.unit.plural)"
      }
    }
    return wrapped(sentence + ".", indent: 0)
  }
}
