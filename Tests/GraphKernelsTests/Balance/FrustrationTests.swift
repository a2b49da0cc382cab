import GraphKernels
import TestSupport
import Testing

@Suite struct FrustrationTests {
  static func cost(_ graph: CompactGraph, _ sides: [Bool]) -> Int {
    graph.ties.count { $0.2 != 0 && (sides[$0.0] == sides[$0.1]) != ($0.2 > 0) }
  }

  @Test func tribes() throws {
    let frustration = KnownGraph.highlandTribes.graph.frustration()
    #expect(frustration.index == 7)
    #expect(frustration.isOptimal)
    #expect(abs(try #require(frustration.normalized(edgeCount: 58)) - 0.7586207) < 5e-8)
  }

  /// Without work for a proof the answer is a division, its cost, and a bound that holds.
  @Test func boundsHoldWhenWorkRunsOut() {
    var generator = SeededGenerator(seed: 9)
    for round in 0..<8 {
      let graph = randomTieGraph(12, density: 0.8, weights: [1, -1], &generator)
      let index = SignedReference(graph).leastCost(groups: 2)
      for limit in [0, 1_000, 20_000, 100_000] {
        let frustration = graph.frustration(seed: UInt64(round), workLimit: limit)
        #expect(frustration.lowerBound <= index)
        // So small a graph is given up for want of work only.
        #expect(frustration.isOptimal != frustration.isWorkUsedUp)
        #expect(frustration.index >= index)
        #expect(Self.cost(graph, frustration.sides) == frustration.index)
      }
    }
  }

  /// Flipping all signs across a cut, and renaming, change nothing.
  @Test func switchingAndRenamingChangeNothing() {
    var generator = SeededGenerator(seed: 10)
    for round in 0..<20 {
      let graph = randomTieGraph(
        24, density: [0.1, 0.2, 0.3][round % 3], weights: [1, -1], &generator)
      let frustration = graph.frustration()
      #expect(frustration.isOptimal)
      let turned = (0..<24).map { _ in Bool.random(using: &generator) }
      let switched = tieGraph(
        24, graph.ties.map { ($0.0, $0.1, turned[$0.0] == turned[$0.1] ? $0.2 : -$0.2) })
      #expect(switched.frustration(seed: 1).index == frustration.index)
      let renamed = graph.renamed(Array(0..<24).shuffled(using: &generator))
      #expect(renamed.frustration(seed: 2).index == frustration.index)
    }
  }

  /// Two coalitions with some ties in a hundred the wrong way round: a division that puts no more wrongly is there, and is
  /// found. So many ties of so many figures are beyond proof.
  @Test(arguments: [(150, 1_250, 3, true), (8_000, 28_000, 10, false)])
  func plantedCoalitions(vertices: Int, ties count: Int, wrongInHundred: Int, isProvable: Bool) {
    var generator = SeededGenerator(seed: 11)
    var pairs = Set<Int>()
    while pairs.count < count {
      let one = Int.random(in: 0..<vertices, using: &generator)
      let other = Int.random(in: 0..<vertices, using: &generator)
      if one < other { pairs.insert(one * vertices + other) }
    }
    var wrong = 0
    let ties = pairs.sorted().map { pair in
      let (one, other) = (pair / vertices, pair % vertices)
      let isTogether = (one < vertices / 2) == (other < vertices / 2)
      let isWrong = Int.random(in: 0..<100, using: &generator) < wrongInHundred
      wrong += isWrong ? 1 : 0
      return (one, other, isTogether != isWrong ? 1.0 : -1)
    }
    let graph = tieGraph(vertices, ties)
    let frustration = graph.frustration()
    #expect(frustration.isOptimal == isProvable)
    #expect(frustration.index <= wrong)
    #expect(frustration.lowerBound <= frustration.index)
    #expect(frustration.lowerBound > wrong / 4)
    #expect(Self.cost(graph, frustration.sides) == frustration.index)
  }

  @Test func balancedGraphs() throws {
    let chain = tieGraph(5, [(0, 1, -1), (1, 2, 1), (2, 3, -1), (3, 4, -3)])
    #expect(chain.frustration().sides == [false, true, true, false, true])
    #expect(chain.frustration().index == 0)
    #expect(tieGraph(0, []).frustration().sides == [])
    #expect(tieGraph(2, [(0, 1, 0)]).frustration().sides == [false, false])
    #expect(tieGraph(0, []).frustration().normalized(edgeCount: 0) == nil)
  }

  @Test func everyArcOfADirectedGraphCounts() {
    // Two who disagree about each other cost one; a third's arcs close a negative triangle.
    let graph = CompactGraph(
      offsets: [0, 2, 4, 5], targets: [1, 2, 0, 2, 0], weights: [1, -1, -1, 1, -1],
      isDirected: true)
    let frustration = graph.frustration()
    #expect(frustration.index == 1)
    #expect(frustration.isOptimal)
    #expect(frustration.sides[0] != frustration.sides[2])
  }
}
