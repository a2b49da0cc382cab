import Camarilla

/// What an answer is against chance, as commands print it beside the answer.
struct NullTestAnswer {
  let test: NullTest
  let snapshot: Snapshot

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
    "\nAgainst chance: \(Number.count(test.draws, singular: "draw")) (seed \(test.seed)) of\n"
      + "\(test.model.summary)\n\n" + listing.table.text()
      + "\nz: how many standard deviations (sd) from the draws' mean; p: the share of draws as far from"
      + "\nit either way, the answer counted among them\n"
  }

  private var listing: Listing<NullStatistic> {
    Listing(
      test.statistics,
      columns: [
        .shown("") { title(of: $0) }, .csv("name") { $0.name }, .csv("figure") { $0.figure },
      ] + Self.numbers)
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
  private func title(of statistic: NullStatistic) -> String {
    if let figure = statistic.figure, statistic.name.hasSuffix(figure.rawValue) {
      return statistic.name.dropLast(figure.rawValue.count)
        + snapshot.chronicle.printedName(of: figure)
    }
    return switch statistic.name {
    case "degreeOfBalance": "degree of balance"
    case "+++", "++-", "+--", "---": "triangles \(statistic.name)"
    default: statistic.name
    }
  }

  // MARK: What it rests on

  /// How many numbers are named that a model leaves alone.
  private static let mostNamed = 3

  /// Below this share of ties that move, most of a draw is the snapshot itself.
  private static let littleMoved = 0.1

  /// What is not plain about the test.
  var remarks: [String?] {
    let (model, title) = (test.model.rawValue, snapshot.title)
    guard !test.isModelIdle else {
      let reason =
        switch test.model {
        case .shuffledSigns: "no two ties of \(title) that could exchange signs differ in sign"
        case .rewiredTies: "\(title) has no ties"
        case .shuffledDates: "no pair of \(title) has claims of other times to exchange dates with"
        }
      return ["--null \(model) is idle: \(reason), so that every draw is the answer itself"]
    }
    return [idleNumbers, undefinedNumbers] + mixingRemarks
  }

  private static func listed(_ names: [String]) -> String {
    let rest = names.count - mostNamed
    return (rest > 0 ? names.prefix(mostNamed) + ["\(rest) more"] : names).listed()
  }

  private var idleNumbers: String? {
    let idle = test.statistics.filter(\.isIdle).map(title)
    guard !idle.isEmpty else { return nil }
    return
      "--null \(test.model.rawValue) is idle for \(Self.listed(idle)): the same in every draw, so"
      + " that nothing can be said of \(idle.count == 1 ? "it" : "them")"
  }

  private var undefinedNumbers: String? {
    let partly = test.statistics.filter { $0.draws < test.draws && $0.observed != nil }
    guard let least = partly.min(by: { $0.draws < $1.draws }) else { return nil }
    return
      "\(Self.listed(partly.map(title))) \(partly.count == 1 ? "is" : "are") undefined in up to"
      + " \(test.draws - least.draws) of \(Number.count(test.draws, singular: "draw")), which are left"
      + " out"
  }

  private var mixingRemarks: [String?] {
    guard let mixing = test.mixing else { return [] }
    return [
      mixing.moved < Self.littleMoved
        ? "only \(Number.share(mixing.moved)) of the ties stand elsewhere in a draw of --null rewire, as few"
          + " can: the test sees little" : nil,
      mixing.isSettled
        ? nil
        : "ties of --null rewire still move after \(mixing.steps) exchanges tried: p holds, but expected"
          + " values lean to the answer",
    ]
  }
}
