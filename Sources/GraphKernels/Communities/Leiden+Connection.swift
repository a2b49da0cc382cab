import LongWork

extension Leiden {
  /// Takes groups apart into what their positive edges connect; where strangers may be joined, only
  /// such parts as are worth more elsewhere or on their own.
  private func splitWhereItPays(_ labels: [Int32], workspace: LeidenWorkspace) -> [Int32] {
    let parts = layers.positive.splitIntoComponents(labels)
    guard joinsStrangers else { return parts }
    let division = Partition(labels: parts)
    let level = layers.aggregated(
      by: KernelBuffer(division.groups), groupCount: division.groupCount)
    let groups = Partition(labels: labels).groups
    for (vertex, part) in division.groups.enumerated() { workspace.groups[part] = groups[vertex] }
    workspace.begin(level)
    workspace.settle(level)
    return division.groups.map { workspace.groups[$0] }
  }

  /// Moves single vertices and takes groups apart until neither pays.
  ///
  /// Unless strangers are to be parted, vertices move without regard to whether the group that they
  /// leave holds together without them: to look for loose parts now and then is much quicker than to
  /// ask that of every vertex.
  func polished(_ labels: [Int32], workspace: LeidenWorkspace) -> [Int32] {
    var settled = self.settled(labels, workspace: workspace)
    while !workspace.progress.isCancelled {
      let parts = splitWhereItPays(settled, workspace: workspace)
      if isAlike(parts, settled) { break }
      settled = self.settled(parts, workspace: workspace)
    }
    return settled
  }

  /// Whether taking groups apart left them as they were.
  private func isAlike(_ parts: [Int32], _ labels: [Int32]) -> Bool {
    // Strangers that join may leave as many groups, which are others.
    joinsStrangers
      ? Partition(labels: parts) == Partition(labels: labels)
      : groupCount(of: parts) == groupCount(of: labels)
  }

  private func groupCount(of labels: [Int32]) -> Int {
    var isUsed = [Bool](repeating: false, count: labels.count)
    for label in labels { isUsed[Int(label)] = true }
    return isUsed.count { $0 }
  }

  /// Moves single vertices where that pays; where strangers are to be parted, without taking a group apart.
  private func settled(
    _ labels: [Int32], workspace: LeidenWorkspace, isThorough: Bool = true
  ) -> [Int32] {
    for vertex in 0..<layers.vertexCount { workspace.groups[vertex] = labels[vertex] }
    workspace.begin(layers)
    workspace.settle(layers, isThorough: isThorough)
    return (0..<layers.vertexCount).map { workspace.groups[$0] }
  }

  /// Labels whose groups are connected, where strangers must be parted: takes apart what isn't, and
  /// then moves vertices and merges groups with a positive edge between them as long as that pays.
  ///
  /// Searches compete by what is left after this, so that the constraint is part of the search.
  func mended(_ labels: [Int32], workspace: LeidenWorkspace) -> [Int32] {
    guard partsStrangers else { return labels }
    var best = layers.positive.splitIntoComponents(labels)
    var bestValue = -Double.infinity
    while !workspace.progress.isCancelled {
      let moved = settled(best, workspace: workspace, isThorough: false)
      let merged = merged(moved, workspace: workspace)
      // Of many arcs, what is left is done by the next iteration.
      if hasManyArcs { return merged }
      let value = objective.value(of: merged, in: layers)
      if value <= bestValue + threshold { break }
      best = merged
      bestValue = value
    }
    return best
  }

  /// Lets whole groups join others, as vertices join groups.
  private func merged(_ labels: [Int32], workspace: LeidenWorkspace) -> [Int32] {
    let division = Partition(labels: labels)
    let level = layers.aggregated(
      by: KernelBuffer(division.groups), groupCount: division.groupCount)
    for group in 0..<division.groupCount { workspace.groups[group] = Int32(group) }
    workspace.begin(level)
    workspace.settle(level, isThorough: false)
    return division.groups.map { workspace.groups[$0] }
  }
}

extension SignedLayers.Layer {
  /// The connected parts of each group, by this layer's edges; each labeled by one of its vertices.
  func splitIntoComponents(_ groups: [Int32]) -> [Int32] {
    let count = groups.count
    let group = KernelBuffer(groups)
    let part = KernelBuffer<Int32>(repeating: -1, count: count)
    let stack = KernelBuffer<Int32>(uninitialized: count)
    for root in 0..<count where part[root] < 0 {
      let root = Int32(truncatingIfNeeded: root)
      part[root] = root
      stack[0] = root
      var height = 1
      while height > 0 {
        height -= 1
        let vertex = stack[height]
        for arc in arcs(of: Int(vertex)) {
          let other = targets[arc]
          if part[other] < 0 && group[other] == group[vertex] {
            part[other] = root
            stack[height] = other
            height += 1
          }
        }
      }
    }
    return part.copyToArray()
  }
}
