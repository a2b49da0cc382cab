/// Edges between boxes that stand in columns: from side to side, in curves that leave and arrive level, so that none runs
/// behind a box between.
enum ColumnRouter {
  /// Where an edge meets the side of a box.
  private struct Port: Hashable {
    var box: Int
    var isRight: Bool
  }

  /// The curves of edges between columns, in their order.
  ///
  /// - Precondition: the ends of an edge stand in different columns, with room between.
  /// - Complexity: O(edges log edges).
  static func strokes(of edges: [EdgeRouter.Edge], between boxes: [Box]) -> [EdgeRouter.Stroke] {
    func port(of edge: EdgeRouter.Edge, isStart: Bool) -> Port {
      let (own, other) = isStart ? (edge.source, edge.target) : (edge.target, edge.source)
      return Port(box: own, isRight: boxes[other].center.x > boxes[own].center.x)
    }
    var ends: [Port: [(edge: Int, isStart: Bool, height: Double)]] = [:]
    for (index, edge) in edges.enumerated() {
      for isStart in [true, false] {
        let other = boxes[isStart ? edge.target : edge.source]
        ends[port(of: edge, isStart: isStart), default: []].append(
          (index, isStart, other.center.y))
      }
    }
    var starts = [Point](repeating: .zero, count: edges.count)
    var targets = starts
    for (port, meeting) in ends {
      let box = boxes[port.box]
      // From below, as those at the other side stand, so that edges of one box don't cross.
      let order = meeting.sorted { ($0.height, $0.edge) < ($1.height, $1.edge) }
      let step = min(4, (box.height - 8) / Double(max(order.count - 1, 1)))
      for (rank, end) in order.enumerated() {
        let point = Point(
          port.isRight ? box.maxX : box.minX,
          box.center.y + (Double(rank) - Double(order.count - 1) / 2) * step)
        if end.isStart { starts[end.edge] = point } else { targets[end.edge] = point }
      }
    }
    let columns = columns(of: boxes)
    return edges.indices.map { index in
      let (start, end) = (starts[index], targets[index])
      // Out of the column straight, past boxes that are wider, and then up or down.
      func side(_ box: Int, from point: Point, toward other: Point) -> Point {
        Point(other.x > point.x ? columns[box].maxX : columns[box].minX, point.y)
      }
      let first = side(edges[index].source, from: start, toward: end)
      let last = side(edges[index].target, from: end, toward: start)
      let reach = Point((last.x - first.x) * 0.5, 0)
      let pieces = [
        Bezier(from: start, to: first, bulge: 0),
        Bezier(start: first, control1: first + reach, control2: last - reach, end: last),
        Bezier(from: last, to: end, bulge: 0),
      ]
      return EdgeRouter.Stroke(
        curve: Spline(pieces.filter { $0.start != $0.end }), headTip: nil, tailTip: nil)
    }
  }

  /// For each box what its column fills: all that stand over and under each other.
  private static func columns(of boxes: [Box]) -> [Box] {
    var columns: [Box] = []
    for box in boxes.sorted(by: { ($0.minX, $0.minY) < ($1.minX, $1.minY) }) {
      if let last = columns.last, box.minX < last.maxX {
        columns[columns.count - 1].add(box)
      } else {
        columns.append(box)
      }
    }
    return boxes.map { box in
      columns.first { $0.minX <= box.minX && box.maxX <= $0.maxX } ?? box
    }
  }
}
