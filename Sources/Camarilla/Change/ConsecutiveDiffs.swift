/// What changed from each year, or other step of time, to the next, made in one sweep.
///
/// ```swift
/// for diff in chronicle.diffs(years: 1922...1929) where !diff.reversed.isEmpty {
///   print(diff.to.year, diff.reversed.map(\.figures))
/// }
/// ```
///
/// Each is the one that `Chronicle.diff(from:to:kinds:options:)` would give of two consecutive years; a
/// range of n years has n − 1. Only two are held at a time.
public struct ConsecutiveDiffs: Sequence, Sendable {
  private let sweep: SnapshotSweep
  /// The kinds of relationship whose coming and going is looked at.
  public let kinds: Set<String>

  fileprivate init(sweep: SnapshotSweep, kinds: Set<String>) {
    self.sweep = sweep
    self.kinds = kinds
  }

  /// The steps compared, each with the one before it; the first has none.
  public var steps: TimeSteps { sweep.steps }
  /// The years compared.
  public var years: ClosedRange<Int> { sweep.years }
  /// One fewer than the steps, as each comparison needs two.
  public var underestimatedCount: Int { steps.count - 1 }

  /// Starts from the first two steps; the sequence can be gone through any number of times.
  public func makeIterator() -> Iterator { Iterator(snapshots: sweep.makeIterator(), kinds: kinds) }

  /// Goes through the steps in ascending order.
  public struct Iterator: IteratorProtocol, Sendable {
    private var snapshots: SnapshotSweep.Iterator
    private let kinds: Set<String>
    private var last: Snapshot?

    fileprivate init(snapshots: SnapshotSweep.Iterator, kinds: Set<String>) {
      self.snapshots = snapshots
      self.kinds = kinds
    }

    /// The comparison of the next step with the one before it, or nil after the last.
    public mutating func next() -> AllianceDiff? {
      guard let from = last ?? snapshots.next(), let to = snapshots.next() else { return nil }
      last = to
      return AllianceDiff(from: from, to: to, kinds: kinds)
    }
  }
}

extension Chronicle {
  /// Compares the ties of every year of a range with those of the year before; see
  /// ``diffs(steps:kinds:options:)``.
  public func diffs(
    years: ClosedRange<Int>, kinds: Set<String> = [RelationshipKind.alliance.name],
    options: SnapshotOptions = SnapshotOptions()
  ) -> ConsecutiveDiffs {
    diffs(steps: TimeSteps(years: years), kinds: kinds, options: options)
  }

  /// Compares the ties of every step of time with those of the step before.
  ///
  /// - Parameters:
  ///   - steps: those compared; the first with none before it.
  ///   - kinds: the kinds of relationship whose coming and going is looked at.
  ///   - options: which relationships count in each step; its `kinds` play no part.
  /// - Complexity: as ``SnapshotSweep``, and O(m log m) a step for its m relationships.
  public func diffs(
    steps: TimeSteps, kinds: Set<String> = [RelationshipKind.alliance.name],
    options: SnapshotOptions = SnapshotOptions()
  ) -> ConsecutiveDiffs {
    var all = options
    all.kinds = nil
    return ConsecutiveDiffs(sweep: sweep(steps: steps, options: all), kinds: kinds)
  }
}
