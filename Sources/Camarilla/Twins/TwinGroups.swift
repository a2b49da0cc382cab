/// Figures that are to be one, group by group, of which none may be tied to another one of its group.
///
/// The smaller of two groups goes into the larger one, ties and all: n figures with m ties take O((n + m) log n),
/// however many join one group.
struct TwinGroups {
  /// The group that a figure or a group has gone into.
  private var parents: [Int32: Int32] = [:]
  /// The groups to which each is tied.
  private var neighbors: [Int32: Set<Int32>]
  /// How many ties were moved from one group to another.
  private(set) var work = 0

  /// - Parameter neighbors: those of every figure that may be joined.
  init(neighbors: [Int32: Set<Int32>]) { self.neighbors = neighbors }

  private mutating func group(of figure: Int32) -> Int32 {
    var group = figure
    while let parent = parents[group] {
      if let next = parents[parent] { parents[group] = next }
      group = parent
    }
    return group
  }

  /// Makes one group of those of two figures; false where they are one already, or tied to one another.
  mutating func join(_ a: Int32, with b: Int32) -> Bool {
    var (larger, smaller) = (group(of: a), group(of: b))
    guard larger != smaller, neighbors[larger]?.contains(smaller) != true,
      neighbors[smaller]?.contains(larger) != true
    else { return false }
    if (neighbors[larger]?.count ?? 0) < (neighbors[smaller]?.count ?? 0) {
      swap(&larger, &smaller)
    }
    let moved = neighbors.removeValue(forKey: smaller) ?? []
    for neighbor in moved {
      neighbors[neighbor]?.remove(smaller)
      neighbors[neighbor]?.insert(larger)
    }
    neighbors[larger, default: []].formUnion(moved)
    work += moved.count
    parents[smaller] = larger
    return true
  }
}
