import GraphKernels
import TestSupport
import Testing

/// Components, cuts and triangles against slow, obvious ones, on random graphs of every shape.
@Suite struct ComponentReferenceTests {
  private static let seeds: Range<UInt64> = 0..<600

  @Test func connectedComponents() {
    for seed in Self.seeds {
      let graph = RandomGraph(seed: seed).directed
      let hops = DenseGraph(graph).hops()
      let found = graph.connectedComponents()
      for row in hops.indices {
        for column in hops.indices {
          #expect((hops[row][column] != nil) == (found.labels[row] == found.labels[column]))
        }
      }
      // Numbered by their smallest vertices.
      let firsts = found.members().compactMap(\.first)
      #expect(firsts == firsts.sorted() && firsts.count == found.count)
      #expect(found.members().map(\.count) == found.sizes)
    }
  }

  @Test func cuts() {
    for seed in Self.seeds {
      let random = RandomGraph(seed: seed)
      let graph = random.undirected
      let whole = graph.connectedComponents()
      let found = graph.cuts()
      let vertices = (0..<Int32(graph.vertexCount)).filter { removed in
        let rest = graph.induced(on: (0..<Int32(graph.vertexCount)).filter { $0 != removed })
        let isAlone = graph.degree(of: Int(removed)) == 0
        return rest.connectedComponents().count > whole.count - (isAlone ? 1 : 0)
      }
      #expect(found.vertices == vertices)
      for (vertex, parts) in zip(found.vertices, found.parts) {
        let label = whole.labels[Int(vertex)]
        let members = whole.members()[Int(label)].filter { $0 != vertex }
        #expect(graph.induced(on: members).connectedComponents().count == parts)
      }
      var bridges: [[Int32]] = []
      for source in 0..<Int32(graph.vertexCount) {
        for arc in graph.arcs(of: Int(source)) where graph.targets[arc] > source {
          let target = graph.targets[arc]
          let kept = random.sources.indices.filter {
            let ends = [random.sources[$0], random.targets[$0]]
            return ends != [source, target] && ends != [target, source]
          }
          let rest = CompactGraph.undirected(
            vertexCount: graph.vertexCount, sources: kept.map { random.sources[$0] },
            targets: kept.map { random.targets[$0] })
          if rest.connectedComponents().count > whole.count { bridges.append([source, target]) }
        }
      }
      #expect(found.bridges.map { [$0.source, $0.target] } == bridges)
    }
  }

  /// Two vertices belong together when there is a way there and a way back, by Warshall 1962.
  @Test func strongComponents() {
    for seed in Self.seeds {
      let graph = RandomGraph(seed: seed).directed
      let dense = DenseGraph(graph)
      var reaches = dense.vertices.map { row in
        dense.vertices.map { row == $0 || dense.hasArc(row, $0) }
      }
      for middle in dense.vertices {
        for row in dense.vertices where reaches[row][middle] {
          for column in dense.vertices where reaches[middle][column] { reaches[row][column] = true }
        }
      }
      let found = graph.strongComponents()
      for row in dense.vertices {
        for column in dense.vertices {
          let isTogether = reaches[row][column] && reaches[column][row]
          #expect(isTogether == (found.labels[row] == found.labels[column]))
        }
      }
      let firsts = found.members().compactMap(\.first)
      #expect(firsts == firsts.sorted() && firsts.count == found.count)
      #expect(found.members().map(\.count) == found.sizes)
      #expect(
        random(seed).undirected.strongComponents() == random(seed).undirected.connectedComponents())
    }
    func random(_ seed: UInt64) -> RandomGraph { RandomGraph(seed: seed) }
  }

  @Test func strongComponentsOfALongPathNeedNoDeepStack() {
    let count: Int32 = 50_000
    let path = CompactGraph.directed(
      vertexCount: Int(count), sources: Array(0..<count - 1), targets: Array(1..<count))
    #expect(path.strongComponents().count == Int(count))
    let circle = CompactGraph.directed(
      vertexCount: Int(count), sources: Array(0..<count), targets: Array(1..<count) + [0])
    #expect(circle.strongComponents().sizes == [Int(count)])
  }

  @Test func cutsOfALongPathNeedNoDeepStack() {
    let count: Int32 = 50_000
    let graph = CompactGraph.undirected(
      vertexCount: Int(count), sources: Array(0..<count - 1), targets: Array(1..<count))
    #expect(graph.cuts().vertices == Array(1..<count - 1))
    #expect(graph.cuts().bridges.count == Int(count) - 1)
  }

  @Test func triangles() {
    for seed in Self.seeds {
      let graph = RandomGraph(seed: seed).directed
      let dense = DenseGraph(graph)
      let matrix = dense.adjacency(undirected: true)
      var corners = [Int](repeating: 0, count: dense.size)
      var pairs = 0
      for a in dense.vertices {
        for b in dense.vertices where b < a {
          for c in dense.vertices where c < b {
            let ties = matrix[a][b] + matrix[b][c] + matrix[a][c]
            pairs += ties == 3 ? 3 : ties == 2 ? 1 : 0
            if ties == 3 { for corner in [a, b, c] { corners[corner] += 1 } }
          }
        }
      }
      let triangles = graph.triangleCounts()
      #expect(triangles == corners)
      let expected = pairs == 0 ? nil : Double(corners.reduce(0, +)) / Double(pairs)
      #expect(graph.transitivity(triangles: triangles) == expected)
      let local = dense.vertices.map { vertex in
        let degree = Double(dense.neighbors(vertex).count)
        return degree < 2 ? 0 : Double(corners[vertex]) / (degree * (degree - 1) / 2)
      }
      #expect(agree(graph.clusteringCoefficients(), local, within: 1e-14))
    }
  }

  /// As many triangles however many threads count: on a line where everybody is tied to the next few, whether rows are
  /// short enough to be compared or not.
  @Test(arguments: [1, 2, 5], [2, 4, 5]) func trianglesByThreads(threads: Int, next: Int) {
    let count = 20_000
    var (sources, targets): ([Int32], [Int32]) = ([], [])
    var expected = [Int](repeating: 0, count: count)
    for first in 0..<count {
      let last = min(first + next, count - 1)
      for second in stride(from: first + 1, through: last, by: 1) {
        sources.append(Int32(first))
        targets.append(Int32(second))
        for third in stride(from: second + 1, through: last, by: 1) {
          for corner in [first, second, third] { expected[corner] += 1 }
        }
      }
    }
    let graph = CompactGraph.undirected(
      vertexCount: count, sources: sources, targets: targets)
    #expect(graph.triangleCounts(threads: threads) == expected)
    #expect(graph.clusteringCoefficients(threads: threads) == graph.clusteringCoefficients())
  }

  /// Counts in print: 11 in the kite, 3 among the families, 45 in the club.
  @Test func trianglesInPrint() {
    for (network, count) in [
      (KnownGraph.krackhardtsKite, 11), (.florentineMarriages, 3), (.karateClub, 45),
      (.highlandTribes, 68),
    ] {
      #expect(network.graph.triangleCounts().reduce(0, +) == 3 * count)
    }
  }
}
