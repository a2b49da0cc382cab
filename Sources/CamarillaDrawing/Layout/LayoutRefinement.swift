/// Moves single figures to where fewer ties cross, or run through a foreign name.
struct LayoutRefinement {
  let graph: LayoutGraph
  var positions: [Point]
  let gapX: Double
  let gapY: Double

  /// The lengths of ties that the layout chose, which a move should not change much.
  private let natural: [Double]
  private let tiesOf: [[Int]]
  private var boxes: [Box]
  /// No figure moves out of it.
  private let page: Box

  /// - Parameter page: where figures may stand; what the layout spans when nil.
  init(
    graph: LayoutGraph, positions: [Point], page: Box? = nil, gapX: Double, gapY: Double
  ) {
    self.graph = graph
    self.positions = positions
    self.gapX = gapX
    self.gapY = gapY
    var tiesOf = [[Int]](repeating: [], count: positions.count)
    for (index, tie) in graph.ties.enumerated() {
      tiesOf[tie.first].append(index)
      tiesOf[tie.second].append(index)
    }
    self.tiesOf = tiesOf
    self.page = page ?? positions.reduce(into: Box.empty) { $0.add($1) }
    natural = graph.ties.map { positions[$0.first].distance(to: positions[$0.second]) }
    boxes = zip(positions, graph.sizes).map {
      Box(center: $0, width: $1.width, height: $1.height)
    }
  }

  /// Ties shorter than this, between the boxes, are hard to see, points.
  private static let shortest = 18.0

  /// The positions that are tried around a figure: eight directions in five lengths, points.
  static let steps: [Point] = [9.0, 22, 48, 95, 170].flatMap { length in
    [
      Point(1.2, 0), Point(-1.2, 0), Point(0, 0.8), Point(0, -0.8), Point(0.85, 0.55),
      Point(-0.85, 0.55), Point(0.85, -0.55), Point(-0.85, -0.55),
    ].map { $0 * length }
  }

  /// The positions that are tried around those whom a figure is tied to, in parts of the tie's length.
  private static let directions: [Point] = [
    Point(1, 0), Point(-1, 0), Point(0, 0.8), Point(0, -0.8), Point(0.7, 0.55),
    Point(-0.7, 0.55), Point(0.7, -0.55), Point(-0.7, -0.55),
  ]

  /// No more than these many of them are tried, so that hubs do not take all the time.
  private static let mostPartners = 6

  /// Where a figure may be better off: around its position, amid those it is tied to, and around each of them
  /// (after Radermacher, Reichard, Rutter & Wagner, "Geometric heuristics for rectilinear crossing minimization", 2019,
  /// who draw such positions at random).
  private func candidates(figure: Int) -> [Point] {
    let here = positions[figure]
    let ties = tiesOf[figure]
    let mean =
      ties.reduce(Point.zero) { $0 + positions[otherEnd(tie: $1, figure: figure)] }
      * (1 / Double(ties.count))
    return Self.steps.map { here + $0 } + [mean]
      + ties.prefix(Self.mostPartners).flatMap { index in
        let partner = positions[otherEnd(tie: index, figure: figure)]
        return Self.directions.map { partner + $0 * natural[index] }
      }
  }

  /// Rounds over all figures until none moves, about `budget` comparisons are used up, or the work is cancelled.
  mutating func run(budget: Int, isCancelled: () -> Bool = { false }) {
    var left = budget
    while left > 0 {
      var moved = false
      for figure in positions.indices where !tiesOf[figure].isEmpty {
        guard left > 0, !isCancelled() else { return }
        let here = positions[figure]
        var best = here
        var bestCost = cost(figure: figure, at: here, limit: .infinity, left: &left)
        // Of a hub in a dense graph one position alone may take more than all was to.
        for there in candidates(figure: figure) where left > -budget {
          guard isFree(figure, at: there) else { continue }
          let cost = cost(figure: figure, at: there, limit: bestCost - 0.05, left: &left)
          if cost < bestCost - 0.05 { (best, bestCost) = (there, cost) }
        }
        if best != here {
          move(figure, to: best)
          moved = true
        }
      }
      if !moved { return }
    }
  }

  mutating func move(_ figure: Int, to position: Point) {
    positions[figure] = position
    boxes[figure] = box(figure: figure, at: position)
  }

  private func box(figure: Int, at position: Point) -> Box {
    Box(center: position, width: graph.sizes[figure].width, height: graph.sizes[figure].height)
  }

  func isFree(_ figure: Int, at position: Point) -> Bool {
    guard page.contains(position) else { return false }
    let box = box(figure: figure, at: position).inflated(x: gapX, y: gapY)
    for other in boxes.indices where other != figure && boxes[other].overlaps(box) { return false }
    return true
  }

  /// What is wrong with a figure standing there: crossings of its ties, names under them, ties under
  /// its name, a stranger to its faction as its nearest neighbor, and ties stretched or long; or something above `limit`, as soon as that is reached.
  func cost(figure: Int, at position: Point, limit: Double, left: inout Int) -> Double {
    var cost = 0.0
    for index in tiesOf[figure] {
      let length = position.distance(to: positions[otherEnd(tie: index, figure: figure)])
      let stretch = (length - natural[index]) / (natural[index] + 40)
      cost += 1.5 * stretch * stretch + 0.4 * length / 100
    }
    if cost > limit { return cost }
    let own = box(figure: figure, at: position).inflated(2)
    for index in tiesOf[figure] {
      // A tie that is too short to be seen.
      let gap = own.distance(to: boxes[otherEnd(tie: index, figure: figure)])
      if gap < Self.shortest { cost += 0.6 * (1 - gap / Self.shortest) }
    }
    if graph.isAmongStrangers(figure, at: position, others: positions) {
      cost += LayoutQuality.costOfStranger
    }
    left -= graph.ties.count + positions.count
    for index in graph.ties.indices {
      let tie = graph.ties[index]
      if tie.first != figure, tie.second != figure,
        own.isCrossed(positions[tie.first], positions[tie.second])
      {
        cost += LayoutQuality.costOfName
      }
    }
    for index in tiesOf[figure] {
      if cost > limit { return cost }
      left -= graph.ties.count + boxes.count
      let other = otherEnd(tie: index, figure: figure)
      cost += crossings(figure: figure, other: other, a: position, b: positions[other])
      cost +=
        LayoutQuality.costOfName
        * namesBetween(figure, other: other, a: position, b: positions[other])
    }
    return cost
  }

  private func otherEnd(tie: Int, figure: Int) -> Int {
    graph.ties[tie].first == figure ? graph.ties[tie].second : graph.ties[tie].first
  }

  private func crossings(figure: Int, other: Int, a: Point, b: Point) -> Double {
    var count = 0.0
    for index in graph.ties.indices {
      let tie = graph.ties[index]
      if tie.first == figure || tie.second == figure || tie.first == other || tie.second == other {
        continue
      }
      if segmentsCross(a: a, b: b, c: positions[tie.first], d: positions[tie.second]) { count += 1 }
    }
    return count
  }

  private func namesBetween(_ figure: Int, other: Int, a: Point, b: Point) -> Double {
    var count = 0.0
    for third in boxes.indices where third != figure && third != other {
      if boxes[third].isCrossed(a, b) { count += 1 }
    }
    return count
  }
}
