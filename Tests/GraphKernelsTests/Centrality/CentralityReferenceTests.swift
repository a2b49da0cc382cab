import GraphKernels
import TestSupport
import Testing

/// The kernels against slow, obvious ones, on random graphs of every shape.
@Suite struct CentralityReferenceTests {
  private static let seeds: Range<UInt64> = 0..<1_500

  @Test func degreesAndStrength() {
    for seed in Self.seeds {
      let random = RandomGraph(seed: seed, values: [1, -3, 0.25])
      let graph = random.directed
      let dense = DenseGraph(graph)
      let others = Double(max(1, dense.size - 1))
      func count(_ test: (Int) -> Bool) -> Double { Double(dense.vertices.filter(test).count) }
      #expect(
        graph.outDegreeCentrality()
          == dense.vertices.map { row in count { dense.hasArc(row, $0) } / others })
      #expect(
        graph.inDegreeCentrality()
          == dense.vertices.map { column in count { dense.hasArc($0, column) } / others })
      func total(_ values: [Double?]) -> Double {
        values.reduce(0) { $0 + ($1?.magnitude ?? 0) }
      }
      #expect(
        graph.strength()
          == dense.vertices.map { vertex in
            total(dense.values[vertex]) + total(dense.values.map { $0[vertex] })
          })
    }
  }

  @Test func betweenness() {
    for seed in Self.seeds { checkBetweenness(RandomGraph(seed: seed).undirected) }
    for seed in 0..<40 as Range<UInt64> {
      checkBetweenness(RandomGraph(longWithSeed: seed, largest: 80).undirected)
    }
  }

  private func checkBetweenness(_ graph: CompactGraph) {
    let dense = DenseGraph(graph)
    let hops = dense.hops()
    let counts = dense.pathCounts(hops)
    let pairs = Double((dense.size - 1) * (dense.size - 2)) / 2
    let expected = dense.vertices.map { middle in
      var sum = 0.0
      for source in dense.vertices where source != middle {
        for target in 0..<source where target != middle {
          guard let whole = hops[source][target], let first = hops[source][middle],
            let second = hops[middle][target], first + second == whole
          else { continue }
          sum += counts[source][middle] * counts[middle][target] / counts[source][target]
        }
      }
      return dense.size < 3 ? 0 : sum / pairs
    }
    #expect(agree(graph.betweenness(), expected, within: 1e-12))
  }

  /// Graphs large enough for several batches a block, and for every way of going through them.
  @Test(arguments: [2, 3, 7])
  func betweennessIsTheSameBitsOnAnyNumberOfThreads(_ threads: Int) {
    for seed in 0..<8 as Range<UInt64> {
      let graph = RandomGraph(seed: seed, largest: 250).undirected
      #expect(graph.betweenness(threads: threads) == graph.betweenness())
    }
  }

  /// All pairs' distances less one add up to the sum of the unscaled scores.
  @Test func betweennessSumsToTheInnerLengthsOfAllPaths() {
    for seed in 0..<200 as Range<UInt64> {
      let graph = RandomGraph(seed: seed, largest: 120).undirected
      guard graph.vertexCount > 2 else { continue }
      let sums = graph.distanceSums()
      let inner = sums.distances.reduce(0, +) - sums.reached.reduce(0, +)
      let pairs = Double((graph.vertexCount - 1) * (graph.vertexCount - 2))
      let total = graph.betweenness().reduce(0, +) * pairs
      #expect((total - Double(inner)).magnitude <= 1e-9 * max(1, Double(inner)))
    }
  }

  /// 660 layers of three, each tied to all of the next: 3⁶⁵⁸ shortest paths from end to end, more
  /// than a Double can hold. By symmetry each vertex has a third of what passes its layer.
  @Test func betweennessOfMorePathsThanFitADouble() {
    let layers = 660
    let n = 3 * layers
    var sources: [Int32] = []
    var targets: [Int32] = []
    for tie in 0..<Int32(9 * (layers - 1)) {
      sources.append(tie / 9 * 3 + tie % 3)
      targets.append(tie / 9 * 3 + 3 + tie / 3 % 3)
    }
    let graph = CompactGraph.undirected(vertexCount: n, sources: sources, targets: targets)
    let scores = graph.betweenness(threads: 2)
    let pairs = Double((n - 1) * (n - 2)) / 2
    for layer in [0, 1, 17, 330, 658, 659] {
      let across = Double(3 * layer * 3 * (layers - 1 - layer)) / 3
      // The three pairs within a layer beside this one meet in the six vertices around them, or in
      // three at an end.
      var within = 0.0
      for beside in [layer - 1, layer + 1] where beside >= 0 && beside < layers {
        within += beside == 0 || beside == layers - 1 ? 1 : 0.5
      }
      for vertex in 3 * layer..<3 * layer + 3 {
        #expect(agree([scores[vertex]], [(across + within) / pairs]))
      }
    }
  }

  @Test func closenessAndHarmonic() {
    for seed in Self.seeds {
      let graph = RandomGraph(seed: seed).undirected
      let hops = DenseGraph(graph).hops()
      let others = Double(hops.count - 1)
      let closeness = hops.map { row in
        let distances = row.compactMap { $0 }
        let sum = Double(distances.reduce(0, +))
        let reached = Double(distances.count - 1)
        return sum == 0 ? 0 : reached / others * reached / sum
      }
      let harmonic = hops.map { row in
        row.reduce(0) { $0 + ($1 == nil || $1 == 0 ? 0 : 1 / Double($1 ?? 1)) } / max(1, others)
      }
      #expect(agree(graph.closeness(), closeness, within: 1e-12))
      #expect(agree(graph.harmonic(), harmonic, within: 1e-12))
    }
  }

  /// As many vertices as a word has bits, or fewer, are searched from in another way than more.
  @Test func distanceSumsOfFewVertices() {
    func check(_ graph: CompactGraph) {
      let (few, any) = (graph.distanceSums(), graph.reducedDistanceSums(threads: 1))
      #expect(few.reached == any.reached && few.distances == any.distances)
      #expect(agree(few.reciprocals, any.reciprocals, within: 1e-12))
    }
    for seed in 0..<400 as Range<UInt64> {
      let random = RandomGraph(seed: seed, largest: 64)
      check(random.undirected)
      check(random.directed)
      check(RandomGraph(longWithSeed: seed, largest: 64).undirected)
    }
    for size in 63...65 as ClosedRange<Int32> {
      let path = Array(0..<size - 1)
      check(.undirected(vertexCount: Int(size), sources: path, targets: path.map { $0 + 1 }))
    }
  }

  /// Large enough for several searches of 512 sources; seeds 2 and 4 are a tree and a path.
  @Test(arguments: [2, 4, 7] as [UInt64])
  func distanceSumsOfLargerGraphs(_ seed: UInt64) throws {
    let sizes = (0..<100).lazy.map { RandomGraph(seed: seed + 8 * $0, largest: 1_300) }
    let random = try #require(sizes.first { $0.vertexCount > 1_100 })
    checkDistanceSums(random.undirected, every: 7)
  }

  @Test func distanceSumsOfLongGraphs() {
    for seed in 0..<40 as Range<UInt64> {
      checkDistanceSums(RandomGraph(longWithSeed: seed, largest: 120).undirected)
    }
    for seed in 100..<104 as Range<UInt64> {
      checkDistanceSums(RandomGraph(longWithSeed: seed, largest: 1_000).undirected, every: 7)
    }
  }

  private func checkDistanceSums(_ graph: CompactGraph, every step: Int = 1) {
    let sums = graph.distanceSums()
    #expect(sums == graph.distanceSums(threads: 3))
    for source in stride(from: 0, to: graph.vertexCount, by: step) {
      var distances: [Int: Int] = [source: 0]
      var queue = [source]
      var head = 0
      while head < queue.count {
        let vertex = queue[head]
        head += 1
        for arc in graph.arcs(of: vertex) where distances[Int(graph.targets[arc])] == nil {
          distances[Int(graph.targets[arc])] = (distances[vertex] ?? 0) + 1
          queue.append(Int(graph.targets[arc]))
        }
      }
      #expect(sums.reached[source] == queue.count - 1)
      #expect(sums.distances[source] == distances.values.reduce(0, +))
      let reciprocals = distances.values.filter { $0 > 0 }.map { 1 / Double($0) }.sorted()
      #expect(agree([sums.reciprocals[source]], [reciprocals.reduce(0, +)], within: 1e-12))
    }
  }

  @Test func eigenvector() {
    for seed in 0..<300 as Range<UInt64> {
      let graph = RandomGraph(seed: seed).directed
      let found = graph.eigenvector()
      let matrix = DenseGraph(graph).adjacency(undirected: true)
      #expect(found.values.allSatisfy { $0 >= 0 && $0.isFinite })
      guard found.isConverged, graph.arcCount > 0 else { continue }
      // Squaring A + I over and over leaves nothing but the dominant eigenvector.
      var power = matrix
      for row in power.indices { power[row][row] += 1 }
      for _ in 0..<40 {
        let largest = power.joined().max() ?? 1
        power = power.map { $0.map { $0 / largest } }
        power = power.map { row in
          power.indices.map { column in
            row.indices.reduce(0) { $0 + row[$1] * power[$1][column] }
          }
        }
      }
      let sums = power.map { $0.reduce(0, +) }
      let length = sums.reduce(0) { $0 + $1 * $1 }.squareRoot()
      #expect(agree(found.values, sums.map { $0 / length }))
    }
  }

  /// Of so many arcs that threads multiply pieces of the matrix, one vertex having more than a piece's share.
  @Test func eigenvectorByAnyThreads() {
    let n = 3_000
    var generator = SplitMix64(seed: 11)
    var ties: [(Int32, Int32)] = (1..<Int32(n)).map { (0, $0) }
    for _ in 0..<40_000 {
      ties.append((Int32(generator.below(of: n)), Int32(generator.below(of: n))))
    }
    ties.removeAll { $0 == $1 }
    let graph = CompactGraph.undirected(
      vertexCount: n, sources: ties.map(\.0), targets: ties.map(\.1))
    #expect(graph.arcCount > 65_536)
    let found = graph.eigenvector()
    #expect(found.isConverged)
    // x = A x / λ
    let moved = (0..<n).map { vertex in
      graph.arcs(of: vertex).reduce(0) { $0 + found.values[Int(graph.targets[$1])] }
    }
    let length = moved.reduce(0) { $0 + $1 * $1 }.squareRoot()
    #expect(agree(found.values, moved.map { $0 / length }))
    for threads in [2, 3, 16, .max] {
      #expect(graph.eigenvector(threads: threads) == found)
      #expect(graph.hubsAndAuthorities(threads: threads) == graph.hubsAndAuthorities())
    }
  }

  /// A path's dominant eigenvector is sin(πk / (n + 1)), k = 1 ... n, and its two largest eigenvalues
  /// come together as n grows: the scores are right, or said not to have converged.
  @Test(arguments: [2, 3, 17, 50, 101, 400, 1_500])
  func eigenvectorOfPaths(_ size: Int) {
    let first = (0..<Int32(size - 1)).map { $0 }
    let graph = CompactGraph.undirected(
      vertexCount: size, sources: first, targets: first.map { $0 + 1 })
    let angles = (1...size).map { Double.pi * Double($0) / Double(size + 1) }
    let length = (Double(size + 1) / 2).squareRoot()
    let found = graph.eigenvector()
    #expect(found.isConverged || size > 101)
    #expect(!found.isConverged || agree(found.values, angles.map { sine($0) / length }))
    #expect(found.values.allSatisfy { $0.isFinite && $0 >= 0 })
  }

  /// By its series, as there is no mathematical library here; 0 ≤ x ≤ π.
  private func sine(_ x: Double) -> Double {
    let x = min(x, .pi - x)
    var term = x
    var sum = x
    for k in stride(from: 2.0, through: 30, by: 2) {
      term *= -x * x / (k * (k + 1))
      sum += term
    }
    return sum
  }

  @Test func pageRank() {
    for seed in Self.seeds {
      let graph = RandomGraph(seed: seed).directed
      let found = graph.pageRank(damping: 0.85)
      #expect(found.isConverged)
      let dense = DenseGraph(graph)
      let n = Double(dense.size)
      var matrix = dense.vertices.map { row in dense.vertices.map { $0 == row ? 1.0 : 0.0 } }
      for source in dense.vertices {
        let out = dense.vertices.filter { dense.hasArc(source, $0) }
        for target in out.isEmpty ? Array(dense.vertices) : out {
          matrix[target][source] -= 0.85 / Double(out.isEmpty ? dense.size : out.count)
        }
      }
      let expected = solveDense(matrix, dense.vertices.map { _ in 0.15 / n })
      #expect(agree(found.values, expected ?? [], within: 1e-11))
    }
  }

  /// Of ties without direction what comes in is what goes out.
  @Test func signedStatusOfTiesBothWays() {
    for seed in Self.seeds {
      let graph = RandomGraph(seed: seed, values: [1, -2, 0.5, -1, 0]).undirected
      let arcs = CompactGraph(
        offsets: graph.offsets, targets: graph.targets, weights: graph.weights, isDirected: true)
      let expected = graph.signedStatus(.undirected).values
      for reading in SignedStatusReading.allCases {
        #expect(agree(arcs.signedStatus(reading).values, expected, within: 1e-12))
      }
    }
  }

  @Test(arguments: SignedStatusReading.allCases)
  func signedStatus(_ reading: SignedStatusReading) {
    for seed in Self.seeds {
      let graph = RandomGraph(seed: seed, values: [1, -2, 0.5, -1, 0]).directed
      let found = graph.signedStatus(reading)
      #expect(found.isConverged)
      guard graph.vertexCount > 2 else { continue }
      let dense = DenseGraph(reading == .undirected ? graph.undirected() : graph)
      let scale = Double(2 * dense.size - 2)
      func entry(_ row: Int, _ column: Int) -> Double {
        let value =
          reading == .incoming ? dense.values[column][row] : dense.values[row][column]
        guard let value else { return 0 }
        return (value > 0 ? 1 : value < 0 ? -2 : 0) / scale
      }
      let matrix = dense.vertices.map { row in
        dense.vertices.map { column in
          let product =
            reading == .undirected
            ? entry(row, column)
            : dense.vertices.reduce(0) { $0 + entry(row, $1) * entry(column, $1) }
          return (row == column ? 1 : 0) - product
        }
      }
      let right = dense.vertices.map { row in
        reading == .undirected ? 1 : dense.vertices.reduce(1) { $0 + entry(row, $1) }
      }
      #expect(agree(found.values, solveDense(matrix, right) ?? [], within: 1e-11))
    }
  }
}
