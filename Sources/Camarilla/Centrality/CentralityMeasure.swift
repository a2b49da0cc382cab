/// A way to say how central a figure is in a snapshot.
///
/// All are taken on the simple graph of the ties asked for (``TieSelection``), one tie a pair; n is
/// the number of figures in the snapshot, m that of its ties. Distances are in hops unless
/// ``CentralityOptions/isWeighted`` says otherwise. Only ``pn``, ``pnIn`` and ``pnOut`` look at
/// signs, and only ``strength`` at values. Directions count where the case says "runs".
public enum CentralityMeasure: String, Hashable, Sendable, CaseIterable {
  /// The share of the others that a figure is tied to: distinct neighbours / (n − 1)
  /// (Freeman 1979). O(m).
  case degree
  /// The share of the others with a tie that runs to the figure; an undirected one counts. O(m).
  case inDegree = "in-degree"
  /// The share of the others with a tie that runs from the figure; an undirected one counts. O(m).
  case outDegree = "out-degree"
  /// The sum of the magnitudes of its ties' values, |Σ sign × weight × confidence|
  /// (Barrat, Barthélemy, Pastor-Satorras & Vespignani 2004). O(m).
  case strength
  /// The share of the shortest paths between the others that pass through it
  /// (Freeman, *A set of measures of centrality based on betweenness*, Sociometry 40, 1977),
  /// divided by (n − 1)(n − 2)/2. Exact, by Brandes 2001; O(nm).
  case betweenness
  /// The reciprocal of the mean distance to those it reaches, times the share of the others it
  /// reaches (Wasserman & Faust, *Social Network Analysis*, 1994). O(nm).
  case closeness
  /// The mean of the reciprocal distances to the others, 0 for those out of reach
  /// (Marchiori & Latora 2000). O(nm).
  case harmonic
  /// The dominant eigenvector of the adjacency (Bonacich 1972), of unit Euclidean norm. Not
  /// converged where several unconnected groups dominate alike, or nobody has a tie.
  case eigenvector
  /// The number of walks of any length that lead to it, each step worth α of the one before
  /// (Katz, *A new status index derived from sociometric analysis*, Psychometrika 18, 1953), of
  /// unit Euclidean norm. Not converged, and 0 for all, where α is no less than the reciprocal of
  /// the adjacency's largest eigenvalue.
  case katz
  /// The stationary share of a walk along the ties as they run that now and then jumps
  /// (Brin & Page 1998); sums to 1.
  case pagerank
  /// How well its ties run to those of high ``authority``
  /// (Kleinberg, *Authoritative sources in a hyperlinked environment*, J. ACM 46, 1999); sums to 1.
  /// Not converged where several parts dominate alike, as both sides of an undirected star do.
  case hub
  /// How well the ties of those of high ``hub`` run to it; sums to 1. Converges as that does.
  case authority
  /// The largest k such that it belongs to a group in which all have k ties to one another
  /// (Seidman, *Network structure and minimum degree*, Social Networks 5, 1983). O(m).
  case core
  /// Status from allies and enemies at once (Everett & Borgatti, *Networks containing negative
  /// ties*, Social Networks 38, 2014), ties read as undirected: (I − A/(2n − 2))⁻¹ 1 with
  /// A = P − 2N. A figure without ties has 1.
  case pn
  /// The same from the ties that run to the figure: (I − AᵀA/4(n − 1)²)⁻¹ (I + Aᵀ/2(n − 1)) 1.
  case pnIn = "pn-in"
  /// The same from the ties that run from the figure: (I − AAᵀ/4(n − 1)²)⁻¹ (I + A/2(n − 1)) 1.
  case pnOut = "pn-out"
  /// How far its ties lead back to the same people (Burt, *Structural Holes*, 1992): the less
  /// constrained a figure, the more central. Figures without ties have 0 and rank last. O(m √m).
  case constraint
  /// How many of its neighbours are not redundant (Burt 1992, as Borgatti 1997 writes it):
  /// d − 2t/d for d neighbours with t ties among them. O(m √m).
  case effectiveSize = "effective-size"

  /// Whether the scores lie on a scale that does not grow with the number of figures.
  public var isNormalized: Bool {
    switch self {
    case .strength, .core, .pn, .pnIn, .pnOut, .constraint, .effectiveSize: false
    default: true
    }
  }

  /// Whether a smaller score means a more central figure, so that the smallest ranks first.
  public var isSmallestFirst: Bool { self == .constraint }

  /// What it measures, in one sentence.
  public var summary: String {
    switch self {
    case .degree: "The share of the others that a figure is tied to."
    case .inDegree: "The share of the others with a tie that runs to a figure."
    case .outDegree: "The share of the others with a tie that runs from a figure."
    case .strength: "The sum of the magnitudes of a figure's ties."
    case .betweenness: "The share of the shortest paths between others that pass through a figure."
    case .closeness: "How near a figure is to those it reaches, times the share that it reaches."
    case .harmonic: "The mean of a figure's reciprocal distances to the others."
    case .eigenvector: "How central those are that a figure is tied to, added up."
    case .katz: "How many walks lead to a figure, longer ones counting less."
    case .pagerank: "How often a walk along ties comes to a figure that now and then starts anew."
    case .hub: "How well a figure's ties run to those whom many such ties run to."
    case .authority: "How well the ties of good hubs run to a figure."
    case .core: "The largest k such that a figure is in a group in which all have k ties."
    case .pn: "Status raised by friends and lowered by enemies, and by theirs in turn."
    case .pnIn: "Status from the friendly and hostile ties that run to a figure."
    case .pnOut: "Status from the friendly and hostile ties that run from a figure."
    case .constraint: "How far a figure's ties lead back to the same people; low means central."
    case .effectiveSize: "How many of a figure's neighbours are not tied to one another."
    }
  }
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
  /// centrality is not bounded by 1 any more.
  public var isWeighted: Bool
  /// How many threads may work at once, as far as the machine has cores. No score depends on it.
  public var threads: Int

  public init(
    alpha: Double = 0.1, damping: Double = 0.85, isWeighted: Bool = false, threads: Int = .max
  ) {
    self.alpha = alpha
    self.damping = damping
    self.isWeighted = isWeighted
    self.threads = threads
  }
}
