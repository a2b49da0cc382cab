/// Ways between boxes for ties that no simple arc gets past: shortest paths from corner to corner, rounded.
///
/// The corners of all boxes, a little way out, are joined to those around them that are in sight (a visibility graph,
/// Lozano-Pérez & Wesley 1979, thinned to near neighbors), and the shortest path is found by A* (Hart, Nilsson & Raphael
/// 1968). What then lies in sight of each other along the path is joined directly, and the bends are rounded as far as
/// no box is touched.
struct WaysAround {
  private let boxes: BoxGrid
  private let middles: [Point]
  /// Boxes with room around them, which no way enters.
  private let obstacles: BoxGrid
  /// Four for each box; those inside other obstacles have no neighbors.
  private let corners: [Point]
  private let neighbors: [[(corner: Int, length: Double)]]
  /// How many ways turn at a corner already.
  private var turns: [Int]

  /// What a search for a path writes down, kept from one to the next.
  private struct Search {
    var distances: [Double]
    var before: [Int]
    var touched: [Int] = []
  }

  private var search: Search

  /// - Parameter margin: how far from boxes ways keep, points.
  /// - Complexity: O(boxes · boxes around each).
  init(boxes: [Box], margin: Double) {
    self.boxes = BoxGrid(boxes.map { $0.inflated(min(1, margin / 2)) })
    middles = boxes.map(\.center)
    // A hair less than where the corners stand, so that ways may run along a side.
    let obstacles = BoxGrid(boxes.map { $0.inflated(margin * 0.98) })
    self.obstacles = obstacles
    let corners = boxes.flatMap { box in
      let box = box.inflated(margin)
      return [
        Point(box.minX, box.minY), Point(box.maxX, box.minY), Point(box.maxX, box.maxY),
        Point(box.minX, box.maxY),
      ]
    }
    self.corners = corners
    let isFree = corners.map { !obstacles.isCrossed($0, $0) }
    var neighbors = [[(corner: Int, length: Double)]](repeating: [], count: corners.count)
    for (index, box) in boxes.enumerated() {
      for other in obstacles.near(box.center, count: Self.around) where other >= index {
        for a in 4 * index..<4 * index + 4 where isFree[a] {
          for b in 4 * other..<4 * other + 4
          where isFree[b] && (b > a || other > index)
            && !obstacles.isCrossed(corners[a], corners[b])
          {
            let length = corners[a].distance(to: corners[b])
            neighbors[a].append((b, length))
            neighbors[b].append((a, length))
          }
        }
      }
    }
    self.neighbors = neighbors
    turns = [Int](repeating: 0, count: corners.count)
    search = Search(
      distances: [Double](repeating: .infinity, count: corners.count + 1),
      before: [Int](repeating: -1, count: corners.count + 1))
  }

  /// From one way around a corner to the next, points.
  private static let apart = 2.6
  /// How many boxes around one are looked at.
  private static let around = 14

  /// A way from a point in one box to a point in another that runs through no third box; nil where there is none.
  ///
  /// - Complexity: O(c log c) for the c corners that are nearer than the way is long.
  mutating func way(from start: Point, in source: Int, to end: Point, in target: Int) -> Spline? {
    let ends = (source, target)
    guard var path = path(from: start, to: end, of: ends) else { return nil }
    path = straightened(path, from: start, to: end, of: ends)
    var points = [start] + path.map(turned) + [end]
    if zip(points, points.dropFirst()).contains(where: {
      boxes.isCrossed($0, $1, except: source, target)
    }) {
      points = [start] + path.map { corners[$0] } + [end]
    }
    for corner in path { turns[corner] += 1 }
    return rounded(points, of: ends)
  }

  // MARK: - Finding

