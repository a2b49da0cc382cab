/// Moves vertices, one at a time, to the group where they are worth most.
///
/// Candidates are the groups of a vertex's positive neighbours and a group of its own: a vertex
/// gains a place among friends, never just among its enemies' enemies.
struct LocalMover {
  let level: SignedLayers
  let objective: GroupObjective
  private(set) var groups: [Int32]

  /// Per group: its members' strengths by sign, and their number.
  private var positiveOf: [Double]
  private var negativeOf: [Double]
  private var sizeOf: [Int32]
  /// Group numbers that nobody uses.
  private var free: [Int32]
  /// Net weight of the ties from the vertex at hand to each group in `touched`; 0 elsewhere.
  private var netTo: [Double]
  private var isTouched: [Bool]
  private var touched: [Int32] = []

  /// - Parameter groups: a group in `0 ..< vertexCount` for each vertex.
  init(level: SignedLayers, objective: GroupObjective, groups: [Int32]) {
    let count = level.vertexCount
    self.level = level
    self.objective = objective
    self.groups = groups
    positiveOf = [Double](repeating: 0, count: count)
    negativeOf = positiveOf
    netTo = positiveOf
    sizeOf = [Int32](repeating: 0, count: count)
    isTouched = [Bool](repeating: false, count: count)
    for vertex in 0..<count {
      let group = Int(groups[vertex])
      positiveOf[group] += level.positiveStrength[vertex]
      negativeOf[group] += level.negativeStrength[vertex]
      sizeOf[group] += 1
    }
    free = []
    for group in stride(from: count - 1, through: 0, by: -1) where sizeOf[group] == 0 {
      free.append(Int32(group))
    }
  }

  /// Visits all vertices in random order, and those whose neighbours moved again, until none can
  /// improve.
  mutating func run(_ generator: inout SplitMix64) {
    let count = level.vertexCount
    var queue = (0..<Int32(count)).map { $0 }
    generator.shuffle(&queue)
    var isQueued = [Bool](repeating: true, count: count)
    var head = 0
    var waiting = count
    while waiting > 0 {
      let vertex = Int(queue[head])
      head += 1
      if head == count { head = 0 }
      waiting -= 1
      isQueued[vertex] = false
      guard let target = betterGroup(for: vertex) else { continue }
      move(vertex, to: target)
      for arc in Int(level.positive.offsets[vertex])..<Int(level.positive.offsets[vertex + 1]) {
        let other = Int(level.positive.targets[arc])
        if !isQueued[other] && groups[other] != target {
          isQueued[other] = true
          var tail = head + waiting
          if tail >= count { tail -= count }
          queue[tail] = Int32(other)
          waiting += 1
        }
      }
      for arc in Int(level.negative.offsets[vertex])..<Int(level.negative.offsets[vertex + 1]) {
        let other = Int(level.negative.targets[arc])
        if !isQueued[other] {
          isQueued[other] = true
          var tail = head + waiting
          if tail >= count { tail -= count }
          queue[tail] = Int32(other)
          waiting += 1
        }
      }
    }
  }

  /// Visits the vertices in ascending order, round after round, moving only those whose group stays
  /// connected without them.
  mutating func runKeepingGroupsConnected() {
    var search = GroupConnectivity(vertexCount: level.vertexCount)
    var changed = true
    while changed {
      changed = false
      for vertex in 0..<level.vertexCount {
        guard let target = betterGroup(for: vertex),
          search.staysConnected(without: vertex, in: groups, by: level.positive)
        else { continue }
        move(vertex, to: target)
        changed = true
      }
    }
  }

  /// The group where the vertex is worth most, if that is more than where it stands.
  ///
  /// Among equals the group of the earlier neighbour wins.
  private mutating func betterGroup(for vertex: Int) -> Int32? {
    let own = groups[vertex]
    let positive = level.positiveStrength[vertex]
    let negative = level.negativeStrength[vertex]
    touched.removeAll(keepingCapacity: true)
    touched.append(own)
    isTouched[Int(own)] = true
    for arc in Int(level.positive.offsets[vertex])..<Int(level.positive.offsets[vertex + 1]) {
      let group = groups[Int(level.positive.targets[arc])]
      if !isTouched[Int(group)] {
        isTouched[Int(group)] = true
        touched.append(group)
      }
      netTo[Int(group)] += level.positive.weights[arc]
    }
    for arc in Int(level.negative.offsets[vertex])..<Int(level.negative.offsets[vertex + 1]) {
      let group = groups[Int(level.negative.targets[arc])]
      if isTouched[Int(group)] { netTo[Int(group)] -= level.negative.weights[arc] }
    }
    let stay = objective.gain(
      net: netTo[Int(own)], positive: positive, negative: negative,
      otherPositive: positiveOf[Int(own)] - positive,
      otherNegative: negativeOf[Int(own)] - negative)
    let threshold = stay + GroupSearch.tolerance * (positive + negative)
    var best = threshold
    var target: Int32?
    for group in touched {
      isTouched[Int(group)] = false
      let net = netTo[Int(group)]
      netTo[Int(group)] = 0
      if group == own { continue }
      let gain = objective.gain(
        net: net, positive: positive, negative: negative,
        otherPositive: positiveOf[Int(group)], otherNegative: negativeOf[Int(group)])
      if gain > best {
        best = gain
        target = group
      }
    }
    if best < 0, sizeOf[Int(own)] > 1, let empty = free.last { target = empty }
    return target
  }

  private mutating func move(_ vertex: Int, to target: Int32) {
    let own = Int(groups[vertex])
    if free.last == target { free.removeLast() }
    positiveOf[own] -= level.positiveStrength[vertex]
    negativeOf[own] -= level.negativeStrength[vertex]
    sizeOf[own] -= 1
    if sizeOf[own] == 0 {
      positiveOf[own] = 0
      negativeOf[own] = 0
      free.append(Int32(own))
    }
    let group = Int(target)
    positiveOf[group] += level.positiveStrength[vertex]
    negativeOf[group] += level.negativeStrength[vertex]
    sizeOf[group] += 1
    groups[vertex] = target
  }

  /// Labels in `0 ..< vertexCount` for any labels that are below a greater bound.
  static func renumbered(_ labels: [Int32]) -> [Int32] {
    var number = [Int32](repeating: -1, count: Int(labels.max() ?? 0) + 1)
    var next: Int32 = 0
    var result = labels
    for index in labels.indices {
      let label = Int(labels[index])
      if number[label] < 0 {
        number[label] = next
        next += 1
      }
      result[index] = number[label]
    }
    return result
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
    without vertex: Int, in groups: [Int32], by layer: SignedLayers.Layer
  ) -> Bool {
    round += 1
    let group = groups[vertex]
    var missing = 0
    stack.removeAll(keepingCapacity: true)
    for arc in Int(layer.offsets[vertex])..<Int(layer.offsets[vertex + 1]) {
      let other = layer.targets[arc]
      if groups[Int(other)] == group {
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
      for arc in Int(layer.offsets[Int(current)])..<Int(layer.offsets[Int(current) + 1]) {
        let other = Int(layer.targets[arc])
        if reached[other] != round && groups[other] == group {
          reached[other] = round
          stack.append(Int32(other))
        }
      }
    }
    return false
  }
}
