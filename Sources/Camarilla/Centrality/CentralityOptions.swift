/// Which way ties are read by the measures that can take them either way.
public enum TieDirection: String, Encodable, Hashable, Sendable, CaseIterable {
  /// Both ways, whichever way they run.
  case both
  /// As they run, toward the figure: by what others send.
  case incoming = "in"
  /// As they run, away from the figure: by what it sends.
  case outgoing = "out"
}

/// The parameters of those measures that have any.
public struct CentralityOptions: Hashable, Sendable {
  /// What each further step keeps of a walk, for Katz centrality; finite and at least 0.
  public var alpha: Double
  /// How seldom PageRank's walk jumps, from 0 to below 1.
  public var damping: Double
  /// Whether betweenness, closeness and harmonic centrality measure distances by the ties' values: a
  /// tie is 1 / |value| long (Newman 2001, Physical Review E 64:016132), so that strong ties are
  /// short, friendly or hostile. Ambivalent ties, of value 0, then lead nowhere. Harmonic
  /// centrality is not bounded by 1 any more. Clustering then counts triangles by the ties'
  /// magnitudes (Zhang & Horvath 2005).
  public var isWeighted: Bool
  /// Which way ties are read by degree and its signed forms, strength, betweenness, closeness, harmonic,
  /// eigenvector and Katz centrality, and cores. Undirected ties run both ways. The other measures have
  /// a direction of their own, or none.
  public var direction: TieDirection
  /// How many threads may work at once, as far as the machine has cores. No score depends on it.
  public var threads: Int

  /// Options with the defaults of the command; every argument is the property of its name.
  public init(
    alpha: Double = 0.1, damping: Double = 0.85, isWeighted: Bool = false,
    direction: TieDirection = .both, threads: Int = .max
  ) {
    self.alpha = alpha
    self.damping = damping
    self.isWeighted = isWeighted
    self.direction = direction
    self.threads = threads
  }
}
