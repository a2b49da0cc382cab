import LongWork

extension LeidenWorkspace {
  /// Moves vertices, one at a time, to the group where they are worth most: all of them as they stand in the
  /// queue, and those whose neighbors moved again, until none can improve.
  ///
  /// Candidates are the groups of a vertex's positive neighbors, a group of its own, and, where the
  /// objective rewards it, groups of vertices with common negative neighbors.
  func move(_ level: SignedLayers) {
    let count = level.vertexCount
    for vertex in 0..<count { isQueued[vertex] = true }
    var head = 0
    var waiting = count
    while waiting > 0 {
      let vertex = Int(queue[head])
      head += 1
      if head == count { head = 0 }
      waiting -= 1
      isQueued[vertex] = false
      if waiting & 0xFF == 0, progress.isCancelled { return }
      let target = betterGroup(for: vertex, level: level)
      guard target >= 0 else { continue }
      move(vertex, to: target, level: level)
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

  /// Visits the vertices in ascending order, round after round, until none moves; where strangers are to be parted,
  /// moving only those whose group stays connected without them.
  ///
  /// The first round is about all vertices, the next ones about those whose neighbors moved since they were visited;
  /// when there are none, all are visited once more, as the groups that others left or joined may be worth something else.
  ///
  /// - Parameter isThorough: whether all are visited once more.
  func settle(_ level: SignedLayers, isThorough: Bool = true) {
    var connectivity = partsStrangers ? CommunityConnectivity(vertexCount: level.vertexCount) : nil
    for vertex in 0..<level.vertexCount { isQueued[vertex] = true }
    var isFullRound = true
    while !progress.isCancelled {
      var moves = 0
      for vertex in 0..<level.vertexCount where isQueued[vertex] {
        isQueued[vertex] = false
        let target = betterGroup(for: vertex, level: level)
        if target >= 0,
          connectivity?.staysConnected(without: vertex, in: groups, by: level.positive) ?? true
        {
          move(vertex, to: target, level: level)
          moves += 1
          for arc in level.positive.arcs(of: vertex) {
            let other = level.positive.targets[arc]
            if groups[other] != target { isQueued[other] = true }
          }
          for arc in level.negative.arcs(of: vertex) {
            isQueued[level.negative.targets[arc]] = true
          }
        }
      }
      if moves > 0 { isFullRound = false; continue }
      if isFullRound || !isThorough { return }
      for vertex in 0..<level.vertexCount { isQueued[vertex] = true }
      isFullRound = true
    }
  }

  /// The group where the vertex is worth most, if that is more than where it stands, or −1.
  ///
  /// Among equals the group of the earlier neighbor wins.
  @inline(__always)
  private func betterGroup(for vertex: Int, level: SignedLayers) -> Int32 {
    let own = groups[vertex]
    var touchedCount = 0
    for arc in level.positive.arcs(of: vertex) {
      let group = groups[level.positive.targets[arc]]
      let sum = friendship[group]
      // No branch: which groups come up again can't be foreseen.
      touched[touchedCount] = group
      touchedCount &+= sum == 0 ? 1 : 0
      friendship[group] = sum + level.positive.weights[arc]
    }
    let ownFriendship = friendship[own]
    friendship[own] = 0
    let enemies = level.negative.arcs(of: vertex)
    for arc in enemies {
      enmity[groups[level.negative.targets[arc]]] += level.negative.weights[arc]
    }
    let positive = level.positiveStrength[vertex]
    let negative = level.negativeStrength[vertex]
    let stay = objective.gain(
      net: ownFriendship - enmity[own], positive: positive, negative: negative,
      otherPositive: positiveOf[own] - positive, otherNegative: negativeOf[own] - negative)
    var best = stay + Leiden.tolerance * (positive + negative)
    var target: Int32 = -1
    for index in 0..<touchedCount {
      let group = touched[index]
      if group == own { continue }
      let net = friendship[group] - enmity[group]
      friendship[group] = 0
      let gain = objective.gain(
        net: net, positive: positive, negative: negative, otherPositive: positiveOf[group],
        otherNegative: negativeOf[group])
      if gain > best {
        best = gain
        target = group
      }
    }
    // Strangers are worth no more than the most that common negative neighbors can be; few vertices get here.
    if joinsStrangers, objective.negativeNull * negative * enmityLimit > best {
      strangers(than: &best, target: &target, positive: positive, negative: negative, own: own)
    }
    for arc in enemies { enmity[groups[level.negative.targets[arc]]] = 0 }
    if best < 0, sizeOf[own] > 1 { target = free[freeCount - 1] }
    return target
  }

  /// Looks for a better group among all; those with neighbors have been dealt with and fare worse here,
  /// where friendship counts nothing. Above `Leiden.mostGroups` groups it looks at the first.
  @inline(never)
  private func strangers(
    than best: inout Double, target: inout Int32, positive: Double, negative: Double,
    own: Int32
  ) {
    for group in 0..<min(groupLimit, Leiden.mostGroups) where group != Int(own) {
      guard sizeOf[group] > 0 else { continue }
      let gain = objective.gain(
        net: -enmity[group], positive: positive, negative: negative,
        otherPositive: positiveOf[group], otherNegative: negativeOf[group])
      if gain > best {
        best = gain
        target = Int32(truncatingIfNeeded: group)
      }
    }
  }

  @inline(__always)
  private func move(_ vertex: Int, to target: Int32, level: SignedLayers) {
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
    groupLimit = max(groupLimit, Int(target) + 1)
    enmityLimit = max(enmityLimit, negativeOf[target])
  }
}
