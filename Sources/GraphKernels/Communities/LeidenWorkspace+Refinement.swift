extension LeidenWorkspace {
  /// Merges single vertices within each group into well-connected parts, named after one of their
  /// vertices; no part crosses a group's border. Vertices are visited as they stand in the queue.
  func refine(_ level: SignedLayers, generator: inout SplitMix64) {
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
    for index in 0..<count {
      let vertex = Int(queue[index])
      guard !isQueued[vertex], isWellConnected(Int32(vertex), in: groups[vertex]) else { continue }
      let target = bestPart(for: vertex, level: level, generator: &generator)
      guard target >= 0 else { continue }
      positiveOfPart[target] += positiveOfPart[vertex]
      negativeOfPart[target] += negativeOfPart[vertex]
      parts[vertex] = target
      isQueued[vertex] = true
      isQueued[target] = true
    }
  }

  /// Whether a part's edges to the rest of its group are worth no less than nothing.
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
  private func bestPart(
    for vertex: Int, level: SignedLayers, generator: inout SplitMix64
  ) -> Int32 {
    let group = groups[vertex]
    var touchedCount = 0
    for arc in level.positive.arcs(of: vertex) {
      let other = level.positive.targets[arc]
      guard groups[other] == group else { continue }
      let part = parts[other]
      let sum = friendship[part]
      touched[touchedCount] = part
      touchedCount &+= sum == 0 ? 1 : 0
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
      var gain = objective.gain(
        net: net, positive: positiveOfPart[vertex], negative: negativeOfPart[vertex],
        otherPositive: positiveOfPart[part], otherNegative: negativeOfPart[part])
      guard gain > 0 else { continue }
      gain *= 1 - Leiden.chance * generator.fraction()
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
