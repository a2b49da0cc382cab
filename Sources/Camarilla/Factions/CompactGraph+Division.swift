import GraphKernels
import LongWork

/// The groups that a method finds in a graph.
struct GroupDivision {
  var partition: Partition
  /// Of modularity: the best found when groups need not be connected; nil where that wasn't sought.
  var unconstrained: Partition?
  /// For methods that count ties: the fewest that any division puts wrongly.
  var lowerBound: Int?
  /// For them also: what those of this division weigh, and what those of any division do at least.
  var weight: Double?
  var weightBound: Double?
}

/// How hard a division is sought.
enum DivisionEffort {
  /// Many searches, and a proof where there can be one.
  case full
  /// One search, without proof and without asking what connection costs.
  case single
  /// So many searches of modularity, and so many elementary operations for methods that count ties: for
  /// many graphs that are to be held against each other.
  case limited(searches: Int, work: Int)

  /// How many searches; nil for as many as the graph takes.
  fileprivate var searches: Int? {
    switch self {
    case .full: nil
    case .single: 1
    case .limited(let searches, _): searches
    }
  }

  fileprivate var work: Int {
    switch self {
    case .full: 10_000_000_000
    case .single: 0
    case .limited(_, let work): work
    }
  }

  fileprivate var isSingle: Bool { if case .single = self { true } else { false } }
}

extension CompactGraph {
  /// Of larger graphs nobody asks what it costs that groups have to be connected: to find out takes comparing every
  /// vertex with strangers, which is most of the work there.
  private static let mostArcsUnconstrained = 20_000

  /// The groups that a method finds, and for those that count ties the proven bound.
  func division(
    by method: FactionMethod, resolution: Double, seed: UInt64, isConnected: Bool = true,
    isWeighted: Bool = false, effort: DivisionEffort, threads: Int = 1
  ) -> GroupDivision {
    let (restarts, work) = (effort.searches, effort.work)
    // Below this, waking a thread takes longer than the work.
    let threads = arcCount > 5_000 ? max(1, threads) : 1
    switch method {
    case .modularity:
      let isForced = isConnected && weights.contains { $0 < 0 }
      if effort.isSingle || !isForced || arcCount > Self.mostArcsUnconstrained {
        let found = communities(
          resolution: resolution, seed: seed, restarts: restarts, threads: threads,
          isConnected: isForced)
        return GroupDivision(partition: found, unconstrained: isForced ? nil : found)
      }
      return WorkPlan.run([1, 1]) {
        let free = communities(
          resolution: resolution, seed: seed, restarts: restarts, threads: threads)
        let connected = communities(
          resolution: resolution, seed: seed, restarts: restarts, threads: threads,
          isConnected: true, from: free)
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
