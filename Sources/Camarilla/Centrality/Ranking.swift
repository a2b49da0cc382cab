/// The ranks of scores, and the order in which to list them.
package struct Ranking: Hashable, Sendable {
  /// The indices of the scores, by rank and then by index.
  package let order: [Int]
  /// The rank of each score, by index.
  package let ranks: [Int]
  /// The score of the first of its rank, by index.
  let scores: [Double]

  init(order: [Int], ranks: [Int], scores: [Double]) {
    self.order = order
    self.ranks = ranks
    self.scores = scores
  }

  /// Ranks scores, the largest first.
  ///
  /// Scores that differ by less than rounding may make them differ, 1e-10 of the first one's
  /// magnitude or 1e-12 of the largest of all, share a rank: symmetric figures must not be told
  /// apart by the order of a sum. O(n log n).
  ///
  /// - Parameters:
  ///   - scores: finite.
  ///   - areSums: whether each is made of numbers above 0 alone, so that rounding is in proportion to it: a large
  ///     one says nothing of how sure a small one is.
  ///   - smallestFirst: whether the smallest ranks first instead.
  ///   - isLast: those that rank below all others whatever their score; nobody if empty.
  package init(
    scores: [Double], areSums: Bool = false, smallestFirst: Bool = false, isLast: [Bool] = []
  ) {
    let sign = smallestFirst ? -1.0 : 1.0
    func isBehind(_ index: Int) -> Int { isLast.isEmpty || !isLast[index] ? 0 : 1 }
    let sorted = scores.indices.sorted {
      (isBehind($0), -sign * scores[$0], $0) < (isBehind($1), -sign * scores[$1], $1)
    }
    let noise = areSums ? 0 : 1e-12 * (scores.map(abs).max() ?? 0)
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
    self.init(order: order, ranks: ranks, scores: shared)
  }
}
