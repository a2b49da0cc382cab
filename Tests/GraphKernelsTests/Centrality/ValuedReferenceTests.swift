import GraphKernels
import TestSupport
import Testing

/// The measures that read values, against full matrices on random graphs, and against those that don't where
/// all values are alike.
@Suite struct ValuedReferenceTests {
  private static let seeds: Range<UInt64> = 0..<500
  private static let values = [1, -3, 0.25, 7]

  /// The magnitudes of the arcs as a full matrix, row to column.
  private func magnitudes(_ graph: CompactGraph) -> [[Double]] {
    DenseGraph(graph).values.map { $0.map { $0?.magnitude ?? 0 } }
  }

  @Test func katzIsTheInverse() {
    for seed in Self.seeds {
      let random = RandomGraph(seed: seed, values: Self.values)
      for graph in [random.directed, random.undirected] {
        let matrix = magnitudes(graph)
        let n = graph.vertexCount
        let limit = graph.spectralRadius(isWeighted: true)
        for factor in [0.5, 1.5] where limit > 0 {
          let alpha = factor / limit
          let found =
            graph.isDirected
            ? graph.incomingKatz(alpha: alpha, isWeighted: true)
            : graph.katz(alpha: alpha, isWeighted: true)
          #expect(found.isConverged == (factor < 1))
          guard factor < 1 else { continue }
          let system = (0..<n).map { row in
            (0..<n).map { (row == $0 ? 1 : 0) - alpha * matrix[$0][row] }
          }
          let solution = solveDense(system, [Double](repeating: 1, count: n)) ?? []
          let length = solution.reduce(0) { $0 + $1 * $1 }.squareRoot()
          #expect(agree(found.values, solution.map { $0 / length }, within: 1e-8))
        }
      }
    }
  }

  /// An eigenvector is told by what it is multiplied by; the largest eigenvalue by the positive signs.
  @Test func eigenvectorsAreStretched() {
    for seed in Self.seeds {
      let random = RandomGraph(seed: seed, values: Self.values)
      for graph in [random.directed, random.undirected] {
        let matrix = magnitudes(graph)
        let found =
          graph.isDirected
          ? graph.incomingEigenvector(isWeighted: true) : graph.eigenvector(isWeighted: true)
        guard found.isConverged, !found.values.isEmpty else { continue }
        let radius = graph.spectralRadius(isWeighted: true)
        let moved =
          graph.targets.isEmpty
          ? []
          : found.values.indices.map { column in
            found.values.indices.reduce(0) { $0 + found.values[$1] * matrix[$1][column] }
          }
        #expect(agree(moved, found.values.map { $0 * radius }, within: 1e-8))
        #expect(found.values.allSatisfy { $0 >= 0 })
        // No row of a matrix ≥ 0 adds up to less than its radius everywhere.
        let sums = matrix.indices.map { column in matrix.reduce(0) { $0 + $1[column] } }
        #expect(radius <= (sums.max() ?? 0) * (1 + 1e-12))
      }
      // Hubs and authorities make one another.
      let graph = random.directed
      let matrix = magnitudes(graph)
      let both = graph.hubsAndAuthorities(isWeighted: true)
      guard both.hubs.isConverged, graph.arcCount > 0 else { continue }
      func share(_ vector: [Double]) -> [Double] { vector.map { $0 / vector.reduce(0, +) } }
      let n = matrix.indices
      let fromHubs = n.map { column in
        n.reduce(0) { $0 + both.hubs.values[$1] * matrix[$1][column] }
      }
      let fromAuthorities = n.map { row in
        n.reduce(0) { $0 + matrix[row][$1] * both.authorities.values[$1] }
      }
      #expect(agree(both.authorities.values, share(fromHubs), within: 1e-8))
      #expect(agree(both.hubs.values, share(fromAuthorities), within: 1e-8))
    }
  }

