import Camarilla

/// Structural balance as the command prints it.
struct BalanceAnswer: Noted {
  struct FigureBalance: Encodable {
    var id: String
    var name: String
    var walkBalance: Double
  }

  struct TransitiveTriads: Encodable {
    var total: Int
    var balanced: Int
    @ExplicitNull var degreeOfBalance: Double?
  }

  struct Frustration: Encodable {
    /// Counted, or if weighted Σ of the ties' magnitudes.
    var index: Double
    var lowerBound: Double
    var optimal: Bool
    /// Why it is not proven, where it isn't: `work-limit` or `size`.
    @ExplicitNull var stoppedBy: String?
    @ExplicitNull var normalized: Double?
  }

  var year: Int
  var directed: Bool
  /// Whether frustration goes by values.
  var weighted: Bool
  var figures: Int
  /// Arcs, if directed; and so for what follows.
  var ties: Int
  var positive: Int
  var negative: Int
  var triangles: [String: Int]
  /// Null unless directed.
  @ExplicitNull var transitiveTriads: TransitiveTriads?
  // Null where undefined: without triangles, or in too large a graph.
  @ExplicitNull var degreeOfBalance: Double?
  @ExplicitNull var walkBalance: Double?
  /// Whether that is why walk balance is null.
  var walkBalanceTooLarge: Bool
  var frustration: Frustration
  var coalitions: [[String]]
  var figureBalances: [FigureBalance]
  /// What the answer rests on where that isn't plain.
  var notes: [String] = []

  init(snapshot: Snapshot, balance: StructuralBalance) {
    year = snapshot.year
    directed = balance.isDirected
    weighted = balance.isWeighted
    figures = balance.figures
    ties = balance.ties
    positive = balance.positive
    negative = balance.negative
    triangles = Dictionary(
      uniqueKeysWithValues: balance.triangles.bySigns.map { ($0.signs, $0.count) })
    transitiveTriads = balance.transitiveTriads.map {
      TransitiveTriads(
        total: $0.total, balanced: $0.balanced, degreeOfBalance: $0.degreeOfBalance)
    }
    degreeOfBalance = balance.degreeOfBalance
    walkBalance = balance.walkBalance
    walkBalanceTooLarge = balance.isWalkBalanceTooLarge
    frustration = Frustration(
      index: balance.frustration.weight, lowerBound: balance.frustration.weightBound,
      optimal: balance.frustration.isOptimal,
      stoppedBy: balance.frustration.isOptimal
        ? nil : balance.frustration.isWorkUsedUp ? "work-limit" : "size",
      normalized: balance.frustration.normalized)
    coalitions = balance.coalitions
    figureBalances = balance.figureBalances.map {
      FigureBalance(id: $0.id, name: $0.name, walkBalance: $0.value)
    }
  }

  /// How many members of a coalition a table lists.
  private static let mostListed = 100

  private var rows: [(name: String, value: String, short: String)] {
    func number(of value: Double?) -> (String, String) {
      (value.map { "\($0)" } ?? "", value.map(Number.short) ?? "undefined")
    }
    let bound =
      frustration.optimal ? "exact" : "at least \(Number.score(of: frustration.lowerBound))"
    let tie = directed ? "arc" : "tie"
    var rows: [(String, String, String)] = [
      ("figures", "\(figures)", "\(figures)"), (tie + "s", "\(ties)", "\(ties)"),
      ("positive \(tie)s", "\(positive)", "\(positive)"),
      ("negative \(tie)s", "\(negative)", "\(negative)"),
    ]
    for sign in ["+++", "++-", "+--", "---"] {
      let count = "\(triangles[sign] ?? 0)"
      rows.append(("\(directed ? "semicycles" : "triangles") \(sign)", count, count))
    }
    if let triads = transitiveTriads {
      let share = number(of: triads.degreeOfBalance)
      rows += [
        ("transitive triads", "\(triads.total)", "\(triads.total)"),
        ("balanced triads", "\(triads.balanced)", "\(triads.balanced)"),
        ("share of balanced triads", share.0, share.1),
      ]
    }
    let (degree, walk) = (number(of: degreeOfBalance), number(of: walkBalance))
    let normalized = number(of: frustration.normalized)
    rows += [
      ("degree of balance", degree.0, degree.1),
      ("walk balance", walk.0, walkBalanceTooLarge ? "too large to compute" : walk.1),
      (
        weighted ? "frustration index, by value" : "frustration index",
        Number.exact(frustration.index), "\(Number.score(of: frustration.index)) (\(bound))"
      ),
      ("normalised frustration", normalized.0, normalized.1),
    ]
    return rows
  }

  /// What was left undone in some years, and whether a higher limit helps.
  static func limitNotes(of answers: [BalanceAnswer]) -> [String?] {
    func years(where isLeft: (BalanceAnswer) -> Bool) -> String? {
      let years = answers.filter(isLeft).map { CalendarYear.text(years: $0.year...$0.year) }
      return years.isEmpty ? nil : years.joined(separator: ", ")
    }
    return [
      years { $0.frustration.stoppedBy == "work-limit" }.map {
        "frustration of \($0) is not proven the least: the work limit was reached; a higher"
          + " --work-limit lets search and proof go on"
      },
      years { $0.frustration.stoppedBy == "size" }.map {
        "frustration of \($0) is not proven the least: too large and tangled for the proof; a higher"
          + " --work-limit only lets the search go on"
      },
      years { $0.walkBalanceTooLarge }.map {
        "walk balance is left out of \($0): too large to compute within the work limit; a higher"
          + " --work-limit lets it take longer"
      },
    ]
  }

  func report(_ snapshot: Snapshot) -> Report<BalanceAnswer> {
    var table = Table([("", .left), ("", .right)])
    for row in rows { table.append([row.name, row.short]) }
    var text =
      figures == 0
      ? nobodyIsActive(in: snapshot.title)
      : "Structural balance of \(snapshot.title)\(directed ? ", arc by arc" : "")\n\n"
    text += table.text(hasHeadings: false)
    for (index, side) in coalitions.enumerated() where !side.isEmpty {
      let names = side.prefix(Self.mostListed).map {
        printed(snapshot.chronicle.figure(id: $0)?.name ?? $0, id: $0)
      }
      text += "\ncoalition \(index + 1) (\(side.count))\n"
      let rest = side.count - names.count
      let more = rest > 0 ? " and \(rest) more, whom CSV and JSON name" : ""
      text += wrapped(names.joined(separator: ", ") + more, indent: 3)
    }
    var csv = Table([("property", .left), ("value", .right)])
    for row in rows { csv.append([row.name, row.value]) }
    for (index, side) in coalitions.enumerated() {
      csv.append(["coalition \(index + 1)", side.joined(separator: ";")])
    }
    return Report(text: text, csv: csv.csv(), json: self)
  }
}
