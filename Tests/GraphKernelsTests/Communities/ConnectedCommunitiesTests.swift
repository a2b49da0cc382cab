import GraphKernels
import TestSupport
import Testing

/// Groups that have to be connected by their own positive ties.
@Suite struct ConnectedCommunitiesTests {
  /// Against every partition of small graphs: of those whose groups are connected, the best.
  @Test func everyConnectedPartitionOfSmallGraphs() throws {
    var generator = SeededGenerator(seed: 1914)
    var (reached, binding) = (0, 0)
    let rounds = 240
    for round in 0..<rounds {
      let graph = randomTieGraph(
        round % 24 == 0 ? 9 : 3 + round % 6, density: [0.3, 0.5, 0.8, 1][round / 8 % 4],
        weights: [[1, -1], [1, -1, -1], [1, 1, -1, 2, -0.5, 0]][round % 3], &generator)
      let resolution = [1, 0.6, 1.5][round / 32 % 3]
      let found = graph.communities(
        resolution: resolution, seed: UInt64(round), isConnected: true)
      #expect(CommunitiesTests.groupsAreConnected(graph, found.groups))
      guard let value = graph.modularity(of: found, resolution: resolution) else {
        reached += 1
        continue
      }
      let terms = CommunitiesTests.pairTerms(graph, resolution: resolution)
      var (best, bestOfAll) = (-Double.infinity, -Double.infinity)
      forEachPartition(graph.vertexCount) { labels in
        let sum = CommunitiesTests.sum(terms, within: labels)
        bestOfAll = max(bestOfAll, sum)
        if sum > best + 1e-13, CommunitiesTests.groupsAreConnected(graph, labels) { best = sum }
      }
      #expect(value <= best + 1e-12)
      if value >= best - 1e-12 { reached += 1 }
      if bestOfAll > best + 1e-9 { binding += 1 }
    }
    // The demand costs something in many of these graphs, and a heuristic may miss in a few.
    #expect(binding > rounds / 4, "binding in \(binding)")
    #expect(reached >= rounds * 99 / 100, "reached in \(reached) of \(rounds)")
  }

  @Test func groupsAreConnectedHoweverLittleIsSearched() {
    var generator = SeededGenerator(seed: 1915)
    for round in 0..<200 {
      let graph = randomTieGraph(
        10 + round % 40, density: [0.03, 0.08, 0.2][round % 3],
        weights: [[1, -1], [1, 0.5, -1, -2, 0], [1, -1, -1, -1]][round / 3 % 3], &generator)
      for (restarts, iterations) in [(1, 1), (1, nil), (12, nil)] {
        let groups = graph.communities(
          resolution: [0.2, 1, 3][round % 3], seed: UInt64(round), restarts: restarts,
          iterations: iterations, isConnected: true)
        #expect(CommunitiesTests.groupsAreConnected(graph, groups.groups))
      }
    }
  }

  /// What a partition to begin with becomes is never given up for less.
  @Test func noWorseThanWhereItBegins() throws {
    var generator = SeededGenerator(seed: 1916)
    for round in 0..<60 {
      let graph = randomTieGraph(40, density: 0.1, weights: [1, -1], &generator)
      let free = graph.communities(seed: UInt64(round))
      let alone = graph.communities(seed: UInt64(round), isConnected: true)
      let again = graph.communities(
        seed: UInt64(round + 1), restarts: 1, isConnected: true, from: alone)
      let values = try [free, alone, again].map { try #require(graph.modularity(of: $0)) }
      #expect(values[2] >= values[1] - 1e-9)
      // The best without the demand is a bound.
      #expect(values[1] <= values[0] + 1e-9)
    }
  }

  @Test func enemiesAloneAreNoGroup() {
    let enemies = tieGraph(4, positive: [], negative: [(0, 2), (0, 3), (1, 2), (1, 3)])
    #expect(enemies.communities().groups == [0, 0, 1, 1])
    #expect(enemies.communities(isConnected: true) == .singletons(of: 4))
    // Two friends, and two strangers who share their enemy.
    let mixed = tieGraph(5, positive: [(0, 1)], negative: [(0, 2), (1, 2), (2, 3), (2, 4)])
    #expect(mixed.communities(isConnected: true).groups == [0, 0, 1, 2, 3])
  }

  /// Without negative ties nothing is demanded that is not there anyway.
  @Test func friendsAreDividedAsBefore() {
    var generator = SeededGenerator(seed: 1917)
    for seed in 0..<10 {
      let graph = randomTieGraph(60, density: 0.08, weights: [1, 2], &generator)
      #expect(
        graph.communities(seed: UInt64(seed), isConnected: true)
          == graph.communities(seed: UInt64(seed)))
    }
  }

  @Test func seedsAndThreadsAsEver() {
    var generator = SeededGenerator(seed: 1918)
    let graph = randomTieGraph(120, density: 0.05, weights: [1, 0.5, -1], &generator)
    let groups = graph.communities(seed: 3, restarts: 12, isConnected: true)
    for threads in [1, 2, 5] {
      #expect(
        graph.communities(seed: 3, restarts: 12, threads: threads, isConnected: true) == groups)
    }
  }

  /// γ goes on to mean what it means: none expected, one group a part; much expected, everybody alone.
  @Test func resolutionSplitsAndUnites() {
    let tribes = KnownGraph.highlandTribes.graph
    let parts = tribes.edges(ofSign: 1).connectedComponents().count
    let united = tribes.communities(resolution: 0, isConnected: true)
    let split = tribes.communities(resolution: 100, isConnected: true)
    #expect(united.groupCount >= parts && united.groupCount < split.groupCount)
    for groups in [united, split] {
      #expect(CommunitiesTests.groupsAreConnected(tribes, groups.groups))
    }
  }
}
