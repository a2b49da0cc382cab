import Camarilla
import GraphKernels

/// How likely each change of a diff is, as the command prints it.
struct DiffWorldsAnswer {
  let probabilities: [ChangeProbabilities]
  let doubt: WorldDoubt
  /// Some pairs' probabilities are estimated from so many draws.
  let count: Int
  let seed: UInt64
  private let byPair: [[Figure.ID]: ChangeProbabilities]

  init(probabilities: [ChangeProbabilities], doubt: WorldDoubt, count: Int, seed: UInt64) {
    self.probabilities = probabilities
    (self.doubt, self.count, self.seed) = (doubt, count, seed)
    byPair = Dictionary(
      probabilities.map { ($0.figures, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What is known of a pair.
  subscript(pair: [Figure.ID]) -> ChangeProbabilities? { byPair[pair] }

  /// Whether every pair's probabilities are exact.
  private var isExact: Bool { probabilities.allSatisfy(\.isExact) }

  /// How many pairs are to be expected of each change.
  private var expected: [(name: String, value: Double)] {
    [
      ("formed", \ChangeProbabilities.formed), ("dissolved", \.dissolved),
      ("reversed", \.reversed), ("continued", \.continued),
    ].map { name, part in (name, DecimalSum(of: probabilities.map { $0[keyPath: part] }).value) }
  }

  var json: JSONObject {
    [
      "doubt": doubt, "exact": isExact, "count": count, "seed": seed,
      "expected": JSONObject(members: expected.map { ($0.name, $0.value) }),
    ]
  }

  /// What a pair's row has beside its change.
  var columns: [Column<AllianceDiff.Pair>] {
    ["formed", "dissolved", "reversed", "continued", "none"].enumerated().map { index, name in
      .csv("probability-" + name) { self[$0.figures]?.named[index].value }
    } + [
      .json("probability") { pair in
        self[pair.figures].map { found in
          JSONObject(members: found.named.map { ($0.name, $0.value) })
            .merging(["exact": found.isExact])
        }
      }
    ]
  }

  var text: String {
    let numbers = expected.map { "\(Number.hundredths(of: $0.value)) \($0.name)" }
    return "expected over possible worlds: \(numbers.joined(separator: ", "))"
      + (isExact ? " (exact)\n" : " (some pairs from \(count) draws; seed \(seed))\n")
  }
}

extension ChangeProbabilities {
  fileprivate var named: [(name: String, value: Double)] {
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
