import GraphKernels
import TestSupport
import Testing

/// Shortest paths and weighted centrality against Floyd's algorithm.
@Suite struct WeightedPathTests {
  private static let seeds: Range<UInt64> = 0..<500

  /// Lengths whose sums are equal on paper and not always in binary.
  private static let lengths = [1, 0.1, 0.2, 0.3, 0.7]

  private func distances(_ graph: CompactGraph, _ lengths: [Double]) -> [[Double]] {
    let vertices = 0..<graph.vertexCount
    var found = vertices.map { row in
      vertices.map { row == $0 ? 0 : Double.infinity }
    }
    for source in vertices {
      for arc in graph.arcs(of: source) { found[source][Int(graph.targets[arc])] = lengths[arc] }
    }
    for middle in vertices {
      for row in vertices {
        for column in vertices {
          found[row][column] = min(found[row][column], found[row][middle] + found[middle][column])
        }
      }
    }
    return found
  }

  private func isSame(_ left: Double, _ right: Double) -> Bool {
    (left - right).magnitude <= 1e-9 * max(left, right)
  }

  /// One length a tie, the same both ways.
  private func lengths(of graph: CompactGraph, seed: UInt64) -> [Double] {
    var generator = SeededGenerator(seed: seed)
    var drawn = [Double](repeating: 0, count: graph.arcCount)
    for source in 0..<graph.vertexCount {
      for arc in graph.arcs(of: source) where drawn[arc] == 0 {
        drawn[arc] = Self.lengths.randomElement(using: &generator) ?? 1
        if let back = graph.position(ofArcFrom: Int(graph.targets[arc]), to: source),
          !graph.isDirected
        {
          drawn[back] = drawn[arc]
        }
      }
    }
    return drawn
  }

  @Test func weightedCentrality() {
    for seed in Self.seeds {
      let graph = RandomGraph(seed: seed, largest: 10).undirected
      let lengths = lengths(of: graph, seed: seed)
      let distances = distances(graph, lengths)
      let vertices = 0..<graph.vertexCount
      let others = Double(graph.vertexCount - 1)
      #expect(
        agree(
          graph.weightedCloseness(lengths: lengths),
          distances.map { row in
            let reached = row.filter { $0 > 0 && $0.isFinite }
            let share = Double(reached.count)
            return reached.isEmpty ? 0 : share / others * share / reached.reduce(0, +)
          }))
      #expect(
        agree(
          graph.weightedHarmonic(lengths: lengths),
          distances.map { row in
            row.filter { $0 > 0 }.reduce(0) { $0 + 1 / $1 / others }
          }))
      // The number of shortest paths, by counting those on to each neighbor that lies on one.
      let counts = vertices.map { source in
        var memo = [Double?](repeating: nil, count: graph.vertexCount)
        func count(_ target: Int) -> Double {
          if target == source { return 1 }
          if let known = memo[target] { return known }
          var sum = 0.0
          for arc in graph.arcs(of: target) {
            let before = distances[source][Int(graph.targets[arc])]
            if before.isFinite, isSame(before + lengths[arc], distances[source][target]) {
              sum += count(Int(graph.targets[arc]))
            }
          }
          memo[target] = sum
          return sum
        }
        return vertices.map { distances[source][$0].isFinite ? count($0) : 0 }
      }
      let expected = vertices.map { middle in
        var sum = 0.0
        for source in vertices where source != middle {
          for target in vertices where target != middle && target < source {
            let through = distances[source][middle] + distances[middle][target]
            if through.isFinite, isSame(through, distances[source][target]) {
              sum += counts[source][middle] * counts[middle][target] / counts[source][target]
            }
          }
        }
        return graph.vertexCount < 3 ? 0 : sum / (others * (others - 1) / 2)
      }
      #expect(agree(graph.weightedBetweenness(lengths: lengths), expected))
      #expect(
        graph.weightedBetweenness(lengths: lengths, threads: 2)
          == graph.weightedBetweenness(lengths: lengths))
    }
  }

  /// With all lengths 1, weighted scores are the others.
  @Test func hopsAreLengthsOfOne() {
    for seed in 0..<120 as Range<UInt64> {
      let graph = RandomGraph(seed: seed, largest: 40).undirected
      let ones = [Double](repeating: 1, count: graph.arcCount)
      #expect(agree(graph.weightedBetweenness(lengths: ones), graph.betweenness()))
      #expect(agree(graph.weightedCloseness(lengths: ones), graph.closeness()))
      #expect(agree(graph.weightedHarmonic(lengths: ones), graph.harmonic()))
    }
  }

  @Test func extremeLengths() {
    let graph = CompactGraph.undirected(vertexCount: 4, sources: [0, 1, 2], targets: [1, 2, 3])
    for pair in [[1e-300, 1e300], [1e-307, 1e308], [1e308, 1e308]] {
      let lengths = [pair[0], pair[0], pair[1], pair[1], pair[0], pair[0]]
      for scores in [
        graph.weightedBetweenness(lengths: lengths), graph.weightedCloseness(lengths: lengths),
        graph.weightedHarmonic(lengths: lengths),
      ] {
        #expect(scores.allSatisfy { $0.isFinite && $0 >= 0 })
      }
    }
  }

  /// Every shortest path, by trying all of them; the least one is wanted.
  @Test func shortestPath() {
    for seed in Self.seeds {
      let graph = RandomGraph(seed: seed, largest: 8).directed
      let lengths = lengths(of: graph, seed: seed)
      let ones = lengths.map { _ in 1.0 }
      for (lengths, isPlain) in [(ones, true), (lengths, false)] {
        let distances = distances(graph, lengths)
        for source in 0..<graph.vertexCount {
          for target in 0..<graph.vertexCount {
            var least: [Int32]?
            func follow(_ path: [Int32], _ length: Double) {
              let last = Int(path[path.count - 1])
              if last == target, isSame(length, distances[source][target]) {
                if least.map({ path.lexicographicallyPrecedes($0) }) ?? true { least = path }
              }
              for arc in graph.arcs(of: last) where !path.contains(graph.targets[arc]) {
                follow(path + [graph.targets[arc]], length + lengths[arc])
              }
            }
            follow([Int32(source)], 0)
            if isPlain { #expect(graph.shortestPath(from: source, to: target) == least) }
            let found = graph.shortestPath(from: source, to: target, lengths: lengths)
            #expect(found?.vertices == least)
            if let found { #expect(isSame(found.length, distances[source][target])) }
          }
        }
      }
    }
  }
}