  @Test func pageRankByValuesAndFromSomeOnly() {
    var generator = SeededGenerator(seed: 1998)
    for seed in Self.seeds {
      let random = RandomGraph(seed: seed, values: Self.values)
      let n = random.vertexCount
      guard n > 0 else { continue }
      for graph in [random.directed, random.undirected] {
        let starts = (0..<n).filter { _ in Int.random(in: 0..<3, using: &generator) == 0 }
        let dense = DenseGraph(graph)
        for isWeighted in [true, false] {
          // Without values an arc counts whatever its value, 0 too.
          let matrix =
            isWeighted
            ? magnitudes(graph)
            : (0..<n).map { row in (0..<n).map { dense.hasArc(row, $0) ? 1 : 0 } }
          let start = (0..<n).map { vertex in
            starts.isEmpty ? 1 / Double(n) : starts.contains(vertex) ? 1 / Double(starts.count) : 0
          }
          // p = (1 − d) s + d (Pᵀ p + s D), D being what those without arcs have.
          let system = (0..<n).map { row in
            (0..<n).map { column in
              let sum = matrix[column].reduce(0, +)
              let step = sum > 0 ? matrix[column][row] / sum : start[row]
              return (row == column ? 1 : 0) - 0.85 * step
            }
          }
          let expected = solveDense(system, start.map { 0.15 * $0 }) ?? []
          let found = graph.pageRank(damping: 0.85, isWeighted: isWeighted, startingAt: starts)
          #expect(found.isConverged && agree(found.values, expected))
        }
      }
    }
  }

  @Test func structuralHolesAndClusteringByValue() {
    for seed in Self.seeds {
      let random = RandomGraph(seed: seed, values: Self.values + [0])
      let graph = random.directed
      let n = 0..<graph.vertexCount
      let dense = DenseGraph(graph)
      let w = n.map { row in
        n.map { column in
          ((dense.values[row][column] ?? 0) + (dense.values[column][row] ?? 0)).magnitude
        }
      }
      let sums = w.map { $0.reduce(0, +) }
      let largest = w.flatMap(\.self).max() ?? 0
      func p(_ i: Int, _ j: Int) -> Double { sums[i] > 0 ? w[i][j] / sums[i] : 0 }
      let constraint = n.map { i in
        n.filter { w[i][$0] > 0 }.reduce(0) { total, j in
          let indirect = n.reduce(0) { $0 + p(i, $1) * p($1, j) }
          return total + (p(i, j) + indirect) * (p(i, j) + indirect)
        }
      }
      #expect(agree(graph.weightedConstraint(), constraint))
      let size = n.map { i in
        n.filter { w[i][$0] > 0 }.reduce(0) { total, j in
          total + 1 - n.reduce(0) { $0 + p(i, $1) * w[j][$1] / (w[j].max() ?? 1) }
        }
      }
      #expect(agree(graph.weightedEffectiveSize(), size))
      var (barrat, onnela) = ([Double](), [Double]())
      for i in n {
        // Ties of value 0 count among the neighbors, and close triangles.
        func isTied(_ one: Int, _ other: Int) -> Bool {
          dense.values[one][other] != nil || dense.values[other][one] != nil
        }
        let near = n.filter { $0 != i && isTied(i, $0) }
        let pairs = Double(near.count * (near.count - 1))
        var (first, second) = (0.0, 0.0)
        for j in near {
          for q in near where j != q && isTied(j, q) {
            first += (w[i][j] + w[i][q]) / 2
            let product = w[i][j] * w[i][q] * w[j][q]
            // Its cube root by halving an interval.
            var (low, high) = (0.0, 1024.0)
            for _ in 0..<80 {
              let middle = (low + high) / 2
              if middle * middle * middle < product { low = middle } else { high = middle }
            }
            if product > 0 { second += low / largest }
          }
        }
        barrat.append(pairs > 0 && sums[i] > 0 ? first / (sums[i] * Double(near.count - 1)) : 0)
        onnela.append(pairs > 0 ? second / pairs : 0)
      }
      #expect(agree(graph.barratClustering(), barrat))
      #expect(agree(graph.onnelaClustering(), onnela))
    }
  }

