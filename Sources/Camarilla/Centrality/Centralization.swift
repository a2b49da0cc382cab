import GraphKernels

/// How far a snapshot hangs on its most central figure, by a measure: how much that is ahead of all others.
///
/// Freeman, *Centrality in social networks: conceptual clarification*, Social Networks 1, 1979.
public struct Centralization: Encodable, Hashable, Sendable {
  /// Σ (largest − x) over all figures' scores x.
  public let sum: Double
  /// The greatest that the sum can be among as many figures; nil where it isn't known.
  public let greatest: Double?
  /// The sum as a share of the greatest: 1 where all hangs on one, 0 where all are alike.
  public var value: Double? { greatest.map { sum / $0 } }
}

extension Scores {
  /// How far the snapshot hangs on its most central figure by these scores.
  ///
  /// The greatest sum is that of a star for degrees, betweenness, closeness and harmonic centrality, as Freeman
  /// and igraph have it, and that of one pair alone for the eigenvector, as sna has it; by direction it is that
  /// of a star whose ties all run one way. For other measures, and where weights leave no bound, it isn't known.
  ///
  /// - Parameter options: those with which the scores were computed.
  /// - Returns: nil where the measure has no one answer, and for nobody.
  public func centralization(options: CentralityOptions = CentralityOptions()) -> Centralization? {
    guard isConverged, let largest = values.max() else { return nil }
    var sum = DecimalSum()
    for value in values {
      sum.add(largest)
      sum.add(-value)
    }
    return Centralization(sum: sum.value, greatest: count < 3 ? nil : greatestSum(options: options))
  }

  /// The greatest sum of differences among as many figures, at least three.
  private func greatestSum(options: CentralityOptions) -> Double? {
    let n = Double(count)
    let runsOneWay = options.direction != .both
    switch measure {
    case .inDegree, .outDegree, .betweenness: return n - 1
    case .degree, .positiveDegree, .negativeDegree: return runsOneWay ? n - 1 : n - 2
    case .closeness where !options.isWeighted:
      return runsOneWay ? n - 1 : (n - 1) * (n - 2) / (2 * n - 3)
    case .harmonic where !options.isWeighted: return runsOneWay ? n - 1 : (n - 2) / 2
    case .eigenvector: return runsOneWay ? n - 1 : (n - 2) / 2.0.squareRoot()
    default: return nil
    }
  }
}
