extension Ranking {
  /// The Borda count of several rankings, whose scores are its points: by falling points, then by rising
  /// status. Those of the same points and status share a rank.
  ///
  /// ``Consensus`` says how many points a ranking gives.
  ///
  /// - Parameters:
  ///   - votes: rankings of the same indices.
  ///   - status: a rank for each index, which counts where points are equal.
  /// - Complexity: O(n log n).
  init(bordaCountOf votes: [Ranking], status: [Int]) {
    var points = [Double](repeating: 0, count: status.count)
    for vote in votes {
      // In their order those of one rank stand together.
      var start = 0
      while start < vote.order.count {
        let rank = vote.ranks[vote.order[start]]
        let end =
          vote.order[start...].firstIndex { vote.ranks[$0] != rank } ?? vote.order.endIndex
        let below = Double(vote.order.count - end)
        let alike = Double(end - start - 1)
        for index in vote.order[start..<end] { points[index] += below + alike / 2 }
        start = end
      }
    }
    let order = status.indices.sorted {
      (-points[$0], status[$0], $0) < (-points[$1], status[$1], $1)
    }
    var ranks = status
    for (position, index) in order.enumerated() {
      let last = position > 0 ? order[position - 1] : index
      let isAlike = points[last] == points[index] && status[last] == status[index]
      ranks[index] = position > 0 && isAlike ? ranks[last] : position + 1
    }
    self.init(order: order, ranks: ranks, scores: points)
  }
}
