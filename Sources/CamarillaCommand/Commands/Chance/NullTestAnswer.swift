import Camarilla

/// What an answer is against chance, as commands print it beside the answer.
struct NullTestAnswer {
  let test: NullTest
  let chronicle: Chronicle
  /// What the snapshot is called.
  let title: String

  /// The member that an answer in JSON has besides its own.
  var json: JSONObject {
    [
      "null": [
        "model": test.model, "draws": test.draws, "seed": test.seed, "idle": test.isModelIdle,
        "mixing": test.mixing, "statistics": test.statistics,
      ] as JSONObject
    ]
  }

  var csv: String { listing.csv }

  var text: String {
    Self.heading(of: test) + listing.table.text() + Self.legend
  }

  /// What tests of a model and a seed begin with.
  static func heading(of test: NullTest) -> String {
    "\nAgainst chance: \(Number.count(test.draws, singular: "draw")) (seed \(test.seed)) of\n"
      + "\(test.model.summary)\n\n"
  }

  /// What the columns say.
  static let legend =
    "\nz: how many standard deviations (sd) from the draws' mean; p: the share of draws as far from"
    + "\nit either way, the answer counted among them\n"

  private var listing: Listing<NullStatistic> {
    Listing(test.statistics, columns: [.shown("") { title(of: $0) }] + Self.names + Self.numbers)
  }

  /// The columns that tell programs what a number is of.
  static var names: [Column<NullStatistic>] {
    [.csv("name") { $0.name }, .csv("figure") { $0.figure }]
  }

  /// The columns of what a number is against chance.
  static var numbers: [Column<NullStatistic>] {
    func shown(_ value: Double?) -> String { value.map { Number.plain(of: $0) } ?? "–" }
    return [
      .shown("observed", .right) { shown($0.observed) }, .csv("observed") { $0.observed },
      .shown("expected", .right) { $0.expected.map(Number.short) ?? "–" },
      .csv("expected") { $0.expected },
      .shown("sd", .right) { $0.standardDeviation.map(Number.short) ?? "–" },
      .csv("sd") { $0.standardDeviation },
      .shown("z", .right) { $0.z.map(Number.hundredths) ?? "–" }, .csv("z") { $0.z },
      .shown("p", .right) { $0.p.map(Number.probability) ?? "–" }, .csv("p") { $0.p },
      .csv("pGreater") { $0.pGreater }, .csv("pLess") { $0.pLess }, .csv("draws") { $0.draws },
    ]
  }

  /// What people call a number.
  func title(of statistic: NullStatistic) -> String {
    if let figure = statistic.figure, statistic.name.hasSuffix(figure.rawValue) {
      return statistic.name.dropLast(figure.rawValue.count) + chronicle.printedName(of: figure)
    }
    return switch statistic.name {
    case "degreeOfBalance": "degree of balance"
    case "+++", "++-", "+--", "---": "triangles \(statistic.name)"
    default: statistic.name
    }
  }
}
