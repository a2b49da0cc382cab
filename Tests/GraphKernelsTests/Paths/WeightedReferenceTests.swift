import GraphKernels
import TestSupport
import Testing

/// Centrality over lengths against slow, obvious algorithms: graphs of every shape, with lengths of every kind.
@Suite struct WeightedReferenceTests {
  private static let seeds: Range<UInt64> = 0..<84

  /// What decides how paths are searched for.
  private enum Lengths: CaseIterable {
    case whole, reciprocal, decimal, real, alike, tooLong, farApart

    func draw(using generator: inout SeededGenerator) -> Double {
      switch self {
      case .whole: Double(Int.random(in: 1...10, using: &generator))
      case .reciprocal: 1 / Double(Int.random(in: 1...6, using: &generator))
      case .decimal: [1, 0.1, 0.2, 0.3, 0.7].randomElement(using: &generator) ?? 1
      case .real: Double.random(in: 1..<2, using: &generator)
      case .alike: 0.3
      // Each fits a lane, and paths of two don't.
      case .tooLong: Double(Int.random(in: 8_000...8_003, using: &generator))
      case .farApart: [1, 1e5].randomElement(using: &generator) ?? 1
      }
    }
  }

  /// Blocks of every kind hung on one another and on trees.
  private func blocks(seed: UInt64, largest: Int) -> (vertexCount: Int, ends: [(Int32, Int32)]) {
    var generator = SeededGenerator(seed: seed)
    var ends: [(Int32, Int32)] = []
    var count: Int32 = 1
    while Int(count) < largest {
      let root = Int32.random(in: 0..<count, using: &generator)
      let size = Int32.random(in: 1...6, using: &generator)
      for vertex in count..<count + size {
        // A circle, at times with chords; of one vertex a pendant one.
        ends.append((vertex == count ? root : vertex - 1, vertex))
        if Bool.random(using: &generator) { ends.append((root, vertex)) }
      }
      ends.append((count + size - 1, root))
      count += size
    }
    return (Int(count), ends)
  }

  private func graph(seed: UInt64, isDirected: Bool) -> CompactGraph {
    switch seed % 3 {
    case 0:
      let random = RandomGraph(seed: seed / 3, largest: 40)
      return isDirected ? random.directed : random.undirected
    case 1:
      let random = RandomGraph(longWithSeed: seed / 3, largest: 45)
      return isDirected ? random.directed : random.undirected
    default:
      let (vertexCount, ends) = blocks(seed: seed / 3, largest: 36)
      let (sources, targets) = (ends.map(\.0), ends.map(\.1))
      return isDirected
        ? .directed(vertexCount: vertexCount, sources: sources, targets: targets)
        : .undirected(vertexCount: vertexCount, sources: sources, targets: targets)
    }
  }

  /// The graph with lengths for weights; of an undirected one the same both ways.
  private func measured(
    _ graph: CompactGraph, by kind: Lengths, seed: UInt64
  ) -> CompactGraph {
    var generator = SeededGenerator(seed: seed)
    var drawn = [Double](repeating: 0, count: graph.arcCount)
    for source in 0..<graph.vertexCount {
      for arc in graph.arcs(of: source) where drawn[arc] == 0 {
        drawn[arc] = kind.draw(using: &generator)
        let back = graph.position(ofArcFrom: Int(graph.targets[arc]), to: source)
        if !graph.isDirected, let back { drawn[back] = drawn[arc] }
      }
    }
    return CompactGraph(
      offsets: graph.offsets, targets: graph.targets, weights: drawn, isDirected: graph.isDirected)
  }

  private func expectReference(_ graph: CompactGraph) {
    let lengths = graph.weights
    let dense = DenseGraph(graph)
    func length(_ source: Int, _ target: Int) -> Double { dense.values[source][target] ?? 1 }
    let others = Double(dense.size - 1)
    let distances = dense.distances(length).map { $0.filter { $0 > 0 && $0.isFinite } }
    #expect(agree(graph.weightedBetweenness(lengths: lengths), dense.directedBetweenness(length)))
    #expect(
      agree(
        graph.weightedCloseness(lengths: lengths),
        distances.map { row in
          let reached = Double(row.count)
          return row.isEmpty ? 0 : reached / others * reached / row.reduce(0, +)
        }))
    #expect(
      agree(
        graph.weightedHarmonic(lengths: lengths),
        distances.map { $0.reduce(0) { $0 + 1 / $1 / others } }))
  }

  @Test(arguments: [false, true]) func everyShapeAndKind(isDirected: Bool) {
    for seed in Self.seeds {
      let kind = Lengths.allCases[Int(seed) % Lengths.allCases.count]
      expectReference(measured(graph(seed: seed, isDirected: isDirected), by: kind, seed: seed))
    }
  }

  /// Repeated edges add up, to lengths that are seldom alike.
  @Test func repeatedEdges() {
    for seed in 0..<24 as Range<UInt64> {
      let random = RandomGraph(seed: 8 * seed + 1, largest: 14, values: [1, 2, 0.5])
      expectReference(random.undirected)
      expectReference(random.directed)
    }
  }

  /// Large enough for more than one thread, which must not change a bit.
  @Test(arguments: [false, true]) func threadsChangeNothing(isDirected: Bool) {
    for kind in Lengths.allCases {
      var generator = SeededGenerator(seed: 7)
      let ends = (0..<900).map { _ in Int32.random(in: 0..<160, using: &generator) }
      let others = (0..<900).map { _ in Int32.random(in: 0..<160, using: &generator) }
      let plain: CompactGraph =
        isDirected
        ? .directed(vertexCount: 160, sources: ends, targets: others)
        : .undirected(vertexCount: 160, sources: ends, targets: others)
      let graph = measured(plain, by: kind, seed: 7)
      let lengths = graph.weights
      let betweenness = graph.weightedBetweenness(lengths: lengths)
      let closeness = graph.weightedCloseness(lengths: lengths)
      let harmonic = graph.weightedHarmonic(lengths: lengths)
      for threads in 2...3 {
        #expect(graph.weightedBetweenness(lengths: lengths, threads: threads) == betweenness)
        #expect(graph.weightedCloseness(lengths: lengths, threads: threads) == closeness)
        #expect(graph.weightedHarmonic(lengths: lengths, threads: threads) == harmonic)
      }
    }
  }

  /// Shortest paths that run around a hub, edge by edge, where passes over the vertices get on slowly.
  @Test func manyShortSteps() {
    let rim = 150
    var generator = SeededGenerator(seed: 3)
    let numbers = (0..<Int32(rim)).shuffled(using: &generator)
    var (sources, targets, lengths): ([Int32], [Int32], [Double]) = ([], [], [])
    for index in 0..<rim {
      sources += [numbers[index], Int32(rim)]
      targets += [numbers[(index + 1) % rim], numbers[index]]
      lengths += [1, 70.5]
    }
    expectReference(
      .undirected(vertexCount: rim + 1, sources: sources, targets: targets, weights: lengths))
  }
}
