import LongWork

/// Both scores of Kleinberg's algorithm.
package struct HubsAndAuthorities: Sendable, Equatable {
  package var hubs: IterativeScores
  package var authorities: IterativeScores
}

extension CompactGraph {
  /// How well each vertex points at those that matter, and how well it is pointed at.
  ///
  /// Hubs h and authorities a with `h ∝ A a` and `a ∝ Aᵀ h`, for the largest singular value of A, each
  /// scaled to sum 1; A holds 1 for every arc whatever its value, or, weighted, its |value|, and an
  /// undirected edge is an arc each way. Definition: Kleinberg 1999, "Authoritative sources in a
  /// hyperlinked environment", Journal of the ACM 46.
  ///
  /// Where several parts of the graph share the largest singular value, as both sides of a bipartite
  /// undirected graph do, the scores are what the iteration from equal hubs tends to, and the results
  /// say that they have not converged to a single answer. Without arcs all scores are 0.
  ///
  /// Algorithm: the singular vectors are the halves of the dominant eigenvector of the undirected graph
  /// that ties each vertex as a sender to each as a receiver. Time and space as ``eigenvector()``.
  ///
  /// - Parameter threads: how many may work at once; the scores are the same bits for any.
  package func hubsAndAuthorities(
    isWeighted: Bool = false, threads: Int = 1
  ) -> HubsAndAuthorities {
    let n = vertexCount
    let double = matrix(isWeighted: isWeighted).entries.bipartiteDouble()
    let dominant = double.dominantEigenvectors(
      threads: threads, progress: WorkStep(name: "hubs and authorities"))
    var hubs = [Double](repeating: 0, count: n)
    var authorities = hubs
    for part in dominant.parts {
      let senders = zip(part.vertices, part.vector).filter { Int($0.0) < n }
      let reach = senders.reduce(0) { $0 + $1.1 }
      for (vertex, entry) in zip(part.vertices, part.vector) {
        if Int(vertex) < n {
          hubs[Int(vertex)] = reach * entry
        } else {
          authorities[Int(vertex) - n] = reach * entry
        }
      }
    }
    let isConverged = n == 0 || dominant.parts.count == 1 && dominant.isConverged
    return HubsAndAuthorities(
      hubs: IterativeScores(values: share(hubs), isConverged: isConverged),
      authorities: IterativeScores(values: share(authorities), isConverged: isConverged))
  }

  /// Every vertex v twice, as sender v and receiver n + v; an edge for every arc, of its weight.
  private func bipartiteDouble() -> CompactGraph {
    let back = reversed()
    let n = Int32(truncatingIfNeeded: vertexCount)
    let arcCount = Int32(truncatingIfNeeded: arcCount)
    return CompactGraph(
      offsets: offsets + back.offsets.dropFirst().map { $0 + arcCount },
      targets: targets.map { $0 + n } + back.targets, weights: weights + back.weights,
      isDirected: false)
  }
}

/// The vector scaled to sum 1; a zero vector stays.
private func share(_ vector: [Double]) -> [Double] {
  let sum = vector.reduce(0, +)
  return sum > 0 ? vector.map { $0 / sum } : vector
}
