/// A way to say how central a figure is in a snapshot.
///
/// All are taken on the simple graph of the ties asked for (``TieSelection``), one tie a pair, with
/// distances in hops; n is the number of figures in the snapshot. Only ``pn``, ``pnIn`` and
/// ``pnOut`` look at signs, and only ``strength`` and the three at values.
public enum CentralityMeasure: String, Hashable, Sendable, CaseIterable {
  /// The share of the others that a figure is tied to: distinct neighbours / (n − 1).
  case degree
  /// The share of the others with a tie that runs to the figure; an undirected one counts.
  case inDegree = "in-degree"
  /// The share of the others with a tie that runs from the figure; an undirected one counts.
  case outDegree = "out-degree"
  /// The sum of the magnitudes of its ties' values, |Σ sign × weight × confidence|.
  case strength
  /// The share of the shortest paths between the others that pass through it
  /// (Freeman, *A set of measures of centrality based on betweenness*, Sociometry 40, 1977),
  /// divided by (n − 1)(n − 2)/2.
  case betweenness
  /// The reciprocal of the mean distance to those it reaches, times the share of the others it
  /// reaches (Wasserman & Faust, *Social Network Analysis*, 1994).
  case closeness
  /// The mean of the reciprocal distances to the others, 0 for those out of reach
  /// (Marchiori & Latora 2000).
  case harmonic
  /// The dominant eigenvector of the adjacency (Bonacich 1972), of unit Euclidean norm.
  case eigenvector
  /// The stationary share of a walk along the directed ties that now and then jumps
  /// (Brin & Page 1998); sums to 1.
  case pagerank
  /// Status from allies and enemies at once (Everett & Borgatti, *Networks containing negative
  /// ties*, Social Networks 38, 2014), ties read as undirected: (I − A/(2n − 2))⁻¹ 1 with
  /// A = P − 2N.
  case pn
  /// The same from the ties that run to the figure.
  case pnIn = "pn-in"
  /// The same from the ties that run from the figure.
  case pnOut = "pn-out"

  /// Whether the scores lie on a scale that does not grow with the number of figures.
  public var isNormalized: Bool { self != .strength }
}

/// The parameters of those measures that have any.
public struct CentralityOptions: Hashable, Sendable {
  /// How much of a tie's weight each further step keeps, for Katz centrality; above 0.
  public var alpha: Double
  /// How seldom PageRank's walk jumps, from 0 to below 1.
  public var damping: Double

  public init(alpha: Double = 0.1, damping: Double = 0.85) {
    self.alpha = alpha
    self.damping = damping
  }
}
