import TestSupport
import Testing

@testable import GraphKernels

@Suite struct CompactGraphTests {
  @Test func mergesRepeatedTiesAndDropsSelfLoops() {
    let graph = CompactGraph.undirected(
      vertexCount: 4, sources: [2, 0, 0, 3, 1], targets: [0, 2, 1, 3, 0],
      weights: [1.5, -0.5, 2, 9, -2])
    #expect(graph.offsets == [0, 2, 3, 4, 4])
    #expect(graph.targets == [1, 2, 0, 0])
    #expect(graph.weights == [0, 1, 0, 1])
    #expect(graph.edgeCount == 2)
  }

  @Test func arcsKeepTheirDirection() {
    let graph = CompactGraph.directed(
      vertexCount: 3, sources: [2, 0, 2, 0], targets: [0, 2, 0, 1], weights: [1, 2, 4, 8])
    #expect(graph.offsets == [0, 2, 2, 3])
    #expect(graph.targets == [1, 2, 0])
    #expect(graph.weights == [8, 2, 5])
    #expect(graph.reversed().targets == [2, 0, 0])
    #expect(graph.reversed().weights == [5, 8, 2])
    #expect(graph.undirected().targets == [1, 2, 0, 0])
    #expect(graph.undirected().weights == [8, 7, 8, 7])
  }

  @Test func buildsWhatTheListSays() {
    for seed in 0..<2_000 as Range<UInt64> {
      let random = RandomGraph(seed: seed, values: [1, -2, 0.5])
      let n = random.vertexCount
      var expected = [[Double?]](repeating: [Double?](repeating: nil, count: n), count: n)
      for tie in random.sources.indices where random.sources[tie] != random.targets[tie] {
        let (source, target) = (Int(random.sources[tie]), Int(random.targets[tie]))
        expected[source][target] = (expected[source][target] ?? 0) + random.weights[tie]
      }
      let directed = random.directed
      #expect(directed.layoutViolation == nil)
      #expect(DenseGraph(directed).values == expected)
      let transposed = (0..<n).map { row in (0..<n).map { expected[$0][row] } }
      #expect(DenseGraph(directed.reversed()).values == transposed)
      let sums = (0..<n).map { row in
        (0..<n).map { column -> Double? in
          let there = expected[row][column]
          let back = expected[column][row]
          return there == nil && back == nil ? nil : (there ?? 0) + (back ?? 0)
        }
      }
      #expect(random.undirected.layoutViolation == nil)
      #expect(DenseGraph(random.undirected).values == sums)
      #expect(DenseGraph(directed.undirected()).values == sums)
      for sign in [-1.0, 0, 1] {
        let kept = sums.map {
          $0.map { $0.map { $0 == 0 ? 0 : $0 < 0 ? -1 : 1 } == sign ? $0 : nil }
        }
        #expect(DenseGraph(random.undirected.edges(ofSign: Int(sign))).values == kept)
      }
    }
  }

  @Test func rebuildsInStorageOfAnySize() {
    var workspace = CompactGraphWorkspace()
    var graph = CompactGraph.empty
    for seed in 0..<200 as Range<UInt64> {
      let random = RandomGraph(seed: seed, largest: 40, values: [1, 3])
      graph.rebuild(
        vertexCount: random.vertexCount, sources: random.sources, targets: random.targets,
        weights: seed % 3 == 0 ? [] : random.weights, isDirected: seed % 2 == 0,
        using: &workspace)
      let fresh = seed % 2 == 0 ? random.directed : random.undirected
      #expect(graph.offsets == fresh.offsets)
      #expect(graph.targets == fresh.targets)
      #expect(graph.weights == (seed % 3 == 0 ? [] : fresh.weights))
    }
  }

  @Test func namesBreachesOfTheLayout() {
    func violation(_ offsets: [Int32], _ targets: [Int32], directed: Bool = true) -> String? {
      var graph = CompactGraph.directed(vertexCount: 2, sources: [0], targets: [1])
      graph.offsets = offsets
      graph.targets = targets
      graph.isDirected = directed
      return graph.layoutViolation
    }
    #expect(violation([0, 1, 1], [1]) == nil)
    #expect(violation([0, 1, 1], [1], directed: false) != nil)
    #expect(violation([0, 1, 1], [2]) != nil)
    #expect(violation([0, 1, 1], [0]) != nil)
    #expect(violation([0, 2, 2], [1, 1]) != nil)
    #expect(violation([0, 2, 1], [1]) != nil)
    #expect(violation([], []) != nil)
  }
}
