/// How central each figure of a snapshot is by one measure, the most central first.
public struct Scores: Hashable, Sendable {
  /// One figure's score.
  public struct Entry: Hashable, Sendable, Identifiable {
    /// The figure's id.
    public var id: Figure.ID
    /// The name of the figure, as it is shown.
    public var name: String
    /// Figures of one rank have one score, that of the first: theirs differ by rounding only.
    public var score: Double
    /// 1 for the most central; figures of one score share their rank, and the next rank counts
    /// them all.
    public var rank: Int
  }

  /// The measure the scores are of.
  public let measure: CentralityMeasure
  /// False where there is no one answer, or none was found: ``CentralityMeasure`` says for each
  /// measure when that may be, and what the scores are then.
  public let isConverged: Bool
  /// By rank, then by id.
  public let entries: [Entry]

  /// Whether the scores lie on a scale that does not grow with the number of figures.
  public var isNormalized: Bool { measure.isNormalized }

  /// The entry of a figure. O(n).
  public subscript(id: Figure.ID) -> Entry? { entries.first { $0.id == id } }
}

/// The ranks of scores, and the order in which to list them.
struct Ranking {
  /// The places of the scores, by rank and then by place.
  let order: [Int]
  /// The rank of each score, by place.
  let ranks: [Int]
  /// The score of the first of each rank, by place.
  let scores: [Double]

  /// Ranks scores, the largest first.
  ///
  /// Scores that differ by less than rounding may make them differ, 1e-10 of the first one's
  /// magnitude or 1e-12 of the largest of all, share a rank: symmetric figures must not be told
  /// apart by the order of a sum. O(n log n).
  ///
  /// - Parameters:
  ///   - scores: one a place; finite.
  ///   - smallestFirst: whether the smallest ranks first instead.
  ///   - isLast: those that rank below all others whatever their score; nobody if empty.
  init(scores: [Double], smallestFirst: Bool = false, isLast: [Bool] = []) {
    let sign = smallestFirst ? -1.0 : 1.0
    func isBehind(_ index: Int) -> Int { isLast.isEmpty || !isLast[index] ? 0 : 1 }
    let sorted = scores.indices.sorted {
      (isBehind($0), -sign * scores[$0], $0) < (isBehind($1), -sign * scores[$1], $1)
    }
    let noise = 1e-12 * (scores.map(abs).max() ?? 0)
    var ranks = [Int](repeating: 0, count: scores.count)
    var shared = scores
    var order: [Int] = []
    var start = 0
    while start < sorted.count {
      let first = scores[sorted[start]]
      let end =
        sorted[start...].firstIndex { index in
          abs(scores[index] - first) > max(noise, 1e-10 * abs(first))
            || isBehind(index) != isBehind(sorted[start])
        } ?? sorted.count
      for index in sorted[start..<end].sorted() {
        ranks[index] = start + 1
        shared[index] = first
        order.append(index)
      }
      start = end
    }
    self.order = order
    self.ranks = ranks
    self.scores = shared
  }
}
