/// Which way ties are read by the measures that can take them either way.
public enum TieDirection: String, Encodable, Hashable, Sendable, CaseIterable {
  /// Both ways, whichever way they run.
  case both
  /// As they run, toward the figure: by what others send.
  case incoming = "in"
  /// As they run, away from the figure: by what it sends.
  case outgoing = "out"
}

/// How measures read the ties, as far as they can read them in several ways; what a single measure takes
/// stands with that, as in ``CentralityMeasure/katz(alpha:)``.
public struct CentralityOptions: Hashable, Sendable {
  /// Whether measures that can do without the ties' values read them, by magnitude, friendly or hostile.
  ///
  /// Betweenness, closeness and harmonic centrality then measure distances by them: a tie is 1 / |value|
  /// long (Newman 2001, Physical Review E 64:016132), so that strong ties are short. Harmonic
  /// centrality is not bounded by 1 any more. The matrix of eigenvector and Katz centrality, hubs and
  /// authorities holds |value| for 1, and PageRank follows ties in proportion to it; constraint and
  /// effective size go by its shares, and clustering counts triangles by it (Zhang & Horvath 2005).
  /// Ambivalent ties, of value 0, are then no ties.
  public var isWeighted: Bool
  /// Which way ties are read by degree and its signed forms, strength, betweenness, closeness, harmonic,
  /// eigenvector and Katz centrality, and cores. Undirected ties run both ways. The other measures have
  /// a direction of their own, or none.
  public var direction: TieDirection
  /// Whether ``Snapshot/consensus(ties:options:)`` and ``Snapshot/tieBetweenness(ties:options:)`` search from every figure
  /// however many there are. By default they estimate betweenness and harmonic centrality where figures times arcs are
  /// more than two billion in parts that are no trees, and say so (``Scores/estimate``, ``TieRanking/estimate``); a
  /// consensus not by direction, and neither by value. Single measures are always exact.
  public var isExact: Bool
  /// How many threads may work at once, as far as the machine has cores. No score depends on it.
  public var threads: Int

  /// Options with the defaults of the command; every argument is the property of its name.
  public init(
    isWeighted: Bool = false, direction: TieDirection = .both, isExact: Bool = false,
    threads: Int = .max
  ) {
    self.isWeighted = isWeighted
    self.direction = direction
    self.isExact = isExact
    self.threads = threads
  }
}
