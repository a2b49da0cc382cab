import GraphKernels
import LongWork

extension Snapshot {
  /// Divides the figures into factions.
  ///
  /// - Parameters:
  ///   - method: what makes a good division.
  ///   - resolution: γ of the modularity, finite and not negative. The other methods divide without
  ///     it.
  ///   - seed: of the search. The same snapshot, method, resolution and seed give the same factions
  ///     on every machine; another seed may give other ones of the same quality.
  /// - Returns: the factions; none for an empty snapshot.
  ///
  /// Modularity is sought, not proven; `balance` and `coalitions` are proven best unless the
  /// snapshot is large and tangled, when the search's best stands after some seconds of work
  /// (``Factions/isOptimal``).
  ///
  /// Time is about linear in the ties for modularity.
  public func factions(
    by method: FactionMethod = .modularity, resolution: Double = 1, seed: UInt64 = 0
  ) -> Factions {
    factions(of: tieGraph(), by: method, resolution: resolution, seed: seed).factions
  }

  /// The factions, and the partition of the tie graph's vertices that they stand for.
  func factions(
    of graph: CompactGraph, by method: FactionMethod, resolution: Double, seed: UInt64
  ) -> (factions: Factions, partition: Partition) {
    let (partition, lowerBound) = graph.division(
      by: method, resolution: resolution, seed: seed, isSingleSearch: false)
    // Per figure: its friendly ties inside its faction, and their value.
    var friends = [Int](repeating: 0, count: figures.count)
    var friendship = [Double](repeating: 0, count: figures.count)
    var inside = 0.0
    var total = 0.0
    // What keeps the sums of great values finite.
    let greatest = graph.weights.reduce(0) { max($0, $1) }
    for vertex in figures.indices {
      for arc in Int(graph.offsets[vertex])..<Int(graph.offsets[vertex + 1]) {
        let value = graph.weights[arc]
        guard value > 0 else { continue }
        total += value / greatest
        if partition.groups[vertex] == partition.groups[Int(graph.targets[arc])] {
          inside += value / greatest
          friends[vertex] += 1
          friendship[vertex] += value / greatest
        }
      }
    }
    let groups = partition.members.sorted {
      ($1.count, $0.first ?? 0) < ($0.count, $1.first ?? 0)
    }
    let leaders = groups.map { members in
      members.min {
        (friends[$1], friendship[$1], $0) < (friends[$0], friendship[$0], $1)
      } ?? 0
    }
    var bearers: [String: Int] = [:]
    for leader in leaders { bearers[figures[leader].name, default: 0] += 1 }
    let factions = Factions(
      method: method, resolution: resolution,
      modularity: graph.modularity(of: partition, resolution: resolution),
      frustration: graph.frustratedTies(under: partition), frustrationLowerBound: lowerBound,
      coverage: total > 0 ? inside / total : nil,
      factions: zip(groups, leaders).map { members, leader in
        let figure = figures[leader]
        let isUnique = bearers[figure.name] == 1
        return Faction(
          label: isUnique ? figure.name : "\(figure.name) (\(figure.id))", leader: figure.id,
          members: members.map { figures[$0].id })
      })
    return (factions, partition)
  }
}

extension CompactGraph {
  /// The groups that a method finds, and for those that count ties the proven bound.
  ///
  /// - Parameter isSingleSearch: whether to search once and leave it at that, without proof.
  func division(
    by method: FactionMethod, resolution: Double, seed: UInt64, isSingleSearch: Bool
  ) -> (partition: Partition, lowerBound: Int?) {
    let restarts = isSingleSearch ? 1 : nil
    let work = isSingleSearch ? 0 : 10_000_000_000
    switch method {
    case .modularity:
      return (communities(resolution: resolution, seed: seed, restarts: restarts), nil)
    case .balance:
      let best = WorkPlan.run([1, 4]) {
        balancedGroups(seed: seed, workLimit: work, restarts: restarts)
      }
      return (best.groups, best.lowerBound)
    case .coalitions:
      let best = frustration(seed: seed, workLimit: work)
      return (sides(coalitions(best.sides)), best.lowerBound)
    }
  }

  /// A group for each coalition, and one for each vertex that is in neither.
  fileprivate func sides(_ coalitions: [[Int]]) -> Partition {
    var labels = (0..<Int32(vertexCount)).map { $0 }
    for members in coalitions {
      for member in members { labels[member] = Int32(members[0]) }
    }
    return Partition(labels: labels)
  }
}
