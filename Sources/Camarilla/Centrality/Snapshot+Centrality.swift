import GraphKernels

extension Snapshot {
  /// How central each figure is.
  ///
  /// - Parameters:
  ///   - measure: by which measure, with its parameter.
  ///   - ties: which ties count.
  ///   - options: how the measure reads ties.
  /// - Returns: every figure's score and rank; empty for an empty snapshot.
  ///
  /// ``CentralityMeasure`` has the definitions and the time; where it names none, it is about
  /// linear in the ties. Distances by value (``CentralityOptions/isWeighted``) take O(nm log n).
  public func scores(
    by measure: CentralityMeasure, ties: TieSelection = .all,
    options: CentralityOptions = CentralityOptions()
  ) -> Scores {
    var graphs = CentralityGraphs(of: self, ties: ties)
    return graphs.scores(by: measure, options: options)
  }

  /// The α below which Katz centrality's walks add up, the reciprocal of the adjacency's largest
  /// eigenvalue; nil where any α will do, as no ties lead round in a circle.
  public func katzLimit(
    ties: TieSelection = .all, options: CentralityOptions = CentralityOptions()
  ) -> Double? {
    var graphs = CentralityGraphs(of: self, ties: ties)
    let radius = graphs.graph(direction: options.direction).spectralRadius(
      isWeighted: options.isWeighted)
    return radius > 0 ? 1 / radius : nil
  }

  /// The graph of the ties that are not ambivalent, and how long each arc is: 1 / |value|, within
  /// what a Double can hold.
  static func distances(graph: CompactGraph) -> (graph: CompactGraph, lengths: [Double]) {
    let tied = graph.edges { $0 != 0 }
    let lengths = (0..<tied.arcCount).map { arc in
      let length = 1 / tied.weight(ofArc: arc).magnitude
      return min(max(length, .leastNormalMagnitude), .greatestFiniteMagnitude)
    }
    return (tied, lengths)
  }
}
