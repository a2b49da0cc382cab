import Camarilla

// What the tests rest on, where that isn't plain.

extension NullTestAnswer {
  /// How many numbers are named that a model leaves alone.
  private static let mostNamed = 3

  /// Below this share of ties that move, most of a draw is the snapshot itself.
  private static let littleMoved = 0.1

  /// What is not plain about the test; of a part, where that is to stand.
  var remarks: [String?] {
    if part != nil { return [AnswerFold.remarks] }
    let model = test.model.rawValue
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
    let idle = test.statistics.filter(\.isIdle).map(title(of:))
    guard !idle.isEmpty else { return nil }
    return
      "--null \(test.model.rawValue) is idle for \(Self.listed(idle)): the same in every draw, so"
      + " that nothing can be said of \(idle.count == 1 ? "it" : "them")"
  }

  private var undefinedNumbers: String? {
    let partly = test.statistics.filter { $0.draws < test.draws && $0.observed != nil }
    guard let least = partly.min(by: { $0.draws < $1.draws }) else { return nil }
    return
      "\(Self.listed(partly.map(title(of:)))) \(partly.count == 1 ? "is" : "are") undefined in up to"
      + " \(test.draws - least.draws) of \(Number.count(test.draws, singular: "draw")), which are left"
      + " out"
  }

  private var mixingRemarks: [String?] {
    guard let mixing = test.mixing else { return [] }
    return [
      hasMovedLittle
        ? "only \(Number.share(mixing.moved)) of the ties stand elsewhere in a draw of --null rewire, as few"
          + " can: the test sees little" : nil,
      mixing.isSettled
        ? nil
        : "--null rewire doesn't mix: after \(mixing.steps) exchanges, draws still depend on where they begin; p holds,"
          + " but expected, sd and z do not",
    ]
  }

  // MARK: What several tests have in common

  private var hasMovedLittle: Bool { test.mixing.map { $0.moved < Self.littleMoved } ?? false }

  /// What is not plain about some of several tests, one for each step of time: how many steps that are, once.
  ///
  /// - Parameter tests: nil where a step can't be rewired.
  static func remarks(of tests: [NullTestAnswer?], in steps: TimeSteps) -> [String?] {
    guard let model = tests.lazy.compactMap({ $0?.test.model.rawValue }).first else { return [] }
    func told(where isMeant: (NullTestAnswer?) -> Bool) -> String? {
      let meant = zip(steps, tests).filter { isMeant($1) }.map { "\($0.0)" }
      return meant.isEmpty
        ? nil : "\(meant.count) of the \(tests.count) \(steps.unit.plural) (\(listed(meant)))"
    }
    /// Of tests whose model is not idle altogether.
    func busy(_ isMeant: @escaping (NullTestAnswer) -> Bool) -> (NullTestAnswer?) -> Bool {
      { $0.map { !$0.test.isModelIdle && isMeant($0) } ?? false }
    }
    return [
      told { $0 == nil }.map {
        "--null \(model) has nothing to exchange in \($0): no tie there can exchange ends with another of its sign"
      },
      told { $0?.test.isModelIdle ?? false }.map {
        "--null \(model) is idle in \($0): every draw is the answer itself"
      },
      told(where: busy { $0.idleNumbers != nil }).map {
        "--null \(model) is idle for some numbers in \($0): the same in every draw, so that nothing can be said of"
          + " them"
      },
      told(where: busy { $0.undefinedNumbers != nil }).map {
        "some numbers are undefined in some draws in \($0), which are left out"
      },
      told(where: busy(\.hasMovedLittle)).map {
        "few ties stand elsewhere in a draw of --null \(model) in \($0): the test sees little"
      },
      told(where: busy { !($0.test.mixing?.isSettled ?? true) }).map {
        "--null \(model) doesn't mix in \($0), where draws depend on where they begin: p holds, but expected, sd and z"
          + " do not"
      },
    ]
  }
}
