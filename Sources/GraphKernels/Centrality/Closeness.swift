extension CompactGraph {
  /// How near each vertex is to all others, after Wasserman and Faust.
  ///
  /// `c(v) = (r − 1) / (n − 1) · (r − 1) / Σ_u d(v, u)`, where r counts the vertices that v reaches,
  /// itself included, and the sum of distances in hops runs over them; 0 for a vertex that reaches
  /// none. A directed graph is read without directions. Definition: Wasserman & Faust 1994, Social
  /// Network Analysis, p. 201, for graphs in several components, as NetworkX has it.
  ///
  /// - Parameter threads: how many threads may work at once; the scores are the same bits for any.
  ///
  /// - Complexity: time and space as ``distanceSums(threads:)``.
  package func closeness(threads: Int = 1) -> [Double] {
    distanceSums(threads: threads).closeness
  }

  /// How near each vertex is to all others, by the mean of reciprocal distances.
  ///
  /// `h(v) = Σ_{u ≠ v} 1 / d(v, u) / (n − 1)`, distances in hops, 1/∞ = 0. A directed graph is read
  /// without directions. Definition: Marchiori & Latora 2000, Physica A 285; Rochat 2009.
  ///
  /// - Parameter threads: how many threads may work at once; the scores are the same bits for any.
  ///
  /// - Complexity: time and space as ``distanceSums(threads:)``.
  package func harmonic(threads: Int = 1) -> [Double] {
    distanceSums(threads: threads).harmonic
  }
}
