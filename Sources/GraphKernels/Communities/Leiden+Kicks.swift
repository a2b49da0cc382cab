import LongWork

extension Leiden {
  /// Disturbs a division again and again and searches on from there, keeping what is no worse:
  /// iterated local search (Lourenço, Martin & Stützle 2003), which finds what restarts miss where
  /// signs contradict one another and good divisions differ in a few groups.
  func improveByKicks(
    _ start: Found, kicks: Int, workspace: LeidenWorkspace, generator: inout SplitMix64
  ) -> Found {
    var best = start
    for _ in 0..<kicks where !workspace.progress.isCancelled {
      let kicked = kick(best.labels, generator: &generator)
      let found = ascend(
        from: Found(unvalued: kicked), workspace: workspace, until: Leiden.worthwhile,
        generator: &generator)
      if found.value >= best.value { best = found }
    }
    return best
  }

  /// Breaks a group up, unites two, or scatters some vertices over the groups.
  private func kick(_ labels: [Int32], generator: inout SplitMix64) -> [Int32] {
    let count = labels.count
    var result = labels
    let group = labels[generator.below(of: count)]
    let other = labels[generator.below(of: count)]
    switch generator.below(of: 3) {
    case 0:
      // Its members take the numbers that no group has.
      var isTaken = [Bool](repeating: false, count: count)
      for label in labels { isTaken[Int(label)] = true }
      var free: Int32 = 0
      for vertex in labels.indices where labels[vertex] == group {
        while free < count, isTaken[Int(free)] { free += 1 }
        if free == count { break }
        result[vertex] = free
        free += 1
      }
    case 1:
      for vertex in labels.indices where labels[vertex] == other { result[vertex] = group }
    default:
      let share = 2 + generator.below(of: max(1, count / 4))
      for _ in 0..<share { result[generator.below(of: count)] = labels[generator.below(of: count)] }
    }
    return result
  }
}
