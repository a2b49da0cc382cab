/// What a layout needs to know: sizes, and which pairs are tied how closely.
struct LayoutGraph: Sendable {
  struct Size: Equatable, Sendable {
    var width: Double
    var height: Double
  }

  /// One pair, however many relationships it has.
  struct Tie: Equatable, Sendable {
    var first: Int
    var second: Int
    /// How far apart the two should stand, where 1 is the usual distance of neighbors.
    var length: Double
    /// How much of it is to be seen between the two boxes, points.
    var course = 0.0
  }

  let sizes: [Size]

  /// For each figure its faction, whose members should stand together; nil for none.
  let factions: [Int?]

  /// The page's width by its height, which the layout aims for.
  let aspect: Double

  /// Each pair once, `first` < `second`, in ascending order.
  let ties: [Tie]

  /// For each figure its ties: (other end, length).
  let neighbors: [[(other: Int, length: Double)]]

  /// - Parameter factions: for each figure its faction, where it has one; nobody has when empty.
  /// - Precondition: ends are in range; several ties of a pair are merged to their mean length, ties
  ///   of a figure to itself are dropped.
  init(
    sizes: [Size], ties: [Tie], factions: [Int?] = [], aspect: Double = PowerGraph.aspect
  ) {
    self.sizes = sizes
    self.factions = factions.isEmpty ? sizes.map { _ in nil } : factions
    self.aspect = aspect
    let ordered =
      ties
      .map {
        var tie = $0
        if tie.first > tie.second { swap(&tie.first, &tie.second) }
        return tie
      }
      .filter { $0.first != $0.second }
      .sorted { ($0.first, $0.second, $0.length) < ($1.first, $1.second, $1.length) }
    var merged: [Tie] = []
    var count = 0.0
    for tie in ordered {
      if let last = merged.last, last.first == tie.first, last.second == tie.second {
        count += 1
        merged[merged.count - 1].length += (tie.length - last.length) / count
        merged[merged.count - 1].course = max(last.course, tie.course)
      } else {
        merged.append(tie)
        count = 1
      }
    }
    self.ties = merged
    var neighbors = [[(other: Int, length: Double)]](repeating: [], count: sizes.count)
    for tie in merged {
      neighbors[tie.first].append((tie.second, tie.length))
      neighbors[tie.second].append((tie.first, tie.length))
    }
    self.neighbors = neighbors
  }

  /// How much of its ties is to be seen; worked out anew each time, in O(ties).
  var courses: TieCourses { TieCourses(of: ties, figures: sizes.count) }

  /// The connected components, largest first, those of one size by their first figure; members
  /// ascend.
  var components: [[Int]] {
    var component = [Int](repeating: -1, count: sizes.count)
    var result: [[Int]] = []
    for start in sizes.indices where component[start] < 0 {
      component[start] = result.count
      var members = [start]
      var next = 0
      while next < members.count {
        for (other, _) in neighbors[members[next]] where component[other] < 0 {
          component[other] = result.count
          members.append(other)
        }
        next += 1
      }
      result.append(members.sorted())
    }
    return result.sorted { $0.count != $1.count ? $0.count > $1.count : $0[0] < $1[0] }
  }

  /// The graph of some figures, renumbered in the order given.
  func part(of members: [Int]) -> LayoutGraph {
    var number = [Int](repeating: -1, count: sizes.count)
    for (new, old) in members.enumerated() { number[old] = new }
    var inner: [Tie] = []
    for tie in ties where number[tie.first] >= 0 && number[tie.second] >= 0 {
      inner.append(
        Tie(
          first: number[tie.first], second: number[tie.second], length: tie.length,
          course: tie.course))
    }
    return LayoutGraph(
      sizes: members.map { sizes[$0] }, ties: inner, factions: members.map { factions[$0] },
      aspect: aspect)
  }

  /// The lengths of the shortest paths from one figure (Dijkstra 1959); infinite where none leads.
  ///
  /// - Complexity: O((figures + ties) log figures).
  func distances(from start: Int) -> [Double] {
    var distance = [Double](repeating: .infinity, count: sizes.count)
    distance[start] = 0
    var queue = LeastQueue()
    queue.add(start, key: 0)
    while let (key, figure) = queue.removeLeast() {
      guard key == distance[figure] else { continue }
      for (other, length) in neighbors[figure] where key + length < distance[other] {
        distance[other] = key + length
        queue.add(other, key: key + length)
      }
    }
    return distance
  }

  /// Whether a figure of a faction, standing there, would have a figure that is not of it as its nearest neighbor.
  ///
  /// - Complexity: O(n).
  func isAmongStrangers(_ figure: Int, at position: Point, others positions: [Point]) -> Bool {
    guard let faction = factions[figure] else { return false }
    var nearest: Int?
    var least = Double.infinity
    for other in positions.indices where other != figure {
      let distance = (positions[other] - position).squaredLength
      if distance < least { (nearest, least) = (other, distance) }
    }
    return nearest.map { factions[$0] != faction } ?? false
  }
}
