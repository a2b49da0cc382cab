import GraphKernels
import LongWork

extension Snapshot {
  /// Divides the figures into factions.
  ///
  /// - Parameters:
  ///   - options: what makes a good division, and how it is sought.
  ///   - threads: how many searches may be made at once, at least 1; the factions are the same for any.
  /// - Returns: the factions; none for an empty snapshot.
  ///
  /// Modularity is sought, not proven; `balance` and `coalitions` are proven best unless the
  /// snapshot is large and tangled, when the search's best stands after some seconds of work
  /// (``Factions/isOptimal``).
  ///
  /// Time is about linear in the ties for modularity.
  public func factions(options: FactionOptions = .modularity, threads: Int = 1) -> Factions {
    factions(of: factionGraph(for: options.method), options: options, threads: threads).factions
  }

  /// Whether there are relationships and none of them has a sign.
  package var isUnsigned: Bool {
    !rows.isEmpty && rows.indices.allSatisfy { kind(at: $0).sign == .neutral }
  }

  /// The ties among which factions are sought.
  func factionGraph(for method: FactionMethod) -> FactionGraph {
    let isUnsigned = method == .modularity && isUnsigned
    return FactionGraph(ties: tieGraph(readsUnsigned: isUnsigned), isUnsigned: isUnsigned)
  }

  /// The factions, and the partition of the tie graph's vertices that they stand for.
  func factions(
    of factionGraph: FactionGraph, options: FactionOptions, threads: Int = 1
  ) -> (factions: Factions, partition: Partition) {
    let graph = factionGraph.ties
    let division = graph.division(
      by: options.method, resolution: options.resolution, seed: options.seed,
      isConnected: options.isConnected, isWeighted: options.isWeighted, effort: .full,
      threads: threads)
    let partition = division.partition
    let standings = FactionLeadership(graph: graph, partition: partition)
    let groups = partition.members.sorted {
      ($1.count, $0.first ?? 0) < ($0.count, $1.first ?? 0)
    }
    let leaders = groups.map { standings.leader(of: $0) }
    var indices = [Int](repeating: 0, count: figures.count)
    for (index, members) in groups.enumerated() {
      for member in members { indices[member] = index }
    }
    func modularity(of partition: Partition) -> Double? {
      graph.modularity(of: partition, resolution: options.resolution)
    }
    let frustrated = graph.frustratedEdges(under: partition)
    let weight =
      division.weight
      ?? (options.isWeighted ? graph.frustratedWeight(under: partition) : Double(frustrated))
    let factions = Factions(
      options: options, isUnsigned: factionGraph.isUnsigned, modularity: modularity(of: partition),
      unconstrainedModularity: division.unconstrained.flatMap(modularity),
      frustration: (frustrated, division.lowerBound),
      weight: (weight, division.weightBound),
      coverage: standings.coverage,
      factions: zip(groups, leaders).map { members, leader in
        Faction(
          label: chronicle.distinctName(of: figures[leader]), leader: figures[leader].id,
          members: members.map { figures[$0].id })
      }, list: list, indices: indices)
    return (factions, partition)
  }
}

/// The ties among which factions are sought.
struct FactionGraph {
  var ties: CompactGraph
  /// Whether they have no signs and are all read as friendly.
  var isUnsigned: Bool
}

/// Who is central in the groups of a division.
private struct FactionLeadership {
  /// By vertex: its friendly ties inside its group, their value, its friendly ties anywhere, and all its ties.
  private var friends: [Int]
  private var friendship: [Double]
  private var friendsAnywhere: [Int]
  private var ties: [Int]
  /// The share of all friendly value that lies inside groups; nil without any.
  private(set) var coverage: Double?

  init(graph: CompactGraph, partition: Partition) {
    friends = [Int](repeating: 0, count: graph.vertexCount)
    friendship = [Double](repeating: 0, count: graph.vertexCount)
    friendsAnywhere = friends
    ties = friends
    var inside = 0.0
    var total = 0.0
    // What keeps the sums of great values finite.
    let greatest = graph.weights.reduce(0) { max($0, $1) }
    for vertex in friends.indices {
      for arc in graph.arcs(of: vertex) {
        let value = graph.weights[arc]
        if value != 0 { ties[vertex] += 1 }
        guard value > 0 else { continue }
        total += value / greatest
        friendsAnywhere[vertex] += 1
        if partition.groups[vertex] == partition.groups[Int(graph.targets[arc])] {
          inside += value / greatest
          friends[vertex] += 1
          friendship[vertex] += value / greatest
        }
      }
    }
    coverage = total > 0 ? inside / total : nil
  }

  func leader(of members: [Int]) -> Int {
    members.min {
      (friends[$1], friendship[$1], friendsAnywhere[$1], ties[$1], $0)
        < (friends[$0], friendship[$0], friendsAnywhere[$0], ties[$0], $1)
    } ?? 0
  }
}