  /// A triangle a, b, c with a tie of value 0 from a to c, and d tied to a by 0: as NetworkX and igraph have it.
  @Test func tiesOfValueZeroAreTiesOfClustering() {
    let edges: [[(Int32, Double)]] = [
      [(1, 2), (2, 0), (3, 0)], [(0, 2), (2, 4)], [(0, 0), (1, 4)], [(0, 0)],
    ]
    let graph = CompactGraph(
      offsets: [0, 3, 5, 7, 8], targets: edges.flatMap { $0.map(\.0) },
      weights: edges.flatMap { $0.map(\.1) }, isDirected: false)
    // Of a, b and c are one pair of three that is tied: (2 + 0) / (2 · (3 − 1)).
    #expect(agree(graph.barratClustering(), [0.5, 1, 1, 0]))
    #expect(agree(graph.onnelaClustering(), [0, 0, 0, 0]))
    let even = CompactGraph(
      offsets: graph.offsets, targets: graph.targets,
      weights: [1, 1, 0, 1, 1, 1, 1, 0], isDirected: false)
    #expect(agree(even.onnelaClustering(), [1.0 / 3, 1, 1, 0]))
    let zero = CompactGraph(
      offsets: graph.offsets, targets: graph.targets,
      weights: graph.weights.map { _ in 0 }, isDirected: false)
    #expect(zero.barratClustering() == [0, 0, 0, 0] && zero.onnelaClustering() == [0, 0, 0, 0])
  }

  /// Where all values are alike, whatever they are, values change nothing.
  @Test func equalValuesAreNone() {
    for seed in Self.seeds {
      for value in [1e-200, 0.3, 1e200] {
        let random = RandomGraph(seed: seed, values: [value])
        // Repeated ties would be worth more; an arc is worth its value here.
        let graph = random.undirected.edges { _ in true }
        let even = CompactGraph(
          offsets: graph.offsets, targets: graph.targets,
          weights: graph.targets.map { _ in value }, isDirected: false)
        #expect(agree(even.eigenvector(isWeighted: true).values, even.eigenvector().values))
        #expect(agree(even.pageRank(isWeighted: true).values, even.pageRank().values))
        #expect(agree(even.weightedConstraint(), even.constraint()))
        #expect(agree(even.weightedEffectiveSize(), even.effectiveSize()))
        #expect(agree(even.barratClustering(), even.clusteringCoefficients()))
        #expect(agree(even.onnelaClustering(), even.clusteringCoefficients()))
        #expect(
          agree(
            even.katz(alpha: 0.02 / value, isWeighted: true).values, even.katz(alpha: 0.02).values))
      }
    }
  }

  /// Values at both ends of what a number can hold.
  @Test func extremeValuesAreFinite() {
    for seed in Self.seeds {
      let random = RandomGraph(
        seed: seed, values: [1.7e308, .leastNonzeroMagnitude, -1e300, 1e-300, 0])
      for graph in [random.directed, random.undirected] {
        var scores = [
          graph.pageRank(isWeighted: true, startingAt: graph.vertexCount > 0 ? [0] : []).values,
          graph.hubsAndAuthorities(isWeighted: true).hubs.values, graph.weightedConstraint(),
          graph.weightedEffectiveSize(), graph.barratClustering(), graph.onnelaClustering(),
        ]
        if graph.isDirected {
          scores.append(graph.incomingEigenvector(isWeighted: true).values)
          scores.append(graph.incomingKatz(alpha: 0.1, isWeighted: true).values)
        } else {
          scores.append(graph.eigenvector(isWeighted: true).values)
          scores.append(graph.katz(alpha: 0.1, isWeighted: true).values)
        }
        #expect(scores.allSatisfy { $0.count == graph.vertexCount && $0.allSatisfy(\.isFinite) })
      }
    }
  }
}
