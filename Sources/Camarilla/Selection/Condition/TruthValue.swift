/// Whether something holds where a date leaves it open: in some reading of it, and in every one.
///
/// Kleene's strong logic of three values: true is both, false neither, and what is open only the first.
struct TruthValue: Hashable, Sendable {
  var isPossible: Bool
  var isCertain: Bool

  init(possible: Bool, certain: Bool) {
    isPossible = possible
    isCertain = certain
  }

  /// What leaves nothing open.
  init(_ holds: Bool) { (isPossible, isCertain) = (holds, holds) }

  static prefix func ! (one: Self) -> Self {
    TruthValue(possible: !one.isCertain, certain: !one.isPossible)
  }

  /// Whether it holds as surely as asked for.
  func holds(_ certainty: SnapshotOptions.Certainty) -> Bool {
    certainty == .possible ? isPossible : isCertain
  }
}
