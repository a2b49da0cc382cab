import GraphKernels
import TestSupport
import Testing

@Suite struct WalkBalanceTests {
  @Test func tribes() throws {
    let balance = try #require(KnownGraph.highlandTribes.graph.walkBalance())
    #expect(abs(balance.index - 0.3575761) < 5e-8)
  }

  /// Complete graphs of one sign have the eigenvalues ±(n − 1), once, and ∓1.
  @Test(arguments: [2, 3, 9, 41])
  func completeEnemies(_ count: Int) throws {
    let ties = (0..<count).flatMap { one in (0..<one).map { ($0, one, -1.0) } }
    let balance = try #require(tieGraph(count, ties).walkBalance())
    // e⁻¹ and e in a quotient of traces, both sides divided by e^(n−1).
    let e = 2.718281828459045
    func power(_ exponent: Int) -> Double { (0..<abs(exponent)).reduce(1) { x, _ in x / e } }
    let many = Double(count - 1)
    let expected = (power(2 * (count - 1)) + many * power(count - 2)) / (1 + many * power(count))
    #expect(abs(balance.index / expected - 1) < 1e-9)
    #expect(balance.ofVertex.allSatisfy { abs($0 / expected - 1) < 1e-9 })
  }

  @Test func balancedGraphsScoreOne() throws {
    var generator = SeededGenerator(seed: 7)
    let sides = (0..<24).map { _ in Bool.random(using: &generator) }
    var ties = randomTieGraph(24, density: 0.3, weights: [1], &generator).ties
    for tie in ties.indices where sides[ties[tie].0] != sides[ties[tie].1] { ties[tie].2 = -1 }
    let balance = try #require(tieGraph(24, ties).walkBalance())
    #expect(balance.index == 1)
    #expect(balance.ofVertex.allSatisfy { $0 == 1 })
  }

  /// A circle of arcs, one of them hostile: the closed walks go round it k times, and are balanced for
  /// even k. Σ (±1)^k / (4k)! for four vertices.
  @Test func aDirectedCircle() throws {
    let graph = CompactGraph.directed(
      vertexCount: 5, sources: [0, 1, 2, 3, 3], targets: [1, 2, 3, 0, 4],
      weights: [1, 1, -1, 1, -1])
    let balance = try #require(graph.walkBalance())
    let signed = 1 - 1 / 24.0 + 1 / 40_320.0 - 1 / 479_001_600.0
    let plain = 1 + 1 / 24.0 + 1 / 40_320.0 + 1 / 479_001_600.0
    for vertex in 0..<4 { #expect(abs(balance.ofVertex[vertex] - signed / plain) < 1e-12) }
    // Nobody comes back from the fifth.
    #expect(balance.ofVertex[4] == 1)
    #expect(abs(balance.index - (4 * signed + 1) / (4 * plain + 1)) < 1e-12)
  }

  /// A path of 50,000 and a hub of as many are balanced however they are signed, and so is a balanced
  /// circle; no work is needed for that. One more tie against it, and there is too much.
  @Test func balanceTakesNoWork() throws {
    let count = 50_000
    let signs = [1.0, -1, -1, 1, -1]
    let path = (1..<count).map { ($0 - 1, $0, signs[$0 % 5]) }
    let star = (1..<count).map { (0, $0, signs[$0 % 5]) }
    let hostile = path.count { $0.2 < 0 }
    let circle = path + [(count - 1, 0, hostile % 2 == 0 ? 1.0 : -1)]
    for ties in [path, star, circle] {
      let balance = try #require(tieGraph(count, ties).walkBalance(workLimit: 0))
      #expect(balance.index == 1 && balance.ofVertex == [Double](repeating: 1, count: count))
    }
    let tangled = path + [(count - 1, 0, hostile % 2 == 0 ? -1.0 : 1)]
    #expect(tieGraph(count, tangled).walkBalance() == nil)
  }

  /// What is in balance apart from the tangled part costs it nothing: each vertex of either is as in its
  /// part alone, to the last bit.
  @Test func partsKeepToThemselves() throws {
    let tribes = KnownGraph.highlandTribes.graph
    let alone = try #require(tribes.walkBalance())
    let count = tribes.vertexCount
    let tail = (0..<2_000).map { (count + $0, count + $0 + 1, $0 % 3 == 0 ? -1.0 : 1) }
    let both = try #require(
      tieGraph(count + 2_001, tribes.ties + tail).walkBalance(workLimit: 200_000_000))
    #expect(Array(both.ofVertex.prefix(count)) == alone.ofVertex)
    #expect(both.ofVertex.dropFirst(count).allSatisfy { $0 == 1 })
    #expect(both.index > alone.index && both.index < 1)
  }

  /// To the last bit, and also where some threads come too late for any work.
  @Test func threadsMakeNoDifference() {
    for seed in 0..<40 as Range<UInt64> {
      let random = RandomGraph(seed: seed, largest: 60, values: [1, -1])
      for graph in [random.undirected, random.directed] {
        let alone = graph.walkBalance(threads: 1)
        #expect(graph.walkBalance(threads: 3) == alone)
        #expect(graph.walkBalance(threads: .max) == alone)
      }
    }
  }

  @Test func degenerateGraphs() throws {
    #expect(tieGraph(0, []).walkBalance() == nil)
    #expect(try #require(tieGraph(3, [(0, 1, 0)]).walkBalance()).ofVertex == [1, 1, 1])
    #expect(KnownGraph.highlandTribes.graph.walkBalance(workLimit: 100) == nil)
  }
}
