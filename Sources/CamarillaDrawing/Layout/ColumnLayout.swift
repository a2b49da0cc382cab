/// Puts those whom all ties lead to in a column, and the others in one at each side of it, so that ties run from side to
/// side.
///
/// Each column is ordered by the mean heights of those that its members are tied to, again and again (Sugiyama, Tagawa &
/// Toda 1981); of all rounds the one with the fewest crossings is kept.
struct ColumnLayout {
  private let sizes: [LayoutGraph.Size]
  private let neighbors: [[Int]]
  /// The one at the left, that in the middle, and the one at the right.
  private var columns: [[Int]]

  /// Between one box and the next of a column, points.
  private let gap: Double
  /// How wide all may be.
  private let width: Double?

  private static let usualGap = 7.0
  private static let rounds = 24

  /// - Parameters:
  ///   - sizes: of the boxes.
  ///   - ties: between one of the first and one of the others each.
  ///   - middle: how many of the first stand in the middle.
  ///   - gap: how much of the usual room there is between the boxes of a column.
  ///   - width: how wide all may be; there is some room between columns in any case.
  init(
    sizes: [LayoutGraph.Size], ties: [(Int, Int)], middle: Int, gap: Double = 1,
    width: Double? = nil
  ) {
    let gap = gap * Self.usualGap
    func height(of column: [Int]) -> Double {
      column.reduce(0) { $0 + sizes[$1].height + gap } - gap
    }
    self.sizes = sizes
    self.gap = gap
    self.width = width
    var neighbors = [[Int]](repeating: [], count: sizes.count)
    for (first, second) in ties {
      neighbors[first].append(second)
      neighbors[second].append(first)
    }
    self.neighbors = neighbors
    // The first of the others stand at the left, as many as make both sides about as high.
    let others = Array(middle..<sizes.count)
    let whole = height(of: others)
    var left: [Int] = []
    for other in others
    where left.count < others.count
      && height(of: left + [other]) <= whole / 2 + sizes[other].height
    {
      left.append(other)
    }
    if left.count == others.count, others.count > 1 { left.removeLast() }
    columns = [left, Array(0..<middle), Array(others.dropFirst(left.count))]
  }

  private func height(of column: [Int]) -> Double {
    column.reduce(0) { $0 + sizes[$1].height + gap } - gap
  }

  /// The centers of the boxes.
  ///
  /// - Complexity: O(t²) for t ties, in each of some rounds.
  func positions() -> [Point] {
    var layout = self
    var best = layout.points()
    var fewest = layout.crossings(best)
    for round in 0..<Self.rounds where fewest > 0 {
      layout.order(columns: round % 2 == 0 ? [0, 2] : [1])
      let points = layout.points()
      let crossings = layout.crossings(points)
      if crossings < fewest { (best, fewest) = (points, crossings) }
    }
    return best
  }

  private mutating func order(columns moved: [Int]) {
    let points = points()
    func mean(_ box: Int) -> Double {
      let own = neighbors[box]
      return own.reduce(0) { $0 + points[$1].y } / Double(max(own.count, 1))
    }
    for column in moved { columns[column].sort { (-mean($0), $0) < (-mean($1), $1) } }
  }

  /// Columns from above, each box as near to the middle as the others of its column let it, all columns equally high.
  private func points() -> [Point] {
    let heights = columns.map(height)
    let whole = heights.max() ?? 0
    let widths = columns.map { $0.reduce(0) { max($0, sizes[$1].width) } }
    let usual = max(90, min(220, whole * 0.25))
    let room = min(usual, max(36, width.map { ($0 - widths.reduce(0, +)) / 2 } ?? usual))
    var points = [Point](repeating: .zero, count: sizes.count)
    for (index, column) in columns.enumerated() where !column.isEmpty {
      // What a column lacks in height is between its boxes.
      let spare = (whole - heights[index]) / Double(column.count + 1)
      var top = whole / 2 - spare
      for box in column {
        let side = widths[1] / 2 + room
        // Flush at the side that ties come from.
        let x: Double =
          index == 0
          ? -side - sizes[box].width / 2 : index == 2 ? side + sizes[box].width / 2 : 0
        points[box] = Point(x, top - sizes[box].height / 2)
        top -= sizes[box].height + gap + spare
      }
    }
    return points
  }

  private func crossings(_ points: [Point]) -> Int {
    var count = 0
    let ties = columns[1].flatMap { middle in
      neighbors[middle].map { (points[middle], points[$0]) }
    }
    for (index, first) in ties.enumerated() {
      for second in ties[(index + 1)...]
      where (first.1.x < 0) == (second.1.x < 0)
        && (first.0.y - second.0.y) * (first.1.y - second.1.y) < 0
      {
        count += 1
      }
    }
    return count
  }
}

extension PowerGraph {
  /// Puts the first figures in a column in the middle, and the others at both sides.
  ///
  /// - Precondition: each relationship ties one of the first to one of the others.
  mutating func layInColumns(middle: Int) {
    middleColumn = middle
    hasRegions = false
    let positions = columnPositions(of: makeNodes(), gap: 1, width: nil)
    layout = .positions(positions.map { Position(x: $0.x, y: $0.y) })
  }

  /// Where nodes stand in columns.
  ///
  /// - Parameters:
  ///   - gap: how much of the usual room there is between those of a column.
  ///   - width: how wide all may be; as wide as they like where it is nil.
  func columnPositions(of nodes: [Picture.Node], gap: Double, width: Double?) -> [Point] {
    ColumnLayout(
      sizes: nodes.map { LayoutGraph.Size(width: $0.box.width, height: $0.box.height) },
      ties: relationships.map { ($0.source, $0.target) }, middle: middleColumn ?? 0, gap: gap,
      width: width
    ).positions()
  }
}
