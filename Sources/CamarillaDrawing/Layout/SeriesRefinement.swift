/// Moves single figures to where fewer ties cross or run through a foreign name, by one step in all
/// frames, or in a stretch of them where that is worth the way between it and the rest.
struct SeriesRefinement {
  /// One a frame.
  private var frames: [LayoutRefinement]
  /// For each figure where it appears.
  private let appearances: [[(frame: Int, vertex: Int)]]

  init(series: FrameSeries, graphs: [LayoutGraph], positions: [[Point]]) {
    let page = positions.joined().reduce(into: Box.empty) { $0.add($1) }
    frames = zip(graphs, positions).map {
      LayoutRefinement(
        graph: $0, positions: $1, page: page, gapX: PowerGraph.gapX, gapY: PowerGraph.gapY)
    }
    appearances = series.appearances
  }

  var positions: [[Point]] { frames.map(\.positions) }

  /// Rounds over all figures until none moves, or about `budget` comparisons are used up.
  mutating func run(budget: Int) {
    var left = budget
    var hasMoved = true
    while hasMoved, left > 0 {
      hasMoved = false
      for list in appearances {
        for stretch in Self.stretches(count: list.count) where left > 0 {
          if move(list, stretch: stretch, left: &left) { hasMoved = true }
        }
      }
    }
  }

  /// The whole of a figure's time, then its halves, their halves, and so on.
  private static func stretches(count: Int) -> [Range<Int>] {
    var result = count > 0 ? [0..<count] : []
    var next = 0
    while next < result.count {
      let (low, high) = (result[next].lowerBound, result[next].upperBound)
      if high - low >= 2 {
        let middle = (low + high) / 2
        result += [low..<middle, middle..<high]
      }
      next += 1
    }
    return result
  }

  /// Moves the figure's positions in a stretch of its appearances to the best of some steps; false when
  /// they stand best where they are.
  private mutating func move(
    _ list: [(frame: Int, vertex: Int)], stretch: Range<Int>, left: inout Int
  ) -> Bool {
    let isWhole = stretch.count == list.count
    let part = list[stretch]
    var best = Point.zero
    var bestCost =
      cost(list: part, step: .zero, limit: .infinity, left: &left)
      + breaks(list, stretch: stretch, step: .zero)
    for step in LayoutRefinement.steps where isWhole || step.length < 60 {
      let limit = bestCost - 0.05 * Double(part.count)
      let breaks = breaks(list, stretch: stretch, step: step)
      guard breaks < limit else { continue }
      let cost = cost(list: part, step: step, limit: limit - breaks, left: &left) + breaks
      if cost < limit { (best, bestCost) = (step, cost) }
    }
    guard best != .zero else { return false }
    for (frame, vertex) in part {
      frames[frame].move(vertex, to: frames[frame].positions[vertex] + best)
    }
    return true
  }

  /// What the ways at both ends of a stretch cost after a step.
  private func breaks(
    _ list: [(frame: Int, vertex: Int)], stretch: Range<Int>, step: Point
  ) -> Double {
    func position(at index: Int) -> Point {
      frames[list[index].frame].positions[list[index].vertex]
    }
    var way = 0.0
    if stretch.lowerBound > 0 {
      way += (position(at: stretch.lowerBound) + step).distance(
        to: position(at: stretch.lowerBound - 1))
    }
    if stretch.upperBound < list.count {
      way += (position(at: stretch.upperBound - 1) + step).distance(
        to: position(at: stretch.upperBound))
    }
    return way / Self.wayWorthACrossing
  }

  /// How far a figure may go between two frames, points, to be rid of a crossing in one.
  private static let wayWorthACrossing = 20.0

  /// The cost of a figure's positions moved by a step, infinite where one is taken; or something above
  /// `limit`, as soon as that is reached.
  private func cost(
    list: ArraySlice<(frame: Int, vertex: Int)>, step: Point, limit: Double, left: inout Int
  ) -> Double {
    if step != .zero {
      for (frame, vertex) in list
      where !frames[frame].isFree(vertex, at: frames[frame].positions[vertex] + step) {
        return .infinity
      }
    }
    var cost = 0.0
    for (frame, vertex) in list {
      cost += frames[frame].cost(
        figure: vertex, at: frames[frame].positions[vertex] + step, limit: limit - cost, left: &left
      )
      if cost > limit { return cost }
    }
    return cost
  }
}
