/// The heights at which the groups of each column stand: in their order, apart from each other, and so
/// that streams are as level as can be.
struct FlowStacks {
  private let columns: [FactionFlow.Column]
  /// For each column the groups from the bottom up.
  private let upward: [[Int]]
  private let gaps: [[FlowStreams.Stream]]
  private let unit: Double
  private let gap: Double
  private let height: Double

  /// For each column and group its middle.
  private(set) var centers: [[Double]]
  /// For each gap and stream how far below its block's top it leaves and arrives.
  private(set) var leaving: [[Double]]
  private(set) var arriving: [[Double]]

  private static let rounds = 60

  init(
    columns: [FactionFlow.Column], order: [[Int]], streams: FlowStreams, unit: Double,
    gap: Double, height: Double
  ) {
    self.columns = columns
    self.unit = unit
    self.gap = gap
    self.height = height
    gaps = streams.gaps
    upward = order.map { $0.reversed() }
    let positions = order.map { order in
      var positions = [Int](repeating: 0, count: order.count)
      for (position, group) in order.enumerated() { positions[group] = position }
      return positions
    }
    /// How far below the top of its group each stream begins, in the order of the other ends; those
    /// who are in no stream stand below all streams.
    func offsets(
      gap: [FlowStreams.Stream], group: KeyPath<FlowStreams.Stream, Int>,
      other: (FlowStreams.Stream) -> Int
    ) -> [Double] {
      var taken: [Int: Double] = [:]
      var offsets = [Double](repeating: 0, count: gap.count)
      for index in gap.indices.sorted(by: { (other(gap[$0]), $0) < (other(gap[$1]), $1) }) {
        offsets[index] = taken[gap[index][keyPath: group], default: 0]
        taken[gap[index][keyPath: group], default: 0] += Double(gap[index].width) * unit
      }
      return offsets
    }
    leaving = streams.gaps.enumerated().map { column, gap in
      offsets(gap: gap, group: \.from) { positions[column + 1][$0.to] }
    }
    arriving = streams.gaps.enumerated().map { column, gap in
      offsets(gap: gap, group: \.to) { positions[column][$0.from] }
    }
    centers = columns.map { [Double](repeating: 0, count: $0.groups.count) }
    for column in columns.indices { stack(column: column, wanted: { _ in height / 2 }) }
  }

  private func size(column: Int, group: Int) -> Double {
    Double(columns[column].groups[group].members.count) * unit
  }

  /// Stands a column's groups as near as can be to where they want to be.
  private mutating func stack(column: Int, wanted: (Int) -> Double) {
    let groups = upward[column]
    let found = LabelSpread.centers(
      wanted: groups.map(wanted), heights: groups.map { size(column: column, group: $0) + gap },
      weights: groups.map { size(column: column, group: $0) }, from: -gap / 2, to: height + gap / 2)
    for (group, center) in zip(groups, found) { centers[column][group] = center }
  }

  /// Moves each column in turn to where its streams are most nearly level, to the right and back.
  ///
  /// - Complexity: O(rounds · streams).
  mutating func settle() {
    for round in 0..<Self.rounds {
      let turn = round % 2 == 0 ? Array(columns.indices) : columns.indices.reversed()
      for column in turn where !columns[column].groups.isEmpty {
        var steps = [(sum: Double, weight: Double)](
          repeating: (0, 0), count: columns[column].groups.count)
        if column > 0 {
          for (index, stream) in gaps[column - 1].enumerated() {
            add(column - 1, index: index, to: &steps[stream.to], from: true)
          }
        }
        if column < gaps.count {
          for (index, stream) in gaps[column].enumerated() {
            add(column, index: index, to: &steps[stream.from], from: false)
          }
        }
        let before = centers[column]
        stack(column: column) { group in
          steps[group].weight > 0
            ? before[group] + steps[group].sum / steps[group].weight : before[group]
        }
      }
    }
  }

  /// How far a group would have to move for a stream to be level. That within a line counts most.
  private func add(
    _ gap: Int, index: Int, to step: inout (sum: Double, weight: Double), from isEnd: Bool
  ) {
    let stream = gaps[gap][index]
    let start =
      centers[gap][stream.from] + size(column: gap, group: stream.from) / 2 - leaving[gap][index]
    let end =
      centers[gap + 1][stream.to] + size(column: gap + 1, group: stream.to) / 2
      - arriving[gap][index]
    let isSame = columns[gap].groups[stream.from].line == columns[gap + 1].groups[stream.to].line
    let weight = Double(stream.width) * (isSame ? 4 : 1)
    step.sum += weight * (isEnd ? start - end : end - start)
    step.weight += weight
  }
}
