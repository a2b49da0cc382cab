import GraphKernels
import TestSupport
import Testing

/// No vertices, one vertex, no ties, one tie: every measure has a defined answer.
@Suite struct DegenerateGraphTests {
  private func bare(_ size: Int, directed: Bool = false) -> CompactGraph {
    directed
      ? .directed(vertexCount: size, sources: [], targets: [])
      : .undirected(vertexCount: size, sources: [], targets: [])
  }

  @Test(arguments: [0, 1, 2, 5], [false, true])
  func withoutTies(_ size: Int, directed: Bool) {
    let graph = bare(size, directed: directed)
    let zeros = [Double](repeating: 0, count: size)
    #expect(graph.inDegreeCentrality() == zeros)
    #expect(graph.outDegreeCentrality() == zeros)
    #expect(graph.strength() == zeros)
    #expect(graph.betweenness() == zeros)
    #expect(graph.closeness() == zeros)
    #expect(graph.harmonic() == zeros)
    #expect(graph.eigenvector() == IterativeScores(values: zeros, isConverged: size == 0))
    #expect(agree(graph.pageRank().values, zeros.map { _ in 1 / Double(size) }))
    #expect(graph.constraint() == zeros)
    #expect(graph.effectiveSize() == zeros)
    #expect(graph.clusteringCoefficients() == zeros)
    #expect(graph.transitivity(triangles: graph.triangleCounts()) == nil)
    #expect(graph.coreNumbers() == zeros.map { _ in 0 })
    #expect(graph.hubsAndAuthorities().hubs.values == zeros)
    #expect(graph.hubsAndAuthorities().authorities.values == zeros)
    #expect(graph.cuts().vertices.isEmpty && graph.cuts().bridges.isEmpty)
    #expect(graph.connectedComponents().count == size)
    #expect(agree(graph.katz().values, zeros.map { _ in 1 / Double(size).squareRoot() }))
    for reading in SignedStatusReading.allCases {
      #expect(graph.signedStatus(reading).values == zeros.map { _ in 1 })
    }
  }

  @Test func twoEnemiesAlone() {
    let graph = CompactGraph.undirected(
      vertexCount: 2, sources: [0], targets: [1], weights: [-1])
    #expect(
      graph.signedStatus(.undirected) == IterativeScores(values: [0.5, 0.5], isConverged: true))
    // The same pair as arcs both ways, by what comes in or goes out.
    let arcs = CompactGraph.directed(
      vertexCount: 2, sources: [0, 1], targets: [1, 0], weights: [-1, -1])
    for reading in SignedStatusReading.allCases {
      #expect(graph.signedStatus(reading).values == [0.5, 0.5])
      #expect(arcs.signedStatus(reading).values == [0.5, 0.5])
    }
    #expect(graph.betweenness() == [0, 0])
    #expect(graph.closeness() == [1, 1])
  }

  @Test func componentsOfOneKindShareTheEigenvector() {
    let graph = CompactGraph.undirected(vertexCount: 5, sources: [0, 2], targets: [1, 3])
    let found = graph.eigenvector()
    #expect(agree(found.values, [0.5, 0.5, 0.5, 0.5, 0]))
    #expect(!found.isConverged)
  }

  /// Weights that are extreme, or all negative: what does not count them is as without, what does is
  /// finite or says that it has not converged.
  @Test(arguments: [[1e-300, 1e300], [-1e-300, -1e300], [-1], [0], [.leastNonzeroMagnitude]])
  func extremeWeights(_ values: [Double]) {
    for seed in 0..<160 as Range<UInt64> {
      let random = RandomGraph(seed: seed, values: values)
      for graph in [random.undirected, random.directed] {
        let bare = RandomGraph(seed: seed)
        let plain = graph.isDirected ? bare.directed : bare.undirected
        #expect(graph.betweenness() == plain.betweenness())
        #expect(graph.closeness() == plain.closeness())
        #expect(graph.harmonic() == plain.harmonic())
        #expect(graph.eigenvector() == plain.eigenvector())
        #expect(graph.pageRank() == plain.pageRank())
        #expect(graph.katz() == plain.katz())
        #expect(graph.constraint() == plain.constraint())
        #expect(graph.coreNumbers() == plain.coreNumbers())
        #expect(graph.hubsAndAuthorities() == plain.hubsAndAuthorities())
        for scores in [graph.eigenvector(), graph.pageRank(), graph.katz()] {
          #expect(scores.values.allSatisfy { $0.isFinite })
        }
        for reading in SignedStatusReading.allCases {
          #expect(graph.signedStatus(reading).values.allSatisfy { $0.isFinite })
        }
        #expect(graph.strength().allSatisfy { $0.isFinite && $0 >= 0 })
        let undirected = graph.undirected()
        let partition = undirected.communities(restarts: 2)
        #expect(partition.vertexCount == graph.vertexCount)
        #expect(undirected.modularity(of: partition)?.isFinite ?? true)
      }
    }
  }
}
