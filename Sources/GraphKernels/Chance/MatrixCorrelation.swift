/// Pearson's correlation of the values of two graphs over all ordered pairs of vertices, as they stand and when
/// the vertices of one are renamed.
///
/// For the quadratic assignment procedure: Krackhardt 1988, "Predicting with networks: nonparametric multiple
/// regression analysis of dyadic data", Social Networks 10:359; Hubert 1987, *Assignment Methods in
/// Combinatorial Data Analysis*. Renaming leaves mean and spread of a graph as they are, so only the sum
/// of products is worked out for each draw.
package struct MatrixCorrelation: Sendable {
  private let first: CompactGraph
  private let second: CompactGraph
  private let seed: UInt64
  /// The product of the means of all cells, and of their standard deviations.
  private let meanProduct: Double
  private let deviationProduct: Double

  /// - Parameters: two graphs of the same vertices, whose cells without an arc are 0.
  package init(_ first: CompactGraph, _ second: CompactGraph, seed: UInt64) {
    precondition(first.vertexCount == second.vertexCount, "both are of the same vertices")
    // Of a scale at which no square leaves the range of numbers; the fewer arcs are gone through.
    let (one, other) = (first.scaledToOne, second.scaledToOne)
    (self.first, self.second) = one.arcCount <= other.arcCount ? (one, other) : (other, one)
    self.seed = seed
    let cells = Double(first.vertexCount * (first.vertexCount - 1))
    func moments(of graph: CompactGraph) -> (mean: Double, deviation: Double) {
      var (sum, squares) = (0.0, 0.0)
      for arc in 0..<graph.arcCount {
        let value = graph.weight(ofArc: arc)
        sum += value
        squares += value * value
      }
      let mean = sum / cells
      let variance = squares / cells - mean * mean
      // What is left of equal cells is rounding.
      return (mean, variance <= 1e-14 * squares / cells ? 0 : variance.squareRoot())
    }
    guard cells > 0 else {
      (meanProduct, deviationProduct) = (0, 0)
      return
    }
    let (left, right) = (moments(of: one), moments(of: other))
    meanProduct = left.mean * right.mean
    deviationProduct = left.deviation * right.deviation
  }

  /// The correlation of the graphs as they stand; nil where all cells of one are alike.
  package var observed: Double? { correlation { $0 } }

  /// The same with the vertices of one put into a random order.
  package func correlation(ofDraw draw: Int) -> Double? {
    var generator = SplitMix64(seed: seed, draw: draw)
    var names = (0..<Int32(first.vertexCount)).map { $0 }
    generator.shuffle(&names)
    return correlation { Int(names[$0]) }
  }

  private func correlation(_ name: (Int) -> Int) -> Double? {
    guard deviationProduct > 0 else { return nil }
    var sum = 0.0
    for source in 0..<first.vertexCount {
      let renamed = name(source)
      for arc in first.arcs(of: source) {
        guard
          let other = second.position(ofArcFrom: renamed, to: name(Int(first.targets[arc])))
        else { continue }
        sum += first.weight(ofArc: arc) * second.weight(ofArc: other)
      }
    }
    let cells = Double(first.vertexCount * (first.vertexCount - 1))
    return (sum / cells - meanProduct) / deviationProduct
  }
}

extension CompactGraph {
  /// The same graph with values of a magnitude of at most 1.
  fileprivate var scaledToOne: CompactGraph {
    let greatest = weights.reduce(0) { max($0, $1.magnitude) }
    guard greatest > 0 else { return self }
    var graph = self
    graph.weights = weights.map { $0 / greatest }
    return graph
  }
}
