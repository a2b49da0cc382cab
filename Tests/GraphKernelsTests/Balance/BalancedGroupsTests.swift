import GraphKernels
import TestSupport
import Testing

@Suite struct BalancedGroupsTests {
  @Test func tribes() {
    for seed in 0..<5 {
      let best = KnownGraph.highlandTribes.graph.balancedGroups(seed: UInt64(seed))
      #expect(best.index == 2)
      #expect(best.isOptimal)
      let names = best.groups.members.map { $0.map { KnownGraph.highlandTribes.names[$0] } }
      #expect(names.count == 3)
      #expect(names.contains(["Gama", "Gavev", "Kotun", "Nagad"]))
      #expect(names.contains(["Kohik", "Nagam", "Notoh", "Seuve", "Uheto"]))
    }
  }

  /// Groups can only help: two coalitions are one division among all.
  @Test func neverWorseThanTwoCoalitions() {
    var generator = SeededGenerator(seed: 13)
    for round in 0..<15 {
      let graph = randomTieGraph(22, density: 0.25, weights: [1, -1], &generator)
      let groups = graph.balancedGroups(seed: UInt64(round))
      let sides = graph.frustration(seed: UInt64(round))
      #expect(groups.isOptimal && sides.isOptimal)
      #expect(groups.index <= sides.index)
      let renamed = graph.renamed(Array(0..<22).shuffled(using: &generator))
      #expect(renamed.balancedGroups(seed: 99).index == groups.index)
    }
  }

  @Test func degenerateGraphs() {
    #expect(tieGraph(0, []).balancedGroups().groups == .singletons(of: 0))
    #expect(tieGraph(3, []).balancedGroups().groups == .singletons(of: 3))
    let enemies = tieGraph(3, [(0, 1, -1), (1, 2, -1), (0, 2, -1)]).balancedGroups()
    #expect(enemies.index == 0)
    #expect(enemies.groups == .singletons(of: 3))
  }
}
