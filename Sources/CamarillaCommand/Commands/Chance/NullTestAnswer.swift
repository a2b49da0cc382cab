import Camarilla
import CamarillaFormats

/// What an answer is against chance, as commands print it beside the answer.
struct NullTestAnswer {
  let test: NullTest
  /// What the figures are called that the test has numbers about.
  let names: [Figure.ID: String]
  /// What the snapshot is called.
  let title: String
  /// The draws that a part of the question rests on; nil where the test rests on all.
  let part: DrawnStatistics?

  init(test: NullTest, chronicle: Chronicle, title: String, part: DrawnStatistics? = nil) {
    let figures = test.statistics.compactMap(\.figure)
    self.init(
      test: test,
      names: Dictionary(
        figures.map { ($0, chronicle.printedName(of: $0)) }, uniquingKeysWith: { first, _ in first }
      ), title: title, part: part)
  }

  private init(
    test: NullTest, names: [Figure.ID: String], title: String, part: DrawnStatistics?
  ) {
    (self.test, self.names, self.title, self.part) = (test, names, title, part)
  }

  /// The member that an answer in JSON has besides its own.
  var json: JSONObject {
    [
      "null": [
        "model": test.model, "draws": test.draws, "seed": test.seed, "idle": test.isModelIdle,
        "mixing": test.mixing, "statistics": statistics,
      ] as JSONObject
    ]
  }

  private var statistics: any Encodable {
    guard let part else { return test.statistics }
    let frame = Frame(
      title: title, names: names, model: test.model, seed: test.seed, mixing: test.mixing,
      isIdle: test.isModelIdle)
    return AnswerFold.statistics.place(
      of: ["numbers": part, "draws": test.draws, "test": frame] as JSONObject, pieces: part.texts)
  }

  /// What stands in the test's place when its draws are parted, but for the numbers.
  private struct Frame: Codable {
    var title: String
    var names: [Figure.ID: String]
    var model: NullModel
    var seed: UInt64
    var mixing: NullTest.Mixing?
    var isIdle: Bool
  }

  /// The numbers that the draws of all parts make, and what is to be remarked of the test; nil where they don't fit.
  static func statistics(
    of base: JSONValue, pieces: [JSONValue]
  ) -> (json: JSONValue, remarks: [String])? {
    guard let numbers = base["numbers"], base["draws"] == .number("\(pieces.count)"),
      let drawn = DrawnStatistics(numbers, draws: pieces),
      let json = JSONValue(encoding: drawn.statistics)
    else { return nil }
    guard let frame = base["test"] else { return (json, []) }
    guard let frame = frame.decoded(as: Frame.self) else { return nil }
    let answer = NullTestAnswer(
      test: NullTest(
        model: frame.model, draws: pieces.count, seed: frame.seed, statistics: drawn.statistics,
        mixing: frame.mixing, isModelIdle: frame.isIdle),
      names: frame.names, title: frame.title, part: nil)
    return (json, answer.remarks.compactMap { $0 })
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
    @Sendable func shown(_ value: Double?) -> String { value.map { Number.plain(of: $0) } ?? "–" }
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
      return statistic.name.dropLast(figure.rawValue.count) + (names[figure] ?? figure.rawValue)
    }
    return switch statistic.name {
    case "degreeOfBalance": "degree of balance"
    case "+++", "++-", "+--", "---": "triangles \(statistic.name)"
    default: statistic.name
    }
  }
}
