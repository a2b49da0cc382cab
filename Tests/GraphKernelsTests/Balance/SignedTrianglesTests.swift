import GraphKernels
import TestSupport
import Testing

@Suite struct SignedTrianglesTests {
  static func naiveCensus(_ graph: CompactGraph) -> [Int] {
    let count = graph.vertexCount
    var sign = [[Int]](repeating: [Int](repeating: 0, count: count), count: count)
    for (one, other, weight) in graph.ties {
      sign[one][other] = weight > 0 ? 1 : weight < 0 ? -1 : 0
      sign[other][one] = sign[one][other]
    }
    var counts = [0, 0, 0, 0]
    for one in 0..<count {
      for other in 0..<one {
        for third in 0..<other {
          let signs = [sign[one][other], sign[one][third], sign[other][third]]
          if !signs.contains(0) { counts[signs.count { $0 < 0 }] += 1 }
        }
      }
    }
    return counts
  }

  @Test func tribes() throws {
    let triangles = KnownGraph.highlandTribes.graph.signedTriangles()
    #expect(triangles.counts == [19, 2, 40, 7])
    #expect(abs(try #require(triangles.degreeOfBalance) - 0.8676471) < 5e-8)
  }

  @Test func unsignedGraphs() {
    #expect(KnownGraph.karateClub.signs.signedTriangles().counts == [45, 0, 0, 0])
    #expect(KnownGraph.florentineMarriages.graph.signedTriangles().counts == [3, 0, 0, 0])
  }

  @Test func againstAllTriples() {
    var generator = SeededGenerator(seed: 5)
    for round in 0..<200 {
      let graph = randomTieGraph(
        round % 20, density: [0.2, 0.5, 1][round % 3], weights: [1, -1, 3, -0.1, 0], &generator)
      #expect(graph.signedTriangles().counts == Self.naiveCensus(graph))
    }
  }

  @Test func noTriangleNoDegree() {
    #expect(tieGraph(0, []).signedTriangles().degreeOfBalance == nil)
    #expect(tieGraph(3, [(0, 1, 1), (1, 2, -1)]).signedTriangles().degreeOfBalance == nil)
    // An ambivalent tie has no sign to count.
    let ambivalent = tieGraph(3, [(0, 1, 1), (1, 2, -1), (0, 2, 0)])
    #expect(ambivalent.signedTriangles().total == 0)
  }
}
