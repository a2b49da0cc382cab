/// A way to say how central a figure is in a snapshot.
///
/// All are taken on the simple graph of the ties asked for (``TieSelection``), one tie a pair; n is
/// the number of figures in the snapshot, m that of its ties. Distances are in hops unless
/// ``CentralityOptions/isWeighted`` says otherwise. Signs count only where the case says so, values
/// only in ``strength`` and the clustering of Barrat and Onnela unless weighted. Directions count where the case says "runs", and where it
/// says "by direction" if ``CentralityOptions/direction`` asks for them.
///
/// Every score is finite. In a snapshot of one figure, or without ties, all scores are 0 but those of
/// ``pageRank`` (1 / n), ``katz`` (all alike) and the three of ``pn`` (1). Where a measure has no one answer,
/// ``Scores/isConverged`` is false, and ``unsettledReason`` says why that may be.
///
/// What a single measure takes stands with it, `.katz(alpha: 0.05)`; what several share is in
/// ``CentralityOptions``.
public enum CentralityMeasure: Hashable, Sendable {
  /// The share of the others that a figure is tied to: distinct neighbors / (n − 1)
  /// (Freeman 1979). By direction, as ``inDegree`` and ``outDegree``. O(m).
  case degree
  /// The share of the others with a tie that runs to the figure; an undirected one counts. O(m).
  case inDegree
  /// The share of the others with a tie that runs from the figure; an undirected one counts. O(m).
  case outDegree
  /// The sum of the magnitudes of its ties' values, |Σ sign × weight × confidence|
  /// (Barrat, Barthélemy, Pastor-Satorras & Vespignani 2004). By direction. O(m).
  case strength
  /// The share of the shortest paths between the others that pass through it
  /// (Freeman, *A set of measures of centrality based on betweenness*, Sociometry 40, 1977),
  /// divided by (n − 1)(n − 2)/2. By direction, over paths that ties run along, in and out alike,
  /// divided by (n − 1)(n − 2) (White & Borgatti, Social Networks 16, 1994). Exact, by
  /// Brandes 2001; O(nm).
  case betweenness
  /// The reciprocal of the mean distance to those it reaches, times the share of the others it
  /// reaches (Wasserman & Faust, *Social Network Analysis*, 1994). By direction: `in` by the distances
  /// from those who reach it, as NetworkX, `out` by those to whom it reaches. O(nm).
  case closeness
  /// The mean of the reciprocal distances to the others, 0 for those out of reach
  /// (Marchiori & Latora 2000). By direction, as ``closeness``. O(nm).
  case harmonic
  /// The dominant eigenvector of the adjacency (Bonacich 1972), of unit Euclidean norm. By
  /// direction: importance comes from those whose ties run to the figure (`in`, the left eigenvector,
  /// as NetworkX), or to whom its ties run (`out`); those who lie on no circle of ties, nor behind
  /// one, have 0. Not converged where several unconnected groups dominate alike, or nobody has a tie;
  /// by direction, where there is no circle. O(m) a step.
  case eigenvector
  /// The number of walks of any length that lead to it, each step worth α of the one before
  /// (Katz, *A new status index derived from sociometric analysis*, Psychometrika 18, 1953), of
  /// unit Euclidean norm. By direction: walks that end at it (`in`, as NetworkX) or start there
  /// (`out`). Not converged, and 0 for all, where α is no less than the reciprocal of
  /// the adjacency's largest eigenvalue (``Snapshot/katzLimit(ties:options:)``). O(m) a step.
  ///
  /// - Parameter alpha: α, finite and at least 0; ``katz`` alone has 0.1.
  case katz(alpha: Double)
  /// The stationary share of a walk along the ties as they run that now and then jumps
  /// (Brin & Page 1998); sums to 1. Weighted, ties are followed in proportion to their |value|. Not
  /// converged, and 0 for all, where none of those is in the snapshot at whom it is to start. O(m) a step.
  ///
  /// - Parameters:
  ///   - damping: how seldom it jumps, from 0 to below 1; ``pageRank`` alone has 0.85.
  ///   - startingAt: whom it jumps to, all of them alike (Haveliwala 2002); everybody if empty.
  case pageRank(damping: Double, startingAt: [Figure.ID] = [])
  /// How well its ties run to those of high ``authority``
  /// (Kleinberg, *Authoritative sources in a hyperlinked environment*, J. ACM 46, 1999); sums to 1.
  /// Not converged where several parts dominate alike, as both sides of an undirected star do.
  /// O(m) a step.
  case hub
  /// How well the ties of those of high ``hub`` run to it; sums to 1. Converges as that does.
  case authority
  /// The largest k such that it belongs to a group in which all have k ties to one another
  /// (Seidman, *Network structure and minimum degree*, Social Networks 5, 1983). By direction: in
  /// which k ties run to each (`in`) or from each (`out`) (Giatsidis, Thilikos & Vazirgiannis 2013).
  /// O(m).
  case core
  /// Status from allies and enemies at once (Everett & Borgatti, *Networks containing negative
  /// ties*, Social Networks 38, 2014), ties read as undirected: (I − A/(2n − 2))⁻¹ 1 with
  /// A = P − 2N. A figure without ties has 1. Of two enemies alone each has 1/2. O(m) a step.
  case pn
  /// The same from the ties that run to the figure: (I − AᵀA/4(n − 1)²)⁻¹ (I + Aᵀ/2(n − 1)) 1.
  case pnIn
  /// The same from the ties that run from the figure: (I − AAᵀ/4(n − 1)²)⁻¹ (I + A/2(n − 1)) 1.
  case pnOut
  /// How far its ties lead back to the same people (Burt, *Structural Holes*, 1992): the less
  /// constrained a figure, the more central. Figures without ties have 0 and rank last. O(m √m).
  case constraint
  /// How many of its neighbors are not redundant (Burt 1992, as Borgatti 1997 writes it):
  /// d − 2t/d for d neighbors with t ties among them. O(m √m).
  case effectiveSize
  /// The share of the pairs of its neighbors that are tied (Watts & Strogatz, Nature 393, 1998); 0
  /// for fewer than two neighbors. Weighted, Σ w_ij w_iq w_jq / Σ w_ij w_iq with w = |value| / the
  /// largest (Zhang & Horvath 2005). O(m √m).
  case clustering
  /// The share of what it puts into its ties that goes to pairs who are tied: Σ (w_ij + w_iq) / (s (d − 1))
  /// (Barrat, Barthélemy, Pastor-Satorras & Vespignani 2004), by the magnitudes of values. O(m √m).
  case barratClustering
  /// How strong its triangles are: 2 Σ ∛(w_ij w_iq w_jq) / (d (d − 1)) with w = |value| / the largest
  /// (Onnela, Saramäki, Kertész & Kaski 2005). O(m √m).
  case onnelaClustering
  /// The share of all the triangles of arcs that could stand on its own arcs that do
  /// (Fagiolo, *Clustering in complex directed networks*, Phys. Rev. E 76:026107, 2007), as
  /// NetworkX. O(m √m).
  case directedClustering
  /// (balanced − unbalanced triangles) / pairs of its neighbors, from −1 to 1: how far those around
  /// it are at one with it and each other, signs considered (Kunegis, Lommatzsch & Bauckhage 2009;
  /// Costantini & Perugini, PLoS ONE 9:e88669, 2014). Ambivalent ties are left out. Weighted, as
  /// ``clustering`` with the signs kept in the numerator. O(m √m).
  case signedClustering
  /// The share of the others to whom it has a tie of positive value: signnet's `degree_signed` over
  /// (n − 1). By direction. O(m).
  case positiveDegree
  /// The share of the others to whom it has a tie of negative value. By direction. O(m).
  case negativeDegree
  /// ``positiveDegree`` less ``negativeDegree``, from −1 to 1. By direction. O(m).
  case netDegree
  /// The eigenvector of the matrix of signs, for the eigenvalue of largest magnitude, the positive of
  /// two as large (Bonacich & Lloyd, *Calculating status with negative relations*, Social Networks 26,
  /// 2004), of unit Euclidean norm and turned so that the scores add up to no less than 0: the two
  /// sides of a divide have opposite signs, those in the thick of either the largest magnitudes.
  /// Not converged, and 0 for all, where that eigenvalue is repeated, as among several unconnected
  /// groups alike, or no tie has a sign. O(m) a step.
  case signedEigenvector

  /// Katz centrality with an α of 0.1.
  public static var katz: CentralityMeasure { .katz(alpha: 0.1) }
  /// PageRank with a damping of 0.85.
  public static var pageRank: CentralityMeasure { .pageRank(damping: 0.85) }

  /// Whether the scores lie on a scale that does not grow with the number of figures.
  public var isNormalized: Bool {
    switch self {
    case .strength, .core, .pn, .pnIn, .pnOut, .constraint, .effectiveSize: false
    default: true
    }
  }

  /// Whether scores add up values of ties, or lengths of paths, that may lie any number of magnitudes apart, and
  /// nothing is ever taken off.
  var isSumOfMagnitudes: Bool { [.strength, .closeness, .harmonic].contains(self) }

  /// Whether a smaller score means a more central figure, so that the smallest ranks first.
  public var isSmallestFirst: Bool { self == .constraint }
}
