import Foundation
import GraphKernels
import TestSupport
import Testing

/// Frustration by the weights of ties, against every division of small graphs.
@Suite struct WeightedFrustrationTests {
  /// The least weight that any division of at most so many groups frustrates.
  static func leastWeight(_ graph: CompactGraph, groups most: Int) -> Double {
    let dense = DenseGraph(graph)
    var groups = [Int](repeating: 0, count: dense.size)
    var least = Double.infinity
    func divide(_ vertex: Int, _ used: Int) {
      guard vertex < dense.size else {
        var weight = 0.0
        for row in 0..<dense.size {
          for column in 0..<dense.size where graph.isDirected || row < column {
            let value = dense.values[row][column] ?? 0
            if (groups[row] == groups[column]) != (value > 0) { weight += abs(value) }
          }
        }
        least = min(least, weight)
        return
      }
      for group in 0..<min(most, used + 1) {
        groups[vertex] = group
        divide(vertex + 1, max(used, group + 1))
      }
    }
    divide(0, 0)
    return least.isFinite ? least : 0
  }

  static let values: [[Double]] = [
    [1, -1, 3, -100, 0], [0.1, -0.2, 0.7, -0.35, 1], [1.0 / 3, -2.0 / 3, 5, -1],
    [1e12, -1e12, 3e12, -2e12],
  ]

  private func graph(_ seed: UInt64, directed: Bool) -> CompactGraph {
    let random = RandomGraph(
      seed: seed, largest: directed ? 6 : 7, values: Self.values[Int(seed % 4)])
    return directed ? random.directed : random.undirected
  }

  @Test(arguments: [false, true])
  func twoSides(directed: Bool) {
    for seed in 0..<300 as Range<UInt64> {
      let graph = graph(seed, directed: directed)
      let found = graph.frustration(seed: seed, isWeighted: true)
      let least = Self.leastWeight(graph, groups: 2)
      #expect(abs(found.weight - least) <= 1e-9 * max(1, least), "seed \(seed)")
      #expect(found.isOptimal, "seed \(seed)")
      #expect(found.lowerBound <= found.index)
    }
  }

  @Test(arguments: [false, true])
  func anyNumberOfGroups(directed: Bool) {
    for seed in 0..<200 as Range<UInt64> {
      let graph = graph(seed, directed: directed)
      let found = graph.balancedGroups(seed: seed, isWeighted: true)
      let least = Self.leastWeight(graph, groups: graph.vertexCount)
      #expect(abs(found.weight - least) <= 1e-9 * max(1, least), "seed \(seed)")
      #expect(found.isOptimal, "seed \(seed)")
    }
  }

  /// Weights of no common measure.
  @Test func anyWeights() {
    var generator = SeededGenerator(seed: 2026)
    for round in 0..<120 {
      var ties: [(Int, Int, Double)] = []
      for one in 0..<8 {
        for other in 0..<one where Double.random(in: 0..<1, using: &generator) < 0.7 {
          ties.append((other, one, Double.random(in: -1...1, using: &generator)))
        }
      }
      let graph = tieGraph(8, ties)
      let sides = graph.frustration(seed: UInt64(round), isWeighted: true)
      #expect(abs(sides.weight - Self.leastWeight(graph, groups: 2)) < 1e-6)
      #expect(sides.isOptimal)
      let groups = graph.balancedGroups(seed: UInt64(round), isWeighted: true)
      #expect(abs(groups.weight - Self.leastWeight(graph, groups: 8)) < 1e-6)
      #expect(groups.isOptimal)
    }
  }

