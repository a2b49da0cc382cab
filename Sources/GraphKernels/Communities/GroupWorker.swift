/// One thread's room for group search, as large as the graph, and the search's two inner loops.
///
/// Groups and parts are named by numbers below the level's vertex count.
final class GroupWorker {
  let objective: GroupObjective
  /// The group of each vertex of the level at hand.
  let groups: KernelBuffer<Int32>
  /// The part of its group in which refinement put each vertex.
  let parts: KernelBuffer<Int32>

  /// By group: its members' strengths by sign, and their number.
  private let positiveOf: KernelBuffer<Double>
  private let negativeOf: KernelBuffer<Double>
  private let sizeOf: KernelBuffer<Int32>
  /// Numbers that no group uses: the first `freeCount`.
  private let free: KernelBuffer<Int32>
  private var freeCount = 0
  /// By part: the same, and the net weight of its ties to the rest of its group.
  private let positiveOfPart: KernelBuffer<Double>
  private let negativeOfPart: KernelBuffer<Double>
  private let cut: KernelBuffer<Double>
  /// The positive and negative weight of the ties from the vertex at hand to each group or part; 0
  /// but for the first `touchedCount` of `touched`.
  private let friendship: KernelBuffer<Double>
  private let enmity: KernelBuffer<Double>
  private let touched: KernelBuffer<Int32>
  private let queue: KernelBuffer<Int32>
  private let isQueued: KernelBuffer<Bool>

  init(vertexCount count: Int, objective: GroupObjective) {
    self.objective = objective
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
  }

  private func fillQueue(_ count: Int, _ generator: inout SplitMix64) {
    for vertex in 0..<count { queue[vertex] = Int32(truncatingIfNeeded: vertex) }
    for last in stride(from: count - 1, to: 0, by: -1) {
      let other = generator.below(last + 1)
      let vertex = queue[last]
      queue[last] = queue[other]
      queue[other] = vertex
    }
  }
}

// MARK: - Local moving

extension GroupWorker {
  /// Moves vertices, one at a time, to the group where they are worth most: all of them in random
  /// order, and those whose neighbours moved again, until none can improve.
  ///
  /// Candidates are the groups of a vertex's positive neighbours and a group of its own: a vertex
  /// gains a place among friends, never just among its enemies' enemies.
  func move(_ level: SignedLayers, _ generator: inout SplitMix64) {
    let count = level.vertexCount
    fillQueue(count, &generator)
    for vertex in 0..<count { isQueued[vertex] = true }
    var head = 0
    var waiting = count
    while waiting > 0 {
      let vertex = Int(queue[head])
      head += 1
      if head == count { head = 0 }
      waiting -= 1
      isQueued[vertex] = false
      let target = betterGroup(for: vertex, level)
      guard target >= 0 else { continue }
      move(vertex, to: target, level)
      for arc in level.positive.arcs(of: vertex) {
        let other = level.positive.targets[arc]
        if !isQueued[other] && groups[other] != target {
          isQueued[other] = true
          let tail = head + waiting
          queue[tail < count ? tail : tail - count] = other
          waiting += 1
        }
      }
      for arc in level.negative.arcs(of: vertex) {
        let other = level.negative.targets[arc]
        if !isQueued[other] {
          isQueued[other] = true
          let tail = head + waiting
          queue[tail < count ? tail : tail - count] = other
          waiting += 1
        }
      }
    }
  }

  /// Visits the vertices in ascending order, round after round, moving only those whose group stays
  /// connected without them.
  func moveKeepingGroupsConnected(_ level: SignedLayers) {
    var search = GroupConnectivity(vertexCount: level.vertexCount)
    var changed = true
    while changed {
      changed = false
      for vertex in 0..<level.vertexCount {
        let target = betterGroup(for: vertex, level)
        if target >= 0, search.staysConnected(without: vertex, in: groups, by: level.positive) {
          move(vertex, to: target, level)
          changed = true
        }
      }
    }
  }

  /// The group where the vertex is worth most, if that is more than where it stands, or −1.
  ///
  /// Among equals the group of the earlier neighbour wins.
  @inline(__always)
  private func betterGroup(for vertex: Int, _ level: SignedLayers) -> Int32 {
    let own = groups[vertex]
    var touchedCount = 0
    for arc in level.positive.arcs(of: vertex) {
      let group = groups[level.positive.targets[arc]]
      let sum = friendship[group]
      if sum == 0 {
        touched[touchedCount] = group
        touchedCount &+= 1
      }
      friendship[group] = sum + level.positive.weights[arc]
    }
    let enemies = level.negative.arcs(of: vertex)
    for arc in enemies {
      enmity[groups[level.negative.targets[arc]]] += level.negative.weights[arc]
    }
    let positive = level.positiveStrength[vertex]
    let negative = level.negativeStrength[vertex]
    let stay = objective.gain(
      net: friendship[own] - enmity[own], positive: positive, negative: negative,
      otherPositive: positiveOf[own] - positive, otherNegative: negativeOf[own] - negative)
    var best = stay + GroupSearch.tolerance * (positive + negative)
    var target: Int32 = -1
    for index in 0..<touchedCount {
      let group = touched[index]
      let net = friendship[group] - enmity[group]
      friendship[group] = 0
      if group == own { continue }
      let gain = objective.gain(
        net: net, positive: positive, negative: negative, otherPositive: positiveOf[group],
        otherNegative: negativeOf[group])
      if gain > best {
        best = gain
        target = group
      }
    }
    for arc in enemies { enmity[groups[level.negative.targets[arc]]] = 0 }
    if best < 0, sizeOf[own] > 1 { target = free[freeCount - 1] }
    return target
  }

