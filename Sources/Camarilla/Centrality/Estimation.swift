import GraphKernels

/// Where searches from every figure would take too long, and what takes their place there.
enum Estimation {
  /// Beyond this much work, searches from every figure take minutes.
  private static let mostSearched = 2_000_000_000
  /// Of a sample: what takes about a second, together with ``figuresDrawn``.
  private static let (pathsDrawn, figuresDrawn) = (20_000, 4_096)

  /// How many searches may go by for a diameter: what takes about a second.
  static let mostSearches = 400

  /// - Complexity: O(n + m).
  static func isNeeded(for graph: CompactGraph) -> Bool {
    graph.vertexCount * graph.arcCount > mostSearched && graph.searchWork > mostSearched
  }

  /// Whether to search by length from every figure would take too long. Nothing is reduced before, so that trees within a
  /// graph count; of a graph that is a forest no length matters.
  ///
  /// - Complexity: O(n + m).
  static func isTooMuchByValue(_ graph: CompactGraph) -> Bool {
    graph.vertexCount * graph.arcCount > mostSearched && !graph.isForest
  }

  /// Whether to follow every figure's ways through time takes too long.
  static func isTooMuch(_ contacts: ContactSequence) -> Bool {
    contacts.vertexCount * contacts.contactCount > mostSearched
  }

  static func betweenness(of graph: CompactGraph, threads: Int) -> SampledScores {
    graph.sampledBetweenness(samples: pathsDrawn, seed: 0, threads: threads)
  }

  static func edgeBetweenness(of graph: CompactGraph, threads: Int) -> SampledScores {
    // Nothing else is estimated beside it, so that there is the time for twice as many.
    graph.sampledEdgeBetweenness(samples: 2 * pathsDrawn, seed: 0, threads: threads)
  }

  static func distances(of graph: CompactGraph, threads: Int) -> SampledDistances? {
    graph.sampledDistances(samples: pathsDrawn, seed: 0, threads: threads)
  }

  static func harmonic(of graph: CompactGraph, threads: Int) -> SampledScores {
    graph.sampledHarmonic(sources: figuresDrawn, seed: 0, threads: threads)
  }
}

extension Scores.Estimate {
  init(of sample: SampledScores) {
    self.init(
      samples: sample.samples, error: sample.error, confidence: 1 - SampledScores.doubt)
  }
}
