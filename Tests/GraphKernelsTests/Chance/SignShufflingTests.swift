import TestSupport
import Testing

@testable import GraphKernels

@Suite struct SignShufflingTests {
  /// What a shuffle must keep: ties, magnitudes, the number of ties of each sign, and of a directed graph
  /// one sign for both arcs of a pair that has no direction.
  @Test func keepsTiesMagnitudesAndCounts() {
    for seed in 0..<120 as Range<UInt64> {
      let random = RandomGraph(seed: seed, values: [1, -1, 2, -0.5, 0])
      for graph in [random.undirected, random.directed] {
        let isMutual = { @Sendable (low: Int, high: Int) in (low + high) % 2 == 0 }
        let units = RandomUnits(graph, isMutual: isMutual)
        let shuffling = SignShuffling(graph, units: units, seed: seed)
        let drawn = shuffling.graph(ofDraw: 3)
        #expect(drawn == shuffling.graph(ofDraw: 3))
        #expect((drawn.offsets, drawn.targets) == (graph.offsets, graph.targets))
        #expect(drawn.weights.map(\.magnitude) == graph.weights.map(\.magnitude))
        #expect(drawn.weights.count { $0 < 0 } == graph.weights.count { $0 < 0 })
        for unit in 0..<units.count {
          guard let back = units.arcs[unit].back else { continue }
          #expect(drawn.weights[Int(units.arcs[unit].there)] == drawn.weights[Int(back)])
        }
      }
    }
  }

  /// Leskovec, Huttenlocher & Kleinberg 2010: with a share p of positive ties, chance gives p³ of the
  /// triangles +++, 3p²(1 − p) ++-, 3p(1 − p)² +-- and (1 − p)³ ---, but for terms in 1/m; without drawing
  /// a tie twice, exactly p³ becomes P(P − 1)(P − 2) / m(m − 1)(m − 2), and so on.
  @Test func triadsAsExpected() throws {
    let graph = KnownGraph.highlandTribes.graph
    let units = RandomUnits(graph)
    let triangles = try #require(TriangleList(graph, units: units))
    let shuffling = SignShuffling(graph, units: units, seed: 7)
    let draws = 4000
    var sums = [0.0, 0, 0, 0]
    var squares = sums
    for draw in 0..<draws {
      let counts = triangles.census(negatives: shuffling.negatives(ofDraw: draw)).counts
      if draw < 20 { #expect(counts == shuffling.graph(ofDraw: draw).signedTriangles().counts) }
      for type in 0..<4 {
        sums[type] += Double(counts[type])
        squares[type] += Double(counts[type] * counts[type])
      }
    }
    let (p, n, m) = (29.0, 29.0, 58.0)
    let ways = m * (m - 1) * (m - 2)
    let exact = [
      p * (p - 1) * (p - 2) / ways, 3 * p * (p - 1) * n / ways, 3 * p * n * (n - 1) / ways,
      n * (n - 1) * (n - 2) / ways,
    ]
    let share = p / m
    let published = [
      share * share * share, 3 * share * share * (1 - share), 3 * share * (1 - share) * (1 - share),
      (1 - share) * (1 - share) * (1 - share),
    ]
    for type in 0..<4 {
      let mean = sums[type] / Double(draws)
      let error = ((squares[type] / Double(draws) - mean * mean) / Double(draws)).squareRoot()
      #expect(abs(mean - 68 * exact[type]) < 4 * error, "type \(type)")
      #expect(abs(exact[type] - published[type]) < 1 / m)
    }
  }

  /// Two of four signs are negative: six deals, all as likely.
  @Test func everyDealIsAsLikely() {
    let graph = tieGraph(5, [(0, 1, 1), (1, 2, 1), (2, 3, -1), (3, 4, -1), (0, 4, 0)])
    let shuffling = SignShuffling(graph, units: RandomUnits(graph), seed: 11)
    var counts: [[Bool]: Int] = [:]
    for draw in 0..<6000 { counts[shuffling.negatives(ofDraw: draw), default: 0] += 1 }
    expectEvenly(counts.values, states: 6, draws: 6000)
    #expect(counts.keys.allSatisfy { $0.count { $0 } == 2 })
    #expect(!shuffling.isIdle)
  }

  @Test func oneSignIsIdle() {
    for graph in [tieGraph(0, []), tieGraph(3, [(0, 1, 1), (1, 2, 2), (0, 2, 0)])] {
      #expect(SignShuffling(graph, units: RandomUnits(graph), seed: 0).isIdle)
    }
  }

  @Test func trianglesOfRandomGraphs() throws {
    for seed in 0..<60 as Range<UInt64> {
      let graph = RandomGraph(seed: seed, values: [1, -1, 0, -3]).undirected
      let units = RandomUnits(graph)
      let list = try #require(TriangleList(graph, units: units))
      let shuffling = SignShuffling(graph, units: units, seed: seed)
      let census = list.census(negatives: shuffling.negatives(ofDraw: 1))
      #expect(census == shuffling.graph(ofDraw: 1).signedTriangles())
    }
  }
}

/// Pearson's χ² of draws over states that are to be as likely as one another: far off at most once in some
/// millions, if they are.
func expectEvenly(_ counts: some Collection<Int>, states: Int, draws: Int) {
  #expect(counts.count == states)
  let expected = Double(draws) / Double(states)
  let square = counts.reduce(0) {
    $0 + (Double($1) - expected) * (Double($1) - expected) / expected
  }
  let freedom = Double(max(1, states - 1))
  #expect(square < freedom + 5 * (2 * freedom).squareRoot() + 10, "χ² \(square) of \(freedom)")
}
