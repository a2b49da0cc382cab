import Synchronization

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

  private struct Recent<Key: Hashable & Sendable, Value: Sendable> {
    /// A question goes through its own steps, and perhaps through all of the chronicle's.
    static var mostKept: Int { 2 }
    private var kept: [(key: Key, value: Value)] = []

    mutating func value(of key: Key, make: () -> Value) -> Value {
      if let index = kept.firstIndex(where: { $0.key == key }) {
        kept.append(kept.remove(at: index))
      } else {
        kept.append((key, make()))
        if kept.count > Self.mostKept { kept.removeFirst() }
      }
      return kept[kept.count - 1].value
    }
  }

  private let circles = Mutex(Recent<Circles, HeldRuns>())
  private let figures = Mutex(Recent<Figures, [Bool]?>())

  func runs(of key: Circles, make: () -> HeldRuns) -> HeldRuns {
    circles.withLock { $0.value(of: key, make: make) }
  }

  func figures(of key: Figures, make: () -> [Bool]?) -> [Bool]? {
    figures.withLock { $0.value(of: key, make: make) }
  }
}
