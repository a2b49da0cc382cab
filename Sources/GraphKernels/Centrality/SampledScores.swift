import Foundation

/// Scores that are estimated from a sample, and how far they can be off.
package struct SampledScores: Sendable, Equatable {
  /// By vertex, or by arc.
  package let values: [Double]
  /// With a probability of at least 1 − ``doubt``, no score is off by more than this.
  package let error: Double
  /// How many paths, or sources, were drawn.
  package let samples: Int

  /// The probability that some score is off by more than it is said to be.
  package static let doubt = 0.1

  /// ln x/``doubt``
  static func logarithm(of number: Double) -> Double { log(number / doubt) }

  /// How far the mean of a sample can be off, by Maurer & Pontil 2009, "Empirical Bernstein bounds and sample variance
  /// penalization", COLT.
  ///
  /// - Parameters:
  ///   - samples: how many were drawn.
  ///   - variance: the mean square of how far they are from their mean.
  ///   - range: how far apart any two can be.
  ///   - logarithm: ln 2/δ, δ the probability that one side is off by more.
  static func bernsteinError(
    samples: Int, variance: Double, range: Double, logarithm: Double
  ) -> Double {
    guard samples > 1 else { return range }
    let count = Double(samples)
    return (2 * variance / (count - 1) * logarithm).squareRoot()
      + range * (7 * logarithm / (3 * (count - 1)))
  }
}

extension CompactGraph {
  /// Whether there is at most one path between any two vertices, which is then the shortest whatever its length.
  ///
  /// - Complexity: O(n + m).
  package var isForest: Bool { arcCount == 2 * (vertexCount - connectedComponents().count) }

  /// What searches from every vertex look at, about: for each component that is no tree, its vertices times its arcs.
  ///
  /// - Complexity: O(n + m).
  package var searchWork: Int {
    let (labels, count) = (connectedComponents().labels, vertexCount)
    var (vertices, arcs) = ([Int](repeating: 0, count: count), [Int](repeating: 0, count: count))
    for vertex in 0..<count {
      vertices[Int(labels[vertex])] += 1
      arcs[Int(labels[vertex])] += self.arcs(of: vertex).count
    }
    return zip(vertices, arcs).reduce(0) { sum, part in
      part.1 == 2 * (part.0 - 1) ? sum : sum + part.0 * part.1
    }
  }
}