  /// Magnitudes so far apart that light ties vanish beside the sum of all: a bound that holds, and the least.
  @Test(arguments: [0.0...10, -3...12, -12...0, -150...150])
  func magnitudesFarApart(exponents: ClosedRange<Double>) {
    var generator = SeededGenerator(seed: 2030)
    for round in 0..<100 {
      var ties: [(Int, Int, Double)] = []
      for one in 0..<7 {
        for other in 0..<one where Double.random(in: 0..<1, using: &generator) < 0.6 {
          let size = pow(10, Double.random(in: exponents, using: &generator))
          ties.append((other, one, Bool.random(using: &generator) ? size : -size))
        }
      }
      let graph = tieGraph(7, ties)
      let sides = graph.frustration(seed: UInt64(round), isWeighted: true)
      let least = Self.leastWeight(graph, groups: 2)
      #expect(abs(sides.weight - least) <= 1e-7 * least, "round \(round)")
      #expect(sides.weightBound <= sides.weight && sides.isOptimal, "round \(round)")
      let groups = graph.balancedGroups(seed: UInt64(round), isWeighted: true)
      let leastOfGroups = Self.leastWeight(graph, groups: 7)
      #expect(abs(groups.weight - leastOfGroups) <= 1e-7 * leastOfGroups, "round \(round)")
      #expect(groups.isOptimal, "round \(round)")
    }
  }

  /// Beside a tie of a hundred million, one of 1 still weighs less than one of 2.
  @Test func lightTiesBesideHeavyOnes() {
    let graph = tieGraph(4, [(0, 1, 1), (1, 2, -1e8), (2, 3, 2), (0, 3, 3)])
    let found = graph.frustration(isWeighted: true)
    #expect(found.weight == 1 && found.weightBound == 1)
    #expect(found.sides == [false, true, false, false])
  }

  /// Where all weigh alike, weight is number times that.
  @Test func equalWeightsAreCounted() {
    var generator = SeededGenerator(seed: 2027)
    for (round, weight) in [1, 2, 0.1, 1e300, .leastNonzeroMagnitude].enumerated() {
      let graph = randomTieGraph(30, density: 0.2, weights: [weight, -weight], &generator)
      let counted = graph.frustration(seed: UInt64(round))
      let weighed = graph.frustration(seed: UInt64(round), isWeighted: true)
      #expect(counted.isOptimal && weighed.isOptimal)
      #expect(weighed.index == counted.index)
      #expect(abs(weighed.weight / weight - Double(counted.index)) < 1e-9)
      #expect(counted.weight == Double(counted.index))
    }
  }

  /// One heavy rivalry outweighs several light alliances that call for the contrary.
  @Test func heavyTiesDecide() {
    let graph = tieGraph(
      4, [(0, 1, 1), (1, 2, 1), (2, 3, 1), (0, 3, -100), (0, 2, 1), (1, 3, 1)])
    let counted = graph.frustration()
    let weighed = graph.frustration(isWeighted: true)
    #expect(counted.index == 1 && counted.sides[0] == counted.sides[3])
    #expect(weighed.sides[0] != weighed.sides[3] && weighed.weight == 2 && weighed.index == 2)
  }

  /// Without work for a proof: a division, its weight, and a bound that holds.
  @Test func boundsHoldWhenWorkRunsOut() {
    var generator = SeededGenerator(seed: 2028)
    for round in 0..<12 {
      let graph = randomTieGraph(11, density: 0.8, weights: [1, -1, 2.5, -7], &generator)
      let least = Self.leastWeight(graph, groups: 2)
      for limit in [0, 1_000, 100_000] {
        let found = graph.frustration(seed: UInt64(round), workLimit: limit, isWeighted: true)
        #expect(found.weightBound <= least + 1e-9 && found.weight >= least - 1e-9)
      }
    }
  }

  /// Large enough for branching and cuts, and still proven.
  @Test func provenOnMiddlingGraphs() {
    var generator = SeededGenerator(seed: 2029)
    for round in 0..<6 {
      var ties: [(Int, Int, Double)] = []
      for one in 0..<40 {
        for other in 0..<one where Double.random(in: 0..<1, using: &generator) < 0.15 {
          let size = Double.random(in: 0.1...3, using: &generator)
          ties.append(
            (other, one, Double.random(in: 0..<1, using: &generator) < 0.3 ? -size : size))
        }
      }
      let graph = tieGraph(40, ties)
      #expect(graph.frustration(seed: UInt64(round), isWeighted: true).isOptimal)
    }
  }
}
