/// Keeps what was worked out of a chronicle's last selections: a question asks for it several times, to say what it is cut to,
/// to find out whether anything is left, and to be answered.
final class SelectionCache: Sendable {
  /// Circles through time.
  struct Circles: Hashable {
    var steps: TimeSteps
    var options: SnapshotOptions
  }

  /// Whom a selection means at any time.
  struct Figures: Hashable {
    var selection: Selection
    var certainty: SnapshotOptions.Certainty
    var approximation: ApproximationRule
  }

  /// A question goes through its own steps, and perhaps through all of the chronicle's.
  let circles = RecentlyKept<Circles, HeldRuns>(most: 2)
  let figures = RecentlyKept<Figures, [Bool]?>(most: 2)
}
