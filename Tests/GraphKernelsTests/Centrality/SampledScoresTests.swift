import GraphKernels
import TestSupport
import Testing

/// Estimates against exact scores. The bounds hold with a probability of nine tenths at least; as they are far from tight,
/// they hold for these seeds.
@Suite struct SampledScoresTests {
  /// A component that is too large for one search, some smaller ones, trees and lone vertices.
  static func graph(_ vertices: Int, ties count: Int, seed: Int) -> CompactGraph {
    var generator = SeededGenerator(seed: UInt64(seed))
    var (sources, targets): ([Int32], [Int32]) = ([], [])
    for _ in 0..<count {
      let one = Int32.random(in: 0..<Int32(vertices), using: &generator)
      let other = Int32.random(in: 0..<Int32(vertices), using: &generator)
      if one != other {
        sources.append(one)
        targets.append(other)
      }
    }
    return .undirected(vertexCount: vertices, sources: sources, targets: targets)
  }

  @Test(arguments: [(40, 90), (300, 420), (1_500, 2_600)])
  func pathsStayWithinTheError(vertices: Int, ties: Int) {
    Self.stayWithinTheError(vertices, ties: ties, exact: { $0.betweenness() }) {
      $0.sampledBetweenness(samples: $1, seed: $2)
    }
  }

  @Test(arguments: [(40, 90), (300, 420), (1_500, 2_600)])
  func edgesStayWithinTheError(vertices: Int, ties: Int) {
    Self.stayWithinTheError(vertices, ties: ties, exact: { $0.edgeBetweenness() }) {
      $0.sampledEdgeBetweenness(samples: $1, seed: $2)
    }
  }

  /// Few samples and many of several graphs, with the seed of each.
  private static func stayWithinTheError(
    _ vertices: Int, ties: Int, exact: (CompactGraph) -> [Double],
    estimate: (CompactGraph, Int, UInt64) -> SampledScores
  ) {
    for seed in 0..<4 {
      let graph = Self.graph(vertices, ties: ties, seed: seed)
      let scores = exact(graph)
      for samples in [100, 5_000] {
        let found = estimate(graph, samples, UInt64(seed))
        let off = zip(scores, found.values).map { abs($0 - $1) }.max() ?? 0
        #expect(off <= found.error, "\(vertices), \(seed), \(samples)")
        #expect(found.samples == samples && found.values.count == scores.count)
      }
    }
  }

  /// All that is drawn of two vertices runs along their edge, and its variance is 0.
  @Test func boundOfWhatIsCertain() {
    let pair = CompactGraph.undirected(vertexCount: 2, sources: [0], targets: [1])
    let found = pair.sampledEdgeBetweenness(samples: 1_000, seed: 0)
    #expect(found.values == [1, 1])
    // 7 ln(8p/δ) / 3(r − 1), with one place and δ = 0.1: ln 80 = 4.382…
    #expect(abs(found.error - 7 * 4.382026634673881 / 2_997) < 1e-12)
    // A single draw has no variance, and nothing is off by more than 1.
    #expect(pair.sampledEdgeBetweenness(samples: 1, seed: 0).error == 1)
    let alone = CompactGraph.undirected(vertexCount: 3, sources: [], targets: [])
    #expect(alone.sampledEdgeBetweenness(samples: 9, seed: 0).values.isEmpty)
  }

  /// Through 3,000 squares in a row lead more shortest paths than a Double counts; both ways around a square are alike.
  @Test func pathsBeyondCountingAreDrawnAlike() {
    let count = 3_000
    var ends: [(Int32, Int32)] = []
    for square in 0..<Int32(count) {
      let first = 3 * square
      ends += [(0, 1), (0, 2), (1, 3), (2, 3)].map { (first + $0.0, first + $0.1) }
    }
    let graph = CompactGraph.undirected(
      vertexCount: 3 * count + 1, sources: ends.map(\.0), targets: ends.map(\.1))
    let samples = 400
    let vertices = graph.sampledBetweenness(samples: samples, seed: 1)
    let edges = graph.sampledEdgeBetweenness(samples: samples, seed: 1)
    func edge(_ source: Int, _ target: Int) -> Double {
      graph.position(ofArcFrom: source, to: target).map { edges.values[$0] } ?? -1
    }
    for first in stride(from: 0, to: 3 * count, by: 3) {
      #expect(abs(vertices.values[first + 1] - vertices.values[first + 2]) <= 2 * vertices.error)
      #expect(abs(edge(first, first + 1) - edge(first, first + 2)) <= 2 * edges.error)
    }
  }

  /// Each shortest path is as likely: of the four ways around two squares in a row, two lead through each corner.
  @Test func pathsAreDrawnAlike() {
    let ends: [(Int32, Int32)] = [
      (0, 1), (0, 2), (1, 3), (2, 3), (3, 4), (3, 5), (4, 6), (5, 6), (0, 7), (7, 3),
    ]
    let graph = CompactGraph.undirected(
      vertexCount: 8, sources: ends.map(\.0), targets: ends.map(\.1))
    let found = graph.sampledBetweenness(samples: 60_000, seed: 3)
    for (exact, estimate) in zip(graph.betweenness(), found.values) {
      #expect(abs(exact - estimate) < 0.01)
    }
  }

