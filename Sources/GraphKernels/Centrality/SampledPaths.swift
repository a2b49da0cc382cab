import LongWork

/// Which share of shortest paths between pairs drawn at random passes each of some places, vertices or edges, and how
/// far off all those shares can be together.
///
/// The error is the lesser of two bounds, each with half the doubt δ; r is the number of paths. That of Riondato &
/// Kornaropoulos 2016, "Fast approximation of betweenness centrality through sampling", Data Min. Knowl. Discov.
/// 30:438, is √(c/r · (⌊log₂ k⌋ + 1 + ln 1/δ)), where c = 0.5 and k bounds how many places a shortest path has: for a set
/// of d paths to be shattered, each of them has to pass 2^(d − 1) places, one for each set of the others, so that
/// 2^(d − 1) ≤ k, for edges as for the inner vertices that they have it for. That of Maurer & Pontil 2009, "Empirical
/// Bernstein bounds and sample variance penalization", COLT, is √(2 V l / r) + 7 l / 3(r − 1), where V is the sample's
/// variance and l = ln 8p/δ for both sides of all p places.
struct SampledPaths {
  /// By place.
  let shares: [Double]
  private let samples: Int

  /// Draws the paths, on threads that have no say in them.
  ///
  /// - Parameters:
  ///   - graph: undirected, of two vertices or more.
  ///   - placeCount: how many shares there are.
  ///   - places: which of them a path passes, each once, of its vertices from end to end; of no vertices where a pair
  ///     has no path.
  init(
    of graph: CompactGraph, samples: Int, seed: UInt64, threads: Int, step: StaticString,
    placeCount: Int, places: @Sendable ([Int32]) -> [Int]
  ) {
    let progress = WorkStep(name: step, of: samples)
    let passed = parallelSums(
      over: (0..<samples).inChunks(), threads: threads, length: placeCount,
      makeWorkspace: { PathSampler(graph) },
      vector: { turns, sampler in
        var passed = [Double](repeating: 0, count: placeCount)
        for turn in turns where !progress.isCancelled {
          var generator = SplitMix64(seed: seed, draw: turn)
          for place in places(sampler.drawPath(generator: &generator)) { passed[place] += 1 }
          progress.advance()
        }
        return passed
      })
    shares = passed.map { $0 / Double(samples) }
    self.samples = samples
  }

  /// With a probability of at least 1 − ``SampledScores/doubt``, no share is farther than this from that of all pairs.
  ///
  /// - Parameters:
  ///   - placeCount: how many places there are that a path can pass.
  ///   - mostOfPath: no shortest path passes more of them.
  func error(placeCount: Int, mostOfPath: Int) -> Double {
    let variance = shares.lazy.map { $0 * (1 - $0) }.max() ?? 0
    return min(
      1, uniformError(mostOfPath: mostOfPath),
      SampledScores.bernsteinError(
        samples: samples, variance: variance, range: 1,
        logarithm: SampledScores.logarithm(of: 8 * Double(placeCount))))
  }

  /// By Riondato & Kornaropoulos.
  private func uniformError(mostOfPath: Int) -> Double {
    let dimension = Double(Int.bitWidth - max(1, mostOfPath).leadingZeroBitCount)
    return (0.5 / Double(samples) * (dimension + SampledScores.logarithm(of: 2))).squareRoot()
  }
}

extension CompactGraph {
  /// No shortest path has more vertices: one more than the two greatest distances from some vertex of its component add
  /// up to.
  var mostVerticesOfShortestPath: Int {
    var distance = [Int32](repeating: -1, count: vertexCount)
    var most = 1
    for root in 0..<vertexCount where distance[root] < 0 {
      distance[root] = 0
      var reached = [Int32(root)]
      var next = 0
      while next < reached.count {
        let vertex = Int(reached[next])
        next += 1
        for arc in arcs(of: vertex) where distance[Int(targets[arc])] < 0 {
          distance[Int(targets[arc])] = distance[vertex] + 1
          reached.append(targets[arc])
        }
      }
      most = max(most, 1 + reached.suffix(2).reduce(0) { $0 + Int(distance[Int($1)]) })
    }
    return most
  }
}