  /// The corners at which the shortest path turns.
  private mutating func path(from start: Point, to end: Point, of ends: (Int, Int)) -> [Int]? {
    for node in search.touched { search.distances[node] = .infinity }
    search.touched.removeAll(keepingCapacity: true)
    // The end stands behind all corners.
    let goal = corners.count
    var queue = LeastQueue()
    func reach(_ node: Int, from earlier: Int, distance: Double, search: inout Search) {
      guard distance < search.distances[node] else { return }
      if search.distances[node] == .infinity { search.touched.append(node) }
      search.distances[node] = distance
      search.before[node] = earlier
      queue.add(node, key: distance + (node == goal ? 0 : corners[node].distance(to: end)))
    }
    for corner in cornersInSight(of: start, in: ends.0) {
      reach(corner, from: -1, distance: start.distance(to: corners[corner]), search: &search)
    }
    let last = Set(cornersInSight(of: end, in: ends.1))
    while let (key, node) = queue.removeLeast(), node != goal {
      let distance = search.distances[node]
      guard key <= distance + corners[node].distance(to: end) + 1e-9 else { continue }
      if last.contains(node) {
        reach(
          goal, from: node, distance: distance + corners[node].distance(to: end), search: &search)
      }
      for (next, length) in neighbors[node] {
        reach(next, from: node, distance: distance + length, search: &search)
      }
    }
    guard search.distances[goal] < .infinity else { return nil }
    var path: [Int] = []
    var node = search.before[goal]
    while node >= 0 {
      path.append(node)
      node = search.before[node]
    }
    return path.reversed()
  }

  private func cornersInSight(of point: Point, in box: Int) -> [Int] {
    obstacles.near(point, count: Self.around).flatMap { other in
      (4 * other..<4 * other + 4).filter {
        !neighbors[$0].isEmpty && !obstacles.isCrossed(point, corners[$0], except: box)
      }
    }
  }

  /// Without the corners past which those before and after see each other.
  private func straightened(_ path: [Int], from start: Point, to end: Point, of ends: (Int, Int))
    -> [Int]
  {
    let points = [start] + path.map { corners[$0] } + [end]
    var kept: [Int] = []
    var here = 0
    while here < points.count - 1 {
      var next = points.count - 1
      while next > here + 1, obstacles.isCrossed(points[here], points[next], except: ends.0, ends.1)
      { next -= 1 }
      if next < points.count - 1 { kept.append(path[next - 1]) }
      here = next
    }
    return kept
  }

  // MARK: - Drawing

  /// Where a way turns around a corner: the more do, the farther out, as long as there is room.
  private func turned(at corner: Int) -> Point {
    let out = corners[corner] - middles[corner / 4]
    let step = Point(out.x < 0 ? -1 : 1, out.y < 0 ? -1 : 1)
    var best = corners[corner]
    for turn in 0..<min(turns[corner], 5) {
      let next = corners[corner] + step * (Double(turn + 1) * Self.apart)
      if boxes.isCrossed(next, next) { break }
      best = next
    }
    return best
  }

  /// A spline along a path, rounded at its bends.
  private func rounded(_ path: [Point], of ends: (Int, Int)) -> Spline {
    func isFree(_ a: Point, _ b: Point) -> Bool {
      !boxes.isCrossed(a, b, except: ends.0, ends.1)
    }
    var pieces: [Bezier] = []
    var here = path[0]
    for index in 1..<(path.count - 1) {
      let bend = path[index]
      let (before, after) = (path[index - 1], path[index + 1])
      let room = min(bend.distance(to: before), bend.distance(to: after))
      var curve: Bezier?
      for reach in [0.5 * room, 0.35 * room, 0.2 * room, min(6, 0.1 * room)] {
        let from = bend + (before - bend).normalized * reach
        let to = bend + (after - bend).normalized * reach
        let attempt = Bezier(
          start: from, control1: from.mixed(with: bend, share: 2.0 / 3),
          control2: to.mixed(with: bend, share: 2.0 / 3), end: to)
        curve = attempt
        let points = attempt.points(count: 10)
        if zip(points, points.dropFirst()).allSatisfy({ isFree($0, $1) }) { break }
      }
      if let curve {
        pieces.append(Bezier(from: here, to: curve.start, bulge: 0))
        pieces.append(curve)
        here = curve.end
      }
    }
    pieces.append(Bezier(from: here, to: path[path.count - 1], bulge: 0))
    return Spline(pieces.filter { $0.start != $0.end })
  }
}
