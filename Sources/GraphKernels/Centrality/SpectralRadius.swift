import LongWork

extension CompactGraph {
  /// The largest eigenvalue of the matrix of arcs: Katz' sums are finite for α below its reciprocal.
  ///
  /// A directed graph is taken with its directions; without any circle of arcs it is 0. Cost as
  /// ``incomingEigenvector(isWeighted:)``, or ``eigenvector(isWeighted:)`` for an undirected graph.
  package func spectralRadius(isWeighted: Bool = false) -> Double {
    let (entries, scale) = matrix(isWeighted: isWeighted)
    if isDirected {
      return scale
        * StrongComponentMatrices(graph: entries, progress: WorkStep(name: "spectral radius"))
        .dominant().radius
    }
    // Whatever its eigenvectors share, multiplying by the matrix stretches it by the eigenvalue.
    let moved = entries.sumsOverNeighbors(of: entries.eigenvector(isWeighted: isWeighted).values)
    return scale * dot(moved, moved).squareRoot()
  }
}
