import ArgumentParser
import Camarilla
import CamarillaDrawing

struct BalanceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "balance", abstract: "Structural balance: whether enemies' enemies are friends.",
    discussion: """
      A balanced group falls into two sides with alliance inside and rivalry between. The frustration \
      index counts the ties that stand in the way. Finding it is hard for large tangled years: past \
      --work-limit the best split found is printed with what is proven about it.

      With --from or --to in place of a year, every year of the range has a row; in JSON it has all \
      that the year alone has. A value that a year does not define is left blank, in JSON null. An \
      output file named .svg, .png, .pdf or the like gets a chart.
      """)

  @OptionGroup var question: HistoryQuestion

  @Flag(
    help:
      "Read each direction by itself: transitive semicycles, closed walks and frustration of arcs.")
  var directed = false

  @Option(
    help: ArgumentHelp(
      "How many elementary steps the proof may take; the default lasts some ten seconds.",
      valueName: "n"))
  var workLimit = 10_000_000_000

  @OptionGroup var seed: SeedArgument
  @OptionGroup var theme: ThemeArgument
  @OptionGroup var output: OutputArguments
  @OptionGroup var timings: TimingsArgument

  func validate() throws {
    try output.requireRange(question.years.isRange, theme)
    guard workLimit >= 0 else {
      throw ValidationError("--work-limit is \(workLimit); expected 0 or more.")
    }
  }

  func run() async throws {
    let phases = Phases(timings)
    if question.years.isRange {
      if let path = output.picture {
        try await draw(into: path, phases)
      } else {
        try runThroughTheYears(phases)
      }
    } else {
      try runInAYear(phases)
    }
  }

  private func runThroughTheYears(_ phases: Phases) throws {
    let (chronicle, years, options) = try question.load(phases)
    let answers = phases(.compute, "Going through the years", parts: years.count) {
      chronicle.sweep(years, options).map { snapshot in
        BalanceAnswer(
          snapshot,
          snapshot.balance(isDirected: directed, seed: seed.seed, workLimit: workLimit))
      }
    }
    try phases(.write, "Writing") {
      try BalanceHistoryAnswer(years, isDirected: directed, answers).report().emit(output)
    }
  }

  private func draw(into path: String, _ phases: Phases) async throws {
    let file = try await PictureFile(path)
    let (chronicle, years, options) = try question.load(phases)
    try ChartLimits.check(years)
    let entries = phases(.compute, "Going through the years", parts: years.count) {
      chronicle.sweep(years, options).map { snapshot in
        BalanceChart.Entry(
          year: snapshot.year,
          snapshot.balance(isDirected: directed, seed: seed.seed, workLimit: workLimit))
      }
    }
    let chart = BalanceChart(
      title: "Balance, \(CalendarYear.text(years))",
      subtitle: ChartLimits.subtitle(
        chronicle, "the share of balanced \(directed ? "semicycles" : "triangles")",
        "frustration as 1 − 2L/m, where L of m \(directed ? "arcs" : "ties") stand in the way"),
      years: years, entries: entries, theme: theme.theme)
    let bytes = try await phases(.render, "Drawing") { try await file.draw(chart.picture()) }
    try phases(.write, "Writing") { try Output.write(bytes, to: path) }
  }

  private func runInAYear(_ phases: Phases) throws {
    let snapshot = try question.snapshot(phases)
    let balance = phases(.compute, "Computing balance") {
      snapshot.balance(isDirected: directed, seed: seed.seed, workLimit: workLimit)
    }
    try phases(.write, "Writing") {
      try BalanceAnswer(snapshot, balance).report(snapshot).emit(output)
    }
  }
}

/// Structural balance as the command prints it.
struct BalanceAnswer: Encodable {
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
    var index: Int
    var lowerBound: Int
    var optimal: Bool
    @ExplicitNull var normalized: Double?
  }

  var year: Int
  var directed: Bool
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
  var frustration: Frustration
  var coalitions: [[String]]
  var figureBalances: [FigureBalance]

  init(_ snapshot: Snapshot, _ balance: StructuralBalance) {
    year = snapshot.year
    directed = balance.isDirected
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
    frustration = Frustration(
      index: balance.frustration.index, lowerBound: balance.frustration.lowerBound,
      optimal: balance.frustration.isOptimal, normalized: balance.frustration.normalized)
    coalitions = balance.coalitions
    figureBalances = balance.figureBalances.map {
      FigureBalance(id: $0.id, name: $0.name, walkBalance: $0.value)
    }
  }

  /// How many members of a coalition a table lists.
  private static let mostListed = 100

  private var rows: [(name: String, value: String, short: String)] {
    func number(_ value: Double?) -> (String, String) {
      (value.map { "\($0)" } ?? "", value.map(Number.short) ?? "undefined")
    }
    let bound = frustration.optimal ? "exact" : "at least \(frustration.lowerBound)"
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
      let share = number(triads.degreeOfBalance)
      rows += [
        ("transitive triads", "\(triads.total)", "\(triads.total)"),
        ("balanced triads", "\(triads.balanced)", "\(triads.balanced)"),
        ("share of balanced triads", share.0, share.1),
      ]
    }
    let (degree, walk) = (number(degreeOfBalance), number(walkBalance))
    let normalized = number(frustration.normalized)
    rows += [
      ("degree of balance", degree.0, degree.1), ("walk balance", walk.0, walk.1),
      ("frustration index", "\(frustration.index)", "\(frustration.index) (\(bound))"),
      ("normalised frustration", normalized.0, normalized.1),
    ]
    return rows
  }

  func report(_ snapshot: Snapshot) -> Report<BalanceAnswer> {
    var table = Table([("", .left), ("", .right)])
    for row in rows { table.append([row.name, row.short]) }
    var text =
      figures == 0
      ? "Nobody is active in \(snapshot.title).\n"
      : "Structural balance of \(snapshot.title)\(directed ? ", arc by arc" : "")\n\n"
    text += table.text(hasHeadings: false)
    for (place, side) in coalitions.enumerated() where !side.isEmpty {
      let names = side.prefix(Self.mostListed).map {
        printed(snapshot.chronicle.figure($0)?.name ?? $0, $0)
      }
      text += "\ncoalition \(place + 1) (\(side.count))\n"
      let rest = side.count - names.count
      let more = rest > 0 ? " and \(rest) more, whom CSV and JSON name" : ""
      text += wrapped(names.joined(separator: ", ") + more, indent: 3)
    }
    var csv = Table([("property", .left), ("value", .right)])
    for row in rows { csv.append([row.name, row.value]) }
    for (place, side) in coalitions.enumerated() {
      csv.append(["coalition \(place + 1)", side.joined(separator: ";")])
    }
    return Report(text: text, csv: csv.csv(), json: self)
  }
}
