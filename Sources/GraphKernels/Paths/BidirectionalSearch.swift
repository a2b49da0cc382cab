/// One thread's buffers for finding how far two vertices of an undirected graph are apart.
///
/// Searches from both ends go on by turns, the one with fewer arcs to look at next, until one comes upon what the other has
/// reached (Pohl 1971, "Bi-directional search", Machine Intelligence 6:127).
final class BidirectionalSearch {
  /// What one end reached in its last step.
  private struct Front {
    /// 0 for the source, 1 for the target.
    let end: Int
    /// Where they stand in the end's queue.
    var positions: Range<Int>
    var arcCount: Int
  }

  private let vertexCount: Int
  private let rows: ArcRows
  /// The search in which each vertex was last reached, from both ends beside each other, as they are looked at together.
  private let reached: KernelBuffer<Int32>
  /// The vertices that each end has reached, one end's after the other's.
  private let queues: KernelBuffer<Int32>
  private var search: Int32 = 0

  init(_ graph: CompactGraph) {
    vertexCount = graph.vertexCount
    rows = ArcRows(offsets: FrozenBuffer(graph.offsets), targets: FrozenBuffer(graph.targets))
    reached = KernelBuffer(repeating: 0, count: 2 * graph.vertexCount)
    queues = KernelBuffer(uninitialized: 2 * graph.vertexCount)
  }

  /// How many hops two vertices that reach one another are apart.
  ///
  /// - Complexity: O(m) time at worst, and about √m in graphs without much structure.
  func distance(from source: Int32, to target: Int32) -> Int {
    if source == target { return 0 }
    search += 1
    var (nearer, farther) = (start(at: source, end: 0), start(at: target, end: 1))
    var distance = 1
    while true {
      if farther.arcCount < nearer.arcCount { swap(&nearer, &farther) }
      if meets(&nearer) { return distance }
      precondition(!nearer.positions.isEmpty, "the two have to reach one another")
      distance += 1
    }
  }

  private func start(at vertex: Int32, end: Int) -> Front {
    reached[2 * Int(vertex) + end] = search
    queues[end * vertexCount] = vertex
    return Front(end: end, positions: 0..<1, arcCount: rows.arcs(of: Int(vertex)).count)
  }

  /// Goes a step farther from one end.
  ///
  /// - Returns: whether the other end has been there, which ends the search: what is left of the step is as far away.
  private func meets(_ front: inout Front) -> Bool {
    let (search, end) = (search, front.end)
    let queue = end * vertexCount
    let start = front.positions.upperBound
    var (count, arcCount) = (start, 0)
    for position in front.positions {
      for arc in rows.arcs(of: Int(queues[queue + position])) {
        let target = rows.targets[arc]
        let place = 2 * Int(target)
        if reached[place + end] == search { continue }
        if reached[place + 1 - end] == search { return true }
        reached[place + end] = search
        queues[queue + count] = target
        count += 1
        arcCount += rows.arcs(of: Int(target)).count
      }
    }
    front.positions = start..<count
    front.arcCount = arcCount
    return false
  }
}
