/// What a group is worth to group search: the weight of the ties inside it less a null model's.
///
///     value = Σ_groups [ W⁺ − W⁻ − p (K⁺)² + n (K⁻)² ]
///
/// where W are the weights inside a group by sign, each tie counted twice, and K the summed
/// strengths of its members.
struct GroupObjective {
  /// p
  var positiveNull: Double
  /// n
  var negativeNull: Double

  /// Signed modularity times the constant 2w⁺ + 2w⁻.
  static func modularity(of layers: SignedLayers, resolution: Double) -> GroupObjective {
    let twoPositive = layers.positiveTotal
    let twoNegative = layers.negativeTotal
    return GroupObjective(
      positiveNull: twoPositive > 0 ? resolution / twoPositive : 0,
      negativeNull: twoNegative > 0 ? resolution / twoNegative : 0)
  }

  /// Nothing but the ties: what correlation clustering maximises.
  static let agreement = GroupObjective(positiveNull: 0, negativeNull: 0)

  /// What ties of net weight `net` between two groups, or a vertex and a group, are worth; half the
  /// rise of `value` when the two unite.
  @inline(__always)
  func gain(
    net: Double, positive: Double, negative: Double, otherPositive: Double, otherNegative: Double
  ) -> Double {
    net - positiveNull * positive * otherPositive + negativeNull * negative * otherNegative
  }

  func value(of groups: [Int32], groupCount: Int, in layers: SignedLayers) -> Double {
    var positive = [Double](repeating: 0, count: groupCount)
    var negative = positive
    for vertex in 0..<layers.vertexCount {
      positive[Int(groups[vertex])] += layers.positiveStrength[vertex]
      negative[Int(groups[vertex])] += layers.negativeStrength[vertex]
    }
    var value = layers.positive.weight(inside: groups) - layers.negative.weight(inside: groups)
    for group in 0..<groupCount {
      value -= positiveNull * positive[group] * positive[group]
      value += negativeNull * negative[group] * negative[group]
    }
    return value
  }
}

/// The Leiden search for the groups that are worth most.
struct GroupSearch {
  let layers: SignedLayers
  let objective: GroupObjective

  /// A rise below this fraction of a vertex's strength is rounding, not improvement.
  static let tolerance = 1e-11

  func best(seed: UInt64, restarts: Int) -> Partition {
    precondition(restarts > 0, "at least one search is needed")
    guard !layers.positive.targets.isEmpty else { return .singletons(layers.vertexCount) }
    var generator = SplitMix64(seed: seed)
    let threshold =
      GroupSearch.tolerance * (layers.positiveTotal + layers.negativeTotal)
    var best = Partition.singletons(layers.vertexCount)
    var bestValue = -Double.infinity
    for _ in 0..<restarts {
      let (partition, value) = search(threshold: threshold, &generator)
      if value > bestValue + threshold {
        best = partition
        bestValue = value
      }
    }
    return best
  }

  /// One search from vertices on their own to a partition that keeps the promises.
  private func search(
    threshold: Double, _ generator: inout SplitMix64
  ) -> (Partition, value: Double) {
    var current = Partition.singletons(layers.vertexCount)
    var best = current
    var bestValue = -Double.infinity
    while true {
      let moved = iterate(from: current.groups, &generator)
      current = layers.positive.splitIntoComponents(moved)
      let value = objective.value(of: current.groups, groupCount: current.groupCount, in: layers)
      guard value > bestValue + threshold else { break }
      best = current
      bestValue = value
    }
    let polished = polish(best)
    if polished != best {
      bestValue = objective.value(of: polished.groups, groupCount: polished.groupCount, in: layers)
    }
    return (polished, bestValue)
  }

  /// One iteration: moving, refining and aggregating until the groups are the vertices.
  private func iterate(from start: [Int32], _ generator: inout SplitMix64) -> [Int32] {
    var level = layers
    var groups = start
    // The current level's vertex in which each of the graph's vertices lies.
    var place: [Int32] = []
    while true {
      var mover = LocalMover(level: level, objective: objective, groups: groups)
      mover.run(&generator)
      groups = mover.groups
      var refiner = Refiner(level: level, objective: objective, groups: groups)
      refiner.run(&generator)
      let refined = Partition(labels: refiner.refined)
      guard refined.groupCount < level.vertexCount else { break }
      place =
        place.isEmpty ? refined.groups : place.map { refined.groups[Int($0)] }
      var outer = [Int32](repeating: 0, count: refined.groupCount)
      for vertex in 0..<level.vertexCount { outer[Int(refined.groups[vertex])] = groups[vertex] }
      level = level.aggregated(by: refined.groups, groupCount: refined.groupCount)
      groups = LocalMover.renumbered(outer)
    }
    return place.isEmpty ? groups : place.map { groups[Int($0)] }
  }

  /// Moves single vertices as long as that pays and leaves every group connected.
  private func polish(_ partition: Partition) -> Partition {
    var mover = LocalMover(level: layers, objective: objective, groups: partition.groups)
    mover.runKeepingGroupsConnected()
    return Partition(labels: mover.groups)
  }
}

extension SignedLayers.Layer {
  /// The connected parts of each group, by this layer's ties.
  func splitIntoComponents(_ groups: [Int32]) -> Partition {
    let count = groups.count
    var part = [Int32](repeating: -1, count: count)
    var stack: [Int32] = []
    for root in 0..<count where part[root] < 0 {
      part[root] = Int32(root)
      stack.append(Int32(root))
      while let vertex = stack.popLast() {
        let vertex = Int(vertex)
        for arc in Int(offsets[vertex])..<Int(offsets[vertex + 1]) {
          let other = Int(targets[arc])
          if part[other] < 0 && groups[other] == groups[vertex] {
            part[other] = Int32(root)
            stack.append(Int32(other))
          }
        }
      }
    }
    return Partition(labels: part)
  }
}
