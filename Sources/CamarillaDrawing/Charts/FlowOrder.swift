/// In which order the groups of each column stand, so that streams cross little.
///
/// Sweeps that sort each column by the barycenters of its neighbors (Sugiyama, Tagawa & Toda 1981)
/// and then swap neighbors where that helps (Gansner et al. 1993); crossings count by the figures on
/// either stream. The best order that is met is taken.
struct FlowOrder {
  private let gaps: [[FlowStreams.Stream]]
  /// For each column the groups from the top down.
  private(set) var groups: [[Int]]
  /// For each column and group its position from the top.
  private var positions: [[Int]]

  private static let sweeps = 8

  /// - Complexity: O(sweeps · Σ streams²).
  init(columns: [FactionFlow.Column], streams: FlowStreams) {
    gaps = streams.gaps
    groups = []
    positions = []
    var best: [[Int]] = []
    var least = Int.max
    // From the order of the lines, which never lets a line cross another, and from that by size.
    for bySize in [false, true] {
      groups = columns.map { column in
        column.groups.indices.sorted {
          let (a, b) = (column.groups[$0], column.groups[$1])
          return bySize
            ? (b.members.count, a.line, $0) < (a.members.count, b.line, $1)
            : (a.line, $0) < (b.line, $1)
        }
      }
      positions = groups.map { groups in
        var positions = [Int](repeating: 0, count: groups.count)
        for (position, group) in groups.enumerated() { positions[group] = position }
        return positions
      }
      for sweep in 0..<Self.sweeps where least > 0 {
        if sweep % 2 == 1 {
          for column in columns.indices.dropFirst() { sort(column, by: column - 1) }
        } else if sweep > 0 {
          for column in columns.indices.dropLast().reversed() { sort(column, by: column + 1) }
        }
        var turns = 0
        while turns < Self.sweeps, swapNeighbors() { turns += 1 }
        let crossings = gaps.indices.reduce(0) { $0 + self.crossings(of: $1) }
        if crossings < least { (best, least) = (groups, crossings) }
      }
    }
    groups = best
  }

  /// The streams between two columns, seen from one: its group, the other's position, the width.
  private func links(
    column: Int, other: Int
  ) -> [(group: Int, position: Int, width: Int)] {
    let isForward = other > column
    return gaps[min(column, other)].map { stream in
      (
        isForward ? stream.from : stream.to,
        positions[other][isForward ? stream.to : stream.from], stream.width
      )
    }
  }

  private mutating func set(_ column: Int, order: [Int]) {
    groups[column] = order
    for (position, group) in order.enumerated() { positions[column][group] = position }
  }

  private mutating func sort(_ column: Int, by other: Int) {
    var sums = [(position: Int, width: Int)](repeating: (0, 0), count: groups[column].count)
    for link in links(column: column, other: other) {
      sums[link.group].position += link.position * link.width
      sums[link.group].width += link.width
    }
    let keys = sums.indices.map { group in
      sums[group].width > 0
        ? Double(sums[group].position) / Double(sums[group].width)
        : Double(positions[column][group])
    }
    set(
      column,
      order: groups[column].sorted {
        (keys[$0], positions[column][$0]) < (keys[$1], positions[column][$1])
      })
  }

  /// Swaps neighbors where that crosses less; whether it did anywhere.
  private mutating func swapNeighbors() -> Bool {
    var hasSwappedAny = false
    for column in groups.indices where groups[column].count > 1 {
      var links: [[(side: Int, position: Int, width: Int)]] = Array(
        repeating: [], count: groups[column].count)
      for other in [column - 1, column + 1] where groups.indices.contains(other) {
        for link in self.links(column: column, other: other) {
          links[link.group].append((other, link.position, link.width))
        }
      }
      /// Crossings of the streams of two groups, the first above the second.
      func cost(upper: Int, lower: Int) -> Int {
        var sum = 0
        for a in links[upper] {
          for b in links[lower] where a.side == b.side && a.position > b.position {
            sum += a.width * b.width
          }
        }
        return sum
      }
      var order = groups[column]
      for _ in 0..<order.count {
        var hasSwapped = false
        for position in 0..<(order.count - 1)
        where cost(upper: order[position + 1], lower: order[position])
          < cost(upper: order[position], lower: order[position + 1])
        {
          order.swapAt(position, position + 1)
          hasSwapped = true
          hasSwappedAny = true
        }
        if !hasSwapped { break }
      }
      set(column, order: order)
    }
    return hasSwappedAny
  }

  /// The pairs of figures whose streams cross in a gap.
  func crossings(of gap: Int) -> Int {
    let ends = gaps[gap].map { (positions[gap][$0.from], positions[gap + 1][$0.to], $0.width) }
    var sum = 0
    for (index, a) in ends.enumerated() {
      for b in ends[(index + 1)...] where (a.0 < b.0 && a.1 > b.1) || (a.0 > b.0 && a.1 < b.1) {
        sum += a.2 * b.2
      }
    }
    return sum
  }
}
