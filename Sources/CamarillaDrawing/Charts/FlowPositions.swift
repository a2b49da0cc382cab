import Camarilla

/// Where blocks and streams stand.
struct FlowPositions {
  struct Block: Equatable {
    var column: Int
    var line: Int
    var members: [Figure.ID]
    var box: Box
  }

  struct Stream: Equatable {
    /// Blocks, by their positions in ``FlowPositions/blocks``.
    var from: Int
    var to: Int
    var members: [Figure.ID]
    /// The upper border from left to right; the lower one is ``height`` below.
    var top: Bezier
    var height: Double

    /// From the lower to the upper border at a position between the ends.
    func span(atX x: Double) -> ClosedRange<Double> {
      // Controls stand at the middle, so that x is 3/2 t (1 − t) + t³ of the width; found by halving.
      let share = (x - top.start.x) / (top.end.x - top.start.x)
      var (low, high) = (0.0, 1.0)
      for _ in 0..<24 {
        let t = (low + high) / 2
        if 1.5 * t * (1 - t) + t * t * t < share { low = t } else { high = t }
      }
      let y = top.point(at: (low + high) / 2).y
      return (y - height)...y
    }
  }

  private(set) var blocks: [Block] = []
  private(set) var streams: [Stream] = []
  /// How high a figure is, points.
  let unit: Double

  /// How many lines have blocks.
  var lineCount: Int { Set(blocks.map(\.line)).count }

  /// - Parameters:
  ///   - x: where each column stands.
  ///   - step: from one column to the next.
  ///   - height: what the fullest column fills.
  init(flow: FactionFlow, x: [Double], step: Double, height: Double) {
    let found = FlowStreams(flow.columns)
    let order = FlowOrder(columns: flow.columns, streams: found).groups
    let most = flow.columns.map { $0.groups.count }.max() ?? 0
    let gap = max(3, min(14, 0.3 * height / Double(max(most, 1))))
    unit = flow.columns.reduce(13.0) { unit, column in
      let count = column.groups.reduce(0) { $0 + $1.members.count }
      let room = height - gap * Double(max(0, column.groups.count - 1))
      return count > 0 ? max(0.5, min(unit, room / Double(count))) : unit
    }
    var stacks = FlowStacks(
      columns: flow.columns, order: order, streams: found, unit: unit, gap: gap, height: height)
    stacks.settle()
    // Where columns are close, blocks are no wider than that streams show between them.
    let width = min(11, max(min(2, step * 0.4), step * 0.18))
    var numbers: [[Int]] = []
    for (column, groups) in flow.columns.map(\.groups).enumerated() {
      numbers.append(groups.indices.map { blocks.count + $0 })
      for (number, group) in groups.enumerated() {
        blocks.append(
          Block(
            column: column, line: group.line, members: group.members,
            box: Box(
              center: Point(x[column], stacks.centers[column][number]), width: width,
              height: Double(group.members.count) * unit)))
      }
    }
    for (column, gap) in found.gaps.enumerated() {
      for (index, stream) in gap.enumerated() {
        let from = numbers[column][stream.from]
        let to = numbers[column + 1][stream.to]
        let start = Point(
          blocks[from].box.maxX, blocks[from].box.maxY - stacks.leaving[column][index])
        let end = Point(blocks[to].box.minX, blocks[to].box.maxY - stacks.arriving[column][index])
        let middle = (start.x + end.x) / 2
        streams.append(
          Stream(
            from: from, to: to, members: stream.members,
            top: Bezier(
              start: start, control1: Point(middle, start.y), control2: Point(middle, end.y),
              end: end), height: Double(stream.width) * unit))
      }
    }
  }
}