  @Test(arguments: [700, 3_000])
  func distancesStayWithinTheError(sources: Int) {
    for seed in 0..<3 {
      let graph = Self.graph(6_000, ties: 9_000, seed: seed)
      let exact = graph.harmonic()
      let found = graph.sampledHarmonic(sources: sources, seed: UInt64(seed))
      let off = zip(exact, found.values).map { abs($0 - $1) }.max() ?? 0
      #expect(off <= found.error && found.error < 0.1)
      // No figure is systematically nearer or farther.
      let bias = zip(exact, found.values).reduce(0) { $0 + $1.0 - $1.1 } / 6_000
      #expect(abs(bias) < 0.003)
    }
  }

  @Test(arguments: [(40, 60), (300, 420), (1_500, 2_600)])
  func meansOfDistancesStayWithinTheError(vertices: Int, ties: Int) throws {
    for seed in 0..<4 {
      let graph = Self.graph(vertices, ties: ties, seed: seed)
      let sums = graph.distanceSums()
      let mean = Double(sums.distances.reduce(0, +)) / Double(sums.reached.reduce(0, +))
      let efficiency = graph.harmonic().reduce(0, +) / Double(vertices)
      for samples in [100, 20_000] {
        let found = try #require(graph.sampledDistances(samples: samples, seed: UInt64(seed)))
        #expect(abs(found.mean - mean) <= found.meanError && found.samples == samples)
        #expect(abs(found.efficiency - efficiency) <= found.efficiencyError)
        if samples == 20_000 { #expect(found.meanError < 0.1 && found.efficiencyError < 0.01) }
      }
      #expect(
        graph.sampledDistances(samples: 700, seed: 5, threads: 3)
          == graph.sampledDistances(samples: 700, seed: 5))
    }
  }

  /// Of a path of three, a pair and one alone: every pair that is within reach is as likely, and no other is drawn.
  @Test func pairsWithinReachAreDrawnAlike() throws {
    let graph = CompactGraph.undirected(
      vertexCount: 6, sources: [0, 4, 3], targets: [4, 2, 5])
    let found = try #require(graph.sampledDistances(samples: 60_000, seed: 2))
    #expect(abs(found.mean - 5.0 / 4) < 0.01)
    #expect(abs(found.efficiency - 3.5 / 15) < 0.001)
    let pair = CompactGraph.undirected(vertexCount: 2, sources: [0], targets: [1])
    let certain = try #require(pair.sampledDistances(samples: 9, seed: 0))
    #expect(certain.mean == 1 && certain.meanError == 0 && certain.efficiency == 1)
    let alone = CompactGraph.undirected(vertexCount: 3, sources: [], targets: [])
    #expect(alone.sampledDistances(samples: 9, seed: 0) == nil)
  }

  @Test func smallPartsAndEnoughSourcesAreExact() {
    let graph = Self.graph(2_000, ties: 900, seed: 9)
    let exact = graph.harmonic()
    for sources in [50, 2_000, 5_000] {
      let found = graph.sampledHarmonic(sources: sources, seed: 0)
      #expect(found.error == 0)
      for (one, other) in zip(exact, found.values) { #expect(abs(one - other) < 1e-12) }
    }
  }

  @Test func sameForAnyNumberOfThreads() {
    let graph = Self.graph(3_000, ties: 5_000, seed: 1)
    for threads in [2, 5] {
      #expect(
        graph.sampledBetweenness(samples: 900, seed: 4, threads: threads)
          == graph.sampledBetweenness(samples: 900, seed: 4))
      #expect(
        graph.sampledEdgeBetweenness(samples: 900, seed: 4, threads: threads)
          == graph.sampledEdgeBetweenness(samples: 900, seed: 4))
      #expect(
        graph.sampledHarmonic(sources: 1_100, seed: 4, threads: threads)
          == graph.sampledHarmonic(sources: 1_100, seed: 4))
    }
  }

  @Test func searchWorkLeavesTreesOut() {
    // A triangle with a tail, a tie, and one alone.
    let graph = CompactGraph.undirected(
      vertexCount: 7, sources: [0, 1, 2, 2, 4], targets: [1, 2, 0, 3, 5])
    #expect(graph.searchWork == 4 * 8)
  }

  @Test func forestsHaveOneWayBetweenTwo() {
    func graph(_ sources: [Int32], _ targets: [Int32]) -> CompactGraph {
      .undirected(vertexCount: 6, sources: sources, targets: targets)
    }
    #expect(graph([], []).isForest)
    #expect(graph([0, 1, 1, 4], [1, 2, 3, 5]).isForest)
    #expect(!graph([0, 1, 2, 4], [1, 2, 0, 5]).isForest)
  }
}
