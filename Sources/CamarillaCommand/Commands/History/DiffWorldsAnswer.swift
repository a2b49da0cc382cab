import Camarilla

/// How likely each change of a diff is, as the command prints it.
struct DiffWorldsAnswer: Encodable {
  /// The probability of each change of one pair.
  struct Probabilities: Encodable {
    var formed: Double
    var dissolved: Double
    var continued: Double
    var reversed: Double
    var none: Double
    var exact: Bool

    var named: [(name: String, value: Double)] {
      [
        ("formed", formed), ("dissolved", dissolved), ("reversed", reversed),
        ("continued", continued), ("none", none),
      ]
    }

    func share(of change: String) -> String {
      Number.share(named.first { $0.name == change }?.value ?? 0)
    }

    /// What else may have been, but for what is unlikely beyond mention.
    func alternatives(to change: String) -> String {
      named.filter { $0.name != change && $0.value >= 0.0005 }
        .enumerated().sorted { ($1.element.value, $0.offset) < ($0.element.value, $1.offset) }
        .map { "\($1.name == "none" ? "never tied" : $1.name) \(Number.share($1.value))" }
        .joined(separator: ", ")
    }
  }

  /// How many pairs are to be expected of each change.
  struct Expected: Encodable {
    var formed: Double
    var dissolved: Double
    var continued: Double
    var reversed: Double
  }

  var doubt: String
  /// Whether every pair's probabilities are exact; else some are estimated from so many draws.
  var exact: Bool
  var count: Int
  var seed: UInt64
  var expected: Expected

  init(probabilities: [ChangeProbabilities], doubt: WorldDoubt, count: Int, seed: UInt64) {
    self.doubt = doubt.rawValue
    self.count = count
    self.seed = seed
    exact = probabilities.allSatisfy(\.isExact)
    func sum(_ part: (ChangeProbabilities) -> Double) -> Double {
      probabilities.reduce(0) { $0 + part($1) }
    }
    expected = Expected(
      formed: sum(\.formed), dissolved: sum(\.dissolved), continued: sum(\.continued),
      reversed: sum(\.reversed))
  }

  var text: String {
    "expected over possible worlds: \(Number.hundredths(of: expected.formed)) formed,"
      + " \(Number.hundredths(of: expected.dissolved)) dissolved,"
      + " \(Number.hundredths(of: expected.reversed)) reversed,"
      + " \(Number.hundredths(of: expected.continued)) continued"
      + (exact ? " (exact)\n" : " (some pairs from \(count) draws; seed \(seed))\n")
  }

  static let headings = ["formed", "dissolved", "reversed", "continued", "none"].map {
    "probability-" + $0
  }
}

extension DiffWorldsAnswer.Probabilities {
  init(_ probability: ChangeProbabilities) {
    self.init(
      formed: probability.formed, dissolved: probability.dissolved,
      continued: probability.continued, reversed: probability.reversed, none: probability.none,
      exact: probability.isExact)
  }

  var cells: [String] { named.map { "\($0.value)" } }
}

extension DiffAnswer {
  /// The same with how likely each change is.
  mutating func add(_ probabilities: [ChangeProbabilities], arguments: WorldArguments, seed: UInt64)
  {
    worlds = DiffWorldsAnswer(
      probabilities: probabilities, doubt: arguments.doubt, count: arguments.worlds ?? 0, seed: seed
    )
    let byPair = Dictionary(
      probabilities.map { ($0.figures, DiffWorldsAnswer.Probabilities($0)) },
      uniquingKeysWith: { first, _ in first })
    func completed(_ pairs: [Pair]) -> [Pair] {
      pairs.map { pair in
        var pair = pair
        pair.probability = byPair[pair.figures]
        return pair
      }
    }
    formed = completed(formed)
    dissolved = completed(dissolved)
    continued = completed(continued)
    reversed = completed(reversed)
  }
}
