/// How many figures and relationships a selection leaves, and of how many.
public struct SelectionCount: Encodable, Hashable, Sendable {
  /// How many are left of how many.
  public struct Part: Encodable, Hashable, Sendable {
    /// How many are left.
    public let kept: Int
    /// How many there are without the selection.
    public let of: Int
  }

  /// The figures.
  public let figures: Part
  /// The relationships.
  public let relationships: Part

  /// Of some snapshots together, each figure and each relationship once.
  ///
  /// - Parameters:
  ///   - snapshots: those that were cut to a selection.
  ///   - whole: the same without it.
  /// - Complexity: O(n + m) a snapshot.
  public init(of snapshots: some Sequence<Snapshot>, outOf whole: some Sequence<Snapshot>) {
    let (kept, all) = (Self.count(of: snapshots), Self.count(of: whole))
    figures = Part(kept: kept.figures, of: all.figures)
    relationships = Part(kept: kept.rows, of: all.rows)
  }

  private static func count(of snapshots: some Sequence<Snapshot>) -> (figures: Int, rows: Int) {
    var (figures, rows) = (Seen(), Seen())
    for snapshot in snapshots {
      figures.add(snapshot.figureIndices, of: snapshot.chronicle.figures.count)
      rows.add(snapshot.rows, of: snapshot.chronicle.table.count)
    }
    return (figures.count, rows.count)
  }

  /// Which of numbers below a limit have been met.
  private struct Seen {
    private var isSeen: [Bool] = []
    private(set) var count = 0

    mutating func add(_ numbers: [Int32], of limit: Int) {
      if isSeen.isEmpty { isSeen = [Bool](repeating: false, count: limit) }
      for number in numbers where !isSeen[Int(number)] {
        isSeen[Int(number)] = true
        count += 1
      }
    }
  }
}
