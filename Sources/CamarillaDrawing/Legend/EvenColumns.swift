/// Items of a list in columns side by side that are about equally high.
enum EvenColumns {
  /// How good columns are up to an item: the height of the highest, then the sum of the squares of all.
  private typealias Cost = (tallest: Double, squares: Double)

  /// The items of each column, in their order: the lowest columns that so many can be, as few as are so low, and the
  /// higher ones first.
  ///
  /// - Parameters:
  ///   - heights: of the items.
  ///   - most: how many columns there may be.
  /// - Complexity: O(`most` × items²).
  static func ranges(of heights: [Double], most: Int) -> [Range<Int>] {
    guard !heights.isEmpty else { return [] }
    let ends = heights.reduce(into: [0.0]) { $0.append($0[$0.count - 1] + $1) }
    var costs: [Cost?] = [(0, 0)] + heights.map { _ in nil }
    // Of each number of columns where the last one begins that ends with an item.
    var begins: [[Int]] = []
    var best: (cost: Double, columns: Int) = (.infinity, 0)
    for columns in 1...max(1, min(most, heights.count)) {
      var next: [Cost?] = ends.map { _ in nil }
      var begin = ends.map { _ in 0 }
      for end in columns..<ends.count {
        // Of equally good ones that whose last column is the lowest.
        for first in (columns - 1..<end).reversed() {
          guard let before = costs[first] else { continue }
          let height = ends[end] - ends[first]
          let cost = (max(before.tallest, height), before.squares + height * height)
          if next[end].map({ cost < ($0.tallest, $0.squares) }) ?? true {
            next[end] = cost
            begin[end] = first
          }
        }
      }
      costs = next
      begins.append(begin)
      let tallest = costs[heights.count]?.tallest ?? .infinity
      if tallest < best.cost { best = (tallest, columns) }
    }
    var ranges: [Range<Int>] = []
    for columns in (0..<best.columns).reversed() {
      let end = ranges.last?.lowerBound ?? heights.count
      ranges.append(begins[columns][end]..<end)
    }
    return ranges.reversed()
  }
}
