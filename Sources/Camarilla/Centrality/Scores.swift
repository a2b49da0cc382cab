/// How central each figure of a snapshot is by one measure, the most central first.
public struct Scores: Hashable, Sendable {
  /// One figure's score.
  public struct Entry: Hashable, Sendable, Identifiable {
    /// The figure's id.
    public var id: Figure.ID
    public var name: String
    public var score: Double
    /// 1 for the most central; figures of one score share their rank, and the next rank counts
    /// them all.
    public var rank: Int
  }

  public let measure: CentralityMeasure
  /// False where an iteration gave no stable answer; then the scores are its last state.
  public let isConverged: Bool
  /// By rank, then by id.
  public let entries: [Entry]

  /// The entry of a figure. O(n).
  public subscript(id: Figure.ID) -> Entry? { entries.first { $0.id == id } }
}

/// The ranks of scores, and the order in which to list them.
struct Ranking {
  /// The places of the scores, by rank and then by place.
  let order: [Int]
  /// The rank of each score, by place.
  let ranks: [Int]

  /// Ranks scores, the largest first.
  ///
  /// Scores that differ by less than rounding may make them differ, 1e-9 of the larger one's
  /// magnitude or 1e-12 of the largest of all, share a rank: symmetric figures must not be told
  /// apart by the order of a sum. O(n log n).
  init(_ scores: [Double], smallestFirst: Bool = false) {
    let sign = smallestFirst ? -1.0 : 1.0
    let sorted = scores.indices.sorted {
      (sign * scores[$1], $0) < (sign * scores[$0], $1)
    }
    let noise = 1e-12 * (scores.map(abs).max() ?? 0)
    var ranks = [Int](repeating: 0, count: scores.count)
    var order: [Int] = []
    var start = 0
    while start < sorted.count {
      let first = scores[sorted[start]]
      var end = start + 1
      while end < sorted.count,
        abs(scores[sorted[end]] - first)
          <= max(noise, 1e-9 * max(abs(first), abs(scores[sorted[end]])))
      { end += 1 }
      for place in sorted[start..<end].sorted() {
        ranks[place] = start + 1
        order.append(place)
      }
      start = end
    }
    self.order = order
    self.ranks = ranks
  }
}
