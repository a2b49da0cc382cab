import LongWork

/// Pushes boxes apart until no two overlap.
enum OverlapRemoval {
  /// Moves centers so that the boxes, each with half of `gap` around it, do not overlap, and so that ties have what is to be
  /// seen of them between the boxes that they join.
  ///
  /// Overlapping pairs step apart along the axis on which the way is shorter; when the crowd is too
  /// dense for that to end, everything is spread by a twentieth first.
  ///
  /// - Complexity: O(n log n + overlaps) a round.
  static func run(
    _ positions: inout [Point], sizes: [LayoutGraph.Size], gapX: Double, gapY: Double,
    courses: TieCourses = .none
  ) {
    let count = positions.count
    guard count > 1 else { return }
    separateCoincident(&positions)
    while true {
      for _ in 0..<120
      where !round(&positions, sizes: sizes, gapX: gapX, gapY: gapY, courses: courses) {
        return
      }
      if WorkMonitor.isCurrentCancelled { return }
      for index in 0..<count { positions[index] = positions[index] * 1.05 }
    }
  }

  /// Moves centers so that the boxes neither overlap nor reach out of a frame.
  ///
  /// - Returns: whether that could be done; where it couldn't, boxes are in the frame and overlap.
  /// - Complexity: O(n log n + overlaps) in each of some hundred rounds.
  static func run(
    _ positions: inout [Point], sizes: [LayoutGraph.Size], gapX: Double, gapY: Double,
    within frame: Box
  ) -> Bool {
    separateCoincident(&positions)
    func bringIn() {
      for index in positions.indices {
        let roomX = max(0, (frame.width - sizes[index].width) / 2)
        let roomY = max(0, (frame.height - sizes[index].height) / 2)
        let step = positions[index] - frame.center
        positions[index] =
          frame.center + Point(max(-roomX, min(roomX, step.x)), max(-roomY, min(roomY, step.y)))
      }
    }
    for _ in 0..<300 where !WorkMonitor.isCurrentCancelled {
      bringIn()
      if !round(&positions, sizes: sizes, gapX: gapX, gapY: gapY) { return true }
    }
    bringIn()
    return false
  }

  /// One pass over all overlapping pairs; false when there was none.
  ///
  /// - Complexity: O(n log n + overlaps).
  static func round(
    _ positions: inout [Point], sizes: [LayoutGraph.Size], gapX: Double, gapY: Double,
    courses: TieCourses = .none
  ) -> Bool {
    let order = positions.indices.sorted {
      (positions[$0].x - sizes[$0].width / 2, $0) < (positions[$1].x - sizes[$1].width / 2, $1)
    }
    let widest = sizes.reduce(0) { max($0, $1.width) }
    var moved = false
    for (rank, i) in order.enumerated() {
      for j in order[(rank + 1)...] {
        // Positions move during the pass; the slack keeps the early end honest.
        if positions[j].x - positions[i].x > (sizes[i].width + widest) / 2 + gapX + 40 { break }
        let step = positions[j] - positions[i]
        let apartX = courses.gap(between: i, and: j, least: gapX)
        let apartY = courses.gap(between: i, and: j, least: gapY)
        let overX = (sizes[i].width + sizes[j].width) / 2 + apartX - abs(step.x)
        let overY = (sizes[i].height + sizes[j].height) / 2 + apartY - abs(step.y)
        guard overX > 1e-9, overY > 1e-9 else { continue }
        moved = true
        if overX < overY {
          let push = (overX / 2 + 1e-6) * (step.x < 0 || (step.x == 0 && j < i) ? -1 : 1)
          positions[i].x -= push
          positions[j].x += push
        } else {
          let push = (overY / 2 + 1e-6) * (step.y < 0 || (step.y == 0 && j < i) ? -1 : 1)
          positions[i].y -= push
          positions[j].y += push
        }
      }
    }
    return moved
  }

  private static func separateCoincident(_ positions: inout [Point]) {
    let order = positions.indices.sorted {
      (positions[$0].x, positions[$0].y, $0) < (positions[$1].x, positions[$1].y, $1)
    }
    for (a, b) in zip(order, order.dropFirst()) where positions[a] == positions[b] {
      positions[b] += Point(Double(b % 5) * 0.1 + 0.1, Double(b % 3) * 0.1 + 0.1)
    }
  }
}
