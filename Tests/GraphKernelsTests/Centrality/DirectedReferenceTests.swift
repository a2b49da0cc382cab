import GraphKernels
import TestSupport
import Testing

/// The measures that follow arcs the way they run, against slow, obvious ones.
@Suite struct DirectedReferenceTests {
  private static let seeds: Range<UInt64> = 0..<1_500

  @Test func betweenness() {
    for seed in Self.seeds {
      let graph = RandomGraph(seed: seed).directed
      let expected = DenseGraph(graph).directedBetweenness()
      #expect(agree(graph.directedBetweenness(), expected, within: 1e-12))
    }
  }

  @Test func weightedBetweennessClosenessAndHarmonic() {
    let lengths = [1, 0.1, 0.2, 0.3, 0.7]
    for seed in 0..<600 as Range<UInt64> {
      let graph = RandomGraph(seed: seed, largest: 10, values: lengths).directed
      // Repeated arcs have added up; what they are worth is as good a length as any.
      let values = graph.weights
      let dense = DenseGraph(graph)
      let distances = dense.distances { dense.values[$0][$1] ?? 1 }
      let others = Double(dense.size - 1)
      #expect(
        agree(
          graph.weightedBetweenness(lengths: values),
          dense.directedBetweenness { dense.values[$0][$1] ?? 1 }))
      #expect(
        agree(
          graph.weightedCloseness(lengths: values),
          distances.map { row in
            let reached = row.filter { $0 > 0 && $0.isFinite }
            let share = Double(reached.count)
            return reached.isEmpty ? 0 : share / others * share / reached.reduce(0, +)
          }))
      #expect(
        agree(
          graph.weightedHarmonic(lengths: values),
          distances.map { $0.reduce(0) { $0 + ($1 > 0 ? 1 / $1 / others : 0) } }))
    }
  }

  @Test func distanceSums() {
    for seed in Self.seeds {
      let graph = RandomGraph(seed: seed).directed
      let distances = DenseGraph(graph).distances().map { $0.filter { $0 > 0 && $0.isFinite } }
      let found = graph.outwardDistanceSums()
      #expect(found.reached == distances.map(\.count))
      #expect(found.distances == distances.map { Int($0.reduce(0, +)) })
      #expect(
        agree(
          found.reciprocals, distances.map { $0.reduce(0) { $0 + 1 / $1 } }, within: 1e-12))
    }
  }

  @Test func coresAndTotals() {
    for seed in Self.seeds {
      let graph = RandomGraph(seed: seed, values: [1, -2, 0]).directed
      let dense = DenseGraph(graph)
      let incoming = dense.vertices.map { vertex in
        dense.vertices.filter { dense.hasArc($0, vertex) }
      }
      var expected = [Int](repeating: 0, count: dense.size)
      for core in 1...max(1, dense.size) {
        var members = Set(dense.vertices)
        while let weak = members.first(where: { vertex in
          incoming[vertex].filter(members.contains).count < core
        }) {
          members.remove(weak)
        }
        for member in members { expected[member] = core }
      }
      #expect(graph.inCoreNumbers() == expected)
      let others = Double(max(1, dense.size - 1))
      func total(_ value: (Double) -> Double) -> [Double] {
        dense.vertices.map { column in
          dense.vertices.reduce(0) { $0 + (dense.values[$1][column].map(value) ?? 0) }
        }
      }
      #expect(graph.inStrength() == total(\.magnitude))
      #expect(
        graph.signedDegreeCentrality().positive == total { $0 > 0 ? 1 : 0 }.map { $0 / others })
      #expect(
        graph.signedDegreeCentrality().negative == total { $0 < 0 ? 1 : 0 }.map { $0 / others })
    }
  }

  /// The growth of the matrix' powers: by Gelfand 1941 their norms' roots tend to the radius.
  private func powers(_ matrix: [[Double]]) -> (radius: Double, sums: [Double]) {
    var power = matrix
    for index in power.indices { power[index][index] += 1 }
    var logarithm = 0.0
    var weight = 1.0
    for _ in 0..<44 {
      let largest = power.joined().max() ?? 1
      logarithm += weight * logarithmOf(largest)
      weight /= 2
      power = power.map { $0.map { $0 / largest } }
      power = power.map { row in
        power.indices.map { column in row.indices.reduce(0) { $0 + row[$1] * power[$1][column] } }
      }
    }
    return (exponential(logarithm) - 1, power.map { $0.reduce(0, +) })
  }

  // Series, as there is no Foundation here and the numbers are small.
  private func logarithmOf(_ x: Double) -> Double {
    let (exponent, significand) = (Double(x.exponent), x.significand)
    let z = (significand - 1) / (significand + 1)
    var (sum, term) = (0.0, z)
    for k in 0..<60 {
      sum += term / Double(2 * k + 1)
      term *= z * z
    }
    return 2 * sum + exponent * 0.6931471805599453
  }

  private func exponential(_ x: Double) -> Double {
    var (sum, term) = (1.0, 1.0)
    for k in 1..<200 {
      term *= x / Double(k)
      sum += term
    }
    return sum
  }

  @Test func eigenvector() {
    var settled = 0
    for seed in 0..<600 as Range<UInt64> {
      let graph = RandomGraph(seed: seed).directed
      let found = graph.incomingEigenvector()
      #expect(found.values.allSatisfy { $0 >= 0 && $0.isFinite })
      let radius = graph.spectralRadius()
      let matrix = DenseGraph(graph).adjacency(undirected: false)
      let incoming = matrix.indices.map { row in matrix.indices.map { matrix[$0][row] } }
      let (expectedRadius, sums) = powers(incoming)
      if graph.vertexCount > 0 { #expect((radius - max(0, expectedRadius)).magnitude < 1e-8) }
      guard radius > 0 else {
        #expect(
          found.values.allSatisfy { $0 == 0 } && found.isConverged == (graph.vertexCount == 0))
        continue
      }
      // It is an eigenvector in any case.
      let moved = incoming.map { row in
        row.indices.reduce(0) { $0 + row[$1] * found.values[$1] } / radius
      }
      #expect(agree(moved, found.values, within: 1e-10))
      guard found.isConverged else { continue }
      settled += 1
      let length = sums.reduce(0) { $0 + $1 * $1 }.squareRoot()
      #expect(agree(found.values, sums.map { $0 / length }, within: 1e-6))
    }
    #expect(settled > 150)
  }

  @Test(arguments: [0.05, 0.1, 0.4])
  func katz(_ alpha: Double) {
    for seed in Self.seeds {
      let graph = RandomGraph(seed: seed).directed
      let found = graph.incomingKatz(alpha: alpha)
      #expect(found.isConverged == (alpha * graph.spectralRadius() < 1 - 1e-12))
      guard found.isConverged else {
        #expect(found.values.allSatisfy { $0 == 0 })
        continue
      }
      let matrix = DenseGraph(graph).adjacency(undirected: false)
      let system = matrix.indices.map { row in
        matrix.indices.map { (row == $0 ? 1.0 : 0) - alpha * matrix[$0][row] }
      }
      let solution = solveDense(system, matrix.indices.map { _ in 1 }) ?? []
      let length = solution.reduce(0) { $0 + $1 * $1 }.squareRoot()
      #expect(agree(found.values, solution.map { $0 / length }, within: 1e-10))
    }
  }

  /// Where every arc is answered, directions make no difference.
  @Test func answeredArcsAreTies() {
    for seed in 0..<400 as Range<UInt64> {
      let graph = RandomGraph(seed: seed, largest: 30, values: [1, -2]).undirected
      #expect(agree(graph.directedBetweenness(), graph.betweenness(), within: 1e-12))
      #expect(agree(graph.outwardDistanceSums().closeness, graph.closeness(), within: 1e-12))
      #expect(agree(graph.outwardDistanceSums().harmonic, graph.harmonic(), within: 1e-12))
      #expect(graph.inCoreNumbers() == graph.coreNumbers())
      #expect(agree(graph.inStrength(), graph.strength(), within: 1e-12))
      let (plain, directed) = (graph.eigenvector(), graph.incomingEigenvector())
      if plain.isConverged { #expect(agree(plain.values, directed.values)) }
      #expect(plain.isConverged == directed.isConverged)
      #expect(agree(graph.katz(alpha: 0.02).values, graph.incomingKatz(alpha: 0.02).values))
    }
  }

  /// Components of more than 256 vertices are solved by iteration: they must agree with elimination,
  /// which two copies of the graph, of no more than that each, are solved by.
  @Test func largeComponents() {
    let size: Int32 = 400
    var sources = Array(0..<size)
    var targets = Array(1..<size) + [0]
    var generator = SeededGenerator(seed: 97)
    for _ in 0..<1_200 {
      sources.append(Int32.random(in: 0..<size, using: &generator))
      targets.append(Int32.random(in: 0..<size, using: &generator))
    }
    let graph = CompactGraph.directed(
      vertexCount: Int(size), sources: sources, targets: targets)
    #expect(graph.strongComponents().count == 1)
    let found = graph.incomingEigenvector()
    #expect(found.isConverged)
    let matrix = DenseGraph(graph).adjacency(undirected: false)
    let radius = graph.spectralRadius()
    let moved = matrix.indices.map { column in
      matrix.indices.reduce(0) { $0 + matrix[$1][column] * found.values[$1] } / radius
    }
    #expect(agree(moved, found.values, within: 1e-11))
    let katz = graph.incomingKatz(alpha: 0.9 / radius)
    let system = matrix.indices.map { row in
      matrix.indices.map { (row == $0 ? 1.0 : 0) - 0.9 / radius * matrix[$0][row] }
    }
    let solution = solveDense(system, matrix.indices.map { _ in 1 }) ?? []
    let length = solution.reduce(0) { $0 + $1 * $1 }.squareRoot()
    #expect(katz.isConverged && agree(katz.values, solution.map { $0 / length }))
    #expect(!graph.incomingKatz(alpha: 1.001 / radius).isConverged)
  }

  /// One chain of circles: a → b ⇄ c → d ⇄ e. Both circles have λ = 1; what springs up in the first
  /// is swamped by the second, so d and e have all. Two circles apart have equal shares.
  @Test func eigenvectorOfCirclesInAChain() {
    let chain = CompactGraph.directed(
      vertexCount: 5, sources: [0, 1, 2, 2, 3, 4], targets: [1, 2, 1, 3, 4, 3])
    let half = 0.5.squareRoot()
    #expect(chain.incomingEigenvector().isConverged)
    #expect(agree(chain.incomingEigenvector().values, [0, 0, 0, half, half], within: 1e-14))
    let apart = CompactGraph.directed(
      vertexCount: 5, sources: [0, 1, 2, 3, 3], targets: [1, 0, 3, 2, 4])
    let found = apart.incomingEigenvector()
    #expect(!found.isConverged)
    #expect(agree(found.values.map { $0 / found.values[0] }, [1, 1, 1, 1, 1], within: 1e-14))
  }

  @Test(arguments: [2, 3])
  func sumsAreTheSameBitsOnAnyNumberOfThreads(_ threads: Int) {
    for seed in 0..<8 as Range<UInt64> {
      let graph = RandomGraph(seed: seed, largest: 250).directed
      #expect(graph.directedBetweenness(threads: threads) == graph.directedBetweenness())
      #expect(graph.outwardDistanceSums(threads: threads) == graph.outwardDistanceSums())
    }
  }

  /// 660 layers of three, each with arcs to all of the next: more shortest paths than fit a Double.
  /// By symmetry each vertex has a third of what passes its layer.
  @Test func betweennessOfMorePathsThanFitADouble() {
    let layers = 660
    let n = 3 * layers
    var sources: [Int32] = []
    var targets: [Int32] = []
    for tie in 0..<Int32(9 * (layers - 1)) {
      sources.append(tie / 9 * 3 + tie % 3)
      targets.append(tie / 9 * 3 + 3 + tie / 3 % 3)
    }
    let graph = CompactGraph.directed(vertexCount: n, sources: sources, targets: targets)
    let scores = graph.directedBetweenness()
    for layer in [0, 1, 330, 659] {
      let across = Double(3 * layer * 3 * (layers - 1 - layer)) / 3
      let expected = across / Double((n - 1) * (n - 2))
      #expect(agree(Array(scores[3 * layer..<3 * layer + 3]), [expected, expected, expected]))
    }
  }

  @Test(arguments: [0, 1, 2, 5])
  func withoutArcs(_ size: Int) {
    let graph = CompactGraph.directed(vertexCount: size, sources: [], targets: [])
    let zeros = [Double](repeating: 0, count: size)
    #expect(graph.directedBetweenness() == zeros)
    #expect(graph.outwardDistanceSums().closeness == zeros)
    #expect(graph.outwardDistanceSums().harmonic == zeros)
    #expect(graph.inCoreNumbers() == zeros.map { Int($0) })
    #expect(graph.incomingEigenvector() == IterativeScores(values: zeros, isConverged: size == 0))
    #expect(graph.signedEigenvector() == IterativeScores(values: zeros, isConverged: size == 0))
    let alike = zeros.map { _ in 1 / Double(size).squareRoot() }
    #expect(agree(graph.incomingKatz(alpha: 1e9).values, alike, within: 1e-14))
    #expect(graph.spectralRadius() == 0)
    #expect(graph.directedClustering() == zeros)
    #expect(graph.weightedClustering() == zeros)
    #expect(graph.signedClustering(isWeighted: true) == zeros)
  }
}