  @inline(__always)
  private func move(_ vertex: Int, to target: Int32, _ level: SignedLayers) {
    let own = groups[vertex]
    if sizeOf[target] == 0 { freeCount -= 1 }
    positiveOf[own] -= level.positiveStrength[vertex]
    negativeOf[own] -= level.negativeStrength[vertex]
    sizeOf[own] -= 1
    if sizeOf[own] == 0 {
      positiveOf[own] = 0
      negativeOf[own] = 0
      free[freeCount] = own
      freeCount += 1
    }
    positiveOf[target] += level.positiveStrength[vertex]
    negativeOf[target] += level.negativeStrength[vertex]
    sizeOf[target] += 1
    groups[vertex] = target
  }
}

// MARK: - Refinement

extension GroupWorker {
  /// Merges single vertices within each group into well-connected parts, named after one of their
  /// vertices; no part crosses a group's border.
  func refine(_ level: SignedLayers, _ generator: inout SplitMix64) {
    let count = level.vertexCount
    for vertex in 0..<count {
      parts[vertex] = Int32(truncatingIfNeeded: vertex)
      positiveOfPart[vertex] = level.positiveStrength[vertex]
      negativeOfPart[vertex] = level.negativeStrength[vertex]
      let group = groups[vertex]
      var sum = 0.0
      for arc in level.positive.arcs(of: vertex) where groups[level.positive.targets[arc]] == group
      {
        sum += level.positive.weights[arc]
      }
      for arc in level.negative.arcs(of: vertex) where groups[level.negative.targets[arc]] == group
      {
        sum -= level.negative.weights[arc]
      }
      cut[vertex] = sum
      // Here: whether a vertex is no longer a part on its own.
      isQueued[vertex] = false
    }
    fillQueue(count, &generator)
    for index in 0..<count {
      let vertex = Int(queue[index])
      guard !isQueued[vertex], isWellConnected(Int32(vertex), in: groups[vertex]) else { continue }
      let target = bestPart(for: vertex, level)
      guard target >= 0 else { continue }
      positiveOfPart[target] += positiveOfPart[vertex]
      negativeOfPart[target] += negativeOfPart[vertex]
      parts[vertex] = target
      isQueued[vertex] = true
      isQueued[target] = true
    }
  }

  /// Whether a part's ties to the rest of its group are worth no less than nothing.
  @inline(__always)
  private func isWellConnected(_ part: Int32, in group: Int32) -> Bool {
    objective.gain(
      net: cut[part], positive: positiveOfPart[part], negative: negativeOfPart[part],
      otherPositive: positiveOf[group] - positiveOfPart[part],
      otherNegative: negativeOf[group] - negativeOfPart[part]) >= 0
  }

  /// The well-connected part of its group that a single vertex had best join, or −1; accounts for
  /// the merger in `cut`.
  @inline(__always)
  private func bestPart(for vertex: Int, _ level: SignedLayers) -> Int32 {
    let group = groups[vertex]
    var touchedCount = 0
    for arc in level.positive.arcs(of: vertex) {
      let other = level.positive.targets[arc]
      guard groups[other] == group else { continue }
      let part = parts[other]
      let sum = friendship[part]
      if sum == 0 {
        touched[touchedCount] = part
        touchedCount &+= 1
      }
      friendship[part] = sum + level.positive.weights[arc]
    }
    let enemies = level.negative.arcs(of: vertex)
    for arc in enemies { enmity[parts[level.negative.targets[arc]]] += level.negative.weights[arc] }
    var best = 0.0
    var bestNet = 0.0
    var target: Int32 = -1
    for index in 0..<touchedCount {
      let part = touched[index]
      let net = friendship[part] - enmity[part]
      friendship[part] = 0
      guard isWellConnected(part, in: group) else { continue }
      let gain = objective.gain(
        net: net, positive: positiveOfPart[vertex], negative: negativeOfPart[vertex],
        otherPositive: positiveOfPart[part], otherNegative: negativeOfPart[part])
      if gain > best {
        best = gain
        bestNet = net
        target = part
      }
    }
    for arc in enemies { enmity[parts[level.negative.targets[arc]]] = 0 }
    if target >= 0 { cut[target] += cut[vertex] - 2 * bestNet }
    return target
  }
}

/// Answers whether a group holds together without one of its members.
struct GroupConnectivity {
  /// The round in which a vertex was last reached, and in which it was last a neighbour.
  private var reached: [Int32]
  private var adjacent: [Int32]
  private var round: Int32 = 0
  private var stack: [Int32] = []

  init(vertexCount: Int) {
    reached = [Int32](repeating: 0, count: vertexCount)
    adjacent = reached
  }

  mutating func staysConnected(
    without vertex: Int, in groups: borrowing KernelBuffer<Int32>,
    by layer: borrowing SignedLayers.Layer
  ) -> Bool {
    round += 1
    let group = groups[vertex]
    var missing = 0
    stack.removeAll(keepingCapacity: true)
    for arc in layer.arcs(of: vertex) {
      let other = layer.targets[arc]
      if groups[other] == group {
        adjacent[Int(other)] = round
        missing += 1
        if stack.isEmpty { stack.append(other) }
      }
    }
    // The group falls apart exactly if not all of the vertex's neighbours can reach one another.
    guard missing > 1 else { return true }
    reached[vertex] = round
    reached[Int(stack[0])] = round
    while let current = stack.popLast() {
      if adjacent[Int(current)] == round {
        missing -= 1
        if missing == 0 { return true }
      }
      for arc in layer.arcs(of: Int(current)) {
        let other = layer.targets[arc]
        if reached[Int(other)] != round && groups[other] == group {
          reached[Int(other)] = round
          stack.append(other)
        }
      }
    }
    return false
  }
}
