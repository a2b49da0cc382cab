import LongWork

/// What is estimated of the distances of all pairs of vertices from those of some, and how far it can be off.
///
/// With a probability of at least 1 − ``SampledScores/doubt``, both are as near as they say.
package struct SampledDistances: Sendable, Equatable {
  /// The mean of the distances in hops of vertices that reach one another.
  package let mean: Double
  /// How far that can be off.
  package let meanError: Double
  /// The mean of the reciprocal distances of all pairs, 0 for those out of reach.
  package let efficiency: Double
  /// How far that can be off.
  package let efficiencyError: Double
  /// How many pairs were drawn.
  package let samples: Int
}

extension CompactGraph {
  /// Estimates the mean of distances, and of their reciprocals, from pairs drawn at random among those that reach one
  /// another; nil without edges.
  ///
  /// The errors are those of Maurer & Pontil 2009, "Empirical Bernstein bounds and sample variance penalization", COLT:
  /// √(2 V l / r) + 7 R l / 3(r − 1), where r is the number of pairs, V the variance of the sample, R the range of what is
  /// averaged, and l = ln 8/δ for both sides of both means. Distances lie between 1 and the greatest there can be;
  /// reciprocals between 0 and ½, as neighbors are counted, not drawn. A directed graph is read without directions.
  ///
  /// - Parameters:
  ///   - samples: how many pairs, at least 2.
  ///   - seed: of the draws.
  ///   - threads: how many threads may work at once; the means are the same bits for any.
  /// - Complexity: of a pair O(m) at worst, and about √m in graphs without much structure; space O(n + m) a thread.
  package func sampledDistances(
    samples: Int, seed: UInt64, threads: Int = 1
  ) -> SampledDistances? {
    precondition(samples > 1, "at least two pairs have to be drawn")
    guard arcCount > 0 else { return nil }
    let graph = undirected()
    let pairs = ReachablePairs(of: graph)
    let greatest = graph.mostVerticesOfShortestPath - 1
    let progress = WorkStep(name: "distances", of: samples)
    // How many pairs are at each distance.
    let counts = parallelSums(
      over: (0..<samples).inChunks(), threads: threads, length: greatest + 1,
      makeWorkspace: { BidirectionalSearch(graph) },
      vector: { turns, search in
        var counts = [Double](repeating: 0, count: greatest + 1)
        for turn in turns where !progress.isCancelled {
          var generator = SplitMix64(seed: seed, draw: turn)
          let (source, target) = pairs.draw(generator: &generator)
          counts[search.distance(from: source, to: target)] += 1
          progress.advance()
        }
        return counts
      })
    let mean = Moments(of: counts, samples: samples) { Double($0) }
    // Of pairs that are no neighbors.
    let reciprocals = Moments(of: counts, samples: samples) { $0 > 1 ? 1 / Double($0) : 0 }
    let all = Double(vertexCount) * Double(vertexCount - 1)
    let share = Double(pairs.count) / all
    return SampledDistances(
      mean: mean.mean, meanError: mean.error(range: Double(greatest - 1)),
      efficiency: Double(graph.arcCount) / all + share * reciprocals.mean,
      efficiencyError: share * reciprocals.error(range: 0.5), samples: samples)
  }
}

/// The mean and the variance of what is drawn.
private struct Moments {
  let mean: Double
  private let variance: Double
  private let samples: Int

  /// - Parameters:
  ///   - counts: how often each distance was drawn.
  ///   - value: what is averaged.
  init(of counts: [Double], samples: Int, value: (Int) -> Double) {
    let count = Double(samples)
    let mean = counts.indices.reduce(0.0) { $0 + counts[$1] * value($1) } / count
    self.mean = mean
    self.samples = samples
    variance =
      counts.indices.reduce(0.0) { sum, distance in
        let offset = value(distance) - mean
        return sum + counts[distance] * offset * offset
      } / count
  }

  func error(range: Double) -> Double {
    min(
      range,
      SampledScores.bernsteinError(
        samples: samples, variance: variance, range: range,
        logarithm: SampledScores.logarithm(of: 8)))
  }
}

/// The ordered pairs of vertices that reach one another.
private struct ReachablePairs: Sendable {
  private let components: [[Int32]]
  /// How many pairs there are in the components up to each.
  private let ends: [Int]

  /// How many there are.
  var count: Int { ends.last ?? 0 }

  init(of graph: CompactGraph) {
    components = graph.connectedComponents().members().filter { $0.count > 1 }
    var ends: [Int] = []
    for component in components {
      ends.append((ends.last ?? 0) + component.count * (component.count - 1))
    }
    self.ends = ends
  }

  /// One of them, each as likely.
  func draw(generator: inout SplitMix64) -> (source: Int32, target: Int32) {
    let number = generator.below(of: count)
    let index = ends.indices.lowerBound { ends[$0] <= number }
    let component = components[index]
    let (source, other) = (number - (index > 0 ? ends[index - 1] : 0))
      .quotientAndRemainder(dividingBy: component.count - 1)
    return (component[source], component[other < source ? other : other + 1])
  }
}
