import ArgumentParser
import Camarilla

struct BalanceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "balance", abstract: "Structural balance: whether enemies' enemies are friends.",
    discussion: """
      A balanced group falls into two sides with alliance inside and rivalry between. The frustration \
      index counts the ties that stand in the way.
      """)

  @Argument(help: "The year.") var year: YearArgument

  @OptionGroup var seed: SeedArgument
  @OptionGroup var chronicle: ChronicleArgument
  @OptionGroup var snapshot: SnapshotArguments
  @OptionGroup var kinds: KindsArgument
  @OptionGroup var output: OutputArguments
  @OptionGroup var timings: TimingsArgument

  func run() async throws {
    let phases = Phases(timings)
    let chronicle = try phases(.load, "Loading \(chronicle.name)") { try self.chronicle.load() }
    let snapshot = try phases(.snapshot, "Selecting relationships") {
      chronicle.snapshot(
        of: year.year, self.snapshot.options(kinds: try kinds.names(in: chronicle)))
    }
    let balance = phases(.compute, "Computing balance") { snapshot.balance(seed: seed.seed) }
    try phases(.write, "Writing") { try BalanceAnswer(snapshot, balance).report().emit(output) }
  }
}

/// Structural balance as the command prints it.
struct BalanceAnswer: Encodable {
  struct FigureBalance: Encodable {
    var id: String
    var name: String
    var walkBalance: Double
  }

  struct Frustration: Encodable {
    var index: Int
    var lowerBound: Int
    var optimal: Bool
    var normalized: Double?

    private enum CodingKeys: String, CodingKey { case index, lowerBound, optimal, normalized }

    init(index: Int, lowerBound: Int, optimal: Bool, normalized: Double?) {
      self.index = index
      self.lowerBound = lowerBound
      self.optimal = optimal
      self.normalized = normalized
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(index, forKey: .index)
      try container.encode(lowerBound, forKey: .lowerBound)
      try container.encode(optimal, forKey: .optimal)
      try container.encode(normalized, forKey: .normalized)
    }
  }

  var year: Int
  var figures: Int
  var ties: Int
  var positive: Int
  var negative: Int
  var triangles: [String: Int]
  var degreeOfBalance: Double?
  var walkBalance: Double?
  var frustration: Frustration
  var coalitions: [[String]]
  var figureBalances: [FigureBalance]
  private var title: String
  private var names: [[String]]

  private enum CodingKeys: String, CodingKey {
    case year, figures, ties, positive, negative, triangles, degreeOfBalance, walkBalance
    case frustration, coalitions, figureBalances
  }

  init(_ snapshot: Snapshot, _ balance: StructuralBalance) {
    year = snapshot.year
    title = snapshot.title
    figures = balance.figures
    ties = balance.ties
    positive = balance.positive
    negative = balance.negative
    triangles = Dictionary(
      uniqueKeysWithValues: balance.triangles.bySigns.map { ($0.signs, $0.count) })
    degreeOfBalance = balance.degreeOfBalance
    walkBalance = balance.walkBalance
    frustration = Frustration(
      index: balance.frustration.index, lowerBound: balance.frustration.lowerBound,
      optimal: balance.frustration.isOptimal, normalized: balance.frustration.normalized)
    coalitions = balance.coalitions
    figureBalances = balance.figureBalances.map {
      FigureBalance(id: $0.id, name: $0.name, walkBalance: $0.value)
    }
    names = balance.coalitions.map { $0.map { snapshot.chronicle.figure($0)?.name ?? $0 } }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(year, forKey: .year)
    try container.encode(figures, forKey: .figures)
    try container.encode(ties, forKey: .ties)
    try container.encode(positive, forKey: .positive)
    try container.encode(negative, forKey: .negative)
    try container.encode(triangles, forKey: .triangles)
    // What is undefined is null, not a missing key.
    try container.encode(degreeOfBalance, forKey: .degreeOfBalance)
    try container.encode(walkBalance, forKey: .walkBalance)
    try container.encode(frustration, forKey: .frustration)
    try container.encode(coalitions, forKey: .coalitions)
    try container.encode(figureBalances, forKey: .figureBalances)
  }

  private var rows: [(name: String, value: String, short: String)] {
    func number(_ value: Double?) -> (String, String) {
      (value.map { "\($0)" } ?? "", value.map(Number.short) ?? "undefined")
    }
    let bound = frustration.optimal ? "exact" : "at least \(frustration.lowerBound)"
    var rows: [(String, String, String)] = [
      ("figures", "\(figures)", "\(figures)"), ("ties", "\(ties)", "\(ties)"),
      ("positive ties", "\(positive)", "\(positive)"),
      ("negative ties", "\(negative)", "\(negative)"),
    ]
    for sign in ["+++", "++-", "+--", "---"] {
      let count = "\(triangles[sign] ?? 0)"
      rows.append(("triangles \(sign)", count, count))
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

  func report() -> Report<BalanceAnswer> {
    var table = Table([("", .left), ("", .right)])
    for row in rows { table.append([row.name, row.short]) }
    var text =
      figures == 0 ? "Nobody is active in \(title).\n" : "Structural balance of \(title)\n\n"
    text += table.text(hasHeadings: false)
    for (place, side) in names.enumerated() where !side.isEmpty {
      text += "\ncoalition \(place + 1) (\(side.count))\n"
      text += wrapped(side.map(Table.oneLine).joined(separator: ", "), indent: 3)
    }
    var csv = Table([("property", .left), ("value", .right)])
    for row in rows { csv.append([row.name, row.value]) }
    for (place, side) in coalitions.enumerated() {
      csv.append(["coalition \(place + 1)", side.joined(separator: ";")])
    }
    return Report(text: text, csv: csv.csv(), json: self)
  }
}
