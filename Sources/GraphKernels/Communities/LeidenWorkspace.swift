import LongWork

/// One thread's buffers for group search, as large as the graph, and the search's two inner loops.
///
/// Groups and parts are named by numbers below the level's vertex count.
final class LeidenWorkspace {
  let objective: CommunityQuality
  /// Whether vertices may go to groups in which they have no neighbors.
  let joinsStrangers: Bool
  /// Whether vertices may only leave groups that stay connected without them.
  let partsStrangers: Bool
  let progress: WorkStep
  /// The group of each vertex of the level at hand.
  let groups: KernelBuffer<Int32>
  /// The part of its group in which refinement put each vertex.
  let parts: KernelBuffer<Int32>

  /// By group: its members' strengths by sign, and their number.
  let positiveOf: KernelBuffer<Double>
  let negativeOf: KernelBuffer<Double>
  let sizeOf: KernelBuffer<Int32>
  /// Numbers that no group uses: the first `freeCount`.
  let free: KernelBuffer<Int32>
  var freeCount = 0
  /// No group in use has a number this high, and none has more enmity than this.
  var groupLimit = 0
  var enmityLimit = 0.0
  /// By part: the same, and the net weight of its edges to the rest of its group.
  let positiveOfPart: KernelBuffer<Double>
  let negativeOfPart: KernelBuffer<Double>
  let cut: KernelBuffer<Double>
  /// The positive and negative weight of the edges from the vertex at hand to each group or part; 0
  /// but for the first `touchedCount` of `touched`.
  let friendship: KernelBuffer<Double>
  let enmity: KernelBuffer<Double>
  let touched: KernelBuffer<Int32>
  let queue: KernelBuffer<Int32>
  let isQueued: KernelBuffer<Bool>

  init(search: Leiden, progress: WorkStep) {
    let count = search.layers.vertexCount
    objective = search.objective
    joinsStrangers = search.joinsStrangers
    partsStrangers = search.partsStrangers
    self.progress = progress
    groups = KernelBuffer(repeating: 0, count: count)
    parts = KernelBuffer(repeating: 0, count: count)
    positiveOf = KernelBuffer(repeating: 0, count: count)
    negativeOf = KernelBuffer(repeating: 0, count: count)
    sizeOf = KernelBuffer(repeating: 0, count: count)
    free = KernelBuffer(repeating: 0, count: count)
    positiveOfPart = KernelBuffer(repeating: 0, count: count)
    negativeOfPart = KernelBuffer(repeating: 0, count: count)
    cut = KernelBuffer(repeating: 0, count: count)
    friendship = KernelBuffer(repeating: 0, count: count)
    enmity = KernelBuffer(repeating: 0, count: count)
    // A weight that scaling has brought to 0 leaves no mark, so a group may be touched once an arc.
    touched = KernelBuffer(repeating: 0, count: count + 1)
    queue = KernelBuffer(repeating: 0, count: count)
    isQueued = KernelBuffer(repeating: false, count: count)
  }

  /// Sums up the groups, which the caller has written to `groups`.
  func begin(_ level: SignedLayers) {
    let count = level.vertexCount
    for group in 0..<count {
      positiveOf[group] = 0
      negativeOf[group] = 0
      sizeOf[group] = 0
    }
    for vertex in 0..<count {
      let group = groups[vertex]
      positiveOf[group] += level.positiveStrength[vertex]
      negativeOf[group] += level.negativeStrength[vertex]
      sizeOf[group] += 1
    }
    freeCount = 0
    for group in stride(from: count - 1, through: 0, by: -1) where sizeOf[group] == 0 {
      free[freeCount] = Int32(truncatingIfNeeded: group)
      freeCount += 1
    }
    groupLimit = 0
    enmityLimit = 0
    for group in 0..<count where sizeOf[group] > 0 {
      groupLimit = group + 1
      enmityLimit = max(enmityLimit, negativeOf[group])
    }
  }

  /// Queues all vertices of a level, in an order or as they are numbered.
  func fillQueue(_ count: Int, order: [Int32]? = nil) {
    for index in 0..<count { queue[index] = order?[index] ?? Int32(truncatingIfNeeded: index) }
  }

  /// Queues all vertices of a level in a random order.
  func fillQueue(_ count: Int, generator: inout SplitMix64) {
    fillQueue(count)
    for last in stride(from: count - 1, to: 0, by: -1) {
      let other = generator.below(of: last + 1)
      let vertex = queue[last]
      queue[last] = queue[other]
      queue[other] = vertex
    }
  }
}
