import GraphKernels
import TestSupport
import Testing

/// Signed measures, and clustering by signs, values and directions, against slow, obvious ones.
@Suite struct SignedReferenceTests {
  private static let seeds: Range<UInt64> = 0..<1_500

  private func signs(_ graph: CompactGraph) -> [[Double]] {
    DenseGraph(graph.undirected()).values.map { row in
      row.map { value in value.map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 } ?? 0 }
    }
  }

  @Test func signedEigenvector() {
    var settled = 0
    for seed in Self.seeds {
      let graph = RandomGraph(seed: seed, values: [1, -2, 0.5, -1]).directed
      let found = graph.signedEigenvector()
      let matrix = signs(graph)
      let pairs = jacobiEigenpairs(matrix)
      guard let least = pairs.first, let most = pairs.last, most.value > 1e-9 else {
        #expect(found.values.allSatisfy { $0 == 0 } && found.isConverged == pairs.isEmpty)
        continue
      }
      let isNegative = -least.value > most.value + 1e-7
      let dominant = isNegative ? least : most
      let repeats = pairs.filter { ($0.value - dominant.value).magnitude < 1e-7 }.count
      #expect(found.isConverged == (repeats == 1))
      guard found.isConverged else {
        #expect(found.values.allSatisfy { $0 == 0 })
        continue
      }
      settled += 1
      // Right to its direction, which the scores' sum decides.
      let total = dominant.vector.reduce(0, +)
      let isTurned =
        total.magnitude > 1e-9
        ? total < 0 : dot(dominant.vector, found.values) < 0
      #expect(agree(found.values, dominant.vector.map { isTurned ? -$0 : $0 }, within: 1e-8))
    }
    #expect(settled > 700)
  }

  private func dot(_ left: [Double], _ right: [Double]) -> Double {
    zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// Two sides of a balanced graph have the signs of their sides, and the magnitudes of the graph with
  /// all ties friendly (Harary 1953: switching).
  @Test func sidesOfABalancedGraph() {
    for seed in 0..<300 as Range<UInt64> {
      let random = RandomGraph(seed: seed, largest: 40)
      var generator = SeededGenerator(seed: seed)
      let sides = (0..<random.vertexCount).map { _ in Bool.random(using: &generator) }
      let signed = CompactGraph.undirected(
        vertexCount: random.vertexCount, sources: random.sources, targets: random.targets,
        weights: zip(random.sources, random.targets).map {
          sides[Int($0)] == sides[Int($1)] ? 1 : -1
        })
      let plain = random.undirected.eigenvector()
      let found = signed.signedEigenvector()
      #expect(found.isConverged == plain.isConverged)
      guard plain.isConverged else { continue }
      #expect(agree(found.values.map(\.magnitude), plain.values, within: 1e-8))
      for arc in signed.targets.indices where found.values[Int(signed.targets[arc])] > 1e-6 {
        #expect(found.values[Int(signed.targets[arc])] != 0)
      }
      for source in sides.indices {
        for arc in signed.arcs(of: source) {
          let product = found.values[source] * found.values[Int(signed.targets[arc])]
          #expect(product * signed.weights[arc] >= 0)
        }
      }
    }
  }

  /// Among five enemies all are alike; the dominant eigenvalue is −4.
  @Test func enemiesAllRound() {
    let friends = RandomGraph.complete(5)
    let enemies = CompactGraph(
      offsets: friends.offsets, targets: friends.targets,
      weights: friends.targets.map { _ in -1 }, isDirected: false)
    let found = enemies.signedEigenvector()
    #expect(found.isConverged)
    #expect(agree(found.values, [Double](repeating: 1 / 5.0.squareRoot(), count: 5)))
  }

  @Test func clustering() {
    for seed in Self.seeds {
      let graph = RandomGraph(seed: seed, values: [1, -3, 0.25, -0.5, 2]).directed
      let dense = DenseGraph(graph.undirected())
      let values = dense.values.joined().compactMap { $0?.magnitude }.filter { $0 > 0 }
      let largest = values.max() ?? 1
      func value(_ a: Int, _ b: Int) -> Double { (dense.values[a][b] ?? 0) / largest }
      func ratio(_ value: (Int, Int) -> Double) -> [Double] {
        dense.vertices.map { i in
          var (above, below) = (0.0, 0.0)
          for j in dense.vertices {
            for q in 0..<j {
              above += value(i, j) * value(i, q) * value(j, q)
              below += (value(i, j) * value(i, q)).magnitude
            }
          }
          return below == 0 ? 0 : above / below
        }
      }
      #expect(agree(graph.weightedClustering(), ratio { value($0, $1).magnitude }, within: 1e-12))
      #expect(agree(graph.signedClustering(isWeighted: true), ratio(value), within: 1e-12))
      let signs = signs(graph)
      #expect(agree(graph.signedClustering(), ratio { signs[$0][$1] }, within: 1e-12))
    }
  }

  /// As Fagiolo writes it: the diagonal of (A + Aᵀ)³ over twice what could be.
  @Test func directedClustering() {
    for seed in Self.seeds {
      let graph = RandomGraph(seed: seed).directed
      let arcs = DenseGraph(graph).adjacency(undirected: false)
      let both = arcs.indices.map { row in arcs.indices.map { arcs[row][$0] + arcs[$0][row] } }
      let expected = arcs.indices.map { i in
        var (walks, degree, answered) = (0.0, 0.0, 0.0)
        for j in arcs.indices {
          degree += both[i][j]
          answered += arcs[i][j] * arcs[j][i]
          for k in arcs.indices { walks += both[i][j] * both[j][k] * both[k][i] }
        }
        let possible = 2 * (degree * (degree - 1) - 2 * answered)
        return possible > 0 ? walks / possible : 0
      }
      #expect(agree(graph.directedClustering(), expected, within: 1e-12))
    }
  }

  @Test func valuesOfAnySizeGiveFiniteClustering() {
    let triangle = CompactGraph.undirected(
      vertexCount: 4, sources: [0, 1, 0, 2], targets: [1, 2, 2, 3],
      weights: [1e300, -1e-300, 1e-300, 1.7e308])
    for scores in [
      triangle.weightedClustering(), triangle.signedClustering(),
      triangle.signedClustering(isWeighted: true),
    ] {
      #expect(scores.allSatisfy { $0.isFinite && $0.magnitude <= 1 })
    }
    #expect(triangle.signedClustering() == [-1, -1, -1.0 / 3, 0])
  }

  /// Read's tribes by the triangles in print (Hage & Harary 1983), 59 balanced and 9 not: every
  /// triangle counts at three corners.
  @Test func clusteringOfTheHighlandTribes() {
    let tribes = KnownGraph.highlandTribes.graph
    let corners = zip(0..<16, tribes.signedClustering()).reduce(0.0) { sum, entry in
      let degree = Double(tribes.degree(of: entry.0))
      return sum + entry.1 * degree * (degree - 1) / 2
    }
    #expect((corners - 3 * (59 - 9)).magnitude < 1e-9)
  }
}
