import GraphKernels
import LongWork

/// The groups that a method finds in a graph.
struct GroupDivision {
  var partition: Partition
  /// Of modularity: the best found when groups need not be connected.
  var unconstrained: Partition?
  /// For methods that count ties: the fewest that any division puts wrongly.
  var lowerBound: Int?
  /// For them also: what those of this division weigh, and what those of any division do at least.
  var weight: Double?
  var weightBound: Double?
}

extension CompactGraph {
  /// The groups that a method finds, and for those that count ties the proven bound.
  ///
  /// - Parameter isSingleSearch: whether to search once and leave it at that, without proof and
  ///   without asking what connection costs.
  func division(
    by method: FactionMethod, resolution: Double, seed: UInt64, isConnected: Bool = true,
    isWeighted: Bool = false, isSingleSearch: Bool
  ) -> GroupDivision {
    let restarts = isSingleSearch ? 1 : nil
    let work = isSingleSearch ? 0 : 10_000_000_000
    switch method {
    case .modularity:
      let isForced = isConnected && weights.contains { $0 < 0 }
      if isSingleSearch || !isForced {
        let found = communities(
          resolution: resolution, seed: seed, restarts: restarts, isConnected: isForced)
        return GroupDivision(partition: found, unconstrained: found)
      }
      return WorkPlan.run([1, 1]) {
        let free = communities(resolution: resolution, seed: seed)
        let connected = communities(
          resolution: resolution, seed: seed, isConnected: true, from: free)
        // Both are searches; what is connected is also a division without the demand.
        let values = [free, connected].map { modularity(of: $0, resolution: resolution) ?? 0 }
        return GroupDivision(
          partition: connected, unconstrained: values[1] > values[0] ? connected : free)
      }
    case .balance:
      let best = WorkPlan.run([1, 4]) {
        balancedGroups(seed: seed, workLimit: work, restarts: restarts, isWeighted: isWeighted)
      }
      return GroupDivision(
        partition: best.groups, lowerBound: best.lowerBound, weight: best.weight,
        weightBound: best.weightBound)
    case .coalitions:
      let best = frustration(seed: seed, workLimit: work, isWeighted: isWeighted)
      return GroupDivision(
        partition: sides(of: coalitions(of: best.sides).sides), lowerBound: best.lowerBound,
        weight: best.weight, weightBound: best.weightBound)
    }
  }

  /// A group for each coalition, and one for each vertex that is in neither.
  private func sides(of coalitions: [[Int]]) -> Partition {
    var labels = (0..<Int32(vertexCount)).map { $0 }
    for members in coalitions {
      for member in members { labels[member] = Int32(members[0]) }
    }
    return Partition(labels: labels)
  }
}
