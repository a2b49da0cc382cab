extension PowerGraph {
  /// More figures than these have regions.
  static let mostWithoutRegions = 30
  /// Fewer members than these make no region.
  private static let leastMembers = 3
  /// Around the boxes of members, points.
  private static let margin = 13.0
  /// How broad the ways between members are, points.
  private static let breadth = 24.0
  /// Members farther apart than this have no way between them, points.
  private static let farthest = 320.0

  /// A quiet ground behind the members of each group, so that groups are seen before names are read: around each
  /// member's box, and along the shortest ways that join them all.
  ///
  /// - Returns: none where there are few figures, and where colors are a scale.
  /// - Complexity: O(k²) for each group of k.
  func regions(behind nodes: [Picture.Node]) -> [Picture.Area] {
    guard hasRegions, nodes.count > Self.mostWithoutRegions, !coloring.isScale else { return [] }
    var members: [Int: [Int]] = [:]
    for (index, node) in nodes.enumerated() {
      if let group = node.faction { members[group, default: []].append(index) }
    }
    return members.sorted { (-$0.value.count, $0.key) < (-$1.value.count, $1.key) }
      .filter { $0.value.count >= Self.leastMembers }
      .flatMap { _, members -> [Picture.Area] in
        let fill = nodes[members[0]].style.fill.mixed(with: theme.paper, share: 0.7)
        let boxes = members.map { nodes[$0].box }
        return Self.ways(between: boxes).map {
          Self.way(from: boxes[$0.0], to: boxes[$0.1], fill: fill)
        }
          + boxes.map {
            Picture.Area(path: $0.inflated(Self.margin).rounded(by: Self.margin), fill: fill)
          }
      }
  }

  /// A minimum spanning tree of the middles of boxes (Prim 1957), without its longest ways.
  private static func ways(between boxes: [Box]) -> [(Int, Int)] {
    var ways: [(Int, Int)] = []
    var nearest = boxes.map { (from: 0, distance: $0.center.distance(to: boxes[0].center)) }
    var waiting = Array(boxes.indices.dropFirst())
    while let next = waiting.min(by: { (nearest[$0].distance, $0) < (nearest[$1].distance, $1) }) {
      waiting.removeAll { $0 == next }
      if nearest[next].distance <= farthest { ways.append((nearest[next].from, next)) }
      for index in waiting {
        let distance = boxes[index].center.distance(to: boxes[next].center)
        if distance < nearest[index].distance { nearest[index] = (next, distance) }
      }
    }
    return ways
  }

  private static func way(from first: Box, to second: Box, fill: Ink) -> Picture.Area {
    let side = (second.center - first.center).normalized.turned * (breadth / 2)
    let corners = [
      first.center + side, second.center + side, second.center - side, first.center - side,
    ]
    return Picture.Area(path: straight(corners), fill: fill)
  }

  /// A closed path of straight lines.
  private static func straight(_ corners: [Point]) -> [Point] {
    var path = [corners[0]]
    for (index, corner) in corners.enumerated() {
      let next = corners[(index + 1) % corners.count]
      path += [
        corner.mixed(with: next, share: 1.0 / 3), corner.mixed(with: next, share: 2.0 / 3), next,
      ]
    }
    return path
  }
}

extension Box {
  /// Its outline with round corners, as a closed path of Bézier curves.
  fileprivate func rounded(by radius: Double) -> [Point] {
    let radius = min(radius, width / 2, height / 2)
    // Where a cubic's controls stand that is nearly a quarter of a circle.
    let reach = radius * 0.448
    let corners: [(at: Point, before: Point, after: Point)] = [
      (Point(minX, maxY), Point(0, -1), Point(1, 0)),
      (Point(maxX, maxY), Point(-1, 0), Point(0, -1)),
      (Point(maxX, minY), Point(0, 1), Point(-1, 0)), (Point(minX, minY), Point(1, 0), Point(0, 1)),
    ]
    var path = [corners[0].at + corners[0].before * radius]
    for (index, corner) in corners.enumerated() {
      let next = corners[(index + 1) % 4]
      let (end, start) = (corner.at + corner.after * radius, next.at + next.before * radius)
      path += [
        corner.at + corner.before * reach, corner.at + corner.after * reach, end,
        end.mixed(with: start, share: 1.0 / 3), end.mixed(with: start, share: 2.0 / 3), start,
      ]
    }
    return path
  }
}
